"""Numbers of an amount, before its unit is known: signs, currencies, ranges; not those in names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.extract.measures import MeasureFinder
from kg.extract.numerals import Numeral, Token
from kg.extract.units import QuantityGrammar

_LONGEST = 4  # tokens of the longest number
# Metres of a unit for orbits; a thing "1.2 m by 0.9 m" has two sides.
_FAR = 1000
_ACROSS = frozenset({"by", "x", "×"})
_BETWEEN = 8  # tokens in which "between" opens a range


@dataclass(frozen=True, slots=True)
class Amount:
    """One number or a range, with its currency if that stands before it.

    `start` is the first token, `end` the token after the last number.
    """

    start: int
    first: Numeral
    last: Numeral
    currency: str = ""

    @property
    def end(self) -> int:
        """The token after the amount."""
        return self.last.end

    @property
    def is_range(self) -> bool:
        """Whether it has two numbers."""
        return self.first is not self.last or self.first.vague

    def negative(self) -> "Amount":
        """The amount below zero."""
        last = self.last.negative(self.last.end)
        if self.first is self.last:
            return Amount(self.start, last, last)
        return Amount(self.start, last, self.first.negative(self.last.end))


class AmountReader:
    """Reads amounts from the tokens of a text."""

    def __init__(
        self, tokens: Sequence[Token], grammar: QuantityGrammar, measures: MeasureFinder
    ) -> None:
        self._tokens = tokens
        self._grammar = grammar
        self._measures = measures

    def read(self, at: int) -> Amount | None:
        """The amount that begins at a token; None where the number is part of a name."""
        start, currency, number = self._opening(at)
        if number is None or self._is_in_name(number):
            return None
        return self._range(start, number, currency) or Amount(start, number, number, currency)

    def _opening(self, at: int) -> tuple[int, str, Numeral | None]:
        """Where the amount starts, its currency, and its first number."""
        token, start = self._tokens[at], at
        if token.kind in {"word", "other"} and token.lower in self._grammar.currency_before:
            at += 1 + (token.lower == "rs" and self._measures.lower(at + 1) == ".")
            return start, self._grammar.currency_before[token.lower], self._money(at)
        return start, "", self._signed(at)

    def _money(self, at: int) -> Numeral | None:
        """A number behind a currency, with the short multipliers: "$78m", "Rs 978 cr"."""
        number = self._plain(at)
        if number is None:
            return None
        factor = self._grammar.money_multipliers.get(self._measures.lower(number.end))
        return number.times(factor, number.end + 1) if factor else number

    def _plain(self, at: int) -> Numeral | None:
        number = self._grammar.numerals.read(self._tokens, at) if at < len(self._tokens) else None
        factor = self._measures.short_factor(number.end) if number else 1
        return number.times(factor, number.end + 1) if number and factor > 1 else number

    def _signed(self, at: int) -> Numeral | None:
        """The number at a token, with a word or a dash before it that makes it negative."""
        token, after = self._measures.token(at), self._measures.token(at + 1)
        if token is None or after is None:
            return self._plain(at)
        loose = not token.glued or self._measures.lower(at - 1) in {"(", "["}
        is_sign = token.kind == "dash" and loose and after.glued and token.text != "—"
        if not is_sign and token.lower not in {"minus", "negative"}:
            return self._plain(at)
        number = self._plain(at + 1)
        return number and number.negative(number.end)

    def _is_in_name(self, number: Numeral) -> bool:
        """Whether digits stick to a word: Chandrayaan-2, H3, 67P."""
        at = number.end - 1
        while at > 0 and self._tokens[at].kind != "num":
            at -= 1
            if number.end - at > _LONGEST or not number.in_digits:
                return False
        token, before = self._tokens[at], self._measures.token(at - 1)
        if token.glued and before and self._sticks(before, self._measures.token(at - 2)):
            return True
        after = self._measures.token(at + 1)
        if after and after.glued and after.kind in {"word", "other"}:
            if after.lower in {"/", "_"}:
                return True
            return after.kind == "word" and not self._measures.is_unit_letter(after, at)
        return False

    def _sticks(self, before: Token, far: Token | None) -> bool:
        """Whether digits right behind a token are part of what it ends."""
        if before.kind in {"num", "date"} or before.lower in {"_", "#", ".", "/", ":"}:
            return True
        if before.kind == "word":
            return before.lower not in self._grammar.currency_before
        is_dash = before.kind == "dash" and before.glued and before.text != "—"
        return bool(is_dash and far and far.kind in {"word", "num", "date"})

    def _range(self, start: int, first: Numeral, currency: str) -> Amount | None:
        """The range that a number opens: "10-20", "2.1 to 2.5 million", "60kg to 80kg"."""
        unit = self._measures.unit_at(first.end) if not currency else None
        begin = unit.end if unit else first.end
        joint = self._measures.token(begin)
        if joint is None or not (
            joint.lower in {"to", "and", "or", *_ACROSS} or (joint.kind == "dash" and not unit)
        ):
            return None
        if joint.kind == "dash" and not first.in_digits:  # "a one-two punch"
            return None
        begin += 1
        if currency and self._measures.lower(begin) in self._grammar.currency_before:
            begin += 1
        last = self._money(begin) if currency else self._signed(begin)
        if last is None or first.vague or last.vague:
            return None
        if joint.lower in _ACROSS:
            return self._across(start, first, last)
        if not self._grows(first, last, joint, begin):
            return None
        other = self._measures.unit_at(last.end) if unit else None
        if unit and (other is None or other.unit != unit.unit):
            return None
        if first.factor == 1 and last.factor > 1 and first.low * last.factor <= last.high:
            first = first.times(last.factor, first.end)
        return Amount(start, first, last, currency)

    def _across(self, start: int, first: Numeral, last: Numeral) -> Amount | None:
        """“An orbit of 170 by 45,475 km”, "25 km x 134 km": from the one to the other."""
        unit = self._measures.unit_at(last.end)
        far = unit is not None and unit.unit.kind == "length" and unit.unit.low >= _FAR
        if not far or first.low == last.low:
            return None
        if first.low < last.low:
            return Amount(start, first, last)
        return Amount(start, last, replace(first, end=last.end))

    def _grows(self, first: Numeral, last: Numeral, joint: Token, begin: int) -> bool:
        """Whether two numbers make a range: "and" needs a "between" before them."""
        if joint.lower == "and":
            opening = range(begin - _BETWEEN, begin - 1)
            if not any(self._measures.lower(at) == "between" for at in opening):
                return False
        value = last.high / last.factor if first.factor == 1 else last.high
        return first.low < value
