"""How many independent sources stand behind each side."""

from kg.check.support import weigh
from kg.model import Entity, Finding, Property, Quote, Severity, Speaker, Statement
from kg.report.words import support_words

AGENCY = "https://example.org/wire"


def said(source: str, value: str, *speakers: Speaker) -> Statement:
    return Statement(
        id=f"st:{source}-{value}",
        source=source,
        subject=Entity(iri="ent:probe", label="Probe"),
        property=Property(iri="p:site", name="site"),
        value=Entity(iri=f"ent:{value}", label=value),
        speakers=(Speaker(label=source), *speakers),
        quote=Quote(exact=f"it flies from {value}", start=0, end=10),
    )


def finding(*sides: tuple[Statement, ...]) -> Finding:
    return Finding(rule="r", severity=Severity.VIOLATION, message="m", sides=sides)


def test_each_paper_is_a_source() -> None:
    (weighed,) = weigh(
        [finding((said("a", "X"), said("b", "X")), (said("c", "Y"),))], {}, {}, frozenset()
    )
    assert (weighed.support, weighed.best) == ((2, 1), 0)
    words = support_words(weighed)
    assert words == "best supported by 2 independent sources against 1: “it flies from X”"


def test_a_copy_is_no_source_of_its_own_and_a_tie_is_one() -> None:
    sides = ((said("a", "X"), said("b", "X")), (said("c", "Y"),))
    (weighed,) = weigh([finding(*sides)], {"b": "a"}, {}, frozenset())
    assert (weighed.support, weighed.best) == ((1, 1), None)
    assert support_words(weighed) == "a tie: 1 independent source on each side"


def test_what_one_publisher_says_twice_has_one_source() -> None:
    sides = ((said("a", "X"), said("b", "X")), (said("c", "Y"), said("d", "Y")))
    publishers = {"a": "Daily", "b": "DAILY", "c": "Daily"}
    (weighed,) = weigh([finding(*sides)], {}, publishers, frozenset())
    assert (weighed.support, weighed.best) == ((1, 2), 1)


def test_a_copy_has_the_publisher_of_its_original() -> None:
    sides = ((said("a", "X"), said("b", "X")), (said("c", "Y"),))
    publishers = {"a": "Daily", "b": "Weekly", "c": "Weekly"}
    (weighed,) = weigh([finding(*sides)], {"b": "a"}, publishers, frozenset())
    assert weighed.support == (1, 1)


def test_what_one_news_agency_told_two_papers_has_one_source() -> None:
    wire = Speaker(label="Wire", iri=AGENCY)
    sides = ((said("a", "X", wire), said("b", "X", wire)), (said("c", "Y"), said("d", "Y")))
    (weighed,) = weigh([finding(*sides)], {}, {}, frozenset({AGENCY}))
    assert (weighed.support, weighed.best) == ((1, 2), 1)


def test_a_contradiction_within_one_text_has_no_better_side() -> None:
    (weighed,) = weigh([finding((said("a", "X"),), (said("a", "Y"),))], {}, {}, frozenset())
    assert support_words(weighed) == ""
