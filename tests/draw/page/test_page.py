import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.draw.network import Kind, Network
from kg.draw.page import as_page
from kg.draw.page.form import network_form

Positions = dict[str, tuple[float, float]]


class Page(HTMLParser):
    """What a browser makes of the page: tags with their attributes, and the text in each."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = tag

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open, data))

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def inside(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def test_the_same_network_gives_the_same_bytes(network: Network, positions: Positions) -> None:
    first = as_page(network, positions, title="Who flies what")
    assert as_page(network, dict(reversed(positions.items())), title="Who flies what") == first


def test_the_policy_names_each_script_and_style_of_the_page_by_its_hash(
    network: Network, positions: Positions
) -> None:
    html = as_page(network, positions, title="Who flies what")
    policy = Page(html).attributes("meta")[1]["content"] or ""
    blocks = re.findall(r"<(script|style)(?: id=\"__[^>]*)?>(.*?)</\1>", html, re.S)
    hashes = {"script": "", "style": ""}
    for kind, text in blocks:
        digest = hashlib.sha256(text.encode()).digest()
        hashes[kind] += f" 'sha256-{base64.b64encode(digest).decode()}'"
    assert policy == (
        f"default-src 'none'; script-src{hashes['script']}; style-src{hashes['style']}; "
        "base-uri 'none'; form-action 'none'"
    )
    assert [kind for kind, _ in blocks] == ["style", "style", "script", "script"]


def test_what_a_quote_holds_is_never_markup(network: Network, positions: Positions) -> None:
    html = as_page(network, positions, title="<b>Who</b> & what")
    page = Page(html)
    assert len(page.attributes("script")) == 3
    assert page.attributes("b") == []
    assert page.inside("title") == ["<b>Who</b> & what"]
    assert "Boreal </script><script>alert(1)</script> & <!-- funds \u2028 Tern" in page.inside(
        "mark"
    )


def test_nothing_in_the_page_asks_for_another_file_or_runs_from_an_attribute(
    network: Network, positions: Positions
) -> None:
    page = Page(as_page(network, positions, title="Who flies what"))
    loading = {"src", "srcset", "action", "data", "poster", "background", "style"}
    names = {(tag, name) for tag, attributes in page.tags for name in attributes}
    assert [one for one in names if one[1] in loading or one[1].startswith("on")] == []
    assert [tag for tag, _ in page.tags if tag in ("link", "iframe", "object", "img")] == []
    assert [one["href"] for one in page.attributes("a")] == ["#links"]


def test_the_data_in_the_page_is_the_whole_network(network: Network, positions: Positions) -> None:
    html = as_page(network, positions, title="Who flies what")
    text = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.S)
    assert text is not None
    assert json.loads(text[1]) == network_form(network, positions)


def test_every_link_is_listed_with_all_its_quotes_for_readers_without_script(
    network: Network, positions: Positions
) -> None:
    page = Page(as_page(network, positions, title="Who flies what"))
    listed = [one["data-link"] for one in page.attributes("li") if "data-link" in one]
    assert listed == ["aster--boreal", "aster--heron-1", "boreal--heron-1", "boreal--tern"]
    quotes = {one.quote.exact for link in network.links for one in link.statements}
    assert quotes == set(page.inside("mark"))


def test_a_node_without_a_position_is_an_error(network: Network) -> None:
    with pytest.raises(KeyError):
        as_page(network, {}, title="Who flies what")


def test_a_network_of_nothing_is_a_page_all_the_same() -> None:
    page = Page(as_page(Network(nodes=(), links=()), {}, title="Nothing"))
    assert page.inside("h1") == ["Nothing"]


def test_the_page_says_the_ontologys_words_for_both_ends(
    network: Network, positions: Positions
) -> None:
    sold = replace(network, nouns={Kind.PARTY: "seller", Kind.MISSION: "product"})
    page = Page(as_page(sold, positions, title="Who sells what"))
    assert page.inside("label")[:3] == ["Find a seller or product", "Seller", "Product"]
