"""Each layout at 5, 40 and 400 nodes: all can be read, and every line has its quotes."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from kg.draw.form import LAYOUTS
from kg.draw.network import Kind, Network
from kg.draw.picture.font import width
from kg.draw.picture.web import positions

SIZES = (5, 40, 400)
SVG = "{http://www.w3.org/2000/svg}"
_RISE, _FALL = 0.72, 0.21  # of the size: a capital's height, and what hangs below the line


class Box(NamedTuple):
    """`words` and the box round them."""

    words: str
    left: float
    top: float
    right: float
    low: float


def text_boxes(picture: str) -> list[Box]:
    """One for each text element."""
    return [_box(one) for one in ET.fromstring(picture.encode()).iter(f"{SVG}text")]


def overlaps(boxes: list[Box]) -> list[tuple[str, str]]:
    """The words that lie on others."""
    found = []
    ordered = sorted(boxes, key=lambda box: box.top)
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.top >= one.low:
                break
            if one.left < other.right and other.left < one.right:
                found.append((one.words, other.words))
    return found


def outside(picture: str) -> list[str]:
    """The words that run out of the picture."""
    root = ET.fromstring(picture.encode())
    wide, high = float(root.get("width", "0")), float(root.get("height", "0"))
    return [
        box.words
        for box in text_boxes(picture)
        if box.left < 0 or box.top < 0 or box.right > wide or box.low > high
    ]


def _box(element: ET.Element) -> Box:
    words, size = element.text or "", float(element.get("font-size", "0"))
    long = width(words, size, bold=element.get("font-weight") == "bold")
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    shift = {"end": long, "middle": long / 2}.get(element.get("text-anchor", "start"), 0.0)
    return Box(words, x - shift, y - size * _RISE, x - shift + long, y + size * _FALL)


_drawn: dict[tuple[str, int], str] = {}


@pytest.fixture(params=[(layout, size) for layout in LAYOUTS for size in SIZES], ids=str)
def drawn(
    request: pytest.FixtureRequest, made: Callable[[int], Network]
) -> tuple[str, str, Network]:
    layout, size = request.param
    if request.param not in _drawn:
        _drawn[request.param] = LAYOUTS[layout](made(size), "Birds & probes <of the marsh>")
    return layout, _drawn[request.param], made(size)


def titles(picture: str, kind: str) -> list[str]:
    groups = ET.fromstring(picture.encode()).iter(f"{SVG}g")
    return [
        one.findtext(f"{SVG}title") or ""
        for one in groups
        if kind in (one.get("class") or "").split()
    ]


def test_no_words_lie_on_others_or_leave_the_picture(drawn: tuple[str, str, Network]) -> None:
    _, picture, _ = drawn
    assert overlaps(text_boxes(picture)) == []
    assert outside(picture) == []


def test_words_tell_their_length_to_a_viewer_with_another_font(
    drawn: tuple[str, str, Network],
) -> None:
    _, picture, _ = drawn
    told = [
        float(one.get("textLength", "0"))
        for one in ET.fromstring(picture.encode()).iter(f"{SVG}text")
    ]
    assert told == pytest.approx([box.right - box.left for box in text_boxes(picture)], abs=0.06)


def test_every_line_tells_all_its_quotes(drawn: tuple[str, str, Network]) -> None:
    layout, picture, network = drawn
    if layout == "timeline":
        quotes = "\n".join(titles(picture, "said"))
        assert [one for one in network.dates if one.statement.quote.exact not in quotes] == []
        return
    told = sorted(titles(picture, "link"))
    assert len(told) == len(network.links)
    for link in network.links:
        quotes = {one.quote.exact for one in link.statements}
        assert any(all(quote in one for quote in quotes) for one in told)


def test_every_node_is_named_once(drawn: tuple[str, str, Network]) -> None:
    layout, picture, network = drawn
    if layout == "timeline":
        missions = {one.mission.label for one in network.dates}
        names = [box.words for box in text_boxes(picture) if box.words in missions]
        assert sorted(names) == sorted(missions)
        return
    told = [one.split(" (")[0] for kind in ("party", "mission") for one in titles(picture, kind)]
    assert sorted(told) == sorted(node.label for node in network.nodes)
    shown = [box.words for box in text_boxes(picture)]
    assert [node.label for node in network.nodes if node.label not in shown] == []


def test_disputed_lines_are_marked_by_more_than_colour(drawn: tuple[str, str, Network]) -> None:
    layout, picture, network = drawn
    groups = [*ET.fromstring(picture.encode()).iter(f"{SVG}g")]
    disputed = [one for one in groups if "disputed" in (one.get("class") or "")]
    links = network.dates if layout == "timeline" else network.links
    assert len(disputed) == sum(bool(link.disputed) for link in links)
    signs = [one.findall(f"{SVG}g[@class='warning']") for one in disputed]
    assert [len(found) for found in signs] == [1] * len(disputed)


def test_the_picture_says_what_is_seen_and_from_where(drawn: tuple[str, str, Network]) -> None:
    layout, picture, network = drawn
    words = " ".join(box.words for box in text_boxes(picture))
    assert words.startswith("Birds & probes <of the marsh> ")
    dates = f"{len(network.dates)} dates said"
    assert (dates if layout == "timeline" else f"{len(network.links)} links") in words
    assert ", published 202" in words


def test_boxes_of_the_network_view_do_not_overlap(made: Callable[[int], Network]) -> None:
    picture = LAYOUTS["network"](made(40), "x")
    rects = [
        tuple(float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        for one in ET.fromstring(picture.encode()).iter(f"{SVG}g")
        if one.get("class") in ("party", "mission")
        for rect in one.iter(f"{SVG}rect")
    ]
    assert [
        (one, other)
        for number, one in enumerate(rects)
        for other in rects[number + 1 :]
        if one[0] < other[0] + other[2]
        and other[0] < one[0] + one[2]
        and one[1] < other[1] + other[3]
        and other[1] < one[1] + one[3]
    ] == []
    assert all(min(point) > 0 for point in positions(made(40)).values())


def test_headline_and_legend_say_the_ontologys_words(made: Callable[[int], Network]) -> None:
    sold = replace(made(5), nouns={Kind.PARTY: "seller", Kind.MISSION: "product"})
    words = {box.words for box in text_boxes(LAYOUTS["network"](sold, "Who sells what"))}
    assert {"seller", "product"} <= words
