"""SVG written by hand: elements as text, a number in few digits, and the page round them."""

from collections.abc import Iterable
from html import escape

from kg.characters import legal
from kg.draw.picture.font import FAMILY, width

INK, SOFT, PAPER = "#1a1a1a", "#5b6472", "#ffffff"
DISPUTED = "#b3121d"


def number(value: float) -> str:
    """The number with one digit after the point, where it needs one."""
    text = f"{value:.1f}"
    return "0" if text == "-0.0" else text.removesuffix(".0")


def element(name: str, *inside: str, **attributes: object) -> str:
    """An element; `_` in a name of an attribute is `-`, floats are rounded, None is left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>"


def words(text: str) -> str:
    """Text as the content of an element."""
    return escape(legal(text), quote=False)


def title(text: str) -> str:
    """What a browser shows where the pointer rests."""
    return element("title", words(text))


def text(
    x: float, y: float, content: str, size: float, *, bold: bool = False, **attributes: object
) -> str:
    """One line of text, `y` being its base line.

    Its length is told, so that a viewer with another font fits it into the room it has.
    """
    return element(
        "text",
        words(content),
        x=x,
        y=y,
        font_size=size,
        font_weight="bold" if bold else None,
        textLength=width(content, size, bold=bold) or None,
        lengthAdjust="spacingAndGlyphs",
        **attributes,
    )


def line_words(
    place: tuple[float, float] | None, content: str, size: float, *, disputed: bool
) -> str:
    """Words over a line, on a paper of their own; nothing where they have no place."""
    if place is None:
        return ""
    return text(
        *place,
        content,
        size,
        fill=DISPUTED if disputed else SOFT,
        stroke=PAPER,
        stroke_width=3,
        paint_order="stroke",
    )


def warning(x: float, y: float, size: float) -> str:
    """A triangle with a stroke and a dot in it, centred there; drawn, as fonts lack the sign."""
    half, high = size / 2, size * 0.88
    top, foot = y - high / 2, y + high / 2
    triangle = f"M{number(x)} {number(top)}L{number(x + half)} {number(foot)}H{number(x - half)}Z"
    mark = (
        f"M{number(x)} {number(top + high * 0.36)}V{number(top + high * 0.66)}"
        f"M{number(x)} {number(top + high * 0.82)}v.1"
    )
    return element(
        "g",
        element(
            "path", d=triangle, fill=DISPUTED, stroke=PAPER, stroke_width=1.2, paint_order="stroke"
        ),
        element("path", d=mark, stroke=PAPER, stroke_width=size / 9, stroke_linecap="round"),
        class_="warning",
    )


def page(wide: float, high: float, name: str, described: str, parts: Iterable[str]) -> str:
    """A whole picture with its name and description for those who do not see it."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + element(
            "svg",
            "\n",
            title(name) + "\n",
            element("desc", words(described)) + "\n",
            element("rect", width=wide, height=high, fill=PAPER) + "\n",
            *(f"{part}\n" for part in parts),
            xmlns="http://www.w3.org/2000/svg",
            width=wide,
            height=high,
            viewBox=f"0 0 {number(wide)} {number(high)}",
            font_family=FAMILY,
            role="img",
        )
        + "\n"
    )


def _value(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    return escape(legal(str(value)))
