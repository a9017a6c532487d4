"""Finds time expressions in a text and resolves them to intervals of days.

The words and the forms they stand in are data (see the head of `ontology/core/times.yaml`); here
is the match of forms over the classes of words that `timeplaces` gives. What a form covers is
said by `readings`. Durations are quantities, not times.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from kg.errors import OntologyError
from kg.extract.calendar import Context, Interval
from kg.extract.readings import Reading, resolve_reading
from kg.extract.timeplaces import classified_tokens
from kg.extract.timetokens import TimeWords, Token
from kg.model import Time

_ITEM = re.compile(
    r"(?P<not>!)?(?:\{(?P<word>[^}]+)\}|<(?P<rule>[^>]+)>|(?P<text>[^?\s]+))(?P<may>\?)?$"
)


@dataclass(frozen=True)
class TimeExpression:
    """Words that say when. Offsets count code points, end exclusive.

    `relative` says what they need: "" nothing, "publication" the day of publication, "event" the
    day of another event.
    """

    start: int
    end: int
    text: str
    relative: str
    reading: Reading = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class _Item:
    keys: tuple[str, ...]  # "word" or "{class}"
    rule: str
    name: str  # the field that keeps the value; "" for none
    optional: bool
    negative: bool


@dataclass(frozen=True, slots=True)
class _Rule:
    items: tuple[_Item, ...]
    reading: str
    constants: Mapping[str, Any]


_Entry = tuple[int, _Rule, frozenset[str]]
_END = ""


class TimeGrammar:
    """The words and rules of `times.yaml`, made ready for matching."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.words = TimeWords(data)
        self._rules = {
            name: [_parse_rule(name, row) for row in rows] for name, rows in data["rules"].items()
        }
        self._pairs: dict[str, frozenset[tuple[str, str]]] = {}
        self.index = {name: self._indexed(rules) for name, rules in self._rules.items()}
        self.heads = frozenset(self.index["expression"])

    @classmethod
    def of(cls, data: Mapping[str, object]) -> "TimeGrammar":
        """The grammar that a parsed `times.yaml` describes; OntologyError if it is malformed."""
        try:
            return cls(data)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise OntologyError(
                "times.yaml", f"malformed ({error!r})", "see the form in the file's head"
            ) from error

    def _indexed(self, rules: list[_Rule]) -> dict[str, list[_Entry]]:
        """The rules by what they can begin with, each with its rank and what can come second.

        Looking one token ahead keeps long runs of numbers cheap.
        """
        index: dict[str, list[_Entry]] = {}
        for rank, rule in enumerate(rules):
            seconds: dict[str, set[str]] = {}
            for first, second in self._pairs_of(rule.items):
                seconds.setdefault(first, set()).add(second)
            for first, keys in seconds.items():
                index.setdefault(first, []).append((rank, rule, frozenset(keys)))
        return index

    def _pairs_of(self, items: tuple[_Item, ...]) -> frozenset[tuple[str, str]]:
        """What the items can begin with and what then follows; `_END` where nothing need follow."""
        found: set[tuple[str, str]] = set()
        for index, item in enumerate(items):
            if item.negative:
                continue
            for first, second in self._pairs_of_item(item):
                if second != _END:
                    found.add((first, second))
                    continue
                rest = self._pairs_of(items[index + 1 :])
                found.update((first, follower) for follower, _ in rest)
                if all(other.optional or other.negative for other in items[index + 1 :]):
                    found.add((first, _END))
            if not item.optional:
                break
        return frozenset(found)

    def _pairs_of_item(self, item: _Item) -> frozenset[tuple[str, str]]:
        if not item.rule:
            return frozenset((key, _END) for key in item.keys)
        if item.rule not in self._pairs:
            self._pairs[item.rule] = frozenset().union(
                *(self._pairs_of(rule.items) for rule in self._rules[item.rule])
            )
        return self._pairs[item.rule]


def _parse_rule(name: str, row: Any) -> _Rule:
    form, reading, *constants = row
    return _Rule(
        tuple(_parse_item(word) for word in form.split()),
        reading,
        constants[0] if constants else {},
    )


def _parse_item(text: str) -> _Item:
    match = _ITEM.match(text)
    if match is None:
        raise ValueError(text)
    flags = {"optional": bool(match["may"]), "negative": bool(match["not"])}
    if match["text"]:
        return _Item(tuple(match["text"].split("|")), "", "", **flags)
    key, _, name = (match["word"] or match["rule"]).partition(":")
    if match["rule"]:
        return _Item((), key, name or key, **flags)
    return _Item(("{" + key + "}",), "", name or key, **flags)


def find_times(text: str, grammar: TimeGrammar) -> list[TimeExpression]:
    """The time expressions of a text, in order, without overlap; the longest form wins."""
    tokens = classified_tokens(text, grammar.words)
    match = _Match(tokens, grammar)
    found, position = [], 0
    while position < len(tokens):
        expression = match.longest(text, position)
        if expression is None:
            position += 1
        else:
            found.append(expression[0])
            position = expression[1]
    return found


