"""What is in a store, in numbers."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg import vocab
from kg.decisions import DECISIONS
from kg.folder import data_folder
from kg.rdf import Iri, Literal, Term, n3
from kg.store import Store, is_folder
from kg.store.former import FINDINGS
from kg.store.ontology import ONTOLOGY, ontology_hash
from kg.store.place import size

_SOURCES = """
SELECT ?kind (COUNT(DISTINCT ?source) AS ?n) WHERE {
  VALUES ?kind { kg:Article kg:ReferenceSource }
  GRAPH ?source { ?source a ?kind ; kg:path ?path }
} GROUP BY ?kind"""
_READ_WITH = """
SELECT ?version (COUNT(DISTINCT ?source) AS ?n) WHERE {
  GRAPH ?source { ?source a kg:Article ; prov:wasInfluencedBy ?version }
} GROUP BY ?version"""
# As `kg ingest` counts them: not what a page says of itself, nor how a thing is spelled.
_STATEMENTS = """
SELECT (COUNT(DISTINCT ?st) AS ?n) WHERE {
  GRAPH ?g { ?st a kg:Statement ; kg:extractor ?by FILTER(?by NOT IN ("metadata", "mention")) }
}"""
_QUADS = """
SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} {but} }}"""
_ONTOLOGY = f"SELECT ?n WHERE {{ GRAPH <{ONTOLOGY}> {{ <{ONTOLOGY}> kg:sha256 ?n }} }}"
_DECISIONS = f"""
SELECT (COUNT(DISTINCT ?decision) AS ?n) WHERE {{
  GRAPH <{DECISIONS}> {{ ?decision a kg:Decision }}
}}"""
_CHECKED = f"ASK {{ GRAPH <{FINDINGS}> {{ <{FINDINGS}> a sh:ValidationReport }} }}"
_FINDINGS = f"""
SELECT ?severity (COUNT(DISTINCT ?finding) AS ?n) WHERE {{
  GRAPH <{FINDINGS}> {{ ?finding a kg:Finding ; sh:resultSeverity ?severity }}
}} GROUP BY ?severity"""
_SEVERITIES = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A store in numbers.

    `ontology` is the SHA-256 of the one it was filled with, `current` whether kg would use the same
    now, `outdated` the number of articles read with another than that. `findings` counts those of
    the last check by severity and is None where there was none. `size` is in bytes and None for a
    server.
    """

    location: str
    articles: int
    references: int
    statements: int
    quads: int
    ontology: str | None
    current: bool
    outdated: int
    findings: dict[str, int] | None
    decisions: int
    size: int | None


def summarize(store: Store, ontology: Path | None = None) -> Summary:
    """The store in numbers; `ontology` is the folder that kg would use, None the one it ships."""
    kinds = _counts(store, _SOURCES, "kind")
    others = ", ".join(n3(Iri(graph)) for graph in sorted(store.others))
    but = f"FILTER(?g NOT IN ({others}))" if others else ""
    filled = _text(store, _ONTOLOGY)
    now = ontology_hash(ontology or data_folder("ontology"))
    read_with = _counts(store, _READ_WITH, "version")
    found = {
        severity.removeprefix(vocab.SH).lower(): number
        for severity, number in _counts(store, _FINDINGS, "severity").items()
    }
    return Summary(
        location=store.location,
        articles=kinds[vocab.KG + "Article"],
        references=kinds[vocab.KG + "ReferenceSource"],
        statements=int(_text(store, _STATEMENTS) or 0),
        quads=int(_text(store, _QUADS.format(but=but)) or 0),
        ontology=filled,
        current=filled == now,
        outdated=sum(n for version, n in read_with.items() if version != f"{ONTOLOGY}/{now}"),
        findings={one: found.get(one, 0) for one in _SEVERITIES} if store.ask(_CHECKED) else None,
        decisions=int(_text(store, _DECISIONS) or 0),
        size=size(Path(store.location)) if is_folder(store.location) else None,
    )


def _counts(store: Store, query: str, name: str) -> Counter[str]:
    return Counter({str(row[name]): int(_value(row["n"])) for row in store.select(query).rows})


def _text(store: Store, query: str) -> str | None:
    rows = store.select(query).rows
    return _value(rows[0]["n"]) if rows else None


def _value(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)
