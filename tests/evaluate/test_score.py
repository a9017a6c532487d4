from collections.abc import Callable
from datetime import date

import pytest

from kg.evaluate.gold import GoldArticle
from kg.evaluate.score import Interval, Tally, harmonic, intervals, score_reading, total
from kg.evaluate.table import as_json, as_text
from kg.model import Certainty, Polarity, Quantity, Quote, Reading, Speaker, Statement, Tense, Time

Found = Callable[..., Statement]
Load = Callable[[str], GoldArticle]
Read = Callable[..., Reading]

LAUNCH = 'id: L, s: [Indian, ISRO], p: [launches, plans], o: [chandrayaan], quote: "will launch"'
LANDED = 'id: H, s: [Vikram], p: [landingOutcome], o: [hard], quote: "probably hard-landed"'
MASS = 'id: M, s: [Vikram], p: [mass], o: ["1,471"], quote: "weighs 1,471 kg"'


def test_right_wrong_and_missed_are_counted(gold: Load, found: Found, reading: Read) -> None:
    expected = gold(f"statements:\n  - {{{LAUNCH}}}\n  - {{{LANDED}}}\n  - {{{MASS}, need: false}}")
    score = score_reading(
        expected,
        reading(
            found("will launch Chandrayaan-2", "isro", "plans", "Chandrayaan-2"),
            found("Vikram", "Vikram", "landsAt", "Moon"),
        ),
    )
    assert score.tally == Tally(right=1, needed=1, wrong=1, missed=1)
    assert (score.tally.precision, score.tally.recall, score.tally.f1) == (0.5, 0.5, 0.5)
    assert score.by_property == {
        "landingOutcome": Tally(missed=1),
        "landsAt": Tally(wrong=1),
        "launches": Tally(right=1, needed=1),
    }


def test_what_need_not_be_found_is_right_when_found(
    gold: Load, found: Found, reading: Read
) -> None:
    mass = Quantity(
        amount=1471, unit="kg", text="1,471 kg", low=1470.5, high=1471.5, base="kg", kind="mass"
    )
    expected = gold(f"statements:\n  - {{{MASS}, need: false}}")
    score = score_reading(expected, reading(found("weighs\n1,471 kg", "Vikram", "mass", mass)))
    assert score.tally == Tally(right=1)
    assert (score.tally.precision, score.tally.recall, score.tally.f1) == (1.0, None, None)


def test_a_repeated_statement_is_neither_right_nor_wrong(
    gold: Load, found: Found, reading: Read
) -> None:
    statement = found("will launch", "ISRO", "launches", "Chandrayaan-2")
    score = score_reading(gold(f"statements:\n  - {{{LAUNCH}}}"), reading(statement, statement))
    assert score.tally == Tally(right=1, needed=1)


def test_a_quote_elsewhere_is_no_match(gold: Load, found: Found, reading: Read) -> None:
    elsewhere = found("Vikram weighs", "ISRO", "launches", "Chandrayaan-2")
    score = score_reading(gold(f"statements:\n  - {{{LAUNCH}}}"), reading(elsewhere))
    assert score.tally == Tally(wrong=1, missed=1)


def test_as_many_are_paired_as_can_be(gold: Load, found: Found, reading: Read) -> None:
    """The nearest quote fits both gold statements; the other found one fits the first alone."""
    loose = 'id: A, s: [ISRO], p: [launches], o: [c], quote: "ISRO will launch Chandrayaan-2"'
    strict = 'id: B, s: [ISRO], p: [launches], o: [chandrayaan], quote: "launch Chandrayaan-2"'
    score = score_reading(
        gold(f"statements:\n  - {{{loose}}}\n  - {{{strict}}}"),
        reading(
            found("ISRO will launch Chandrayaan-2", "ISRO", "launches", "Chandrayaan-2"),
            found("ISRO", "ISRO", "launches", "craft"),
        ),
    )
    assert score.tally == Tally(right=2, needed=2)


def test_metadata_and_names_are_not_scored(gold: Load, found: Found, reading: Read) -> None:
    name = found("Vikram", "Vikram", "namedAs", "Vikram", extractor="mention")
    assert score_reading(gold("statements: []"), reading(name)).tally == Tally()


