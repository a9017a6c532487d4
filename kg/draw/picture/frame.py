"""What stands round every picture: name, what is seen, legend, and where it is from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.draw.network import Network
from kg.draw.picture import svg
from kg.draw.picture.font import width, wrap
from kg.draw.picture.svg import element, text

MARGIN = 24.0
_NAME, _TOLD, _KEY = 18.0, 12.0, 11.0  # sizes
_SAMPLE = 28.0
THIN, STEP, THICK = 1.3, 1.5, 9.0  # width of a line: one source, each more, at most
DASH = "7 4"


def stroke(sources: int) -> float:
    """The width of a line for so many independent sources."""
    return min(THIN + STEP * (sources - 1), THICK)


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of the legend; `sample` draws its sign from a point to the right, `_SAMPLE` wide."""

    sample: Callable[[float, float], str]
    label: str


def line_key(label: str, colour: str, wide: float = 3.0, dash: str | None = None) -> Key:
    """A line with a name."""
    return Key(lambda x, y: _line(x, y, colour, wide, dash), label)


def link_keys(network: Network) -> list[Key]:
    """How the lines of this network are to be read."""
    manners = {found.name for link in network.links if (found := network.manner(link))}
    keys = [line_key(one.name, one.colour) for one in network.manners if one.name in manners]
    if any(link.planned for link in network.links):
        keys.append(line_key("only planned", svg.SOFT, 2, DASH))
    if any(link.disputed for link in network.links):
        keys.append(Key(_disputed, "disputed"))
    most = max((link.sources for link in network.links), default=1)
    for count in sorted({1, 2 if most < 4 else 3, most} if most > 1 else ()):
        noun = "source" if count == 1 else "sources"
        keys.append(line_key(f"{count} {noun}", svg.SOFT, stroke(count)))
    return keys


def head(name: str, told: str, keys: Iterable[Key], wide: float) -> tuple[list[str], float]:
    """Name, line and legend in the width given, and the height that they take."""
    room = wide - 2 * MARGIN
    parts = []
    y = MARGIN
    for line in wrap(name, room, _NAME, bold=True):
        y += _NAME
        parts.append(text(MARGIN, y, line, _NAME, bold=True, fill=svg.INK))
        y += 4
    for line in wrap(told, room, _TOLD):
        y += _TOLD + 3
        parts.append(text(MARGIN, y, line, _TOLD, fill=svg.SOFT))
    y += 14
    x = MARGIN
    for key in keys:
        takes = _SAMPLE + 6 + width(key.label, _KEY)
        if x > MARGIN and x + takes > wide - MARGIN:
            x, y = MARGIN, y + _KEY + 8
        parts.append(key.sample(x, y + 4))
        parts.append(text(x + _SAMPLE + 6, y + 8, key.label, _KEY, fill=svg.INK))
        x += takes + 18
    return parts, y + 24


def foot(told: str, y: float, wide: float) -> tuple[list[str], float]:
    """Where the picture is from, from that height on, and the height of the whole page."""
    parts = []
    for line in wrap(told, wide - 2 * MARGIN, _KEY):
        y += _KEY + 3
        parts.append(text(MARGIN, y, line, _KEY, fill=svg.SOFT))
    return parts, y + MARGIN - 6


def _line(x: float, y: float, colour: str, wide: float, dash: str | None) -> str:
    return element(
        "path",
        d=f"M{svg.number(x)} {svg.number(y)}h{svg.number(_SAMPLE)}",
        stroke=colour,
        stroke_width=wide,
        stroke_dasharray=dash,
    )


def _disputed(x: float, y: float) -> str:
    return _line(x, y, svg.DISPUTED, 3, None) + svg.warning(x + _SAMPLE / 2, y, 13)
