"""The findings on what has changed in a store, into the place of those that named it.

All others are left as they are: the cost is that of what changed, not that of the store.
"""

from collections.abc import Iterable

from kg import vocab
from kg.model import Finding
from kg.rdf import Iri, Literal, n3
from kg.report.shaclform import FINDING, result_quads
from kg.store.base import insertion
from kg.store.embedded import EmbeddedStore
from kg.store.former import FINDINGS

_GRAPH = n3(Iri(FINDINGS))
_AT_ONCE = 1_000
_NAMING = f"""
SELECT DISTINCT ?finding {{{{ VALUES ?st {{{{ {{}} }}}}
  GRAPH {_GRAPH} {{{{ ?side prov:hadMember ?st . ?finding kg:side ?side }}}} }}}}"""
_COUNT = f"SELECT (COUNT(*) AS ?n) {{ GRAPH {_GRAPH} {{ {_GRAPH} sh:result ?finding }} }}"
_THERE = f"SELECT ?x {{{{ VALUES ?x {{{{ {{}} }}}} GRAPH {_GRAPH} {{{{ ?x a kg:Finding }}}} }}}}"
_SIDE, _RESULT, _CONFORMS, _BEFORE, _BOOLEAN = (
    n3(Iri(vocab.expand(name)))
    for name in ("kg:side", "sh:result", "sh:conforms", "kg:saidBefore", "xsd:boolean")
)
_REMOVAL = f"""
DELETE {{{{ GRAPH {_GRAPH} {{{{ ?side ?p ?o }}}} }}}}
WHERE {{{{ VALUES ?x {{{{ {{0}} }}}} GRAPH {_GRAPH} {{{{ ?x {_SIDE} ?side . ?side ?p ?o }}}} }}}} ;
DELETE {{{{ GRAPH {_GRAPH} {{{{ {_GRAPH} {_RESULT} ?x . ?x ?p ?o }}}} }}}}
WHERE {{{{ VALUES ?x {{{{ {{0}} }}}} GRAPH {_GRAPH} {{{{ ?x ?p ?o }}}} }}}} ;
DELETE WHERE {{{{ GRAPH {_GRAPH} {{{{ ?x {_BEFORE} ?y }}}} }}}} ;
DELETE WHERE {{{{ GRAPH {_GRAPH} {{{{ {_GRAPH} {_CONFORMS} ?y }}}} }}}} ;
"""


def record_since(store: EmbeddedStore, findings: Iterable[Finding], touched: Iterable[str]) -> int:
    """Put the findings in the place of those that name a touched statement (IRI).

    How many others stand as before. What was kept of articles that have changed goes with them.
    """
    findings = tuple(findings)
    new = {FINDING + one.fingerprint for one in findings}
    old = _rows(store, _THERE, new)
    names = sorted(touched)
    for start in range(0, len(names), _AT_ONCE):
        old |= _rows(store, _NAMING, names[start : start + _AT_ONCE])
    count = store.select(_COUNT).rows[0]["n"]
    assert isinstance(count, Literal)
    stand = int(count.value) - len(old)
    lines = [line for finding in findings for line in result_quads(finding)]
    lines += [f"{_GRAPH} {_RESULT} {n3(Iri(one))} {_GRAPH} ." for one in sorted(new)]
    conforms = f'"{str(not stand and not new).lower()}"^^{_BOOLEAN}'
    lines.append(f"{_GRAPH} {_CONFORMS} {conforms} {_GRAPH} .")
    store.update(_REMOVAL.format(_names(old)) + insertion(lines))
    return stand


def _rows(store: EmbeddedStore, query: str, iris: Iterable[str]) -> set[str]:
    rows = store.select(query.format(_names(iris))).rows
    return {str(next(iter(row.values()))) for row in rows}


def _names(iris: Iterable[str]) -> str:
    return " ".join(n3(Iri(one)) for one in sorted(iris))
