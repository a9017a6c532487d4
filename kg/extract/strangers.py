"""Names that no file knows and whose words do not tell: classed by what stands beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract import kinds
from kg.extract.naming import Naming
from kg.extract.parse import Passage
from kg.lexicon import Lexicon
from kg.model import Entity
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST = 3
_PAIR = 2
# Words of a full name.
_FULL_NAME = 2
# A name before a craft's noun counts for more than one frame that takes it for a company.
_CRAFT_VOTES = 2


class Strangers:
    """Remembers the strangers of one article, so that a surname finds its full name."""

    def __init__(
        self, lexicon: Lexicon, passages: Sequence[Passage] = (), *, flights: bool = False
    ) -> None:
        self._nouns = lexicon.nouns
        self._vocabulary = lexicon.vocabulary
        self._suffixes = lexicon.list("company_suffixes")
        self._titles = lexicon.list("titles")
        self._speaking = lexicon.list("report_verbs") | lexicon.list("person_verbs")
        self._names: dict[str, Entity] = {}
        self._by_last_word: dict[str, Entity] = {}
        self._legal_forms = lexicon.list("legal_forms")
        self._full: dict[str, str] = {}
        self._told = self._read(Naming(lexicon), passages, flights)

    def _read(self, naming: Naming, passages: Sequence[Passage], flights: bool) -> dict[str, str]:
        """The class of each name as frames tell it; that of most places where they do not agree.

        In a text about flights a frame tells only of parties and places: what is launched there is
        no product.
        """
        for passage in passages:
            for name, kind in passage.names.values():
                self._shorten(name, kind)
            for token in passage.doc:
                if token.pos_ == "PROPN" and token.lower_ in self._suffixes:
                    self._shorten(" ".join(self._words(passage, token)), kinds.COMPANY)
        votes: dict[str, Counter[str]] = {}
        safe = (*kinds.PARTY, *kinds.PLACE)
        for passage, token, kind in naming.told(passages):
            if not flights or self._vocabulary.fits(kind, safe):
                name = " ".join(self._words(passage, token))
                votes.setdefault(name, Counter())[kind] += 1
        for name, kind in self._before_craft(passages):
            if name in votes:
                votes[name][kind] += _CRAFT_VOTES
        for name in list(votes):
            self._shorten(name, max(votes[name], key=votes[name].__getitem__))
        return {name: max(found, key=found.__getitem__) for name, found in votes.items()}

    def _before_craft(self, passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
        """“the Harrow lander”: a name before a craft's noun is rather the craft's."""
        for passage in passages:
            for token in passage.doc:
                classes = classes_of(token, self._nouns) if token.pos_ == "NOUN" else ()
                if not classes or not self._vocabulary.fits(classes[0], kinds.VEHICLE):
                    continue
                left = token.i
                while left > token.sent.start and self._is_name_part(passage, left - 1, token):
                    left -= 1
                if left < token.i:
                    words = (passage.words(place, place + 1) for place in range(left, token.i))
                    yield " ".join(words), classes[0]

    def _shorten(self, name: str, kind: str) -> None:
        """“Korvella Group” is also called Korvella."""
        words = name.split()
        while len(words) > 1 and words[-1].lower() in self._suffixes | self._legal_forms:
            words = words[:-1]
            short = " ".join(words)
            if self._vocabulary.fits(kind, kinds.ORGANIZATION) and len(short) >= _SHORTEST:
                self._full.setdefault(short, name)

    def is_name(self, passage: Passage, token: "Token") -> bool:
        """Whether the word is a name by what the text tells elsewhere, whatever the tagger says."""
        words = passage.words(token.i, token.i + 1)
        proper = token.pos_ == "PROPN" and not (token.i and token.nbor(-1).text == "&")
        if proper and (words[0].isupper() or words in self._legal_forms):
            return True
        return words in self._told or words in self._full

    def told(self, passage: Passage, token: "Token") -> Entity | None:
        """The thing of a name whose class a frame tells, wherever the name stands."""
        name = " ".join(self._words(passage, token))
        kind = self._told.get(name)
        return self.named(name, kind) if kind is not None else None

    def called(self, passage: Passage, token: "Token", kind: str) -> Entity:
        """The thing of “an app called Pocket”: the noun tells its class."""
        return self.named(" ".join(self._words(passage, token)), kind)

    def named(self, name: str, kind: str) -> Entity:
        """The thing of that name; its IRI leaves out the legal form of a firm."""
        full = self._full.get(name, name)
        kind = self._vocabulary.own(kind)
        words = full.split()
        if self._vocabulary.fits(kind, kinds.ORGANIZATION):
            while len(words) > 1 and words[-1].lower() in self._legal_forms:
                words = words[:-1]
        iri = vocab.ENTITY + slug(" ".join(words))
        return self._names.setdefault(full, Entity(iri=iri, label=full, type=kind))

    def as_person(self, entity: Entity) -> Entity:
        """The entity as the person that it turns out to be."""
        return replace(entity, type=self._vocabulary.own(kinds.PERSON[0]))

    def firm(self, passage: Passage, token: "Token") -> Entity:
        """The firm of that name."""
        return self.named(" ".join(self._words(passage, token)), kinds.COMPANY)

    def entity(self, passage: Passage, token: "Token") -> Entity | None:
        """The stranger that a proper noun names; None where nothing tells what it is."""
        words = self._words(passage, token)
        name = " ".join(words)
        if len(words) == 1 and name.lower() in self._nouns:
            return None
        if (len(name) < _SHORTEST and name not in self._told) or not name[0].isupper():
            return None
        if name in self._full and self._full[name] not in self._names:
            return self.named(name, kinds.COMPANY)
        known = self._names.get(self._full.get(name, name)) or self._by_last_word.get(name)
        if known is not None:
            return known
        kind = self._kind(passage, token, words) or self._as_before(passage, token, words)
        kind = kind or self._told.get(name)
        if kind is None:
            return None
        entity = self.named(name, kind)
        kind = entity.type
        if self._vocabulary.fits(kind, (*kinds.PERSON, kinds.COMPANY)) and len(words) > 1:
            self._by_last_word.setdefault(words[-1], entity)
        return entity

    def is_bare_name(self, passage: Passage, token: "Token") -> bool:
        """Whether it is a name of two words or more, as people have: no article, no noun in it."""
        words = self._words(passage, token)
        return (
            len(words) >= _FULL_NAME
            and all(word[0].isupper() and word.lower() not in self._nouns for word in words)
            and not any(child.dep_ == "det" for child in token.children)
        )

    def person(self, passage: Passage, token: "Token") -> list[Entity]:
        """A name of two words or more where only a person can stand: remembered as one."""
        if not self.is_bare_name(passage, token):
            return []
        words = self._words(passage, token)
        name = " ".join(words)
        entity = Entity(
            iri=vocab.ENTITY + slug(name), label=name, type=self._vocabulary.own(kinds.PERSON[0])
        )
        self._by_last_word.setdefault(words[-1], entity)
        return [self._names.setdefault(name, entity)]

    def _as_before(self, passage: Passage, token: "Token", words: list[str]) -> str | None:
        """“astronauts A and B”: one of several people."""
        if token.dep_ != "conj" or len(words) < _FULL_NAME:
            return None
        head = self._names.get(" ".join(self._words(passage, token.head)))
        if head is None or not self._vocabulary.fits(head.type, kinds.PERSON):
            return None
        return head.type

    def of_class(self, passage: Passage, token: "Token", kind: str) -> Entity | None:
        """The stranger of “Halcyon's Kestrel lander”: the noun behind it tells its class."""
        left = token.i
        while left > token.sent.start and self._is_name_part(passage, left - 1, token):
            left -= 1
        words = [passage.words(place, place + 1) for place in range(left, token.i)]
        name = " ".join(words)
        if len(name) < _SHORTEST:
            return None
        return self._names.setdefault(
            name, Entity(iri=vocab.ENTITY + slug(name), label=name, type=kind)
        )

    def _is_name_part(self, passage: Passage, place: int, noun: "Token") -> bool:
        one = passage.doc[place]
        word = passage.words(place, place + 1)
        return (
            one.pos_ == "PROPN"
            and one.dep_ in ("compound", "nmod")
            and one.head == noun
            and place not in passage.links
            and word[0].isupper()
            and word.lower() not in self._nouns
            and not self._is_title(word)
        )

    def _words(self, passage: Passage, token: "Token") -> list[str]:
        left = token.i
        while (
            left > token.sent.start
            and passage.doc[left - 1].pos_ == "PROPN"
            and passage.doc[left - 1].dep_ in ("compound", "nmod")
            and (left - 1) not in passage.links
        ):
            left -= 1
        words = [passage.words(place, place + 1) for place in range(left, token.i + 1)]
        after = passage.doc[token.i + 1 : token.i + 3]
        if len(after) == _PAIR and after[0].text == "&" and after[1].pos_ == "PROPN":
            words += [passage.words(one.i, one.i + 1) for one in after]
        titled = [place for place, word in enumerate(words[:-1]) if self._is_title(word)]
        return words[titled[-1] + 1 :] if titled else words

    def _is_title(self, word: str) -> bool:
        # "astronauts A and B" too
        title = word.lower().rstrip(".")
        return title in self._titles or title.removesuffix("s") in self._titles

    def _kind(self, passage: Passage, token: "Token", words: list[str]) -> str | None:
        if any(one.dep_ == "appos" and self._is_title(one.lemma_) for one in token.children):
            # "Ge Ping, deputy director": no ping.
            return kinds.PERSON[0]
        if len(words) == 1 and self._is_title(words[0].lower()):
            # "Director General": no name
            return None
        return self._kind_by_words(passage, token, words)

    def _kind_by_words(self, passage: Passage, token: "Token", words: list[str]) -> str | None:
        if len(words) > 1:
            if words[-1].lower() in self._suffixes:
                return kinds.COMPANY
            for word in reversed(words):
                if word.lower() in self._nouns:
                    return self._nouns[word.lower()][0]
        before = passage.doc[token.i - len(words)] if token.i >= len(words) else None
        if before is not None and self._is_title(before.lower_):
            return kinds.PERSON[0]
        says = token.dep_ == "nsubj" and token.head.lemma_ in self._speaking and len(words) > 1
        for beside in (*token.children, token.head):
            apposed = beside.dep_ in ("appos", "compound", "nmod")
            if apposed or (beside == token.head and token.dep_ in ("appos", "oprd")):
                if found := classes_of(beside, self._nouns):
                    craft = self._vocabulary.fits_any(found, kinds.VEHICLE)
                    # "surveyor Jane Doe said": no craft speaks.
                    return kinds.PERSON[0] if says and craft else found[0]
                if self._is_title(beside.lemma_):
                    return kinds.PERSON[0]
        if token.dep_ == "poss" and self._vocabulary.fits_any(
            classes_of(token.head, self._nouns), kinds.VEHICLE
        ):
            # Whose lander it is, where the name alone tells nothing.
            return kinds.COMPANY
        return kinds.PERSON[0] if says else None


def classes_of(token: "Token", nouns: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The classes that a head noun names, with the word before it if the two are one term."""
    lemma = token.lemma_.lower()
    before = [child for child in token.children if child.dep_ in ("compound", "amod")]
    if before and (both := nouns.get(f"{before[-1].lemma_.lower()} {lemma}")):
        return tuple(both)
    # "micro-rover", "nano-satellite"
    return tuple(nouns.get(lemma) or nouns.get(lemma.rpartition("-")[2], ()))
