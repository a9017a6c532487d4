"""Rows as a page."""

from html.parser import HTMLParser

from kg.results.page import as_html, ask_as_html
from kg.store import Solutions
from kg.vocab import expand


class Page(HTMLParser):
    """The tags of a page in order, its links, and the text of its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.cells: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag == "td":
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells and "td" in self.tags and data.strip():
            self.cells[-1] += data


def test_all_text_is_escaped(hostile: Solutions) -> None:
    page = Page(as_html(hostile, {}, title="<b>T</b>", answers="a & b."))
    assert page.cells[::2][:4] == [row["text"][0] for row in hostile.rows][:4]
    assert {"script", "i", "b", "img"} & set(page.tags) == set()
    assert page.links == [str(row["iri"]) for row in hostile.rows]


def test_an_iri_has_its_label_and_only_one_that_leads_somewhere_is_a_link(
    found: Solutions,
) -> None:
    page = Page(as_html(found, {expand("ent:isro"): "ISRO"}))
    assert page.cells[0] == "ISRO ent:isro"
    assert page.links == []


def test_the_page_asks_for_nothing_and_says_how_many_rows_it_has(found: Solutions) -> None:
    text = as_html(found, {}, title="T", answers="Who.")
    assert "<p>Who. 2 rows.</p>" in text
    assert '<td class="number">2</td>' in text
    assert '<td lang="de">' in text
    assert {"link", "script", "img", "iframe"} & set(Page(text).tags) == set()
    assert "url(" not in text
    assert "@import" not in text


def test_yes_or_no_is_a_page_too() -> None:
    assert "<strong>false</strong>" in ask_as_html(False, title="T")
