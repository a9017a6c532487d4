"""Finds amounts in a text, each with unit, hedge, interval.

The words are data (`ontology/core/quantities.yaml`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.measures import Measure, MeasureFinder
from kg.extract.numerals import Numeral, Token, tokens_of
from kg.extract.units import QuantityGrammar, Unit
from kg.model import Quantity

__all__ = ["QuantityExpression", "QuantityGrammar", "find_quantities", "overlaps"]

_ABOUT = 0.1
_LONGEST = 4  # tokens of the longest number
_SIGNED = frozenset({"temperature", "angle", "ratio"})  # kinds that may lie below zero


@dataclass(frozen=True)
class QuantityExpression:
    """Words that say how much. Offsets count code points, end exclusive, hedges included.

    `bearer_hint` is the word beside the amount that tells what it measures ("deep", "mass"), or "".
    """

    start: int
    end: int
    text: str
    quantity: Quantity
    bearer_hint: str


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number or a range, before its unit: (lower, upper), and the token after it."""

    first: Numeral
    last: Numeral
    end: int


def find_quantities(text: str, grammar: QuantityGrammar) -> list[QuantityExpression]:
    """The amounts of a text, in order, without overlap."""
    return list(_Finder(text, tokens_of(text), grammar).found())


def overlaps(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts of one kind and base may be equal; False for amounts of two kinds."""
    if (a.kind, a.base) != (b.kind, b.base):
        return False
    return not (_is_below(a.high, b.low) or _is_below(b.high, a.low))


def _is_below(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low


class _Finder:
    def __init__(self, text: str, tokens: Sequence[Token], grammar: QuantityGrammar) -> None:
        self.text = text
        self.tokens = tokens
        self.grammar = grammar
        self.measures = MeasureFinder(text, tokens, grammar)

    def found(self) -> Iterator[QuantityExpression]:
        at = free = 0
        while at < len(self.tokens):
            expression, end = self._at(at, free)
            if expression:
                yield expression
                free = end
            at = max(end, at + 1)

    def _at(self, at: int, free: int) -> tuple[QuantityExpression | None, int]:
        start, currency, number = self._opening(at)
        if number is None or self._is_in_name(number):
            return None, at + 1
        amount = self._amount(number, currency)
        measure = (
            self.measures.money(amount.end, currency)
            if currency
            else self.measures.measure(amount.end)
        )
        if measure is None and number.low >= 0:
            measure = self.measures.counted(
                amount.first, at, amount.end
            ) or self.measures.collected(at, amount.end)
        if measure is None or (number.low < 0 and measure.unit.kind not in _SIGNED):
            return None, at + 1
        first, last = amount.first, amount.last
        if currency or measure.unit.kind == "money":
            first, last, measure = self._with_money_factor(amount, measure)
        start, bounds = self._hedged(start, free, measure)
        end, suffix = self._suffixed(measure.end)
        return self._expression(start, end, (first, last), measure, bounds | suffix), end

    def _opening(self, at: int) -> tuple[int, str, Numeral | None]:
        """Where the amount starts, its currency, and its first number."""
        token, start = self.tokens[at], at
        if token.kind in {"word", "other"} and token.lower in self.grammar.currency_before:
            at += 1 + (token.lower == "rs" and self.measures.lower(at + 1) == ".")
            number = self._read(at)
            return start, self.grammar.currency_before[token.lower], number
        return start, "", self._signed(at)

    def _read(self, at: int) -> Numeral | None:
        return self.grammar.numerals.read(self.tokens, at) if at < len(self.tokens) else None

    def _signed(self, at: int) -> Numeral | None:
        """The number at a token, with a word or a dash before it that makes it negative."""
        token, after = self.measures.token(at), self.measures.token(at + 1)
        if token is None or after is None:
            return self._read(at)
        is_sign = token.kind == "dash" and not token.glued and after.glued
        if not is_sign and token.lower not in {"minus", "negative"}:
            return self._read(at)
        number = self._read(at + 1)
        return number and number.negative(number.end)

    def _is_in_name(self, number: Numeral) -> bool:
        """Whether digits stick to a word: Chandrayaan-2, H3, 67P."""
        at = number.end - 1
        while at > 0 and self.tokens[at].kind != "num":
            at -= 1
            if number.end - at > _LONGEST or not number.in_digits:
                return False
        token, before, far = (
            self.tokens[at],
            self.measures.token(at - 1),
            self.measures.token(at - 2),
        )
        if token.glued and before:
            if before.kind in {"num", "date"} or before.lower in {"_", "#", ".", "/", ":"}:
                return True
            if before.kind == "word" and before.lower not in self.grammar.currency_before:
                return True
            if before.kind == "dash" and before.glued and far:
                return far.kind in {"word", "num", "date"}
        after = self.measures.token(at + 1)
        if after and after.glued and after.kind in {"word", "other"}:
            if after.lower in {"/", "_"}:
                return True
            return after.kind == "word" and not self.measures.is_unit_letter(after, at)
        return False

    def _amount(self, first: Numeral, currency: str) -> _Amount:
        """The number, or the range that it opens: "10-20", "2.1 to 2.5 million"."""
        at = first.end
        unit = self.measures.unit_at(at) if not currency else None
        token = self.measures.token(unit.end if unit else at)
        if token is None or not (
            token.lower in {"to", "and", "or"} or (token.kind == "dash" and not unit)
        ):
            return _Amount(first, first, at)
        begin = (unit.end if unit else at) + 1
        if currency and self.measures.lower(begin) in self.grammar.currency_before:
            begin += 1
        last = self._signed(begin)
        if (
            last is None
            or first.vague
            or last.vague
            or not self._is_range(first, last, token, begin)
        ):
            return _Amount(first, first, at)
        if unit:
            other = self.measures.unit_at(last.end)
            if other is None or other.unit != unit.unit:
                return _Amount(first, first, at)
        if first.factor == 1 and last.factor > 1 and first.low * last.factor <= last.high:
            first = first.times(last.factor, first.end)
        return _Amount(first, last, last.end)

    def _is_range(self, first: Numeral, last: Numeral, joint: Token, begin: int) -> bool:
        if joint.lower == "and":
            opening = range(begin - 8, begin - 1)
            if not any(self.measures.lower(at) == "between" for at in opening):
                return False
        value = last.high / last.factor if first.factor == 1 else last.high
        return first.low < value

    def _with_money_factor(
        self, amount: _Amount, measure: Measure
    ) -> tuple[Numeral, Numeral, Measure]:
        """The short multipliers: "$78m", "Rs 978 cr"."""
        first, last = amount.first, amount.last
        factor = self.grammar.money_multipliers.get(self.measures.lower(measure.end))
        if factor is None or measure.end != amount.end:
            return first, last, measure
        end = measure.end + 1
        many = last.times(factor, end)
        one = many if first is last else first.times(factor, end)
        return one, many, Measure(measure.unit, measure.name, end)

    def _hedged(self, start: int, free: int, measure: Measure) -> tuple[int, frozenset[str]]:
        """Take in the hedges before a token; which bounds they set."""
        bounds: set[str] = set()
        while True:
            for begin in range(max(start - 3, free), start):
                words = " ".join(token.lower for token in self.tokens[begin:start])
                bound = self.grammar.hedges.get(words)
                place = words in self.grammar.measured_only and measure.unit.kind == "count"
                if bound and not place:
                    bounds.add(bound)
                    start = begin
                    break
            else:
                break
        if self.measures.lower(start - 1) == "between" and start > free:
            start -= 1
        return start, frozenset(bounds)

    def _suffixed(self, end: int) -> tuple[int, frozenset[str]]:
        words = f"{self.measures.lower(end)} {self.measures.lower(end + 1)}"
        bound = self.grammar.suffixes.get(words)
        return (end + 2, frozenset({bound})) if bound else (end, frozenset())

    def _expression(
        self,
        start: int,
        end: int,
        numbers: tuple[Numeral, Numeral],
        measure: Measure,
        bounds: frozenset[str],
    ) -> QuantityExpression:
        first, last = numbers
        begin, stop = self.tokens[start].start, self.tokens[end - 1].end
        text = self.text[begin:stop]
        low, high = _interval(first, last, bounds, measure.unit)
        is_range = first is not last or first.vague
        quantity = Quantity(
            amount=(first.low, last.high) if is_range else first.low,
            unit=measure.name,
            text=text,
            low=low,
            high=high,
            base=measure.unit.base,
            kind=measure.unit.kind,
        )
        return QuantityExpression(begin, stop, text, quantity, self._hint(start, end))

    def _hint(self, start: int, end: int) -> str:
        for at in range(end, end + 2):
            if self.measures.lower(at) in self.grammar.after:
                return self.measures.lower(at)
            if self.measures.lower(at) not in self.grammar.skipped:
                break
        for at in range(start - 1, start - 4, -1):
            if self.measures.lower(at) in self.grammar.before:
                return self.measures.lower(at)
            if self.measures.lower(at) not in self.grammar.skipped:
                break
        return ""


def _interval(
    first: Numeral, last: Numeral, bounds: frozenset[str], unit: Unit
) -> tuple[float | None, float | None]:
    """What the amount allows, in the base unit."""
    low, high = first.low, last.high
    slack_low, slack_high = first.slack, last.slack
    if "about" in bounds:
        slack_low, slack_high = (
            max(slack_low, abs(low) * _ABOUT),
            max(slack_high, abs(high) * _ABOUT),
        )
    if bounds & {"over", "under"}:
        exact = "about" not in bounds
        slack_low, slack_high = (0.0, 0.0) if exact else (slack_low, slack_high)
    low, high = low - slack_low, high + slack_high
    least, most = unit.span(low, high)
    return (None if "under" in bounds else least), (None if "over" in bounds else most)
