"""Words beside points or on lines, where there is room for them: on no other words or lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.draw.picture.font import width
from kg.draw.picture.svg import text

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, low
_SLOPE = 5.0  # a line that rises more times the size of the words under them is steep
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
            and not any(_overlap(box, other) for other in self._taken)
            and not any(left < x < right and top < y < low for x, y in self._points)
        )


def over_lines(
    lines: Sequence[tuple[str, Sequence[Point]]], taken: Sequence[Box], size: float
) -> list[Point | None]:
    """Where the words of each line begin, on their base line, over some point of it.

    A line is its words and points on it, those wished for the words first. None where each place is
    on another line, on other words or on what is `taken`.
    """
    boxes = list(taken)
    found: list[Point | None] = []
    for number, (words, way) in enumerate(lines):
        others = [point for at, (_, one) in enumerate(lines) if at != number for point in one]
        wide = width(words, size)
        spots = [*_spots(way, wide, size), *((x, y - 4) for x, y in way)]
        place = None
        for x, base in spots:
            box = (x - wide / 2 - 3, base - size * 0.8, x + wide / 2 + 3, base + size * 0.25)
            if not any(_overlap(box, one) for one in boxes) and not any(
                box[0] < left < box[2] and box[1] < top < box[3] for left, top in others
            ):
                place = (x - wide / 2, base)
                boxes.append(box)
                break
        found.append(place)
    return found


def _spots(way: Sequence[Point], wide: float, size: float) -> Iterator[Point]:
    """Middles and base lines of words so wide that are clear of the line.

    Over a flat stretch, else over or under a slope, else beside a steep one.
    """
    spans = []
    for x, y in way:
        beneath = [low for left, low in way if abs(left - x) <= wide / 2 + 3]
        spans.append((x, y, min(beneath), max(beneath)))
    gentle = [span for span in spans if span[3] - span[2] < _SLOPE * size]
    yield from ((x, top - 5) for x, y, top, _ in gentle if y - top < size)
    for x, _, top, low in gentle:
        yield x, top - 5
        yield x, low + size + 2
    for x, y, top, low in spans:
        if low - top > wide:
            yield x - wide / 2 - 10, y + size * 0.35
            yield x + wide / 2 + 10, y + size * 0.35


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
