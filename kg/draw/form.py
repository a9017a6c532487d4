"""The forms in which a network is written, by the suffix of the file."""

from collections.abc import Callable
from pathlib import Path

from kg.draw.dot import as_dot
from kg.draw.gexf import as_gexf
from kg.draw.graphml import as_graphml
from kg.draw.jsonform import as_json
from kg.draw.mermaid import as_mermaid
from kg.draw.network import Network
from kg.draw.page import as_page
from kg.draw.picture.lanes import as_timeline
from kg.draw.picture.map import as_map
from kg.draw.picture.png import as_png
from kg.draw.picture.web import as_web, positions
from kg.errors import UsageError

# As SVG; each takes the network and the name above the picture.
LAYOUTS: dict[str, Callable[[Network, str], str]] = {
    "map": as_map,
    "network": as_web,
    "timeline": as_timeline,
}

# Those that others draw.
EXCHANGE: dict[str, Callable[[Network], str]] = {
    "dot": as_dot,
    "mmd": as_mermaid,
    "gexf": as_gexf,
    "graphml": as_graphml,
    "json": as_json,
}
PICTURES = ("svg", "png")
FORMS = (*PICTURES, "html", *EXCHANGE)


def write_network(network: Network, form: str, layout: str, name: str) -> str | bytes:
    """The network in one of FORMS; name and layout matter to pictures alone.

    Raises UsageError for a timeline that is no picture, as the other forms have no days.
    """
    if layout == "timeline" and form not in PICTURES:
        remedy = f"write {' or '.join(PICTURES)}"
        raise UsageError("--layout timeline", f"is a picture, and {form} is none", remedy)
    if form in EXCHANGE:
        return EXCHANGE[form](network)
    if form == "html":
        return as_page(network, positions(network), title=name)
    picture = LAYOUTS[layout](network, name)
    return as_png(picture) if form == "png" else picture


def form_of(file: str) -> str:
    """The form that the file's suffix says. Raises UsageError for one that is none."""
    suffix = Path(file).suffix.removeprefix(".").lower()
    if suffix not in FORMS:
        some = ", ".join(f".{one}" for one in FORMS)
        raise UsageError(file, "has no suffix of a picture", f"end it with one of {some}")
    return suffix
