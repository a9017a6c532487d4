"""Look-ups of triples by their terms -> SPARQL, many in one question.

A predicate is written out and a variable bound to several terms stands alone: engines look such a
pattern up, where they would join two such variables with all that there is.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence

from kg import vocab
from kg.rdf import Iri, n3
from kg.store.known import Wanted

# Where triples are put whose graphs make no difference: what is told of a thing in a thousand.
THINGS = vocab.KG + "brought"
_TERMS, _BRANCHES = 300, 20  # of one question


def questions(wanted: Collection[Wanted], without: Iterable[str]) -> Iterator[list[str]]:
    """Patterns that find the triples, but not in these graphs (IRIs); see `together`."""
    but = f"FILTER(?h NOT IN ({', '.join(n3(Iri(one)) for one in sorted(without))}))"
    for terms in _parts(sorted(str(s) for s, p, _ in wanted if p is None)):
        yield [f"VALUES ?s {{ {terms} }} GRAPH ?h {{ ?s ?p ?o }} {but} BIND(?h AS ?g)"]
    branches = [f"{{ {one} {but} }}" for one in _branches(wanted)]
    for start in range(0, len(branches), _BRANCHES):
        yield branches[start : start + _BRANCHES]


def together(parts: Sequence[str]) -> str:
    """Several such patterns as one, with ?g, ?s, ?p and ?o.

    Of a subject of which all is wanted it tells the graphs.
    """
    if not parts[0].startswith("{"):
        return f"{{ {parts[0]} }}"
    found = " UNION ".join(parts)
    return f"{{ {{ SELECT DISTINCT ?s ?p ?o {{ {found} }} }} BIND(<{THINGS}> AS ?g) }}"


def _branches(wanted: Collection[Wanted]) -> Iterator[str]:
    subjects: dict[tuple[str, str], list[str]] = {}
    values: dict[str, list[str]] = {}
    paths: list[str] = []
    for subject, predicate, value in wanted:
        if predicate is None:
            continue
        if subject is not None:
            key = str(predicate), "" if value is None else str(value)
            subjects.setdefault(key, []).append(str(subject))
        elif value is not None:
            values.setdefault(str(predicate), []).append(str(value))
        else:
            paths.append(str(predicate))
    for terms in _parts(sorted(paths)):
        yield f"VALUES ?p {{ {terms} }} GRAPH ?h {{ ?s ?p ?o }}"
    for (path, given), names in sorted(subjects.items()):
        bound = f"BIND({path} AS ?p)" + (f" BIND({given} AS ?o)" if given else "")
        for terms in _parts(sorted(names)):
            yield f"VALUES ?s {{ {terms} }} GRAPH ?h {{ ?s {path} {given or '?o'} }} {bound}"
    for path, names in sorted(values.items()):
        for terms in _parts(sorted(names)):
            yield f"VALUES ?o {{ {terms} }} GRAPH ?h {{ ?s {path} ?o }} BIND({path} AS ?p)"


def _parts(terms: list[str]) -> Iterator[str]:
    for start in range(0, len(terms), _TERMS):
        yield " ".join(terms[start : start + _TERMS])
