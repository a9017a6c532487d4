"""SHACL shapes through pySHACL; nothing else imports it, and only when shapes are read or run."""

import re
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rdflib import Graph
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import RuleError
from kg.model import Severity

_LINE = re.compile(r"at line (?P<line>\d+)")
_SEVERITIES: dict[Node | None, Severity] = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
}


class ShapeResult(NamedTuple):
    """One sh:ValidationResult: the focus node's IRI, the path's, the message and the severity."""

    focus: str
    path: str | None
    message: str
    severity: Severity


def parse_shapes(text: str, path: Path) -> Graph:
    """The shapes graph; a RuleError names the line that is no Turtle."""
    try:
        return Graph().parse(data=text, format="turtle")
    except (SyntaxError, IndexError) as error:  # rdflib: IndexError where the file is cut off
        found = _LINE.search(str(error))
        where = f"{path}:{found['line'] if found else 1}"
        raise RuleError(where, "not Turtle", "correct this line") from error


def validate(shapes: Graph, ntriples: Iterable[str]) -> list[ShapeResult]:
    """What the shapes find in the data, by focus node and message.

    Only the nodes in the data are looked at: give it what is new, not the whole store. pySHACL
    takes seconds for 10,000 triples.
    """
    import pyshacl

    data = Graph().parse(data="\n".join(ntriples), format="nt")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _, report, _ = pyshacl.validate(data, shacl_graph=shapes, meta_shacl=False)
    assert isinstance(report, Graph)
    return sorted(_read_result(report, node) for node in report.subjects(SH.focusNode, None))


def _read_result(report: Graph, node: Node) -> ShapeResult:
    path = report.value(node, SH.resultPath)
    return ShapeResult(
        focus=str(report.value(node, SH.focusNode)),
        path=None if path is None else str(path),
        message=str(min(report.objects(node, SH.resultMessage), key=str)),
        severity=_SEVERITIES.get(report.value(node, SH.resultSeverity), Severity.INFO),
    )
