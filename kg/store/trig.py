"""Turtle and TriG: the examples of rules as N-Quads lines, and of what a file says something."""

from pathlib import Path

import pyoxigraph

from kg.errors import ReadError


def trig_quads(path: Path) -> list[str]:
    """The file's quads as N-Quads lines; ReadError, with the line, for a file that is no TriG."""
    try:
        quads = pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TRIG)
        return [f"{quad} ." for quad in quads]
    except OSError as error:
        raise ReadError(path, error.strerror or "cannot be read", "check the file") from error
    except SyntaxError as error:
        where = f"{path}:{error.lineno}"
        raise ReadError(where, f"not TriG ({error.msg})", "correct this line") from error


def turtle_subjects(text: str) -> frozenset[str]:
    """The IRIs of which a Turtle text says something; none of one that does not parse."""
    try:
        triples = list(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError:
        return frozenset()
    nodes = (triple.subject for triple in triples)
    return frozenset(node.value for node in nodes if isinstance(node, pyoxigraph.NamedNode))
