"""Words beside points, where there is room for them: on no other words, points or lines."""

from collections.abc import Sequence
from itertools import pairwise

from kg.draw.picture.font import width
from kg.draw.picture.svg import text

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, low
_STEP = 6.0  # from one point of a line to the next that is avoided


class Labels:
    """The words that were put within a box, and what they had to avoid."""

    def __init__(self, inside: Box) -> None:
        self._inside = inside
        self._taken: list[Box] = []
        self._points: list[Point] = []

    def avoid(self, way: Sequence[Point], size: float) -> None:
        """Keep clear of these points, of that size, and of the lines from one to the next."""
        half = size / 2
        self._taken += [(x - half, y - half, x + half, y + half) for x, y in way]
        for (x, y), (far, low) in pairwise(way):
            steps = int(max(abs(far - x), abs(low - y)) / _STEP) + 1
            self._points += [
                (x + (far - x) * one / steps, y + (low - y) * one / steps)
                for one in range(1, steps)
            ]

    def put(self, words: str, spot: Point, size: float, colour: str) -> list[str]:
        """The words near that point; nothing where there is no room."""
        wide, (x, y) = width(words, size), spot
        for left, base in (
            (x + 9, y + size * 0.35),
            (x + 4, y - 7),
            (x + 4, y + size + 5),
            (x - 4 - wide, y - 7),
            (x - 4 - wide, y + size + 5),
            (x - 9 - wide, y + size * 0.35),
            (x - wide / 2, y - 9),
            (x - wide / 2, y + size + 7),
        ):
            box = (left - 1, base - size * 0.8, left + wide + 1, base + size * 0.25)
            if self._is_free(box):
                self._taken.append(box)
                return [text(left, base, words, size, fill=colour)]
        return []

    def _is_free(self, box: Box) -> bool:
        left, top, right, low = box
        inside = self._inside
        return (
            left >= inside[0]
            and top >= inside[1]
            and right <= inside[2]
            and low <= inside[3]
            and not any(
                left < other[2] and other[0] < right and top < other[3] and other[1] < low
                for other in self._taken
            )
            and not any(left < x < right and top < y < low for x, y in self._points)
        )
