"""The page of a network in a real browser: picture, search, filters, panel, address, list."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.draw.page import as_page
from kg.draw.picture.web import positions
from tests.browser.axe import access_faults
from tests.browser.keyboard import focus_faults, walk
from tests.browser.layout import sideways_faults
from tests.browser.links import link_faults
from tests.browser.modes import LONG, each_look, keep
from tests.browser.visit import Visit
from tests.draw.page.small import HOSTILE, POSITIONS, small_network
from tests.draw.picture.conftest import make_network

if TYPE_CHECKING:
    from playwright.sync_api import Page

Open = Callable[..., AbstractContextManager[Visit]]

# Where a line has its middle in the window; Cytoscape keeps itself at the element that it fills.
_MIDDLE = """id => {
  const picture = document.getElementById("picture"), box = picture.getBoundingClientRect();
  const middle = picture._cyreg.cy.getElementById(id).renderedMidpoint();
  return [box.left + middle.x, box.top + middle.y];
}"""
_PLACE = """id => {
  const picture = document.getElementById("picture"), box = picture.getBoundingClientRect();
  const place = picture._cyreg.cy.getElementById(id).renderedPosition();
  return [box.left + place.x, box.top + place.y];
}"""
_LIT = """() => document.getElementById("picture")._cyreg.cy.elements()
  .filter(one => !one.hasClass("faded")).map(one => one.id()).sort()"""
_SEEN = """() => document.getElementById("picture")._cyreg.cy.edges(":visible")
  .map(one => one.id()).sort()"""
ALL = ["aster--boreal", "aster--heron-1", "boreal--heron-1", "boreal--tern"]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "network.html"
    path.write_text(as_page(small_network(), POSITIONS, title="Who flies what"), "utf-8")
    return path


def await_address(page: "Page", fragment: str) -> None:
    """What is typed reaches the page a moment later."""
    page.wait_for_function("wanted => location.hash.slice(1) === wanted", arg=fragment)


def listed(page: "Page") -> list[str]:
    items = page.locator("#links li[data-link]:visible").all()
    return [str(one.get_attribute("data-link")) for one in items]


def seen_links(page: "Page") -> list[str]:
    found: list[str] = page.evaluate(_SEEN)
    return found


# What is shown: of how many nodes (of none, the small one), and at which place of the address.
SHOWN = {
    "all": (0, ""),
    "link": (0, "#link=aster--heron-1"),
    "node": (0, "#node=boreal"),
    "40": (40, ""),
    **({"400": (400, "")} if LONG else {}),
}


@each_look(SHOWN)
def test_the_page_asks_for_nothing_and_is_fit_for_everyone(
    visit: Open, file: Path, tmp_path: Path, name: str, width: int, dark: bool
) -> None:
    size, fragment = SHOWN[name]
    if size:
        file = tmp_path / "large.html"
        network = make_network(size)
        file.write_text(as_page(network, positions(network), title="Birds"), "utf-8")
    with visit(file, width=width, dark=dark, fragment=fragment) as seen:
        keep(seen, f"network-page-{name}", width, dark)
        assert seen.faults() == []
        assert seen.requests == [file.as_uri()]
        if size < 400:  # axe-core takes a minute and more for all the links of the large one
            assert access_faults(seen) == []
        assert link_faults(seen) == []
        assert sideways_faults(seen) == []


def test_the_tab_key_reaches_search_filters_and_every_link(visit: Open, file: Path) -> None:
    with visit(file) as seen:
        stops = walk(seen)
        assert focus_faults(stops) == []
        assert [one.id for one in stops if one.id] == [
            "search", "zoom-in", "zoom-out", "fit", "all", "party", "mission", "from", "to",
            "sources",
            "clear",
        ]  # fmt: skip
        assert [one.name.split(":")[0] for one in stops if "links" in one.inside] == [
            "Boreal", "Heron 1", "Heron 1", "Tern",
        ]  # fmt: skip


def test_a_node_is_found_by_part_of_its_name_with_the_keys(visit: Open, file: Path) -> None:
    with visit(file) as seen:
        page = seen.page
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.type("er")
        page.wait_for_selector("#found-2")
        options = page.locator("#found [role=option]").all_inner_texts()
        assert options == [
            "Aster agency, 2 links",
            "Heron 1 mission, 2 links",
            "Tern mission, 1 link",
        ]
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        await_address(page, "node=tern")
        assert page.inner_text("#panel-title") == "Tern"
        assert page.evaluate("() => document.activeElement.id") == "panel-title"
        page.fill("#search", "gull")
        page.wait_for_selector("#found [aria-disabled]")
        assert page.locator("#found [role=option]").all_inner_texts() == ["No such name"]


def test_a_click_on_a_line_tells_its_quotes_and_what_disputes_them(visit: Open, file: Path) -> None:
    with visit(file) as seen:
        page = seen.page
        page.mouse.click(*page.evaluate(_MIDDLE, "aster--heron-1"))
        await_address(page, "link=aster--heron-1")
        assert page.inner_text("#panel-title") == "Aster – Heron 1"
        panel = page.locator("#panel-body")
        assert panel.locator(".dispute mark").all_inner_texts() == [
            "Aster launched Heron 1", "Heron 1 flew for Aster", "Boreal launched Heron 1",
        ]  # fmt: skip
        assert "Heron 1 is said to be launched by Aster and by Boreal." in panel.inner_text()
        last = panel.locator(".said").last
        assert last.locator("mark").inner_text() == "Heron 1 flew for Aster"
        assert last.locator(".who").inner_text() == "The Gull › a minister, 2022-05-06"
        assert last.locator("dd").all_inner_texts() == [
            "Aster – launches – Heron 1", "certain, past", "Sea Post", "b.txt, characters 40–62",
        ]  # fmt: skip
        assert page.evaluate(_LIT) == ["aster", "aster--heron-1", "heron-1"]


def test_a_click_on_a_node_lights_its_neighbourhood_and_lists_its_links(
    visit: Open, file: Path
) -> None:
    with visit(file) as seen:
        page = seen.page
        page.mouse.click(*page.evaluate(_PLACE, "boreal"))
        await_address(page, "node=boreal")
        assert page.inner_text("#panel-title") == "Boreal"
        assert page.locator("#panel-body li").all_inner_texts() == [
            "Aster: partners with 1 source",
            "Heron 1: launches 1 source ⚠ disputed",
            "Tern: funds 1 source",
        ]
        assert page.evaluate(_LIT) == [
            "aster", "aster--boreal", "boreal", "boreal--heron-1", "boreal--tern", "heron-1",
            "tern",
        ]  # fmt: skip
        page.get_by_role("button", name="Tern: funds").click()
        await_address(page, "link=boreal--tern")


def test_markup_in_a_quote_stays_text_in_the_panel(visit: Open, file: Path) -> None:
    with visit(file, fragment="#link=boreal--tern") as seen:
        assert seen.page.locator("#panel-body mark").text_content() == HOSTILE
        assert seen.page.locator("#panel-body script").count() == 0
        assert seen.faults() == []


FILTERS = [
    (lambda page: page.check("input[name=disputed]"), "disputed=1",
     ["aster--heron-1", "boreal--heron-1"]),
    (lambda page: page.select_option("#party", "aster"), "party=aster",
     ["aster--boreal", "aster--heron-1"]),
    (lambda page: page.select_option("#mission", "tern"), "mission=tern", ["boreal--tern"]),
    (lambda page: page.uncheck("input[value=launches]"), "role=partnersWith%2Cfunds",
     ["aster--boreal", "boreal--tern"]),
    (lambda page: page.uncheck("input[value=certain]"), "certainty=possible",
     ["aster--boreal"]),
    (lambda page: page.uncheck("input[value=future]"), "tense=past%2Cpresent",
     ["aster--heron-1", "boreal--heron-1", "boreal--tern"]),
    (lambda page: page.fill("#sources", "2"), "sources=2", ["aster--heron-1"]),
    (lambda page: page.fill("#from", "2022"), "from=2022",
     ["aster--heron-1", "boreal--heron-1"]),
    (lambda page: page.fill("#to", "2021-03"), "to=2021-03",
     ["aster--boreal", "aster--heron-1"]),
]  # fmt: skip


# Each filter has a page of its own, some seconds: a third of them where not all are asked for.
@pytest.mark.parametrize(("act", "fragment", "left"), FILTERS if LONG else FILTERS[::3])
def test_a_filter_hides_in_picture_and_list_and_stands_in_the_address(
    visit: Open, file: Path, act: Callable[["Page"], None], fragment: str, left: list[str]
) -> None:
    with visit(file) as seen:
        act(seen.page)
        await_address(seen.page, fragment)
        assert (seen_links(seen.page), listed(seen.page)) == (left, left)
        count = seen.page.inner_text("#count")
    with visit(file, fragment=f"#{fragment}") as again:
        assert (seen_links(again.page), listed(again.page)) == (left, left)
        assert again.page.inner_text("#count") == count


def test_a_day_that_is_none_filters_nothing(visit: Open, file: Path) -> None:
    with visit(file) as seen:
        seen.page.fill("#to", "2021")
        await_address(seen.page, "to=2021")
        seen.page.fill("#to", "2021-x")
        await_address(seen.page, "")
        assert seen_links(seen.page) == ALL


def test_the_filters_are_reset_and_the_choice_stays(visit: Open, file: Path) -> None:
    with visit(file, fragment="#disputed=1&node=aster") as seen:
        seen.page.get_by_role("button", name="Reset the filters").click()
        await_address(seen.page, "node=aster")
        assert seen_links(seen.page) == ALL


def test_sources_are_counted_among_what_the_other_filters_leave(visit: Open, file: Path) -> None:
    with visit(file, fragment="#sources=2&from=2022-01-01") as seen:
        assert seen_links(seen.page) == []
        assert seen.page.inner_text("#none") == "No link passes the filters."


def test_escape_closes_first_and_then_shows_all(visit: Open, file: Path) -> None:
    with visit(file, fragment="#disputed=1&node=aster") as seen:
        page = seen.page
        assert page.inner_text("#panel-title") == "Aster"
        page.keyboard.press("Escape")
        await_address(page, "disputed=1")
        assert page.is_visible("#panel") is False
        page.keyboard.press("Escape")
        await_address(page, "")
        assert seen_links(page) == ALL


def test_the_back_key_of_the_browser_takes_the_choice_back(visit: Open, file: Path) -> None:
    with visit(file) as seen:
        page = seen.page
        page.locator("#links summary").first.click()
        page.get_by_role("button", name="Show in the picture: Aster and Boreal").click()
        assert page.inner_text("#panel-title") == "Aster – Boreal"
        page.go_back()
        page.wait_for_selector("#panel", state="hidden")


def test_an_address_that_names_nothing_shows_all(visit: Open, file: Path) -> None:
    with visit(file, fragment="#node=nobody&role=launches&sources=many") as seen:
        assert seen_links(seen.page) == ["aster--heron-1", "boreal--heron-1"]
        assert seen.faults() == []


def test_what_is_found_is_brought_near_and_a_click_leaves_the_picture(
    visit: Open, file: Path
) -> None:
    zoom = """() => document.getElementById("picture")._cyreg.cy.zoom()"""
    with visit(file) as seen:
        whole = seen.page.evaluate(zoom)
        seen.page.mouse.click(*seen.page.evaluate(_PLACE, "tern"))
        await_address(seen.page, "node=tern")
        assert seen.page.evaluate(zoom) == whole
    with visit(file, fragment="#node=tern") as seen:
        assert seen.page.evaluate(zoom) > whole
        seen.page.get_by_role("button", name="Show all").click()
        assert seen.page.evaluate(zoom) == whole


def test_no_label_lies_over_another(visit: Open, file: Path) -> None:
    boxes = """() => document.getElementById("picture")._cyreg.cy.nodes()
      .filter(one => one.data("side")).map(one => one.renderedBoundingBox({includeNodes: false,
        includeEdges: false, includeLabels: true, includeOverlays: false}))"""
    with visit(file) as seen:
        found = seen.page.evaluate(boxes)
        assert len(found) == 4
        assert [
            (one, two)
            for number, one in enumerate(found)
            for two in found[:number]
            if one["x1"] < two["x2"] and two["x1"] < one["x2"]
            and one["y1"] < two["y2"] and two["y1"] < one["y2"]
        ] == []  # fmt: skip


def test_the_colours_of_the_picture_follow_the_system(visit: Open, file: Path) -> None:
    is_drawn = """colour => document.getElementById("picture")._cyreg.cy.getElementById("aster")
      .style("background-color") === colour"""
    with visit(file) as seen:
        assert seen.page.evaluate(is_drawn, "rgb(31,58,95)")
        seen.page.emulate_media(color_scheme="dark")
        seen.page.wait_for_function(is_drawn, arg="rgb(143,180,232)")


def test_on_paper_the_picture_stands_above_all_quotes(visit: Open, file: Path) -> None:
    with visit(file, dark=True) as seen:
        page = seen.page
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert page.locator("canvas.paper").is_visible()
        assert page.locator("#links mark:visible").count() == page.locator("#links mark").count()
        page.emulate_media(media="screen")
        page.evaluate("() => dispatchEvent(new Event('afterprint'))")
        assert page.locator("canvas.paper").count() == 0
        assert page.locator("#links mark:visible").count() == 0


def test_without_script_the_list_tells_all(visit: Open, file: Path) -> None:
    with visit(file, script=False) as seen:
        page = seen.page
        page.locator("#links summary").nth(1).click()
        assert "Heron 1 flew for Aster" in page.inner_text("#links")
        assert "The picture needs script" in page.inner_text("main")
        assert page.locator("#filters").is_visible() is False
