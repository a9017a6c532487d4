"""A dump -> a store: each article in the place of what the store has of it, decisions added."""

from dataclasses import dataclass

from kg.decisions import adopt, keep_decisions, read_ledger, without_rejected
from kg.errors import ReadError
from kg.exchange.dump import Dump
from kg.store import Store
from kg.store.former import keep_former


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What was new to the store: IRIs of sources, and the number of decisions."""

    sources: frozenset[str]
    decisions: int


def load_dump(store: Store, dump: Dump) -> Loaded:
    """Take the dump's articles and decisions into the store.

    Raises ReadError, before anything is written, if people decided otherwise in this store: one of
    the two ledgers must go on from the other.
    """
    ours = read_ledger(store)
    ledger = ours.joined(dump.ledger)
    if ledger is None:
        what = "its decisions are not those of this store"
        raise ReadError(dump.file, what, "ingest it into a store without decisions")
    lines = {one.source.iri: one.lines for one in dump.articles}
    told = without_rejected(store, lines)
    keep_former(store, told)
    changed = frozenset(store.replace_all(told))
    if len(ledger) > len(ours):
        adopt(store, ledger, dump.revisions)
    elif changed:
        keep_decisions(store, changed)
    return Loaded(sources=changed, decisions=len(ledger) - len(ours))
