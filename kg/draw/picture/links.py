"""Links as lines, in the map and in the network view alike; where a line runs is theirs to say."""

from collections.abc import Mapping, Sequence

from kg.draw.network import Link, Network
from kg.draw.picture import svg
from kg.draw.picture.frame import DASH, stroke
from kg.draw.picture.labels import Box, Point, over_lines
from kg.draw.picture.svg import element
from kg.draw.picture.wording import describe_link
from kg.report.words import name_words

_SMALL = 10.5  # size of the words on a line


def links_by_end(network: Network) -> dict[str, list[Link]]:
    """The links of each node that has any, by its IRI."""
    found: dict[str, list[Link]] = {}
    for link in network.links:
        for end in (link.source, link.target):
            found.setdefault(end, []).append(link)
    return found


def thin_last(links: Sequence[Link]) -> list[Link]:
    """Those disputed on top, else the thin ones over the thick ones."""
    return sorted(links, key=lambda one: (bool(one.disputed), -one.sources))


def link_line(network: Network, link: Link, labels: Mapping[str, str], path: str, over: str) -> str:
    """The link along an SVG path, with its title; `over` is what stands on it."""
    manner = network.manner(link)
    colour = svg.DISPUTED if link.disputed else manner.colour if manner else svg.SOFT
    return element(
        "g",
        svg.title(describe_link(network, link, labels)),
        element(
            "path",
            d=path,
            fill="none",
            stroke=colour,
            stroke_width=stroke(link.sources),
            stroke_opacity="0.95" if link.disputed else "0.7",
            stroke_dasharray=DASH if link.planned else None,
        ),
        over,
        class_="link disputed" if link.disputed else "link",
    )


def role_words(
    links: Sequence[Link], ways: Sequence[Sequence[Point]], taken: Sequence[Box]
) -> list[str]:
    """What is said, in words over each line, clear of the boxes taken.

    `ways` are points of each line, the best place first; words that find none are left out.
    """
    told = [", ".join(map(name_words, link.roles)) for link in links]
    places = over_lines([*zip(told, ways, strict=True)], taken, _SMALL)
    return [
        svg.line_words(place, words, _SMALL, disputed=bool(link.disputed))
        for link, words, place in zip(links, told, places, strict=True)
    ]
