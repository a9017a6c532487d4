"""What a person points at: a statement by IRI, CURIE or hash, a finding by its fingerprint."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg import vocab
from kg.check.statements import load_statements
from kg.decisions import Decision, Ledger, statement_key, statement_label
from kg.errors import UsageError
from kg.model import Finding, Statement
from kg.rdf import Literal
from kg.store import Store

FINDING = vocab.BASE + "finding/"
_HASH = 16  # letters of a whole hash
_BEGINS = """
SELECT DISTINCT ?st WHERE { ?st kg:certainty ?certainty FILTER(STRSTARTS(STR(?st), ?begin)) }
ORDER BY ?st"""
_SOURCE = "SELECT ?source { ?st oa:hasSource ?source } ORDER BY ?source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A statement with the IRI of its source, or a finding; `key` is its content (see Decision)."""

    iri: str
    key: str
    label: str
    statement: Statement | None = None
    source: str | None = None
    finding: Finding | None = None


def find_target(store: Store, name: str, findings: Callable[[], Iterable[Finding]]) -> Target:
    """The one statement or finding that `name` stands for.

    `findings` are asked for only where the name is not a whole statement's. Raises UsageError for
    a name that fits nothing, or several.
    """
    kind, tail = split_name(name)
    iris = [] if kind == "finding" else _statements(store, tail)
    if len(iris) == 1 and (len(tail) >= _HASH or kind == "statement"):
        return statement_target(store, iris[0])
    found = [] if kind == "statement" else [*findings()]
    fitting = [one for one in found if tail and one.fingerprint.startswith(tail)]
    names = [vocab.shorten(iri) for iri in iris] + [one.fingerprint for one in fitting]
    if not names:
        remedy = "take an id or a fingerprint from the JSON of kg check"
        raise UsageError(name, "no statement and no finding of the store begins so", remedy)
    if len(names) > 1:
        some = ", ".join(names[:4])
        raise UsageError(name, f"fits {len(names)} ({some})", "give more letters")
    return statement_target(store, iris[0]) if iris else finding_target(fitting[0])


def split_name(name: str) -> tuple[str, str]:
    """What kind of thing the name is of ("statement", "finding" or ""), and its hash."""
    text = name.strip().removeprefix("<").removesuffix(">")
    if ":" in text and text.split(":", 1)[0] in vocab.PREFIXES:
        text = vocab.expand(text)
    for kind, base in (("statement", vocab.STATEMENT), ("finding", FINDING)):
        if text.startswith(base):
            return kind, text.removeprefix(base)
    return "", text


def statement_target(store: Store, iri: str) -> Target:
    """The statement of that IRI, which the store has."""
    statement = load_statements(store, [iri])[iri]
    rows = store.select(_SOURCE.replace("?st", f"<{iri}>")).rows
    source = str(rows[0]["source"]) if rows else ""
    return Target(
        iri=iri,
        key=statement_key(statement, source),
        label=statement_label(statement),
        statement=statement,
        source=source,
    )


def finding_target(finding: Finding) -> Target:
    """The finding as something to decide on."""
    return Target(
        iri=FINDING + finding.fingerprint,
        key=finding.fingerprint,
        label=f"{finding.rule}: {finding.message}",
        finding=finding,
    )


def find_decision(store: Store, ledger: Ledger, name: str) -> Decision:
    """The decision that stands on what `name` names, whether the store still has it or not."""
    standing = ledger.in_force()
    kind, tail = split_name(name)
    tail = tail.removeprefix(vocab.BASE + "decision/")
    iris = [] if kind == "finding" else _statements(store, tail)
    keys = {statement_target(store, iri).key for iri in iris}
    fitting = [
        one
        for one in standing.values()
        if tail and (one.key in keys or any(name.startswith(tail) for name in _tails(one)))
    ]
    if not fitting:
        raise UsageError(name, "no decision stands on it", "see kg review --list")
    if len(fitting) > 1:
        some = ", ".join(one.label for one in fitting[:3])
        raise UsageError(name, f"fits {len(fitting)} decisions ({some})", "give more letters")
    return fitting[0]


def _tails(decision: Decision) -> list[str]:
    iris = (decision.iri, decision.used, decision.revision)
    return [iri.rsplit("/", 1)[1] for iri in iris if iri]


def _statements(store: Store, tail: str) -> list[str]:
    if not tail:
        return []
    begin = Literal(vocab.STATEMENT + tail)
    return [str(row["st"]) for row in store.select(_BEGINS, {"begin": begin}).rows]
