"""The page of `kg check -o report.html` as readers use it: by eye, keyboard and printer."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.folder import data_folder
from tests.browser.axe import access_faults
from tests.browser.keyboard import focus_faults, walk
from tests.browser.layout import overlap_faults, sideways_faults
from tests.browser.links import link_faults
from tests.browser.modes import LONG, WIDTHS, each_look, keep, looks
from tests.browser.visit import Visit

Open = Callable[..., AbstractContextManager[Visit]]
Pages = dict[str, Path]

SEED = data_folder("sources") / "articles" / "sputnik-japan-india-lunar-polar-exploration.txt"
HEAD = "---\ntitle: {}\npublisher: {}\npublished: {}\n---\n\n"
ARTICLES = {
    "harbour.txt": HEAD.format("A launch slips", "Harbour Gazette", "2026-01-20")
    + "NASA will launch Artemis II on 6 February 2026.\n\n"
    "The Artemis II mission costs $4.1 billion.\n\n"
    "ISRO launched Chandrayaan-3 on 14 July 2023 from Sriharikota.\n",
    # Long words, markup, and other scripts must neither widen the page nor become part of it.
    "lantern.txt": HEAD.format(
        "<script>alert(1)</script> & a headline of one " + "very" * 40 + "long word",
        "Lantern <b>Post</b>",
        "2026-04-02",
    )
    + "Artemis II launched on 1 April 2026.\n\n"
    "ISRO launched Chandrayaan-3 on 15 August 2023, <img src=x onerror=alert(2)> https://example.org/"
    + "a" * 120
    + ". 月面着陸。 هبوط على القمر.\n\nThe Artemis II mission costs $6 billion.\n",
    "meadow.txt": HEAD.format("Nothing new", "Meadow Times", "2026-05-01")
    + "Rain fell on the meadow, and the cows went home.\n",
}
CHECKS = {
    "seed": [str(SEED)],
    "desk": [str(SEED), *ARTICLES],
    "nothing": ["meadow.txt", "--no-reference"],
}
each_page = pytest.mark.parametrize("name", CHECKS)
# Among the articles of the desk is the seed.
each_found = pytest.mark.parametrize("name", ["seed", "desk"] if LONG else ["desk"])


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """The reports of one article, of several, and of one in which nothing is found."""
    folder = tmp_path_factory.mktemp("reports")
    for file, text in ARTICLES.items():
        (folder / file).write_text(text, "utf-8")
    made = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("KG_STORE", raising=False)
        for name, args in CHECKS.items():
            made[name] = folder / f"{name}.html"
            ended = CliRunner().invoke(
                main, ["check", *args, "-o", str(made[name]), "--fail-on", "never", "-q"]
            )
            assert ended.exit_code == 0, ended.output
    return made


@pytest.fixture(scope="module", params=looks(CHECKS), ids=str)
def seen(visit: Open, pages: Pages, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A report as it is opened in some mode; one page for all tests that only look at it."""
    name, width, dark = request.param
    with visit(pages[name], width=width, dark=dark) as opened:
        keep(opened, f"report-{name}", width, dark)
        open_all(opened)
        yield opened


def ids(seen: Visit, selector: str) -> set[str]:
    """The ids of all that the selector names."""
    found: list[str] = seen.page.eval_on_selector_all(selector, "all => all.map(one => one.id)")
    return set(found)


def open_all(seen: Visit) -> None:
    """Unfold whatever is folded, so that it is looked at too."""
    seen.page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")


def test_it_asks_for_nothing_and_complains_of_nothing(seen: Visit) -> None:
    seen.page.wait_for_load_state("networkidle")
    assert seen.faults() == []
    assert seen.requests == [seen.file.as_uri()]


@each_page
def test_without_script_it_asks_for_nothing_either(visit: Open, pages: Pages, name: str) -> None:
    with visit(pages[name], script=False) as seen:
        open_all(seen)
        seen.page.wait_for_load_state("networkidle")
        assert seen.faults() == []
        assert seen.requests == [pages[name].as_uri()]


def test_every_link_goes_somewhere(seen: Visit) -> None:
    assert link_faults(seen) == []


def test_it_has_no_serious_fault_of_accessibility(seen: Visit) -> None:
    assert access_faults(seen) == []


def test_its_severities_are_told_in_words(seen: Visit) -> None:
    words = {"violation": "Violation", "warning": "Warning", "info": "Note"}
    cards = seen.page.eval_on_selector_all(
        ".card", "all => all.map(one => [one.classList[1], one.innerText])"
    )
    marks = seen.page.eval_on_selector_all(
        "a.number", "all => all.map(one => [one.classList[1], one.getAttribute('aria-label')])"
    )
    assert bool(cards) == bool(marks) == (seen.file.stem != "nothing")
    assert [kind for kind, told in cards if words[kind] not in told] == []
    assert [kind for kind, told in marks if words[kind].lower() not in told.lower()] == []


@each_found
def test_the_tab_key_reaches_every_finding_and_every_mark(
    visit: Open, pages: Pages, name: str
) -> None:
    with visit(pages[name], script=False) as seen:
        cards, marks = ids(seen, ".card"), ids(seen, "a.number")
        stops = walk(seen)
    assert len(cards) >= 4
    assert focus_faults(stops) == []
    assert {f"#{one}" for one in cards} <= {stop.href for stop in stops}
    assert marks <= {stop.id for stop in stops}


@each_look(["desk", "seed"])
def test_enter_on_a_mark_leads_to_its_card_and_on_a_quote_to_its_mark(
    visit: Open, pages: Pages, name: str, width: int, dark: bool
) -> None:
    shown = """id => { const box = document.getElementById(id).getBoundingClientRect();
        return box.top > -1 && box.top < innerHeight; }"""
    focused = """([selector, number]) => { const link = document.querySelectorAll(selector)[number];
        link.focus(); return link.getAttribute("href").slice(1); }"""
    with visit(pages[name], width=width, dark=dark, script=False) as seen:
        for selector in ("a.number", "a.quote"):
            for number in range(seen.page.locator(selector).count()):
                target = seen.page.evaluate(focused, [selector, number])
                seen.page.keyboard.press("Enter")
                seen.page.wait_for_url(f"**#{target}")
                assert seen.page.evaluate(shown, target), target


@each_page
def test_it_is_as_wide_as_its_window(visit: Open, pages: Pages, name: str) -> None:
    with visit(pages[name]) as seen:
        for unfold in (lambda: None, lambda: open_all(seen)):
            unfold()
            for width in WIDTHS:
                seen.resize(width)
                assert sideways_faults(seen) == [], width
                assert overlap_faults(seen) == [], width


@each_found
def test_print_has_every_finding_with_its_quotes(visit: Open, pages: Pages, name: str) -> None:
    with visit(pages[name], width=718) as seen:  # A4 less margins, at 96 dots an inch
        quotes = seen.page.eval_on_selector_all(
            ".message, .card > ol blockquote:not(details *) q",
            "all => all.map(one => one.innerText)",
        )
        seen.page.emulate_media(media="print")
        printed = seen.page.evaluate("() => document.body.innerText")
        assert len(quotes) >= 12
        assert [words for words in quotes if words not in printed] == []
        assert sideways_faults(seen) == []
        assert access_faults(seen) == []
        assert seen.page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"


def test_what_an_article_says_does_not_become_part_of_the_page(visit: Open, pages: Pages) -> None:
    with visit(pages["desk"]) as seen:
        assert seen.page.locator("script, img, .card b b").count() == 0
        assert "<script>alert(1)</script>" in seen.page.inner_text("body")
