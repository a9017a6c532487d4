"""What holds of any article: made of fragments, in any order, as text, Markdown or a page.

Few examples are tried; `make fuzz` tries many.
"""

import html
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg.check.readings import check_readings
from kg.exchange import load_dump, read_dump
from kg.extract import Extractor
from kg.load import load_reading, reading_quads
from kg.model import Quote, Reading
from kg.rdf import source_of
from kg.store import open_store

MANY = bool(os.environ.get("KG_FUZZ"))
FEW = settings(
    max_examples=150 if MANY else 5,
    phases=tuple(Phase)
    if MANY
    else (Phase.explicit, Phase.generate),  # to shrink a fault takes minutes
    deadline=None,
    derandomize=not MANY,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
SAID = (
    "ISRO launched Chandrayaan-9 on 3 May 2031.",
    "Chandrayaan-9 carries a rover of 27 kg and “two eyes”, the agency’s chief told PTI.",
    "The Vikram lander is not to touch down near the south pole before June 2031.",
    "“It will fly,” said K. Sivan, the chairman of ISRO, on Monday.",
    "NASA and JAXA develop the craft jointly; it weighs 1,500 kg\u00a0— or 3,300 lb.",
    "The launch was planned for 4 May 2031 from Sriharikota.",
    "Officials denied that Chandrayaan-9 had crashed.",
    "探査機は月面に着陸した。 \U0001f680 e\u0301 \u202eback\u202c \u200bzero",
    'See https://example.org/a?b=<c>&d="e" [1] *starred* _so_ `code` & more.',
    "LAUNCH DELAYED",
    "By A. Writer | 4 May 2031",
    "BENGALURU, May 4 (PTI) — The mission’s cost rose to Rs 615 crore.",
    "- one item\n- another item of 12 km",
    "Line one of verse\nline two, in 2032\r\nline three",
    "# A heading of 2031",
)
# What makes an article of a page, and says nothing.
PLAIN = (
    "The agency told reporters so on a long and rainy afternoon, and nobody who was there asked "
    "for more than the coffee, which had been promised to them for days and was cold by then."
)
MORE = (
    "Then it rained again, and they went home one after the other, without a word, along the river "
    "and past the old mill, where a light was on, and where somebody played the piano all night."
)
# Of a craft and parties that none of the others names.
APART = (
    "CNSA launched Chang’e 6 on 3 May 2024.",
    "Chang’e 6 was launched on 10 May 2024, said Roscosmos.",
)
paragraphs = st.lists(st.sampled_from(SAID), min_size=1, max_size=6)
kinds = st.sampled_from((".txt", ".md", ".html"))


@cache
def extractor() -> Extractor:
    """The one extractor of all examples."""
    return Extractor.load()


def written(said: list[str], kind: str, publisher: str = "Daily") -> str:
    """The paragraphs as a file of that kind."""
    if kind == ".html":
        body = "".join(f"<p>{html.escape(one)}</p>" for one in (PLAIN, MORE, *said))
        return f"<!doctype html><title>A page</title><body><article><h1>A page</h1>{body}</article>"
    head = f"---\npublisher: {publisher}\npublished: 2031-05-05\n---\n" if kind == ".md" else ""
    return head + "\n\n".join(said) + "\n"


def read(files: dict[str, str]) -> list[Reading]:
    """The files, each read where none but they are."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="kg-properties-") as folder:
        os.chdir(folder)
        try:
            for name, text in files.items():
                Path(name).write_text(text, "utf-8", newline="")
            return [extractor().read(name) for name in files]
        finally:
            os.chdir(before)


def quotes(reading: Reading) -> Iterator[Quote]:
    """All quotes in the reading."""
    yield from (one.quote for one in reading.statements)
    if reading.article.published and reading.article.published.quote:
        yield reading.article.published.quote


@FEW
@given(paragraphs, kinds)
def test_every_quote_stands_where_it_says(said: list[str], kind: str) -> None:
    (reading,) = read({f"a{kind}": written(said, kind)})
    text, at = reading.article.text, 0
    for block in reading.article.blocks:
        assert at <= block.start < block.end <= len(text)
        at = block.end
    for quote in quotes(reading):
        assert text[quote.start : quote.end] == quote.exact
        assert text[: quote.start].endswith(quote.prefix)
        assert text[quote.end :].startswith(quote.suffix)
    if kind != ".html":
        assert text == written(said, kind)


@FEW
@given(paragraphs, kinds)
def test_an_article_comes_back_from_the_store_and_from_its_export(
    said: list[str], kind: str
) -> None:
    (reading,) = read({f"a{kind}": written(said, kind)})
    store, again = open_store(), open_store()
    assert load_reading(store, reading)
    assert not load_reading(store, reading)
    lines = list(store.quads())
    assert lines == sorted(set(lines))
    assert set(lines) >= set(store.said(source_of(reading.article).iri))
    with tempfile.TemporaryDirectory(prefix="kg-properties-") as folder:
        file = Path(folder, "a.nq")
        file.write_text("".join(f"{line}\n" for line in reading_quads(reading)), "utf-8")
        load_dump(again, read_dump(file))
    assert list(again.quads()) == lines


def findings(files: dict[str, str]) -> set[str]:
    """The fingerprints of what does not fit, against no reference."""
    return {one.fingerprint for one in check_readings(read(files), reference=False).findings}


@FEW
@given(paragraphs, paragraphs, kinds)
def test_the_order_of_articles_changes_nothing(one: list[str], two: list[str], kind: str) -> None:
    files = {f"a{kind}": written(one, kind), "b.md": written(two, ".md", "Weekly")}
    readings = read(files)
    first, second = (check_readings(given, reference=False) for given in (readings, readings[::-1]))
    assert first == second


@FEW
@given(paragraphs, paragraphs)
def test_an_article_about_something_else_changes_no_finding(one: list[str], two: list[str]) -> None:
    files = {"a.md": written(one, ".md"), "b.md": written(two, ".md", "Weekly")}
    apart = {"c.md": written(list(APART), ".md", "Monthly")}
    assert findings(files | apart) == findings(files) | findings(apart)


def test_the_fragments_say_something_and_do_not_fit() -> None:
    """Else the tests above would hold of nothing."""
    late = "ISRO launched Chandrayaan-9 on 7 May 2031."
    files = {"a.md": written(list(SAID), ".md"), "b.md": written([late], ".md", "Weekly")}
    apart = {"c.md": written(list(APART), ".md", "Monthly")}
    said = list(chain.from_iterable(reading.stated for reading in read(files)))
    assert len(said) > 10
    assert findings(files)
    assert findings(apart)
