"""The unknown names of an article, each with its class and one spelling for all its forms.

Read before anything is parsed, over the whole text: what a later sentence tells of a name holds
from its first mention on, and in the headline.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from kg import vocab
from kg.extract.cast import Cast, Casting, stem, vote
from kg.extract.hints import IS, Hints
from kg.extract.link import Link
from kg.extract.names import NewName
from kg.extract.runs import Run, Word, runs_of, words_of
from kg.lexicon import Lexicon
from kg.rdf import slug

_SURE = 6.0
_SHORTEST = 2
# A title and what it is the title of.
_ENTRY = 2
_LONGEST_SHORT_FORM = 12
_LONGEST_NAME = 6
# Names in capitals that are longer are no numerals.
_LONGEST_NUMERAL = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text with what was found in it before; `spans` are closed to names.

    `known` are the names of things whose name others may bear too, with the class of each.
    """

    text: str
    is_title: bool
    spans: Sequence[tuple[int, int]]
    known: Sequence[tuple[int, int, str]]
    named: Sequence[NewName]


@dataclass(slots=True)
class _Read:
    piece: Piece
    words: list[Word]
    runs: list[Run]


class Census:
    """Holds the words that tell; `take` reads one article."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.vocabulary
        self._hints = Hints(lexicon)
        self._casting = Casting(lexicon)
        self._nouns = lexicon.nouns
        self._joining = frozenset(lexicon.table("name_heads")) | {"university", "institute"}
        times = lexicon.data["times"]["words"]
        self._openers = frozenset(
            word.lower()
            for words in (
                lexicon.list("name_openers"),
                lexicon.list("titles"),
                lexicon.list("offices"),
                times["month"],
                times["weekday"],
            )
            for word in words
        )

    def take(self, pieces: Sequence[Piece], before: Cast) -> list[list[NewName]]:
        """For each piece the names in it that nobody had found.

        `before` is the cast of what was read before; it takes up that of the pieces.
        """
        words = [words_of(piece.text) for piece in pieces]
        others = self._others(pieces, words)
        read = [self._read(piece, each, others) for piece, each in zip(pieces, words, strict=True)]
        cast = self._cast(read)
        before.take_up(cast)
        return [list(self._found(one, before)) for one in read]

    # --- the runs ------------------------------------------------------------------------------

    def _others(self, pieces: Sequence[Piece], words: Sequence[list[Word]]) -> set[str]:
        """Known names that the text says are something else: “Griffin, a Leeds firm”."""
        votes: dict[str, dict[bool, float]] = defaultdict(dict)
        for piece, each in zip(pieces, words, strict=True):
            starts = {word.start: place for place, word in enumerate(each)}
            ends = {word.end: place for place, word in enumerate(each, 1)}
            for start, end, kind in piece.known:
                if piece.is_title or start not in starts or end not in ends:
                    continue
                name = piece.text[start:end]
                own = self._casting.group(kind)
                for hint in self._hints.of(each, Run(starts[start], ends[end], name)):
                    group = self._casting.group(hint.kind)
                    telling = group is not None and not self._casting.may_be_called(own, group)
                    if hint.weight >= IS and telling:
                        same = group == own
                        votes[name][same] = votes[name].get(same, 0) + hint.weight
        return {name for name, tally in votes.items() if tally.keys() == {False}}

    def _read(self, piece: Piece, words: list[Word], others: Collection[str]) -> _Read:
        closed = [*piece.spans, *((one.link.start, one.link.end) for one in piece.named)]
        closed += [
            (start, end) for start, end, _ in piece.known if piece.text[start:end] not in others
        ]
        barred = _covered(words, sorted(closed))
        runs = runs_of(
            piece.text, words, barred=barred, openers=self._openers, joining=self._joining
        )
        return _Read(piece, words, list(runs))

    def _trim(self, read: Sequence[_Read]) -> set[str]:
        """Take from each run the capitalised word that only opens its sentence.

        The names that stand inside a sentence too, or are spelled as only names are.
        """
        inside: set[str] = set()
        low: set[str] = set()
        for one in read:
            if not _is_headline(one):
                for word in one.words:
                    if word.text[0].islower():
                        low.add(word.text)
                    elif not word.first:
                        inside.add(word.text)
        for one in read:
            kept = []
            for run in one.runs:
                word = one.words[run.left]
                common = word.low in low or word.low in self._nouns
                # "Named Osprey", "Carrying Isla"
                common = common or (word.low.endswith(("ed", "ing")) and word.text not in inside)
                single = run.right - run.left == 1 and word.text in inside
                if not word.first or word.is_marked or not common or single:
                    kept.append(run)
                elif run.right - run.left > 1:
                    start = one.words[run.left + 1].start
                    name = one.piece.text[start : one.words[run.right - 1].end]
                    kept.append(Run(run.left + 1, run.right, name))
            one.runs = kept
        return {
            run.name
            for one in read
            for run in one.runs
            if not one.words[run.left].first
            or one.words[run.left].is_marked
            or run.right - run.left > 1
        }

    # --- who is who ----------------------------------------------------------------------------

    def _cast(self, read: Sequence[_Read]) -> Cast:
        certain = self._trim(read)
        votes: dict[str, dict[str, float]] = defaultdict(dict)
        short: dict[str, str] = {}
        pairs: list[tuple[str, str]] = []
        for one in read:
            if _is_headline(one):
                continue
            pairs += _joined(one)
            ends = {word.end: place for place, word in enumerate(one.words, 1)}
            for name in one.piece.named:
                vote(votes[name.name], name.kind, _SURE)
                certain.add(name.name)
                form = _short_form(one.words, ends.get(name.link.end, 0), name.name)
                if form is not None:
                    short.setdefault(form, name.name)
            for run in one.runs:
                if not self._may_name(run.name):
                    continue
                votes[run.name]  # a name, though nothing may tell of it here
                for hint in self._hints.of(one.words, run):
                    vote(votes[run.name], self._vocabulary.own(hint.kind), hint.weight)
                form = _short_form(one.words, run.right, run.name)
                if form is not None and form != run.name:
                    short.setdefault(form, run.name)
        self._read_entry(read, votes)
        # "Calandria" is sure where the text has "Calandria 2".
        certain |= {stem(name) for name in certain}
        return self._casting.of(votes, short, certain, pairs)

    def _read_entry(self, read: Sequence[_Read], votes: dict[str, dict[str, float]]) -> None:
        """An entry of an encyclopedia: the title is a name, the first words say of what.

        "Curlew (2024) / British lunar lander built by ..."
        """
        if len(read) < _ENTRY or not read[0].piece.is_title or read[1].piece.is_title:
            return
        kind = self._hints.opening(read[1].words)
        words = list(takewhile(lambda word: word.text[0].isalnum(), read[0].words))
        rest = read[0].words[len(words) :]
        named = bool(words) and all(word.is_capital for word in words)
        if kind is None or not named or (rest and rest[0].text != "("):
            return
        title = read[0].piece.text[words[0].start : words[-1].end]
        name = next((one for one in votes if one.upper() == title.upper()), title)
        vote(votes[name], self._vocabulary.own(kind), _SURE)

    def _may_name(self, name: str) -> bool:
        # "X-ray telescope", "a Ka-band antenna"
        hyphened = " " not in name and name.rpartition("-")[2].islower() and "-" in name
        return len(name) >= _SHORTEST and name.lower() not in self._nouns and not hyphened

    # --- the mentions --------------------------------------------------------------------------

    def _found(self, one: _Read, cast: Cast) -> Iterator[NewName]:
        for name in one.piece.named:
            whole, kind = cast.names.get(name.name, (name.name, name.kind))
            yield NewName(name.link, whole, kind)
        if _is_headline(one):
            yield from _in_headline(one, cast)
            return
        for run in one.runs:
            start, end = one.words[run.left].start, one.words[run.right - 1].end
            if run.name in cast.shared:
                yield self._told_apart(one, run, start, end, cast.shared[run.name])
            elif (told := cast.names.get(run.name)) is not None:
                yield _new(start, end, *told)

    def _told_apart(
        self, one: _Read, run: Run, start: int, end: int, among: Sequence[str]
    ) -> NewName:
        """Which of the things of one name is meant, by the words beside it; else none."""
        tally: dict[int | None, float] = {}
        for hint in self._hints.of(one.words, run):
            group = self._casting.group(hint.kind)
            tally[group] = tally.get(group, 0) + hint.weight
        names = [self._casting.spelled(run.name, kind) for kind in among]
        best = max(tally, key=lambda group: tally[group], default=None)
        for name, kind in zip(names, among, strict=True):
            if self._casting.group(kind) == best:
                return _new(start, end, name, kind)
        iris = tuple(vocab.ENTITY + slug(name) for name in names)
        link = Link(start=start, end=end, candidates=iris, kind="shared", cased=True)
        return NewName(link, run.name, "")


def _new(start: int, end: int, name: str, kind: str) -> NewName:
    return NewName(Link(start=start, end=end, candidates=(), kind="name", cased=True), name, kind)


def _covered(words: Sequence[Word], spans: Sequence[tuple[int, int]]) -> set[int]:
    """The places of the words that a span lies across; both in order."""
    found: set[int] = set()
    place = 0
    for start, end in spans:
        while place < len(words) and words[place].end <= start:
            place += 1
        index = place
        while index < len(words) and words[index].start < end:
            found.add(index)
            index += 1
    return found


def _joined(one: _Read) -> Iterator[tuple[str, str]]:
    """Names with nothing but "and" between them."""
    places = [(word.start, word.end) for word in one.words]
    spans = [(places[run.left][0], places[run.right - 1][1], run.name) for run in one.runs]
    spans += [
        (each.link.start, each.link.end, each.name)
        for each in one.piece.named
        # In "Institute of X and Y" the second may be a part of the name.
        if " of " not in each.name and " for " not in each.name
    ]
    spans.sort()
    for (_, end, left), (start, _, right) in pairwise(spans):
        if one.piece.text[end:start] in (" and ", " & "):
            yield left, right


def _is_headline(one: _Read) -> bool:
    """Whether its capitals tell nothing."""
    words = [word for word in one.words if word.text[0].isalpha()]
    capital = sum(word.text[0].isupper() for word in words)
    return one.piece.is_title or (len(words) > 1 and capital > 0.8 * len(words))


def _in_headline(one: _Read, cast: Cast) -> Iterator[NewName]:
    shouts = one.piece.text.upper() == one.piece.text
    place = 0
    while place < len(one.words):
        for end in range(min(len(one.words), place + _LONGEST_NAME), place, -1):
            start, stop = one.words[place].start, one.words[end - 1].end
            name = one.piece.text[start:stop]
            told = cast.names.get(name)
            if told is None and (shouts or (name.isupper() and len(name) > _LONGEST_NUMERAL)):
                told = cast.names.get(cast.folded.get(name, ""))
            free = not any(left < stop and start < right for left, right in one.piece.spans)
            if told is not None and free:
                yield _new(start, stop, *told)
                place = end - 1
                break
        place += 1


def _short_form(words: Sequence[Word], place: int, name: str) -> str | None:
    """What stands in brackets behind the name: “(PIP)”, "or PIP", "PIP for short"."""
    if 0 < place < len(words) and words[place].text.islower():
        place += 1  # "Polar Ice Prospector rover (PIP)"
    if place + 1 >= len(words) or words[place].text not in ("(", ","):
        return None
    bracket = words[place].text == "("
    place += 1
    if words[place].text in ("or", "known", "called", "dubbed", "abbreviated"):
        place += 1 + (words[place].text == "known")
        bracket = True
    while place < len(words) and words[place].text in "\"“‘'":
        place += 1
    if place + 1 >= len(words):
        return None
    form = words[place]
    closed = words[place + 1].text in (")", ",", ".", "”", '"')
    for_short = [word.text for word in words[place + 1 : place + 3]] == ["for", "short"]
    if not ((bracket and closed) or for_short) or len(form.text) > _LONGEST_SHORT_FORM:
        return None
    return form.text if _abbreviates(form.text, name) else None


def _abbreviates(form: str, name: str) -> bool:
    """Whether the capitals of the short form are initials of the name, in order."""
    letters = [letter for letter in form if letter.isupper()]
    if len(letters) < _SHORTEST:
        return False
    rest = iter("".join(word[:1] for part in name.split(" ") for word in part.split("-")).upper())
    return all(letter in rest for letter in letters[:2])
