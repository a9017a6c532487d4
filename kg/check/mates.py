"""The statements of some articles, and those that a rule may hold against them, into an excerpt."""

from collections.abc import Iterable

from kg import vocab
from kg.check.ties import TYPE, Ties
from kg.decisions import DECISIONS
from kg.store.excerpt import Excerpt, text_of

SUBJECT, PREDICATE, OBJECT = (vocab.RDF + name for name in ("subject", "predicate", "object"))
SOURCE, VOICE, LINKS = vocab.OA + "hasSource", vocab.KG + "voice", vocab.KG + "links"
_SELECTOR, _EXACT = vocab.OA + "hasSelector", vocab.OA + "exact"
_QUALIFIER, _VALUE = vocab.KG + "qualifier", vocab.KG + "value"
_PARTS = OBJECT, _QUALIFIER, vocab.KG + "time", vocab.PROV + "qualifiedAttribution", _SELECTOR
_NAMED, _FRAME = vocab.KG + "namedAs", vocab.KG + "frame"
# Asked of the statements of the articles alone, or of those that quote someone.
_ALONE = frozenset(
    {
        TYPE,
        _SELECTOR,
        VOICE,
        LINKS,
        vocab.PROV + "qualifiedAttribution",
        vocab.PROV + "wasGeneratedBy",
        vocab.KG + "valueLabel",
        vocab.KG + "citation",
    }
)
_TOLD = vocab.KG + "published"  # kg writes it with every statement; another tool may not
_PUBLISHED = vocab.SCHEMA + "datePublished"
# What times, amounts and other parts say of themselves, where they are no part by their name.
_MEASURES = tuple(
    vocab.expand(name)
    for name in (
        "kg:earliest kg:latest kg:from kg:until kg:instant kg:precision kg:anchor kg:low kg:high "
        "kg:least kg:most kg:base kg:kind kg:unit kg:text kg:role kg:value kg:speaker "
        "kg:position prov:agent oa:exact"
    ).split()
)
_PARTS_OF_MATES = OBJECT, _QUALIFIER, vocab.KG + "time"
_READ = frozenset({SUBJECT, PREDICATE, SOURCE, VOICE, LINKS, _FRAME, *_PARTS})
MEASURED = vocab.KG + "Interval", vocab.KG + "Quantity"
SHORT = 20  # the very same words are compared only if they are more

Facts = dict[str, list[str]]


