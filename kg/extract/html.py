"""From a web page to the text of its article: title and paragraphs, blank lines between.

Menus, forms, asides, related links and comments are left out and told; figure captions and bylines
stay in the text, marked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from kg.errors import ReadError
from kg.extract.frontmatter import Metadata
from kg.extract.furniture import Furniture, count_words
from kg.extract.htmltables import fact_rows, is_data
from kg.extract.jsonld import clean
from kg.extract.layout import same_words
from kg.extract.mainpart import HEADINGS, find_root, is_block, left_out, weigh
from kg.extract.markup import Markup
from kg.extract.pagedata import read_metadata
from kg.extract.piece import Piece
from kg.model import BlockKind, Omission

# The first words of what is left out.
_SHOWN = 120
# A definition of more words is a paragraph of its own.
_LONGEST_VALUE = 20
_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z]|(?:note|nb) \d{1,2}|[*†‡])\]?$")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page's article, its paragraphs, and what the page says about itself."""

    text: str
    pieces: Sequence[Piece]
    metadata: Metadata
    omitted: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: str
    kind: BlockKind | None = None
    item: bool = False


def parse_html(source: str, where: str, furniture: Furniture) -> Page:
    """Parse a decoded page; ReadError if no text is left once its furniture is gone."""
    page = _parse(source, where)
    body = _body(page)
    omitted = left_out(body, furniture.markup)
    weights = weigh(body, furniture.markup, omitted)
    root = find_root(body, furniture.markup, weights)
    metadata = read_metadata(page, root, furniture, omitted).encodable()
    walk = _Walk(furniture, omitted, weights, root, metadata.title)
    walk.run(body)
    if not any(paragraph.kind is not BlockKind.HEADER for paragraph in walk.paragraphs):
        raise ReadError(where, "holds no article text", "save the page with its text")
    return _compose(walk.paragraphs, metadata, tuple(walk.omissions))


def _parse(source: str, where: str) -> HtmlElement:
    # As bytes: lxml refuses a decoded text with an XML declaration.
    parser = HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        page: HtmlElement = document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError as error:
        _refuse_deep(parser, where, error)
        raise ReadError(where, "holds no HTML", "save the page again, or as text") from error
    _refuse_deep(parser, where)
    return page


def _refuse_deep(parser: HTMLParser, where: str, cause: etree.LxmlError | None = None) -> None:
    """Raise ReadError where the parser gave up: it keeps silent, and drops the rest of the page."""
    if parser.error_log.filter_types(etree.ErrorTypes.ERR_RESOURCE_LIMIT):
        what = "nests elements more than 2,000 deep"
        raise ReadError(where, what, "save the page again, or as text") from cause


def _body(page: HtmlElement) -> HtmlElement:
    body = page.find("body")
    return page if body is None else body


