"""Tables of a web page: facts in two columns become lines, "Launch date: 5 May 2014"."""

from collections.abc import Container, Iterator, Mapping

from lxml import etree
from lxml.html import HtmlElement

from kg.extract.jsonld import clean

# A cell with more prose than this makes a table a means of layout.
_PROSE = 200
_LONGEST_KEY = 6  # words
_LINES = frozenset({"br", "li", "div", "p"})


def is_data(table: HtmlElement, weights: Mapping[HtmlElement, int]) -> bool:
    """Whether a table holds facts or figures, and not the page's paragraphs."""
    cells = (cell for cell in table.iter("td", "th"))
    return all(weights.get(cell, 0) <= _PROSE for cell in cells)


def fact_rows(
    table: HtmlElement, omitted: Container[HtmlElement], silent: Container[str]
) -> list[str]:
    """Its rows as lines "key: value", if most of them have a key and one value; else none."""
    rows = [[one for one in row if one.tag in ("td", "th")] for row in table.iter("tr")]
    pairs = [row for row in rows if len(row) == 2 and _is_key(row[0], omitted, silent)]
    wide = sum(len(row) > 2 for row in rows)
    if wide > len(pairs) or not pairs:
        return []
    lines = ((_words(key, omitted, silent), _words(value, omitted, silent)) for key, value in pairs)
    return [f"{key.rstrip(': ')}: {value}" for key, value in lines if key and value]


def _is_key(cell: HtmlElement, omitted: Container[HtmlElement], silent: Container[str]) -> bool:
    words = _words(cell, omitted, silent).split()
    return 0 < len(words) <= _LONGEST_KEY


def _words(cell: HtmlElement, omitted: Container[HtmlElement], silent: Container[str]) -> str:
    lines = (clean(line) for line in "".join(_text(cell, omitted, silent)).split("\n"))
    return ", ".join(line.rstrip(",") for line in lines if line)


def _text(
    cell: HtmlElement, omitted: Container[HtmlElement], silent: Container[str]
) -> Iterator[str]:
    """The words of a cell, a new line for each item, paragraph or break."""
    walker = etree.iterwalk(cell, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            if element in omitted or element.tag in silent:
                walker.skip_subtree()
                continue
            if element.tag in _LINES:
                yield "\n"
            yield _one_line(element.text)
        else:
            if event == "end" and element.tag in _LINES:
                yield "\n"
            if element is not cell:
                yield _one_line(element.tail)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split("\n"))
