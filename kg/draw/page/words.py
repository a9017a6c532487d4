"""How manners of speech read on the page, and how its address names nodes and links."""

import re
from collections import Counter

from kg.draw.network import Link, Network
from kg.model import Tense
from kg.rdf import digest

TENSES = {Tense.PAST: "past", Tense.PRESENT: "under way", Tense.FUTURE: "planned"}


def slugs(network: Network) -> dict[str, str]:
    """A short name of each node for the page's address, by IRI: the end of the IRI, or more of it.

    The same IRI has the same name in every picture, unless two nodes would share it. Where they
    would share the longer name too (`x#f` and `x/f`), a hash of the IRI makes the difference.
    """
    ends = {node.iri: re.split(r"[/#]", node.iri.rstrip("/#"))[-1] for node in network.nodes}
    names = {iri: _slug(end) for iri, end in ends.items()}
    names |= {iri: _slug(iri) for iri in _shared(names)}
    return names | {iri: _slug(f"{names[iri]}-{digest(iri, length=8)}") for iri in _shared(names)}


def _shared(names: dict[str, str]) -> list[str]:
    """The IRIs whose name another one has, or that have none."""
    taken = Counter(names.values())
    return [iri for iri, name in names.items() if not name or taken[name] > 1]


def _slug(text: str) -> str:
    return re.sub(r"[^\w.]+", "-", text).strip("-")


def link_slug(link: Link, names: dict[str, str]) -> str:
    """A short name of the link for the page's address."""
    return f"{names[link.source]}--{names[link.target]}"
