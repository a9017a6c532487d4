"""Finds amounts in a text, each with unit, hedge, interval.

The words are data (`ontology/core/quantities.yaml`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.amounts import Amount, AmountReader
from kg.extract.compounds import is_subdivision, meet, ratio_of
from kg.extract.measures import Measure, MeasureFinder
from kg.extract.numerals import Numeral, Token, tokens_of
from kg.extract.units import QuantityGrammar, Unit
from kg.model import Quantity

__all__ = ["QuantityExpression", "QuantityGrammar", "find_quantities", "overlaps"]

_ABOUT = 0.1
_HEDGE = 4  # tokens of the longest hedge
# They measure times alone, but for heights: "2 km before touchdown".
_SEQUENCE = frozenset({"before", "after"})
_DOWN = frozenset({"touchdown", "landing", "impact", "touching"})
# "30 km up the slope" is no height.
_ALONG = frozenset({"up", "down"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their"})
# "Within 2 km of the surface": so far above it.
_GROUND = frozenset({"surface", "ground"})
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
        self.amounts = AmountReader(tokens, grammar, self.measures)

    def found(self) -> Iterator[QuantityExpression]:
        at = free = 0
        while at < len(self.tokens):
            expression, end, bounds = self._at(at, free)
            if expression:
                expression, end = self._restated(expression, end, bounds)
                yield expression
                free = end
            at = max(end, at + 1)

    def _at(
        self, at: int, free: int, given: frozenset[str] = frozenset()
    ) -> tuple[QuantityExpression | None, int, frozenset[str]]:
        """The expression whose number begins at a token, the token after it, and its bounds.

        `free` is the first token that its hedges may take; `given` are bounds from before it.
        """
        amount = self.amounts.read(at)
        measure = self._measure(amount, at) if amount else None
        if amount is None or measure is None:
            return self._single(at, free)
        if self.measures.lower(measure.end) == "below" and amount.first.low > 0:
            amount, measure = self._below_zero(amount, measure)
        if amount.first.low < 0 and measure.unit.kind not in _SIGNED:
            return None, at + 1, given
        start, bounds = self._hedged(amount.start, free, measure)
        more, rest = self._subdivision(amount, measure)
        end, suffix = self._suffixed(rest.end if rest else measure.end)
        bounds |= suffix | given
        found = self._expression(start, end, amount, measure, bounds)
        if more and rest:
            found = self._summed(found, (amount, measure), (more, rest))
        return found, end, bounds

    def _measure(self, amount: Amount, at: int) -> Measure | None:
        if amount.currency:
            return self.measures.money(amount.end, amount.currency)
        found = self.measures.measure(amount.end)
        if found and found.unit.kind == "mass" and self._is_spent(found, amount.start):
            code = self.grammar.money_words[found.name]
            return Measure(Unit("money", code, 1, 1), code, found.end)
        if found is None and amount.first.low >= 0:
            found = (
                self.measures.counted(amount.first, at, amount.end)
                or self.measures.collected(at, amount.end)
                or self.measures.bare_money(amount.end)
            )
        return found

    def _is_spent(self, measure: Measure, start: int) -> bool:
        """“It cost 15 million pounds”: no weight."""
        if measure.name not in self.grammar.money_words or self.measures.lower(measure.end) == "of":
            return False
        near = range(start - 4, start)
        return any(self.measures.lower(at) in self.grammar.money_hints for at in near)

    def _single(self, at: int, free: int) -> tuple[QuantityExpression | None, int, frozenset[str]]:
        """One of a unit: "about a tonne", "lasted a year", "a decade and a half", "year-long"."""
        grammar = self.grammar
        article = self.measures.lower(at) in {"a", "an"}
        measure = self.measures.unit_at(at + article) if self.tokens[at].kind == "word" else None
        if measure is None or measure.unit.kind not in grammar.single_kinds:
            return None, at + 1, frozenset()
        one = Numeral(1, 1, 0.5, 1, at + article, False)
        dash = self.measures.token(measure.end)
        if dash and dash.kind == "dash" and dash.glued:
            return self._shaped(at, Amount(at, one, one), measure)
        uncertain = grammar.uncertain | grammar.symbols.keys()
        if not article or measure.name.lower() in uncertain or measure.name in uncertain:
            return None, at + 1, frozenset()
        end = measure.end
        words = [self.measures.lower(end + step) for step in range(3)]
        if words[:2] == ["and", "a"] and words[2] in grammar.numerals.fractions:
            part = grammar.numerals.fractions[words[2]]
            one = Numeral(1 + part, 1 + part, part / 2, 1, at + 1, False)
            end += 3
        start, bounds = self._hedged(at, free, measure)
        amount = Amount(at, one, one)
        more, rest = self._subdivision(amount, measure) if end == measure.end else (None, None)
        end = rest.end if rest else end
        found = self._expression(start, end, amount, measure, bounds)
        if more and rest:
            # "a year and eight months"
            found = self._summed(found, (amount, measure), (more, rest))
        if bounds or found.bearer_hint or self.measures.lower(start - 1) in grammar.single_before:
            return found, end, bounds
        return None, at + 1, frozenset()

    def _shaped(
        self, at: int, amount: Amount, measure: Measure
    ) -> tuple[QuantityExpression | None, int, frozenset[str]]:
        """“Year-long”; "two-week-long" has a number of its own."""
        end = measure.end + 2
        if self.measures.lower(end - 1) not in self.grammar.shapes or self.tokens[at].glued:
            return None, at + 1, frozenset()
        if amount.end > at:  # the article of "a year-long mission" stays outside
            return None, at + 1, frozenset()
        return self._expression(at, end, amount, measure, frozenset()), end, frozenset()

    def _below_zero(self, amount: Amount, measure: Measure) -> tuple[Amount, Measure]:
        """“183 degrees Celsius below zero”, "183 degrees below zero Celsius"."""
        end = measure.end + 2
        if self.measures.lower(end - 1) != "zero" or measure.unit.kind not in _SIGNED:
            return amount, measure
        scale = self.measures.unit_at(end)
        if scale and scale.unit.kind == "temperature":
            start = self.tokens[measure.end].start - len(measure.name) - 1
            name = self.text[start : self.tokens[scale.end - 1].end]
            return amount.negative(), Measure(scale.unit, name, scale.end)
        return amount.negative(), Measure(measure.unit, measure.name, end)

    def _subdivision(
        self, amount: Amount, measure: Measure
    ) -> tuple[Amount | None, Measure | None]:
        """What goes on in a smaller unit: "2 hours *30 minutes*"."""
        at = measure.end
        at += self.measures.lower(at) == "," and measure.unit.kind == "duration"
        at += self.measures.lower(at) == "and"
        if amount.is_range or at >= len(self.tokens):
            return None, None
        more = self.amounts.read(at)
        rest = self.measures.measure(more.end) if more and not more.currency else None
        if more is None or rest is None or not is_subdivision(measure, rest, more):
            return None, None
        return more, rest

    @staticmethod
    def _summed(
        found: QuantityExpression, whole: tuple[Amount, Measure], rest: tuple[Amount, Measure]
    ) -> QuantityExpression:
        """Both parts together, in the larger unit; as exact as the smaller."""
        (many, larger), (few, smaller) = whole, rest
        count, more = many.first.low, few.first
        low = count * larger.unit.low + (more.low - more.slack) * smaller.unit.low
        high = count * larger.unit.high + (more.high + more.slack) * smaller.unit.high
        quantity = replace(
            found.quantity,
            amount=count + more.low / ratio_of(larger, smaller),
            low=None if found.quantity.low is None else low,
            high=None if found.quantity.high is None else high,
        )
        return replace(found, quantity=quantity)

    def _restated(
        self, expression: QuantityExpression, end: int, bounds: frozenset[str]
    ) -> tuple[QuantityExpression, int]:
        """Take in the same amount in another unit: "56 miles (90 km)", "56 miles, or 90 km"."""
        at = end
        bracket = self.measures.lower(at) == "("
        at += self.measures.lower(at) == ","
        if not bracket and self.measures.lower(at) != "or":
            return expression, end
        for begin in range(at + 1, min(at + 4, len(self.tokens))):
            other, stop, _ = self._at(begin, at + 1, bounds)
            if other is None or other.start != self.tokens[at + 1].start:
                continue
            if bracket and self.measures.lower(stop) != ")":
                break
            quantity = meet(expression.quantity, other.quantity)
            if quantity is None:
                break
            stop += bracket
            last = self.tokens[stop - 1].end
            text = self.text[expression.start : last]
            hint = self._hint_after(stop, quantity.kind) or expression.bearer_hint
            quantity = replace(quantity, text=text)
            return QuantityExpression(expression.start, last, text, quantity, hint), stop
        return expression, end

    def _hedged(self, start: int, free: int, measure: Measure) -> tuple[int, frozenset[str]]:
        """Take in the hedges before a token; which bounds they set."""
        bounds: set[str] = set()
        while True:
            for begin in range(max(start - _HEDGE, free), start):
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
        amount: Amount,
        measure: Measure,
        bounds: frozenset[str],
    ) -> QuantityExpression:
        begin, stop = self.tokens[start].start, self.tokens[end - 1].end
        text = self.text[begin:stop]
        low, high = _interval(amount.first, amount.last, bounds, measure.unit)
        least, most = amount.first.low, amount.last.high
        quantity = Quantity(
            amount=(least, most) if amount.is_range else least,
            unit=measure.name,
            text=text,
            low=low,
            high=high,
            base=measure.unit.base,
            kind=measure.unit.kind,
        )
        hint = self._hint(start, end, measure.unit.kind)
        if self.measures.lower(start) == "within" and self.measures.lower(end) == "of":
            above = any(self.measures.lower(end + step) in _GROUND for step in (1, 2, 3))
            hint = "above" if above else "within"
        return QuantityExpression(begin, stop, text, quantity, hint)

    def _hint_after(self, end: int, kind: str) -> str:
        for at in range(end, end + 2):
            word = self.measures.lower(at)
            if word in _SEQUENCE and kind != "duration":
                # "2 km before touchdown" is a height, "drove 100 m before it stopped" is none
                return word if self.measures.lower(at + 1) in _DOWN else ""
            if word in _ALONG and self.measures.lower(at + 1) in _ARTICLES:
                # "drove 30 km up the slope"
                return ""
            if word in self.grammar.after:
                return word
            if word not in self.grammar.skipped:
                break
        return ""

    def _hint(self, start: int, end: int, kind: str) -> str:
        if after := self._hint_after(end, kind):
            return after
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
