"""What a web page says about itself: JSON-LD, meta elements, microdata, headings and times."""

import re
from collections.abc import Container, Iterator
from datetime import UTC, date, datetime

from lxml.html import HtmlElement

from kg.extract.days import Calendar
from kg.extract.frontmatter import Metadata, primary_tag
from kg.extract.furniture import Furniture
from kg.extract.jsonld import LinkedData, clean
from kg.extract.layout import same_words
from kg.model import PublicationDate

# Between a page's title and the name of its site.
_SEPARATOR = re.compile(r" (?:[|–—•·»:-]|::) ")
_MARKS = " |–—•·»:-"
_TITLED = re.compile(r"(?:entry|post|article|page)-?_?title|headline")
_LONGEST_SITE = 6  # words
_ITEMS = frozenset({"headline", "author", "publisher", "datepublished", "datecreated"})
# Seconds since 1970, or thousandths of them.
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?$")
_BY = re.compile(r"(?:words |written )?by:? ", re.IGNORECASE)


def read_metadata(
    page: HtmlElement, root: HtmlElement, furniture: Furniture, omitted: Container[HtmlElement] = ()
) -> Metadata:
    """The metadata of a page whose article is `root`; what the page does not say is None."""
    return _Reader(page, root, furniture, omitted).metadata()


