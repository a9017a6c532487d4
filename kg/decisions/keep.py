"""Hold a store to the decisions made in it: after a new one, and after an article was read again.

What a person rejected or corrected keeps its description, gets `kg:standing kg:rejected`, and loses
its plain triple, so that neither a rule nor a plain query takes it for a fact. What a correction
made follows the words in the text; where they are gone it takes no part until they are back.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace

from kg import vocab
from kg.decisions.decision import Decision, Verdict, statement_key
from kg.decisions.ledger import Ledger
from kg.decisions.read import decided_sources, has_decisions, read_ledger, read_revisions
from kg.decisions.write import DECISIONS, decision_quads, person_iri, quad
from kg.model import Polarity, Quote, Source, Statement
from kg.rdf import Iri, Literal, n3, read_sources, read_statements, statement_quads
from kg.store import Store

_REJECTED = Iri(vocab.KG + "rejected")
_STANDING = f"SELECT ?st {{ GRAPH <{DECISIONS}> {{ ?st kg:standing kg:rejected }} }}"


def decide(store: Store, decision: Decision, revision: Statement | None = None) -> None:
    """Add a decision, and hold the store to it; `revision` is what a correction made."""
    made = {} if revision is None else {revision.id: revision}
    _keep(store, read_ledger(store).add(decision), read_revisions(store) | made)


def adopt(store: Store, ledger: Ledger, revisions: Mapping[str, Statement]) -> None:
    """Hold the store to a ledger that goes on from its own, with what its corrections made."""
    _keep(store, ledger, read_revisions(store) | dict(revisions))


def keep_decisions(store: Store, changed: Set[str] | None = None) -> None:
    """Hold the store to its decisions, whatever was read since.

    `changed` are the sources that were; where nobody has decided anything of them there is nothing
    to do.
    """
    if not has_decisions(store):
        return
    if changed is None or not changed.isdisjoint(decided_sources(store)):
        _keep(store, read_ledger(store), read_revisions(store))


def rejected_statements(store: Store) -> frozenset[str]:
    """The IRIs of the statements that take no part."""
    return frozenset(str(row["st"]) for row in store.select(_STANDING).rows)


def without_rejected(store: Store, articles: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The N-Quads lines of each, but for the plain triples of statements that take no part."""
    graphs = {n3(Iri(iri)) for iri in rejected_statements(store)}
    return {
        source: [line for line in lines if not graphs or line.rsplit(" ", 2)[1] not in graphs]
        for source, lines in articles.items()
    }


@dataclass(frozen=True, slots=True)
class _Present:
    """A source with its text, and its statements by key, as the store has them now."""

    source: Source
    text: str
    statements: Mapping[str, list[Statement]]


@dataclass(slots=True)
class _State:
    """What follows from the decisions: statements out of the rules, and those that take part."""

    rejected: set[str] = field(default_factory=set)
    applies: dict[str, list[str]] = field(default_factory=dict)


def _keep(store: Store, ledger: Ledger, revisions: dict[str, Statement]) -> None:
    before = rejected_statements(store)
    sources = {one.source for one in ledger if one.source}
    present = {iri: one for iri in sorted(sources) if (one := _present(store, iri))}
    state, revisions = _follow(ledger, present, revisions)
    lines = list(_ledger_quads(ledger, state))
    for decision in ledger:
        if decision.revision in revisions:
            found = present.get(decision.source or "")
            lines += _revision_quads(decision, revisions[decision.revision], found)
    # What is taken back stays marked until its plain triple is there, so that the next call sees to
    # it where this one was ended.
    store.replace(DECISIONS, _marked(lines, before | state.rejected))
    known = {
        one.id: (one, there.source)
        for there in present.values()
        for several in there.statements.values()
        for one in several
    }
    for decision in ledger:
        if decision.revision in revisions and decision.source in present:
            there = present[decision.source]
            known[decision.revision] = (revisions[decision.revision], there.source)
    for iri in sorted(before | state.rejected | set(revisions)):
        store.replace(iri, _plain(iri, known, state.rejected))
    if before - state.rejected:
        store.replace(DECISIONS, _marked(lines, state.rejected))


