"""What tells page furniture from an article: the words of `furniture.yaml`, compiled.

Judges one paragraph at a time; where paragraphs stand to each other is `layout`'s business.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kg.errors import OntologyError
from kg.extract.days import Calendar
from kg.extract.markup import Markup
from kg.model import BlockKind

CLOSERS = "\"'”’»)]}*_ \u200b"
LONGEST = 600
WORD = re.compile(r"[^\W\d_]+")
NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?:[ \xa0]+(?:(?:de|da|van|von|bin|al)[ \xa0])?[^\W\d_a-z][\w.'’-]*){1,3}"
)
_COLUMNS = re.compile(r"\s{3,}|\t")
_PARTS = re.compile(r"\s*[|·•]\s*|\s{3,}|\n|\s[-–—]\s|, ")
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?::\d\d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The words and patterns by which header, footer, links, captions and contacts are known."""

    phrases: Mapping[str, BlockKind]
    patterns: tuple[tuple[BlockKind, re.Pattern[str]], ...]
    sections: tuple[tuple[BlockKind, re.Pattern[str]], ...]
    company_words: re.Pattern[str]
    endings: re.Pattern[str]
    bylines: tuple[re.Pattern[str], ...]
    stamp_words: frozenset[str]
    paper_words: frozenset[str]
    revision_words: re.Pattern[str]
    encyclopedias: re.Pattern[str]
    finite_verbs: frozenset[str]
    verb_shape: re.Pattern[str]
    agencies: frozenset[str]
    places: frozenset[str]
    labels: frozenset[str]
    calendar: Calendar
    languages: Mapping[str, frozenset[str]]
    scripts: Mapping[str, re.Pattern[str]]
    markup: Markup
    meta_names: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, mapping: Mapping[str, Any], where: str = "furniture.yaml") -> "Furniture":
        """Compile the parsed file; OntologyError if a part is missing or unfit."""
        try:
            return cls._compile(mapping)
        except KeyError as error:
            raise OntologyError(where, f"has no part {error}", "add it") from error
        except (re.error, ValueError, TypeError, AttributeError) as error:
            raise OntologyError(where, f"cannot be used ({error})", "mend that part") from error

    @classmethod
    def _compile(cls, mapping: Mapping[str, Any]) -> "Furniture":
        dateline, html = mapping["dateline"], mapping["html"]
        return cls(
            phrases={
                phrase.casefold(): BlockKind(kind)
                for kind, phrases in mapping["phrases"].items()
                for phrase in phrases
            },
            patterns=tuple(
                (BlockKind(kind), _any_of(patterns))
                for kind, patterns in mapping["patterns"].items()
            ),
            sections=tuple(
                (BlockKind(kind), _any_of(patterns))
                for kind, patterns in mapping["sections"].items()
            ),
            company_words=_any_of([mapping["company words"]]),
            endings=_any_of(mapping["endings"]),
            bylines=(_any_of([mapping["byline"]]), _any_of([mapping["author label"]])),
            stamp_words=frozenset(mapping["stamp words"]) | frozenset(mapping["months"]),
            paper_words=frozenset(mapping["paper words"]),
            revision_words=_any_of([rf"(?:{'|'.join(mapping['revision words'])})\b"]),
            encyclopedias=re.compile("|".join(mapping["encyclopedias"]), re.IGNORECASE),
            finite_verbs=frozenset(mapping["finite verbs"]),
            verb_shape=re.compile(mapping["verb shape"]),
            agencies=frozenset(dateline["agencies"]),
            places=frozenset(dateline["places"]),
            labels=frozenset(dateline["labels"]),
            calendar=Calendar.of(mapping["months"]),
            languages={code: frozenset(words) for code, words in mapping["languages"].items()},
            scripts={code: re.compile(f"[{span}]") for code, span in mapping["scripts"].items()},
            markup=Markup.of(html),
            meta_names={
                part: tuple(html[part])
                for part in ("title", "publisher", "author", "published", "url")
            },
        )

    def claim(self, paragraph: str) -> BlockKind | None:
        """The kind of furniture that the words alone show, or None."""
        if len(paragraph) > LONGEST:
            return None
        kind = self.phrases.get(paragraph.strip("*_ :").casefold())
        if kind:
            return kind
        for kind, pattern in self.patterns:
            if pattern.match(paragraph):
                return kind
        _, newline, rest = paragraph.partition("\n")
        if newline and any(self._is_contact(line) for line in rest.split("\n")):
            return BlockKind.CONTACT if not is_ended(paragraph) else None
        return BlockKind.HEADER if self.is_stamp(paragraph) else None

    def section(self, heading: str) -> tuple[BlockKind, bool] | None:
        """The kind of part that a heading opens, and whether only its words can tell."""
        line = heading.strip("*_#: ")
        if len(line) > LONGEST:
            return None
        for kind, pattern in self.sections:
            if found := pattern.fullmatch(line):
                return kind, "about" in pattern.groupindex and found["about"] is not None
        return None

    def is_stamp(self, paragraph: str) -> bool:
        """Whether a short line says only when: a date, a clock time, "Updated", a zone."""
        if len(paragraph) > 120 or not re.search(r"\d", paragraph):
            return False
        rest = CLOCK.sub(" ", self.calendar.pattern.sub(" ", paragraph))
        if rest == paragraph:
            return False
        words = WORD.findall(rest)
        return all(word.casefold() in self.stamp_words or word in self.agencies for word in words)

    def _is_contact(self, line: str) -> bool:
        return any(
            kind is BlockKind.CONTACT and pattern.match(line.strip())
            for kind, pattern in self.patterns
        )

    def paper(self, line: str) -> str | None:
        """The paper that a line at the head of a page names, by itself or beside the day."""
        parts = _PARTS.split(self.calendar.pattern.sub(" | ", line))
        names = (part.strip("*_,:;-–— ") for part in parts)
        return next((name for name in names if self._is_paper(name)), None)

    def _is_paper(self, name: str) -> bool:
        words = name.casefold().removeprefix("the ").split()
        if not 1 < len(words) <= 6 or name.casefold() in self.phrases:
            return False
        heads = {words[0], words[-1], *(one for one, of in pairwise(words) if of in ("of", "for"))}
        own = set(words) - self.paper_words - self.phrases.keys()
        return bool(heads & self.paper_words and own) and all(map(_is_name, name.split()))

    def author(self, paragraph: str) -> str | None:
        """The names of a byline such as "By Jane Doe and John Roe, Space Desk", else None."""
        if len(paragraph) > 160:
            return None
        for pattern in self.bylines:
            found = pattern.match(paragraph.strip("*_ "))
            names = _names(found["author"]) if found else []
            if names:
                return ", ".join(names)
        return None

    def is_verbal(self, paragraph: str) -> bool:
        """Whether a line has a finite verb and is written like a sentence (not In Title Case)."""
        words = WORD.findall(paragraph)
        capitals = sum(word[0].isupper() for word in words)
        return capitals <= len(words) / 2 and not self.finite_verbs.isdisjoint(words)

    def is_headline(self, paragraph: str) -> bool:
        """Whether a short line holds something shaped like a verb."""
        words = WORD.findall(paragraph)[1:]
        return any(self.verb_shape.match(word.lower()) for word in words)


