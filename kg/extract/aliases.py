"""Other names that stand beside a thing without a verb that a frame could read.

“SLIM, short for Smart Lander for Investigating Moon, …”, "the orbiter, formally the Korea
Pathfinder Lunar Orbiter", "SELENE for short", "Danuri (also KPLO)". The words are read as they
stand: parsers make little of them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import vocab
from kg.extract.discourse import Discourse
from kg.extract.parse import Passage
from kg.extract.phrases import phrase, without_article
from kg.lexicon import Lexicon
from kg.model import Entity, Tense
from kg.rdf import slug

if TYPE_CHECKING:
    from spacy.tokens import Token

_OPENINGS = frozenset({",", "(", "—", "–", "-", ";"})
_SMALL = r"for|of|the|and|in|to|on|by|at|de|del|di|la|de la"
# A name in marks of quotation, or words with capitals; small words only between them.
_NAME = re.compile(
    r"(?:simply |just |fully |the |an? )?(?:"
    r"[\"“'‘](?P<quoted>[A-Za-z][^\"”]{1,60}?),?[\"”'’]"
    rf"|(?P<plain>[A-Z][\w’'&/-]*(?: (?:(?:{_SMALL}) )*[A-Z0-9][\w’'&/-]*)*)"
    r")(?P<after> ?.?)"
)
_FOR_SHORT = "for short"
# What closes the aside that a bare adverb opens ("also X,"), so that no list is read as one.
_CLOSINGS = frozenset({",", ")", ";", ".", "—", "–", ""})
# The longest cue and the longest name, in tokens.
_REACH = 26


class Aliases:
    """Holds the words that lead to another name: cue → the tense in which it is so."""

    def __init__(self, lexicon: Lexicon) -> None:
        table = lexicon.table("alias_cues")
        self._cues = sorted(table.items(), key=lambda item: -len(item[0]))
        self._bare = lexicon.list("bare_alias_cues")

    def readings(
        self, passage: Passage, discourse: Discourse, token: "Token", kinds: tuple[str, ...]
    ) -> Iterator[tuple[Entity, Entity, "Token", int]]:
        """Whose other name the words from the token on tell, and the name."""
        found = self._cue(passage, token)
        if found is not None:
            cue, after = found
            yield from self._ahead(passage, discourse, token, kinds, cue, after)
        elif token.lower_ == "for" and _words(passage, token.i, 2) == _FOR_SHORT:
            yield from _behind(passage, discourse, token, kinds)

    def tense(self, passage: Passage, token: "Token") -> Tense:
        """When it bears the name: "formerly X" is over."""
        found = self._cue(passage, token)
        return Tense(dict(self._cues)[found[0]]) if found else Tense.PRESENT

    def _cue(self, passage: Passage, token: "Token") -> tuple[str, int] | None:
        """The cue that begins at the token, and the token behind it."""
        end = min(token.i + 8, len(passage.doc))
        words = passage.words(token.i, end).lower() + " "
        for cue, _ in self._cues:
            if words.startswith(cue + " "):
                for after in range(token.i + 1, end):
                    if passage.words(token.i, after).lower() == cue:
                        return cue, after
        return None

    def _ahead(
        self,
        passage: Passage,
        discourse: Discourse,
        token: "Token",
        kinds: tuple[str, ...],
        cue: str,
        after: int,
    ) -> Iterator[tuple[Entity, Entity, "Token", int]]:
        name = _NAME.match(passage.words(after, min(after + _REACH, len(passage.doc))))
        if name is None:
            return
        if cue in self._bare and name["after"].strip() not in _CLOSINGS:
            return
        label = name["quoted"] or name["plain"]
        if label[0].islower() and "means" not in cue:
            return
        last = _last(passage, after, name.end("quoted" if name["quoted"] else "plain"))
        if cue == "or" and not self._is_same(passage, discourse, token, last, label):
            return
        link = passage.links.get(last)
        if link is not None and link.kind == "demonym":
            # "Chang'e-5, also Chinese, …"
            return
        for thing, noun in _explained(passage, discourse, token, kinds, bare=cue in self._bare):
            yield from _told(passage, thing, noun, label, last)
            for other, place in _listed(passage, token, last):
                yield from _told(passage, thing, noun, other, place)

    @staticmethod
    def _is_same(
        passage: Passage, discourse: Discourse, token: "Token", last: int, label: str
    ) -> bool:
        """“the Volatiles … Rover, or VIPER": the same thing's name, or its initials."""
        if token.i < 2:
            return False
        before = passage.doc[token.i - 2]
        meant = {one.iri for one in discourse.entities_at(passage, before)}
        other = {one.iri for one in discourse.entities_at(passage, passage.doc[last])}
        if meant and meant == other:
            return True
        words = re.findall(r"\b[A-Z]", passage.words(max(0, token.i - 10), token.i))
        return label.isupper() and len(label) > 2 and "".join(words).endswith(label)


