"""What was understood of each sentence: statements, mentions, and the words that gave nothing."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract import syntax
from kg.extract.discourse import Discourse
from kg.extract.firing import Match
from kg.extract.match import Matcher
from kg.extract.parse import Passage
from kg.extract.phrases import span
from kg.model import Article, Entity, Mention, Quote, SentenceReading, Statement, Unread

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THING = ("owl:Thing",)
_HOW = {"label": "name", "demonym": "name", "variant": "spelling variant"}
_MEANT = frozenset(
    {"it", "its", "itself", "they", "them", "their", "he", "him", "his", "she", "her"}
)


class Explainer:
    """Explains the passages of one article; matches and statements are told as they are made."""

    def __init__(self, article: Article, matcher: Matcher, discourse: Discourse) -> None:
        self._text = article.text
        self._matcher = matcher
        self._discourse = discourse
        self._triggers: dict[int, set[int]] = {}
        self._values: dict[int, set[int]] = {}

    def note(self, passage: Passage, match: Match) -> None:
        """Remember the words of a match that became a statement."""
        key = passage.block.start
        self._triggers.setdefault(key, set()).add(match.trigger.i)
        values = self._values.setdefault(key, set())
        values.add(match.value_token)
        values.update(place for place, _ in (*match.times[:1], *match.quantities))

    def explain(
        self, passages: Sequence[Passage], statements: Sequence[Statement]
    ) -> Iterator[SentenceReading]:
        """One reading a sentence, in text order; `statements` are sorted by their quotes."""
        starts = [one.quote.start for one in statements]
        for passage in passages:
            for sentence in passage.doc.sents:
                start, end = passage.starts[sentence.start], passage.ends[sentence.end - 1]
                first, last = bisect_left(starts, start), bisect_left(starts, end)
                yield SentenceReading(
                    quote=Quote.of(self._text, start, end),
                    statements=tuple(statements[first:last]),
                    mentions=tuple(self._mentions(passage, sentence)),
                    unread=tuple(self._unread(passage, sentence)),
                )

    def _quote(self, passage: Passage, first: int, end: int) -> Quote:
        return Quote.of(self._text, passage.starts[first], passage.ends[end - 1])

    def _mentions(self, passage: Passage, sentence: "Span") -> Iterator[Mention]:
        timed = {place for place, _ in passage.times}
        for token in sentence:
            if token.i in timed:
                continue
            if token.pos_ == "PRON":
                if token.lower_ in _MEANT:
                    found = self._discourse.resolve(passage, token, _THING)
                    yield self._mention(passage, token, found, "pronoun")
                continue
            found = self._discourse.entities_at(passage, token)
            link = passage.links.get(token.i)
            if link is not None:
                how = _HOW.get(link.kind, "new name")
                open_ = not found and len(link.candidates) > 1
                yield self._mention(passage, token, found, "ambiguous" if open_ else how)
            elif found:
                yield self._mention(passage, token, found, "description")

    def _mention(
        self, passage: Passage, token: "Token", found: Sequence[Entity], how: str
    ) -> Mention:
        first, end = span(token) if how == "description" else (token.i, token.i + 1)
        return Mention(
            quote=self._quote(passage, first, end),
            entity=found[0] if found else None,
            how=how if found or how == "ambiguous" else "unresolved",
        )

    def _unread(self, passage: Passage, sentence: "Span") -> Iterator[Unread]:
        """Clause heads, times and amounts that no statement used."""
        used = self._triggers.get(passage.block.start, set())
        values = self._values.get(passage.block.start, set())
        for token in sentence:
            if syntax.is_verb(token) and token.i not in used and not self._serves(token, used):
                yield Unread(
                    quote=self._quote(passage, token.i, token.i + 1),
                    why=self._matcher.why_not(passage, self._discourse, token),
                )
        for kind, expressions in (("date", passage.times), ("amount", passage.quantities)):
            for place, expression in expressions:
                if sentence.start <= place < sentence.end and place not in values:
                    start = passage.block.start + expression.start
                    end = passage.block.start + expression.end
                    yield Unread(
                        quote=Quote.of(self._text, start, end), why=f"{kind} of no statement"
                    )

    @staticmethod
    def _serves(verb: "Token", used: set[int]) -> bool:
        """Whether the verb only leads up to a trigger: "said that", "is expected to", "was"."""
        return any(child.i in used for child in verb.children)
