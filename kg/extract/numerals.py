"""Numbers in English prose: digits and words, with the slack that their last digit leaves."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Dates, clock times, ordinals and decades are taken whole: their digits are no amounts.
_TOKEN = re.compile(
    r"""
      (?P<date>\d{4}-\d\d-\d\d\S{0,20}|\d{1,4}/\d{1,2}/\d{1,4}|\d{1,2}:\d\d(?::\d\d)?
             |\d{1,4}(?:st|nd|rd|th)\b|\d{4}['’]?s\b)
    | (?P<num>\d{1,3}(?:,\d\d\d?)+(?:\.\d+)?(?![\d,])
             |(?<![\w,.-])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?![\d,])
             |\d*[½¼¾⅓⅔]|\d+(?:\.\d+)?)
    | (?P<word>(?:US|NZ|HK|A|C|S)\$|[ap]\.m\b\.?|(?:[A-Z]\.){2,}|[kcm]?m(?:[²³]|[23]\b)|[^\W\d_]+)
    | (?P<dash>[-‐‑‒–—−])
    | (?P<gap>\n\s*\n)
    | (?P<other>[^\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class Token:
    """A word, number or sign; `glued` if nothing stands before it."""

    start: int
    end: int
    text: str
    lower: str
    kind: str
    glued: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number read from tokens up to `end` (exclusive); `slack` is half its last significant unit.

    `factor` is the multiplier that its words carry (million), 1 if none. A vague number ("tens of")
    has two values and no slack.
    """

    low: float
    high: float
    slack: float
    factor: float
    end: int
    in_digits: bool

    @property
    def vague(self) -> bool:
        """Whether the words give a span of numbers rather than one."""
        return self.low != self.high

    def negative(self, end: int) -> "Numeral":
        """The number below zero."""
        return Numeral(-self.high, -self.low, self.slack, self.factor, end, self.in_digits)

    def times(self, factor: float, end: int) -> "Numeral":
        """The number multiplied, its words reaching to `end`."""
        return Numeral(
            _neat(self.low * factor),
            _neat(self.high * factor),
            self.slack * factor,
            self.factor * factor,
            end,
            self.in_digits,
        )


_SEPARATORS = re.compile(r"[,\s]")
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 0.3333333333333333, "⅔": 0.6666666666666666}


def _value(digits: str) -> tuple[float, float]:
    """What digits stand for, and their slack."""
    if digits[-1] in _SIGNS:
        part = _SIGNS[digits[-1]]
        return float(digits[:-1] or 0) + part, min(part, 1 - part) / 2
    return float(_SEPARATORS.sub("", digits)), slack_of(digits)


def _neat(value: float) -> float:
    """The value without the dust of binary fractions: 1.8 times a million is 1,800,000."""
    return float(f"{value:.12g}")


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, in order; white space is left out, blank lines are kept."""
    tokens: list[Token] = []
    before, start = -1, 0
    while match := _TOKEN.search(text, start):
        start, end = match.span()
        named = tokens[-1].text[0].isupper() if tokens and tokens[-1].end == start - 1 else False
        if named and (space := match[0].find(" ")) > 0:  # "Luna 25 800 kg": two numbers
            end = start + space
        word = text[start:end]
        tokens.append(Token(start, end, word, word.lower(), str(match.lastgroup), start == before))
        before = start = end
    return tokens


def slack_of(digits: str) -> float:
    """Half a unit of the last significant digit; trailing zeros of a whole number are none."""
    plain = _SEPARATORS.sub("", digits)
    if "." in plain:
        return float(0.5 * 10.0 ** -len(plain.split(".")[1]))
    zeros = len(plain) - len(plain.rstrip("0"))
    return float(0.5 * 10.0 ** (zeros if zeros < len(plain) else 0))


class NumeralGrammar:
    """The number words of `quantities.yaml`."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.numbers: dict[str, int] = dict(data["numbers"])
        self.multipliers: dict[str, int] = dict(data["multipliers"])
        self.vague: dict[str, list[int]] = dict(data["vague"])
        self.few: dict[str, list[int]] = dict(data["few"])
        self.fractions: dict[str, float] = dict(data["fractions"])

    def read(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        """The number that begins at a token, or None."""
        token = tokens[start]
        if token.kind == "num":
            if len(token.text) > 15:
                return None
            value, slack = _value(token.text)
            simple = Numeral(value, value, slack, 1, start + 1, True)
            return self._multiplied(tokens, self._with_half(tokens, simple))
        if token.kind != "word":
            return None
        return (
            self._vague(tokens, start)
            or self._few(tokens, start)
            or self._fraction(tokens, start)
            or self._words(tokens, start)
        )

    def _words(self, tokens: Sequence[Token], start: int, depth: int = 0) -> Numeral | None:
        at = start
        if tokens[at].lower == "a" and self._is(tokens, at + 1, {*self.multipliers, "dozen"}):
            at += 1
            if tokens[at].lower != "dozen":
                one = Numeral(1, 1, 0.5, 1, at, False)
                return self._summed(tokens, self._multiplied(tokens, one), depth)
        value = self.numbers.get(tokens[at].lower)
        if value is None:
            return None
        end = at + 1
        if value >= 20 and value % 10 == 0:
            more = end + (end < len(tokens) and tokens[end].kind == "dash")
            if more < len(tokens) and 0 < self.numbers.get(tokens[more].lower, 0) < 10:
                value += self.numbers[tokens[more].lower]
                end = more + 1
        simple = Numeral(float(value), float(value), slack_of(str(value)), 1, end, False)
        parts = self._parts(tokens, simple)
        if parts:
            return parts
        return self._summed(
            tokens, self._multiplied(tokens, self._with_half(tokens, simple)), depth
        )

    def _parts(self, tokens: Sequence[Token], number: Numeral) -> Numeral | None:
        """“Three-quarters of a tonne”."""
        at = number.end
        at += at + 1 < len(tokens) and tokens[at].kind == "dash" and tokens[at].glued
        words = [token.lower for token in tokens[at : at + 3]]
        if len(words) < 3 or words[0] not in self.fractions or words[1] != "of":
            return None
        if words[2] not in {"a", "an"}:
            return None
        size = self.fractions[words[0]]
        value = _neat(number.low * size)
        return self._multiplied(tokens, Numeral(value, value, size / 2, 1, at + 3, False))

    def _summed(self, tokens: Sequence[Token], number: Numeral, depth: int) -> Numeral:
        """“Two hundred *and fifty*”, "three thousand *five hundred*"."""
        at = number.end
        joined = self._is(tokens, at, {"and"})
        if number.factor < 100 or depth > 1 or at + joined >= len(tokens):
            return number
        if tokens[at + joined].lower not in self.numbers:
            return number
        rest = self._words(tokens, at + joined, depth + 1)
        if rest is None or (rest.factor == 1 and not joined):
            return number
        if rest.factor < number.factor and rest.high < number.factor:
            value = number.low + rest.low
        elif rest.high / rest.factor < number.factor:  # "two hundred and fifty thousand"
            value = number.low * rest.factor + rest.low
        else:
            return number
        return Numeral(value, value, rest.slack, 1, rest.end, False)

    def _with_half(self, tokens: Sequence[Token], number: Numeral) -> Numeral:
        """“Three and a half”, "two and three quarters"."""
        near = range(number.end, min(number.end + 6, len(tokens)))
        words = [at for at in near if tokens[at].kind != "dash"][:3]
        said = [tokens[at].lower for at in words]
        if len(said) == 3 and said[:2] == ["and", "a"] and said[2] in self.fractions:
            value = number.low + self.fractions[said[2]]
            slack = self.fractions[said[2]] / 2
            return Numeral(value, value, slack, 1, words[2] + 1, number.in_digits)
        return number

    def _multiplied(self, tokens: Sequence[Token], number: Numeral) -> Numeral:
        for _ in range(3):  # "1.5 lakh crore", "two hundred thousand million"
            at = number.end
            at += at + 1 < len(tokens) and tokens[at].kind == "dash" and tokens[at].glued
            if at >= len(tokens) or tokens[at].lower not in self.multipliers:
                return number
            number = number.times(self.multipliers[tokens[at].lower], at + 1)
        return number

    def _vague(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        if tokens[start].lower not in self.vague or not self._is(tokens, start + 1, {"of"}):
            return None
        low, high = self.vague[tokens[start].lower]
        end = start + 2
        if self._is(tokens, end, self.vague) and self._is(tokens, end + 1, {"of"}):
            factor = self.vague[tokens[end].lower][0]
            low, high, end = low * factor, high * factor, end + 2
        return Numeral(float(low), float(high), 0, 1, end, False)

    def _few(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        """“Several tonnes”, "a couple of metres", "a few hundred kilometres"."""
        at = start + (tokens[start].lower == "a")
        if not self._is(tokens, at, self.few) or (at == start and tokens[at].lower != "several"):
            return None
        low, high = self.few[tokens[at].lower]
        end = at + 1
        end += self._is(tokens, end, {"of"})
        return self._multiplied(tokens, Numeral(float(low), float(high), 0, 1, end, False))

    def _fraction(self, tokens: Sequence[Token], start: int) -> Numeral | None:
        """“Half a tonne”, "a quarter of a mile", "half a million"."""
        at = start + (tokens[start].lower == "a")
        if not self._is(tokens, at, self.fractions):
            return None
        value = self.fractions[tokens[at].lower]
        end = at + 1
        if at == start and end + 1 < len(tokens) and tokens[end].kind == "dash":
            if tokens[end].glued and tokens[end + 1].glued:  # "a half-tonne rover"
                return Numeral(value, value, value / 2, 1, end, False)
            return None
        end += self._is(tokens, end, {"of"})
        if not self._is(tokens, end, {"a", "an"}):
            return None
        return self._multiplied(tokens, Numeral(value, value, value / 2, 1, end + 1, False))

    @staticmethod
    def _is(tokens: Sequence[Token], index: int, words: Any) -> bool:
        return index < len(tokens) and tokens[index].lower in words
