"""Days on a scale: where each stands, and round dates for its ticks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)  # months between two ticks


@dataclass(frozen=True, slots=True)
class Scale:
    """Days `low` to `high` (ordinals) over places `start` to `end`."""

    low: int
    high: int
    start: float
    end: float

    @classmethod
    def over(cls, days: Sequence[int], start: float, end: float, *, least: int = 60) -> "Scale":
        """A scale for these days (ordinals), with some air at either end, at least so long."""
        low, high = min(days), max(days)
        air = max((least - (high - low)) / 2, (high - low) * 0.04)
        first = max(1, round(low - air))
        return cls(first, min(date.max.toordinal(), max(round(high + air), first + 1)), start, end)

    def place(self, day: float) -> float:
        """Where the day stands."""
        return self.start + (self.end - self.start) * (day - self.low) / (self.high - self.low)

    def ticks(self, most: int) -> Iterator[tuple[float, str]]:
        """At most so many round dates with their places: years, or months where years are few."""
        first, last = date.fromordinal(self.low), date.fromordinal(self.high)
        months = _month(last) - _month(first)
        step = next((one for one in _STEPS if months / one <= most - 1), _STEPS[-1])
        for month in range(_month(first) + -_month(first) % step, _month(last) + 1, step):
            day = date(month // 12, month % 12 + 1, 1)
            if day >= first:
                label = f"{day.year}" if step % 12 == 0 else f"{day.year}-{day.month:02}"
                yield self.place(day.toordinal()), label


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