def _is_name(word: str) -> bool:
    return word[0].isupper() or word in ("of", "the", "and", "&", "de")


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _names(text: str) -> list[str]:
    """The leading names of "Jane Doe, John Roe and Ann Poe"; stops at any other words."""
    *others, last = re.split(r"\band\b|&", text)
    parts = [part for other in others for part in other.split(",")]
    names: list[str] = []
    for part in [*parts, re.split("[,;]", last)[0]]:
        found = NAME.match(part.strip())
        if not found:
            break
        names.append(found[0].rstrip("."))
    return names


def count_words(paragraph: str) -> int:
    """Words; scripts without spaces are counted by length (12 characters a word)."""
    return max(len(paragraph.split()), len(paragraph) // 12)


def is_ended(paragraph: str) -> bool:
    """Whether a paragraph ends as a sentence does: . ! ? … or a stop of another script."""
    return paragraph.rstrip(CLOSERS)[-1:] in {*".!?…。！？।｡"}


def is_tag_list(paragraph: str) -> bool:
    """Whether a line is a list of keywords: "Moon, ISRO, Japan"."""
    tags = [tag.strip() for tag in re.split(r"[,|;·•]", paragraph)]
    short = all(0 < len(tag.split()) <= 6 for tag in tags)
    return len(tags) >= 3 and short and not is_ended(paragraph)


def is_menu(paragraph: str) -> bool:
    """Whether a line is a row of sections or a trail: "Home | World | Asia"."""
    rows = len(re.findall(r"[|·•>»]", paragraph)) >= 2
    return rows or (len(_COLUMNS.split(paragraph)) > 2 and not is_ended(paragraph))
