"""The page of `kg query --format html`: a table that may hold anything."""

from collections.abc import Callable
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
from tests.browser.modes import each_mode, each_width, mode_name
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
    "named": ["who-develops-what", "--on", ARTICLES],
    "mixed": ["-e", MIXED, "--on", ARTICLES],
    "yes": ["-e", "ASK { ?party space:develops ?craft }", "--on", ARTICLES],
    "nothing": ["-e", "SELECT ?s { ?s space:develops ent:sriharikota }", "--on", ARTICLES],
}
each_page = pytest.mark.parametrize("name", QUERIES)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The answers to a named query, to one of all kinds of terms, of yes or no, and of no row."""
    folder = tmp_path_factory.mktemp("answers")
    made = {}
    for name, args in QUERIES.items():
        made[name] = folder / f"{name}.html"
        ended = CliRunner().invoke(main, ["query", *args, "-o", str(made[name]), "-q"])
        assert ended.exit_code == 0, ended.output
    return made


@each_page
def test_it_asks_for_nothing_and_every_link_is_an_address_of_the_rows(
    visit: Open, pages: Pages, name: str
) -> None:
    with visit(pages[name]) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.faults() == []
        assert link_faults(seen, OUTSIDE) == []
        assert seen.page.locator("a").count() == (len(OUTSIDE) if name == "mixed" else 0)


@each_page
@each_width
def test_it_is_as_wide_as_its_window(visit: Open, pages: Pages, name: str, width: int) -> None:
    with visit(pages[name], width=width) as seen:
        assert sideways_faults(seen) == []


@each_page
@each_mode
def test_it_has_no_serious_fault_of_accessibility(
    visit: Open, pages: Pages, name: str, width: int, dark: bool
) -> None:
    with visit(pages[name], width=width, dark=dark) as seen:
        seen.see(mode_name(f"query-{name}", width, dark))
        assert access_faults(seen) == []
        assert focus_faults(walk(seen)) == []


def test_what_is_in_a_cell_is_text(visit: Open, pages: Pages) -> None:
    with visit(pages["mixed"]) as seen:
        assert seen.page.locator("script, img").count() == 0
        assert "<script>alert(1)</script> & <img src=x>" in seen.page.inner_text("table")