def test_how_it_is_said_is_judged_where_the_gold_says_it(
    gold: Load, found: Found, reading: Read
) -> None:
    expected = gold(
        f"""\
statements:
  - {{{LAUNCH}, tense: future, time: {{earliest: 2019-07-01, latest: 2019-07-31}}}}
  - {{{LANDED}, certainty: probable, speakers: [PTI, ISRO official]}}
  - {{{MASS}}}"""
    )
    july = Time(earliest=date(2019, 7, 1), latest=date(2019, 7, 31), text="in July 2019")
    chain = (
        Speaker(label="Sputnik"),
        Speaker(label="Indian news agency PTI"),
        Speaker(label="an ISRO official"),
    )
    mass = Time(earliest=None, latest=None, text="1,471")
    score = score_reading(
        expected,
        reading(
            found(
                "will launch",
                "ISRO",
                "launches",
                "Chandrayaan-2",
                tense=Tense.PAST,
                qualifiers=(("time", july),),
            ),
            found(
                "hard-landed",
                "Vikram",
                "landingOutcome",
                "HardLanding",
                certainty=Certainty.PROBABLE,
                polarity=Polarity.NEGATIVE,
                speakers=chain,
            ),
            found("1,471 kg", "Vikram", "mass", mass, speakers=chain[:2]),
        ),
    )
    assert score.judged == {
        "tense": (0, 1),
        "certainty": (1, 1),
        "polarity": (2, 3),
        "speakers": (1, 1),
        "no wrong speaker": (2, 3),
        "time": (1, 1),
        "quantity": (0, 0),
        "qualifiers": (0, 0),
        "quote": (3, 3),
    }
    assert [(one.id, name) for one, _, name in score.differing] == [
        ("L", "tense"),
        ("H", "polarity"),
        ("M", "no wrong speaker"),
    ]


def test_speakers_in_the_wrong_order_are_not_right(gold: Load, found: Found, reading: Read) -> None:
    expected = gold(f"statements:\n  - {{{LANDED}, speakers: [PTI, official]}}")
    chain = (Speaker(label="Sputnik"), Speaker(label="an official"), Speaker(label="PTI"))
    one = found("hard-landed", "Vikram", "landingOutcome", "HardLanding", speakers=chain)
    assert score_reading(expected, reading(one)).judged["speakers"] == (0, 1)


def test_a_qualifier_and_an_open_bound_are_judged(gold: Load, found: Found, reading: Read) -> None:
    expected = gold(f"statements:\n  - {{{LANDED}, altitude: 2.5 km, time: {{earliest: null}}}}")
    height = Quantity(
        amount=2.5, unit="km", text="just 2.5 km", low=2450, high=2550, base="m", kind="length"
    )
    time = Time(earliest=date(2019, 9, 7), latest=None, text="from 7 September")
    one = found(
        "hard-landed",
        "Vikram",
        "landingOutcome",
        "HardLanding",
        qualifiers=(("altitude", height), ("time", time)),
    )
    judged = score_reading(expected, reading(one)).judged
    assert (judged["qualifiers"], judged["time"]) == ((1, 1), (0, 1))


def test_a_quote_that_is_not_the_text_is_counted(gold: Load, found: Found, reading: Read) -> None:
    one = found("Vikram", "Vikram", "landsAt", "Moon", quote=Quote(exact="Pragyan", start=0, end=7))
    assert score_reading(gold("statements: []"), reading(one)).judged["quote"] == (0, 1)


def test_the_total_counts_every_statement_alike(gold: Load, found: Found, reading: Read) -> None:
    one = score_reading(
        gold(f"statements:\n  - {{{LAUNCH}}}"),
        reading(found("will launch", "ISRO", "launches", "Chandrayaan-2")),
    )
    other = score_reading(gold(f"statements:\n  - {{{LAUNCH}}}\n  - {{{LANDED}}}"), reading())
    every = total([one, other])
    assert every.tally == Tally(right=1, needed=1, missed=2)
    assert every.by_property["launches"] == Tally(right=1, needed=1, missed=1)
    assert every.judged["quote"] == (1, 1)