def _explained(
    passage: Passage, discourse: Discourse, token: "Token", kinds: tuple[str, ...], *, bare: bool
) -> list[tuple[Entity, "Token"]]:
    """What stands before the comma or bracket, or is the subject of "stands for"."""
    place = token.i - 1
    if place >= 0 and passage.doc[place].text in _OPENINGS:
        place -= 1
    elif bare or token.pos_ not in ("VERB", "AUX"):
        return []
    if place < 0 or passage.doc[place].sent != token.sent:
        return []
    noun = passage.doc[place]
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ") and noun.i not in passage.links:
        return []
    return [(one, noun) for one in discourse.resolve(passage, noun, kinds)[:1]]


def _behind(
    passage: Passage, discourse: Discourse, token: "Token", kinds: tuple[str, ...]
) -> Iterator[tuple[Entity, Entity, "Token", int]]:
    """“the Selenological Explorer, SELENE for short”."""
    if token.i < 3:
        return
    short, comma = passage.doc[token.i - 1], passage.doc[token.i - 2]
    label = passage.words(short.i, short.i + 1).strip("\"“”'‘’")
    if comma.text not in _OPENINGS or not label[:1].isupper():
        return
    noun = passage.doc[comma.i - 1]
    for one in discourse.resolve(passage, noun, kinds)[:1]:
        yield from _told(passage, one, noun, label, short.i)


def _told(
    passage: Passage, thing: Entity, noun: "Token", label: str, last: int
) -> Iterator[tuple[Entity, Entity, "Token", int]]:
    """The thing under the name that it has here, and its other one."""
    named = noun.i in passage.links
    own = passage.words(noun.i, noun.i + 1) if named else phrase(passage, noun)
    own = without_article(own)
    if label.lower() == own.lower():
        return
    if label.lower() == thing.label.lower():
        thing = replace(thing, label=own)
    yield thing, _named(label), noun, last


def _listed(passage: Passage, token: "Token", last: int) -> Iterator[tuple[str, int]]:
    """“(also Planet-C; Venus Climate Orbiter)”: the names behind the first."""
    if not token.i or passage.doc[token.i - 1].text != "(":
        return
    size = len(passage.doc)
    while last + 2 < size and passage.doc[last + 1].text in (";", ","):
        name = _NAME.match(passage.words(last + 2, min(last + 2 + _REACH, size)))
        if name is None or not name["plain"]:
            return
        last = _last(passage, last + 2, name.end("plain"))
        yield name["plain"], last


def _words(passage: Passage, start: int, count: int) -> str:
    return passage.words(start, min(start + count, len(passage.doc))).lower()


def _last(passage: Passage, start: int, length: int) -> int:
    """The token in which the first `length` characters from the token `start` end."""
    end = passage.starts[start] + length
    place = start
    while place + 1 < len(passage.doc) and passage.starts[place + 1] < end:
        place += 1
    return place


def _named(label: str) -> Entity:
    label = label.strip("\"“”'‘’ ,")
    return Entity(iri=vocab.ENTITY + "name-" + slug(label), label=label, type="kg:Name")
