"""Units of measure, currencies, hedges: the words of `quantities.yaml`, ready for look-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.errors import OntologyError
from kg.extract.numerals import NumeralGrammar


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in terms of its base: value * factor + offset, the factor from `low` to `high`."""

    kind: str
    base: str
    low: float
    high: float
    offset: float = 0.0

    def span(self, low: float, high: float) -> tuple[float, float]:
        """The amounts in the base unit; a unit of two lengths widens them."""
        ends = [
            value * factor + self.offset
            for value in (low, high)
            for factor in (self.low, self.high)
        ]
        return _neat(min(ends)), _neat(max(ends))


def _neat(value: float) -> float:
    return float(f"{value:.12g}")


class QuantityGrammar:
    """The units and words of `quantities.yaml`, made ready for look-up."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.numerals = NumeralGrammar(data)
        self.words: dict[str, Unit] = {}
        self.symbols: dict[str, Unit] = {}
        self.glued: dict[str, Unit] = {}
        for kind, table in data["units"].items():
            for row in table["units"]:
                factor = row["factor"]
                low, high = factor if isinstance(factor, list) else (factor, factor)
                unit = Unit(kind, table["base"], low, high, row.get("offset", 0.0))
                self.words.update((_spaced(word), unit) for word in row.get("words", ()))
                self.symbols.update((symbol, unit) for symbol in row.get("symbols", ()))
                self.glued.update((symbol, unit) for symbol in row.get("glued", ()))
        self.per: dict[str, list[str]] = dict(data["per"])
        self.per_words = frozenset(data["per_words"])
        self.currency_before: dict[str, str] = dict(data["money"]["before"])
        self.currency_after: dict[str, str | None] = dict(data["money"]["after"])
        self.money_multipliers: dict[str, int] = dict(data["money"]["multipliers"])
        self.money_hints = frozenset(data["money"]["hints"])
        self.money_words: dict[str, str] = dict(data["money"]["ambiguous"])
        self.money_bare: dict[str, str] = dict(data["money"]["bare"])
        self.hedges = {word: bound for bound, words in data["hedges"].items() for word in words}
        self.suffixes = {word: bound for bound, words in data["suffixes"].items() for word in words}
        self.measured_only = frozenset(data["measured_only"])
        self.after, self.before = frozenset(data["after"]), frozenset(data["before"])
        self.skipped = frozenset(data["skipped"])
        self.stop, self.months = frozenset(data["stop"]), frozenset(data["months"])
        self.collectives: dict[str, str] = dict(data.get("collectives", {}))
        self.single_before = frozenset(data["single_before"])
        self.single_kinds = frozenset(data["single_kinds"])
        self.shapes, self.uncertain = frozenset(data["shapes"]), frozenset(data["uncertain"])
        self.irregular: dict[str, str] = dict(data["irregular"])

    @classmethod
    def of(cls, data: Mapping[str, object]) -> "QuantityGrammar":
        """The grammar that a parsed `quantities.yaml` describes; OntologyError if malformed."""
        try:
            return cls(data)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise OntologyError(
                "quantities.yaml", f"malformed ({error!r})", "see the form in the file's head"
            ) from error


def _spaced(word: str) -> str:
    return word.lower().replace("-", " - ")
