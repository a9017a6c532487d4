"""Labels -> entities of a store, and back."""

import difflib
from collections.abc import Iterable

from kg import vocab
from kg.errors import QueryError
from kg.rdf import Iri, Literal, Term
from kg.store import Solutions, Store

_LABELS = "skos:prefLabel|rdfs:label|skos:altLabel"
_STATED = "{ ?st rdf:subject ?x } UNION { ?st rdf:object ?x }"


def find_entity(store: Store, label: str) -> Iri:
    """The entity of that label, in any case of letters; QueryError for none or several.

    Where several share it, those win that a statement is about, then those whose own name it is.
    """
    found = _labelled(store, label)
    if not found:
        names = _all_labels(store)
        near = difflib.get_close_matches(label, names, n=3, cutoff=0.6)
        remedy = f"did you mean {' or '.join(near)}?" if near else "give its IRI"
        raise QueryError(label, "nothing in the store has this name", remedy)
    for narrower in (_STATED, "?x skos:prefLabel ?l FILTER(LCASE(STR(?l)) = LCASE(?label))"):
        if len(found) > 1:
            values = " ".join(f"<{iri}>" for iri in sorted(found))
            query = f"SELECT DISTINCT ?x {{ VALUES ?x {{ {values} }} {narrower} }}"
            found = _column(store.select(query, {"label": Literal(label)})) or found
    if len(found) > 1:
        some = ", ".join(vocab.shorten(iri) for iri in sorted(found)[:5])
        raise QueryError(label, f"names {len(found)} things ({some})", "give one of these instead")
    return found.pop()


def check_entity(store: Store, iri: Iri) -> Iri:
    """The IRI, if the store says anything of it; QueryError with the nearest IRIs if not."""
    if store.ask("ASK { { ?x ?p ?o } UNION { ?s ?p ?x } }", {"x": iri}):
        return iri
    short = vocab.shorten(iri)
    near = difflib.get_close_matches(short, named_iris(store), n=3, cutoff=0.7)
    remedy = f"did you mean {' or '.join(near)}?" if near else "give its name instead"
    raise QueryError(short, "nothing in the store has this IRI", remedy)


def named_iris(store: Store) -> list[str]:
    """The IRIs of all that has a name, shortened and sorted."""
    found = _column(store.select(f"SELECT DISTINCT ?x {{ ?x {_LABELS} ?l }}"))
    return sorted(map(vocab.shorten, found))


def find_labels(store: Store, iris: Iterable[Iri]) -> dict[str, str]:
    """A label for each of the IRIs that has one: its own name, else one that a text uses."""
    found: dict[str, str] = {}
    wanted = {iri for iri in iris if not iri.startswith("_:")}
    for path in ("skos:prefLabel", "rdfs:label"):
        values = " ".join(f"<{iri}>" for iri in sorted(wanted - set(found)))
        query = (
            "SELECT ?x (MIN(STR(?name)) AS ?label) "
            f"{{ VALUES ?x {{ {values} }} ?x {path} ?name }} GROUP BY ?x"
        )
        rows = store.select(query).rows if values else []
        found |= {str(row["x"]): str(row["label"][0]) for row in rows}
    return found


def _labelled(store: Store, label: str) -> set[Iri]:
    parts = (f"{{ ?x {_LABELS} {name} }}" for name in ("?plain", "?english"))
    exact = f"SELECT DISTINCT ?x {{ {' UNION '.join(parts)} }}"
    bindings: dict[str, Term] = {
        "plain": Literal(label),
        "english": Literal(label, language="en"),
    }
    found = _column(store.select(exact, bindings))
    folded = f"SELECT DISTINCT ?x {{ ?x {_LABELS} ?l FILTER(LCASE(STR(?l)) = LCASE(?label)) }}"
    return found or _column(store.select(folded, {"label": Literal(label)}))


def _all_labels(store: Store) -> list[str]:
    query = f"SELECT DISTINCT (STR(?l) AS ?label) {{ ?x {_LABELS} ?l }} ORDER BY ?label"
    return [str(row["label"][0]) for row in store.select(query).rows]


def _column(solutions: Solutions) -> set[Iri]:
    return {term for row in solutions.rows for term in row.values() if isinstance(term, Iri)}
