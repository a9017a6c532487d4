"""The bar of a long command, drawn on what says that it is a terminal."""

import io
import re
import time
from contextlib import redirect_stderr

import pytest

import kg.cli.progress
from kg.cli.progress import progress

_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal(io.StringIO):
    """Keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal of 100 columns, on which each step is drawn."""
    monkeypatch.setattr(kg.cli.progress, "_PAUSE", 0)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def pictures(terminal: Terminal) -> list[str]:
    """What the bar looked like, one after the other, and the lines between."""
    plain = _STEERING.sub("", terminal.getvalue().replace("\x1b[2K", "\n"))
    return [line.strip() for line in plain.splitlines() if line.strip()]


def test_it_shows_how_many_are_done_the_rate_and_what_remains(terminal: Terminal) -> None:
    with redirect_stderr(terminal), progress(400, "articles", quiet=False) as shown:
        for count in range(0, 101, 20):
            shown.done(count)
            time.sleep(0.01)
    last = pictures(terminal)[-1]
    assert shown.is_bar
    assert re.search(r"100/400 +[\d,]+\.\d articles/s +0:00:0\d$", last), last
    assert terminal.getvalue().endswith("\x1b[1A\x1b[2K")  # it leaves no trace


def test_what_is_said_stands_above_it_as_it_is(terminal: Terminal) -> None:
    line = "Error: [red]a.txt[/red]: is not text " + "x" * 200
    with redirect_stderr(terminal), progress(3, "articles", quiet=False) as shown:
        shown.done(1)
        shown.say(line)
        shown.done(2)
    seen = pictures(terminal)
    assert line in seen
    assert "1/3" in seen[seen.index(line) - 1]
    assert "2/3" in seen[-1]


@pytest.mark.parametrize(("total", "quiet"), [(3, True), (1, False)])
def test_there_is_none_for_one_article_or_if_it_is_not_wanted(
    terminal: Terminal, total: int, quiet: bool
) -> None:
    with redirect_stderr(terminal), progress(total, "articles", quiet=quiet) as shown:
        shown.done(1)
        shown.say("a line")
    assert not shown.is_bar
    assert terminal.getvalue() == "a line\n"


def test_there_is_none_where_nobody_looks() -> None:
    file = io.StringIO()
    with redirect_stderr(file), progress(9, "articles", quiet=False) as shown:
        for count in range(10):
            shown.done(count)
        shown.say("a line")
    assert not shown.is_bar
    assert file.getvalue() == "a line\n"
