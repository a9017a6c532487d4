"""`kg check --watch` as a process: files change under it, and Ctrl-C ends it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

HEAVY = "The Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n"
LIGHT = "The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n"
LIMIT = 120  # seconds, on a machine that does other things too


@contextmanager
def watching(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """The command in the working folder, its output in the files `out` and `err`."""
    command = [sys.executable, "-m", "kg", "check", "--watch", "news", "--no-reference", *arguments]
    with open("out", "w") as out, open("err", "w") as err:
        process = subprocess.Popen(
            command,
            stdout=out,
            stderr=err,
            text=True,
            # A shell in the background has its children pass over Ctrl-C.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + LIMIT
    while not holds():
        assert time.monotonic() < end, Path("out").read_text() + Path("err").read_text()
        time.sleep(0.05)


def put(name: str, text: str) -> None:
    """The file has the text at once: one that is open for a while may be seen empty before."""
    Path("draft").write_text(text)
    Path("draft").rename(Path("news", name))


def events() -> list[dict[str, object]]:
    """What was told so far, without a line that is being written."""
    whole, _, _ = Path("out").read_text().rpartition("\n")
    return [json.loads(line) for line in whole.splitlines()]


def rounds() -> list[dict[str, object]]:
    return [one for one in events() if one["event"] == "checked"]


def test_changes_are_told_and_reports_written_until_ctrl_c(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/a.txt").write_text(HEAVY)
    with watching("--format", "jsonl", "-o", "all.json") as process:
        until(lambda: len(rounds()) == 1)
        put("b.txt", LIGHT)
        until(lambda: len(rounds()) == 2)
        Path("news").rename("elsewhere")  # as another branch may have it
        until(lambda: "news is gone; waiting for it\n" in Path("err").read_text())
        Path("elsewhere").rename("news")
        until(lambda: len(rounds()) == 4)
        Path("news/.draft").write_text(LIGHT)  # nobody's business
        put("b.txt", HEAVY)
        until(lambda: len(rounds()) == 5)
        until(lambda: Path("err").read_text().count("articles, 0 findings: 0 new, 1 settled") == 2)
        report = json.loads(Path("all.json").read_text())
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT) == 130
    assert [(one["new"], one["settled"]) for one in rounds()] == [
        (0, 0),
        (1, 0),
        (0, 1),
        (1, 0),
        (0, 1),
    ]
    assert [one["event"] for one in events()].count("settled") == 2
    assert (len(report["sources"]), report["findings"]) == (2, [])
    error = Path("err").read_text()
    assert error.startswith("watching news (Ctrl-C ends it)\n[")
    assert error.endswith("\nstopped watching news: 0 findings\n")
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--isolated"], "kg check --watch: names no folder; name one: kg check --watch DIR"),
        (["-"], "-: cannot be watched; name a folder of articles"),
        (["none"], "none: no such file or folder; name a folder of articles"),
        (
            ["news", "-o", "news/report.html"],
            "news/report.html: lies in the folder that is watched, and would be read as an "
            "article; write it to another folder",
        ),
        (
            ["news", "--format", "sarif"],
            "--format sarif: cannot be told bit by bit; choose text, concise, jsonl, or write a "
            "report to a file with -o",
        ),
        (
            ["news", "-o", "-"],
            "-o -: is no file; leave it out: new and settled findings are told there anyhow",
        ),
        (
            ["news", "--url", "https://news.example/one"],
            "--url: is one page, but a folder is watched; leave it out",
        ),
    ],
)
def test_what_cannot_be_watched_is_refused(
    arguments: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    done = CliRunner().invoke(main, ["check", "--watch", *arguments])
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"Error: {told}\n")
