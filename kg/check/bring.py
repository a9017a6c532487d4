"""What a check of some articles reads of a server's store, brought into memory: not the store."""

from collections.abc import Collection, Iterable, Sequence

from kg import vocab
from kg.check.derive import DERIVED, derive_near
from kg.check.mates import SOURCE
from kg.check.nearby import Near, read_near
from kg.check.rows import run_near
from kg.decisions import DECISIONS, decided_sources, keep_decisions
from kg.rdf import Iri, n3
from kg.rules import Derivation, Rule, load_derivations
from kg.store.embedded import EmbeddedStore
from kg.store.former import FINDINGS
from kg.store.known import Known, KnownExcerpt
from kg.store.ontology import ONTOLOGY
from kg.store.server import RemoteStore
from kg.store.server.lookups import THINGS

_WITHOUT = ONTOLOGY, DECISIONS, FINDINGS, DERIVED  # there already, or no data
_SPEAKERS = "SELECT DISTINCT ?x { ?link a kg:Attribution ; prov:agent ?x FILTER(isIRI(?x)) }"
_CLASSES = "SELECT DISTINCT ?x ?class {{ VALUES ?x {{ {} }} ?x a ?class }}"


def can_bring(rules: Iterable[Rule]) -> bool:
    """Whether it is known what the rules read; if not, the whole store is to be copied."""
    return all(rule.kind == "shacl" or rule.reach == "near" for rule in rules)


def bring_near(
    store: RemoteStore, part: EmbeddedStore, sources: Collection[str], rules: Sequence[Rule]
) -> None:
    """Bring all that a check of these sources (IRIs) reads, so that on the part it finds the same.

    The part has the ontology and the references. All statements are brought that rules may hold
    against those of the sources, and all that the articles say that findings name.
    """
    graph = n3(Iri(DECISIONS))
    part.fill(f"{' '.join(map(n3, triple))} {graph} ." for triple in store.triples(DECISIONS))
    there = {*sources, *decided_sources(part)}
    _bring_said(store, part, there)
    keep_decisions(part)  # some may be about the reference
    known = Known(part, lambda wanted: store.look_up(wanted, _WITHOUT), (*_WITHOUT, *there))
    derivations = load_derivations()
    asked: tuple[Rule | Derivation, ...] = (*rules, *derivations)
    near = read_near(KnownExcerpt(known, DERIVED), sources, asked)
    while known.bring():
        near = read_near(KnownExcerpt(known, DERIVED), sources, asked)
    derive_near(near, derivations)
    _bring_said(store, part, _named(near, rules) - there)
    _bring_classes(store, part)


def _named(near: Near, rules: Iterable[Rule]) -> set[str]:
    """The sources of the statements that rules find."""
    rows = (row for rule in rules if rule.kind != "shacl" for row in run_near(rule, near))
    found = sorted({name for row in rows for name in row.statements})
    names = " ".join(n3(Iri(one)) for one in found)
    query = f"SELECT DISTINCT ?source {{ VALUES ?st {{ {names} }} ?st <{SOURCE}> ?source }}"
    return {str(row["source"]) for row in near.store.select(query).rows}


def _bring_said(store: RemoteStore, part: EmbeddedStore, sources: Iterable[str]) -> None:
    for source in sorted(sources):
        part.load(store.said(source))


def _bring_classes(store: RemoteStore, part: EmbeddedStore) -> None:
    """What those who speak are said to be, anywhere: news agencies count as one source."""
    names = " ".join(n3(Iri(str(row["x"]))) for row in part.select(_SPEAKERS).rows)
    kind, graph = n3(Iri(vocab.RDF + "type")), n3(Iri(THINGS))
    part.load(
        f"{n3(row['x'])} {kind} {n3(row['class'])} {graph} ."
        for row in store.select(_CLASSES.format(names)).rows
    )
