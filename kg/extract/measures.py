"""Finds the unit of an amount in the tokens of a text.

A count takes as its unit the next noun as far as it can be told without a parser: a plural among
the next words. Times of the calendar measure nothing, nor do numbers inside names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.numerals import Numeral, Token
from kg.extract.units import QuantityGrammar, Unit

_LONGEST = 4  # tokens of the longest unit
_REACH = 4  # words to look through for what is counted


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit found in the text: what it is, its own words, and the token after it."""

    unit: Unit
    name: str
    end: int


class MeasureFinder:
    """Looks up the words of a text's tokens in a grammar."""

    def __init__(self, text: str, tokens: Sequence[Token], grammar: QuantityGrammar) -> None:
        self.text = text
        self.tokens = tokens
        self.grammar = grammar

    def token(self, at: int) -> Token | None:
        """The token at an index, or None beyond the ends."""
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def lower(self, at: int) -> str:
        """The token at an index in lower case, or "" beyond the ends."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def unit_at(self, at: int) -> Measure | None:
        """The longest unit that begins at a token, or after the dash there."""
        token = self.token(at)
        if token and token.kind == "dash" and token.glued:
            following = self.token(at + 1)
            if following is None or not following.glued:
                return None
            at += 1
        for end in range(min(at + _LONGEST, len(self.tokens)), at, -1):
            written = self.text[self.tokens[at].start : self.tokens[end - 1].end]
            key = " ".join(token.lower for token in self.tokens[at:end])
            unit = self.grammar.words.get(key)
            if unit is None and end == at + 1:
                unit = self.grammar.symbols.get(written) or self._glued(at)
            if unit and not self._goes_on(end):
                return Measure(unit, written, end)
        return None

    def _glued(self, at: int) -> Unit | None:
        """A letter that is a unit right behind a number, or a number below zero: 127C, -170 C."""
        sign = self.token(at - 2)
        below = sign and (sign.kind == "dash" or sign.lower in {"minus", "negative"})
        return (
            self.grammar.glued.get(self.tokens[at].text) if self.tokens[at].glued or below else None
        )

    def _goes_on(self, end: int) -> bool:
        """Whether digits stick to what looks like a unit: asteroid 2024 YR4."""
        after = self.token(end)
        return bool(after and after.glued and after.kind == "num")

    def measure(self, at: int) -> Measure | None:
        """The unit, rate or currency after an amount that ends at a token."""
        found = self.unit_at(at) or self._currency_at(at)
        if found is None:
            return None
        return self._rate(found) or found

    def _rate(self, measure: Measure) -> Measure | None:
        """A unit per another: "km/h", "metres a second"."""
        if self.lower(measure.end) not in self.grammar.per_words:
            return None
        other = self.unit_at(measure.end + 1)
        pair = other and self.grammar.per.get(f"{measure.unit.kind}/{other.unit.kind}")
        if not other or not pair:
            return None
        kind, base = pair
        unit = Unit(
            kind, base, measure.unit.low / other.unit.high, measure.unit.high / other.unit.low
        )
        start = self.text.rfind(measure.name, 0, self.tokens[measure.end - 1].end)
        return Measure(unit, self.text[start : self.tokens[other.end - 1].end], other.end)

    def short_factor(self, at: int) -> int:
        """The short multiplier before a currency: "110m euros"; 1 if none."""
        factor = self.grammar.money_multipliers.get(self.lower(at), 1)
        return factor if factor > 1 and self._currency_at(at + 1) else 1

    def bare_money(self, end: int) -> Measure | None:
        """Money by its multiplier alone: "615 crore"."""
        code = self.grammar.money_bare.get(self.lower(end - 1))
        after = self.token(end)
        if code is None or (
            after and after.kind == "word" and after.lower not in self.grammar.stop
        ):
            return None
        return Measure(Unit("money", code, 1, 1), code, end)

    def _currency_at(self, at: int) -> Measure | None:
        token = self.token(at)
        at += bool(token and token.kind == "dash" and token.glued)
        for end in range(min(at + 3, len(self.tokens)), at, -1):
            key = " ".join(token.lower for token in self.tokens[at:end])
            code = self.grammar.currency_after.get(key)
            if code:
                return Measure(Unit("money", code, 1, 1), code, end)
        return None

    def money(self, at: int, currency: str) -> Measure:
        """The currency before an amount that ends at a token."""
        return Measure(Unit("money", currency, 1, 1), currency, at)

    def counted(self, number: Numeral, at: int, end: int) -> Measure | None:
        """What a bare number counts: the plural among the next words."""
        grammar = self.grammar
        before = self.token(at - 1)
        if number.in_digits and (self._is_calendar(number, at, end) or _is_named(before, grammar)):
            return None
        if self.lower(end) == "of":
            return None
        for index in range(end, min(end + _REACH, len(self.tokens))):
            token = self.tokens[index]
            if token.kind == "dash" and token.glued and index > end:
                continue
            if token.kind != "word" or token.lower in grammar.stop or token.lower in grammar.months:
                return None
            if token.lower in grammar.numerals.numbers:
                return None
            noun = self._noun(token, single=number.high == 1 and index == end)
            if noun and not self._is_hyphenated(index):
                return Measure(Unit("count", "1", 1, 1), noun, index + 1)
        return None

    def collected(self, at: int, end: int) -> Measure | None:
        """What a bare number counts behind "a staff of", "a workforce of about"."""
        for index in range(at - 1, max(at - 1 - _REACH, 0), -1):
            if self.lower(index) == "of":
                noun = self.grammar.collectives.get(self.lower(index - 1))
                return Measure(Unit("count", "1", 1, 1), noun, end) if noun else None
        return None

    def _is_hyphenated(self, at: int) -> bool:
        after = self.token(at + 1)
        return bool(after and after.kind == "dash" and after.glued)

    def _is_calendar(self, number: Numeral, at: int, end: int) -> bool:
        """Whether bare digits are a year, or a day beside a month."""
        digits = self.tokens[number.end - 1].text
        is_year = len(digits) == 4 and digits.isdecimal() and 1900 <= int(digits) <= 2099
        months = self.grammar.months
        return is_year or self.lower(at - 1).rstrip(".") in months or self.lower(end) in months

    def _noun(self, token: Token, *, single: bool) -> str:
        word = token.lower
        if word in self.grammar.irregular:
            return self.grammar.irregular[word]
        if single and len(word) > 2 and token.text.islower():
            return word
        if (
            not token.text.islower()
            or len(word) < 4
            or word[-1] != "s"
            or word[-2:] in {"ss", "us", "is"}
        ):
            return ""
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "xes", "sses")):
            return word[:-2]
        return word[:-1]

    def is_unit_letter(self, token: Token, at: int) -> bool:
        """Whether a token glued to the digits at an index is a unit or a short multiplier."""
        grammar = self.grammar
        before = self.lower(at - 1)
        if before in grammar.currency_before or before == ".":
            return (
                token.lower in grammar.money_multipliers
                or token.lower in grammar.numerals.multipliers
            )
        if token.lower in grammar.money_multipliers and self._currency_at(at + 2):
            return True
        return (token.text in grammar.symbols and token.text not in {"s", "K"}) or (
            token.lower in grammar.words or token.text in grammar.glued
        )


def _is_named(before: Token | None, grammar: QuantityGrammar) -> bool:
    """Whether the word before bare digits makes them part of a name: Apollo 11 astronauts."""
    return bool(
        before
        and before.kind == "word"
        and before.text[0].isupper()
        and before.lower not in grammar.stop
        and before.lower not in grammar.hedges
    )
