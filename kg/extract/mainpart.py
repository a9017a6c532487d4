"""Where on a web page its article stands: by its markup, else by where most of the prose is."""

from collections.abc import Container, Mapping

from lxml import etree
from lxml.html import HtmlElement

from kg.extract.markup import Markup
from kg.model import BlockKind

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td"
    " tfoot th thead tr ul".split()
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Shorter runs of words are labels, not prose.
_SHORTEST = 40
# Who holds so much of the prose holds the article.
_MOST = 0.7
_HOLDERS = frozenset("article center div form main section table tbody td tr".split())


def is_block(tag: object) -> bool:
    """Whether an element is a paragraph or holds some; so do those that HTML does not know."""
    return isinstance(tag, str) and (tag in BLOCKS or "-" in tag)


def weigh(
    body: HtmlElement, markup: Markup, omitted: Container[HtmlElement] = ()
) -> dict[HtmlElement, int]:
    """How many characters of prose each element holds, what is `omitted` not counted, in one pass.

    Prose is a run of words of one paragraph, links not counted, whatever element it stands in; on a
    page that has but few words short ones too.
    """
    weights = _weigh(body, markup, omitted, _SHORTEST)
    return weights if weights[body] else _weigh(body, markup, omitted, 1)


def _weigh(
    body: HtmlElement, markup: Markup, omitted: Container[HtmlElement], shortest: int
) -> dict[HtmlElement, int]:
    weights: dict[HtmlElement, int] = {}
    sums = [0]
    run = links = 0
    linked = 0  # how many elements of those open are links

    def flush() -> None:
        nonlocal run, links
        if run - links >= shortest:
            sums[-1] += run - links
        run = links = 0

    def add(text: str | None) -> None:
        nonlocal run, links
        length = len(text.strip()) if text else 0
        run += length
        links += length if linked else 0

    walker = etree.iterwalk(body, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        tag = element.tag
        if event in ("comment", "pi"):
            add(element.tail)
        elif event == "start":
            if is_block(tag):
                flush()
            sums.append(0)
            if element in omitted or tag in markup.silent:
                walker.skip_subtree()
                continue
            linked += tag == "a"
            add(element.text)
        else:
            skipped = element in omitted or tag in markup.silent
            if is_block(tag):
                flush()
            weights[element] = sums.pop()
            sums[-1] += weights[element]
            linked -= tag == "a" and not skipped
            if element is not body:
                add(element.tail)
    return weights


def left_out(body: HtmlElement, markup: Markup) -> dict[HtmlElement, BlockKind]:
    """The outermost elements that hold no part of the article, with their kinds.

    Not those that hold its heading, its text or most of the prose: a wrapper may be called
    "page-banner".
    """
    weights = weigh(body, markup)
    holders = {one for heading in body.iter("h1") for one in heading.iterancestors()}
    if (marked := _body(body, markup, weights)) is not None:
        holders |= {marked, *marked.iterancestors()}
    found: dict[HtmlElement, BlockKind] = {}
    walker = etree.iterwalk(body, events=("start",))
    for _, element in walker:
        if not isinstance(element.tag, str) or element.tag in markup.silent:
            walker.skip_subtree()
            continue
        kind = markup.omission(element)
        if kind is None or element in holders:
            continue
        heavy = 2 * weights.get(element, 0) > weights[body]
        if heavy and kind not in (BlockKind.COMMENTS, BlockKind.MENU):
            continue
        found[element] = kind
        walker.skip_subtree()
    return found


def find_root(body: HtmlElement, markup: Markup, weights: Mapping[HtmlElement, int]) -> HtmlElement:
    """The element that holds the article: an article, the main part, or where most prose is."""
    whole = weights[body]
    articles = [one for one in body.iter("article") if one in weights]
    mains = [one for one in body.xpath("//main | //*[@role='main']") if one in weights]
    for marked in (articles, mains):
        best = max(marked, key=weights.__getitem__, default=None)
        # A front page or a live blog: no single article has most of the words.
        if best is not None and 2 * weights[best] >= whole:
            return best
    marked_body = _body(body, markup, weights)
    if marked_body is not None and 2 * weights[marked_body] >= whole:
        return marked_body
    return _densest(body, weights)


def _body(
    body: HtmlElement, markup: Markup, weights: Mapping[HtmlElement, int]
) -> HtmlElement | None:
    """The heaviest of the elements where templates put the text."""
    named = (one for one in body.iter() if one in weights and markup.is_body(one))
    best = max(named, key=weights.__getitem__, default=None)
    return best if best is not None and weights[best] else None


def _densest(body: HtmlElement, weights: Mapping[HtmlElement, int]) -> HtmlElement:
    """Down from the body, as long as one block has most of the prose of the page."""
    place = body
    while True:
        holders = (one for one in place if one in weights and one.tag in _HOLDERS)
        best = max(holders, key=weights.__getitem__, default=None)
        if best is None or weights[best] < _MOST * weights[body] or not weights[best]:
            return place
        place = best
