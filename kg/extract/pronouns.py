"""What "it", "they", "her" and "those" mean: the last subject that they can stand for."""

from typing import TYPE_CHECKING

from kg.extract import kinds, syntax
from kg.extract.memory import Memory, Record
from kg.extract.metonymy import Metonymy
from kg.extract.scope import Scope
from kg.extract.topics import Topics
from kg.lexicon import Lexicon
from kg.model import Entity, Tense

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she", "his", "her", "him"})
_SINGULAR = frozenset({"it", "its", "itself"})
PRONOUNS = PERSONAL | {"it", "its", "itself", "they", "their", "them"}
# How far back a pronoun may reach, in sentences.
_REACH = 3
# What a sentence further back weighs against the grammar of the mention.
_AGE = 1.5
# What has been is rather not what will be.
_OVER = 2.0


class Pronouns:
    """Resolves the pronouns of one article, from what was read before them."""

    def __init__(
        self, lexicon: Lexicon, topics: Topics, memory: Memory, metonymy: Metonymy, scope: Scope
    ) -> None:
        self._topics = topics
        self._scope = scope
        self._vocabulary = lexicon.vocabulary
        self._known = lexicon.gazetteer.entities
        self._memory = memory
        self._metonymy = metonymy

    def resolve(self, number: int, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """The last subject, or else the last mention, of the sentences just before."""
        if token.lower_ not in PRONOUNS:
            return []
        if (same := self._owner_before(token)) is not None:
            # "Its lander will carry a scoop, and its orbiter ...": of one and the same.
            return self.resolve(number, same, wanted)
        if (described := self._described(number, token, wanted)) is not None:
            return [described]
        chain = [(number, token)]
        while len(chain) <= _REACH and (again := self._subject_again(*chain[-1])) is not None:
            chain.append(again)
        for place in reversed(chain):
            if found := self._nearest(*place, wanted):
                return found
        return []

    def _described(self, number: int, token: "Token", wanted: tuple[str, ...]) -> Entity | None:
        """“The craft *that* was found a day after they lost *it*”: the craft itself."""
        clause = syntax.governing_verb(token)
        inner, above = clause, clause.head if clause is not None else None
        while inner is not None and above is not None and above != inner and syntax.is_verb(above):
            inner, above = above, above.head
        if inner in (None, clause) or inner.dep_ != "relcl" or above is None:
            return None
        if not any(
            child.dep_.startswith("nsubj") and child.tag_ in ("WDT", "WP")
            for child in inner.children
        ):
            return None
        for record in self._memory.before(number, token.i, within=token.sent.start):
            if record.token == above.i and self._agrees(token, record.entity, wanted):
                return record.entity
        return None

    def _nearest(self, number: int, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        sentence = self._memory.sentence_of(number, token.i)
        own = syntax.own_subjects(token)
        beside = _fronted(token)
        compared = self._memory.compared(number, token.i)
        future = self._lies_ahead(token)
        best: tuple[float, Entity] | None = None
        for record in self._memory.before(number, token.i):
            age = sentence - record.sentence
            if age > _REACH:
                break
            if record.passage == number and (record.token in own or record.token in beside):
                continue
            if record.entity.iri in compared:
                continue
            if record.plural and token.lower_ in _SINGULAR:
                continue
            if self.is_minor(record.entity):
                if record.subject and age == 1 and best is None:
                    return []
                continue
            if not self._agrees(token, record.entity, wanted):
                continue
            weight = self._weight(record, age, future=future)
            if best is None or weight < best[0]:
                best = (weight, record.entity)
        return [best[1]] if best else []

    def _subject_again(self, number: int, token: "Token") -> "tuple[int, Token] | None":
        """“It carries Tenacious. *It* will land …”: the same subject in two sentences."""
        if token.lower_ != "it" or token.dep_ not in ("nsubj", "nsubjpass"):
            return None
        sentence = self._memory.sentence_of(number, token.i)
        before = self._memory.pronoun_of(sentence - 1)
        if before is None or before[0] != number:
            return None
        begun = any(
            record.sentence == sentence and record.distance == 0
            for record in self._memory.before(number, token.i, within=token.sent.start)
        )
        return None if begun else before

    def _lies_ahead(self, token: "Token") -> bool:
        verb = syntax.governing_verb(token)
        meant = self._scope.of_verb(verb) if verb is not None else None
        return meant is not None and meant.tense is Tense.FUTURE

    def _weight(self, record: Record, age: int, *, future: bool) -> float:
        """How far the mention is from the mind, by its grammar and by the tense."""
        weight = age * _AGE + record.distance
        top = self._topics.top_of(record.entity)
        beside = top is not None and top != self._topics.main
        if future and record.past and beside and weight > _AGE:
            weight += _OVER
        return weight

    @staticmethod
    def _owner_before(token: "Token") -> "Token | None":
        """The same possessive with the subject of a clause before in the sentence."""
        if token.dep_ != "poss" or not token.head.dep_.startswith("nsubj"):
            return None
        for place in range(token.sent.start, token.i):
            one = token.doc[place]
            if one.lower_ == token.lower_ and one.dep_ == "poss":
                return one if one.head.dep_.startswith("nsubj") else None
        return None

    def is_minor(self, entity: Entity) -> bool:
        """A part or instrument without a name: seldom what "it" means, but what bars it."""
        return entity.iri not in self._known and self._vocabulary.fits(entity.type, kinds.DEVICE)

    def _agrees(self, token: "Token", entity: Entity, wanted: tuple[str, ...]) -> bool:
        is_person = self._vocabulary.fits(entity.type, kinds.PERSON)
        if (token.lower_ in PERSONAL) != is_person:
            return False
        return self._metonymy.as_wanted(entity, wanted) is not None

    def none_of(self, number: int, token: "Token", wanted: tuple[str, ...]) -> list[Entity]:
        """“looked for ice and found *none*”: the substance of this sentence or the one before."""
        if not all(self._vocabulary.fits(one, kinds.STUFF) for one in wanted):
            return []
        sentence = self._memory.sentence_of(number, token.i)
        for record in self._memory.before(number, token.i):
            if sentence - record.sentence > 1:
                break
            if self._vocabulary.fits(record.entity.type, wanted):
                return [record.entity]
        return []

    def those(self, number: int, token: "Token") -> list[Entity]:
        """“radars on missions, including those on X”: the instruments of the same sentence."""
        for record in self._memory.before(number, token.i):
            if record.passage != number or record.token < token.sent.start:
                break
            if self._vocabulary.fits(record.entity.type, kinds.DEVICE):
                return [record.entity]
        return []


def _fronted(token: "Token") -> frozenset[int]:
    """The words of a participle before the subject: “Launched by *X* and carrying *Y*, it”."""
    verb = syntax.governing_verb(token)
    if verb is None or token.dep_ not in ("nsubj", "nsubjpass"):
        return frozenset()
    return frozenset(
        word.i
        for child in verb.lefts
        if child.dep_ in ("advcl", "acl") and child.i < token.i and _is_participle(child)
        if not any(one.dep_.startswith("nsubj") for one in child.children)
        for word in child.subtree
    )


def _is_participle(verb: "Token") -> bool:
    """Whether it is one; the tagger takes "Put into orbit, it" for an infinitive."""
    if verb.tag_ in ("VBN", "VBG"):
        return True
    return verb.tag_ == "VB" and not any(
        child.dep_ in ("aux", "auxpass", "mark") for child in verb.children
    )
