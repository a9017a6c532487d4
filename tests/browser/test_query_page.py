"""The page of `kg query --format html`: a table that may hold anything."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.folder import data_folder
from tests.browser.axe import access_faults
from tests.browser.keyboard import focus_faults, walk
from tests.browser.layout import sideways_faults
from tests.browser.links import link_faults
from tests.browser.modes import WIDTHS, keep, looks
from tests.browser.visit import Visit

Open = Callable[..., AbstractContextManager[Visit]]
Pages = dict[str, Path]

ARTICLES = str(data_folder("sources") / "articles")
OUTSIDE = ("https://example.org/a?b=1&c='2'", "http://example.org/" + "long/" * 40)
MIXED = f"""
SELECT ?thing ?page ?text ?amount {{
  VALUES (?thing ?page ?text ?amount) {{
    (ent:isro <{OUTSIDE[0]}> "<script>alert(1)</script> & <img src=x>" 12.5)
    (ent:jaxa <{OUTSIDE[1]}> "{"word" * 60}" 3)
    (ent:vikram <javascript:alert(2)> "هبوط على القمر"@ar UNDEF)
  }}
}} ORDER BY ?thing
"""
QUERIES = {
    "named": ["who-develops-what"],
    "mixed": ["-e", MIXED],
    "yes": ["-e", "ASK { ?party space:develops ?craft }"],
    "nothing": ["-e", "SELECT ?s { ?s space:develops ent:sriharikota }"],
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The answers to a named query, to one of all kinds of terms, of yes or no, and of no row."""
    folder = tmp_path_factory.mktemp("answers")
    kept = str(folder / "kept")
    assert CliRunner().invoke(main, ["ingest", ARTICLES, "--store", kept, "-q"]).exit_code == 0
    made = {}
    for name, args in QUERIES.items():
        made[name] = folder / f"{name}.html"
        ended = CliRunner().invoke(
            main, ["query", *args, "--store", kept, "-o", str(made[name]), "-q"]
        )
        assert ended.exit_code == 0, ended.output
    return made


@pytest.fixture(scope="module", params=looks(QUERIES), ids=str)
def seen(visit: Open, pages: Pages, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """An answer as it is opened in some mode; one page for all tests that only look at it."""
    name, width, dark = request.param
    with visit(pages[name], width=width, dark=dark) as opened:
        keep(opened, f"query-{name}", width, dark)
        yield opened


def test_it_asks_for_nothing_and_every_link_is_an_address_of_the_rows(seen: Visit) -> None:
    seen.page.wait_for_load_state("networkidle")
    assert seen.faults() == []
    assert link_faults(seen, OUTSIDE) == []
    assert seen.page.locator("a").count() == (len(OUTSIDE) if seen.file.stem == "mixed" else 0)


def test_it_has_no_serious_fault_of_accessibility(seen: Visit) -> None:
    assert access_faults(seen) == []
    assert focus_faults(walk(seen)) == []


@pytest.mark.parametrize("name", QUERIES)
def test_it_is_as_wide_as_its_window(visit: Open, pages: Pages, name: str) -> None:
    with visit(pages[name]) as seen:
        for width in WIDTHS:
            seen.resize(width)
            assert sideways_faults(seen) == [], width


def test_what_is_in_a_cell_is_text(visit: Open, pages: Pages) -> None:
    with visit(pages["mixed"]) as seen:
        assert seen.page.locator("script, img").count() == 0
        assert "<script>alert(1)</script> & <img src=x>" in seen.page.inner_text("table")
