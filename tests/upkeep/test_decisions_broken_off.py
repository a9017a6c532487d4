"""A run that ends between two writes leaves decisions that the next one puts in force."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.decisions import Decision, Verdict, decide, keep_decisions, statement_key, statement_label
from kg.load import load_ontology, load_reading
from kg.model import Reading
from kg.rdf import source_iri
from kg.store import Store, open_store
from kg.store.embedded import EmbeddedStore
from kg.upkeep import verify

PATH = "a.txt"


class EndedError(BaseException):
    """The process is no more."""


def decision(reading: Reading, number: int, verdict: Verdict) -> Decision:
    one = reading.statements[0]
    return Decision(
        number=number,
        key=statement_key(one, source_iri(PATH)),
        used=one.id,
        label=statement_label(one),
        verdict=verdict,
        by="Ada",
        at=datetime(2020, 1, 1, tzinfo=UTC),
        note="",
        source=source_iri(PATH),
    )


def faults(store: Store, ontology: Path) -> list[str]:
    return [str(fault) for _, fault in verify(store, ontology) if fault is not None]


def ending_after(writes: int) -> Callable[..., bool]:
    """`replace`, which ends the process when it is called once more than so often."""
    whole, left = EmbeddedStore.replace, itertools.count(writes, -1)

    def ending(store: EmbeddedStore, source: str, lines: Iterable[str]) -> bool:
        if next(left) == 0:
            raise EndedError
        return whole(store, source, lines)

    return ending


@pytest.mark.parametrize("action", ["reject", "take back"])
def test_what_is_broken_off_at_any_write_is_in_force_after_the_next_run(
    ontology: Path,
    reading: Callable[..., Reading],
    monkeypatch: pytest.MonkeyPatch,
    action: str,
) -> None:
    first = reading(PATH, 3)
    rejected = decision(first, 1, Verdict.REJECTED)
    taken_back = replace(decision(first, 2, Verdict.WITHDRAWN), withdraws=rejected.iri)
    actions: dict[str, Callable[[Store], object]] = {
        "reject": lambda store: decide(store, rejected),
        "take back": lambda store: decide(store, taken_back),
    }
    whole, broken = EmbeddedStore.replace, 0
    for last in itertools.count():
        with open_store() as store:
            load_ontology(store, ontology)
            load_reading(store, first)
            if action != "reject":
                actions["reject"](store)
            monkeypatch.setattr(EmbeddedStore, "replace", ending_after(last))
            try:
                actions[action](store)
                ended = False
            except EndedError:
                ended = True
            monkeypatch.setattr(EmbeddedStore, "replace", whole)
            broken += bool(faults(store, ontology))
            keep_decisions(store)
            assert faults(store, ontology) == [], f"after {last} writes"
        if not ended:
            break
    assert last >= 2
    assert broken > 0  # else there would be nothing to put in force