class _Reader:
    def __init__(
        self,
        page: HtmlElement,
        root: HtmlElement,
        furniture: Furniture,
        omitted: Container[HtmlElement],
    ) -> None:
        self._page = page
        self._root = root
        self._furniture = furniture
        self._omitted = omitted
        self._meta = _meta(page)
        self._items = self._microdata()
        window = page.find(".//title")
        self._window = clean(window.text_content()) if window is not None else ""
        heading = next(iter(self._headings()), None)
        scripts = (
            script.text or ""
            for script in page.iter("script")
            if "ld+json" in (script.get("type") or "").lower()
        )
        self._data = LinkedData(scripts, self._canonical(), heading)

    def metadata(self) -> Metadata:
        title, site = self._title()
        return Metadata(
            title=title,
            publisher=self._publisher(site),
            author=self._author(),
            published=self._published(),
            url=self._url(),
            language=primary_tag(self._page.get("lang") or self._data.language),
        )

    def _named(self, part: str) -> str | None:
        names = self._furniture.meta_names[part]
        return next((self._meta[name][0] for name in names if name in self._meta), None)

    def _publisher(self, site: str | None) -> str | None:
        named = self._named("publisher")
        item = self._items.get("publisher")
        names = (self._data.publisher, item, named, site)
        return next((name for name in names if name and "://" not in name), None)

    def _author(self) -> str | None:
        lists = (self._meta.get(name, ()) for name in self._furniture.meta_names["author"])
        names = next((names for names in lists if any("://" not in one for one in names)), ())
        listed = ", ".join(dict.fromkeys(one for one in names if "://" not in one))
        author = self._data.author or self._items.get("author") or listed
        if not author:
            return None
        bare = _BY.sub("", author, count=1)
        told = bare != author or " and " in bare
        return (self._furniture.author(f"By {bare}") if told else None) or bare

    # --- the title

    def _title(self) -> tuple[str | None, str | None]:
        """The heading that the reader sees, else what the metadata names, else the window's title;
        and the name of the site, if the window's title has it beside the article's.
        """
        named = self._data.headline or self._named("title") or self._items.get("headline")
        headings = self._headings()
        sites = {name for name in (self._data.publisher, self._named("publisher")) if name}
        own = [one for one in headings if not any(same_words(one, site) for site in sites)]
        site = self._site([one for one in (*own, named) if one])
        title = own[0] if len(own) == 1 else None
        if title is None and named:
            title = _without_site(named, sites | ({site} if site else set()))
        if title is None and len(own) > 1:
            title = own[0]
        if title is None:
            parts = _SEPARATOR.split(self._window)
            bare = self._window.removesuffix(parts[-1]).rstrip(_MARKS)
            title = bare if len(parts) > 1 else self._window
        return title or None, site

    def _site(self, titles: list[str]) -> str | None:
        """What stands in the window's title beside one of `titles`, or leads to the front page."""
        shown = self._window
        for title in titles:
            place = shown.lower().find(title.lower())
            before, behind = shown[:place].rstrip(), shown[place + len(title) :].lstrip()
            if place < 0 or bool(before) == bool(behind):
                continue
            if (before[-1:] or behind[0]) in _MARKS:
                parts = _SEPARATOR.split((before or behind).strip(_MARKS))
                return self._as_site(parts[0] if before else parts[-1])
        parts = _SEPARATOR.split(shown)
        home = [link for link in self._page.iter("a") if link.get("href") in ("/", "./", "#")]
        names = {clean(link.text_content()).lower() for link in home}
        return next((self._as_site(one) for one in parts[1:] if one.lower() in names), None)

    def _as_site(self, name: str) -> str | None:
        short = 0 < len(name.split()) <= _LONGEST_SITE
        return name if short and self._furniture.claim(name) is None else None

    def _headings(self) -> list[str]:
        """The first headings of the article; else of the page; else what a template names title,
        or what the window's title names.
        """
        for place in (self._root, self._page):
            found = [clean(one.text_content()) for one in place.iter("h1") if self._is_shown(one)]
            if any(found):
                return [one for one in found if one]
        for one in self._page.iter("h2", "h3"):
            names = f"{one.get('class') or ''} {one.get('itemprop') or ''}".lower()
            words = clean(one.text_content())
            ends = len(words.split()) > 2 and self._window.lower().endswith(words.lower())
            if words and (ends or _TITLED.search(names)) and self._is_shown(one):
                return [words]
        return []

    def _is_shown(self, element: HtmlElement) -> bool:
        if element in self._omitted:
            return False
        return not any(one in self._omitted for one in element.iterancestors())

    # --- microdata, dates, addresses

    def _microdata(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for one in self._page.iter():
            prop = (one.get("itemprop") or one.get("property") or "") if one.attrib else ""
            name = prop.removeprefix("schema:").lower()
            if name not in _ITEMS or one.tag == "meta" or not self._is_shown(one):
                continue
            inner = next(iter(one.xpath(".//*[@itemprop='name']")), one)
            value = inner.get("content") or one.get("datetime") or one.get("title")
            if "date" not in name:
                value = inner.get("content") or inner.text_content()
            found.setdefault(name, clean(value or one.text_content()))
        return {name: value for name, value in found.items() if value}

    def _published(self) -> PublicationDate | None:
        items = (self._items.get("datepublished"), self._items.get("datecreated"))
        edited = (self._data.modified,) if self._is_entry() else ()
        values = (*edited, self._data.published, self._named("published"), *items, *self._times())
        for value in values:
            day = _day(value, self._furniture.calendar)
            if day:
                return day
        return None

    def _is_entry(self) -> bool:
        """Whether the page is one of an encyclopedia, which is kept up to date for years."""
        told = (*self._meta.get("generator", ()), self._data.publisher, self._named("publisher"))
        return any(one and self._furniture.encyclopedias.search(one) for one in told)

    def _times(self) -> Iterator[str]:
        """Times of the article, then of the page; those of a modification last."""
        inside = [one for one in self._root.iter("time") if self._is_shown(one)]
        outside = [
            one
            for one in self._page.iter("time")
            if self._is_shown(one) and next(one.iterancestors("article"), None) is None
        ]
        for time in sorted(inside or outside, key=_is_revision)[:3]:
            yield clean(time.get("datetime") or time.text_content())

    def _canonical(self) -> str | None:
        for link in self._page.iter("link"):
            if "canonical" in (link.get("rel") or "").lower().split():
                return (link.get("href") or "").strip() or None
        return None

    def _url(self) -> str | None:
        urls = (self._canonical(), self._named("url"), self._data.url)
        return next((url for url in urls if url and re.match(r"https?://\S+$", url)), None)


def _without_site(title: str, sites: set[str]) -> str:
    parts = _SEPARATOR.split(title)
    if len(parts) > 1 and any(same_words(parts[-1], site) for site in sites):
        return title.removesuffix(parts[-1]).rstrip(_MARKS)
    return title


def _meta(page: HtmlElement) -> dict[str, list[str]]:
    """The contents of meta elements by their names, which may stand more than once."""
    meta: dict[str, list[str]] = {}
    for element in page.iter("meta"):
        content = clean(element.get("content") or "")
        for key in ("property", "name", "itemprop"):
            name = element.get(key)
            if name and content:
                meta.setdefault(name.strip().lower(), []).append(content)
    return meta


def _day(value: str | None, calendar: Calendar) -> PublicationDate | None:
    if value and _EPOCH.match(value):
        day: date | None = datetime.fromtimestamp(int(value[:10]), tz=UTC).date()
    else:
        day = calendar.parse(value) if value else None
    return PublicationDate(day=day, origin="metadata") if day else None


def _is_revision(time: HtmlElement) -> bool:
    names = f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()
    return "modif" in names or "updat" in names
