"""The findings of a check of a part of a store, into the place of those they concern.

All others are left as they are: the cost is that of what was checked, not that of the store.
"""

from collections.abc import Iterable, Iterator

from kg import vocab
from kg.model import Finding
from kg.rdf import Iri, Literal, Term, n3
from kg.report.shaclform import FINDING, report_quads
from kg.store import Store
from kg.store.former import FINDINGS

_AT_ONCE = 200  # terms of a query
_GRAPH = n3(Iri(FINDINGS))
_HAVING = """
SELECT DISTINCT ?x {{ VALUES ?what {{ {terms} }}
  GRAPH {graph} {{ ?side {path} ?what . ?x kg:side ?side }} }}"""
_MEMBERS = """
SELECT DISTINCT ?x ?rule ?what {{ VALUES ?x {{ {terms} }}
  GRAPH {graph} {{ ?x kg:side ?side ; kg:rule ?rule . ?side prov:hadMember ?what }} }}"""
_THERE = "SELECT ?x {{ VALUES ?x {{ {terms} }} GRAPH {graph} {{ ?x a kg:Finding }} }}"
_PATHS = "SELECT DISTINCT ?path {{ VALUES ?x {{ {terms} }} ?x kg:path ?path }}"
_COUNT = f"SELECT (COUNT(*) AS ?n) {{ GRAPH {_GRAPH} {{ {_GRAPH} sh:result ?x }} }}"
# Updates know no prefixes.
_SIDE, _RESULT, _CONFORMS, _BEFORE, _WITH = (
    n3(Iri(vocab.expand(name)))
    for name in ("kg:side", "sh:result", "sh:conforms", "kg:saidBefore", "kg:checkedWith")
)
_SIDES = """
DELETE {{ GRAPH {graph} {{ ?side ?p ?o }} }}
WHERE {{ VALUES ?x {{ {terms} }} GRAPH {graph} {{ ?x {side} ?side . ?side ?p ?o }} }}"""
_FINDINGS = """
DELETE {{ GRAPH {graph} {{ {graph} {result} ?x . ?x ?p ?o }} }}
WHERE {{ VALUES ?x {{ {terms} }} GRAPH {graph} {{ ?x ?p ?o }} }}"""
_BESIDE = "DELETE WHERE {{ GRAPH {graph} {{ ?x {path} ?y }} }}"


def record_since(store: Store, findings: Iterable[Finding], touched: Iterable[str]) -> int:
    """Put the findings in the place of those that name a touched statement (IRI).

    How many others stand as before. What was kept of articles that have changed goes with them.
    """
    old = {name for name, *_ in _rows(store, _HAVING, map(Iri, touched), "prov:hadMember")}
    return _exchange(store, old, findings, (_BEFORE,))


def update(store: Store, findings: Iterable[Finding], sources: Iterable[str]) -> None:
    """Put the findings that touch these sources (IRIs) in the place of those that did.

    An older finding that is part of a new one goes too. From then on it is not known what all the
    findings were found with.
    """
    findings = tuple(findings)
    paths = [path for path, *_ in _rows(store, _PATHS, map(Iri, sources))]
    old = {name for name, *_ in _rows(store, _HAVING, map(Literal, paths), "dcterms:source")}
    told = [(one.rule, {said.id for said in one.statements}) for one in findings]
    new = {Iri(name) for _, said in told for name in said}
    near = {Iri(name) for name, *_ in _rows(store, _HAVING, new, "prov:hadMember")}
    members: dict[tuple[str, str], set[str]] = {}
    for name, rule, said in _rows(store, _MEMBERS, near):
        members.setdefault((name, rule), set()).add(said)
    old |= {
        name
        for (name, rule), said in members.items()
        if any(rule == other and said <= others for other, others in told)
    }
    _exchange(store, old, findings, (_BEFORE, _WITH))


def _exchange(
    store: Store, old: set[str], findings: Iterable[Finding], beside: Iterable[str]
) -> int:
    """Put findings in the place of others (IRIs); how many stand as before."""
    findings = tuple(findings)
    new = {FINDING + one.fingerprint for one in findings}
    old = old | {name for name, *_ in _rows(store, _THERE, map(Iri, new))}
    ((count,),) = ([*map(_text, row.values())] for row in store.select(_COUNT).rows)
    stand = int(count) - len(old)
    names = {"graph": _GRAPH, "side": _SIDE, "result": _RESULT}
    updates = [
        query.format(terms=terms, **names)
        for query in (_SIDES, _FINDINGS)
        for terms in _parts(map(Iri, old))
    ]
    updates += [_BESIDE.format(graph=_GRAPH, path=path) for path in (*beside, _CONFORMS)]
    lines = list(report_quads(findings))
    if stand and not findings:
        lines = [line.replace('"true"', '"false"') if _CONFORMS in line else line for line in lines]
    store.change(updates, lines)
    return stand


def _rows(
    store: Store, query: str, terms: Iterable[Term], path: str = ""
) -> Iterator[tuple[str, ...]]:
    for part in _parts(terms):
        answer = store.select(query.format(terms=part, path=path, graph=_GRAPH))
        for row in answer.rows:
            yield tuple(_text(row[name]) for name in answer.variables)


def _parts(terms: Iterable[Term]) -> Iterator[str]:
    names = sorted(map(n3, terms))
    for start in range(0, len(names), _AT_ONCE):
        yield " ".join(names[start : start + _AT_ONCE])


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term
