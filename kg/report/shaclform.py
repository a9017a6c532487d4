"""Findings as SHACL's validation report, in a graph of their own, so that a store can be asked for.

`record` puts those of a whole check in the place of what stood there; for those of a part see
`kg.report.keeping`. `as_shacl` is the report by itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg import vocab
from kg.check.result import CheckResult
from kg.model import Finding, Severity
from kg.rdf import Iri, Literal, Term, n3
from kg.rules import Rule
from kg.rules.wrap import shape_of
from kg.store import Store
from kg.store.former import FINDINGS
from kg.store.serial import serialize

FINDING = vocab.BASE + "finding/"

_LEVELS = {
    Severity.VIOLATION: "Violation",
    Severity.WARNING: "Warning",
    Severity.INFO: "Info",
}
_GRAPH = n3(Iri(FINDINGS))


def report_quads(findings: Iterable[Finding]) -> Iterator[str]:
    """One `sh:ValidationReport` with a `sh:ValidationResult` for each finding, as N-Quads lines.

    The focus node is the first statement of the first side, `sh:value` that of the second. All
    statements stand in the sides (`kg:side`, `sh:order`, `prov:hadMember`); a side's label holds
    the words of its first one, as those of a reference need not be in the store.
    """
    findings = tuple(findings)
    yield from _report({FINDING + one.fingerprint for one in findings})
    for finding in findings:
        yield from _result(finding)


def as_shacl(
    result: CheckResult,
    texts: Mapping[str, str],
    rules: Sequence[Rule] = (),
    *,
    show_ignored: bool = False,
) -> str:
    """The report in Turtle; what is ignored is no part of it, as SHACL has no word for that."""
    return serialize(report_quads(result.findings), "turtle").decode()


def record(store: Store, findings: Iterable[Finding], checked: Iterable[str] = ()) -> None:
    """Put the findings in the place of all that the store has.

    `checked` are N-Quads lines that say what was checked, for `kg.report.checked`.
    """
    store.replace(FINDINGS, [*report_quads(findings), *checked])


def _report(names: Iterable[str]) -> Iterator[str]:
    names = sorted(names)
    quad = _about(FINDINGS)
    yield quad("rdf:type", Iri(vocab.SH + "ValidationReport"))
    yield quad("sh:conforms", Literal(str(not names).lower(), vocab.XSD + "boolean"))
    for name in names:
        yield quad("sh:result", Iri(name))


def _result(finding: Finding) -> Iterator[str]:
    node = FINDING + finding.fingerprint
    quad = _about(node)
    firsts = [side[0] for side in finding.sides]
    yield quad("rdf:type", Iri(vocab.KG + "Finding"))
    yield quad("rdf:type", Iri(vocab.SH + "ValidationResult"))
    yield quad("sh:focusNode", Iri(firsts[0].id))
    if len(firsts) > 1:
        yield quad("sh:value", Iri(firsts[1].id))
    yield quad("sh:resultPath", Iri(firsts[0].property.iri))
    yield quad("sh:resultSeverity", Iri(vocab.SH + _LEVELS[finding.severity]))
    yield quad("sh:resultMessage", Literal(finding.message))
    yield quad("sh:sourceShape", Iri(shape_of(finding.rule, finding.severity)))
    yield quad("sh:sourceConstraintComponent", Iri(vocab.SH + "SPARQLConstraintComponent"))
    yield quad("kg:rule", Literal(finding.rule))
    yield quad("kg:fingerprint", Literal(finding.fingerprint))
    for position, side in enumerate(finding.sides):
        part = f"{node}#side-{position}"
        yield quad("kg:side", Iri(part))
        about = _about(part)
        yield about("rdf:type", Iri(vocab.PROV + "Collection"))
        yield about("sh:order", Literal(str(position), vocab.XSD + "integer"))
        yield about("rdfs:label", Literal(f"“{side[0].quote.exact}” ({side[0].source})"))
        for path in sorted({statement.source for statement in side}):
            yield about("dcterms:source", Literal(path))
        for statement in side:
            yield about("prov:hadMember", Iri(statement.id))


def _about(subject: str) -> Callable[[str, Term], str]:
    def quad(predicate: str, value: Term) -> str:
        return f"{n3(Iri(subject))} <{vocab.expand(predicate)}> {n3(value)} {_GRAPH} ."

    return quad
