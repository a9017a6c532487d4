"""One article says the same as plain text, wrapped text, Markdown and a web page."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.extract.faircopy import plain
from kg.model import Entity, Reading, Statement

ARTICLES = sorted((Path(__file__).parent / "documents" / "articles").glob("*.txt"))
WIDTH = 66
PUBLISHER, DAY, AUTHOR = "Cinder Post", "4 June 2025", "Mara Keller"
FRONT = (
    f"---\ntitle: {{}}\npublisher: {PUBLISHER}\nauthor: {AUTHOR}\npublished: 2025-06-04\n---\n\n"
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>{{title}} | {PUBLISHER}</title>
<script type="application/ld+json">{{{{"@type": "NewsArticle", "datePublished": "2025-06-04",
"publisher": {{{{"name": "{PUBLISHER}"}}}}, "author": {{{{"name": "{AUTHOR}"}}}}}}}}</script>
</head>
<body><div class="cookie-bar"><p>We launch cookies. NASA does not pay us for it.</p></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/moon">Moon</a></li></ul></nav>
<main><article><h1>{{title}}</h1><p class="byline">By {AUTHOR}</p><time>{DAY}</time>
<figure><figcaption>ISRO launched the balloon in 1999. Photo: Ann Poe</figcaption></figure>
{{body}}
<div class="related"><h3>Related</h3><p><a href="/r">SpaceX launched a car in 2018.</a></p></div>
<form class="newsletter"><p>ESA and JAXA read our newsletter.</p></form></article>
<section id="comments"><p>NASA launched nothing in 1969, says my uncle.</p></section></main>
<aside><h3>Most read</h3><p>Roscosmos lost contact with its accountant.</p></aside>
<footer><p>© {PUBLISHER}. China operates none of our servers.</p></footer></body></html>
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor.load()


def as_text(title: str, paragraphs: list[str]) -> str:
    head = f"{PUBLISHER}\n{DAY}\n\n{title}\nBy {AUTHOR}, Staff Writer\n\n"
    foot = "\n\nTags: Moon, Mars\n\nSpaceX launches a car into space\n\n© Cinder Post\n"
    return head + "\n\n".join(paragraphs) + foot


def as_wrapped(title: str, paragraphs: list[str]) -> str:
    return as_text(title, [_wrapped(one) for one in paragraphs])


def as_typeset(title: str, paragraphs: list[str]) -> str:
    """With soft hyphens, no-break spaces and footnote numbers."""
    hyphened = (re.sub(r"([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", one) for one in paragraphs)
    spaced = (re.sub(r"(\d) (?=\w)", "\\1\u00a0", one) for one in hyphened)
    return as_text(title, [f"{one}{mark}" for one, mark in zip(spaced, "¹²³⁴⁵⁶⁷⁸⁹", strict=False)])


def as_markdown(title: str, paragraphs: list[str]) -> str:
    notes = "\n\n[^1]: NASA launched this note.\n[^2]: Another.\n"
    body = "\n\n".join(_marked(one, place) for place, one in enumerate(paragraphs, 1))
    return f"{FRONT.format(title)}# {title}\n\n![NASA launched it](x.png)\n\n{body}{notes}"


def as_page(title: str, paragraphs: list[str]) -> str:
    body = "\n".join(f"<p>{_tagged(one)}</p>" for one in paragraphs)
    return PAGE.format(title=html.escape(title), body=body)


FORMS: dict[str, tuple[str, Callable[[str, list[str]], str]]] = {
    "wrapped": ("txt", as_wrapped),
    "typeset": ("txt", as_typeset),
    "markdown": ("md", as_markdown),
    "page": ("html", as_page),
}


def _wrapped(paragraph: str) -> str:
    """Cut into lines; a long word at the end of a line is cut itself."""
    lines = [""]
    for word in paragraph.split(" "):
        line = lines[-1]
        if len(line) + len(word) < WIDTH:
            lines[-1] = f"{line} {word}".strip()
        elif re.fullmatch(r"[a-z]{9,}", word) and len(line) < WIDTH - 5:
            lines[-1] = f"{line} {word[:4]}-"
            lines.append(word[4:])
        else:
            lines.append(word)
    return "\n".join(lines)


def _marked(paragraph: str, number: int) -> str:
    words = paragraph.split(" ")
    words[1:3] = [f"**{' '.join(words[1:3])}**"]
    words[5:8] = [f"[{' '.join(words[5:8])}](https://x.example/a_(b))"]
    words[9] = f"_{words[9]}_"
    return f"{' '.join(words)}[^{number}]"


def _tagged(paragraph: str) -> str:
    words = html.escape(paragraph, quote=False).replace("—", "&mdash;").split(" ")
    words[1:3] = [f"<strong>{' '.join(words[1:3])}</strong>"]
    words[5:8] = [f'<a href="/x">{" ".join(words[5:8])}</a>']
    spaced = re.sub(r"(\d) (?=\w)", "\\1&nbsp;", " ".join(words))
    return f'{spaced}<sup><a href="#n1">[1]</a></sup>'


def read(extractor: Extractor, path: Path, content: str) -> Reading:
    path.write_text(content, encoding="utf-8")
    return extractor.read(str(path))


def said(statement: Statement) -> tuple[str, ...]:
    value = statement.value
    return (
        statement.subject.label,
        statement.property.name,
        value.label if isinstance(value, Entity) else value.text.replace("\n", " "),
        statement.polarity.value,
        statement.certainty.value,
        statement.tense.value,
        " > ".join(one.label for one in statement.speakers),
        "".join(plain(statement.quote.exact).replace("[", "").split()),
    )


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_says_the_same_in_every_form(
    extractor: Extractor, tmp_path: Path, path: Path
) -> None:
    title, *paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
    expected = read(extractor, tmp_path / "a.txt", as_text(title, paragraphs)).stated
    assert len(expected) >= 10
    for suffix, form in FORMS.values():
        reading = read(extractor, tmp_path / f"b.{suffix}", form(title, paragraphs))
        text = reading.article.text
        assert sorted(map(said, reading.stated)) == sorted(map(said, expected))
        assert all(
            text[one.quote.start : one.quote.end] == one.quote.exact for one in reading.stated
        )
        assert all(text[one.start : one.end] == one.exact for one in reading.silent)
