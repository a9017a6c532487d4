"""What a web page says about itself: JSON-LD, meta elements, canonical link, headings and times."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from kg.extract.days import Calendar
from kg.extract.frontmatter import Metadata, primary_tag
from kg.extract.furniture import Furniture
from kg.model import PublicationDate

ARTICLE = re.compile(r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting|\w*NewsArticle)$")


def read_metadata(page: HtmlElement, root: HtmlElement, furniture: Furniture) -> Metadata:
    """The metadata of a page whose article is `root`; what the page does not say is None."""
    data = next(_articles(page), {})
    meta = _meta(page)
    names = furniture.meta_names

    def named(part: str) -> str | None:
        return next((meta[name] for name in names[part] if meta.get(name)), None)

    author = named("author")
    return Metadata(
        title=_title(page, root, _text(data.get("headline")) or named("title")),
        publisher=_label(data.get("publisher")) or named("publisher"),
        author=_label(data.get("author")) or (None if author and "://" in author else author),
        published=_published(root, _text(data.get("datePublished")), named("published"), furniture),
        url=_url(page, named("url") or _text(data.get("url"))),
        language=primary_tag(page.get("lang") or _text(data.get("inLanguage"))),
    )


def clean(text: str) -> str:
    """Words with single spaces; soft hyphens and zero-width characters go."""
    return " ".join(re.sub("[\u00ad\u200b\u2060\ufeff]", "", text).split())


def _articles(page: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            try:
                data = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from (node for node in _nodes(data) if _is_article(node))


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph if isinstance(node, dict))


def _is_article(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and ARTICLE.match(name) for name in listed)


def _meta(page: HtmlElement) -> dict[str, str]:
    meta: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = clean(element.get("content") or "")
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    return meta


def _text(value: Any) -> str | None:
    return clean(value) or None if isinstance(value, str) else None


def _label(value: Any) -> str | None:
    """The name of a person or organisation in JSON-LD: text, node, or a list of those."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_label, value[:20]))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _title(page: HtmlElement, root: HtmlElement, named: str | None) -> str | None:
    """The heading that the reader sees, else what the metadata names, else the window's title."""
    headings = list(root.iter("h1")) or list(page.iter("h1"))
    seen = [clean(heading.text_content()) for heading in headings]
    if len(seen) == 1 and seen[0]:
        return seen[0]
    if named:
        return named
    window = page.find(".//title")
    title = clean(window.text_content()) if window is not None else ""
    return re.split(r" [|–—] | - (?=[^-]*$)", title)[0] or None


def _published(
    root: HtmlElement, data: str | None, named: str | None, furniture: Furniture
) -> PublicationDate | None:
    for value in (data, named, *_times(root)):
        day = _day(value, furniture.calendar)
        if day:
            return day
    return None


def _day(value: str | None, calendar: Calendar) -> PublicationDate | None:
    day = calendar.parse(value) if value else None
    return PublicationDate(day=day, origin="metadata") if day else None


def _times(root: HtmlElement) -> Iterator[str]:
    """Times of the article, those marked as a modification last."""
    times = sorted(
        root.iter("time"), key=lambda time: "pub" not in (time.get("itemprop") or "pubdate")
    )
    for time in times[:3]:
        yield clean(time.get("datetime") or time.text_content())


def _url(page: HtmlElement, named: str | None) -> str | None:
    links = (
        (link.get("href") or "").strip()
        for link in page.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    )
    urls = (*links, named or "")
    return next((url for url in urls if re.match(r"https?://\S+$", url)), None)
