"""What `kg store verify` sees: each way in which a store can be other than kg left it."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph
import pytest

from kg import vocab
from kg.decisions import DECISIONS, Decision, Verdict, decide, statement_key, statement_label
from kg.errors import StoreError
from kg.load import load_ontology, load_reading
from kg.model import Reading
from kg.rdf import source_iri
from kg.store import open_store
from kg.store.ontology import ONTOLOGY
from kg.upkeep import Fault, verify

A = source_iri("a.txt")
MEND = "kg ingest --again a.txt"


def faults(folder: Path, ontology: Path) -> list[Fault]:
    with open_store(str(folder)) as store:
        return [fault for _, fault in verify(store, ontology) if fault is not None]


def update(folder: Path, text: str) -> None:
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in vocab.PREFIXES.items())
    store = pyoxigraph.Store(str(folder))
    before = set(store)
    store.update(prefixes + text)
    assert set(store) != before, "the test changes nothing"
    store.flush()


def test_a_store_as_kg_left_it_is_sound(folder: Path, ontology: Path) -> None:
    with open_store(str(folder)) as store:
        looked = list(verify(store, ontology))
    paths = ["all files", "ontology", "a.txt", "b.txt", "c.txt", "decisions", "graphs"]
    assert looked == [(path, None) for path in paths]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            f"DELETE {{ GRAPH ?g {{ <{A}> kg:text ?t }} }} INSERT {{ GRAPH ?g {{ <{A}> kg:text"
            f' "Another." }} }} WHERE {{ GRAPH ?g {{ <{A}> kg:text ?t }} }}',
            "the text of a.txt is not the one that was exported (SHA-256)",
        ),
        (
            f"DELETE WHERE {{ GRAPH <{A}> {{ <{A}> kg:text ?t }} }}",
            f"{vocab.shorten(A)} is an article without a path or a text",
        ),
        (
            f"DELETE {{ GRAPH <{A}> {{ ?q oa:start 0 }} }}"
            f" INSERT {{ GRAPH <{A}> {{ ?q oa:start 1 }} }}"
            f" WHERE {{ GRAPH <{A}> {{ ?q oa:start 0 }} }}",
            "the quote of {st} does not stand at its place",
        ),
        (
            f"DELETE {{ GRAPH <{A}> {{ ?st kg:tense ?t }} }}"
            f' WHERE {{ GRAPH <{A}> {{ ?st kg:tense ?t ; kg:subjectLabel "Agency 0" }} }}',
            "what it says of the statements of a.txt is damaged",
        ),
        (
            'DELETE { GRAPH ?st { ?s ?p ?o } } WHERE { GRAPH ?g { ?st kg:subjectLabel "Agency 0" ;'
            f" oa:hasSource <{A}> }} GRAPH ?st {{ ?s ?p ?o }} }}",
            "the graph <{iri}> lacks its triple",
        ),
        (
            f"DELETE {{ GRAPH <{A}> {{ ?st kg:published ?d }} }} WHERE {{ GRAPH <{A}> {{ ?st"
            ' kg:published ?d ; kg:subjectLabel "Agency 0" } }',
            "{st} lacks kg:published",
        ),
        (
            f'INSERT DATA {{ GRAPH <{A}> {{ <{A}> rdfs:comment "mine" }} }}',
            f"{vocab.shorten(A)} has a strange rdfs:comment",
        ),
    ],
)
def test_what_is_wrong_with_an_article_is_told_with_its_file(
    folder: Path,
    ontology: Path,
    reading: Callable[..., Reading],
    change: str,
    what: str,
) -> None:
    update(folder, change)
    first = reading("a.txt").statements[0].id
    told = what.format(st=vocab.shorten(first), iri=first)
    assert faults(folder, ontology) == [Fault("a.txt", told, MEND)]


def test_an_article_read_again_is_sound_again(
    folder: Path, ontology: Path, reading: Callable[..., Reading]
) -> None:
    update(folder, f"DELETE WHERE {{ GRAPH <{A}> {{ ?st kg:tense ?t }} }}")
    assert len(faults(folder, ontology)) == 1
    with open_store(str(folder), create=True) as store:
        load_reading(store, reading("a.txt"))
    assert faults(folder, ontology) == []


def test_a_graph_that_is_nobody_s_is_told(folder: Path, ontology: Path) -> None:
    update(folder, "INSERT DATA { GRAPH <urn:x> { <urn:s> <urn:p> <urn:o> } }")
    (fault,) = faults(folder, ontology)
    assert fault[:2] == ("urn:x", "is a graph of no source")


def test_the_graph_of_a_statement_whose_article_is_gone_is_nobody_s(
    folder: Path, ontology: Path
) -> None:
    update(folder, f"DELETE WHERE {{ GRAPH <{A}> {{ ?s ?p ?o }} }}")
    found = faults(folder, ontology)
    assert [fault.what for fault in found] == ["is a graph of no source"] * 3


def test_a_statement_described_elsewhere_than_with_its_source_is_told(
    folder: Path, ontology: Path
) -> None:
    update(
        folder,
        f"INSERT {{ GRAPH <{source_iri('b.txt')}> {{ ?st oa:hasSource <{A}> }} }}"
        f" WHERE {{ GRAPH <{A}> {{ ?st a kg:Statement }} }}",
    )
    told = {fault.where: fault.what for fault in faults(folder, ontology)}
    assert "b.txt" in told
    assert f"is described in {vocab.shorten(source_iri('b.txt'))}, which is not its source" in (
        told.values()
    )


def test_a_triple_in_no_graph_is_told(folder: Path, ontology: Path) -> None:
    update(folder, "INSERT DATA { <urn:s> <urn:p> <urn:o> }")
    (fault,) = faults(folder, ontology)
    assert fault[:2] == (str(folder), "holds 1 triples in no graph")


def test_a_missing_ontology_is_told_and_so_is_one_that_was_changed(
    folder: Path, ontology: Path
) -> None:
    update(folder, f'INSERT DATA {{ GRAPH <{ONTOLOGY}> {{ kg:Statement rdfs:label "x" }} }}')
    assert [fault[:2] for fault in faults(folder, ontology)] == [
        ("ontology", "is not what its files say")
    ]
    update(folder, f"DELETE WHERE {{ GRAPH <{ONTOLOGY}> {{ ?s ?p ?o }} }}")
    assert [fault[:2] for fault in faults(folder, ontology)] == [
        ("ontology", "is not in the store")
    ]


def test_a_reference_of_which_a_part_is_there_is_told(folder: Path, ontology: Path) -> None:
    name = f"<{vocab.SOURCE}0>"
    update(
        folder,
        f'INSERT DATA {{ GRAPH {name} {{ {name} a kg:ReferenceSource ; kg:path "moons" }} }}',
    )
    assert faults(folder, ontology) == [
        Fault(
            "moons",
            "is a reference of which only a part is there",
            "import it again, or kg reference remove 'moons'",
        )
    ]


def test_decisions_that_are_not_in_force_are_told(
    folder: Path, ontology: Path, reading: Callable[..., Reading]
) -> None:
    (one, *_) = reading("a.txt").statements
    made = Decision(
        number=1,
        key=statement_key(one, A),
        used=one.id,
        label=statement_label(one),
        verdict=Verdict.REJECTED,
        by="Ada",
        at=datetime(2020, 1, 1, tzinfo=UTC),
        note="",
        source=A,
    )
    with open_store(str(folder), create=True) as store:
        decide(store, made)
    assert faults(folder, ontology) == []
    update(
        folder,
        "INSERT { GRAPH ?st { ?s ?p ?o } } WHERE {"
        f" GRAPH <{DECISIONS}> {{ ?st kg:standing kg:rejected }}"
        f" GRAPH <{A}> {{ ?st rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }} }}",
    )
    (fault,) = faults(folder, ontology)
    assert fault[:2] == (
        "decisions",
        "its decisions are damaged, or its articles are not held to them",
    )


def flip(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 0xFF
    file.write_bytes(data)


def test_one_flipped_bit_in_any_file_of_data_is_told_in_one_line(
    folder: Path, ontology: Path, tmp_path: Path
) -> None:
    with open_store(str(folder), create=True) as store:
        load_ontology(store, ontology)
    pyoxigraph.Store(str(folder)).optimize()
    files = [path.name for path in folder.glob("*.sst")]
    assert len(files) > 6
    for name in files:
        copy = Path(shutil.copytree(folder, tmp_path / f"damaged-{name}"))
        flip(copy / name, 20)
        with pytest.raises(StoreError, match=f"is damaged .*{name}.*; restore a backup") as error:
            faults(copy, ontology)
        assert "\n" not in str(error.value)


def test_without_reading_each_index_some_damage_goes_unseen(folder: Path, tmp_path: Path) -> None:
    """Why `verify` reads each index: a listing of all quads reads but one."""
    unseen = 0
    for path in folder.glob("*.sst"):
        copy = Path(shutil.copytree(folder, tmp_path / f"damaged-{path.name}"))
        flip(copy / path.name, 20)
        try:
            with open_store(str(copy)) as store:
                list(store.quads())
        except StoreError:
            continue
        unseen += 1
    assert unseen > 0
