"""Findings come back from the store as they were kept."""

from collections.abc import Callable
from dataclasses import replace

from kg.model import Finding, Severity, Source, Statement
from kg.rdf import source_quads, statement_quads
from kg.report.recorded import is_checked, read_findings
from kg.report.shaclform import record
from kg.store import open_store

TEXT = "The lander is red. The lander is blue."


def test_a_finding_kept_is_read_back(make: Callable[..., Statement]) -> None:
    source = Source(iri="https://example.org/a", path="a.txt")
    one, other = make(TEXT, "lander is red"), make(TEXT, "lander is blue")
    finding = Finding(
        rule="value-conflict",
        severity=Severity.WARNING,
        message="Red or blue?",
        sides=((one,), (other,)),
        fingerprint="f00d",
    )
    store = open_store()
    assert not is_checked(store)
    store.load(source_quads(source, TEXT))
    for told in (one, other):
        store.load(statement_quads(told, source))
    record(store, [finding])
    assert is_checked(store)
    (found,) = read_findings(store)
    assert [[said.id for said in side] for side in found.sides] == [[one.id], [other.id]]
    assert replace(found, sides=finding.sides) == finding


def test_a_check_that_found_nothing_is_a_check() -> None:
    store = open_store()
    record(store, [])
    assert (is_checked(store), read_findings(store)) == (True, ())


def test_what_the_store_has_not_is_left_out(make: Callable[..., Statement]) -> None:
    source = Source(iri="https://example.org/a", path="a.txt")
    here, elsewhere = make(TEXT, "lander is red"), make(TEXT, "lander is blue")
    store = open_store()
    store.load(source_quads(source, TEXT))
    store.load(statement_quads(here, source))
    finding = Finding(
        rule="r", severity=Severity.VIOLATION, message="m", sides=((elsewhere,), (here,))
    )
    record(store, [finding])
    (found,) = read_findings(store)
    assert [[said.id for said in side] for side in found.sides] == [[here.id]]
