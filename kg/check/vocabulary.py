"""Whether all terms that the rules name are in the vocabulary: a misspelt one matches nothing.

A term is in the vocabulary if the ontology describes it; terms of public vocabularies are described
in `core/external.ttl`.
"""

import difflib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from kg import vocab
from kg.errors import RuleError
from kg.folder import data_folder
from kg.rdf import Iri, n3
from kg.rules import Derivation, Rule
from kg.rules.terms import Term, read_terms
from kg.store import Store
from kg.store.trig import turtle_subjects

_DESCRIBED = "SELECT DISTINCT ?term WHERE {{ VALUES ?term {{ {terms} }} ?term ?p ?o }}"
_ALL = f"SELECT DISTINCT ?term WHERE {{ GRAPH <{vocab.BASE}ontology> {{ ?term ?p ?o }} }}"


def check_vocabulary(rules: Iterable[Rule | Derivation], store: Store) -> None:
    """RuleError, with the nearest term, for one that neither ontology nor core describes.

    The ontology is that of the store; core is the one that ships.
    """
    named = {str(rule.path): (rule, _terms(rule)) for rule in rules}
    wanted = {term.iri for _, terms in named.values() for term in terms}
    missing = wanted - _described(store, wanted)
    if missing:
        missing -= _core()
    for where, (_, terms) in sorted(named.items()):
        for term in terms:
            if term.iri in missing:
                raise RuleError(
                    f"{where}:{term.line}",
                    f"no '{term.name}' in the vocabulary",
                    _remedy(term, store),
                )


def _terms(rule: Rule | Derivation) -> Sequence[Term]:
    terms = read_terms(rule.text)
    if isinstance(rule, Rule) and rule.kind == "shacl":
        own = turtle_subjects(rule.text)
        return [term for term in terms if term.iri not in own]
    return terms


def _described(store: Store, terms: Iterable[str]) -> set[str]:
    names = " ".join(n3(Iri(iri)) for iri in sorted(terms))
    return {str(row["term"]) for row in store.select(_DESCRIBED.format(terms=names)).rows}


@cache
def _core() -> frozenset[str]:
    """What the core that ships describes: the store's ontology may be older, or a domain alone."""
    files: list[Path] = sorted((data_folder("ontology") / "core").glob("*.ttl"))
    return frozenset().union(*(turtle_subjects(path.read_text("utf-8")) for path in files))


def _remedy(term: Term, store: Store) -> str:
    known = _core() | {str(row["term"]) for row in store.select(_ALL).rows}
    # Rather of the same vocabulary; the whole IRI where the prefix itself is wrong.
    names = sorted({vocab.shorten(iri) for iri in known})
    near = difflib.get_close_matches(vocab.shorten(term.iri), names, n=1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else "declare it in the ontology, or correct it"
