"""Beside what its prose states: what a page says about itself, which names it uses, and
what its noun phrases mean.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kg import vocab
from kg.extract import kinds
from kg.extract.discourse import Discourse
from kg.extract.link import Link
from kg.extract.parse import Passage
from kg.extract.phrases import span
from kg.extract.windows import Window
from kg.lexicon.gazetteer import KnownEntity
from kg.model import (
    Article,
    Block,
    BlockKind,
    Entity,
    Polarity,
    Property,
    Quote,
    Speaker,
    Statement,
    Time,
    Value,
)
from kg.rdf import slug, statement_iri

_READ = (BlockKind.TITLE, BlockKind.BODY)
_PUBLISHED = Property(iri=vocab.SCHEMA + "datePublished", name="datePublished")
# What a noun phrase is looked up for where nothing is asked of it.
_MEANT = (*kinds.PARTY, *kinds.CRAFT, kinds.MISSION)
_MAY_MEAN = Property(iri=vocab.KG + "mayMean", name="mayMean")
_NAMED = Property(iri=vocab.KG + "namedAs", name="namedAs")


class Asides:
    """Writes such statements for one article; remembers the spellings that it has told."""

    def __init__(
        self,
        article: Article,
        source: str,
        publisher: Speaker,
        known: Mapping[str, KnownEntity],
    ) -> None:
        self._article = article
        self._source = source
        self._publisher = publisher
        self._known = known
        self._seen: set[tuple[str, str]] = set()

    def metadata(self) -> Iterator[Statement]:
        """What the page says about itself: its publication date."""
        published = self._article.published
        if published is None:
            return
        page = Entity(
            iri=self._source, label=self._article.title or self._article.path, type="kg:Article"
        )
        quote = published.quote or self._first_words()
        value = Time(
            earliest=published.day, latest=published.day, text=quote.exact, anchor=published.origin
        )
        yield self._statement(page, _PUBLISHED, value, quote, extractor="metadata", frame=None)

    def mentions(self, window: Window, discourse: Discourse) -> Iterator[Statement]:
        """Which names the page uses: every spelling once, every ambiguous term each time.

        A name of several things of which nothing tells the one is told with all of them.
        """
        for passage in window.own:
            for index, link in sorted(passage.links.items()):
                start, end = passage.starts[index], passage.ends[index]
                words = self._article.text[start:end]
                meant = discourse.entities_at(passage, passage.doc[index])
                if not meant and link.cased and len(link.candidates) > 1:
                    yield from self._left_open(passage, index, link, discourse)
                for entity in meant:
                    known = self._known.get(entity.iri)
                    if known is None or link.kind == "demonym":
                        continue
                    if (entity.iri, words) in self._seen and not known.ambiguous:
                        continue
                    if not link.cased and not known.ambiguous:
                        continue
                    self._seen.add((entity.iri, words))
                    yield self._statement(
                        replace(entity, mention=words),
                        _NAMED,
                        _name(words),
                        Quote.of(self._article.text, start, end),
                        extractor="mention",
                        frame="variant" if link.kind == "variant" else "label",
                    )

    def _left_open(
        self, passage: Passage, index: int, link: Link, discourse: Discourse
    ) -> Iterator[Statement]:
        """All that a name may mean, once for each spelling."""
        words = passage.words(index, index + 1)
        if ("", words) in self._seen or passage.doc[index].dep_ in ("compound", "nmod"):
            return
        self._seen.add(("", words))
        quote = Quote.of(self._article.text, passage.starts[index], passage.ends[index])
        for one in discourse.namesakes.all(link, words):
            yield self._statement(
                _name(words), _MAY_MEAN, one, quote, extractor="mention", frame="ambiguous"
            )

    def references(
        self, window: Window, discourse: Discourse
    ) -> Iterator[tuple[Quote, tuple[Entity, ...]]]:
        """The noun phrases that mean something, each with what it means."""
        for passage in window.own:
            for token in passage.doc:
                if found := discourse.resolve(passage, token, _MEANT):
                    left, right = span(token)
                    start, end = passage.starts[left], passage.ends[right - 1]
                    yield Quote.of(self._article.text, start, end), tuple(found)

    def _first_words(self) -> Quote:
        block = next(
            (block for block in self._article.blocks if block.kind in _READ),
            Block(kind=BlockKind.BODY, start=0, end=min(40, len(self._article.text))),
        )
        return Quote.of(self._article.text, block.start, min(block.end, block.start + 80))

    def _statement(
        self,
        subject: Entity,
        prop: Property,
        value: Value,
        quote: Quote,
        *,
        extractor: str,
        frame: str | None,
    ) -> Statement:
        return Statement(
            id=statement_iri(self._source, quote, subject, prop, value, Polarity.POSITIVE),
            source=self._article.path,
            subject=subject,
            property=prop,
            value=value,
            speakers=(self._publisher,),
            quote=quote,
            extractor=extractor,
            frame=frame,
        )


def _name(words: str) -> Entity:
    return Entity(iri=vocab.ENTITY + "name-" + slug(words), label=words, type="kg:Name")
