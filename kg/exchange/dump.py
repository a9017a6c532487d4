"""A file of `kg export` -> the graphs of its articles, and its decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg import vocab
from kg.decisions import DECISIONS, Ledger
from kg.errors import ReadError
from kg.exchange.article import DamageError, sound_article
from kg.exchange.decided import sound_decisions
from kg.model import Source, Statement
from kg.rdf import Iri
from kg.store.parse import Quad, parse_file

# The formats in which kg keeps the graphs apart; in Turtle they are one.
SUFFIXES = (".trig", ".nq", ".nquads", ".jsonld")

_REMEDY = "export it again with this version of kg, or ingest the article itself"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleGraph:
    """An article with its statements, and all that is said of them, as N-Quads lines.

    Among the lines are the plain triples of all that it affirms, also of what people rejected.
    """

    source: Source
    statements: tuple[Statement, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """What a file of `kg export` holds; `revisions` are what corrections have made, by IRI."""

    file: Path
    articles: tuple[ArticleGraph, ...]
    ledger: Ledger
    revisions: dict[str, Statement]


def read_dump(file: Path) -> Dump:
    """The articles and decisions in a file that `kg export` wrote.

    Raises ReadError for a file that does not parse, and for one that kg did not write so: foreign
    triples, a text or a quote that was changed, a statement that lacks something.
    """
    if file.suffix.lower() not in SUFFIXES:
        what = "is no export that can be ingested: only some formats keep its graphs apart"
        raise ReadError(file, what, f"export it as {', '.join(SUFFIXES)}")
    graphs = _graphs(file, parse_file(file))
    kind = (Iri(vocab.RDF + "type"), Iri(vocab.KG + "Article"))
    articles = sorted(
        iri for iri, quads in graphs.items() if any(quad[1:] == (iri, *kind) for quad in quads)
    )
    if not articles and DECISIONS not in graphs:
        raise ReadError(file, "holds no article that kg exported", "name a file of kg export")
    try:
        found = [ArticleGraph(**sound_article(iri, graphs)) for iri in articles]
        ledger, revisions = sound_decisions(graphs, [one.source for one in found])
    except DamageError as damage:
        raise ReadError(file, str(damage), _REMEDY) from damage
    known = {DECISIONS, *articles, *revisions} | {
        statement.id for one in found for statement in one.statements
    }
    for iri in sorted(graphs.keys() - known):
        what = f"the graph <{iri}> is of no article and no statement"
        raise ReadError(file, what, "export again without --with, or take that graph out")
    return Dump(
        file=file,
        articles=tuple(sorted(found, key=lambda one: (one.source.path, one.source.iri))),
        ledger=ledger,
        revisions=revisions,
    )


def _graphs(file: Path, quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    graphs: dict[str, list[Quad]] = {}
    for quad in quads:
        if not quad.graph:
            raise ReadError(file, "holds triples in no graph", "name a file of kg export")
        if any(isinstance(term, Iri) and term.startswith("_:") for term in quad):
            raise ReadError(file, "holds blank nodes, and kg writes none", "name a file of kg")
        graphs.setdefault(quad.graph, []).append(quad)
    return graphs
