"""SHACL shapes through pySHACL; nothing else imports it, and only when shapes are read or run."""

import re
import warnings
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from rdflib import Graph
from rdflib.namespace import SH
from rdflib.term import BNode, Node, URIRef

from kg.errors import QueryError, RuleError
from kg.model import Severity
from kg.store.syntax import refuse

_LINE = re.compile(r"at line (?P<line>\d+)")
_QUERIES = (SH.select, SH.ask, SH.construct, SH.update)
_SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
}


class ShapeResult(NamedTuple):
    """One sh:ValidationResult: IRIs of focus node and path, message, severity, value and shape.

    `value` is None where it is the focus node itself, or no IRI. A property shape has a blank node,
    for which the shape that it belongs to is given.
    """

    focus: str
    path: str | None
    message: str
    severity: Severity
    value: str | None = None
    shape: str | None = None


def parse_shapes(text: str, path: Path | str) -> Graph:
    """The shapes graph; a RuleError names the line that is no Turtle.

    A query in it that would write or reach out is refused too: pySHACL looks for the word SERVICE
    alone, and rdflib reads an escape in its place.
    """
    try:
        shapes = Graph().parse(data=text, format="turtle")
    except (SyntaxError, IndexError) as error:  # rdflib: IndexError where the file is cut off
        found = _LINE.search(str(error))
        where = f"{path}:{found['line'] if found else 1}"
        raise RuleError(where, "not Turtle", "correct this line") from error
    except RecursionError as error:
        raise RuleError(path, "nests too deeply", "write it flatter") from error
    for query in sorted({str(one) for name in _QUERIES for one in shapes.objects(None, name)}):
        try:
            refuse(query, f"{path}: its query")
        except QueryError as error:
            raise RuleError(*error.args) from error
    return shapes


def validate(shapes: Graph, ntriples: Iterable[str], where: object) -> list[ShapeResult]:
    """What the shapes (of the file `where`) find in the data, by focus node and message.

    Only the nodes in the data are looked at: give it what is new, not the whole store. pySHACL
    takes seconds for 10,000 triples.
    """
    return run_shapes(shapes, graph_of(ntriples), where=where)


def graph_of(ntriples: Iterable[str]) -> Graph:
    """The triples as a graph of rdflib's, which pySHACL reads as it comes from its makers."""
    return Graph().parse(data="\n".join(ntriples), format="nt")


def run_shapes(
    shapes: Graph,
    data: Any,
    *,
    derive: bool = False,
    singly: bool = False,
    nodes: Sequence[str] = (),
    where: object = "shapes",
) -> list[ShapeResult]:
    """What the shapes find in a graph of rdflib's, or in `EmbeddedStore.dataset`, sorted.

    Over Oxigraph, pySHACL asks the union of all graphs, and each constraint for all nodes at once
    (kg.rules.whole) unless `singly`. `derive` first runs the SHACL-AF rules among the shapes, which
    adds triples to a copy of the data. `nodes` are the only ones looked at, if any are given.
    Raises RuleError if pySHACL gives up.
    """
    import pyshacl

    meanwhile: AbstractContextManager[None] = nullcontext()
    if not isinstance(data, Graph) and not singly:
        from kg.rules.whole import WholeGraph, without_delay

        data, meanwhile = WholeGraph(data), without_delay()
    with warnings.catch_warnings(), meanwhile:
        warnings.simplefilter("ignore")
        try:
            _, report, told = pyshacl.validate(
                data,
                shacl_graph=shapes,
                meta_shacl=False,
                advanced=derive,
                inplace=not derive,
                focus_nodes=list(nodes) or None,
            )
        except Exception as error:  # its own, and those of rdflib, pyparsing and re
            report, told = None, str(error) or type(error).__name__
    if not isinstance(report, Graph):
        first = str(told).strip().splitlines()[0].rstrip(".")
        raise RuleError(where, f"pySHACL cannot run the shapes ({first})", "correct them")
    found = report.subjects(SH.focusNode, None)
    return sorted((_read_result(report, shapes, node) for node in found), key=repr)


def _read_result(report: Graph, shapes: Graph, node: Node) -> ShapeResult:
    path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
    focus, shape = report.value(node, SH.focusNode), report.value(node, SH.sourceShape)
    if isinstance(shape, BNode):
        # Blank nodes are copied into the report under their own names.
        shape = next(shapes.subjects(SH.property, shape), shape)
    return ShapeResult(
        focus=str(report.value(node, SH.focusNode)),
        path=None if path is None else str(path),
        message=str(min(report.objects(node, SH.resultMessage), key=str, default="")),
        severity=_SEVERITIES.get(report.value(node, SH.resultSeverity), Severity.INFO),
        value=str(value) if isinstance(value, URIRef) and value != focus else None,
        shape=str(shape) if isinstance(shape, URIRef) else None,
    )