@dataclass(slots=True)
class _Run:
    """The words of one paragraph as they are gathered, and how many of them are links."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    breaks: int = 0

    def add(self, text: str | None, *, linked: bool) -> None:
        if not text:
            return
        if text.strip():
            self.breaks = 0
        self.parts.append(re.sub(r"\s+", " ", text))
        self.linked += len(clean(text)) if linked else 0

    def ends_in_word(self) -> bool:
        """Whether what is added next would be taken for a part of the last word."""
        return bool(self.parts) and self.parts[-1][-1:].isalnum()

    def words(self) -> str:
        lines = (clean(line) for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


class _Walk:
    """Goes over a page once, in order, without recursion; gathers paragraphs and omissions."""

    def __init__(
        self,
        furniture: Furniture,
        omitted: Mapping[HtmlElement, BlockKind],
        weights: Mapping[HtmlElement, int],
        root: HtmlElement,
        title: str | None,
    ) -> None:
        self.paragraphs: list[_Paragraph] = []
        self.omissions: list[Omission] = []
        self._furniture = furniture
        self._markup: Markup = furniture.markup
        self._omitted = omitted
        self._weights = weights
        self._root = root
        self._title = title
        self._run = _Run()
        self._tags: list[str] = []
        self._marks: list[BlockKind | None] = [None]
        self._links = 0
        self._term: str | None = None
        # Before the heading and behind the article stands what is not its own.
        self._place = "before"

    def run(self, body: HtmlElement) -> None:
        walker = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
        for event, element in walker:
            if event in ("comment", "pi"):
                self._add(element.tail)
            elif event == "start":
                if self._start(element):
                    walker.skip_subtree()
            else:
                self._end(element)
                if element is not body:
                    self._add(element.tail)
        self._flush()

    def _add(self, text: str | None) -> None:
        self._run.add(text, linked=self._links > 0)

    def _start(self, element: HtmlElement) -> bool:
        """Open an element; whether its inside is passed over."""
        tag = element.tag
        if element is self._root:
            self._flush()
            self._place = "inside"
        if tag in self._markup.silent or element in self._omitted or _is_footnote(element):
            self._leave_out(element)
            self._tags.append("")
            self._marks.append(self._marks[-1])
            return True
        if is_block(tag):
            self._flush()
        if tag == "sup" and self._run.parts and self._run.parts[-1][-1:].isdigit():
            # "10^6", not "106"
            self._add("^")
        self._tags.append(tag)
        self._marks.append(self._mark(element) or self._marks[-1])
        if "time" in self._tags and self._run.ends_in_word():
            # Day and hour stand in boxes of their own: "6 May 2024" "10:20".
            self._add(" ")
        if tag == "table" and self._read_table(element):
            self._tags[-1] = ""
            return True
        self._links += tag == "a"
        if tag == "br":
            self._break()
        self._add(element.text)
        return False

    def _end(self, element: HtmlElement) -> None:
        tag = self._tags[-1]
        if is_block(tag):
            self._flush()
        self._links -= tag == "a"
        self._tags.pop()
        self._marks.pop()
        if element is self._root:
            self._place = "behind"
        if tag == "time" and (element.tail or "")[:1].isalnum():
            self._add(" ")

    def _mark(self, element: HtmlElement) -> BlockKind | None:
        if element.tag in ("article", "main", "section", "body"):
            return None
        if self._markup.is_fact_box(element):
            return BlockKind.BODY
        if element.tag in ("figcaption", "caption"):
            return BlockKind.CAPTION
        if element.tag in HEADINGS:
            return BlockKind.HEADER
        heavy = 4 * self._weights.get(element, 0) > self._weights[self._root]
        return None if heavy or not is_block(element.tag) else self._markup.mark(element)

    def _leave_out(self, element: HtmlElement) -> None:
        kind = self._omitted.get(element)
        if kind is None and element.tag in self._markup.silent:
            return
        if is_block(element.tag):
            self._flush()
        self._omit(kind or BlockKind.FOOTNOTE, self._first_words(element))

    def _omit(self, kind: BlockKind, words: str) -> None:
        if words:
            self.omissions.append(Omission(kind=kind, words=clean(words)[:_SHOWN]))

    def _first_words(self, element: HtmlElement) -> str:
        """Enough of the words of an element to show it by."""
        parts: list[str] = []
        length = 0
        for one in element.iter():
            inside = isinstance(one.tag, str) and one.tag not in self._markup.silent
            for text in (one.text if inside else None, one.tail if one is not element else None):
                if text and text.strip():
                    parts.append(text)
                    length += len(text)
            if length > 2 * _SHOWN:
                break
        return clean(" ".join(parts))

    def _read_table(self, table: HtmlElement) -> bool:
        """Whether a table is facts, which become lines, or figures, which are left out."""
        if table.find(".//table") is not None or not is_data(table, self._weights):
            return False
        rows = fact_rows(table, self._omitted, self._markup.silent)
        if rows and self._place == "inside":
            self.paragraphs += [_Paragraph(row, BlockKind.BODY, True) for row in rows]
        else:
            self._omit(BlockKind.TABLE, self._first_words(table))
        return True

    def _break(self) -> None:
        self._run.breaks += 1
        if self._run.breaks > 1:
            self._flush()
        else:
            self._run.parts.append("\n")

    def _flush(self) -> None:
        words, linked = self._run.words(), self._run.linked
        self._run = _Run()
        if not words:
            return
        mark = self._marks[-1]
        if mark is None and linked > 0.8 * len(words):
            mark = BlockKind.LINKS
        titled = self._title is not None and same_words(words, self._title)
        if titled and self._place == "before":
            self._place = "heading"
        paragraph = _Paragraph(words, mark, "li" in self._tags)
        if self._is_own(paragraph):
            self._keep(paragraph)
        elif not titled:
            outside = BlockKind.FOOTER if self._place == "behind" else BlockKind.HEADER
            self._omit(mark or outside, words)

    def _keep(self, paragraph: _Paragraph) -> None:
        """Add it; a term and its short definition are one line."""
        term, self._term = self._term, None
        if "dt" in self._tags:
            self._term = paragraph.words
            return
        if term is not None:
            if "dd" in self._tags and count_words(paragraph.words) <= _LONGEST_VALUE:
                words = f"{term.rstrip(': ')}: {paragraph.words}"
                self.paragraphs.append(_Paragraph(words, BlockKind.BODY, True))
                return
            self.paragraphs.append(_Paragraph(term, BlockKind.HEADER))
        self.paragraphs.append(paragraph)

    def _is_own(self, paragraph: _Paragraph) -> bool:
        """Whether a paragraph belongs to the article: those between its heading and its text, too,
        and who wrote it and when.
        """
        if self._place in ("inside", "heading"):
            return True
        if self._place == "behind":
            return False
        named = self._furniture.author(paragraph.words) is not None
        return paragraph.kind is BlockKind.HEADER and (
            named or self._furniture.is_stamp(paragraph.words)
        )


def _is_footnote(element: HtmlElement) -> bool:
    """“[3]” that leads to a note; "10<sup>6</sup>" is none."""
    if element.tag not in ("sup", "a"):
        return False
    words = clean(element.text_content()) if len(element) < 4 else ""
    if not _MARK.match(words):
        return False
    if element.tag == "a":
        return words.startswith("[") and (element.get("href") or "").startswith("#")
    return words.startswith("[") or element.find(".//a") is not None


def _compose(
    paragraphs: Sequence[_Paragraph], metadata: Metadata, omitted: tuple[Omission, ...]
) -> Page:
    """Set title and paragraphs below one another; a heading that repeats the title is the title."""
    title = metadata.title
    rest = list(paragraphs)
    if title:
        rest = [paragraph for paragraph in rest if not same_words(paragraph.words, title)]
        rest = [_Paragraph(title, BlockKind.TITLE), *rest]
    pieces: list[Piece] = []
    start = 0
    for paragraph in rest:
        end = start + len(paragraph.words)
        pieces.append(Piece(start, end, paragraph.kind, paragraph.item))
        start = end + 2
    text = "\n\n".join(paragraph.words for paragraph in rest) + "\n"
    return Page(text, pieces, metadata, omitted)
