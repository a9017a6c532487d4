"""The page put together: template, style, scripts and data in one file that asks for no other."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from kg.draw.network import Kind, Network
from kg.draw.page.choices import choices_of
from kg.draw.page.form import network_form
from kg.draw.page.links import groups_of
from kg.draw.page.palette import colour_style
from kg.draw.page.policy import content_policy, inert_json

FOLDER = Path(__file__).parent

# In this order, as one scope: each names what the ones before it define.
SCRIPTS = ("palette", "labels", "picture", "filters", "panel", "search", "main")

# Cytoscape adds a style element of this content unless one of its id is there; the policy of the
# page lets in none that it does not know.
_CONTAINER_STYLE = ".__________cytoscape_container { position: relative; }"


def as_page(network: Network, positions: Mapping[str, tuple[float, float]], *, title: str) -> str:
    """The network as an HTML page that works from a file, without a request to anywhere.

    `positions` gives, by IRI, where each node lies: x to the right and y downwards, in any unit.
    Without script the page still lists every link with its quotes. The same values give the same
    bytes. Raises KeyError for a node without a position.
    """
    cytoscape = (FOLDER / "vendor" / "cytoscape.min.js").read_text("utf-8")
    style = (FOLDER / "page.css").read_text("utf-8") + colour_style(network)
    script = _joined(SCRIPTS)
    return _template().render(
        title=title,
        network=network,
        nouns={kind.value: network.noun(kind) for kind in Kind},
        choices=choices_of(network),
        groups=groups_of(network),
        data=inert_json(network_form(network, positions)),
        policy=content_policy(scripts=(cytoscape, script), styles=(_CONTAINER_STYLE, style)),
        cytoscape=cytoscape,
        script=script,
        container_style=_CONTAINER_STYLE,
        style=style,
    )


def _joined(names: tuple[str, ...]) -> str:
    parts = [(FOLDER / "script" / f"{name}.js").read_text("utf-8") for name in names]
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2")
