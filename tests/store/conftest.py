"""Two readings made by hand, and stores of each kind: in memory, on disk, on two real servers."""

import importlib.util
import os
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from kg.folder import data_folder
from kg.model import (
    Article,
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Reading,
    Speaker,
    Statement,
    Tense,
    Time,
)
from kg.rdf import source_iri, statement_iri
from kg.report.shaclform import FINDINGS
from kg.store import Store, open_store
from kg.store.ontology import ONTOLOGY
from kg.vocab import expand

BENCH = Path(__file__).parents[2] / "bench"

TEXT = 'India will "land" at C:\\u0041 on 7 September.\nIt did not crash from 2.10 km.'


def make_reading(path: str, text: str = TEXT) -> Reading:
    """A reading of two statements, one planned with a time, one denied with an altitude."""
    india = Entity(iri=expand("ent:isro"), label="ISRO", type="space:Agency", mention="India")
    craft = Entity(iri=expand("ent:vikram"), label="Vikram", type="space:Lander", mention="It")
    crash = Entity(iri=expand("space:HardLanding"), label="HardLanding", type="space:Outcome")
    day = Time(
        earliest=date(2019, 9, 7),
        latest=date(2019, 9, 7),
        text="on 7 September",
        anchor="option",
    )
    height = Quantity(
        amount=2.1,
        unit="km",
        text="2.10 km",
        low=2095.0,
        high=2105.0,
        base="m",
        kind="length",
    )
    first, second = text.split("\n")
    source = source_iri(path)
    statements = []
    for subject, name, value, polarity, words in (
        (india, "launches", craft, Polarity.POSITIVE, first),
        (craft, "landingOutcome", crash, Polarity.NEGATIVE, second),
    ):
        quote = Quote.of(text, text.index(words), text.index(words) + len(words))
        prop = Property(iri=expand(f"space:{name}"), name=name)
        planned = polarity is Polarity.POSITIVE
        statements.append(
            Statement(
                id=statement_iri(source, quote, subject, prop, value, polarity),
                source=path,
                subject=subject,
                property=prop,
                value=value,
                qualifiers=(("time", day),) if planned else (("altitude", height),),
                certainty=Certainty.PROBABLE,
                polarity=polarity,
                tense=Tense.FUTURE if planned else Tense.PAST,
                speakers=(Speaker(label="Sputnik", iri=expand("ent:sputnik")), Speaker(label="X")),
                quote=quote,
                confidence=0.8,
            )
        )
    article = Article(
        path=path,
        text=text,
        blocks=(),
        title="A title",
        publisher="Sputnik",
        published=PublicationDate(day=date(2019, 9, 6), origin="option"),
    )
    return Reading(article=article, statements=tuple(statements))


@pytest.fixture
def reading() -> Reading:
    """The first reading."""
    return make_reading("a.txt")


@pytest.fixture
def other_reading() -> Reading:
    """The same said in another article."""
    return make_reading("b.txt")


@pytest.fixture
def changed_reading() -> Reading:
    """The first article after its text changed."""
    return make_reading("a.txt", TEXT.replace("will", "is to"))


@pytest.fixture(scope="session")
def serving() -> ModuleType:
    """What starts the servers, as for the measurements."""
    return module_of("serving")


@pytest.fixture(scope="session")
def statements() -> ModuleType:
    """What makes up statements, as for the measurements."""
    return module_of("statements")


def module_of(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, BENCH / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def server(serving: ModuleType) -> Iterator[str]:
    """The address of an Oxigraph server."""
    with serving.oxigraph() as address:
        yield address


@pytest.fixture(scope="session")
def virtuoso(serving: ModuleType) -> Iterator[str]:
    """The address of a Virtuoso, with user and password; it gives 1,000 rows at once."""
    if serving.VIRTUOSO is None:
        pytest.skip("there is no virtuoso-t here: apt-get install virtuoso-opensource")
    with serving.virtuoso(rows=1000) as address:
        yield address.replace("//", f"//{serving.USER}:{serving.PASSWORD}@")


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an ontology of half the size, as each store is given all of it.

    It has the things that the facts that ship name, and those that are told of with them.
    """
    folder = tmp_path_factory.mktemp("small") / "ontology"
    shutil.copytree(data_folder("ontology"), folder)
    facts = (data_folder("sources") / "reference").glob("*.yaml")
    named = {name for file in facts for name in _NAME.findall(file.read_text())}
    for file in (folder / "space" / "entities").iterdir():
        if named.isdisjoint(_NAME.findall(file.read_text())):
            file.unlink()
    return folder


_NAME = re.compile(r"\bent:[\w-]+")
GRAPHS = tuple(f"https://a/{name}" for name in ("g", "h", "many"))  # that tests write into
SERVERS = ("server", "virtuoso")
# Whole commands take minutes on two servers; .ci/run has one for them, and both for the stores.
OF_COMMANDS = SERVERS[:1] if os.environ.get("CI") else SERVERS


@pytest.fixture(params=("memory", "disk", *SERVERS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    kind = request.param
    with opened(request, kind, tmp_path / "store") as one:
        yield one


@pytest.fixture(params=OF_COMMANDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of each server, with nothing in it."""
    opened(request, request.param, tmp_path).close()
    return str(request.getfixturevalue(request.param))


def opened(request: pytest.FixtureRequest, kind: str, folder: Path) -> Store:
    """The store, emptied."""
    if kind == "memory":
        return open_store()
    if kind == "disk":
        return open_store(str(folder), create=True)
    one = open_store(request.getfixturevalue(kind))
    for graph in (*map(source_iri, ("a.txt", "b.txt")), ONTOLOGY, FINDINGS, *GRAPHS):
        one.remove(graph)
    return one
