"""What is near some articles is brought of a server: a check finds the same as on all of it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from kg.check import check
from kg.check.bring import bring_near, can_bring
from kg.decisions import DECISIONS, Decision, Verdict, decide, statement_key
from kg.load import load_ontology
from kg.rdf import read_statements
from kg.reference import load_reference
from kg.rules import load_rules
from kg.store import Store, open_store
from kg.store.embedded import EmbeddedStore
from kg.store.server import RemoteStore
from kg.store.server.client import Client, Request
from kg.vocab import SOURCE

NEW = f"{SOURCE}bench-2-0"
RULES = load_rules()


@pytest.fixture
def served(address: str, statements: ModuleType, small: Path) -> Iterator[RemoteStore]:
    """A server's store of ten articles on twenty things, and a new one that says some otherwise."""
    with open_store(address) as store:
        assert isinstance(store, RemoteStore)
        load_ontology(store, small)
        store.fill(statements.make_quads(400, wrong=0.2))
        store.replace(NEW, list(statements.make_quads(40, seed=2, crafts=20, wrong=0.2)))
        yield store
        for source in (DECISIONS, *read_sources(store)):
            store.remove(source)


def memory() -> EmbeddedStore:
    store = open_store()
    assert isinstance(store, EmbeddedStore)
    return store


def copied(store: Store) -> EmbeddedStore:
    copy = memory()
    copy.fill_from(store)
    load_reference(copy)
    return copy


def brought(store: RemoteStore, ontology: Path) -> EmbeddedStore:
    part = memory()
    load_ontology(part, ontology)
    load_reference(part)
    bring_near(store, part, {NEW}, RULES)
    return part


def test_a_check_of_what_was_brought_finds_the_same_as_one_of_all(
    served: RemoteStore, small: Path
) -> None:
    assert can_bring(RULES)
    whole, part = copied(served), brought(served, small)
    found = check(RULES, part, [NEW])
    assert found == check(RULES, whole, [NEW])
    assert len(found.findings) > 5
    assert len(found.coverage.uncompared) > 1
    told = next(one for one in found.findings[0].statements if one.source != "bench-2-0.txt")
    source = SOURCE + told.source.removesuffix(".txt")
    stated = next(one for one in read_statements(served.triples(source)) if one.id == told.id)
    decide(
        served,
        Decision(
            number=1,
            key=statement_key(stated, source),
            used=stated.id,
            label="as it stands",
            verdict=Verdict.REJECTED,
            by="Ann",
            at=datetime(2026, 1, 1, tzinfo=UTC),
            source=source,
        ),
    )
    decided = check(RULES, brought(served, small), [NEW])
    assert decided == check(RULES, copied(served), [NEW])
    assert decided != found


def test_what_is_brought_is_as_much_beside_twice_as_much(
    served: RemoteStore,
    statements: ModuleType,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Request] = []
    ask: Callable[..., object] = Client.ask
    monkeypatch.setattr(
        Client, "ask", lambda client, request: asked.append(request) or ask(client, request)
    )
    few = brought(served, small)
    requests = len(asked)
    # Where a server gives few rows at once, the pages of an answer and their count come on top.
    assert sum(not is_page(request) for request in asked) < 60
    served.fill(elsewhere(statements.make_quads(400, seed=3)))
    asked.clear()
    assert set(brought(served, small).quads()) == set(few.quads())
    assert len(asked) == requests


def is_page(request: Request) -> bool:
    """Whether it asks for a later page, or for the number of all rows."""
    return b"+OFFSET+" in request.content or b"COUNT%28" in request.content


def elsewhere(lines: Iterable[str]) -> Iterator[str]:
    """The same of other things."""
    return (line.replace("/entity/bench-", "/entity/other-") for line in lines)


def read_sources(store: Store) -> set[str]:
    return {str(row["x"]) for row in store.select("SELECT ?x { ?x a kg:Article }").rows}