class Mates:
    """The statements (IRIs) taken so far, with what each says by predicate."""

    def __init__(self, excerpt: Excerpt, ties: Ties) -> None:
        self.told: dict[str, Facts] = {}
        self._excerpt = excerpt
        self._ties = ties
        self._wanted = ties.named
        self._of_mates = ties.named - _ALONE
        self._asked: set[tuple[str, str, frozenset[str]]] = set()
        self._measured: dict[str, bool] = {}

    def add_sources(self, sources: Iterable[str]) -> list[str]:
        """The statements of the sources (IRIs), and those that decisions made of them."""
        look, kind = self._excerpt.look, vocab.KG + "Statement"
        found: set[str] = set()
        for source in sources:
            found |= {one.subject for one in look(None, TYPE, kind, source)}
            found |= {
                one.subject
                for one in look(None, SOURCE, source, DECISIONS)
                if next(look(one.subject, SUBJECT, None, DECISIONS), None)
            }
        touched = sorted(found)
        for iri in touched:
            self.add(iri, whole=True)
        return touched

    def add_dates(self, iris: Iterable[str]) -> list[str]:
        """What the articles that hold these statements say of their own date."""
        papers = {paper for iri in iris for paper in self.told[iri].get(SOURCE, ())}
        found = [
            one
            for paper in sorted(papers)
            for one in self._excerpt.telling(SUBJECT, paper, PREDICATE, {_PUBLISHED})
        ]
        for one in found:
            self.add(one, whole=True)
        return found

    def add(self, iri: str, *, whole: bool = False) -> None:
        """Take the statement with its parts; `whole`, also what is asked of it alone."""
        if iri in self.told:
            return
        told = self._excerpt.read(iri)
        facts = self.told[iri] = {}
        for predicate, quad in told:
            if predicate in _READ:
                facts.setdefault(predicate, []).append(text_of(quad.object))
        whole = whole or self._is_quoted(iri) or not any(name == _TOLD for name, _ in told)
        self._excerpt.keep(told, self._wanted if whole else self._of_mates)
        named = self._ties.unmeasured.issuperset(facts.get(PREDICATE, ()))
        for predicate in _PARTS if whole else _PARTS_OF_MATES:
            for part in facts.get(predicate, ()):
                self._take_part(iri, part, named=named and predicate == OBJECT)

    def add_mates(self, iri: str) -> None:
        """Those with which it shares the subject, or the object, and that are held against it."""
        facts = self.told[iri]
        for path in facts.get(PREDICATE, ()):
            for subject in facts.get(SUBJECT, ()):
                for thing in facts.get(OBJECT, ()):
                    self._add_mates(subject, path, thing)
                if path == _NAMED and '"variant' in facts.get(_FRAME, ()):
                    self.add_about(subject, {path})

    def add_held(self, facts: Facts) -> None:
        """Those that are held against a statement that says so, which may be no more."""
        for path in facts.get(PREDICATE, ()):
            for subject in facts.get(SUBJECT, ()):
                for thing in facts.get(OBJECT, ()):
                    self._add_mates(subject, path, thing)
                if path == _NAMED:
                    self.add_about(subject, {path})

    def _add_mates(self, subject: str, path: str, thing: str) -> None:
        related = self._ties.related.get(path)
        if related or self._measured.get(thing):
            self.add_about(subject, related or {path})
        else:
            if not thing.startswith('"'):
                for iri in self._excerpt.telling_both(SUBJECT, subject, OBJECT, thing):
                    self.add(iri)
        if path in self._ties.shared:
            self.add_with(thing, self._ties.shared[path])

    def add_about(self, subject: str, paths: set[str]) -> None:
        """What is told of the subject by these properties."""
        self._add_told(SUBJECT, subject, paths)

    def add_with(self, thing: str, paths: set[str]) -> None:
        """What gives the thing as the value of one of these properties."""
        if not thing.startswith('"'):
            self._add_told(OBJECT, thing, paths)

    def add_stated(self, thing: str, paths: Iterable[str]) -> None:
        """What states, and does not deny, that something has the thing for a property of these."""
        for path in sorted(paths) if not thing.startswith('"') else ():
            for iri in self._excerpt.stating(path, thing):
                self.add(iri)

    def _add_told(self, role: str, thing: str, paths: set[str]) -> None:
        if (role, thing, frozenset(paths)) not in self._asked:
            self._asked.add((role, thing, frozenset(paths)))
            for iri in self._excerpt.telling(role, thing, PREDICATE, paths):
                self.add(iri)

    def add_same_words(self, iri: str) -> list[str]:
        """What is told in the very same words, where someone beyond the publisher speaks."""
        if not self._is_quoted(iri):
            return []
        found = []
        for selector in self.told[iri].get(_SELECTOR, ()):
            words = [one.object for one in self._excerpt.look(selector, _EXACT)]
            if any(len(one) > SHORT + 1 for one in words):
                for other in self._excerpt.sharing(selector, _EXACT):
                    found += [one.subject for one in self._excerpt.look(None, _SELECTOR, other)]
        for one in found:
            self.add(one)
        return found

    def _is_quoted(self, iri: str) -> bool:
        return self.told[iri].get(LINKS, []) not in (['"0'], ['"1'])

    def quoted(self, iris: Iterable[str]) -> list[Facts]:
        """Of these the statements with a speaker beyond the publisher."""
        return [self.told[iri] for iri in iris if self._is_quoted(iri)]

    def _take_part(self, iri: str, part: str, *, named: bool = False) -> None:
        """What a part says, or a time or an amount that has a name of its own, if not `named`."""
        if part.startswith('"'):
            return
        if part.startswith((f"{iri}#", "_:")):
            told = self._excerpt.read(part)
            self._excerpt.keep(told, self._wanted)
            found = [(predicate, text_of(quad.object)) for predicate, quad in told]
        elif named or part in self._measured:
            return
        else:
            take = self._excerpt.take_once
            found = [(name, one.object) for name in _MEASURES for one in take(part, name)]
            for kind in MEASURED if found else ():
                take(part, TYPE, kind)
        self._measured[part] = bool(found)
        for predicate, value in found:
            if predicate == _VALUE and value != part:
                self._take_part(iri, value)

    def is_measured(self, thing: str) -> bool:
        """Whether it is a time, an amount, or another part of a statement."""
        return self._measured.get(thing, False)
