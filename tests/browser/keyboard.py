"""A walk through a page with the Tab key alone: where it stops, and whether one sees where."""

from dataclasses import dataclass

from tests.browser.visit import Visit

# The look of all that can be reached, before anything is: what focus changes is what one sees.
_PREPARE = """() => {
  const looks = one => [one, ...[...one.querySelectorAll("*")].slice(0, 20)].map(part => {
    const style = getComputedStyle(part);
    return ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor",
            "borderColor", "borderWidth", "color", "textDecoration", "stroke", "strokeWidth",
            "fill", "filter"].map(name => style[name]).join("|");
  }).join("/");
  document.activeElement?.blur();
  window.__before = new Map([...document.querySelectorAll("*")]
    .filter(one => one.tabIndex >= 0).map(one => [one, looks(one)]));
  window.__looks = looks;
}"""
_STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const box = [...one.getClientRects()].find(rect => rect.width > 0 && rect.height > 0);
  const style = getComputedStyle(one);
  let seen = "";
  if (!box || style.visibility === "hidden") seen = "has no size";
  else {
    const x = Math.max(0, Math.min(innerWidth - 1, box.left + Math.min(box.width / 2, 20)));
    const y = Math.max(0, Math.min(innerHeight - 1, box.top + Math.min(box.height / 2, 20)));
    const top = document.elementFromPoint(x, y);
    if (box.bottom < 0 || box.top > innerHeight || box.right < 0 || box.left > innerWidth)
      seen = "is outside the window";
    else if (!(top && (one.contains(top) || top.contains(one)))) seen = "is covered";
    else if (window.__looks(one) === window.__before.get(one)) seen = "looks the same with focus";
  }
  if (!one.__stop) { window.__stops = one.__stop = (window.__stops ?? 0) + 1; }
  return {number: one.__stop, tag: one.localName, id: one.id,
          href: one.getAttribute("href") ?? "", inside: [...function*() {
            for (let up = one; up; up = up.parentElement) if (up.id) yield up.id; }()],
          name: (one.getAttribute("aria-label") ?? one.textContent).trim().slice(0, 60), seen};
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """What has the focus; `inside` are the ids of it and of what it stands in, `unseen` why not."""

    tag: str
    id: str
    href: str
    inside: tuple[str, ...]
    name: str
    unseen: str

    def __str__(self) -> str:
        return f"<{self.tag}> {self.name!r}"


def walk(visit: Visit, most: int = 1000) -> list[Stop]:
    """The stops of the Tab key from the top of the page to its end.

    AssertionError where the key comes back to a stop before the end, or has no end: a trap.
    """
    visit.page.evaluate(_PREPARE)
    stops: list[Stop] = []
    for _ in range(most):
        visit.page.keyboard.press("Tab")
        told = visit.page.evaluate(_STOP)
        if told is None or (told["number"] == 1 and stops):
            return stops
        assert told["number"] == len(stops) + 1, f"the Tab key is caught at {stops[-1]}"
        stops.append(
            Stop(
                tag=told["tag"],
                id=told["id"],
                href=told["href"],
                inside=tuple(told["inside"]),
                name=" ".join(told["name"].split()),
                unseen=told["seen"],
            )
        )
    raise AssertionError(f"the Tab key finds no end after {most} stops")


def focus_faults(stops: list[Stop]) -> list[str]:
    """The stops at which one does not see where one is."""
    return [f"{stop} {stop.unseen}" for stop in stops if stop.unseen]
