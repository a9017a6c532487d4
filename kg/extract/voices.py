"""Who can speak, how a speaker is called, and whose body "we" means in somebody's mouth."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.phrases import determiners, phrase, with_complement, without_article
from kg.lexicon import Lexicon
from kg.model import Entity, Speaker

if TYPE_CHECKING:
    from spacy.tokens import Token

_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_NO_VOICE = frozenset(
    {"that", "this", "which", "there", "nobody", "none", "nothing", "what", "one"}
)
# Prepositions before the body that somebody speaks for.
_OF_BODY = frozenset({"for", "at", "from", "of", "with"})
# How far back a name may lie that no file knows, in sentences.
_REACH = 3
_FULL_NAME = 2


class Voices:
    """Names speakers and finds their bodies in the passages of one article."""

    def __init__(self, lexicon: Lexicon, discourse: Discourse, passages: Sequence[Passage]) -> None:
        self._vocabulary = lexicon.vocabulary
        self._known = lexicon.gazetteer.entities
        self._nouns = lexicon.list("speaker_nouns")
        self._documents = lexicon.list("document_nouns")
        self._members = lexicon.list("member_nouns")
        self._offices = lexicon.list("offices") | lexicon.list("titles")
        self._discourse = discourse
        self._passages = passages
        self._index = {id(one.doc): number for number, one in enumerate(passages)}
        self._labels: dict[str, str] = {}
        self._bodies: dict[str, Entity] | None = None

    # --- who can speak -------------------------------------------------------------------------

    def of(self, passage: Passage, tokens: Sequence["Token"]) -> list[Speaker]:
        """The speakers that noun phrases name, those left out that cannot speak; at most two."""
        return [
            speaker
            for token in tokens
            for one in syntax.conjuncts(token)
            if one == token or not self._runs_on(passage, token, one)
            if self._can_speak(passage, one) and (speaker := self.name(passage, one)) is not None
        ][:2]

    def _runs_on(self, passage: Passage, body: "Token", part: "Token") -> bool:
        """“The Administration of Science, *Technology and Industry*”: one body with a long name."""
        if part.pos_ != "PROPN" or determiners(part) or len(phrase(passage, part).split()) > 1:
            return False
        if not any(
            self._vocabulary.fits(one.type, kinds.ORGANIZATION)
            for one in self._discourse.entities_at(passage, body)
        ):
            return False
        return not self._discourse.resolve(passage, part, (*kinds.PARTY, *kinds.COUNTRY))

    def _can_speak(self, passage: Passage, token: "Token") -> bool:
        if any(child.lower_ in ("no", "neither") for child in token.children):
            return False
        if token.lower_ in _NO_VOICE or (token.i == 0 and passage.words(0, 1).isupper()):
            # No "HALIFAX" at the head of a paragraph.
            return passage.links.get(token.i) is not None
        if token.pos_ == "PRON" or token.lemma_.lower() in self._nouns:
            return True
        if self._discourse.resolve(passage, token, (*kinds.PARTY, *kinds.COUNTRY)):
            return True
        return token.pos_ == "PROPN" and not self._discourse.is_thing(passage, token)

    # --- what a speaker is called --------------------------------------------------------------

    def name(self, passage: Passage, token: "Token") -> Speaker | None:
        """An entity's label, or the words of the noun phrase."""
        if token.pos_ == "PRON":
            return self._pronoun(passage, token)
        explained = self._explained(passage, token)
        if explained is not None:
            return explained
        lemma = token.lemma_.lower()
        direct = token.i in passage.links or lemma not in self._members | self._documents
        for one in self._discourse.entities_at(passage, token) if direct else ():
            if self._vocabulary.fits(one.type, kinds.PARTY):
                return self._entity(passage, token, one)
        if not direct and any(child.lower_ == "the" for child in token.children):
            # "the magazine", named before
            for one in self._discourse.resolve(passage, token, kinds.MEDIA):
                return self._entity(passage, token, one)
        label = without_article(phrase(passage, token))
        if lemma == "member":
            # of what, is all that is told
            label = with_complement(passage, token)
        for name, target in syntax.prepositions(token, deep=False):
            # "a spokeswoman for NASA": whose words they are.
            if name in _OF_BODY:
                for one in self._discourse.resolve(passage, target, kinds.ORGANIZATION):
                    return Speaker(label=f"{one.label} {label}")
        return Speaker(label=label) if label else None

    def _explained(self, passage: Passage, token: "Token") -> Speaker | None:
        """“The chief executive, Jane Doe”: the name rather than the office."""
        beside = (child for child in token.children if child.dep_ == "appos")
        for child in (*_named_behind(token), *self._people_behind(passage, token), *beside):
            for one in self._discourse.entities_at(passage, child):
                body = token.i not in passage.links and self._is_known_body(one)
                if body or self._vocabulary.fits(one.type, kinds.PERSON):
                    return self._entity(passage, child, one)
            words = phrase(passage, child)
            if token.lemma_.lower() in self._offices and _is_full_name(words):
                return Speaker(label=words)
        return None

    def _people_behind(self, passage: Passage, office: "Token") -> Iterator["Token"]:
        """“The spokesperson of ISRO, *Jane Doe*”, read as if she were ISRO."""
        for name, target in syntax.prepositions(office, deep=False):
            for child in target.children if name in _OF_BODY else ():
                found = self._discourse.entities_at(passage, child)
                known = any(self._vocabulary.fits(one.type, kinds.PERSON) for one in found)
                new = not found and child.i not in passage.links
                if child.dep_ == "appos" and (known or (new and child.pos_ == "PROPN")):
                    yield child

    def _is_known_body(self, entity: Entity) -> bool:
        """“The State Corporation for Space Activities, *Roscosmos*”."""
        known = entity.iri in self._known
        return known and self._vocabulary.fits(entity.type, kinds.ORGANIZATION)

    def _entity(self, passage: Passage, token: "Token", entity: Entity) -> Speaker:
        """A spokesperson whom no file knows is called so: "NASA spokesperson Jane Doe"."""
        label = self._labels.get(entity.iri, entity.label)
        stranger = entity.iri not in self._known
        if stranger and entity.iri not in self._labels:
            words = without_article(phrase(passage, token))
            office = [child for child in token.lefts if child.dep_ in ("compound", "nmod")]
            titled = any(child.lemma_.lower() in _MOUTHPIECES for child in office)
            owned = any(child.i in passage.links for one in office for child in one.subtree)
            if titled and owned and words.endswith(entity.label.rsplit(" ", 1)[-1]):
                label = self._labels[entity.iri] = words
        return Speaker(label=label, iri=entity.iri)

    def _pronoun(self, passage: Passage, token: "Token") -> Speaker | None:
        if token.lower_ == "it" and (document := self._document_before(passage, token)):
            return Speaker(label=document)
        wanted = kinds.PERSON if token.lower_ in _PERSONAL else kinds.PARTY
        found = self._discourse.pronoun(passage, token, wanted)
        if found:
            label = self._labels.get(found[0].iri, found[0].label)
            return Speaker(label=label, iri=found[0].iri)
        if token.lower_ in _PERSONAL:
            before = self.person_before(passage, token) or self._surname_before(passage, token)
            return Speaker(label=before) if before else None
        return None

    def _document_before(self, passage: Passage, token: "Token") -> str | None:
        """The document that the sentence before was about: "The report is out. *It* says that"."""
        start = token.sent.start
        if not start:
            return None
        for one in passage.doc[start - 1].sent:
            if one.dep_ in ("nsubj", "nsubjpass") and one.head.dep_ == "ROOT":
                if one.lower_ == "it":
                    return self._document_before(passage, one)
                known = one.i in passage.links or one.lemma_.lower() not in self._documents
                return None if known else without_article(phrase(passage, one))
        return None

    def _surname_before(self, passage: Passage, token: "Token") -> str | None:
        """The surname that nothing tells of, and that was the subject of the sentence before."""
        start = token.sent.start
        for one in passage.doc[start - 1].sent if start else ():
            if one.dep_ == "nsubj" and one.head.dep_ == "ROOT":
                plain = one.pos_ == "PROPN" and one.i not in passage.links
                if plain and not determiners(one) and not self._discourse.is_thing(passage, one):
                    return phrase(passage, one)
        return None

    def person_before(self, passage: Passage, token: "Token") -> str | None:
        """The full name, of no thing that is known, that was a subject last."""
        left = _REACH
        number = self._index[id(passage.doc)]
        for one in (passage, *self._passages[max(0, number - 1) : number]):
            end = token.i if one is passage else len(one.doc)
            while end > 0 and left:
                start = one.doc[end - 1].sent.start
                found = self.person_in(one, one.doc[start:end])
                if found:
                    return found
                end, left = start, left - 1
        return None

    def person_in(self, passage: Passage, tokens: Iterable["Token"]) -> str | None:
        """The full name that is the subject in a stretch of text."""
        for token in tokens:
            if token.dep_ in ("nsubj", "nsubjpass", "appos") and token.pos_ == "PROPN":
                for one in self._discourse.entities_at(passage, token):
                    if self._vocabulary.fits(one.type, kinds.PERSON):
                        return self._labels.get(one.iri, one.label)
                words = _name_at_end(phrase(passage, token))
                plain = not self._discourse.entities_at(passage, token)
                if plain and token.i not in passage.links and _is_full_name(words):
                    return words
        return None

    # --- whose body it is ----------------------------------------------------------------------

    def body(self, passage: Passage, token: "Token") -> Entity | None:
        """The organisation in whose name a speaker says "we"."""
        found = self._body_at(passage, token)
        if found is not None:
            return found
        speaker = self.name(passage, token)
        if speaker is None:
            return None
        if self._bodies is None:
            self._bodies = dict(self._collect())
        return self._bodies.get(speaker.label.rsplit(" ", 1)[-1])

    def _body_at(self, passage: Passage, token: "Token") -> Entity | None:
        for one in self._discourse.resolve(passage, token, kinds.ORGANIZATION):
            return one
        beside = [token, *(child for child in token.children if child.dep_ == "appos")]
        if token.dep_ == "appos":
            beside.append(token.head)
        for noun in beside:
            for source in _owners(noun):
                for one in self._discourse.resolve(passage, source, kinds.ORGANIZATION):
                    return one
        offices = {one.lemma_.lower() for noun in beside for one in (noun, *noun.children)}
        if offices & self._offices:
            return next(iter(self._discourse.recent.main_body(kinds.ORGANIZATION)), None)
        return None

    def _collect(self) -> Iterator[tuple[str, Entity]]:
        """The bodies of all people named in the article, by surname; the first mention rules."""
        seen = set()
        for passage in self._passages:
            for token in passage.doc:
                if token.pos_ != "PROPN" or token.dep_ == "compound":
                    continue
                surname = passage.words(token.i, token.i + 1)
                found = None
                for one in self._discourse.entities_at(passage, token):
                    if self._vocabulary.fits(one.type, kinds.PERSON):
                        found = self._body_at(passage, token)
                if found is not None and surname not in seen:
                    seen.add(surname)
                    yield surname, found


def _named_behind(office: "Token") -> Iterator["Token"]:
    """“President of the Academy *Jane Doe*”, read as if the academy were part of her name."""
    for name, target in syntax.prepositions(office, deep=False):
        behind = name in _OF_BODY and target.i == office.right_edge.i
        if behind and any(child.dep_ in ("compound", "nmod") for child in target.lefts):
            yield target


def _owners(noun: "Token") -> Iterator["Token"]:
    """“NASA spokesperson Jane Doe”, "the agency's head", "chief executive of X"."""
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "poss", "amod"):
            yield child
            yield from _owners(child)
    for name, target in syntax.prepositions(noun, deep=False):
        if name in _OF_BODY:
            yield target


def _name_at_end(words: str) -> str:
    """“Retired surveyor Jane Doe”: without what describes her."""
    parts = words.split()
    first = len(parts)
    while first and parts[first - 1][:1].isupper():
        first -= 1
    return " ".join(parts[first:])


def _is_full_name(words: str) -> bool:
    parts = words.split()
    return len(parts) >= _FULL_NAME and all(part[:1].isupper() for part in parts)
