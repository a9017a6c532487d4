"""The colours of the lines, as the ontology gives them, so that they are seen on light and dark."""

import colorsys
import re

from kg.draw.network import Network

# The grounds of the page's style sheet, and how far a line must stand out from them: WCAG 2.2,
# 1.4.11, asks for 3:1.
LIGHT, DARK = "#fbfaf7", "#14171c"
CONTRAST = 3.2
OTHER = "#6d6d6d"


def line_colours(network: Network) -> tuple[str, ...]:
    """A colour for each manner of the network, and one for links of no manner."""
    named = [one.colour for one in network.manners]
    return tuple(one if re.fullmatch("#[0-9a-fA-F]{6}", one) else OTHER for one in (*named, OTHER))


def colour_style(network: Network) -> str:
    """The style sheet that names the colours of this network."""
    colours = line_colours(network)
    light = _variables(colours, LIGHT)
    dark = _variables(colours, DARK)
    classes = "".join(f".line-{n} {{ color: var(--line-{n}); }}\n" for n in range(len(colours)))
    return (
        f":root {{ {light} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root:not(.printed) {{ {dark} }} }}\n{classes}"
    )


def _variables(colours: tuple[str, ...], ground: str) -> str:
    return " ".join(f"--line-{n}: {seen_on(one, ground)};" for n, one in enumerate(colours))


def seen_on(colour: str, ground: str) -> str:
    """The colour (#rrggbb), or one as much lighter or darker as it must be to stand out."""
    hue, light, full = colorsys.rgb_to_hls(*_parts(colour))
    step = -0.01 if _luminance(ground) > 0.5 else 0.01
    while contrast(colour, ground) < CONTRAST:
        light += step
        colour = _hex(colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full))
    return colour


def contrast(one: str, two: str) -> float:
    """WCAG's contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
