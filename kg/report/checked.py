"""What the findings in a store were found with, and on which readings of which sources.

It stands in the graph of the findings. Where all of it is as it was, but for sources that are new,
only these need to be checked.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from kg import __version__, vocab
from kg.decisions import DECISIONS
from kg.rdf import Iri, Literal, digest, n3
from kg.report.shaclform import FINDINGS
from kg.rules import Derivation, Rule
from kg.store import Store
from kg.store.ontology import ONTOLOGY

_WITH, _AS = vocab.KG + "checkedWith", vocab.KG + "checkedAs"
_RECORD = f"SELECT ?x ?what {{ GRAPH <{FINDINGS}> {{ ?x kg:checkedAs|kg:checkedWith ?what }} }}"
# Not the text: to read a million of them takes minutes.
_READINGS = """
SELECT ?x ?what { ?x a kg:Article ; ?of ?what FILTER(?of IN (kg:inputHash, kg:sha256,
  prov:wasInfluencedBy, schema:datePublished, schema:publisher)) } ORDER BY ?x ?of ?what"""
_REFERENCES = "SELECT ?x ?what { ?x a kg:ReferenceSource ; kg:sha256 ?what } ORDER BY ?x ?what"
_ONTOLOGY = f"SELECT ?what {{ <{ONTOLOGY}> kg:sha256 ?what }}"


class Readings(NamedTuple):
    """`means`: a hash of all that a check is made with. `sources`: that of each reading, by IRI."""

    means: str
    sources: Mapping[str, str]


def readings_of(
    store: Store, rules: Iterable[Rule | Derivation], settings: Iterable[str]
) -> Readings:
    """What a check of the store would be made with now; `settings` are what else it goes by."""
    told: dict[str, list[str]] = {}
    for row in store.select(_READINGS).rows:
        told.setdefault(str(row["x"]), []).append(n3(row["what"]))
    known = [n3(row["what"]) for row in store.select(_ONTOLOGY).rows]
    for row in store.select(_REFERENCES).rows:
        known += [n3(row["x"]), n3(row["what"])]
    decided = sorted(" ".join(map(n3, triple)) for triple in store.triples(DECISIONS))
    texts = [f"{rule.id} {rule.text}" for rule in rules]
    parts = (__version__, *settings, *texts, *known, *decided)
    return Readings(digest(*parts, length=32), {x: digest(*said) for x, said in told.items()})


def recorded(store: Store) -> Readings | None:
    """What the findings in the store were found with; None where that is not known."""
    means, sources = None, {}
    for row in store.select(_RECORD).rows:
        what = row["what"]
        value = what.value if isinstance(what, Literal) else str(what)
        if row["x"] == FINDINGS:
            means = value
        else:
            sources[str(row["x"])] = value
    return None if means is None else Readings(means, sources)


def reading_quads(readings: Readings) -> Iterator[str]:
    """The same as N-Quads lines of the graph of the findings."""
    graph = n3(Iri(FINDINGS))
    yield f"{graph} <{_WITH}> {n3(Literal(readings.means))} {graph} ."
    for source, told in readings.sources.items():
        yield f"{n3(Iri(source))} <{_AS}> {n3(Literal(told))} {graph} ."