def resolve(
    expression: TimeExpression,
    *,
    published: date | None,
    tense: str = "past",
    anchor: date | tuple[date, date] | None = None,
    origin: str | None = None,
) -> Time | None:
    """The interval that an expression stands for, or None if what it is relative to is missing.

    `anchor` is the last dated event, a day or its first and last; `origin` says where the
    publication date is from. What lacks a year or week is the latest one so far in the past tense,
    the next one in the future tense, in any other the nearest.
    """
    days = anchor if isinstance(anchor, tuple) else (anchor, anchor) if anchor else None
    event = Interval(*days, "day") if days else None
    context = Context(published=published, anchor=event, tense=tense)
    found = resolve_reading(expression.reading, context)
    if found is None:
        return None
    anchors = {"publication": origin, "event": "text"}
    relative = expression.relative
    if event and found != resolve_reading(expression.reading, replace(context, anchor=None)):
        relative = "event"
    return Time(
        earliest=found.earliest,
        latest=found.latest,
        text=expression.text,
        precision=found.precision,
        anchor=anchors.get(relative),
        instant=found.instant,
    )


# A day that makes any relative reading resolvable, to see what a reading depends on.
_PROBE = date(2024, 2, 29)
_EVENT = Interval(_PROBE, _PROBE, "day")
_PROBES = {
    "": [Context()],
    "publication": [Context(published=_PROBE), Context(published=_PROBE, tense="future")],
    "event": [
        Context(anchor=_EVENT),
        Context(anchor=replace(_EVENT, earliest=_PROBE.replace(month=1, day=1))),
        Context(published=_PROBE, anchor=_EVENT, tense="future"),
    ],
}


def _dependence(reading: Reading) -> str | None:
    for name, contexts in _PROBES.items():
        if any(resolve_reading(reading, context) for context in contexts):
            return name
    return None


class _Match:
    """The rules matched over the tokens of one text."""

    def __init__(self, tokens: list[Token], grammar: TimeGrammar) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self._known: dict[tuple[str, int], dict[int, list[Reading]]] = {}

    def longest(self, text: str, start: int) -> tuple[TimeExpression, int] | None:
        """The longest expression that begins at a token, and the token after it."""
        token = self.tokens[start]
        if token.text == "," or self.grammar.heads.isdisjoint(token.classes):
            return None
        ends = self.readings("expression", start)
        for end in sorted(ends, reverse=True):
            for reading in ends[end]:
                relative = _dependence(reading)
                if relative is None:
                    continue
                last = end
                while self.tokens[last - 1].text in {",", "of"}:
                    last -= 1
                span = self.tokens[start].start, self.tokens[last - 1].end
                return TimeExpression(*span, text[slice(*span)], relative, reading), last
        return None

    def readings(self, name: str, start: int) -> dict[int, list[Reading]]:
        """What the rules of that name read from a token on: end -> readings."""
        key = name, start
        if key not in self._known:
            found: dict[int, list[Reading]] = {}
            if start < len(self.tokens):
                for rule in self._candidates(name, start):
                    for end, fields in self._follow(rule.items, 0, start, {}):
                        found.setdefault(end, []).append(_read(rule, fields))
            self._known[key] = found
        return self._known[key]

    def _candidates(self, name: str, start: int) -> list[_Rule]:
        index = self.grammar.index[name]
        after = self.tokens[start + 1].classes if start + 1 < len(self.tokens) else {}
        ranked = {
            rank: rule
            for key in self.tokens[start].classes
            for rank, rule, seconds in index.get(key, ())
            if _END in seconds or not seconds.isdisjoint(after)
        }
        return [ranked[rank] for rank in sorted(ranked)]

    def _follow(
        self, items: tuple[_Item, ...], index: int, at: int, fields: dict[str, Any]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        if index == len(items):
            yield at, fields
            return
        item = items[index]
        if not item.negative:
            for end, value in self._steps(item, at):
                more = {**fields, item.name: value} if item.name else fields
                yield from self._follow(items, index + 1, end, more)
        if item.optional or (item.negative and not any(True for _ in self._steps(item, at))):
            yield from self._follow(items, index + 1, at, fields)

    def _steps(self, item: _Item, at: int) -> Iterator[tuple[int, Any]]:
        if item.rule:
            for end, readings in self.readings(item.rule, at).items():
                yield from ((end, reading) for reading in readings)
        elif at < len(self.tokens):
            classes = self.tokens[at].classes
            for key in item.keys:
                if key in classes:
                    yield at + 1, classes[key]


def _read(rule: _Rule, fields: dict[str, Any]) -> Reading:
    if rule.reading == "same":
        return next(value for value in fields.values() if isinstance(value, Reading))
    fields = {**fields, **rule.constants}
    if "holiday" in fields:
        fields["month"], fields["day"] = fields["holiday"]
    if isinstance(fields.get("of"), str):  # "early {decade}": the rest of the fields is the whole
        fields["of"] = Reading(fields["of"], {k: v for k, v in fields.items() if k != "part"})
    return Reading(rule.reading, fields)
