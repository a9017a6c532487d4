"""`kg check --changed`: only what a store has got since its findings were recorded is checked."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.checked import beside_reference, set_known_apart, texts_of
from kg.cli.clock import now
from kg.config import Settings, read_baseline, read_ignored
from kg.report.checked import Readings, reading_quads, readings_of, recorded
from kg.rules import Rule, load_derivations
from kg.store import Store
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from kg.check import CheckResult

Rules = tuple[tuple[Rule, ...], tuple[Rule, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What was checked: the result, the texts it shows, the store it lies in, how many are new.

    `touched` are the statements (IRIs) that were looked at; `after` is kept with the findings.
    """

    result: "CheckResult"
    texts: dict[str, str]
    store: Store
    new: int
    touched: frozenset[str]
    after: Readings


def means_of(store: Store, rules: Rules, settings: Settings) -> Readings:
    """What a check of the store is made with, and on."""
    chosen, beside = rules
    return readings_of(store, (*chosen, *beside, *load_derivations()), _told(chosen, settings))


def checked_quads(store: Store, rules: Rules, settings: Settings) -> list[str]:
    """The same, as lines to be kept with the findings."""
    return list(reading_quads(means_of(store, rules, settings)))


def why_all(store: Store, rules: Rules, settings: Settings) -> str | None:
    """Why the store must be checked whole; None if it is enough to check what is new."""
    from kg.check.added import can_check_added

    if not isinstance(store, EmbeddedStore):
        return "it is a server's"
    before = recorded(store)
    if before is None:
        return "it was never checked, or another command has changed its findings since"
    after = means_of(store, rules, settings)
    if before.means != after.means:
        return "rules, ontology, references, decisions, settings or kg are not those of last time"
    if not can_check_added((*rules[0], *rules[1])):
        return "a rule is run whose reach is not known to be near"
    changed = [one for one, told in before.sources.items() if after.sources.get(one) != told]
    if changed:
        return f"{len(changed)} of its articles changed or were removed"
    return None


@contextmanager
def check_changed(store: EmbeddedStore, rules: Rules, settings: Settings) -> Iterator[Changed]:
    """Check what is new in a store that `why_all` has no objection to; valid within the block."""
    from kg.check.added import check_added

    before, after = recorded(store), means_of(store, rules, settings)
    new = after.sources.keys() - (before.sources.keys() if before else ())
    chosen, beside = rules
    with beside_reference(store, settings) as whole:
        assert isinstance(whole, EmbeddedStore)
        added = check_added(chosen, whole, new, beside=beside)
        result = set_known_apart(added.result, settings)
        shown = {one.source for each in result.findings for one in each.statements}
        yield Changed(
            result=result,
            texts=texts_of(whole, shown | {one.path for one in result.sources}),
            store=whole,
            new=len(new),
            touched=added.touched,
            after=after,
        )


def keep_changed(store: EmbeddedStore, changed: Changed) -> int:
    """Put the findings beside those that nothing new touches; how many these are."""
    from kg.report.shaclform import record_added

    lines = reading_quads(changed.after)
    return record_added(store, changed.result.findings, changed.touched, lines)


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
