"""Stores of made-up articles, without a language model."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.load import load_ontology, load_reading
from kg.model import (
    Article,
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quote,
    Reading,
    Speaker,
    Statement,
    Tense,
)
from kg.rdf import source_iri, statement_iri
from kg.store import open_store
from kg.store.ontology import ontology_hash
from kg.vocab import expand

WORDS = """@prefix kg: <https://w3id.org/factlint/kg#> .
kg:Statement <http://www.w3.org/2000/01/rdf-schema#label> "statement" .
"""


def make_reading(path: str, statements: int = 3, word: str = "builds") -> Reading:
    """An article of as many sentences, each a statement of its own."""
    sentences = [f"Agency {n} {word} craft {n}." for n in range(statements)]
    text, source, found = " ".join(sentences), source_iri(path), []
    for number, sentence in enumerate(sentences):
        start = text.index(sentence)
        quote = Quote.of(text, start, start + len(sentence))
        subject = Entity(
            iri=expand(f"ent:agency-{number}"),
            label=f"Agency {number}",
            type="space:Agency",
            mention=f"Agency {number}",
        )
        value = Entity(
            iri=expand(f"ent:craft-{number}"),
            label=f"craft {number}",
            type="space:Lander",
            mention=f"craft {number}",
        )
        prop = Property(iri=expand("space:develops"), name="develops")
        polarity = Polarity.POSITIVE
        found.append(
            Statement(
                id=statement_iri(source, quote, subject, prop, value, polarity),
                source=path,
                subject=subject,
                property=prop,
                value=value,
                qualifiers=(),
                certainty=Certainty.CERTAIN,
                polarity=polarity,
                tense=Tense.PRESENT,
                speakers=(Speaker(label="Daily", iri=expand("ent:speaker-daily")),),
                quote=quote,
                confidence=0.9,
            )
        )
    article = Article(
        path=path,
        text=text,
        blocks=(),
        title=path,
        publisher="Daily",
        published=PublicationDate(day=date(2020, 3, 1), origin="option"),
    )
    return Reading(article=article, statements=tuple(found))


@pytest.fixture(scope="session")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A very small ontology, as the one that ships has 26,000 quads."""
    folder = tmp_path_factory.mktemp("ontology")
    (folder / "words.ttl").write_text(WORDS)
    return folder


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, ontology: Path) -> Path:
    """The folder of a store with three articles; to be copied, not to be changed."""
    folder = tmp_path_factory.mktemp("filled") / "store"
    with open_store(str(folder), create=True) as store:
        load_ontology(store, ontology)
        for name in ("a.txt", "b.txt", "c.txt"):
            load_reading(store, make_reading(name), ontology_hash(ontology))
    return folder


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> Path:
    """A store of its own with three articles."""
    return Path(shutil.copytree(filled, tmp_path / "store"))


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """What makes a reading: `reading(path, statements=3, word="builds")`."""
    return make_reading
