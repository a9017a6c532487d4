"""A part of a corpus -> what the rules find in it, or what it lacks to tell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kg import vocab
from kg.check.coverage import Share, cover_share
from kg.check.derive import DERIVED, derive_near
from kg.check.findings import Match, match_rows
from kg.check.nearby import Near, read_around
from kg.check.rows import Row, run_near
from kg.check.statements import load_statements
from kg.check.support import read_publishers
from kg.check.ties import read_ties
from kg.corpus.homes import Homes
from kg.corpus.partial import Partial
from kg.corpus.pieces import Key
from kg.load import load_ontology
from kg.model import Statement
from kg.reference import load_reference
from kg.rules import Derivation, Rule, load_derivations, load_rules
from kg.store import open_store
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class Common:
    """What every part has: the rules, and a store of what is declared and of the references."""

    rules: tuple[Rule, ...]
    derivations: tuple[Derivation, ...]
    declared: EmbeddedStore
    homes: Homes


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """The keys that must be brought to a part before it can tell anything."""

    keys: frozenset[Key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What touches the statements of a part, and what of them was compared.

    `matches` by rule; `publishers` of the articles that these name, by path.
    """

    matches: dict[str, list[Match]]
    publishers: dict[str, str]
    share: Share


@lru_cache(maxsize=1)
def common(ontology: str | None, reference: bool) -> Common:
    """The same in each process, loaded once."""
    folder = Path(ontology) if ontology else None
    if folder:
        vocab.know(vocab.declared_in(folder))
    store = open_store()
    assert isinstance(store, EmbeddedStore)
    load_ontology(store, folder)
    if reference:
        load_reference(store, ontology=folder)
    rules, derivations = load_rules(), load_derivations()
    ties = read_ties(Excerpt(store, DERIVED), (*rules, *derivations))
    return Common(rules, tuple(derivations), store, Homes(ties))


def check_part(
    common: Common,
    own: Iterable[str],
    lines: Iterable[str],
    brought: Collection[Key],
    told: Collection[str],
) -> Lacking | Told:
    """What the rules find of one's own statements (IRIs).

    `lines` are the N-Quads of these and of all that was brought, `brought` the keys that were
    answered, `told` the predicates of all that is told of things in the corpus.
    """
    part = EmbeddedStore.in_memory()
    part.load(lines)
    ran: tuple[Rule | Derivation, ...] = (*common.rules, *common.derivations)
    excerpt = Partial(common.declared, part, brought, told)
    near = read_around(excerpt, own, ran)
    if excerpt.missing:
        return Lacking(keys=frozenset(excerpt.missing))
    derive_near(near, common.derivations)
    dates = _dates(near)
    rows = {rule.id: _own_rows(run_near(rule, near), near, dates) for rule in common.rules}
    statements = _load(common, part, rows.values())
    matches = {rule.id: match_rows(rule, rows[rule.id], statements, None) for rule in common.rules}
    named = {
        one.source for found in matches.values() for match in found for one in match.statements
    }
    return Told(
        matches={rule: found for rule, found in matches.items() if found},
        publishers=read_publishers(part, named) | read_publishers(common.declared, named),
        share=cover_share(common.declared, common.rules, near.store, near.focus.statements),
    )


def _own_rows(rows: Iterable[Row], near: Near, dates: frozenset[str]) -> list[Row]:
    """The rows that this part can tell: on a date alone only where nothing else is in it."""
    own = near.focus.statements
    return [row for row in rows if own & (set(row.statements) - dates or set(row.statements))]


def _dates(near: Near) -> frozenset[str]:
    """The statements (IRIs) of articles on their own dates."""
    query = "SELECT ?st { ?st rdf:predicate schema:datePublished }"
    return frozenset(str(row["st"]) for row in near.store.select(query).rows)


def _load(
    common: Common, part: EmbeddedStore, found: Iterable[Sequence[Row]]
) -> dict[str, Statement]:
    names = {name for rows in found for row in rows for name in row.statements}
    return load_statements(part, names) | load_statements(common.declared, names)
