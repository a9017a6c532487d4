"""The findings that the last check left in the store, read back."""

from kg import vocab
from kg.check.statements import load_statements
from kg.model import Finding, Severity, Statement
from kg.rdf import Literal, Term
from kg.report.shaclform import FINDING
from kg.store import Store
from kg.store.former import FINDINGS

_CHECKED = f"ASK {{ GRAPH <{FINDINGS}> {{ <{FINDINGS}> a sh:ValidationReport }} }}"
_FOUND = """
SELECT DISTINCT ?finding ?rule ?level ?message ?order ?st WHERE {
  ?finding a kg:Finding ; kg:rule ?rule ; sh:resultSeverity ?level ; sh:resultMessage ?message ;
           kg:side ?side .
  ?side sh:order ?order ; prov:hadMember ?st .
} ORDER BY ?finding ?order ?st"""


def is_checked(store: Store) -> bool:
    """Whether a check has kept its findings in the store, be it none."""
    return store.ask(_CHECKED)


def read_findings(store: Store) -> tuple[Finding, ...]:
    """The findings kept, by fingerprint.

    A side leaves out statements that the store has not, as those of the reference that ships.
    """
    rows = store.select(_FOUND).rows
    statements = load_statements(store, {str(row["st"]) for row in rows})
    facts: dict[str, dict[str, Term]] = {}
    sides: dict[str, dict[int, list[Statement]]] = {}
    for row in rows:
        name = str(row["finding"])
        facts.setdefault(name, row)
        side = sides.setdefault(name, {}).setdefault(int(_text(row["order"])), [])
        if (iri := str(row["st"])) in statements:
            side.append(statements[iri])
    return tuple(
        Finding(
            rule=_text(row["rule"]),
            severity=Severity(str(row["level"]).removeprefix(vocab.SH).lower()),
            message=_text(row["message"]),
            sides=tuple(tuple(side) for _, side in sorted(sides[name].items()) if side),
            fingerprint=name.removeprefix(FINDING),
        )
        for name, row in sorted(facts.items())
    )


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)
