"""From a file to its statements: read, link, parse, resolve, match, attribute."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import ReadError
from kg.extract import syntax
from kg.extract.anachronism import of_their_time
from kg.extract.asides import Asides
from kg.extract.bystanders import without_bystanders
from kg.extract.causes import Causes
from kg.extract.chronology import Chronology
from kg.extract.confidence import Confidence, signs_of
from kg.extract.construct import Construction
from kg.extract.dating import Dating
from kg.extract.discourse import Discourse
from kg.extract.explain import Explainer
from kg.extract.faircopy import fair_copy
from kg.extract.fate import Fate
from kg.extract.firing import Match
from kg.extract.furniture import Furniture
from kg.extract.match import Matcher
from kg.extract.parse import Parser, Passage
from kg.extract.phrases import span
from kg.extract.prepare import Preparer
from kg.extract.qualifiers import Qualifiers
from kg.extract.read import read_article
from kg.extract.repeats import most_exact, without_repeats
from kg.extract.restore import restore
from kg.extract.scope import Scope
from kg.extract.speakers import Speakers
from kg.extract.times import TimeExpression, resolve
from kg.extract.when import lasts
from kg.extract.windows import Window, cut_windows
from kg.lexicon import Lexicon, load_lexicon
from kg.model import (
    Article,
    Entity,
    Property,
    Quote,
    Reading,
    SentenceReading,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import source_iri, statement_iri

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNKNOWN_PUBLISHER = "unknown publisher"
# A subject within so many tokens belongs to the quote even where the verb only takes it over.
_NEAR = 4


class Extractor:
    """Reads articles with one lexicon. Loading is done once; reading keeps no state.

    `furniture` tells what of a page is no part of its article.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._preparer = Preparer(lexicon)
        self.furniture = Furniture.of(lexicon.data["furniture"])
        self._scope = Scope(lexicon)
        self._matcher = Matcher(lexicon, self._scope)
        self._dating = Dating(lexicon)
        self._fate = Fate(lexicon)
        self._confidence = Confidence(lexicon.data["confidence"])
        self._causes = Causes(lexicon, self._scope)
        self._qualifiers = Qualifiers(lexicon)
        self._parser = Parser(lexicon.list("verb_prefixes"), lexicon.list("linked_participles"))

    @classmethod
    def load(cls, ontology: Path | None = None) -> "Extractor":
        """An extractor for an ontology folder (default: the one that ships)."""
        return cls(load_lexicon(ontology))

    def read(
        self,
        path: str,
        *,
        published: date | None = None,
        publisher: str | None = None,
        url: str | None = None,
        explain: bool = False,
    ) -> Reading:
        """Read the article at `path` and extract its statements; `explain` adds what was
        understood of each sentence.

        Raises ReadError for what is no readable English article.
        """
        article = read_article(
            path, published=published, publisher=publisher, url=url, furniture=self.furniture
        )
        language = article.language or "en"
        if not language.lower().startswith(("en", "und")):
            raise ReadError(
                path,
                f"the text is not English (looks like {language!r})",
                "give an English article",
            )
        return self.extract(article, explain=explain)

    def extract(self, article: Article, *, explain: bool = False) -> Reading:
        """The statements of an article that has been read; `explain` adds each sentence's."""
        copy = fair_copy(article)
        return restore(_Work(self, copy.article).reading(explain=explain), copy, article)

    def references(self, article: Article) -> Iterator[tuple[Quote, tuple[Entity, ...]]]:
        """The noun phrases of an article that mean something known, each with what it means."""
        copy = fair_copy(article)
        for quote, meant in _Work(self, copy.article).references():
            yield copy.quote(quote), meant

    @cached_property
    def properties(self) -> dict[str, Property]:
        """Properties of the vocabulary by name."""
        return {
            name: Property(iri=term.iri, name=name)
            for name, term in self._lexicon.vocabulary.properties.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What one window gives to a reading."""

    mentions: list[Statement]
    stated: list[Statement]
    silent: list[Quote]
    sentences: list[SentenceReading]
    signs: dict[str, dict[str, float]]
    bygone: set[str]
    implied: set[str]


class _Work:
    """What is known while one article is read."""

    def __init__(self, extractor: Extractor, article: Article) -> None:
        self._extractor = extractor
        self._article = article
        self._source = source_iri(article.path, article.url)
        self._publisher = Speaker(label=article.publisher or _UNKNOWN_PUBLISHER)
        known = extractor._lexicon.gazetteer.entities
        self._asides = Asides(article, self._source, self._publisher, known)

    def reading(self, *, explain: bool = False) -> Reading:
        passages = self._extractor._parser.parse(self._extractor._preparer.prepare(self._article))
        parts = [self._part(window, explain=explain) for window in cut_windows(passages)]
        mentions = (one for part in parts for one in part.mentions)
        published = self._article.published
        stated = self._extractor._fate.settled(
            without_bystanders(
                (one for part in parts for one in part.stated),
                {name for part in parts for name in part.implied},
                self._extractor._lexicon.vocabulary,
            ),
            {iri for part in parts for iri in part.bygone},
            published.day if published else None,
        )
        return Reading(
            article=self._article,
            statements=(
                *self._asides.metadata(),
                *of_their_time((*mentions, *stated), self._extractor._lexicon.gazetteer.entities),
            ),
            silent=tuple(one for part in parts for one in part.silent),
            sentences=tuple(one for part in parts for one in part.sentences),
            signs={name: signs for part in parts for name, signs in part.signs.items()},
        )

    def references(self) -> Iterator[tuple[Quote, tuple[Entity, ...]]]:
        passages = self._extractor._parser.parse(self._extractor._preparer.prepare(self._article))
        for window in cut_windows(passages):
            yield from self._asides.references(window, self._discourse_of(window))

    def _discourse_of(self, window: Window) -> Discourse:
        published = self._article.published
        return Discourse(
            self._extractor._lexicon,
            window.passages,
            self._extractor._scope,
            article=self._source,
            published=published.day.isoformat() if published else None,
        )

    def _part(self, window: Window, *, explain: bool) -> "_Part":
        """What one window gives; its parse is let go with it."""
        self._discourse = self._discourse_of(window)
        self._speakers = Speakers(self._extractor._lexicon, self._discourse, window.passages)
        self._chronology = Chronology(
            window.passages,
            self._extractor._matcher.triggers,
            self._extractor._scope,
            self._extractor._lexicon.list("report_verbs"),
            self._article.published,
        )
        explainer = Explainer(self._article, self._extractor._matcher, self._discourse)
        signs: dict[str, dict[str, float]] = {}
        found: dict[str, Statement] = {}
        covered: list[tuple[int, int]] = []
        implied: set[str] = set()
        for passage in window.own:
            matches = list(self._extractor._matcher.match(passage, self._discourse))
            matches += self._extractor._dating.of(matches)
            matches += self._extractor._causes.readings(passage, self._discourse)
            for match in self._best(matches):
                statement = self._statement(passage, match)
                if statement is None:
                    continue
                if match.subject_token.i == match.trigger.i:
                    implied.add(statement.id)
                explainer.note(passage, match)
                if explain:
                    signs[statement.id] = signs_of(passage, match)
                covered.append((statement.quote.start, statement.quote.end))
                known = found.get(statement.id)
                if known is None or known.confidence < statement.confidence:
                    found[statement.id] = statement
        stated = sorted(found.values(), key=lambda one: (one.quote.start, one.quote.end, one.id))
        exact = self._extractor._lexicon.vocabulary.exact
        stated = list(without_repeats(most_exact(self._in_place(stated), exact)))
        return _Part(
            mentions=list(self._asides.mentions(window, self._discourse)),
            stated=stated,
            silent=list(self._silent(window, covered)),
            sentences=list(explainer.explain(window.own, stated)) if explain else [],
            signs=signs,
            bygone=set(self._extractor._fate.bygone(window.own, self._discourse)),
            implied=implied,
        )

    def _in_place(self, stated: list[Statement]) -> list[Statement]:
        """Without what a domain has to say of a text that is about the things of another."""
        for domain, classes in self._extractor._lexicon.vocabulary.yields.items():
            own = [one for one in stated if one.property.iri.startswith(domain)]
            if own and len(own) <= self._discourse.recent.mentions(classes):
                stated = [one for one in stated if not one.property.iri.startswith(domain)]
        return stated

    def _best(self, matches: list[Match]) -> Iterator[Match]:
        """One reading per trigger, property, subject and value: the surest."""
        chosen: dict[tuple[object, ...], Match] = {}
        for match in matches:
            value = match.value.iri if isinstance(match.value, Entity) else match.value_token
            key = (match.trigger.i, match.frame.property, match.subject.iri, value)
            if key not in chosen or chosen[key].frame.confidence < match.frame.confidence:
                chosen[key] = match
        yield from chosen.values()

    def _statement(self, passage: Passage, match: Match) -> Statement | None:
        tense = self._tense(match)
        value: Value | None
        if isinstance(match.value, TimeExpression):
            value = self._chronology.time(passage, match.value, tense)
        elif isinstance(match.value, Entity):
            value = match.value
        else:
            value = match.value.quantity
        if value is None:
            return None
        times = (self._chronology.time(passage, it, tense) for _, it in match.times[:1])
        time = None if isinstance(value, Time) else next(times, None)
        quote = self._quote(passage, match)
        prop = self._extractor.properties[match.frame.property]
        polarity = match.factuality.polarity
        return Statement(
            id=statement_iri(self._source, quote, match.subject, prop, value, polarity),
            source=self._article.path,
            subject=match.subject,
            property=prop,
            value=value,
            qualifiers=tuple(self._extractor._qualifiers.of(passage, match, time, tense)),
            certainty=match.factuality.certainty,
            polarity=polarity,
            tense=tense,
            speakers=(self._publisher, *self._speakers_of(passage, match)),
            quote=quote,
            confidence=self._extractor._confidence.of(signs_of(passage, match)),
            frame=match.frame.id,
        )

    def _speakers_of(self, passage: Passage, match: Match) -> tuple[Speaker, ...]:
        """Who says it. What a description takes for granted is the paper's, unless quoted."""
        if Construction.of(match.frame) and not self._speakers.is_quoted(passage, match.trigger):
            return ()
        return self._speakers.of(passage, match.trigger)

    def _tense(self, match: Match) -> Tense:
        """“it launches on Monday”: a present with a day to come lies ahead."""
        tense, published = match.factuality.tense, self._article.published
        times = [match.value] if isinstance(match.value, TimeExpression) else []
        times += [expression for _, expression in match.times[:1]]
        told = Tense.PRESENT if _is_undated_noun(match) else tense
        verb = syntax.is_verb(match.trigger) or told is not tense
        if told is not Tense.PRESENT or published is None or not verb:
            return tense
        for expression in times[:1]:
            found = resolve(expression, published=published.day, tense=Tense.FUTURE.value)
            ahead = found is not None and found.earliest and found.earliest > published.day
            if ahead and not lasts(expression):
                return Tense.FUTURE
        return tense

    def _quote(self, passage: Passage, match: Match) -> Quote:
        """From the first to the last word of the clause that carries the statement.

        A subject that the clause only takes over ("…, in order to excavate X") stays outside.
        """
        sentence = match.trigger.sent
        particles = [one.i for one in match.trigger.children if one.dep_ == "prt"]
        tokens = [match.trigger.i, *particles, *match.extent]
        own = match.subject_token if _is_near(match.subject_token, match.trigger) else match.trigger
        for place in (own.i, match.value_token):
            if sentence.start <= place < sentence.end:
                left, right = span(passage.doc[place])
                tokens += [left, right - 1]
        if isinstance(match.value, TimeExpression):
            start = passage.block.start + match.value.start
            end = passage.block.start + match.value.end
        else:
            start, end = passage.starts[min(tokens)], passage.ends[max(tokens)]
        start = min(start, passage.starts[min(tokens)])
        end = max(end, passage.ends[max(tokens)])
        return Quote.of(self._article.text, start, end)

    def _silent(self, window: Window, covered: Sequence[tuple[int, int]]) -> Iterator[Quote]:
        begins = sorted(start for start, _ in covered)
        for passage in window.own:
            for sentence in passage.doc.sents:
                start, end = passage.starts[sentence.start], passage.ends[sentence.end - 1]
                if bisect_left(begins, start) == bisect_left(begins, end):
                    yield Quote.of(self._article.text, start, end)


def _is_near(subject: "Token", trigger: "Token") -> bool:
    """Whether the subject stands in the trigger's own clause, or right beside it."""
    return (
        subject.head == trigger
        or trigger.head == subject
        or subject in trigger.subtree
        or trigger in subject.subtree
        or abs(subject.i - trigger.i) <= _NEAR
    )


def _is_undated_noun(match: Match) -> bool:
    """“The landing stands in the calendar for May”: past by default only."""
    if syntax.is_verb(match.trigger) or match.factuality.tense is not Tense.PAST:
        return False
    verb = syntax.governing_verb(match.trigger)
    return verb is not None and verb.tag_ in ("VBZ", "VBP") and match.trigger.dep_ == "nsubj"
