"""Tests of kg.extract.when, timing, chronology and dating: which day a sentence gives which event.

A row: a text of 11 September 2024, and all the dates of launches and landings in it, as property,
subject, first and last day ("-" for an open end). Every date that the text does not give would
show as one too many.
"""

from datetime import date

import pytest

from kg.extract import Extractor
from kg.model import Article, Block, BlockKind, Polarity, PublicationDate, Time

LAUNCH, LANDING = "launchDate", "landingDate"


Dates = tuple[tuple[str, str, str], ...]


def dated(text: str, *dates: tuple[str, str, str]) -> tuple[str, Dates]:
    """A row; its dates in order, as a parameter is named by what it holds."""
    return text, tuple(sorted(dates))


ROWS: tuple[tuple[str, Dates], ...] = (
    # two verbs, two dates
    dated(
        "Chandrayaan-3 was launched on 14 July 2023 and landed on 23 August 2023.",
        (LAUNCH, "Chandrayaan-3", "2023-07-14..2023-07-14"),
        (LANDING, "Chandrayaan-3", "2023-08-23..2023-08-23"),
    ),
    dated(
        "Luna-25, launched on 11 August 2023, crashed on 19 August 2023.",
        (LAUNCH, "Luna-25", "2023-08-11..2023-08-11"),
        (LANDING, "Luna-25", "2023-08-19..2023-08-19"),
    ),
    dated(
        "Having lifted off on 3 May 2021, Beresheet landed on 5 June 2021.",
        (LAUNCH, "Beresheet", "2021-05-03..2021-05-03"),
        (LANDING, "Beresheet", "2021-06-05..2021-06-05"),
    ),
    # a day without a year goes with the one beside it
    dated(
        "Launched on 14 July 2023, Chandrayaan-3 landed near the south pole on 23 August.",
        (LAUNCH, "Chandrayaan-3", "2023-07-14..2023-07-14"),
        (LANDING, "Chandrayaan-3", "2023-08-23..2023-08-23"),
    ),
    # but not with what is to come, nor when it was said
    dated(
        "Beresheet was launched in May; VIPER will land in June 2025.",
        (LAUNCH, "Beresheet", "2024-05-01..2024-05-31"),
        (LANDING, "VIPER", "2025-06-01..2025-06-30"),
    ),
    # relative to the date before
    dated(
        "Chang'e 3 lifted off in 2013 and touched down a year later.",
        (LAUNCH, "Chang'e 3", "2013-01-01..2013-12-31"),
        (LANDING, "Chang'e 3", "2014-01-01..2014-12-31"),
    ),
    dated(
        "Beresheet was launched in 2021 and landed the following year.",
        (LAUNCH, "Beresheet", "2021-01-01..2021-12-31"),
        (LANDING, "Beresheet", "2022-01-01..2022-12-31"),
    ),
    dated(
        "Beresheet lifted off on 3 May 2021. The following March it landed on the Moon.",
        (LAUNCH, "Beresheet", "2021-05-03..2021-05-03"),
        (LANDING, "Beresheet", "2022-03-01..2022-03-31"),
    ),
    dated(
        "Beresheet lifted off on 3 May 2021 and landed in October that year.",
        (LAUNCH, "Beresheet", "2021-05-03..2021-05-03"),
        (LANDING, "Beresheet", "2021-10-01..2021-10-31"),
    ),
    dated(
        "Odysseus lifted off on 15 February 2024 and, a week later, set down near the pole.",
        (LAUNCH, "Odysseus", "2024-02-15..2024-02-15"),
        (LANDING, "Odysseus", "2024-02-19..2024-02-25"),
    ),
    dated(
        "Beresheet landed on the Moon three days after its launch on 3 May 2021.",
        (LAUNCH, "Beresheet", "2021-05-03..2021-05-03"),
        (LANDING, "Beresheet", "2021-05-06..2021-05-06"),
    ),
    # when it was said is no date of the event
    dated(
        "The company said on Tuesday it would launch Beresheet in the first quarter of 2026.",
        (LAUNCH, "Beresheet", "2026-01-01..2026-03-31"),
    ),
    dated(
        "Beresheet was launched on Monday, the agency said on Tuesday.",
        (LAUNCH, "Beresheet", "2024-09-09..2024-09-09"),
    ),
    dated(
        "ISRO announced in March that it would launch Chandrayaan-4 by 2028.",
        (LAUNCH, "Chandrayaan-4", "-..2028-12-31"),
    ),
    # relative clauses, brackets, dates before the subject
    dated(
        "Chandrayaan-2, which was launched in July 2019, still circles the Moon.",
        (LAUNCH, "Chandrayaan-2", "2019-07-01..2019-07-31"),
    ),
    dated(
        "Chandrayaan-2 (launched 2019) still circles the Moon.",
        (LAUNCH, "Chandrayaan-2", "2019-01-01..2019-12-31"),
    ),
    dated(
        "On Tuesday, after months of delay, Peregrine lifted off from Florida.",
        (LAUNCH, "Peregrine", "2024-09-10..2024-09-10"),
    ),
    dated(
        "The agency, founded in 1999, launched Beresheet in 2021.",
        (LAUNCH, "Beresheet", "2021-01-01..2021-12-31"),
    ),
    dated(
        "SLIM, launched on 7 September 2023 (JST), landed on 20 January 2024.",
        (LAUNCH, "SLIM", "2023-09-07..2023-09-07"),
        (LANDING, "SLIM", "2024-01-20..2024-01-20"),
    ),
    # several things, several dates
    dated(
        "NASA launched LRO in June 2009 and GRAIL in September 2011.",
        (LAUNCH, "LRO", "2009-06-01..2009-06-30"),
        (LAUNCH, "GRAIL", "2011-09-01..2011-09-30"),
    ),
    # bounds and delays
    dated("VIPER will not launch until 2027.", (LAUNCH, "VIPER", "2027-01-01..-")),
    dated("VIPER will not fly before 2027.", (LAUNCH, "VIPER", "2027-01-01..-")),
    dated(
        "Liftoff of Beresheet is targeted for no earlier than 2:30 a.m. on Sept. 20.",
        (LAUNCH, "Beresheet", "2024-09-20..-"),
    ),
    dated(
        "The launch of VIPER has slipped from March 2025 to late 2026.",
        (LAUNCH, "VIPER", "2026-10-01..2026-12-31"),
    ),
    dated(
        "NASA has pushed back the launch of VIPER from March 2025 to late 2026.",
        (LAUNCH, "VIPER", "2026-10-01..2026-12-31"),
    ),
    dated(
        "The launch of VIPER was postponed from 10 to 14 October 2026.",
        (LAUNCH, "VIPER", "2026-10-14..2026-10-14"),
    ),
    dated(
        "It was not until 2014 that Beresheet was launched.",
        (LAUNCH, "Beresheet", "2014-01-01..-"),
    ),
    dated(
        "It was in 2023, four years after the crash of Vikram, that ISRO landed Chandrayaan-3.",
        (LANDING, "Chandrayaan-3", "2023-01-01..2023-12-31"),
    ),
    dated(
        "Odysseus landed on 22 February, the first to touch down since Apollo 17 in 1972.",
        (LANDING, "Odysseus", "2024-02-22..2024-02-22"),
    ),
    # no dates of the event
    dated("Since 2009, LRO has circled the Moon."),
    dated("SLIM's launch was called off on Monday."),
    dated("The launch of VIPER was postponed on Monday."),
    dated("The capsule is due back on 25 June."),
)


