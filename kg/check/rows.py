"""A rule over a store -> rows: which statements do not fit, and the sentence frame that says so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import vocab
from kg.errors import QueryError, RuleError
from kg.model import Severity
from kg.rdf import Iri, Literal, Term, n3
from kg.rules import Rule
from kg.store import Store

_FOCUS = re.compile(r"^(?P<indent>\s*)# focus: \?(?P<name>\w+)$", re.MULTILINE)
_HEADER = re.compile(r"(?m)^#.*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One solution of a rule; `this`, `value` and `evidence` are IRIs of statements.

    `message` may hold places such as `{value.subject}` that the statements fill.
    """

    this: str
    value: str | None
    evidence: str | None
    message: str
    severity: Severity


def run_rule(rule: Rule, store: Store, focus: frozenset[str] | None) -> list[Row]:
    """What the rule finds; with a focus (IRIs of sources) at least what touches it."""
    if rule.kind == "shacl":
        return _run_shapes(rule, store, focus)
    try:
        answer = store.select(query_text(rule, store, focus))
    except QueryError as error:
        raise RuleError(rule.path, f"the query fails ({error})", "correct it") from error
    return sorted({_read_row(rule, row) for row in answer.rows}, key=_order)


def query_text(rule: Rule, store: Store, focus: frozenset[str] | None) -> str:
    """The rule's query as it is run: relations expanded, focus written in.

    A relation in `expands` is replaced by the alternatives of it and its declared sub-properties:
    what RDFS entails, by rewriting the query. A line `# focus: ?x` becomes the condition that ?x is
    a statement of a source in focus, or the subject of one.
    """
    text = _HEADER.sub("#", rule.text)
    for relation in rule.expands:
        path = "|".join((relation, *_sub_properties(store, relation)))
        text = re.sub(rf"{relation}(?![\w-])", f"({path})", text)
    if focus is None:
        return text
    sources = " ".join(n3(Iri(iri)) for iri in sorted(focus))

    def condition(match: re.Match[str]) -> str:
        name = match["name"]
        touched = f"?{name}" if name in ("this", "value", "evidence") else "?touched"
        about = "" if touched == f"?{name}" else f" ; rdf:subject ?{name}"
        return f"VALUES ?focus {{ {sources} }} {touched} oa:hasSource ?focus{about} ."

    return _FOCUS.sub(condition, text)


def _sub_properties(store: Store, relation: str) -> list[str]:
    query = f"SELECT DISTINCT ?sub {{ ?sub rdfs:subPropertyOf+ {relation} }}"
    return sorted(n3(row["sub"]) for row in store.select(query).rows)


def _read_row(rule: Rule, row: dict[str, Term]) -> Row:
    return Row(
        this=str(row["this"]),
        value=str(row["value"]) if "value" in row else None,
        evidence=str(row["evidence"]) if "evidence" in row else None,
        message=_text(row.get("message")) or rule.title,
        severity=Severity(_text(row.get("severity")) or rule.severity),
    )


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal) else str(term or "")


def _order(row: Row) -> tuple[str, str, str, str]:
    return (row.this, row.value or "", row.evidence or "", row.message)


def _run_shapes(rule: Rule, store: Store, focus: frozenset[str] | None) -> list[Row]:
    from kg.rules.shapes import parse_shapes, validate

    shapes = parse_shapes(rule.text, rule.path)
    found = []
    for graph in sorted(focus if focus is not None else _graphs(store)):
        for result in validate(shapes, _ntriples(store, graph)):
            found.append(
                Row(
                    this=result.focus,
                    value=None,
                    evidence=None,
                    message=result.message,
                    severity=rule.severity,
                )
            )
    return sorted(found, key=_order)


def _graphs(store: Store) -> Iterable[str]:
    """The graphs that describe statements, but for the reference's: those are checked as files."""
    query = (
        "SELECT DISTINCT ?g { GRAPH ?g { ?statement a kg:Statement } "
        "MINUS { ?g a kg:ReferenceSource } }"
    )
    return [str(row["g"]) for row in store.select(query).rows]


def _ntriples(store: Store, graph: str) -> Iterator[str]:
    text = vocab.KG + "text"
    for subject, predicate, value in store.triples(graph):
        if not (subject == graph and predicate == text):
            yield f"{n3(subject)} {n3(predicate)} {n3(value)} ."
