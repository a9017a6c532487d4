"""What holds for every named query: header, order, a test with rows, a section in the docs."""

import re
import runpy
from collections import Counter
from pathlib import Path

import pytest

from kg.queries import Query, answer, load_queries, parse_query, query_names
from kg.store import Solutions, Store

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "queries.md"
COUNTED = {"agencies-by-missions": "statements", "sources": "source"}


@pytest.mark.parametrize("query", load_queries(), ids=lambda query: str(query.name))
def test_every_query_has_a_header_named_columns_and_an_order(query: Query) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert query.title[0].isupper()
    assert not query.title.endswith(".")
    assert query.answers[0].isupper()
    assert query.answers.endswith(".")
    assert query.group
    assert query.text.rstrip().splitlines()[-1].startswith("ORDER BY")
    assert "SELECT *" not in query.text


@pytest.mark.parametrize("query", load_queries(), ids=lambda query: str(query.name))
def test_every_query_answers_with_its_examples_and_leads_to_the_words(
    press: Store, query: Query
) -> None:
    for narrowed in (False, True):
        given = {one.name: one.example for one in query.parameters if narrowed or not one.optional}
        found = answer(press, query, given)
        assert isinstance(found, Solutions)
        assert found.rows
        wanted = {COUNTED[query.name]} if query.name in COUNTED else {"quote", "source", "start"}
        assert wanted <= set(found.variables)
        assert answer(press, query, given) == found
        twice = Counter(tuple(sorted(row.items())) for row in found.rows)
        assert [row for row, times in twice.items() if times > 1] == []


def test_every_quote_stands_where_the_row_says(press: Store) -> None:
    texts = {path.name: path.read_text("utf-8") for path in articles()}
    for query in load_queries():
        given = {one.name: one.example for one in query.parameters if not one.optional}
        found = answer(press, query, given)
        assert isinstance(found, Solutions)
        for row in found.rows:
            for side in ("", "other_"):
                if f"{side}quote" in row:
                    source, start, quote = (
                        row[side + name].value  # type: ignore[union-attr]
                        for name in ("source", "start", "quote")
                    )
                    assert texts[Path(source).name][int(start) :].startswith(quote), query.name


def articles() -> list[Path]:
    folders = (CHECKOUT / "sources" / "articles", CHECKOUT / "queries" / "examples")
    return [path for folder in folders for path in folder.iterdir()]


def test_every_query_has_a_test_with_its_rows() -> None:
    texts = (path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    tested = {name for text in texts for name in re.findall(r'rows\(\s*"([\w-]+)"', text)}
    assert tested == set(query_names())


def test_the_page_of_the_docs_has_every_query_and_is_what_make_docs_makes(press: Store) -> None:
    page = PAGE.read_text("utf-8")
    assert sorted(re.findall(r"^## ([\w-]+)$", page, re.MULTILINE)) == sorted(query_names())
    made = runpy.run_path(str(CHECKOUT / "docs" / "write_queries.py"))["page"](press)
    assert made == page, "run make docs"


def test_the_query_that_the_docs_write_answers(press: Store) -> None:
    block = re.search(r"```sparql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert block
    found = answer(press, parse_query(block[1], where="docs"), {"site": "Kourou", "since": "2034"})
    assert isinstance(found, Solutions)
    assert [row["day"].value for row in found.rows] == [  # type: ignore[union-attr]
        "2034-11-20",
        "2034-11-23",
        "2034-12-31",
    ]