@pytest.mark.parametrize(("text", "dates"), ROWS, ids=lambda one: str(one)[:60])
def test_each_date_is_that_of_its_event(extractor: Extractor, text: str, dates: Dates) -> None:
    article = Article(
        path="a.txt",
        text=text,
        publisher="Paper",
        published=PublicationDate(day=date(2024, 9, 11), origin="option"),
        language="en",
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
    )
    found = {
        (one.property.name, one.subject.label, f"{_day(value.earliest)}..{_day(value.latest)}")
        for one in extractor.extract(article).statements
        if one.property.name in {LAUNCH, LANDING} and one.polarity is Polarity.POSITIVE
        if isinstance(value := one.value, Time)
    }
    assert tuple(sorted(found)) == dates


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"


def test_a_day_without_a_year_in_a_history_is_of_the_year_told_before(
    extractor: Extractor,
) -> None:
    text = "SELENE was launched on September 14, 2007.\n\nIt landed on December 9."
    article = Article(
        path="a.txt",
        text=text,
        published=PublicationDate(day=date(2019, 6, 10), origin="option"),
        blocks=(
            Block(kind=BlockKind.BODY, start=0, end=42),
            Block(kind=BlockKind.BODY, start=44, end=len(text)),
        ),
    )
    times = {
        value.earliest
        for one in extractor.extract(article).statements
        if one.property.name == LANDING and isinstance(value := one.value, Time)
    }
    assert times == {date(2007, 12, 9)}