def _marked(lines: list[str], rejected: set[str] | frozenset[str]) -> list[str]:
    marks = (quad(iri, "kg:standing", _REJECTED) for iri in sorted(rejected))
    return list(dict.fromkeys((*lines, *marks)))


def _plain(
    iri: str, known: Mapping[str, tuple[Statement, Source]], rejected: set[str]
) -> list[str]:
    """The plain triple of a statement that takes part; nothing for another."""
    if iri in rejected or iri not in known:
        return []
    statement, source = known[iri]
    if statement.polarity is Polarity.NEGATIVE:
        return []
    return [next(statement_quads(statement, source))]


def _present(store: Store, iri: str) -> _Present | None:
    triples = list(store.triples(iri))
    found = read_sources(triples)
    if not found:
        return None
    statements: dict[str, list[Statement]] = {}
    for one in read_statements(triples):
        statements.setdefault(statement_key(one, iri), []).append(one)
    told = (o for s, p, o in triples if s == iri and p == vocab.KG + "text")
    text = next((one.value for one in told if isinstance(one, Literal)), "")
    return _Present(found[0], text, statements)


def _follow(
    ledger: Ledger, present: Mapping[str, _Present], revisions: Mapping[str, Statement]
) -> tuple[_State, dict[str, Statement]]:
    """Which statements take no part, and the revisions with their quotes where the words stand."""
    state, standing = _State(), ledger.in_force()
    moved = dict(revisions)
    active: dict[str, Statement] = {}  # what takes part of them, by key
    made = {iri.rsplit("/", 1)[1] for iri in revisions}
    for decision in ledger:
        if decision.on_finding or decision.verdict is Verdict.WITHDRAWN:
            continue
        there = present.get(decision.source or "")
        stated = there.statements.get(decision.key, []) if there else []
        if decision.key in made:
            stated = [active[decision.key]] if decision.key in active else []
        in_force = standing.get(decision.key) is decision
        if in_force:
            state.applies[decision.iri] = [one.id for one in stated]
            if decision.verdict is not Verdict.ACCEPTED:
                state.rejected.update(one.id for one in stated)
        if decision.revision in moved:
            old = moved[decision.revision]
            quote = _place(old, stated, None if decision.key in made else there)
            if quote is not None:
                moved[decision.revision] = replace(old, quote=quote)
            if in_force and quote is not None:
                key = decision.revision.rsplit("/", 1)[1]
                active[key] = moved[decision.revision]
    state.rejected |= set(moved) - {one.id for one in active.values()}
    return state, moved


def _place(made: Statement, stated: list[Statement], there: _Present | None) -> Quote | None:
    """Where the words of a revision stand now; None if the text has them no more."""
    if stated:
        return stated[0].quote
    if there is None:
        return None
    words, before = made.quote.exact, made.quote.prefix
    start = there.text.find(before + words) if before else -1
    start = start + len(before) if start >= 0 else there.text.find(words)
    return Quote.of(there.text, start, start + len(words)) if words and start >= 0 else None


def _ledger_quads(ledger: Ledger, state: _State) -> Iterator[str]:
    standing = ledger.in_force()
    for decision in ledger:
        yield from decision_quads(decision)
        if standing.get(decision.key) is decision:
            yield quad(decision.iri, "kg:inForce", Literal("true", vocab.XSD + "boolean"))
        for iri in state.applies.get(decision.iri, []):
            yield quad(decision.iri, "kg:appliesTo", Iri(iri))


def _revision_quads(
    decision: Decision, statement: Statement, present: _Present | None
) -> Iterator[str]:
    """The description of what a correction made; its plain triple has a graph of its own."""
    source = present.source if present else Source(iri=decision.source or "", path="")
    plain = f" {n3(Iri(statement.id))} ."
    described = statement_quads(statement, source, graph=DECISIONS, activity=decision.iri)
    yield from (line for line in described if not line.endswith(plain))
    yield quad(statement.id, "prov:wasRevisionOf", Iri(decision.used))
    yield quad(statement.id, "prov:wasAttributedTo", Iri(person_iri(decision.by)))
