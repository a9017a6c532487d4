"""A page as a reader has it open: what it asked for, what went wrong, and what it looks like."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHECKOUT = Path(__file__).parents[2]
SCREENSHOTS = CHECKOUT / "report" / "screenshots"
PHONE, DESKTOP = 360, 1280
_HEIGHT = {PHONE: 740, DESKTOP: 900}
_WAIT = 20_000  # milliseconds

# Whatever the page refers to is named, also what no visit loads: another width's picture, print.
_REFERRED = """() => {
  const told = [];
  const names = ["src", "srcset", "poster", "data", "action", "formaction", "background", "ping"];
  for (const one of document.querySelectorAll("*")) {
    for (const name of names)
      if (one.hasAttribute(name)) told.push(one.getAttribute(name).trim());
    const link = one.getAttribute("href") ?? one.getAttribute("xlink:href");
    if (link !== null && !["a", "area"].includes(one.localName)) told.push(link.trim());
    for (const css of [one.getAttribute("style"), one.localName === "style" && one.textContent])
      for (const found of (css || "").matchAll(/(?:url\\(|@import)\\s*["']?([^"')\\s]+)/g))
        told.push(found[1]);
  }
  return told;
}"""


@dataclass
class Visit:
    """An open page with what it asked for and complained of so far."""

    page: "Page"
    file: Path
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Requests to anything but the file, references that would be some, and errors."""
        referred: list[str] = self.page.evaluate(_REFERRED)
        return [
            *(f"asks for {url}" for url in self.requests if not self._is_inside(url)),
            *(f"refers to {url}" for url in referred if not self._is_inside(url)),
            *self.errors,
        ]

    def _is_inside(self, url: str) -> bool:
        return url.startswith(("#", "data:", "blob:", self.file.as_uri())) or not url

    def see(self, name: str) -> Path:
        """Keep a picture of the whole page under report/screenshots/."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=True)
        return path


@contextmanager
def visiting(
    browser: "Browser",
    file: Path,
    *,
    width: int = DESKTOP,
    dark: bool = False,
    script: bool = True,
    fragment: str = "",
) -> Iterator[Visit]:
    """The file opened in a window of that width; nothing that it asks for outside is let through.

    Without `script` the page's own scripts do not run, as for a reader who has turned them off.
    """
    context = browser.new_context(
        viewport={"width": width, "height": _HEIGHT.get(width, 900)},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        java_script_enabled=script,
        locale="en-GB",
        timezone_id="UTC",
    )
    try:
        context.set_default_timeout(_WAIT)
        page = context.new_page()
        visit = Visit(page=page, file=file)
        page.on("request", lambda one: visit.requests.append(one.url))
        page.on("pageerror", lambda one: visit.errors.append(f"throws {one}"))
        page.on("console", lambda one: _hear(visit, one))
        page.route(
            "**/*",
            lambda route: (
                route.continue_() if visit._is_inside(route.request.url) else route.abort()
            ),
        )
        page.goto(file.as_uri() + fragment, wait_until="load")
        yield visit
    finally:
        context.close()


def _hear(visit: Visit, said: Any) -> None:
    """A violation of the page's policy is told on the console too."""
    if said.type in ("error", "assert") or "Content Security Policy" in said.text:
        visit.errors.append(f"console: {said.text}")
