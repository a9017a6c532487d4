"""A rule over a store -> rows: which statements do not fit, and the sentence frame that says so."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import vocab
from kg.errors import QueryError, RuleError
from kg.model import Severity
from kg.rdf import Literal, Term, n3
from kg.rules import Focus, Rule, limited, narrow, narrow_near
from kg.store import Store
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from kg.check.nearby import Near

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

    @property
    def statements(self) -> tuple[str, ...]:
        """The IRIs of the statements that are there."""
        return tuple(one for one in (self.this, self.value, self.evidence) if one is not None)


def run_rule(rule: Rule, store: Store, focus: Focus | None) -> list[Row]:
    """What the rule finds; with a focus at least what touches it.

    Raises RuleError if the rule's seconds are over, where the store is one in memory. A server is
    told its time when it is opened.
    """
    if rule.kind == "shacl":
        told = _descriptions(store, focus)
        if rule.seconds:
            told = iter(list(told))  # the store may be one that no second process can ask
        return limited(rule, lambda: _judge(rule, told))
    if isinstance(store, EmbeddedStore) and store.may_fork:
        return limited(rule, lambda: _run_query(rule, store, focus))
    return _run_query(rule, store, focus)


def _run_query(rule: Rule, store: Store, focus: Focus | None) -> list[Row]:
    if rule.needs and not any(_is_declared(term, store) for term in rule.needs):
        return []
    return _read_rows(rule, store, narrow(query_text(rule.text, rule.expands, store), focus))


def run_near(rule: Rule, near: "Near") -> list[Row]:
    """What the rule finds that touches the focus of the excerpt; RuleError as `run_rule`."""
    return limited(rule, lambda: _run_near(rule, near))


def _run_near(rule: Rule, near: "Near") -> list[Row]:
    if rule.needs and not any(map(near.declares, rule.needs)):
        return []
    text = expand(rule.text, rule.expands, near.below)
    found = _read_rows(rule, near.store, narrow_near(text, near.store.ask, large=near.large))
    return [row for row in found if not near.focus.statements.isdisjoint(row.statements)]


def _read_rows(rule: Rule, store: Store, queries: Iterable[str]) -> list[Row]:
    try:
        rows = [row for query in queries for row in store.select(query).rows]
    except QueryError as error:
        raise RuleError(rule.path, f"the query fails ({error})", "correct it") from error
    return sorted({_read_row(rule, row) for row in rows}, key=_order)


def _is_declared(term: str, store: Store) -> bool:
    """Whether anything is declared with the term: as a property, or as a class."""
    return store.ask(f"ASK {{ {{ ?any {term} ?thing }} UNION {{ ?any a {term} }} }}")


def query_text(text: str, expands: Iterable[str], store: Store) -> str:
    """A rule's query without its header, each relation in `expands` with its sub-properties.

    It is replaced by the alternatives of itself and what the store declares below it: what RDFS
    entails, by rewriting the query.
    """
    return expand(text, expands, lambda relation: _sub_properties(store, relation))


def expand(text: str, expands: Iterable[str], below: Callable[[str], Iterable[str]]) -> str:
    """The same, where `below` tells the sub-properties of a relation."""
    text = _HEADER.sub("#", text)
    for relation in expands:
        path = "|".join((relation, *below(relation)))
        text = re.sub(rf"{relation}(?![\w-])", f"({path})", text)
    return text


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


def _judge(rule: Rule, descriptions: Iterable[Iterable[str]]) -> list[Row]:
    from kg.rules.shapes import parse_shapes, validate

    shapes = parse_shapes(rule.text, rule.path)
    found = []
    for triples in descriptions:
        for result in validate(shapes, triples, rule.path):
            found.append(
                Row(
                    this=result.focus,
                    value=None,
                    evidence=None,
                    message=result.message or rule.title,
                    severity=rule.severity,
                )
            )
    return sorted(found, key=_order)


def _descriptions(store: Store, focus: Focus | None) -> Iterator[list[str]]:
    """The triples of each graph that describes statements, as N-Triples lines."""
    for graph in sorted(focus.sources if focus is not None else _graphs(store)):
        yield list(_ntriples(store, graph))


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
