"""Is all in the store as kg left it? Each article held against what kg would write of it."""

from collections.abc import Iterator
from pathlib import Path

from kg import vocab
from kg.check.derive import DERIVED
from kg.decisions import DECISIONS, read_ledger, read_revisions
from kg.exchange.article import DamageError, sound_article
from kg.exchange.decided import sound_decisions
from kg.folder import data_folder
from kg.model import Source
from kg.rdf import Iri, Literal, Term
from kg.store import Store
from kg.store.embedded import EmbeddedStore
from kg.store.former import FINDINGS
from kg.store.ontology import ONTOLOGY, ontology_hash, ontology_quads
from kg.store.parse import Quad, parse_lines
from kg.store.terms import kept
from kg.upkeep.fault import Fault

_SOURCES = """
SELECT ?source ?path WHERE {
  GRAPH ?source { ?source a %s OPTIONAL { ?source kg:path ?path } }
} ORDER BY ?path ?source"""
_VERSION = "ASK { GRAPH ?source { ?source schema:version ?version } }"
_ONTOLOGY = f"SELECT ?sha WHERE {{ GRAPH <{ONTOLOGY}> {{ <{ONTOLOGY}> kg:sha256 ?sha }} }}"
_QUADS = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
# A graph with no statement or source behind it.
_GRAPHS = """
SELECT ?g WHERE {
  { SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } }
  FILTER NOT EXISTS { ?g oa:hasSource ?source }
  FILTER NOT EXISTS { GRAPH ?g { ?g a kg:Article } }
  FILTER NOT EXISTS { GRAPH ?g { ?g a kg:ReferenceSource } }
} ORDER BY ?g"""
# A statement described elsewhere than with its source, so that it is nobody's.
_STRAYS = f"""
SELECT ?st ?g WHERE {{
  GRAPH ?g {{ ?st oa:hasSource ?source }} FILTER(?g != ?source && ?g != <{DECISIONS}>)
}} ORDER BY ?st ?g"""
_OWN = {ONTOLOGY, DECISIONS, FINDINGS, DERIVED}
_INGEST = "kg ingest --again {}"
_ANEW = "kg export -o FILE.nq leaves it out: ingest that into a new store"


def verify(store: Store, ontology: Path | None = None) -> Iterator[tuple[str, Fault | None]]:
    """What was looked at, one after the other, each with what is wrong with it.

    Articles go by their paths. `ontology` is the folder whose content the store should have if it
    has its hash, None the one that ships. A store in a folder is read wholly, each index by itself;
    StoreError for a file that is damaged, as nothing then can be said of the rest.
    """
    if isinstance(store, EmbeddedStore):
        yield "all files", _unnamed_fault(store, store.read_all())
    yield "ontology", _ontology_fault(store, ontology or data_folder("ontology"))
    graphs = {DECISIONS: _quads(store, DECISIONS)}
    for iri, path in _sources(store, "kg:Article"):
        yield path, _article_fault(store, iri, path, graphs)
    for iri, path in _sources(store, "kg:ReferenceSource"):
        yield path, _reference_fault(store, iri, path)
    yield "decisions", _decisions_fault(store, graphs)
    yield from (("graphs", fault) for fault in _strangers(store))
    yield "graphs", None


def _sources(store: Store, kind: str) -> Iterator[tuple[str, str]]:
    for row in store.select(_SOURCES % kind).rows:
        iri = str(row["source"])
        yield iri, _text(row["path"]) if "path" in row else vocab.shorten(iri)


def _article_fault(
    store: Store, iri: str, path: str, decisions: dict[str, list[Quad]]
) -> Fault | None:
    try:
        sound_article(iri, _graphs(store, iri) | decisions)
    except DamageError as damage:
        return Fault(path, str(damage), _INGEST.format(path))
    return None


def _reference_fault(store: Store, iri: str, path: str) -> Fault | None:
    """A reference is too large to be held in memory; its version is written last, and is enough."""
    if store.ask(_VERSION, {"source": Iri(iri)}):
        return None
    what = "is a reference of which only a part is there"
    return Fault(path, what, f"import it again, or kg reference remove '{path}'")


def _ontology_fault(store: Store, folder: Path) -> Fault | None:
    told = store.select(_ONTOLOGY).rows
    remedy = "kg ingest of any article puts it there"
    if not told:
        return Fault("ontology", "is not in the store", remedy)
    if _text(told[0]["sha"]) != ontology_hash(folder):
        return None  # of another version, which nothing here can be held against
    if set(store.said(ONTOLOGY)) != kept(ontology_quads(folder)):
        return Fault("ontology", "is not what its files say", "restore a backup, or ingest anew")
    return None


def _decisions_fault(store: Store, graphs: dict[str, list[Quad]]) -> Fault | None:
    """The articles that people decided on are held to what they decided."""
    if not graphs[DECISIONS]:
        return None
    remedy = "kg ingest --again of one of its articles, or restore a backup"
    try:
        sources = {one.source for one in read_ledger(store) if one.source}
        revisions = read_revisions(store)
    except (KeyError, ValueError, IndexError):
        return Fault("decisions", "what it says of decisions is damaged", remedy)
    there = dict(graphs)
    for iri in sorted(sources):
        there |= _graphs(store, iri)
    there |= {iri: quads for iri in revisions if (quads := _quads(store, iri))}
    found = [Source(iri=iri, path="") for iri in sorted(sources) if iri in there]
    try:
        sound_decisions(there, found)
    except DamageError as damage:
        return Fault("decisions", str(damage), remedy)
    return None


def _strangers(store: Store) -> Iterator[Fault]:
    for row in store.select(_GRAPHS).rows:
        if str(row["g"]) not in _OWN | store.others:
            yield Fault(vocab.shorten(str(row["g"])), "is a graph of no source", _ANEW)
    for row in store.select(_STRAYS).rows:
        what = f"is described in {vocab.shorten(str(row['g']))}, which is not its source"
        yield Fault(vocab.shorten(str(row["st"])), what, _ANEW)


def _graphs(store: Store, source: str) -> dict[str, list[Quad]]:
    """All that the source said, by graph."""
    graphs: dict[str, list[Quad]] = {}
    for quad in parse_lines(store.said(source)):
        graphs.setdefault(str(quad.graph), []).append(quad)
    return graphs


def _quads(store: Store, graph: str) -> list[Quad]:
    return [Quad(Iri(graph), *triple) for triple in store.triples(graph)]


def _unnamed_fault(store: EmbeddedStore, count: int) -> Fault | None:
    named = int(_text(store.select(_QUADS).rows[0]["n"]))
    if count == named:
        return None
    return Fault(store.location, f"holds {count - named:,} triples in no graph", _ANEW)


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)
