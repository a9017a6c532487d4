"""What a check compared, and what not: no finding means nothing where nothing was compared."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg import vocab
from kg.check.result import Coverage, Uncompared
from kg.check.statements import load_statements
from kg.decisions import rejected_statements
from kg.model import Finding
from kg.rules import Rule
from kg.store import Store

ALONE = "no other statement about it"
NEVER = "property is not compared"
DENIED = "denied, not asserted"
REJECTED = "rejected by a person"
_SHOWN = 200

_STATED = """
SELECT ?st ?source ?subject ?path ?object ?polarity WHERE {
  ?st kg:extractor ?extractor ; oa:hasSource ?source ; rdf:subject ?subject ;
    rdf:predicate ?path ; rdf:object ?object ; kg:polarity ?polarity .
  FILTER(?extractor NOT IN ("mention", "metadata"))
} ORDER BY ?st"""
_DECLARED = """
SELECT DISTINCT ?path ?how ?with WHERE {
  { ?path kg:compares ?how } UNION { ?path kg:once ?how }
  OPTIONAL { ?path (kg:comparedWith|^kg:comparedWith|sh:lessThan|^sh:lessThan) ?with }
}"""


@dataclass(frozen=True, slots=True)
class _Stated:
    iri: str
    subject: str
    path: str
    object: str
    denied: bool


def cover(
    store: Store, rules: Sequence[Rule], findings: Sequence[Finding], focus: Iterable[str]
) -> Coverage:
    """The coverage of a check of the sources in `focus` (IRIs)."""
    inside = frozenset(focus)
    rows = [{name: str(term) for name, term in row.items()} for row in store.select(_STATED).rows]
    stated = {
        row["st"]: (
            row["source"],
            _Stated(
                row["st"],
                row["subject"],
                row["path"],
                row["object"],
                row["polarity"] == vocab.KG + "negative",
            ),
        )
        for row in rows
    }
    groups = _comparable_groups(store)
    out = rejected_statements(store)
    sizes = Counter(
        key
        for _, one in stated.values()
        if not one.denied and one.iri not in out
        for key in _keys(one, groups)
    )
    reasons: dict[str, list[str]] = {}
    mine = [one for source, one in stated.values() if source in inside]
    for one in mine:
        if reason := REJECTED if one.iri in out else _reason(one, groups, sizes):
            reasons.setdefault(reason, []).append(one.iri)
    found = {finding.rule for finding in findings}
    return Coverage(
        statements=len(mine),
        compared=len(mine) - sum(map(len, reasons.values())),
        uncompared=_load(store, reasons),
        rules=tuple(rule.id for rule in rules),
        silent=tuple(rule.id for rule in rules if rule.id not in found),
    )


_Groups = Mapping[str, tuple[str, bool]]


def _comparable_groups(store: Store) -> _Groups:
    """For each compared property the name of its group, and whether it is held by its object."""
    how: dict[str, set[str]] = {}
    mates: dict[str, set[str]] = {}
    for row in store.select(_DECLARED).rows:
        path = str(row["path"])
        how.setdefault(path, set()).add(str(row["how"]))
        mates.setdefault(path, {path})
        if "with" in row:
            mates[path].add(str(row["with"]))
    by_subject = {
        vocab.KG + name for name in ("asPlace", "asDate", "asQuantity", "asState", "asEntity")
    }
    return {path: (min(mates[path]), not ways & by_subject) for path, ways in how.items()}


def _keys(one: _Stated, groups: _Groups) -> list[tuple[str, str]]:
    if one.path not in groups:
        return []
    group, by_object = groups[one.path]
    return [(group, one.object if by_object else one.subject)]


def _reason(one: _Stated, groups: _Groups, sizes: Mapping[tuple[str, str], int]) -> str | None:
    if one.denied:
        return DENIED
    keys = _keys(one, groups)
    if not keys:
        return NEVER
    return None if any(sizes[key] > 1 for key in keys) else ALONE


def _load(store: Store, reasons: Mapping[str, list[str]]) -> tuple[Uncompared, ...]:
    shown = load_statements(store, (iri for iris in reasons.values() for iri in iris[:_SHOWN]))
    return tuple(
        Uncompared(
            reason=reason,
            statements=tuple(
                sorted(
                    (shown[iri] for iri in iris[:_SHOWN]),
                    key=lambda one: (one.source, one.quote.start, one.quote.end, one.id),
                )
            ),
            more=max(0, len(iris) - _SHOWN),
        )
        for reason, iris in sorted(reasons.items())
    )
