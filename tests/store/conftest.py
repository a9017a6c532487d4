"""Two readings made by hand, and a real SPARQL server."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

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
from kg.vocab import expand

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
def server() -> Iterator[str]:
    """The address of an Oxigraph server with nothing in it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("oxigraph")
    process = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _await(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def _await(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError("the server did not start")
