"""How two things of a store are connected."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kg.decisions import Decision, Verdict, decide, statement_key, statement_label
from kg.draw.connection import Connection, connect
from kg.extract import Extractor
from kg.load import store_in_memory
from kg.model import Statement
from kg.reference import load_reference
from kg.review.correct import find_thing
from kg.store import Store

Reader = Callable[..., Store]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


@pytest.fixture
def read(extractor: Extractor, tmp_path: Path) -> Reader:
    """A store of texts, the first of Orbit Post, the next of Moon Daily, and so on."""
    publishers = ("Orbit Post", "Moon Daily", "Star Weekly")

    def store(*texts: str) -> Store:
        readings = []
        for number, (publisher, text) in enumerate(zip(publishers, texts, strict=False), 1):
            path = tmp_path / f"{number}.txt"
            head = f"---\npublisher: {publisher}\npublished: 2031-04-0{number}\n---\n"
            path.write_text(f"{head}{text}\n")
            readings.append(extractor.read(str(path)))
        return store_in_memory(readings)

    return store


def ways(store: Store, start: str, end: str, **options: bool) -> list[str]:
    return [
        " – ".join([way[0].source.label, *(leg.target.label for leg in way)])
        for way in asked(store, start, end, **options).ways
    ]


def asked(store: Store, start: str, end: str, **options: bool) -> Connection:
    return connect(store, find_thing(store, start), find_thing(store, end), **options)


def test_a_way_has_the_quotes_of_each_step_with_their_sources(read: Reader) -> None:
    store = read(
        "NASA launched the Peregrine probe.\n\nThe probe was built by Astrobotic.",
        "Astrobotic developed the Peregrine probe.",
    )
    found = asked(store, "nasa", "ASTROBOTIC")
    (way,) = found.ways
    assert [(leg.source.label, leg.target.label, leg.sources, leg.whole) for leg in way] == [
        ("NASA", "Peregrine", 1, None),
        ("Peregrine", "Astrobotic", 2, None),
    ]
    assert [(Path(one.source).name, one.quote.exact) for one in way[1].statements] == [
        ("1.txt", "The probe was built by Astrobotic"),
        ("2.txt", "Astrobotic developed the Peregrine probe"),
    ]
    assert {Path(path).name: day for path, day in found.days.items()} == {
        "1.txt": "2031-04-01",
        "2.txt": "2031-04-02",
    }


def test_what_is_denied_connects_nothing(read: Reader) -> None:
    store = read("NASA denied that it had launched the Peregrine probe.\n\nESA operates Gaia.")
    assert ways(store, "NASA", "Peregrine") == []


def test_a_state_that_two_things_have_in_common_does_not_connect_them(read: Reader) -> None:
    store = read("Peregrine crashed.", "Vikram crashed.")
    assert ways(store, "Peregrine", "Vikram") == []


def test_a_state_that_is_asked_for_is_a_thing(read: Reader) -> None:
    store = read("Peregrine crashed.", "Vikram crashed.")
    assert ways(store, "Vikram", "HardLanding") == ["Vikram – HardLanding"]


def test_a_place_that_two_things_have_in_common_connects_them(read: Reader) -> None:
    store = read(
        "Peregrine landed at the South Pole of the Moon.", "Vikram landed at the South Pole."
    )
    assert ways(store, "Peregrine", "Vikram") == ["Peregrine – South Pole – Vikram"]


def test_what_is_not_connected_is_told_with_what_each_is_connected_with(read: Reader) -> None:
    store = read("NASA launched the Peregrine probe.", "ESA developed the Rosetta probe.")
    found = asked(store, "NASA", "ESA")
    assert (found.ways, found.statements) == ((), 2)
    assert [[one.label for one in near] for near in (found.near_start, found.near_end)] == [
        ["Peregrine"],
        ["Rosetta"],
    ]


def test_a_copy_of_a_text_is_no_second_source(read: Reader) -> None:
    text = (
        "Astrobotic developed the Peregrine probe. It was a long winter in the town by the river, "
        "and nobody at the works had much time for anything but the tanks, valves and cables that "
        "were still to be fitted before the first snow fell on the yard."
    )
    (way,) = asked(read(text, text), "Astrobotic", "Peregrine").ways[:1]
    assert (len(way[0].statements), way[0].sources) == (2, 1)


def test_what_a_person_rejected_connects_nothing(read: Reader) -> None:
    store = read("NASA launched the Peregrine probe.")
    ((leg,),) = asked(store, "NASA", "Peregrine").ways
    reject(store, leg.statements[0])
    assert ways(store, "NASA", "Peregrine") == []


def reject(store: Store, statement: Statement) -> None:
    """Anna takes the statement out."""
    source = find_sources(store)[statement.source]
    decision = Decision(
        number=1,
        key=statement_key(statement, source),
        used=statement.id,
        label=statement_label(statement),
        verdict=Verdict.REJECTED,
        by="Anna",
        at=datetime(2031, 5, 1, tzinfo=UTC),
        source=source,
    )
    decide(store, decision)


def find_sources(store: Store) -> dict[str, str]:
    """The IRI of each source by its path."""
    rows = store.select("SELECT ?source ?path { ?source kg:path ?path }").rows
    return {row["path"].value: str(row["source"]) for row in rows}


def test_a_part_of_a_craft_is_connected_with_it_without_a_quote(read: Reader) -> None:
    store = read("Vikram landed at the South Pole.\n\nISRO operates Chandrayaan-2.")
    ways_found = asked(store, "ISRO", "South Pole").ways
    assert [
        (leg.source.label, leg.target.label, bool(leg.statements), leg.whole and leg.sources)
        for leg in ways_found[0]
    ] == [
        ("ISRO", "Chandrayaan-2", True, None),
        ("Chandrayaan-2", "Vikram", False, 0),
        ("Vikram", "South Pole", True, None),
    ]


def test_reference_data_connect_only_if_asked_for(read: Reader) -> None:
    store = read("NASA launched the Peregrine probe.")
    load_reference(store)
    assert ways(store, "ISRO", "Vikram") == []
    assert ways(store, "ISRO", "Vikram", with_reference=True) != []
