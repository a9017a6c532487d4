"""The words, numbers and signs of a text, with the classes that the rules of time are written in.

A class is a word of the grammar's tables or a shape (14:43, 1960s); `timeplaces` adds what a token
is by its place in the sentence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# Every alternative takes its characters once: no nested repetition, linear on any input.
_TOKEN = re.compile(
    r"""
      (?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
    | (?P<slashed>\d{1,4}/\d{1,2}/\d{1,4}(?![\d/])|(?<![-\d])\d{1,2}-\d{1,2}-\d{4}(?![-\d])
        |(?<![.\d])\d{1,2}\.\d{1,2}\.\d{4}(?!\d|\.\d)|(?<![.\d])\d{4}\.\d\d?\.\d\d?(?!\d|\.\d))
    | (?P<decade>\d{4}['’]?s\b|(?<!\w)['’‘][3-9]0s\b)
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<hm>\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d{1,2}\.\d\d(?=\s?[ap]\.?m\b))
    | (?P<ampm>[ap]\.m\b\.?|[ap]m\b)
    | (?P<fiscal>J?FY\s?['’]?(?:\d{4}|\d\d)(?!\d))
    | (?P<quarter>(?-i:Q[1-4]|[1-4]Q)\b)
    | (?P<halfyear>(?-i:H[12]|[12]H)\b)
    | (?P<num>\d+(?:[.,]\d+)*)
    | (?P<possessive>['’]s\b)
    | (?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+)
    | (?P<dash>[-‐‑‒–—−])
    | (?P<apostrophe>['’])
    | (?P<gap>\n\s*\n)
    | (?P<other>[^\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class Token:
    """A piece of text, and the literals and classes it can stand for, each with its value."""

    start: int
    end: int
    text: str
    kind: str
    glued: bool  # nothing stands between it and the token before
    classes: dict[str, Any] = field(default_factory=dict)  # literal or class name -> value


class TimeWords:
    """The word tables of `times.yaml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.classes: dict[str, list[tuple[str, Any]]] = {}
        for name, table in data["words"].items():
            for word, value in table.items():
                self.classes.setdefault(str(word), []).append((name, value))
        self.capital = frozenset(map(str, data["capital"]))
        self.upper = frozenset(map(str, data["upper"]))
        self.names = frozenset(map(str, data["names"]))
        self.abbreviations = frozenset(data["abbreviations"])
        self.licence = {name: frozenset(words) for name, words in data["licence"].items()}
        self.joiners = frozenset(data["joiners"])
        self.determiners = frozenset(data["determiners"])
        self.measures = frozenset(data["measures"])
        self.given, self.certain = frozenset(data["given"]), frozenset(data["certain"])
        self.streets = frozenset(data["streets"])
        self.initials = frozenset(data["initials"])
        self.currencies = frozenset(data["currencies"])


def _tokens(text: str, words: TimeWords) -> list[Token]:
    tokens: list[Token] = []
    before = -1
    for match in _TOKEN.finditer(text):
        kind, start, end = str(match.lastgroup), match.start(), match.end()
        if start < before:
            continue
        if match[0].lower() in words.abbreviations and text[end : end + 1] == ".":
            end += _is_before_more(text, end)
        tokens.append(Token(start, end, match[0], kind, start == before))
        before = end
    return [
        token
        for index, token in enumerate(tokens)
        if not (token.text == "." and index and tokens[index - 1].end > token.start)
    ]


def _is_before_more(text: str, end: int) -> bool:
    """Whether the stop at `end` closes a short form: the sentence goes on after it."""
    rest = text[end + 1 : end + 4].lstrip()
    return rest[:1].isdigit() or rest[:1].islower() or rest[:1] in tuple(",;-–—()")


def shaped_tokens(text: str, words: TimeWords) -> list[Token]:
    """The tokens of a text, in order, with the classes that their words and shapes give them."""
    tokens = _tokens(text, words)
    for index, token in enumerate(tokens):
        _classify_alone(token, tokens, index, words)
    return tokens


def token_at(tokens: list[Token], index: int) -> Token | None:
    """The token at an index, or None beyond the ends."""
    return tokens[index] if 0 <= index < len(tokens) else None


def _classify_alone(token: Token, tokens: list[Token], index: int, words: TimeWords) -> None:
    lower = token.text.lower().replace(".", "") if token.kind == "word" else token.text.lower()
    classes = token.classes
    match token.kind:
        case "word":
            classes[lower] = None
            if (lower in words.capital and not token.text[0].isupper()) or (
                lower in words.upper and not token.text.isupper()
            ):
                return
            classes.update(
                ("{" + name + "}", value) for name, value in words.classes.get(lower, ())
            )
        case "possessive":
            classes["'s"] = classes["'"] = None
        case "apostrophe":
            classes["'"] = None
        case "dash":
            classes["-"] = None
        case "num":
            _classify_number(token, tokens, index, words)
        case "gap":
            pass
        case "other":
            classes[lower] = None
        case _:
            _classify_form(token, lower)


def _classify_form(token: Token, lower: str) -> None:
    """The tokens whose shape alone says what they are."""
    digits = [int(part) for part in re.findall(r"\d+", lower)]
    value: Any = digits[0] if digits else None
    match token.kind:
        case "iso":
            value = token.text
        case "slashed":
            value = _slashed(digits, dotted="." in lower)
        case "decade":
            value += 1900 if value < 100 else 0
            if value % 10 or not 1500 <= value < 2200:
                return
        case "ordinal":
            if 1 <= value <= 31:
                token.classes["{day}"] = value
        case "hm":
            value = (digits[0], digits[1])
            if digits[0] > 23 or digits[1] > 59:
                return
        case "ampm":
            value = 12 if lower.startswith("p") else 0
        case "fiscal":
            value += 2000 if value < 100 else 0
    if value is not None:
        kind = "jfiscal" if token.kind == "fiscal" and lower[0] == "j" else token.kind
        token.classes["{" + kind + "}"] = value


def _slashed(digits: list[int], *, dotted: bool) -> tuple[int, int, int] | None:
    """Year, month and day where only one order makes a date; with dots the day comes first."""
    first, second, third = digits
    orders = {(first, second, third)} if first > 999 else set()
    if third > 999:
        orders = {(third, second, first)} | ({(third, first, second)} if not dotted else set())
    fitting = [order for order in orders if order[1] <= 12 and order[2] <= 31]
    return fitting[0] if len(fitting) == 1 and min(fitting[0]) > 0 else None


def _classify_number(token: Token, tokens: list[Token], index: int, words: TimeWords) -> None:
    """Digits that may be a day, a year or a count: not part of a name, nor an amount."""
    if not token.text.isdecimal() or len(token.text) > 4:
        return
    value, before, after = int(token.text), token_at(tokens, index - 1), token_at(tokens, index + 1)
    if token.glued and before and not _is_open_to_number(before, tokens, index - 1, words):
        return
    if _is_in_chain(tokens, index):
        return
    if after and after.glued and after.kind == "word" and after.text.lower() not in {"h", "hrs"}:
        return
    token.classes["{num}"] = value
    if len(token.text) == 4 and value // 100 < 24 and value % 100 < 60:
        token.classes["{hhmm}"] = divmod(value, 100)
    if _is_amount(tokens, index, words):
        return
    if 1 <= value <= 31 and len(token.text) <= 2:
        token.classes["{day}"] = value
    if len(token.text) == 2:
        token.classes["{yy}"] = value
    if 1900 <= value <= 2099:
        token.classes["{year}"] = value


def _is_in_chain(tokens: list[Token], index: int) -> bool:
    """Whether digits stand between dashes and further digits, as in a telephone number."""
    around = tokens[max(index - 2, 0) : index + 2]
    kinds = [token.kind for token in around]
    return kinds == ["num", "dash", "num", "dash"] and all(token.glued for token in around[1:])


def _is_open_to_number(before: Token, tokens: list[Token], index: int, words: TimeWords) -> bool:
    """Whether digits right after this token are a number of their own ("mid-2024", "GMT31")."""
    if before.kind == "word":
        return "{zone}" in before.classes
    if before.text == "/" and before.glued:
        word = tokens[index - 1]
        return len(word.text) == 4 or word.kind in {"quarter", "halfyear"}
    if before.kind in {"num", "iso", "hm", "decade"}:
        return False
    if before.kind == "dash" and before.glued:
        word = tokens[index - 1]
        named = {"{month}", "{part}", "{season}", "{ordinal}", "{endof}"} & word.classes.keys()
        return word.kind in {"num", "fiscal"} or bool(named) or word.text.lower() in {"pre", "post"}
    return before.text not in {"/", "_", "#"} and before.text not in words.currencies


def _is_amount(tokens: list[Token], index: int, words: TimeWords) -> bool:
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if before and before.text.lower() in words.currencies:
        return True
    if after and after.kind == "dash" and after.glued:
        far = token_at(tokens, index + 2)
        if far and far.glued and far.kind == "word":
            single = {"day", "year", "hour", "metre"}
            return "{month}" not in far.classes and far.text.lower() in words.measures | single
    if after and after.text.lower() in words.measures:
        return True
    last, unit = token_at(tokens, index + 2), token_at(tokens, index + 3)
    is_range = after and (after.kind == "dash" or after.text.lower() in {"to", "and", "or"})
    return bool(
        is_range and last and unit and last.kind == "num" and unit.text.lower() in words.measures
    )
