"""Whether every link of a page goes somewhere, and outside only where the data says."""

from collections.abc import Collection
from urllib.parse import unquote, urldefrag, urlsplit

from tests.browser.visit import Visit

_LINKS = """() => [...document.querySelectorAll("a, area")]
  .map(one => [one.getAttribute("href") ?? one.getAttribute("xlink:href"),
               one.getAttribute("rel") ?? "", one.textContent.trim().slice(0, 40)])
  .filter(one => one[0] !== null)"""
_IDS = """() => [...document.querySelectorAll("[id]")].map(one => one.id)"""


def link_faults(visit: Visit, allowed: Collection[str] = ()) -> list[str]:
    """Links without a target, to an outside address not in `allowed`, or without rel=noopener."""
    ids: list[str] = visit.page.evaluate(_IDS)
    faults = [f"{ids.count(one)} times #{one}" for one in dict.fromkeys(ids) if ids.count(one) > 1]
    for href, rel, words in visit.page.evaluate(_LINKS):
        address, fragment = urldefrag(href)
        scheme = urlsplit(href).scheme
        if scheme in ("http", "https", "mailto"):
            if href not in allowed:
                faults.append(f"{words!r} leads to {href}, which the data does not name")
            if scheme != "mailto" and "noopener" not in rel.split():
                faults.append(f"{words!r} leads to {href} without rel=noopener")
        elif scheme:
            faults.append(f"{words!r} leads to {href}")
        elif address and not (visit.file.parent / unquote(urlsplit(address).path)).exists():
            faults.append(f"{words!r} leads to {href}, and there is no such file")
        elif not address and unquote(fragment) not in ids:
            faults.append(f"{words!r} leads to #{fragment}, and the page has no such place")
    return faults
