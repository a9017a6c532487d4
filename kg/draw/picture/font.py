"""How wide words are: the widths of the glyphs of the font that is shipped.

Liberation Sans has the widths of Arial and Helvetica, so that a picture drawn with it fits in a
browser that has any of the three. The tables are those of OpenType: `head`, `hhea`, `hmtx`, `cmap`.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from struct import unpack_from

FOLDER = Path(__file__).parent / "fonts"
FILES = (FOLDER / "LiberationSans-Regular.ttf", FOLDER / "LiberationSans-Bold.ttf")
FAMILY = "Liberation Sans, Arimo, Helvetica, Arial, sans-serif"
_OTHER = 0.6  # of the size: a letter that the font has not
_ELLIPSIS = "…"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is at that size, in the unit of the size."""
    widths = _widths(FILES[bold])
    return size * sum(widths.get(letter) or _foreign(letter) for letter in text)


def shorten(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as has room, with an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + _ELLIPSIS, size, bold=bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + _ELLIPSIS


def wrap(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines that have room; a word that has none is cut short."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(shorten(word, room, size, bold=bold))
    return lines


def _foreign(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else _OTHER


@cache
def _widths(file: Path) -> Mapping[str, float]:
    data = file.read_bytes()
    tables = {}
    for number in range(unpack_from(">H", data, 4)[0]):
        name, _, offset, _ = unpack_from(">4sIII", data, 12 + 16 * number)
        tables[name.decode()] = offset
    (units,) = unpack_from(">H", data, tables["head"] + 18)
    (count,) = unpack_from(">H", data, tables["hhea"] + 34)
    advances = [unpack_from(">H", data, tables["hmtx"] + 4 * one)[0] for one in range(count)]
    return {
        chr(code): advances[min(glyph, count - 1)] / units
        for code, glyph in _glyphs(data, tables["cmap"])
    }


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Code points with their glyphs, of the first subtable of format 4."""
    for number in range(unpack_from(">H", data, cmap + 2)[0]):
        table = cmap + unpack_from(">I", data, cmap + 8 + 8 * number)[0]
        if unpack_from(">H", data, table)[0] == 4:
            break
    else:
        return
    segments = unpack_from(">H", data, table + 6)[0] // 2
    ends, starts = table + 14, table + 16 + 2 * segments
    for one in range(segments):
        (end,) = unpack_from(">H", data, ends + 2 * one)
        (start,) = unpack_from(">H", data, starts + 2 * one)
        (delta,) = unpack_from(">H", data, starts + 2 * (segments + one))
        place = starts + 2 * (2 * segments + one)
        (offset,) = unpack_from(">H", data, place)
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = unpack_from(">H", data, place + offset + 2 * (code - start))
            if glyph or not offset:
                yield code, (glyph + delta) & 0xFFFF
