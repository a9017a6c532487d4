"""Who says a clause: the chain of speakers, outermost first, the publisher left out.

A speaker is found only along complement clauses (what "said" governs), by "according to", by an
"as X said" beside the clause, or by quotation marks; a relative clause on another word of the same
sentence is the paper's own.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.lexicon import Lexicon
from kg.model import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTED = re.compile(
    r"“[^”]{0,4000}(?:”|$)|\"[^\"]{0,4000}(?:\"|$)|«[^»]{0,4000}(?:»|$)|»[^«]{0,4000}(?:«|$)|„[^“”]{0,4000}(?:[“”]|$)"
)
# Fewer words in quotation marks are a name or a sneer.
_SHORTEST_QUOTE = 4
_SOMEBODY = "unnamed speaker"
# A report verb further from the quotation than this many tokens is not its own.
_NEAR = 12
# What a speaker's noun phrase is made of.
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "ADP", "PART", "PUNCT", "NUM"})
_COMPLEMENT = frozenset({"ccomp", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class _Quotation:
    first: int
    last: int


class Speakers:
    """Finds speaker chains in the passages of one article."""

    def __init__(self, lexicon: Lexicon, discourse: Discourse) -> None:
        self._report = lexicon.list("report_verbs")
        self._relay = lexicon.list("relay_verbs")
        self._deny = lexicon.list("deny_verbs")
        self._rumours = lexicon.list("rumour_nouns")
        self._nouns = lexicon.list("speaker_nouns")
        self._documents = lexicon.list("document_nouns")
        self._discourse = discourse
        self._last: tuple[Speaker, ...] = ()
        self._quotations: dict[int, list[_Quotation]] = {}

    def of(self, passage: Passage, token: "Token") -> tuple[Speaker, ...]:
        """The chain for the clause of the token."""
        chain = self._climb(passage, token)
        if not chain:
            chain = self._trailing(passage, token)
        if not chain:
            chain = self._quoted(passage, token)
        return tuple(dict.fromkeys(chain))

    def _climb(self, passage: Passage, token: "Token") -> list[Speaker]:
        chain = self._denying(passage, token)
        one = token
        while True:
            chain = [*self._beside(passage, one, token), *chain]
            head = one.head
            if head == one:
                return chain
            if chain and one.dep_ in ("advcl", "relcl", "acl", "conj", "appos"):
                # What hangs on another clause is not inside what that clause's speaker says.
                return chain
            said = one.dep_ in _COMPLEMENT and head.lemma_ in self._report and not _adjunct(one)
            if said or (one.dep_ == "advcl" and head.lemma_ in self._relay):
                chain = [*self._saying(passage, head), *chain]
            one = head

    def _denying(self, passage: Passage, token: "Token") -> list[Speaker]:
        """Who denies "reports that ...": the denial is theirs."""
        top = token
        while top.dep_ == "xcomp":
            top = top.head
        noun = top.head
        if noun.pos_ == "NOUN" and noun.lemma_ in self._rumours and noun != token:
            verb = noun.head
            if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in self._deny:
                return self._speakers(passage, verb, syntax.subjects(verb))
        return []

    def _saying(self, passage: Passage, verb: "Token") -> list[Speaker]:
        """The speaker of a report verb; two where one relays the other."""
        if verb.lemma_ in self._relay:
            outer, inner = syntax.subjects(verb), syntax.objects(verb)
            return [
                *self._speakers(passage, verb, outer),
                *self._speakers(passage, verb, inner),
            ]
        if syntax.is_passive(verb):
            return []
        relayed = verb.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
        if relayed is not None and relayed.head.lemma_ in self._relay:
            return self._saying(passage, relayed.head)
        found = self._speakers(passage, verb, syntax.surface_subjects(verb))
        if verb.lemma_ == "tell" and found:
            media = [
                Speaker(label=entity.label, iri=entity.iri)
                for target in syntax.objects(verb)
                for entity in self._discourse.resolve(passage, target, kinds.MEDIA)
            ]
            return [*media, *found]
        return found

    def _beside(self, passage: Passage, one: "Token", token: "Token") -> list[Speaker]:
        """“according to X”, and "as X said" beside the clause."""
        found: list[Speaker] = []
        for child in one.children:
            if child.lower_ == "according":
                targets = [
                    target
                    for preposition in child.children
                    for target in preposition.children
                    if target.dep_ == "pobj"
                ]
                found += self._named(passage, targets)
            elif (
                child.lemma_ in self._report
                and child.dep_ in ("advcl", "parataxis", "ccomp")
                and child != token
                and not syntax.has_ancestor(token, child)
                and self._parenthetical(child)
                and not any(
                    part.text == ";" for part in one.doc[min(one.i, child.i) : max(one.i, child.i)]
                )
            ):
                found += self._saying(passage, child)
        return found

    @staticmethod
    def _parenthetical(verb: "Token") -> bool:
        """A report clause without a complement of its own: ", NASA said,"."""
        deps = {child.dep_ for child in verb.children}
        marked = any(child.lower_ == "as" for child in verb.children if child.dep_ == "mark")
        has_subject = bool(deps & {"nsubj"})
        return (
            has_subject
            and not deps & {"ccomp", "dobj", "xcomp"}
            and (marked or verb.dep_ != "advcl")
        )

    def _trailing(self, passage: Passage, token: "Token") -> list[Speaker]:
        """“…, the agency said on Sunday.” at the end of a sentence, however it was parsed."""
        sentence = token.sent
        comma = next(
            (one.i for one in reversed(list(sentence)) if one.text in (",", '"', "”")), None
        )
        if comma is None or token.i >= comma or comma - sentence.start < _SHORTEST_QUOTE:
            return []
        clause = passage.doc[comma + 1 : sentence.end]
        verbs = [one for one in clause if one.pos_ in ("VERB", "AUX")]
        if len(verbs) != 1 or verbs[0].lemma_ not in self._report or verbs[0].tag_ != "VBD":
            return []
        verb = verbs[0]
        before = [one for one in clause if one.i < verb.i]
        if not before or any(one.pos_ not in _NOMINAL for one in before):
            return []
        head = before[-1]
        if head.pos_ not in ("NOUN", "PROPN", "PRON"):
            return []
        return self._speakers(passage, verb, [head])

    def _speakers(
        self, passage: Passage, verb: "Token", tokens: Sequence["Token"]
    ) -> list[Speaker]:
        found = []
        for token in tokens:
            for one in syntax.conjuncts(token):
                if self._can_speak(passage, one, verb):
                    found += self._named(passage, [one])
        return found[:2]

    def _can_speak(self, passage: Passage, token: "Token", verb: "Token") -> bool:
        if any(child.lower_ in ("no", "neither") for child in token.children):
            return False
        if token.lower_ in ("that", "this", "which", "there", "nobody", "none", "nothing"):
            return False
        if token.lower_ == "it":
            return self._discourse.speaker(passage, token) is not None
        if token.pos_ == "PRON" or token.lemma_.lower() in self._nouns:
            return True
        if self._discourse.resolve(passage, token, (*kinds.PARTY, *kinds.COUNTRY)):
            return True
        return token.pos_ == "PROPN" and not self._discourse.is_thing(passage, token)

    def _named(self, passage: Passage, tokens: Sequence["Token"]) -> list[Speaker]:
        return [
            speaker
            for token in tokens
            if (speaker := self._discourse.speaker(passage, token)) is not None
        ]

    def _quoted(self, passage: Passage, token: "Token") -> list[Speaker]:
        quotation = next(
            (one for one in self._marked(passage) if one.first <= token.i <= one.last), None
        )
        if quotation is None:
            return []
        best: tuple[int, Token] | None = None
        for verb in passage.doc:
            if verb.lemma_ not in self._report and verb.lemma_ not in self._relay:
                continue
            if not syntax.is_verb(verb) or self._inside(passage, verb):
                continue
            gap = max(quotation.first - verb.i, verb.i - quotation.last)
            if gap <= _NEAR and (best is None or gap < best[0]):
                best = (gap, verb)
        found = list(self._last) if best is None else self._saying(passage, best[1])
        self._last = tuple(found)
        # Words in quotation marks are somebody's, though the text may not tell whose.
        return found or [Speaker(label=_SOMEBODY)]

    def _inside(self, passage: Passage, token: "Token") -> bool:
        marked = self._marked(passage)
        place = bisect_right([one.first for one in marked], token.i) - 1
        return place >= 0 and marked[place].first <= token.i <= marked[place].last

    def is_quoted(self, passage: Passage, token: "Token") -> bool:
        """Whether the token stands in quotation marks."""
        return self._inside(passage, token)

    def _marked(self, passage: Passage) -> list[_Quotation]:
        key = passage.block.start
        if key not in self._quotations:
            self._quotations[key] = list(_quotations(passage))
        return self._quotations[key]


def _adjunct(verb: "Token") -> bool:
    """A clause that the parser takes for a complement though "after" or "while" opens it."""
    return any(
        child.dep_ == "mark" and child.lower_ not in ("that", "if", "whether")
        for child in verb.children
    )


def _quotations(passage: Passage) -> list[_Quotation]:
    found = []
    starts = [start - passage.block.start for start in passage.starts]
    for match in _QUOTED.finditer(passage.text):
        first = bisect_right(starts, match.start()) - 1
        last = bisect_right(starts, match.end() - 1) - 1
        if last - first > _SHORTEST_QUOTE:
            found.append(_Quotation(max(first, 0), last))
    return found
