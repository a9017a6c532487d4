"""Whether what a page shows fits its window and does not lie over other words."""

from dataclasses import dataclass
from itertools import pairwise

from tests.browser.visit import Visit

_WIDER = """() => {
  const root = document.scrollingElement, wide = document.documentElement.clientWidth;
  if (root.scrollWidth <= wide) return [];
  const inside = one => {
    for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
      if (getComputedStyle(up).overflowX !== "visible") return true;
    return false;
  };
  const past = [...document.body.querySelectorAll("*")]
    .filter(one => one.getBoundingClientRect().right > wide + 0.5 && !inside(one))
    .filter(one => ![...one.children].some(in_ => in_.getBoundingClientRect().right > wide + 0.5));
  return [`${root.scrollWidth} pixels in a window of ${wide}: ` + past.slice(0, 5)
    .map(one => `<${one.localName} ${one.className?.baseVal ?? one.className}> `
                + one.textContent.trim().slice(0, 30)).join("; ")];
}"""

# getBBox is in the text's own units; its matrix gives the corners on the screen, turned or not.
_TEXTS = """() => [...document.querySelectorAll("svg text")].flatMap(text => {
  const style = getComputedStyle(text), box = text.getBBox(), at = text.getScreenCTM();
  if (!at || !box.width || style.visibility === "hidden" || +style.opacity === 0) return [];
  if (text.closest("defs, symbol, pattern, clipPath, mask")) return [];
  const root = text.closest("svg"), frame = root.getBoundingClientRect();
  const trim = box.height * 0.12;
  const corner = (x, y) => { const p = new DOMPoint(x, y).matrixTransform(at); return [p.x, p.y]; };
  return [{words: text.textContent.trim().slice(0, 60),
    corners: [corner(box.x, box.y + trim), corner(box.x + box.width, box.y + trim),
              corner(box.x + box.width, box.y + box.height - trim),
              corner(box.x, box.y + box.height - trim)],
    frame: [frame.left, frame.top, frame.right, frame.bottom]}];
})"""
_SLACK = 0.5  # pixels

Corner = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """A text of a drawing: the corners of its box, and the left, top, right, bottom of its frame.

    The box is an eighth lower at either end than that of the font, which leaves room above capitals
    and below the line that no letter fills.
    """

    words: str
    corners: tuple[Corner, ...]
    frame: tuple[float, float, float, float]


def sideways_faults(visit: Visit) -> list[str]:
    """What makes the page wider than its window."""
    found: list[str] = visit.page.evaluate(_WIDER)
    return found


def drawn_words(visit: Visit) -> list[Words]:
    """Every text of the page's SVG that is shown."""
    return [
        Words(one["words"], tuple((x, y) for x, y in one["corners"]), tuple(one["frame"]))
        for one in visit.page.evaluate(_TEXTS)
    ]


def overlap_faults(visit: Visit) -> list[str]:
    """The texts of drawings that lie over each other, or are cut off at the edge."""
    texts = sorted(drawn_words(visit), key=lambda one: min(x for x, _ in one.corners))
    faults = [f"{one.words!r} is cut off" for one in texts if _is_cut(one)]
    for number, one in enumerate(texts):
        right = max(x for x, _ in one.corners)
        for other in texts[number + 1 :]:
            if min(x for x, _ in other.corners) >= right:
                break
            if _overlap(one.corners, other.corners):
                faults.append(f"{one.words!r} lies over {other.words!r}")
    return faults


def _is_cut(one: Words) -> bool:
    left, top, right, bottom = one.frame
    return any(
        not (left - _SLACK <= x <= right + _SLACK and top - _SLACK <= y <= bottom + _SLACK)
        for x, y in one.corners
    )


def _overlap(one: tuple[Corner, ...], other: tuple[Corner, ...]) -> bool:
    """Two turned boxes are apart if a side of either divides them (separating axes)."""
    for box in (one, other):
        for (ax, ay), (bx, by) in pairwise((*box, box[0])):
            length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
            if not length:
                continue
            across = ((ay - by) / length, (bx - ax) / length)
            mine, theirs = (
                [x * across[0] + y * across[1] for x, y in any_] for any_ in (one, other)
            )
            if max(mine) <= min(theirs) + _SLACK or max(theirs) <= min(mine) + _SLACK:
                return False
    return True
