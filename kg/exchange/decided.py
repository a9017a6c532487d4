"""Is this what kg writes of decisions? Yes, if holding the articles to them changes nothing."""

from collections.abc import Sequence

from kg.decisions import DECISIONS, Ledger, keep_decisions, read_ledger, read_revisions
from kg.exchange.article import DamageError, Graphs
from kg.model import Source, Statement
from kg.store import open_store
from kg.store.parse import line_of


def sound_decisions(
    graphs: Graphs, sources: Sequence[Source]
) -> tuple[Ledger, dict[str, Statement]]:
    """The decisions, and what corrections have made, by IRI; raises DamageError."""
    if DECISIONS not in graphs:
        return Ledger(), {}
    with open_store() as store:
        store.load(line_of(quad) for quads in graphs.values() for quad in quads)
        before = list(store.quads())
        try:
            ledger, revisions = read_ledger(store), read_revisions(store)
            keep_decisions(store)
        except (KeyError, ValueError, IndexError, SyntaxError) as error:
            raise DamageError("what it says of decisions is damaged") from error
        if not all(one.on_finding or one.source for one in ledger):
            raise DamageError("it holds a decision on nothing")
        known = {one.iri for one in sources}
        # A decision on a source that is elsewhere applies to nothing here.
        if not all(one.on_finding or one.source in known for one in ledger):
            return ledger, revisions
        if list(store.quads()) != before:
            raise DamageError("its decisions are damaged, or its articles are not held to them")
    return ledger, revisions
