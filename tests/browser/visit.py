"""A page as a reader has it open: what it asked for, what went wrong, and what it looks like."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Route

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
    dialogs: list[str] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Requests to anything but the file, references that would be some, and errors."""
        referred: list[str] = self.page.evaluate(_REFERRED)
        return [
            *(f"asks for {url}" for url in self.requests if not self.is_inside(url)),
            *(f"refers to {url}" for url in referred if not self.is_inside(url)),
            *self.errors,
        ]

    def is_inside(self, url: str) -> bool:
        """Whether that is the file itself, or stands in it."""
        return url.startswith(("#", "data:", "blob:", self.file.as_uri())) or not url

    def resize(self, width: int) -> None:
        """Make the window as wide as that, as one who turns a phone does."""
        self.page.set_viewport_size({"width": width, "height": _HEIGHT.get(width, 900)})

    def see(self, name: str) -> Path:
        """Keep a picture of the whole page under report/screenshots/."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=True)
        return path


class Window:
    """A window for one page after another; nothing that they ask for outside is let through."""

    def __init__(self, browser: "Browser", *, script: bool) -> None:
        self._context = browser.new_context(
            reduced_motion="reduce", java_script_enabled=script, locale="en-GB", timezone_id="UTC"
        )
        self._context.set_default_timeout(_WAIT)
        self._page = self._context.new_page()
        self._visit = Visit(page=self._page, file=CHECKOUT)
        self._page.on("request", lambda one: self._visit.requests.append(one.url))
        self._page.on("pageerror", lambda one: self._visit.errors.append(f"throws {one}"))
        self._page.on("console", self._hear)
        self._page.on("dialog", self._dismiss)
        self._page.route("**/*", self._let_through)

    def open(self, file: Path, *, width: int, dark: bool, fragment: str) -> Visit:
        """Another page, as if the window were new: nothing of the last one is left."""
        if urldefrag(self._page.url)[0] == file.as_uri():
            self._page.goto("about:blank")  # from one place of a page to another nothing is loaded
        self._page.mouse.move(0, 0)
        self._visit.resize(width)
        self._page.emulate_media(
            media="null",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        self._visit = Visit(page=self._page, file=file)
        self._page.goto(file.as_uri() + fragment, wait_until="load")
        return self._visit

    def close(self) -> None:
        self._context.close()

    def _hear(self, said: "ConsoleMessage") -> None:
        """A violation of the page's policy is told on the console too."""
        if said.type in ("error", "assert") or "Content Security Policy" in said.text:
            self._visit.errors.append(f"console: {said.text}")

    def _dismiss(self, dialog: "Dialog") -> None:
        self._visit.dialogs.append(dialog.message)
        dialog.dismiss()

    def _let_through(self, route: "Route") -> None:
        if self._visit.is_inside(route.request.url):
            route.continue_()
        else:
            route.abort()


class Windows:
    """The windows of a browser. A new one takes a second of a core, another page in it a fifth."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser
        self._idle: dict[bool, list[Window]] = {True: [], False: []}

    @contextmanager
    def visiting(
        self,
        file: Path,
        *,
        width: int = DESKTOP,
        dark: bool = False,
        script: bool = True,
        fragment: str = "",
    ) -> Iterator[Visit]:
        """The file opened in a window of that width that no other visit has meanwhile.

        Without `script` the page's own scripts do not run, as for a reader who has turned them off.
        A window in which something failed is not used again.
        """
        idle = self._idle[script]
        window = idle.pop() if idle else Window(self._browser, script=script)
        try:
            yield window.open(file, width=width, dark=dark, fragment=fragment)
        except BaseException:
            window.close()
            raise
        idle.append(window)
