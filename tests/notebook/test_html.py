"""Values as HTML for a notebook."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kg.check.result import CheckResult, Coverage, SourceSummary
from kg.model import (
    Article,
    Entity,
    Finding,
    Property,
    Quote,
    Reading,
    Severity,
    Speaker,
    Statement,
    Tense,
)
from kg.notebook.html import (
    MOST,
    check_html,
    finding_html,
    reading_html,
    rows_html,
    statement_html,
)
from kg.rdf import Iri, Literal
from kg.store import Solutions
from kg.vocab import ENTITY, XSD, expand

TEXT = "Late on Monday the Wire said that ISRO will fly <b>Vikram</b> & more of that kind later."
START = TEXT.index("ISRO")
STATEMENT = Statement(
    id="https://w3id.org/factlint/statement/1",
    source="news/a.txt",
    subject=Entity(iri=ENTITY + "isro", label="ISRO"),
    property=Property(iri=expand("space:operates"), name="operates"),
    value=Entity(iri=ENTITY + "vikram", label="<b>Vikram</b>"),
    tense=Tense.FUTURE,
    speakers=(Speaker(label="Wire"), Speaker(label="“A” & B")),
    quote=Quote.of(TEXT, START, START + 27),
)
FINDING = Finding(
    rule="value-conflict",
    severity=Severity.VIOLATION,
    message="Two <operators>",
    sides=((STATEMENT,), (replace(STATEMENT, source="b.txt", tense=Tense.PAST),)),
    suggestion="look it up",
)
QUOTE = (
    "“…on Monday the Wire said that <mark>ISRO will fly &lt;b&gt;Vikram&lt;/b&gt;</mark>"
    " &amp; more of that kind…”"
)
WHO = "Wire › “A” &amp; B"


class Tags(HTMLParser):
    """The names of its tags and attributes, and whether each tag is closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_finding_shows_both_sides_and_a_remedy() -> None:
    assert finding_html(FINDING) == (
        "<section><p><b>violation</b> <code>value-conflict</code> Two &lt;operators&gt;</p>"
        f'<ol><li>{QUOTE} — {WHO}; <span title="news/a.txt">a.txt</span> (planned)</li>'
        f"<li>{QUOTE} — {WHO}; b.txt</li></ol><p>look it up</p></section>"
    )


def test_a_check_ends_with_what_was_compared() -> None:
    result = CheckResult(
        sources=(SourceSummary(path="b.txt", statements=2),),
        findings=(FINDING,),
        coverage=Coverage(statements=2, compared=1),
    )
    html = check_html(result)
    assert html.startswith("<div><section><p><b>violation</b>")
    assert "2 statements, 1 compared, 1 not compared" in html
    assert check_html(replace(result, findings=())).startswith("<div><p>No findings.</p>")


def test_a_statement_is_a_row() -> None:
    cells = [cell.split("</td>")[0] for cell in statement_html(STATEMENT).split("<td")[1:]]
    assert [cell.split(">", 1)[1] for cell in cells] == [
        "ISRO",
        "operates",
        "&lt;b&gt;Vikram&lt;/b&gt;",
        "future",
        WHO,
        "",
        QUOTE,
        '<span title="news/a.txt">a.txt</span>',
    ]


def test_a_reading_tells_what_was_left_out() -> None:
    article = Article(path="a.txt", text=TEXT, blocks=())
    html = reading_html(
        Reading(article=article, statements=(STATEMENT,), silent=(STATEMENT.quote,))
    )
    told = "<p>a.txt: 1 statement; left out nothing; 1 sentence gave no statement</p>"
    assert html.endswith(f"<p>1 statement</p></div>{told}")


def test_rows_show_labels_and_link_only_what_leads_somewhere() -> None:
    isro, page = Iri(ENTITY + "isro"), Iri("https://a.example/?a=1&b=2")
    solutions = Solutions(
        ("who", "count", "page"),
        [{"who": isro, "count": Literal("3", XSD + "integer"), "page": page}, {"who": isro}],
    )
    html = rows_html(solutions, {isro: "ISRO <agency>"})
    assert f'<span title="{isro}">ISRO &lt;agency&gt;</span>' in html
    assert ' style="text-align:right;vertical-align:top">3</td>' in html
    url = "https://a.example/?a=1&amp;b=2"
    assert f'<a href="{url}">{url}</a>' in html
    assert html.endswith("<p>2 rows</p></div>")


def test_no_address_but_a_web_address_is_a_link() -> None:
    solutions = Solutions(("x",), [{"x": Iri("javascript:alert(1)")}, {"x": Iri("https://a b")}])
    assert "href" not in rows_html(solutions, {})


def test_a_long_table_is_cut_and_says_so() -> None:
    solutions = Solutions(("n",), [{"n": Literal(str(n))} for n in range(MOST + 5)])
    html = rows_html(solutions, {})
    assert html.count("<tr>") == MOST + 1
    assert f"<p>{MOST + 5} rows, the first {MOST} shown</p>" in html


@pytest.mark.parametrize(
    "html",
    [
        finding_html(FINDING),
        statement_html(STATEMENT),
        rows_html(Solutions(("x",), [{"x": Iri("https://a.example/")}]), {}),
    ],
)
def test_it_brings_nothing_along_and_leaves_nothing_open(html: str) -> None:
    tags = Tags(html)
    assert tags.open == []
    assert tags.tags & {"script", "style", "link", "img", "iframe"} == set()
    assert tags.attributes <= {"style", "title", "href", "scope"}
