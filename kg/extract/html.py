"""From a web page to the text of its article: title and paragraphs, blank lines between.

Navigation, forms, asides, related links and comments are left out; figure captions stay, marked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from kg.errors import ReadError
from kg.extract.frontmatter import Metadata
from kg.extract.furniture import Furniture
from kg.extract.layout import Piece, same_words
from kg.extract.pagedata import clean, read_metadata
from kg.model import BlockKind

FLOWS = "address article blockquote body center details div figure header main pre section summary"
PARTS = "p h1 h2 h3 h4 h5 h6 hr ol ul li dl dt dd figcaption"
TABLES = "table caption thead tbody tfoot tr td th"
BLOCKS = frozenset(f"{FLOWS} {PARTS} {TABLES}".split())
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
CLASS_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page's article, its paragraphs, and what the page says about itself."""

    text: str
    pieces: Sequence[Piece]
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: str
    kind: BlockKind | None = None
    item: bool = False


def parse_html(source: str, where: str, furniture: Furniture) -> Page:
    """Parse a decoded page; ReadError if no text is left once its furniture is gone."""
    page = _parse(source, where)
    lengths = _prose_lengths(page)
    root = _find_root(page, lengths)
    metadata = read_metadata(page, root, furniture)
    paragraphs = _walk(root, furniture, lengths)
    if not paragraphs:
        raise ReadError(where, "holds no article text", "save the page with its text")
    return _compose(paragraphs, metadata)


def _parse(source: str, where: str) -> HtmlElement:
    # As bytes: lxml refuses a decoded text with an XML declaration.
    try:
        page: HtmlElement = document_fromstring(
            source.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", huge_tree=True)
        )
    except etree.LxmlError as error:
        raise ReadError(where, "holds no HTML", "save the page again, or as text") from error
    return page


def _body(page: HtmlElement) -> HtmlElement:
    body = page.find("body")
    return page if body is None else body


def _find_root(page: HtmlElement, lengths: Mapping[HtmlElement, int]) -> HtmlElement:
    """The element that holds the article: an article, the main part, or where most prose is."""
    articles = list(page.iter("article"))
    mains = page.xpath("//main | //*[@role='main']")
    best = max(articles, key=lengths.__getitem__, default=None)
    main = max(mains, key=lengths.__getitem__, default=None)
    if best is None or main is None:
        marked = main if best is None else best
        return _densest(_body(page), lengths) if marked is None else marked
    # A front page or a live blog: no single article has most of the words.
    return best if 2 * lengths[best] >= lengths[main] else main


def _prose_lengths(page: HtmlElement) -> dict[HtmlElement, int]:
    """How many characters of paragraphs each element holds, in one pass (pages nest deeply)."""
    lengths: dict[HtmlElement, int] = {}
    sums = [0]
    for event, element in etree.iterwalk(page, events=("start", "end")):
        if event == "start":
            sums.append(0)
            continue
        inside = sums.pop()
        lengths[element] = len(element.text_content()) if element.tag == "p" else inside
        sums[-1] += lengths[element]
    return lengths


def _densest(body: HtmlElement, lengths: Mapping[HtmlElement, int]) -> HtmlElement:
    """The element that holds most of the prose of a page that marks no article."""
    scores: dict[HtmlElement, int] = {}
    for paragraph in body.iter("p"):
        length = lengths[paragraph]
        # Paragraphs may stand in sections of one article.
        for share, holder in zip((2, 1), paragraph.iterancestors(), strict=False):
            scores[holder] = scores.get(holder, 0) + share * length
    best = max(scores, key=lambda holder: scores[holder], default=body)
    return best if 2 * lengths[best] >= lengths[body] else body


class _Writer:
    """Gathers the words of one paragraph after another."""

    def __init__(self) -> None:
        self.paragraphs: list[_Paragraph] = []
        self.parts: list[str] = []
        self.linked = 0
        self.breaks = 0

    def add(self, text: str | None, *, linked: bool) -> None:
        if not text:
            return
        if text.strip():
            self.breaks = 0
        self.parts.append(re.sub(r"\s+", " ", text))
        self.linked += len(clean(text)) if linked else 0

    def line_break(self, tags: Sequence[str]) -> None:
        self.breaks += 1
        if self.breaks > 1:
            self.flush(tags)
        else:
            self.parts.append("\n")

    def flush(self, tags: Sequence[str]) -> None:
        lines = (clean(line) for line in "".join(self.parts).split("\n"))
        words = "\n".join(line for line in lines if line)
        if words:
            linked = self.linked > 0.8 * len(words)
            self.paragraphs.append(_Paragraph(words, _kind(tags, linked), "li" in tags))
        self.parts, self.linked, self.breaks = [], 0, 0


def _kind(tags: Sequence[str], linked: bool) -> BlockKind | None:
    if not HEADINGS.isdisjoint(tags):
        return BlockKind.HEADER
    if "figcaption" in tags or "caption" in tags:
        return BlockKind.CAPTION
    return BlockKind.LINKS if linked else None


def _walk(
    root: HtmlElement, furniture: Furniture, lengths: Mapping[HtmlElement, int]
) -> list[_Paragraph]:
    """The paragraphs below `root`, in order, without recursion."""
    writer = _Writer()
    tags: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in ("comment", "pi"):
            writer.add(element.tail, linked="a" in tags)
            continue
        tag = element.tag
        if event == "start":
            wraps_all = 2 * lengths[element] > lengths[root]
            if element is not root and _is_omitted(element, furniture, wraps_all=wraps_all):
                walker.skip_subtree()
                tags.append("")
                continue
            if tag in BLOCKS:
                writer.flush(tags)
            tags.append(tag)
            if tag == "br":
                writer.line_break(tags)
            writer.add(element.text, linked="a" in tags)
            continue
        if tags[-1] in BLOCKS:
            writer.flush(tags)
        tags.pop()
        if element is not root:
            writer.add(element.tail, linked="a" in tags)
    writer.flush(tags)
    return writer.paragraphs


def _is_omitted(element: HtmlElement, furniture: Furniture, *, wraps_all: bool) -> bool:
    if element.tag in furniture.html["elements"] or "hidden" in element.attrib:
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in furniture.html["roles"]:
        return True
    if re.search(r"display\s*:\s*none", element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parts = {part.lower() for part in CLASS_PARTS.findall(names)}
    # A wrapper of the whole article may be called "with-sidebar".
    return not wraps_all and not parts.isdisjoint(furniture.html["classes"])


def _compose(paragraphs: list[_Paragraph], metadata: Metadata) -> Page:
    """Set title and paragraphs below one another; a heading that repeats the title is the title."""
    title = metadata.title
    rest = paragraphs
    if title:
        rest = [paragraph for paragraph in paragraphs if not same_words(paragraph.words, title)]
        rest = [_Paragraph(title, BlockKind.TITLE), *rest]
    pieces: list[Piece] = []
    start = 0
    for paragraph in rest:
        end = start + len(paragraph.words)
        pieces.append(Piece(start, end, paragraph.kind, paragraph.item))
        start = end + 2
    text = "\n\n".join(paragraph.words for paragraph in rest) + "\n"
    return Page(text, pieces, metadata)
