"""What articles said when findings were kept in the store, of those that have changed since.

It stands as text beside the findings, so that no query takes it for a fact. Whoever puts other
findings in the place of all there were takes it away with them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Quad

from kg import vocab
from kg.rdf import Iri, Literal, n3
from kg.store.base import Store
from kg.store.embedded import EmbeddedStore
from kg.store.terms import kept, stored

FINDINGS = vocab.BASE + "findings"
_BEFORE, _TEXT = vocab.KG + "saidBefore", vocab.KG + "text"
_CHECKED = f"ASK {{ GRAPH <{FINDINGS}> {{ <{FINDINGS}> kg:checkedWith ?means }} }}"
_KEPT = f"SELECT ?x ?said {{ GRAPH <{FINDINGS}> {{ ?x kg:saidBefore ?said }} }}"
_KNOWN = (
    f"SELECT ?x {{{{ VALUES ?x {{{{ {{}} }}}} GRAPH <{FINDINGS}> {{{{ ?x <{_BEFORE}> ?y }}}} }}}}"
)

_AT_ONCE = 500


def keep_former(store: Store, articles: Mapping[str, Iterable[str]]) -> None:
    """Keep what the store has of the articles (IRIs) that are about to say something else.

    `articles` are the N-Quads lines of what each will say. Of one that has changed before, what it
    said first is kept. Where no findings were kept with what they were found with, nothing is.
    """
    if not articles or not store.ask(_CHECKED):
        return
    names = sorted(articles)
    for start in range(0, len(names), _AT_ONCE):
        _keep(store, {one: articles[one] for one in names[start : start + _AT_ONCE]})


def _keep(store: Store, articles: Mapping[str, Iterable[str]]) -> None:
    names = " ".join(n3(Iri(one)) for one in articles)
    known = {str(row["x"]) for row in store.select(_KNOWN.format(names)).rows}
    said = {source: list(store.said(source)) for source in articles.keys() - known}
    changed = [one for one, lines in said.items() if kept(articles[one]) != frozenset(lines)]
    if changed:
        store.load(_quad(one, said[one]) for one in sorted(changed))


def former(store: Store) -> dict[str, list[str]]:
    """What each article that has changed said before, but for its text; nothing of a new one.

    By IRI, as N-Quads lines.
    """
    return {
        str(row["x"]): said.value.splitlines()
        for row in store.select(_KEPT).rows
        if isinstance(said := row["said"], Literal)
    }


class Former:
    """A store as it was before some articles changed, as an index; see `former`."""

    def __init__(self, store: EmbeddedStore, before: Mapping[str, Iterable[str]]) -> None:
        self._now = store.dataset
        self._then = stored("\n".join(line for lines in before.values() for line in lines))
        self._gone = {quad.graph_name for source in before for quad in store.quads_said(source)}

    def quads_for_pattern(
        self, subject: Any, predicate: Any, value: Any, graph_name: Any, /
    ) -> Iterable[Quad]:
        """The quads that have these terms."""
        for quad in self._now.quads_for_pattern(subject, predicate, value, graph_name):
            if quad.graph_name not in self._gone:
                yield quad
        yield from self._then.quads_for_pattern(subject, predicate, value, graph_name)


def _quad(source: str, said: Iterable[str]) -> str:
    text = f"{n3(Iri(source))} <{_TEXT}> "
    told = Literal("\n".join(line for line in said if not line.startswith(text)))
    return f"{n3(Iri(source))} <{_BEFORE}> {n3(told)} {n3(Iri(FINDINGS))} ."
