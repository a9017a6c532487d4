"""The rules run the other way: wrapped as SHACL-SPARQL, by pySHACL, one statement at a time.

It finds what the set-wise run finds (tests hold the two against each other) and is far slower.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.check.rows import query_text
from kg.model import Severity
from kg.rules import Rule
from kg.rules.derivation import Derivation
from kg.rules.wrap import RULES, rule_of, wrap_rules
from kg.store import Store

if TYPE_CHECKING:
    from rdflib import Graph

# A rule's id, ?this, ?value, severity.
Pair = tuple[str, str, str | None, Severity]


def wrapped(rules: Iterable[Rule], derivations: Iterable[Derivation], store: Store) -> str:
    """The rules and derivations as a shapes graph in Turtle.

    Relations are written out with the sub-properties that the store's ontology declares.
    """
    return wrap_rules(
        rules, derivations, lambda text, relations: query_text(text, relations, store)
    )


def run_wrapped(
    shapes: "str | Graph",
    data: object,
    *,
    derive: bool = False,
    singly: bool = False,
    nodes: Sequence[str] = (),
) -> set[Pair]:
    """What pySHACL finds with wrapped rules; see `kg.rules.shapes.run_shapes` for the rest.

    `shapes` is what `wrapped` gives, or that parsed. The results of shapes that went in as they
    are have the shape's IRI for a rule.
    """
    from kg.rules.shapes import parse_shapes, run_shapes

    graph = parse_shapes(shapes, RULES) if isinstance(shapes, str) else shapes
    return {
        (rule_of(one.shape or "") or one.shape or "", one.focus, one.value, one.severity)
        for one in run_shapes(graph, data, derive=derive, singly=singly, nodes=nodes)
    }
