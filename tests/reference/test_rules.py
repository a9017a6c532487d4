"""Rules use what was imported: a place of the gazetteer excludes another, a launch a date."""

from datetime import date
from pathlib import Path

from kg.check import check
from kg.folder import data_folder
from kg.load import store_in_memory
from kg.model import Entity, Property, Quote, Source, Speaker, Statement, Time, Value
from kg.rdf import source_quads, statement_quads
from kg.reference.choose import set_references
from kg.rules import find_rule, load_rules

SPACE = "https://w3id.org/factlint/space#"
SOURCE = Source(iri="https://w3id.org/factlint/source/a", path="a.txt")


def said(number: int, subject: str, name: str, value: Value) -> list[str]:
    """An article's statement about a lander, as N-Quads lines."""
    one = Statement(
        id=f"https://w3id.org/factlint/statement/{number}",
        source="a.txt",
        subject=thing(subject, "space:Lander"),
        property=Property(iri=SPACE + name, name=name),
        value=value,
        speakers=(Speaker(label="A"),),
        quote=Quote(exact=str(number), start=number, end=number + 1),
    )
    return list(statement_quads(one, SOURCE))


def thing(name: str, kind: str) -> Entity:
    prefix = "https://w3id.org/factlint/"
    iri = prefix + (name if "/" in name else f"entity/{name}")
    return Entity(iri=iri, label=name, type=kind)


def found(lines: list[str], rule: str, file: Path) -> list[tuple[str, ...]]:
    """Which sources each finding names, of those about the article."""
    with store_in_memory(()) as store:
        store.load([*source_quads(SOURCE, "0123456789"), *lines])
        set_references(store, (str(file),), location="no-store", whole=False)
        rules = (find_rule(load_rules(data_folder("queries") / "rules"), rule),)
        result = check(rules, store, [SOURCE.iri])
    return [tuple(sorted(one.source for one in each.statements)) for each in result.findings]


def test_a_place_of_the_gazetteer_excludes_the_pole(tables: Path) -> None:
    pole = thing("moon/south-pole", "space:LunarPlace")
    crater = thing("nyborg-crater", "space:LunarPlace")
    lines = said(1, "harrow", "landsAt", crater) + said(2, "harrow", "worksAt", pole)
    assert found(lines, "place-conflict", tables / "places.csv") == [("a.txt", "a.txt")]
    assert found(lines, "place-conflict", tables / "launches.tsv") == []


def test_a_launch_of_the_catalogue_excludes_another_day(tables: Path) -> None:
    day = date(2031, 3, 9)
    when = Time(earliest=day, latest=day, text="9 March 2031")
    lines = said(1, "nordlys-7", "launchDate", when)
    assert found(lines, "date-conflict", tables / "launches.tsv") == [("a.txt", "launches")]
