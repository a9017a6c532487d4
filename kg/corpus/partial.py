"""An excerpt out of a part of a corpus: what it looked up elsewhere, it tells.

A part holds some statements and what was brought to it. Whatever is looked up is either within what
a part has whole (a statement with its parts, its source), or it is a key. When the keys looked up
are all among those that were brought, each look-up had the answer that the whole corpus gives, and
the excerpt is the one out of the whole.
"""

from collections.abc import Callable, Collection, Iterable, Iterator

from kg import vocab
from kg.check.derive import DERIVED
from kg.check.mates import OBJECT, PREDICATE, SUBJECT, VOICE
from kg.corpus.pieces import Key, key, words_key
from kg.store.embedded import EmbeddedStore
from kg.store.excerpt import Excerpt, Found, Together

_WHOLE = (vocab.STATEMENT, vocab.SOURCE, "_:")  # what begins so came with all that is told of it
_ROLES = {SUBJECT: "S", OBJECT: "O"}


class Partial(Excerpt):
    """What was taken out of what is declared everywhere and of a part.

    `brought` are the keys whose answers are in the part, `told` the predicates (IRIs) of all that
    is told of things anywhere in the corpus. `missing` are the keys that were looked up in vain.
    """

    def __init__(
        self,
        declared: EmbeddedStore,
        part: EmbeddedStore,
        brought: Collection[Key],
        told: Collection[str],
    ) -> None:
        super().__init__(Together(declared, part), DERIVED)
        self._brought = brought
        self._told = told
        self.missing: set[Key] = set()

    def _ask_for(self, kind: str, *terms: str) -> None:
        name = key(kind, *terms)
        if name not in self._brought:
            self.missing.add(name)

    def take(
        self, subject: str | None, predicate: str | None, value: str | None = None
    ) -> list[Found]:
        found = super().take(subject, predicate, value)
        self._ask_for_triples(subject, predicate, value, there=bool(found))
        return found

    def take_once(
        self, subject: str | None, predicate: str | None, value: str | None = None
    ) -> list[Found]:
        found = super().take_once(subject, predicate, value)
        self._ask_for_triples(subject, predicate, value, there=bool(found))
        return found

    def _ask_for_triples(
        self, subject: str | None, predicate: str | None, value: str | None, *, there: bool
    ) -> None:
        if predicate not in self._told or predicate is None:
            return
        if subject is None:
            if value is not None:
                self._ask_for("po", predicate, value)
        elif not subject.startswith(_WHOLE):
            if value is None:
                self._ask_for("sp", subject, predicate)
            elif not there:
                self._ask_for("spo", subject, predicate, value)

    def take_one(self, subject: str, predicate: str, value: str | None = None) -> bool:
        found = super().take_one(subject, predicate, value)
        if not found and predicate in self._told and not subject.startswith(_WHOLE):
            if value is None:
                self._ask_for("one", subject, predicate)
            else:
                self._ask_for("spo", subject, predicate, value)
        return found

    def take_distinct(
        self, subject: str, predicate: str, among: Callable[[], Iterable[str]]
    ) -> list[str]:
        if predicate in self._told and not subject.startswith(_WHOLE):
            self._ask_for("sp", subject, predicate)
        return super().take_distinct(subject, predicate, among)

    def has(self, subject: str | None, predicate: str, value: str | None = None) -> bool:
        # Asked only whether it is worth the while to look up more.
        return predicate in self._told or subject is None or super().has(subject, predicate, value)

    def telling(self, predicate: str, thing: str, other: str, values: Collection[str]) -> list[str]:
        assert other == PREDICATE
        for value in values:
            self._ask_for(_ROLES[predicate], thing, value)
        return super().telling(predicate, thing, other, values)

    def stating(self, predicate: str, thing: str) -> list[str]:
        self._ask_for("O", thing, predicate)
        return super().stating(predicate, thing)

    def telling_both(self, one: str, thing: str, other: str, value: str) -> Iterator[str]:
        if one == VOICE:
            self._ask_for("V", thing, value)
        else:
            assert (one, other) == (SUBJECT, OBJECT)
            self._ask_for("SO", thing, value)
        return super().telling_both(one, thing, other, value)

    def sharing(self, subject: str, predicate: str) -> list[str]:
        for one in self.look(subject, predicate):
            self._ask_for(*words_key(one.object[1:]).split("\t"))
        return super().sharing(subject, predicate)
