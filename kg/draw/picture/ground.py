"""Boxes on the ground: which way a line takes round those that it has nothing to do with."""

from collections.abc import Iterator, Mapping

Point = tuple[float, float]
Size = tuple[float, float]
_CELL = 64.0
_STEPS = 24
# How far a line swings out, of its length; the first that passes under the fewest boxes is taken.
_BENDS = (0.08, -0.08, 0.18, -0.18, 0.3, -0.3, 0.45, -0.45)


class Ground:
    """Boxes by their centres and sizes; `sign` is the size of a sign on a line."""

    def __init__(self, at: Mapping[str, Point], sizes: Mapping[str, Size], sign: float) -> None:
        self._at = at
        self._sizes = sizes
        self._sign = sign
        self._signs: list[Point] = []
        self._cells: dict[tuple[int, int], list[str]] = {}
        for name, (x, y) in at.items():
            wide, high = sizes[name]
            for column in range(_cell(x - wide / 2 - sign), _cell(x + wide / 2 + sign) + 1):
                for row in range(_cell(y - high / 2 - sign), _cell(y + high / 2 + sign) + 1):
                    self._cells.setdefault((column, row), []).append(name)

    def bend(self, one: str, other: str) -> Point:
        """The control point of the curve between the two that passes under the fewest boxes."""
        start, end = self._at[one], self._at[other]

        def crossed(control: Point) -> int:
            hit = {name for spot in points_of(start, control, end) for name in self._under(spot, 0)}
            return len(hit - {one, other})

        return min((_control(start, end, share) for share in _BENDS), key=crossed)

    def spot(self, start: Point, control: Point, end: Point) -> Point:
        """Where on the curve a sign hides no box and no other sign, near its middle."""
        spots = [*points_of(start, control, end)]
        order = sorted(range(len(spots)), key=lambda place: abs(place - len(spots) // 2))
        for place in order:
            if not self._under(spots[place], self._sign / 2 + 3) and self._is_clear(spots[place]):
                self._signs.append(spots[place])
                return spots[place]
        return spots[order[0]]

    def _under(self, spot: Point, air: float) -> list[str]:
        """The boxes at that place, or within so much air of it."""
        near = self._cells.get((_cell(spot[0]), _cell(spot[1])), ())
        return [
            name
            for name in near
            if abs(spot[0] - self._at[name][0]) < self._sizes[name][0] / 2 + air
            and abs(spot[1] - self._at[name][1]) < self._sizes[name][1] / 2 + air
        ]

    def _is_clear(self, spot: Point) -> bool:
        return all(
            abs(spot[0] - x) >= self._sign or abs(spot[1] - y) >= self._sign for x, y in self._signs
        )


def _cell(place: float) -> int:
    return int(place // _CELL)


def _control(start: Point, end: Point, share: float) -> Point:
    """Beside the middle of the way: a line that swings out is told from those it crosses."""
    (x, y), (far, low) = start, end
    # a curve swings out half as far as its control point
    return ((x + far) / 2 - (low - y) * share, (y + low) / 2 + (far - x) * share)


def points_of(start: Point, control: Point, end: Point) -> Iterator[Point]:
    """Points on the curve, in steps of one size."""
    for step in range(1, _STEPS):
        at = step / _STEPS
        back = 1 - at
        yield (
            back * back * start[0] + 2 * back * at * control[0] + at * at * end[0],
            back * back * start[1] + 2 * back * at * control[1] + at * at * end[1],
        )
