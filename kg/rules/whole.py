"""Oxigraph's store as a graph of pySHACL's that answers a constraint for all nodes at once.

pySHACL asks each constraint's query anew for each node, and for each Oxigraph reads and plans it
anew: 5 to 10 ms, where the answer takes 0.1. Here the first question gets the answers for all
nodes, and the others find theirs among them. For a query that SHACL-SPARQL allows that is the same,
as long as it looks for `$this` in a pattern.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pyshacl.constraints.constraint_component import ConstraintComponent
from pyshacl.graph_abstraction import OxigraphDataGraph
from pyshacl.helper import get_query_helper_cls
from rdflib.query import Result
from rdflib.term import Identifier, Node, Variable

_THIS = Variable("this")
_Row = Mapping[Variable, Identifier]


@contextmanager
def without_delay() -> Iterator[None]:
    """pySHACL that looks for forbidden words in a query once, and not at each node, meanwhile.

    Its regular expressions take 14 ms for a query of 4 kB, and its report in words 100 ms for a
    result; nobody reads it here. Both are put back at the end.
    """
    helper: Any = get_query_helper_cls()  # type: ignore[no-untyped-call]
    component: Any = ConstraintComponent
    look, tell = helper.check_invalid_sparql, component.make_v_result_description
    seen: set[str] = set()

    def look_once(self: object, text: str, **given: Any) -> bool:
        if text not in seen:
            look(self, text, **given)
            seen.add(text)
        return True

    helper.check_invalid_sparql = look_once
    component.make_v_result_description = lambda *_, **__: ""
    try:
        yield
    finally:
        helper.check_invalid_sparql, component.make_v_result_description = look, tell


class WholeGraph(OxigraphDataGraph):
    """The union of a store's graphs; what it was asked must not change meanwhile."""

    def __init__(self, store: Any) -> None:
        super().__init__(store)
        self._answers: dict[str, tuple[list[Variable], dict[Node, list[_Row]]]] = {}

    def __bool__(self) -> bool:
        return True  # pySHACL asks at each result, and would count all quads

    def clone(self, destination: Any = None) -> "WholeGraph":
        return WholeGraph(super().clone(destination).impl)

    def query(  # type: ignore[override]
        self, query_object: Any, *args: Any, **given: Any
    ) -> Result:
        bindings = given.get("initBindings") or {}
        if set(bindings) != {"this"}:
            return super().query(query_object, *args, **given)
        if query_object not in self._answers:
            whole = super().query(query_object, *args, **given | {"initBindings": None})
            rows: dict[Node, list[_Row]] = {}
            for row in whole.bindings:
                rows.setdefault(row[_THIS], []).append(row)
            self._answers[query_object] = list(whole.vars or ()), rows
        variables, found = self._answers[query_object]
        answer = Result("SELECT")
        answer.vars = variables
        answer.bindings = list(found.get(bindings["this"], ()))
        return answer
