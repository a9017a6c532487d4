"""What only a craft does, undergoes or has: “X was launched on”, "X's descent".

Read off the plain text, beside a name that no file knows.
"""

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.runs import Run, Word
from kg.extract.wordforms import regular_forms
from kg.lexicon import Lexicon

# What may stand between a subject and its verb.
LIGHT = frozenset(
    "has had have will would can could may might should must is was are were be been being to"
    " not also then now successfully finally safely already still never both reportedly n't"
    " just later soon itself recently since once".split()
)
# "Merle was sent into orbit": so sure of one thing that the head of a sentence will do.
_ONE = frozenset("was is has will".split())
_ARTICLES = ("a", "an")
_DETERMINERS = frozenset("a an the its their his her this that two three".split())
# What may follow the name of a rocket.
_BEHIND_NAME = frozenset(
    "in on at from to into for with and but as after before rocket launcher booster vehicle which"
    " that during last this together alongside earlier".split()
)
# So far behind the verb stands what it is done with, and a noun behind its adjectives.
_REACH = 7
_NEAR = 5
_OWN = 4
_TWO = 2


class Deeds:
    """Holds the words that tell; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lofting = regular_forms(lexicon.list("lofting_verbs"))
        self._launching = regular_forms(lexicon.list("launching_verbs"))
        self._rising = regular_forms(lexicon.list("rising_verbs"))
        self._landing = regular_forms(lexicon.list("landing_verbs"))
        self._performing = regular_forms(lexicon.list("performing_verbs"))
        self._aloft = lexicon.list("aloft_nouns")
        self._manoeuvres = lexicon.list("manoeuvre_nouns")
        self._of_craft = lexicon.list("craft_nouns")
        self._bare = lexicon.list("bare_nouns")

    def tells_craft(self, words: Sequence[Word], place: int, run: Run) -> bool:
        """Whether the verb from `place` on, or what stands before the name, is of a craft only."""
        return (
            self._is_lofted(words, place, run)
            or self._rises(words, place)
            or self._performs(words, place)
        )

    def is_sure(self, words: Sequence[Word], place: int, run: Run) -> bool:
        """Whether the name is one even at the head of a sentence: no plural, no bare noun.

        “Merle was launched”, "Merle landed in Gale Crater"; not "Engineers landed", "Debris fell".
        """
        if run.right - run.left > 1 or words[run.left].low in self._bare:
            return False
        if words[place].low in _ONE and self.tells_craft(words, place, run):
            return True
        if words[run.left].low.endswith("s"):
            return False
        apposed = words[place - 1].text == "," and self._is_lofted(words, place, run)
        return apposed or self._rises(words, place) or self._lands(words, place)

    def is_owner(self, words: Sequence[Word], place: int) -> bool:
        """“X's descent”, "X's solar panels"."""
        near = [word.low for word in words[place : place + _OWN]]
        pairs = (f"{left} {right}" for left, right in pairwise(near))
        return any(word in self._of_craft for word in (*near[:3], *pairs))

    def is_of(self, words: Sequence[Word], run: Run) -> bool:
        """“the landing of X”."""
        if run.left < _TWO:
            return False
        return words[run.left - 1].low == "of" and words[run.left - 2].low in self._manoeuvres

    def _is_lofted(self, words: Sequence[Word], place: int, run: Run) -> bool:
        """“X was launched on an Atlas V”, "carried X into orbit"; an app is launched otherwise."""
        before = words[run.left - 1].low if run.left else ""
        if before not in self._lofting:
            place = verb_from(words, place)
            if place >= len(words) or words[place].low not in self._lofting:
                return False
            place += 1
        behind = words[place : place + _REACH]
        if any(word.low in self._aloft for word in behind):
            return True
        from_site = not self._launching.isdisjoint({before, words[place - 1].low})
        return _has_mount(behind, from_site=from_site)

    def _rises(self, words: Sequence[Word], place: int) -> bool:
        """“X lifted off on a Falcon 9”, "X rode into space atop an Ariane 5"."""
        place = verb_from(words, place)
        behind = words[place + 1 : place + 1 + _REACH]
        return _is_verb(words, place, self._rising) and _has_mount(behind, from_site=False)

    def _performs(self, words: Sequence[Word], place: int) -> bool:
        """“X made a perfect soft landing”, "X is to attempt a touchdown"."""
        place = verb_from(words, place)
        if place >= len(words) or words[place].low not in self._performing:
            return False
        for word in words[place + 1 : place + 1 + _NEAR]:
            if word.low in self._manoeuvres:
                return True
            if not word.text[0].isalpha():
                return False
        return False

    def _lands(self, words: Sequence[Word], place: int) -> bool:
        """“X touched down in Gale Crater”, "X will land on the Moon"."""
        place = verb_from(words, place)
        if not _is_verb(words, place, self._landing):
            return False
        behind = words[place + 1 : place + 1 + _REACH]
        if behind and behind[0].low in _DETERMINERS:
            return False  # "Halcyon landed its probe"
        return any(word.is_capital or word.low in self._aloft for word in behind)


def verb_from(words: Sequence[Word], place: int) -> int:
    """The place of the verb that begins here, behind auxiliaries and adverbs."""
    while place < len(words) and words[place].low in LIGHT:
        place += 1
    return place


def _is_verb(words: Sequence[Word], place: int, verbs: frozenset[str]) -> bool:
    if place >= len(words):
        return False
    after = words[place + 1].low if place + 1 < len(words) else ""
    return words[place].low in verbs or f"{words[place].low} {after}" in verbs


def _has_mount(behind: Sequence[Word], *, from_site: bool) -> bool:
    return any(_is_mount(behind[at : at + 3], from_site=from_site) for at in range(len(behind)))


def _is_mount(words: Sequence[Word], *, from_site: bool) -> bool:
    """“on an Atlas V”, "by a Proton", "aboard Electron"; not "on Monday", "by a Berlin firm".

    With `from_site` also "from Vandenberg".
    """
    named = any(word.is_capital for word in words[1:])
    if from_site and words[0].low == "from" and len(words) > 1:
        return words[1].is_capital
    article = len(words) > 1 and words[1].low in _ARTICLES
    if words[0].low == "by" and article:
        return len(words) > _TWO and words[_TWO].is_capital and not _is_attribute(words[_TWO:])
    return named and (words[0].low in ("aboard", "atop") or (words[0].low == "on" and article))


def _is_attribute(words: Sequence[Word]) -> bool:
    """Whether the capitalised word only describes a noun: “an *Indian* firm”."""
    after = next((word for word in words[1:] if not (word.is_capital or word.text.isdigit())), None)
    return after is not None and after.text.islower() and after.low not in _BEHIND_NAME
