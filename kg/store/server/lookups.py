"""Look-ups of triples by their terms -> SPARQL, many in one question.

A predicate is written out and a variable bound to several terms stands alone: engines look such a
pattern up, where they would join two such variables with all that there is.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from kg import vocab
from kg.rdf import Iri, n3
from kg.store.known import Wanted

# Where triples are put whose graphs make no difference: what is told of a thing in a thousand.
THINGS = vocab.KG + "brought"
_TERMS, _PARTS = 300, 20  # of one question


class Part(NamedTuple):
    """Look-ups that differ in one term: the `terms` that stand for `?{name}` in the pattern."""

    name: str
    pattern: str
    terms: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether all is wanted that is told of some subjects, and so in which graph."""
        return self.name == "s" and self.pattern == _ANY

    def halves(self) -> tuple["Part", "Part"]:
        """The same as two; there must be two terms."""
        middle = len(self.terms) // 2
        return self._replace(terms=self.terms[:middle]), self._replace(terms=self.terms[middle:])


_ANY = "GRAPH ?h { ?s ?p ?o }"


def questions(wanted: Iterable[Wanted]) -> Iterator[list[Part]]:
    """The look-ups, as many together as make one question; see `question`."""
    parts = [
        Part(name, pattern, tuple(terms[start : start + _TERMS]))
        for (name, pattern), group in groupby(sorted(map(_term, wanted)), key=lambda one: one[:2])
        for terms in [[term for _, _, term in group]]
        for start in range(0, len(terms), _TERMS)
    ]
    yield from ([part] for part in parts if part.whole)
    others = [part for part in parts if not part.whole]
    for start in range(0, len(others), _PARTS):
        yield others[start : start + _PARTS]


def question(parts: Sequence[Part], without: Collection[str]) -> str:
    """A pattern with ?g, ?s, ?p and ?o that finds the triples, but not in these graphs (IRIs)."""
    but = f"FILTER(?h NOT IN ({', '.join(n3(Iri(one)) for one in sorted(without))}))"
    found = [
        f"VALUES ?{part.name} {{ {' '.join(part.terms)} }} {part.pattern} {but}" for part in parts
    ]
    if parts[0].whole:
        return f"{{ {found[0]} BIND(?h AS ?g) }}"
    branches = " UNION ".join(f"{{ {one} }}" for one in found)
    return f"{{ {{ SELECT DISTINCT ?s ?p ?o {{ {branches} }} }} BIND(<{THINGS}> AS ?g) }}"


def _term(one: Wanted) -> tuple[str, str, str]:
    """The variable, the pattern and the term of a look-up."""
    subject, predicate, value = one
    if predicate is None:
        return "s", _ANY, str(subject)
    if subject is None and value is None:
        return "p", _ANY, str(predicate)
    if subject is None:
        return "o", f"GRAPH ?h {{ ?s {predicate} ?o }} BIND({predicate} AS ?p)", str(value)
    bound = f"BIND({predicate} AS ?p)" + ("" if value is None else f" BIND({value} AS ?o)")
    told = "?o" if value is None else value
    return "s", f"GRAPH ?h {{ ?s {predicate} {told} }} {bound}", str(subject)
