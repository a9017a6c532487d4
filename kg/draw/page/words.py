"""How names, times and manners of speech read on the page."""

import re

from kg.draw.network import Link, Network
from kg.model import Entity, Quantity, Tense, Time, Value

TENSES = {Tense.PAST: "past", Tense.PRESENT: "under way", Tense.FUTURE: "planned"}


def name_words(name: str) -> str:
    """A local name or CURIE as words: partnersWith, space:LaunchSite -> partners with, launch site.

    Capitals that stand together stay: ESAMission -> ESA mission.
    """
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^A-Z_\s-]+", name.rpartition(":")[2])
    return " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts)


def value_words(value: Value) -> str:
    """The entity's label, or the words of the text with the days that they stand for."""
    if isinstance(value, Entity):
        return value.label
    if isinstance(value, Quantity):
        return value.text
    days = _days(value)
    return days if value.text in ("", days) else f"{value.text} ({days})"


def _days(time: Time) -> str:
    earliest, latest = time.earliest, time.latest
    if earliest is None or latest is None:
        return f"from {earliest}" if earliest else f"by {latest}" if latest else "no date"
    return str(earliest) if earliest == latest else f"{earliest} to {latest}"


def slugs(network: Network) -> dict[str, str]:
    """A short name of each node for the page's address, by IRI: the end of the IRI, or more of it.

    The same IRI has the same name in every picture, unless two nodes would share it.
    """
    short = {
        node.iri: _slug(re.split(r"[/#]", node.iri.rstrip("/#"))[-1]) for node in network.nodes
    }
    taken = list(short.values())
    return {
        iri: name if name and taken.count(name) == 1 else _slug(iri) for iri, name in short.items()
    }


def _slug(text: str) -> str:
    return re.sub(r"[^\w.]+", "-", text).strip("-")


def link_slug(link: Link, names: dict[str, str]) -> str:
    """A short name of the link for the page's address."""
    return f"{names[link.source]}--{names[link.target]}"
