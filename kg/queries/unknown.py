"""Names in a query that the store has not: most likely misspelt, which SPARQL never tells."""

import difflib
from collections.abc import Iterator

from kg import vocab
from kg.queries.entity import named_iris
from kg.queries.query import Query
from kg.rdf import Iri, n3
from kg.store import Store
from kg.store.caret import place
from kg.store.ontology import ONTOLOGY
from kg.store.syntax import Token, tokens

# Datatypes and units stand in values; of all Wikidata and all sources a store has a part.
_ELSEWHERE = {"xsd", "unit", "qudt", "wd", "wdt", "st", "src", "act"}


def mentions(query: Query, iri: Iri) -> bool:
    """Whether the query asks for that name of a known namespace, however it writes it."""
    return any(named == iri for _, named in _names(query.text))


def unknown_names(store: Store, query: Query) -> Iterator[str]:
    """A sentence for each name of a known namespace that stands nowhere in the store."""
    places: dict[Iri, int] = {}
    for token, iri in _names(query.text):
        places.setdefault(iri, token.start)
    if not places:
        return
    values = " ".join(map(n3, places))
    # One look-up each: none of the three walks through what it finds.
    found = store.select(
        f"SELECT ?x {{ VALUES ?x {{ {values} }} FILTER NOT EXISTS {{ ?x ?p ?o }} "
        "FILTER NOT EXISTS { ?s ?x ?o } FILTER NOT EXISTS { ?s ?p ?x } }"
    )
    missing = {row["x"] for row in found.rows}
    for iri, start in places.items():
        if iri in missing:
            line, column = place(query.text, start)
            short = vocab.shorten(iri)
            near = _near(short, _candidates(store, iri))
            remedy = f"; did you mean {' or '.join(near)}?" if near else "."
            yield f"Note: {query.where}:{line}:{column}: the store has no {short}{remedy}"


def _near(short: str, known: list[str]) -> list[str]:
    """Those of the same prefix whose local names are like its own."""
    prefix, _, local = short.partition(":")
    locals_ = [name.partition(":")[2] for name in known if name.startswith(f"{prefix}:")]
    found = difflib.get_close_matches(local, locals_, n=2, cutoff=0.7)
    return [f"{prefix}:{name}" for name in found]


def _candidates(store: Store, iri: Iri) -> list[str]:
    if iri.startswith(vocab.ENTITY):
        return named_iris(store)
    declared = store.select(
        "SELECT DISTINCT ?x { GRAPH ?g { { ?x a ?kind } UNION { ?s ?x ?o } } }",
        {"g": Iri(ONTOLOGY)},
    )
    found = (row["x"] for row in declared.rows)
    return sorted({vocab.shorten(one) for one in found if isinstance(one, Iri)})


def _names(query: str) -> Iterator[tuple[Token, Iri]]:
    """The IRIs of known namespaces in what the query asks for, not in what it constructs."""
    namespaces = tuple(iri for name, iri in vocab.PREFIXES.items() if name not in _ELSEWHERE)
    prefixes = dict(vocab.PREFIXES)
    awaited = ""
    for token in _without_template(query):
        if token.kind == "word" and token.text.upper() == "PREFIX":
            awaited = "name"
        elif awaited == "name":
            awaited = token.text.removesuffix(":") or ":"
        elif awaited:
            prefixes[awaited], awaited = token.text[1:-1], ""
        else:
            iri = _iri(token, prefixes)
            if iri and iri.startswith(namespaces) and iri not in namespaces:
                yield token, iri


def _without_template(query: str) -> Iterator[Token]:
    """The tokens but for blanks, comments and what stands between CONSTRUCT { and }."""
    template, depth = False, 0
    for token in tokens(query):
        if token.kind in ("space", "comment"):
            continue
        depth += (token.text == "{") - (token.text == "}")
        word = token.text.upper() if token.kind == "word" else ""
        if template:
            template = word != "WHERE" and not (token.text == "}" and not depth)
        elif word == "CONSTRUCT":
            template = True
        else:
            yield token


def _iri(token: Token, prefixes: dict[str, str]) -> Iri | None:
    if token.kind == "iri":
        return Iri(token.text[1:-1])
    if token.kind != "name" or token.text.startswith("_:"):
        return None
    prefix, _, local = token.text.partition(":")
    base = prefixes.get(prefix or ":")
    return Iri(base + local) if base and "\\" not in local else None
