"""What the words beside an unknown name tell of its class: “X, a Berlin firm”, “the X lander”.

Read off the plain text, before it is parsed. A hint is a class with a weight; the census adds up
the hints of all places where a name stands.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.extract import kinds
from kg.extract.deeds import LIGHT, Deeds, verb_from
from kg.extract.runs import Run, Word
from kg.extract.wordforms import regular_forms
from kg.lexicon import Lexicon

_DETERMINERS = frozenset("a an the its their his her our one another".split())
_ARTICLES = frozenset("a an the".split())
_COPULAS = frozenset("is was are were becomes became remains".split())
# Words that end the noun phrase in which a head noun is looked for.
_BOUNDS = frozenset(
    "of in on at by for from with to that which who whose whom and or but as into onto over under"
    " near about after before during since until than when where while is was are were has had"
    " will would can could be been being aboard between through around carrying using".split()
)
_BEHIND_HEAD = frozenset(
    "no not about roughly some larger smaller bigger made run led sent set put then now paid sold"
    " bought lost left kept held meant bound due dreamt capable similar the".split()
)
_CLOSING = frozenset(',;:.)—–-"”')
_QUOTES = frozenset("\"“”'‘’«»*_")
# "the Martian orbiter", "a Cornish dish": no names.
_ADJECTIVES = ("ian", "ese", "ish", "wide", "ean")
_RANKS = frozenset("deputy chief senior lead principal former veteran young".split())
_NAMING = frozenset("called named dubbed nicknamed christened codenamed".split())
_TOLD_BEFORE = (
    *kinds.VEHICLE,
    kinds.INSTRUMENT,
    *kinds.ORGANIZATION,
    *kinds.PERSON,
    *kinds.PLACE,
)
# "formerly called X": another name of a thing that has one.
_OTHER_NAME = frozenset("originally formerly previously once also earlier better formally".split())
# How many words before its head noun a noun phrase may have.
_LONGEST_PHRASE = 9
_BACK = 7
# How many words may stand between a name with its article and its noun.
_LONGEST_ATTRIBUTE = 3
# How many words a relative clause may have.
_LONGEST_CLAUSE = 20

CALLED, APPOSED, IS, BESIDE, WORKER, ACTS, OWNS = 5.0, 4.0, 3.5, 3.0, 3.0, 1.5, 1.0


class Hint(NamedTuple):
    """A class that a name seems to have, and how surely."""

    kind: str
    weight: float


class Hints:
    """Holds the words that tell; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._nouns = lexicon.nouns
        self._people = (
            lexicon.list("titles") | lexicon.list("offices") | lexicon.list("person_nouns")
        )
        self._offices = lexicon.list("offices")
        self._kin = lexicon.list("kin_nouns")
        self._staff = lexicon.list("staff_nouns")
        self._forms = {
            **dict.fromkeys(regular_forms(lexicon.list("vessel_verbs")), kinds.VESSEL),
            **dict.fromkeys(regular_forms(lexicon.list("firm_verbs")), kinds.COMPANY),
        }
        self._made = regular_forms(lexicon.list("making_verbs"))
        self._saying = regular_forms(lexicon.list("report_verbs"))
        self._deeds = Deeds(lexicon)

    def of(self, words: Sequence[Word], run: Run) -> Iterator[Hint]:
        """The hints around one place of a name."""
        yield from self._before(words, run)
        if words[run.right - 1].genitive:
            yield from self._owned(words, run.right)
        else:
            yield from self._after(words, run)

    def opening(self, words: Sequence[Word]) -> str | None:
        """The class of the noun phrase without an article that a text begins with."""
        if not words or words[0].low in _DETERMINERS | _BOUNDS:
            return None
        return self._phrase(words, 0)

    # --- behind the name -----------------------------------------------------------------------

    def _after(self, words: Sequence[Word], run: Run) -> Iterator[Hint]:
        place = _behind_brackets(words, run.right)
        if place >= len(words):
            return
        word = words[place]
        if word.text in (",", "(", "—", "–"):
            yield from self._apposed(words, place + 1, run)
        elif word.low in _COPULAS:
            after = place + 1
            if after < len(words) and words[after].low in ("also", "now", "itself", "not"):
                after += 1
            kind = self._head(words, after)
            if kind is not None:
                yield Hint(kind, IS)
                return
        if _is_common(word):
            if not words[run.right - 1].low.endswith(_ADJECTIVES):
                yield from self._noun_behind(words, place, run.left)
            yield from self._deed_behind(words, place, run)

    def _deed_behind(self, words: Sequence[Word], place: int, run: Run) -> Iterator[Hint]:
        """“X has landed”, "X was launched on an Atlas V", "X made a soft landing"."""
        yield from self._verb_behind(words, place, run)
        if self._deeds.is_sure(words, place, run):
            yield Hint(kinds.VESSEL, APPOSED)
        elif self._deeds.tells_craft(words, place, run):
            yield Hint(kinds.VESSEL, ACTS)

    def _relative(self, words: Sequence[Word], place: int, run: Run) -> Iterator[Hint]:
        """“X, which landed on …, will”: the verb of the clause, and that behind it."""
        yield from self._deed_behind(words, place + 1, run)
        for index in range(place + 1, min(place + _LONGEST_CLAUSE, len(words) - 1)):
            if words[index].text == "," and words[index + 1].text[0].islower():
                yield from self._deed_behind(words, index + 1, run)
                return

    def _apposed(self, words: Sequence[Word], place: int, run: Run) -> Iterator[Hint]:
        """“X, a small rover built by”, "X, chief executive of", "X, 41,"."""
        if place >= len(words):
            return
        kind = self._head(words, place)
        if kind is not None:
            yield Hint(kind, APPOSED)
        elif words[place].low == "which":
            yield from self._relative(words, place, run)
        elif self._is_personal(words, place, run):
            yield Hint(kinds.PERSON[0], BESIDE)
        elif words[place].low in self._people and words[place].text.islower():
            yield Hint(kinds.PERSON[0], APPOSED)
        elif words[place].text.islower() and not (run.left and words[run.left - 1].low in _BOUNDS):
            # "its satellite, X, was launched", "X, launched in May on an Atlas V, is"
            deeds = self._deed_behind(words, place, run)
            yield from (hint for hint in deeds if hint.kind == kinds.VESSEL)

    @staticmethod
    def _is_personal(words: Sequence[Word], place: int, run: Run) -> bool:
        """“Jane Roe, who …”, "Jane Roe, 41, …"; "an officer at X, who …" tells nothing of X."""
        if run.right - run.left == 1 or (run.left and words[run.left - 1].low in _BOUNDS):
            return False
        aged = words[place].text.isdigit() and place + 1 < len(words)
        return words[place].low == "who" or (aged and words[place + 1].text == ",")

    def _head(self, words: Sequence[Word], place: int) -> str | None:
        """The class of the noun phrase that begins here with an article or a possessive."""
        if place >= len(words):
            return None
        owned = words[place].genitive or (
            place + 1 < len(words) and words[place].is_capital and words[place + 1].genitive
        )
        if not owned and words[place].low not in _DETERMINERS:
            return None
        return self._phrase(words, place + 1)

    def _phrase(self, words: Sequence[Word], place: int) -> str | None:
        """The class of the head noun of the words from here on."""
        found: str | None = None
        for index in range(place, min(place + _LONGEST_PHRASE, len(words))):
            word = words[index]
            acts = found is not None and (word.low in self._forms or word.low in _ARTICLES)
            if word.low in _BOUNDS or acts or not word.text[0].isalnum():
                if word.low == "of" and words[index - 1].low in ("one", "pair", "part"):
                    continue
                break
            if word.genitive:
                found = None
                continue
            kind = self._class_of(words, index)
            if kind is None and word.low in self._kin:
                kind = kinds.VESSEL
            past = word.low.endswith(("ed", "en", "ing", "lt", "wn")) or word.low in _BEHIND_HEAD
            if kind is None and found is not None and past:
                break
            found = kind
        return found

    def _class_of(self, words: Sequence[Word], place: int) -> str | None:
        word = words[place].low
        before = words[place - 1].low if place else ""
        singular = word.removesuffix("s")
        for noun in (f"{before} {word}", word, f"{before} {singular}", singular):
            if found := self._nouns.get(noun):
                if word in self._people and before in _RANKS:
                    return kinds.PERSON[0]  # "a deputy designer", no chip designer
                vessels = all(self._vocabulary.fits(one, (kinds.VESSEL,)) for one in found)
                return kinds.VESSEL if vessels and len(found) > 1 else found[0]
        if word in self._people or singular in self._people:
            return kinds.PERSON[0]
        return None

    def _noun_behind(self, words: Sequence[Word], place: int, left: int) -> Iterator[Hint]:
        """“the X lander”, "X spokeswoman", "the X and Y landers"."""
        word = words[place].low
        joined = place > 1 and words[place - 2].text in ("and", ",")
        if word == "and" and place + 2 < len(words) and words[place + 1].is_capital:
            place, joined = place + 2, True
            word = words[place].low
        if joined and word.endswith("s"):
            kind = self._class_of(words, place)
            if kind is not None and self._vocabulary.fits(kind, kinds.VEHICLE):
                yield Hint(kind, BESIDE)
            return
        if word in self._staff:
            yield Hint(kinds.COMPANY, WORKER)
            return
        determined = left > 0 and words[left - 1].low in _DETERMINERS
        kind = self._told_by(words, place) or self._told_behind(words, place, determined)
        if kind is not None:
            yield Hint(kind, BESIDE)

    def _told_behind(self, words: Sequence[Word], place: int, determined: bool) -> str | None:
        """“the X *remote sensing* satellite”: one word may stand between, with an article more."""
        longest = _LONGEST_ATTRIBUTE if determined else 1
        endings = ("ed", "ly") if determined else ("s", "ed", "ly")
        for after in range(place + 1, min(place + 1 + longest, len(words))):
            word = words[after - 1].low
            near = words[after].start == words[after - 1].end + 1 and _is_common(words[after])
            apart = word in self._forms or word in _BOUNDS | LIGHT | _DETERMINERS
            if not near or apart or word.endswith(endings):
                return None
            kind = self._told_by(words, after)
            if kind is not None:
                return kind if self._vocabulary.fits(kind, kinds.VEHICLE) else None
        return None

    def _told_by(self, words: Sequence[Word], place: int) -> str | None:
        """The class that a noun right behind a name gives it."""
        after = words[place + 1].low if place + 1 < len(words) else ""
        found = self._nouns.get(f"{words[place].low} {after}") or self._nouns.get(words[place].low)
        named = (*kinds.VEHICLE, kinds.INSTRUMENT)
        if found and self._vocabulary.fits(found[0], named):
            several = len(found) > 1 and self._vocabulary.fits(found[0], (kinds.VESSEL,))
            return kinds.VESSEL if several else found[0]
        return None

    def _verb_behind(self, words: Sequence[Word], place: int, run: Run) -> Iterator[Hint]:
        place = verb_from(words, place)
        if place >= len(words):
            return
        verb = words[place].low
        # "reached lunar orbit" too
        near = (f"{verb} {word.low}" for word in words[place + 1 : place + 3])
        kind = next((self._forms[one] for one in (*near, verb) if one in self._forms), None)
        if kind is None and any(one.low == "atop" for one in words[place : place + _BACK]):
            kind = kinds.VESSEL  # "left Kourou atop a rocket"
        if kind is not None:
            yield Hint(kind, ACTS)
        elif words[place].low in self._saying and run.right - run.left == 2:
            yield Hint(kinds.PERSON[0], ACTS)

    def _owned(self, words: Sequence[Word], place: int) -> Iterator[Hint]:
        """“X's chief executive”, "X's descent", "X's lander"."""
        if self._deeds.is_owner(words, place):
            yield Hint(kinds.VESSEL, ACTS)
            return
        for index in range(place, min(place + 4, len(words))):
            word = words[index]
            if word.low in _BOUNDS or not word.text[0].isalpha():
                return
            if word.low in self._staff:
                yield Hint(kinds.COMPANY, WORKER)
                return
            found = self._nouns.get(word.low)
            if found and self._vocabulary.fits(found[0], kinds.VEHICLE):
                yield Hint(kinds.COMPANY, OWNS)
                return

    # --- before the name -----------------------------------------------------------------------

    def _before(self, words: Sequence[Word], run: Run) -> Iterator[Hint]:
        place = run.left - 1
        while place >= 0 and words[place].text in _QUOTES:
            place -= 1
        if place < 0:
            return
        word = words[place]
        if word.low in _NAMING or (word.low == "as" and words[place - 1].low == "known"):
            before = {one.low for one in words[max(0, place - 2) : place]}
            if not before & _OTHER_NAME:
                yield from self._called(words, place)
        elif word.text == "," and not words[run.right - 1].genitive:
            closed = run.right < len(words) and words[run.right].text in _CLOSING
            head = _head_before(words, place)
            kind = self._class_of(words, head) if closed and head >= 0 else None
            if kind is not None and not words[head].is_capital:
                yield Hint(kind, BESIDE)
        elif word.low.rstrip(".") in self._people:
            if not (word.genitive or words[run.right - 1].is_marked):
                yield Hint(kinds.PERSON[0], APPOSED)
        elif word.text.islower():
            yield from self._behind_noun(words, place, run)
        yield from self._behind_preposition(words, place)
        if self._deeds.is_of(words, run):
            yield Hint(kinds.VESSEL, ACTS)

    def _behind_noun(self, words: Sequence[Word], place: int, run: Run) -> Iterator[Hint]:
        """“the rover X”, but not "the data X sent"."""
        kind = None if words[place].genitive else self._class_of(words, place)
        if kind is None or not self._vocabulary.fits(kind, _TOLD_BEFORE):
            return
        clause = run.right < len(words) and words[run.right].low in self._forms
        if not clause:
            yield Hint(kind, BESIDE)

    def _behind_preposition(self, words: Sequence[Word], place: int) -> Iterator[Hint]:
        """“built by X”, "the founder of X", "aboard X"."""
        before = words[place - 1].low if place else ""
        made = words[place].low == "by" and before in self._made
        if made or (words[place].low in ("of", "at", "for") and before in self._staff):
            yield Hint(kinds.COMPANY, ACTS)
        yield from self._aboard(words, place)

    def _called(self, words: Sequence[Word], place: int) -> Iterator[Hint]:
        """“a hopping robot called X”."""
        for index in range(place - 1, max(-1, place - _BACK), -1):
            kind = self._class_of(words, index)
            if kind is not None:
                yield Hint(kind, CALLED)
                return

    def _aboard(self, words: Sequence[Word], place: int) -> Iterator[Hint]:
        """“atop an X”, "aboard X"."""
        article = words[place].low if words[place].low in _ARTICLES else ""
        before = words[place - 1].low if article and place else words[place].low
        if not article and place > 1 and words[place - 1].low in ("a", "an"):
            # "atop an Indian X"
            article, before = words[place - 1].low, words[place - 2].low
        if before == "atop" or (before == "aboard" and article in ("a", "an")):
            yield Hint(kinds.CARRIER[0], ACTS)
        elif before in ("aboard", "onboard"):
            yield Hint(kinds.VESSEL, ACTS)


def _behind_brackets(words: Sequence[Word], place: int) -> int:
    """The place behind a quotation mark and a short form in brackets."""
    while place < len(words) and words[place].text in _QUOTES:
        place += 1
    short = place + 2 < len(words) and words[place].text == "(" and words[place + 2].text == ")"
    return place + 3 if short else place


def _head_before(words: Sequence[Word], place: int) -> int:
    """The place of the noun before a comma: “its heaviest satellite *to date*, X,” too."""
    head = place - 1
    pair = (words[head - 1].low, words[head].low) if head > 0 else ()
    return head - 2 if pair in (("to", "date"), ("so", "far")) else head


def _is_common(word: Word) -> bool:
    """Whether it is no name: “the X *Earth* observation satellite” too."""
    return word.text[0].islower() or word.text in ("Earth", "Sun", "Moon")
