"""What kg exported is read as it was, and anything else is refused."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.decisions import Ledger
from kg.errors import ReadError
from kg.exchange import Dump, load_dump, read_dump
from kg.export import article_quads
from kg.load import load_reading
from kg.model import Article, Reading, Statement
from kg.store import Store, open_store

KG = "https://w3id.org/factlint/kg#"
# What an article or an amount may well be without.
OPTIONAL = re.compile(r"<https://schema.org/(headline|publisher)>|factlint/kg#(unit|belongsTo)>")


@pytest.fixture
def lines(decided: Store) -> list[str]:
    """The export with decisions, line by line."""
    return article_quads(decided)


@pytest.fixture
def dump(lines: list[str], tmp_path: Path) -> Dump:
    """The same, read."""
    return read_dump(write(tmp_path, lines))


def write(folder: Path, lines: list[str]) -> Path:
    file = folder / "x.nq"
    file.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return file


def fault(folder: Path, lines: list[str]) -> str:
    """What is wrong, without the file's name and what to do."""
    with pytest.raises(ReadError) as caught:
        read_dump(write(folder, lines))
    told = str(caught.value)
    assert told.startswith(f"{folder / 'x.nq'}: ")
    return told.removeprefix(f"{folder / 'x.nq'}: ").rsplit("; ", 1)[0]


def test_articles_and_decisions_are_read(dump: Dump) -> None:
    assert [one.source.path for one in dump.articles] == ["a.txt", "b.md"]
    assert [(one.number, one.verdict, one.by) for one in dump.ledger] == [
        (1, "rejected", "A. Editor"),
        (2, "corrected", "B. Editor"),
        (3, "accepted", "A. Editor"),
    ]
    assert [one.polarity for one in dump.revisions.values()] == ["positive"]


def test_what_is_read_is_all_that_was_written(dump: Dump, lines: list[str]) -> None:
    store = open_store()
    loaded = load_dump(store, dump)
    assert (len(loaded.sources), loaded.decisions) == (2, 3)
    assert list(store.quads()) == lines


def test_a_second_time_nothing_is_new(dump: Dump) -> None:
    store = open_store()
    load_dump(store, dump)
    before = list(store.quads())
    loaded = load_dump(store, dump)
    assert (loaded.sources, loaded.decisions) == (frozenset(), 0)
    assert list(store.quads()) == before


def test_no_line_can_be_taken_out_unseen(lines: list[str], tmp_path: Path) -> None:
    unseen = []
    for number, line in enumerate(lines):
        try:
            read_dump(write(tmp_path, lines[:number] + lines[number + 1 :]))
        except ReadError:
            continue
        unseen.append(line)
    assert [line for line in unseen if not OPTIONAL.search(line)] == []


@given(st.integers(0), st.integers(0), st.sampled_from(range(4)))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_is_not_refused_is_kept_whole(
    lines: list[str], tmp_path: Path, first: int, second: int, part: int
) -> None:
    """A line gets a part of another: its subject, predicate, value or graph."""
    one, other = (list(terms(lines[number % len(lines)])) for number in (first, second))
    one[part] = other[part]
    number = first % len(lines)
    mixed = [*lines[:number], " ".join([*one, "."]), *lines[number + 1 :]]
    store = open_store()
    try:
        load_dump(store, read_dump(write(tmp_path, mixed)))
    except ReadError:
        return
    assert list(store.quads()) == sorted(set(mixed))


def terms(line: str) -> tuple[str, str, str, str]:
    """Subject, predicate, value and graph."""
    subject, predicate, rest = line.split(" ", 2)
    value, graph, _ = rest.rsplit(" ", 2)
    return subject, predicate, value, graph


def test_a_domain_that_is_not_known_here_is_kept(statement: Statement, tmp_path: Path) -> None:
    craft = replace(statement.value, type="https://a.example/orbit#Craft")
    store = open_store()
    article = Article(
        path="a.txt", text="ISRO flew “Vikram”. JAXA denied a 12 kg rover by 2023.", blocks=()
    )
    load_reading(store, Reading(article=article, statements=(replace(statement, value=craft),)))
    lines, again = article_quads(store), open_store()
    load_dump(again, read_dump(write(tmp_path, lines)))
    assert article_quads(again) == lines


