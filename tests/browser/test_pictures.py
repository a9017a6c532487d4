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
from tests.browser.modes import LONG, each_look, keep
from tests.browser.visit import Visit
from tests.draw.picture.conftest import make_network

Open = Callable[..., AbstractContextManager[Visit]]

ARTICLES = str(data_folder("sources") / "articles")
PICTURES = [
    f"{one}-{size}" for one in LAYOUTS for size in ("seed", *([5, 40, 400] if LONG else [40]))
]
TITLE = "Birds & probes <of the marsh>"
PAGE = '<!doctype html><html lang="en"><title>A picture</title><body style="margin: 0">{}</body>'


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A picture of the article that ships, or of a made-up network of so many nodes; drawn once."""
    folder = tmp_path_factory.mktemp("pictures")
    kept = folder / "kept"

    def draw(name: str) -> Path:
        path = folder / f"graph-{name}.svg"
        layout, size = name.split("-")
        if not path.exists() and size == "seed":
            if not kept.exists():
                run("ingest", ARTICLES, "--store", str(kept))
            args = ["--store", str(kept), "--layout", layout, "--title", TITLE]
            run("graph", *args, "-o", str(path))
        elif not path.exists():
            path.write_text(LAYOUTS[layout](make_network(int(size)), TITLE), "utf-8")
        return path

    return draw


def run(*args: str) -> None:
    """Run kg, which must succeed."""
    ended = CliRunner().invoke(main, [*args, "-q"])
    assert ended.exit_code == 0, ended.output


@each_look(PICTURES)
def test_it_is_well_formed_asks_for_nothing_and_can_be_read(
    visit: Open, pictures: Callable[[str], Path], name: str, width: int, dark: bool
) -> None:
    picture = pictures(name)
    root = ET.parse(picture).getroot()
    assert root.findtext("{http://www.w3.org/2000/svg}title") == TITLE
    with visit(picture, width=width, dark=dark) as seen:
        assert seen.page.evaluate("() => document.documentElement.localName") == "svg"
        assert seen.faults() == []
        assert seen.requests == [picture.as_uri()]
    # The browser takes no picture of a whole SVG, only of a page in which one stands.
    page = picture.with_suffix(".html")
    drawing = picture.read_text("utf-8").partition("?>")[2]
    page.write_text(PAGE.format(drawing), "utf-8")
    with visit(page, width=width, dark=dark) as seen:
        keep(seen, picture.stem, width, dark)
        assert len(drawn_words(seen)) > 10
        assert overlap_faults(seen) == []
