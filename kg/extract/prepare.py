"""What is found in the plain text of an article before it is parsed: names, times, amounts."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract import kinds
from kg.extract.cast import Cast
from kg.extract.census import Census, Piece
from kg.extract.headline import Headlines
from kg.extract.link import Link, NameIndex
from kg.extract.names import NameFinder, NewName
from kg.extract.noise import is_noise
from kg.extract.parse import Prepared, Unit
from kg.extract.quantities import QuantityExpression, QuantityGrammar, find_quantities
from kg.extract.shortnames import ShortNames, find_short
from kg.extract.times import TimeExpression, TimeGrammar, find_times
from kg.extract.windows import WIDTH
from kg.lexicon import Lexicon
from kg.model import Article, Block, BlockKind

_READ = (BlockKind.TITLE, BlockKind.BODY)
# The tokenizer makes three words of "km/h", and the parser an object of the last.
_RATE = re.compile(
    r"(?<=[\d ])(?:km|m|mi|miles|kilomet(?:re|er)s|met(?:re|er)s|bits?)"
    r"/(?:h|s|hr|sec|hour|second)\b"
)
# The parser takes the verb for a noun in "to orbit Saturn" and "Juno orbits Jupiter", and the noun
# for a verb in "a ride to orbit on Monday".
_ORBIT = re.compile(
    r"(?<=\bto )(?P<encircle>orbit)(?= (?:the )?[A-Z])"
    r"|(?P<encircles>\borbits)(?= (?:the )?[A-Z])"
    r"|(?<=\bto )(?P<space>orbit)(?! (?:the|an?|its|our|this|that|another)\b)\b"
)
# The parser takes the office for a verb in "Roscosmos head Yuri Borisov said".
_HEAD = re.compile(
    r"\b(?:[A-Z][\w-]+(?:['’]s)?|agency|program|programme|mission|deputy) (?P<chief>head)"
    r"(?= [A-Z][\w.’'-]+ (?:[A-Z]|\w+ed\b|sa(?:id|ys)\b|told\b))"
    r"|\b[A-Z][\w-]+"  # passed over whole, as none begins within
)
# ... and the verb for a noun in the headline "Slovenia signs Artemis Accords".
_SIGN = re.compile(
    r"(?<=\w )(?P<signed>signs?)"
    r"(?= (?:[A-Z]|(?:new |landmark )?(?:deal|agreement|pact|accord|contract|memorandum)))"
)
# Behind these "last" is a verb.
_BEFORE_VERB = frozenset("to will would could can may might should must not".split())
# Longer paragraphs are parsed in pieces, so that no text costs more than its length.
_LONGEST = 4000
# A sentence is cut too where it has no end; some of what is asked of a word looks through its
# sentence. Of 700 sentences of the development texts the longest has 332 characters.
_LONGEST_SENTENCE = 1600
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+|\n+")
# Classes whose members share names with things that no file knows.
_CAPITAL = re.compile(r" [A-Z]")
_PREPOSITIONS = frozenset("in on at to from of for near around past over by with and".split())
_SHARING = (*kinds.CRAFT, kinds.MISSION, kinds.COMPANY)
# Words that the parser knows well, in the place of names that it does not.
_STAND_INS = (
    (kinds.ORGANIZATION, "NASA"),
    (kinds.PERSON, "Smith"),
    (kinds.NATION, "Japan"),
    (kinds.PLACE, "Mars"),
)


class Preparer:
    """Holds the indexes and grammars; one for all articles."""

    def __init__(self, lexicon: Lexicon) -> None:
        vocabulary = lexicon.vocabulary
        common = (kind for kind in vocabulary.ancestors if vocabulary.fits(kind, kinds.COMMON))
        self._vocabulary = vocabulary
        self._known = lexicon.gazetteer.entities
        self._names = NameIndex(lexicon.gazetteer, frozenset(common))
        self._times = TimeGrammar.of(lexicon.data["times"])
        self._quantities = QuantityGrammar.of(lexicon.data["quantities"])
        self._stand_ins = lexicon.table("stand_ins")
        phrases = sorted(self._stand_ins, key=len, reverse=True)
        self._phrases = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
        self._name_heads = {
            **{
                lemma: classes[0]
                for lemma, classes in lexicon.nouns.items()
                if vocabulary.fits(classes[0], kinds.TELLING)
                and lemma not in lexicon.list("no_name_heads")
            },
            **dict.fromkeys(lexicon.list("company_suffixes"), kinds.COMPANY),
        }
        for word, kind in lexicon.table("name_heads").items():
            # A domain's noun may tell more than the general word does.
            if not vocabulary.fits(self._name_heads.get(word, ""), (kind,)):
                self._name_heads[word] = kind
        self._name_heads = {word: vocabulary.own(kind) for word, kind in self._name_heads.items()}
        self._openers = lexicon.list("name_openers")
        self._suffixes = lexicon.list("company_suffixes")
        self._census = Census(lexicon)
        self._headlines = Headlines(lexicon)
        self._short_names = ShortNames(lexicon)

    def prepare(self, article: Article) -> Iterator[Prepared]:
        """Each piece of the article that is read, with what its plain text holds.

        Of a very long text as much is looked at together as is remembered together.
        """
        finder = NameFinder(self._name_heads, self._suffixes, self._openers)
        cast = Cast()
        found: list[_Found] = []
        size = 0
        for block in article.blocks:
            for piece in _pieces(article.text, block) if block.kind in _READ else ():
                text = article.text[piece.start : piece.end]
                if piece.kind is BlockKind.TITLE:
                    around = article.text[: piece.start] + article.text[piece.end :]
                    text = self._headline(text, around[:WIDTH])
                found.append(self._find(text, piece, finder))
                size += piece.end - piece.start
                if size >= WIDTH:
                    yield from self._named(found, cast)
                    found, size = [], 0
        yield from self._named(found, cast)

    def _named(self, found: "list[_Found]", cast: Cast) -> Iterator[Prepared]:
        spoken = [one for one in found if not one.noise]
        names = iter(self._census.take([self._piece(one) for one in spoken], cast))
        told: dict[str, tuple[str, ...]] = {}
        for one in spoken:
            told |= self._short_names.told(one.text, one.links)
        for one in found:
            yield _as_one(one) if one.noise else self._prepared(one, next(names), told)

    def _headline(self, text: str, article: str) -> str:
        names = [(link.start, link.end) for link in self._names.find(text) if link.cased]
        return self._headlines.plain(text, article, names)

    def _find(self, text: str, block: Block, finder: NameFinder) -> "_Found":
        links = _with_short_forms(text, self._names.find(text))
        links = [one for one in links if not self._is_numbered_firm(one)]
        if not links and is_noise(text):
            return _Found(block=block, text=text, noise=True)
        new = finder.find(text, links)
        return _Found(
            block=block,
            text=text,
            links=_free(links, [one.link for one in new]),
            new=new,
            times=[each for each in find_times(text, self._times) if not _lasts(text, each)],
            quantities=find_quantities(text, self._quantities),
        )

    def _is_numbered_firm(self, link: Link) -> bool:
        """“Axiom-1”: not the firm, but something that bears its name."""
        kinds_of = tuple(self._known[one].type for one in link.candidates)
        return link.kind == "sibling" and self._vocabulary.fits_any(kinds_of, (kinds.COMPANY,))

    def _begins_name(self, text: str, link: Link, starts: Collection[int]) -> bool:
        """“the Venus Wanderer”: a world's name with more of a name behind it."""
        kind = self._known[link.candidates[0]].type
        world = self._vocabulary.fits(kind, kinds.PLACE) and not self._vocabulary.fits(
            kind, (*kinds.NATION, kinds.PATH)
        )
        more = _CAPITAL.match(text, link.end)
        free = more is not None and more.end() - 1 not in starts
        before = text[: link.start].rsplit(maxsplit=1)[-1:]
        return world and free and (not before or before[0].lower() not in _PREPOSITIONS)

    def _piece(self, one: "_Found") -> Piece:
        spans: list[tuple[int, int]] = []
        known: list[tuple[int, int, str]] = []
        starts = {link.start for link in one.links}
        for link in one.links:
            if not link.cased or self._begins_name(one.text, link, starts):
                continue
            kind = self._known[link.candidates[0]].type
            numbered = any(letter.isdigit() for letter in one.text[link.start : link.end])
            if link.kind == "label" and not numbered and self._vocabulary.fits(kind, _SHARING):
                known.append((link.start, link.end, kind))
            else:
                spans.append((link.start, link.end))
        spans += [(each.start, each.end) for each in one.times]
        spans += [(each.start, each.end) for each in one.quantities]
        return Piece(one.text, one.block.kind is BlockKind.TITLE, sorted(spans), known, one.new)

    def _prepared(
        self, one: "_Found", new: list[NewName], told: Mapping[str, tuple[str, ...]]
    ) -> Prepared:
        text = one.text
        short, new = self._short_names.known(new)
        taken = [*one.links, *short, *(each.link for each in new)]
        short += _free(list(find_short(text, told)), taken)
        links = [*_free(one.links, [*(each.link for each in new), *short]), *short]
        linked = [(link, self._stand_in(text[link.start : link.end], link)) for link in links]
        linked += [(each.link, self._of_kind(each.kind)) for each in new]
        return Prepared(
            block=one.block,
            text=text,
            links=sorted(linked, key=lambda each: each[0].start),
            names={each.link.start: (each.name, each.kind) for each in new if each.kind},
            phrases=[
                Unit(match.start(), match.end(), self._stand_ins[match[0].lower()])
                for match in self._phrases.finditer(text)
            ]
            + [Unit(match.start(), match.end(), "km") for match in _RATE.finditer(text)]
            + [
                Unit(*match.span("chief"), "chief")
                for match in _HEAD.finditer(text)
                if match["chief"]
            ]
            + [
                Unit(match.start(), match.end(), str(match.lastgroup))
                for match in _ORBIT.finditer(text)
            ]
            + (_of_headline(text, links) if one.block.kind is BlockKind.TITLE else []),
            times=one.times,
            quantities=one.quantities,
        )

    def _stand_in(self, words: str, link: Link) -> str:
        kind = self._known[link.candidates[0]].type
        if self._vocabulary.fits(kind, (kinds.PATH,)):
            # "to lunar orbit" would read as an infinitive.
            return "space"
        if not link.cased:
            return words.split(" of ")[0].split()[-1]
        if link.kind == "demonym":
            return words if words.isalpha() else "American"
        if self._vocabulary.fits(kind, kinds.PLACE) and words.isalpha() and words.istitle():
            return words
        return self._of_kind(kind)

    def _of_kind(self, kind: str) -> str:
        for classes, word in _STAND_INS:
            if self._vocabulary.fits(kind, classes):
                return word
        return "Apollo"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What the plain text of a piece holds, before the names of the whole article are told."""

    block: Block
    text: str
    links: Sequence[Link] = ()
    new: Sequence[NewName] = ()
    times: Sequence[TimeExpression] = ()
    quantities: Sequence[QuantityExpression] = ()
    noise: bool = False  # parsed as one token, like a row of marks


def _as_one(one: _Found) -> Prepared:
    """A stretch that says nothing, as one token."""
    return Prepared(block=one.block, text=one.text, phrases=[Unit(0, len(one.text), "—")])


def _free(links: Sequence[Link], taken: Sequence[Link]) -> list[Link]:
    """The links that none of the taken ones lies across."""
    return [
        link
        for link in links
        if not any(one.start < link.end and link.start < one.end for one in taken)
    ]


def _pieces(text: str, block: Block) -> Iterator[Block]:
    """The block, or the pieces of a very long one, cut after a sentence where there is one."""
    start = block.start
    while block.end - start > _LONGEST_SENTENCE:
        cut = _cut(text, start, block.end)
        end = start + len(text[start:cut].rstrip())
        if end > start:
            yield replace(block, start=start, end=end)
        start = cut
    if text[start : block.end].strip():
        yield replace(block, start=start)


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece ends: with its last sentence, or within one that has no end."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, start + _LONGEST)]
    ends = [one for one in ends if one <= end]
    begun = start
    for stop in [*ends, min(end, start + _LONGEST)]:
        if stop - begun > _LONGEST_SENTENCE:
            space = max(text.rfind(mark, begun, begun + _LONGEST_SENTENCE) for mark in " \n")
            return space + 1 if space > begun else begun + _LONGEST_SENTENCE
        begun = stop
    if end - start <= _LONGEST:
        return end
    return ends[-1]


def _with_short_forms(text: str, links: Sequence[Link]) -> list[Link]:
    """“Japan Aerospace Exploration Agency (JAXA)” as one name, where both are the same thing's."""
    merged: list[Link] = []
    for link in links:
        before = merged[-1] if merged else None
        if (
            before is not None
            and text[before.end : link.start].strip(" ") == "("
            and text[link.end : link.end + 1] == ")"
            and before.candidates == link.candidates
        ):
            merged[-1] = replace(before, end=link.end + 1)
        else:
            merged.append(link)
    return merged


def _joint_subjects(text: str, links: list[Link]) -> list[Unit]:
    """The comma of a headline that opens with two names: "ISRO, JAXA sign pact" means "and"."""
    first, second = links[:1], links[1:2]
    if not second or first[0].start or text[first[0].end : second[0].start] != ", ":
        return []
    if text[second[0].end : second[0].end + 1] != " ":
        return []
    return [Unit(first[0].end, first[0].end + 1, "and")]


def _lasts(text: str, expression: TimeExpression) -> bool:
    """“designed to *last five years*”: the verb, no time."""
    words = expression.text.lower().split()
    if len(words) < 3 or words[0] != "last":
        return False
    before = text[max(0, expression.start - 12) : expression.start].lower().split()
    return bool(before) and before[-1] in _BEFORE_VERB


def _of_headline(text: str, links: list[Link]) -> list[Unit]:
    """What the parser misreads in headlines alone."""
    signed = [Unit(*match.span("signed"), "signed") for match in _SIGN.finditer(text)]
    return _joint_subjects(text, links) + signed
