"""One article as plain text, as Markdown and as a page of a news site states the same."""

from collections.abc import Callable
from datetime import date
from html import escape
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.model import BlockKind, Reading, Value

GOLD = Path(__file__).parents[1] / "gold" / "dev"
NAMES = (
    "a-athena-battery-dies.md",
    "a-chandrayaan1-called-off.txt",
    "a-danuri-arrives-early.txt",
    "a-geraldton-quenda.txt",
    "a-yutu-abnormality.txt",
    "b-grail-mountain.txt",
    "b-kaguya-history.txt",
    "c-trailblazer-goodbye.txt",
    "d-schiaparelli-inquiry.txt",
    "perihelion-change-6-explainer.md",
)
TITLE = "What became of the craft"
DAY = date(2026, 6, 1)
Written = Callable[[list[str]], str]


def as_text(paragraphs: list[str]) -> str:
    return "\n\n".join([TITLE, *paragraphs]) + "\n"


def as_markdown(paragraphs: list[str]) -> str:
    head = f"---\ntitle: {TITLE}\npublisher: Orbit Wire\npublished: {DAY}\n---\n"
    return head + "\n\n".join([f"# {TITLE}", *paragraphs]) + "\n"


def as_page(paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><title>{TITLE} | Orbit Wire</title>
<meta property="og:site_name" content="Orbit Wire">
<meta property="article:published_time" content="{DAY}T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/moon">Moon</a> <a href="/mars">Mars</a></nav>
<main><article><h1>{TITLE}</h1>
<figure><img src="a.jpg" alt=""><figcaption>Beresheet crashed here in 2019.</figcaption></figure>
{body}
</article>
<aside><h2>Related</h2><ul><li><a href="/1">Luna 25 crashes into the Moon</a></li>
<li><a href="/2">SLIM lands on its nose</a></li></ul></aside>
<section id="comments"><h2>Comments</h2><p>NASA never landed on the Moon, says Bob.</p></section>
</main><footer>Copyright Orbit Wire. All rights reserved.</footer></body></html>
"""


def value_shown(value: Value) -> str:
    label = getattr(value, "label", None)
    return label or f"{value.text} {getattr(value, 'amount', '')}"


def stated(reading: Reading) -> set[tuple[str, ...]]:
    return {
        (
            one.subject.label,
            one.property.name,
            value_shown(one.value),
            str(one.polarity),
            str(one.certainty),
            str(one.tense),
            " › ".join(speaker.label for speaker in one.speakers),
            " ".join(one.quote.exact.split()),
        )
        for one in reading.stated
    }


def paragraphs_of(extractor: Extractor, name: str) -> list[str]:
    article = extractor.read(str(GOLD / name)).article
    return [
        " ".join(article.text[one.start : one.end].split())
        for one in article.blocks
        if one.kind is BlockKind.BODY
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_form_of_a_file_changes_no_statement(
    extractor: Extractor, tmp_path: Path, name: str
) -> None:
    paragraphs = paragraphs_of(extractor, name)
    written: dict[str, Written] = {".txt": as_text, ".md": as_markdown, ".html": as_page}
    found = {}
    for suffix, write in written.items():
        path = tmp_path / f"article{suffix}"
        path.write_text(write(paragraphs), "utf-8")
        reading = extractor.read(str(path), published=DAY, publisher="Orbit Wire")
        text = reading.article.text
        assert all(
            text[one.quote.start : one.quote.end] == one.quote.exact for one in reading.statements
        )
        found[suffix] = stated(reading)
    assert len(found[".txt"]) > 5
    assert found[".md"] == found[".txt"]
    assert found[".html"] == found[".txt"]
