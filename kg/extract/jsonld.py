"""What the JSON-LD of a web page says of its article; JSON that is broken is left alone."""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.extract.layout import same_words

ARTICLE = re.compile(
    r"(?:https?://schema\.org/|schema:)?"
    r"(?:\w*Article|Report|BlogPosting|LiveBlogPosting|\w*NewsArticle)$"
)
PAGE = re.compile(r"\w*Page$")
# Where an article may stand inside another node, and what tells who publishes it, surest first.
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
_PUBLISHERS = ("publisher", "sourceOrganization", "provider", "copyrightHolder", "isPartOf")
_DEEPEST = 4

Node = Mapping[str, Any]


class LinkedData:
    """The article of a page as its JSON-LD describes it; what it does not say is None."""

    def __init__(self, scripts: Iterable[str], url: str | None, heading: str | None) -> None:
        nodes = [node for script in scripts for node in _nodes(_parse(script), _DEEPEST)]
        self._by_id: dict[str, Node] = {}
        for node in nodes:
            if isinstance(node.get("@id"), str) and len(node) > 1:
                self._by_id.setdefault(node["@id"], node)
        self._node = _own([node for node in nodes if _is_article(node)], url, heading)
        self._pages = [node for node in nodes if _has_type(node, PAGE)]

    @property
    def headline(self) -> str | None:
        """The headline, or the name where there is none."""
        return text_of(self._node.get("headline")) or text_of(self._node.get("name"))

    @property
    def publisher(self) -> str | None:
        """The name of the organisation, by reference too."""
        labels = (self._label(self._node.get(key)) for key in _PUBLISHERS)
        return next((label for label in labels if label), None)

    @property
    def author(self) -> str | None:
        """The names of the authors, joined by commas."""
        return self._label(self._node.get("author")) or self._label(self._node.get("creator"))

    @property
    def published(self) -> str | None:
        """When it first appeared, as written; never when it was changed."""
        for node in (self._node, *self._pages):
            for key in ("datePublished", "dateCreated", "uploadDate"):
                if value := text_of(node.get(key)):
                    return value
        return None

    @property
    def modified(self) -> str | None:
        """When it was last changed, as written."""
        return text_of(self._node.get("dateModified"))

    @property
    def url(self) -> str | None:
        """The address."""
        return text_of(self._node.get("url"))

    @property
    def language(self) -> str | None:
        """The language tag."""
        return text_of(self._node.get("inLanguage"))

    def _label(self, value: Any, deep: int = _DEEPEST) -> str | None:
        """The name of a person or organisation: text, a node, a reference, or a list of those."""
        if isinstance(value, list):
            names = (self._label(one, deep - 1) for one in value[:20]) if deep else ()
            return ", ".join(dict.fromkeys(filter(None, names))) or None
        if isinstance(value, dict):
            node = value if "name" in value else self._by_id.get(str(value.get("@id")), value)
            name = node.get("name")
            return self._label(name, deep - 1) if isinstance(name, list) and deep else text_of(name)
        name = text_of(value)
        return None if name and "://" in name else name


def text_of(value: Any) -> str | None:
    """A string of JSON-LD as a reader would see it; some write entities into it."""
    if not isinstance(value, str):
        return None
    return clean(html.unescape(re.sub(r"</?[a-z][^<>]{0,80}>", "", value))) or None


def clean(text: str) -> str:
    """Words with single spaces; soft hyphens and zero-width characters go."""
    return " ".join(re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text).split())


def _parse(script: str) -> Any:
    bare = re.sub(r"\A(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\]\]>)\Z", "", script.strip())
    if len(bare) < len(script):
        bare = bare.rstrip().removesuffix("//")
    try:
        return json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any, deep: int) -> Iterator[dict[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            if deep:
                for key in _INSIDE:
                    yield from _nodes(item.get(key), deep - 1)
                for key in _PUBLISHERS:
                    # Only to be referred to.
                    yield from _nodes(item.get(key), 0)


def _has_type(node: Node, pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    listed = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and pattern.match(name) for name in listed)


def _is_article(node: Node) -> bool:
    return _has_type(node, ARTICLE)


def _own(articles: list[dict[str, Any]], url: str | None, heading: str | None) -> Node:
    """Of several articles that of the page: by its address, its heading, else the first."""
    for node in articles:
        page = node.get("mainEntityOfPage")
        address = page.get("@id") if isinstance(page, dict) else page
        if url and url in (node.get("url"), address, node.get("@id")):
            return node
    for node in articles:
        headline = text_of(node.get("headline"))
        if heading and headline and same_words(headline, heading):
            return node
    return articles[0] if articles else {}