def changed(lines: list[str], old: str, new: str, *, decisions: bool = False) -> list[str]:
    """The lines with one of them changed, in the graph of an article or in that of decisions."""
    number = next(
        number
        for number, line in enumerate(lines)
        if old in line and ("/decisions>" in line) == decisions
    )
    return [*lines[:number], lines[number].replace(old, new), *lines[number + 1 :]]


def added(about: str) -> Callable[[list[str]], list[str]]:
    """A triple beside what is said in the graph of the first article, or in the one given."""

    def make(lines: list[str]) -> list[str]:
        graph = next(line.rsplit(" ", 2)[1] for line in lines if f"<{KG}Article>" in line)
        return [*lines, about.replace("GRAPH", graph)]

    return make


@pytest.mark.parametrize(
    ("damage", "what"),
    [
        (
            lambda lines: changed(lines, f'<{KG}text> "ISRO', f'<{KG}text> "NASA'),
            r"the text of \w\.\w+ is not the one that was exported \(SHA-256\)",
        ),
        (
            lambda lines: changed(lines, 'oa#exact> "', 'oa#exact> "x'),
            r"the quote of st:\w+ does not stand at its place",
        ),
        (
            lambda lines: changed(
                lines, "#predicate> <https://w3id.org/", "#predicate> <https://a/"
            ),
            r"st:\w+ is not the statement that it was",
        ),
        (
            lambda lines: changed(lines, f"<{KG}certainty> <{KG}", f"<{KG}certainty> <{KG}un"),
            "what it says of the statements of .* is damaged",
        ),
        (added("<https://a/s> <https://a/p> <https://a/o> GRAPH ."), "https://a/s has a strange"),
        (added(f'GRAPH <{KG}path> "b.txt" GRAPH .'), r"src:\w+ has more than one kg:path"),
        (added("<https://a/s> <https://a/p> _:b GRAPH ."), "holds blank nodes, and kg writes none"),
        (added("<https://a/s> <https://a/p> <https://a/o> ."), "holds triples in no graph"),
        (
            added("<https://a/s> <https://a/p> <https://a/o> <https://a/g> ."),
            "the graph <https://a/g> is of no article and no statement",
        ),
        (
            lambda lines: changed(lines, '"it was NASA"', '"it was JAXA"', decisions=True),
            "its decisions are damaged, or its articles are not held to them",
        ),
    ],
)
def test_what_was_changed_is_refused(
    damage: Callable[[list[str]], list[str]], what: str, lines: list[str], tmp_path: Path
) -> None:
    assert re.match(what, fault(tmp_path, damage(lines)))


def test_a_plain_triple_stands_alone_in_its_graph(
    store: Store, statement: Statement, tmp_path: Path
) -> None:
    lines, graph = article_quads(store), f"<{statement.id}>"
    more = f"<https://a/s> <https://a/p> <https://a/o> {graph} ."
    assert fault(tmp_path, [*lines, more]) == f"the graph {graph} holds more than its triple"
    less = [line for line in lines if not line.endswith(f" {graph} .")]
    assert fault(tmp_path, less) == f"the graph {graph} lacks its triple"


def test_other_rdf_is_refused(tmp_path: Path) -> None:
    assert fault(tmp_path, []) == "holds no article that kg exported"
    other = ["<https://a/s> <https://a/p> <https://a/o> <https://a/g> ."]
    assert fault(tmp_path, other) == "holds no article that kg exported"


def test_nothing_is_fetched(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonld"
    file.write_text('{"@context": "https://a.example/c.jsonld", "@id": "https://a.example/s"}')
    with pytest.raises(ReadError, match="by its address, and nothing is fetched; write the"):
        read_dump(file)


def test_turtle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is no export that can be ingested: only some formats"):
        read_dump(tmp_path / "x.ttl")


def test_decisions_go_on_from_those_of_the_store(dump: Dump, lines: list[str]) -> None:
    earlier = replace(dump, ledger=Ledger(dump.ledger.decisions[:1]), revisions={})
    store = open_store()
    assert load_dump(store, earlier).decisions == 1
    assert load_dump(store, dump).decisions == 2
    assert list(store.quads()) == lines
    assert load_dump(store, earlier).decisions == 0
    assert list(store.quads()) == lines


def test_ledgers_that_part_ways_are_not_joined(dump: Dump, lines: list[str]) -> None:
    parted = replace(dump, ledger=Ledger(dump.ledger.decisions[1:]))
    store = open_store()
    load_dump(store, dump)
    with pytest.raises(ReadError, match="its decisions are not those of this store"):
        load_dump(store, parted)
    assert list(store.quads()) == lines
