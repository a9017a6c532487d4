"""`kg check --changed`: only what has changed since a store's findings were kept is checked."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.checked import beside_reference, set_known_apart, texts_of
from kg.cli.clock import now
from kg.config import Settings, read_baseline, read_ignored
from kg.report.checked import articles_of, means_of, means_quad, recorded
from kg.rules import Rule, load_derivations
from kg.store import Store
from kg.store.embedded import EmbeddedStore
from kg.store.former import former

if TYPE_CHECKING:
    from kg.check import CheckResult

Rules = tuple[tuple[Rule, ...], tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Means:
    """What all of a store is checked with, and on: hashes of both."""

    means: str
    articles: str

    def quads(self, store: Store) -> list[str]:
        """What is to be kept with the findings, as N-Quads lines, if they hold of the store now."""
        return [means_quad(self.means)] if articles_of(store) == self.articles else []


def means_of_check(store: Store, rules: Rules, settings: Settings) -> Means:
    """What a check of the store, or of a copy, is made with and on."""
    return Means(_means_of(store.whole, rules, settings), articles_of(store))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What was checked: the result, the texts it shows, the store it lies in.

    `new`, `other` and `gone` are how many articles are new, were changed, were removed; `touched`
    the statements (IRIs) that were looked at.
    """

    result: "CheckResult"
    texts: dict[str, str]
    store: Store
    new: int
    other: int
    gone: int
    touched: frozenset[str]


def why_all(store: Store, rules: Rules, settings: Settings) -> str | None:
    """Why the store must be checked whole; None if it is enough to check what has changed."""
    from kg.check.since import can_check_since

    if not isinstance(store, EmbeddedStore):
        return "it is a server's"
    before = recorded(store)
    if before is None:
        return "it was never checked, or another command has changed its findings since"
    if before != _means_of(store, rules, settings):
        return "rules, ontology, references, decisions, settings or kg are not those of last time"
    if not can_check_since((*rules[0], *rules[1])):
        return "a rule is run whose reach is not known to be near"
    return None


@contextmanager
def check_changed(store: EmbeddedStore, rules: Rules, settings: Settings) -> Iterator[Changed]:
    """Check what changed in a store that `why_all` has no objection to; valid within the block."""
    from kg.check.since import check_since

    before = former(store)
    there = {one for one in before if next(iter(store.said(one)), None)}
    chosen, beside = rules
    with beside_reference(store, settings) as whole:
        assert isinstance(whole, EmbeddedStore)
        since = check_since(chosen, whole, before, beside=beside)
        result = set_known_apart(since.result, settings)
        shown = {one.source for each in result.findings for one in each.statements}
        new = {one for one in there if not before[one]}
        yield Changed(
            result=result,
            texts=texts_of(whole, shown | {one.path for one in result.sources}),
            store=whole,
            new=len(new),
            other=len(there - new),
            gone=sum(1 for one, said in before.items() if said and one not in there),
            touched=since.touched,
        )


def keep_changed(store: EmbeddedStore, changed: Changed) -> int:
    """Put the findings beside those that nothing changed touches; how many these are."""
    from kg.report.keeping import record_since

    return record_since(store, changed.result.findings, changed.touched)


def _means_of(store: Store, rules: Rules, settings: Settings) -> str:
    chosen, beside = rules
    return means_of(store, (*chosen, *beside, *load_derivations()), _told(chosen, settings))


def _told(chosen: Iterable[Rule], settings: Settings) -> Iterator[str]:
    """What else than rules and data a check goes by."""
    yield " ".join(rule.id for rule in chosen)
    yield repr(sorted(settings.severity.items()))
    yield repr(settings.reference)
    for name in settings.reference if isinstance(settings.reference, tuple) else ():
        if Path(name).is_file():
            yield hashlib.sha256(Path(name).read_bytes()).hexdigest()
    entries = read_ignored(settings.ignore_file) if settings.ignore_file else ()
    today = now().date()
    yield repr(sorted(one.finding for one in entries if not one.is_expired(today)))
    yield repr(sorted(read_baseline(settings.baseline) if settings.baseline else ()))