def test_scores_are_a_table(gold: Load, found: Found, reading: Read) -> None:
    score = score_reading(
        gold(f"statements:\n  - {{{LAUNCH}, tense: future}}\n  - {{{LANDED}}}\n  - {{{MASS}}}"),
        reading(
            found("will launch", "ISRO", "launches", "Chandrayaan-2"),
            found("Vikram", "Vikram", "landsAt", "Moon"),
            found("probably hard-landed", "Vikram", "landingOutcome", "HardLanding"),
        ),
    )
    assert as_text([score], show="all") == (
        "article  right  wrong  missed      P      R     F1\n"
        "a.txt        2      1       1  0.666  0.666  0.666\n"
        "total        2      1       1  0.666  0.666  0.666\n"
        "95 % of samples of articles (bootstrap): P 0.666–0.666, R 0.666–0.666, F1 0.666–0.666\n"
        "\n"
        "property        right  wrong  missed      P      R     F1\n"
        "landingOutcome      1      0       0  1.000  1.000  1.000\n"
        "landsAt             0      1       0  0.000      –      –\n"
        "launches            1      0       0  1.000  1.000  1.000\n"
        "mass                0      0       1      –  0.000      –\n"
        "\n"
        "of what was matched, right\n"
        "tense                 0 of 1     0.000\n"
        "certainty             0 of 0         –\n"
        "polarity              2 of 2     1.000\n"
        "speakers              0 of 0         –\n"
        "no wrong speaker      2 of 2     1.000\n"
        "time                  0 of 0         –\n"
        "quantity              0 of 0         –\n"
        "qualifiers            0 of 0         –\n"
        "quote                 3 of 3     1.000\n"
        "\n"
        "missed:\n"
        "  a.txt: M Vikram – mass – 1,471 “weighs 1,471 kg”\n"
        "\n"
        "wrong:\n"
        "  a.txt: Vikram – landsAt – Moon [present certain positive; Sputnik] “Vikram”\n"
        "  a.txt: L tense: ISRO – launches – Chandrayaan-2 [present certain positive; Sputnik]"
        " “will launch”\n"
    )
    assert '"precision": 0.6666666666666666' in as_json([score])


def test_an_amount_is_judged_by_its_numbers(gold: Load, found: Found, reading: Read) -> None:
    expected = gold(f"statements:\n  - {{{MASS}}}")

    def weight(amount: float, text: str) -> tuple[int, int]:
        mass = Quantity(
            amount=amount, unit="kg", text=text, low=None, high=None, base="kg", kind="mass"
        )
        one = found("1,471 kg", "Vikram", "mass", mass)
        return score_reading(expected, reading(one)).judged["quantity"]

    assert weight(1471.0, "1,471 kg") == (1, 1)
    assert weight(471.0, "471") == (0, 1)


def test_intervals_are_those_of_samples_of_articles(
    gold: Load, found: Found, reading: Read
) -> None:
    right = score_reading(
        gold(f"statements:\n  - {{{LAUNCH}}}"),
        reading(found("will launch", "ISRO", "launches", "Chandrayaan-2")),
    )
    missed = score_reading(gold(f"statements:\n  - {{{LANDED}}}"), reading())
    spans = intervals([right, missed])
    assert spans["precision"] == Interval(low=1.0, high=1.0)
    assert spans["recall"] == Interval(low=0.0, high=1.0)
    assert intervals([]) == dict.fromkeys(
        ("precision", "recall", "f1"), Interval(low=None, high=None)
    )


@pytest.mark.parametrize(
    ("shares", "mean"),
    [((0.75, 0.5), 0.6), ((0.0, 0.0), 0.0), ((0.0, 1.0), 0.0), ((None, 1.0), None)],
)
def test_f1_is_the_harmonic_mean_of_what_is_known(
    shares: tuple[float | None, float | None], mean: float | None
) -> None:
    assert harmonic(*shares) == mean
    assert harmonic(*reversed(shares)) == mean
