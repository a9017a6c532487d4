"""The SVG of `kg graph` in a browser: it is well-formed, asks for nothing, and can be read."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.draw.form import LAYOUTS
from kg.folder import data_folder
from tests.browser.layout import drawn_words, overlap_faults
from tests.browser.modes import LONG
from tests.browser.visit import Visit
from tests.draw.picture.conftest import make_network

Open = Callable[..., AbstractContextManager[Visit]]

ARTICLES = str(data_folder("sources") / "articles")
SIZES = ("seed", 40, *([5, 400] if LONG else []))
TITLE = "Birds & probes <of the marsh>"
PAGE = '<!doctype html><html lang="en"><title>A picture</title><body style="margin: 0">{}</body>'


@pytest.fixture(scope="module", params=[(layout, size) for layout in LAYOUTS for size in SIZES])
def picture(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture of the article that ships, or of a made-up network of so many nodes."""
    layout, size = request.param
    path = tmp_path_factory.mktemp("picture") / f"graph-{layout}-{size}.svg"
    if size == "seed":
        args = ["graph", ARTICLES, "--layout", layout, "--title", TITLE, "-o", str(path), "-q"]
        ended = CliRunner().invoke(main, args)
        assert ended.exit_code == 0, ended.output
    else:
        path.write_text(LAYOUTS[layout](make_network(size), TITLE), "utf-8")
    return path


def test_it_is_well_formed_and_asks_for_nothing(visit: Open, picture: Path) -> None:
    root = ET.parse(picture).getroot()
    assert root.findtext("{http://www.w3.org/2000/svg}title") == TITLE
    with visit(picture) as seen:
        assert seen.page.evaluate("() => document.documentElement.localName") == "svg"
        assert seen.faults() == []
        assert seen.requests == [picture.as_uri()]


def test_no_text_lies_over_another_or_is_cut_off(visit: Open, picture: Path) -> None:
    # The browser takes no picture of a whole SVG, only of a page in which one stands.
    page = picture.with_suffix(".html")
    drawing = picture.read_text("utf-8").partition("?>")[2]
    page.write_text(PAGE.format(drawing), "utf-8")
    with visit(page) as seen:
        seen.see(picture.stem)
        assert len(drawn_words(seen)) > 10
        assert overlap_faults(seen) == []
