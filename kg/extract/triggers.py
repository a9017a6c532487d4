"""The words that trigger frames: verbs with their particles, nouns, adjectives."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract import lightobjects, syntax
from kg.extract.associate import Associations
from kg.extract.parse import Passage
from kg.lexicon.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

# Particles that make another verb of it.
_TURNING = frozenset({"out", "up", "over", "apart"})
# What makes another verb of one, as a particle does.
_BOUND = frozenset({"acomp", "advmod", "oprd", "xcomp", "prep", "prt", "attr", "npadvmod"})
# How a clause or a predicate hangs on what governs it.
_GOVERNED = frozenset({"xcomp", "acl", "ccomp", "conj", "advcl", "pcomp", "prep", "acomp"})


class Triggers:
    """Frames by the lemma that triggers them; `nouns` are those of events and roles.

    `turned` are verbs with a particle that mean something else than the verb alone.
    """

    def __init__(self, frames: Iterable[Frame], turned: Collection[str] = ()) -> None:
        frames = tuple(one for one in frames if not Associations.of(one))
        self._verbs = _index(frames, "verbs")
        # First words of verbs of two: few sentences have any.
        self._paired = {name.partition(" ")[0] for name in self._verbs if " " in name}
        self.nouns = _index(frames, "nouns")
        self._adjectives = _index(frames, "adjectives")
        self._turned = frozenset(turned)

    def of(self, passage: Passage, token: "Token") -> Iterator[Frame]:
        """The frames that the token may trigger; a known name triggers none."""
        if token.i in passage.links:
            return
        lemma = token.lemma_.lower()
        prefix = passage.prefixes.get(token.i)
        if token.pos_ in ("VERB", "AUX"):
            tail = syntax.particle(token)
            names = [f"{lemma} {tail}", lemma] if tail else [lemma]
            if names[0] in self._turned or (tail in _TURNING and names[0] not in self._verbs):
                # "carry out", "crash out", "land up": another verb.
                names = names[:1]
            if prefix:
                names = [f"{prefix}-{lemma}", *names]
            for name in (*self._pairs(token, lemma, names), *names):
                yield from self._verbs.get(name, ())
        elif token.pos_ in ("NOUN", "PROPN"):
            names = [f"{prefix}-{lemma}", lemma] if prefix else [lemma]
            for child in token.children:
                if child.dep_ in ("amod", "compound"):
                    names.append(f"{child.lower_} {lemma}")
            # A stand-in hides "soft landing"; the words themselves do not.
            words = passage.words(token.i, token.i + 1).lower()
            for name in dict.fromkeys((*names, words)):
                yield from self.nouns.get(name, ())
        if token.pos_ in ("ADJ", "VERB", "ADV"):
            for name in dict.fromkeys((lemma, token.lower_)):
                yield from self._adjectives.get(name, ())

    def _pairs(self, token: "Token", lemma: str, known: Sequence[str]) -> list[str]:
        """“fall silent”, “look for”, “travel aboard”: the verb with a word that belongs to it."""
        if lemma not in self._paired:
            return []
        found = (f"{lemma} {one.lower_}" for one in token.children if one.dep_ in _BOUND)
        return [name for name in found if name in self._verbs and name not in known]


def licensed(passage: Passage, token: "Token", frame: Frame, *, with_object: bool = False) -> bool:
    """Whether the words that the frame asks for beside the trigger are there.

    `with_object`: an object of one of the classes that it asks for is.
    """
    if frame.alone and any(child.dep_ in ("xcomp", "attr") for child in token.children):
        return False
    if frame.passive is not None and syntax.is_passive(token) != frame.passive:
        return False
    wants_object = frame.object and not with_object
    if wants_object and not lightobjects.object_extent(passage, token, frame.object):
        return False
    if frame.about and lightobjects.topic(passage, token, frame.about) is None:
        return False
    if frame.without and lightobjects.light_object(passage, token, frame.without) is not None:
        return False
    if any(one.lower_ in frame.without for one in _adverbs(token)):
        # "due *back* on Monday"
        return False
    if frame.adverbs and not any(one.lower_ in frame.adverbs for one in _adverbs(token)):
        return False
    if frame.under or frame.unless:
        above = set(_heads(token))
        if frame.under and not above & frame.under:
            return False
        if above & frame.unless:
            return False
    return True


def _adverbs(verb: "Token") -> Iterator["Token"]:
    """The adverbs of a verb; that of "landed it *safely* on the Moon" hangs on the preposition."""
    for child in verb.children:
        if child.dep_ in ("advmod", "acomp", "advcl", "oprd", "prt", "npadvmod"):
            yield child
        elif child.dep_ == "prep":
            yield from (one for one in child.lefts if one.dep_ == "advmod")


def _heads(token: "Token") -> Iterator[str]:
    """Lemmas above the token as far as its clause is their complement."""
    one = token
    while one.head != one and one.dep_ in _GOVERNED:
        one = one.head
        yield one.lemma_.lower()


def _index(frames: Iterable[Frame], kind: str) -> dict[str, list[Frame]]:
    found: dict[str, list[Frame]] = {}
    for frame in frames:
        for word in sorted(getattr(frame, kind)):
            found.setdefault(word, []).append(frame)
    return found
