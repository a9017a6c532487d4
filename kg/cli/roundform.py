"""What is told of a round of `kg check --watch`: lines or events, and how it went."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace

import click

from kg.cli.clock import now
from kg.cli.vigil import Round
from kg.report.words import count_words
from kg.rules import Rule

FORMS = ("text", "concise", "jsonl")


def teller(
    form: str, rules: tuple[Rule, ...], show_ignored: bool, verbose: bool
) -> Callable[[Round], None]:
    """What tells each round on standard output, in one of `FORMS`."""
    return _events if form == "jsonl" else _Lines(form, rules, show_ignored, verbose)


class _Lines:
    """Tells people what is new and what is settled, on standard output."""

    def __init__(
        self, form: str, rules: tuple[Rule, ...], show_ignored: bool, verbose: bool
    ) -> None:
        self._form = form
        self._reasons = {rule.id: rule.why for rule in rules}
        self._show_ignored = show_ignored
        self._verbose = verbose
        self._began = False
        self._color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    def __call__(self, found: Round) -> None:
        whole = not self._began
        self._began = True
        if self._form == "text":
            lines = self._first(found) if whole else self._blocks(found)
        else:
            lines = self._concise(found)
        for line in lines:
            click.echo(line)

    def _width(self) -> int:
        return shutil.get_terminal_size().columns if sys.stdout.isatty() else 100

    def _first(self, found: Round) -> Iterator[str]:
        from kg.report.text import as_text

        yield as_text(
            found.result,
            found.texts,
            reasons=self._reasons,
            color=self._color,
            width=self._width(),
            show_ignored=self._show_ignored,
        ).rstrip("\n")

    def _blocks(self, found: Round) -> Iterator[str]:
        from kg.characters import printable
        from kg.report.text import finding_blocks

        yield from finding_blocks(
            replace(found.result, findings=found.new),
            found.texts,
            reasons=self._reasons,
            color=self._color,
            width=self._width(),
        )
        for one in found.settled:
            told = printable(f"settled[{one.rule}]: {one.message}")
            yield f"{told} ({one.fingerprint[:12]})"
        if self._verbose:
            yield from (f"stays: {line}" for line in self._stay(found))

    def _concise(self, found: Round) -> Iterator[str]:
        from kg.report.concise import finding_line

        yield from (finding_line(one, found.texts) for one in found.new)
        yield from (f"settled: {finding_line(one, found.texts)}" for one in found.settled)
        if self._verbose:
            yield from (f"stays: {line}" for line in self._stay(found))

    def _stay(self, found: Round) -> Iterator[str]:
        from kg.report.concise import finding_line

        new = set(map(id, found.new))
        yield from (
            finding_line(one, found.texts) for one in found.result.findings if id(one) not in new
        )


def _events(found: Round) -> None:
    """Events, a JSON object a line: what is new, what is settled, and what was done."""
    from kg.report.jsonform import as_jsonl, finding_form

    done = {
        "event": "checked",
        "time": now().isoformat(),
        "articles": _articles(found),
        "findings": len(found.result.findings),
        "new": len(found.new),
        "settled": len(found.settled),
        "read": list(found.read),
        "gone": list(found.gone),
        "unread": [str(error) for error in found.unread],
        "seconds": round(found.seconds, 3),
    }
    told = [("new", one) for one in found.new] + [("settled", one) for one in found.settled]
    events: list[dict[str, object]] = [
        {"event": event, "finding": finding_form(one)} for event, one in told
    ]
    events.append(done)
    click.echo(as_jsonl(events), nl=False)


def _articles(found: Round) -> int:
    return sum(1 for source in found.result.sources if source.kind == "article")


def status(found: Round) -> str:
    """When, how many articles and findings, how many of these are new, and how long it took."""
    count = len(found.result.findings)
    stay = count - len(found.new)
    at = now().astimezone().strftime("%H:%M:%S")
    told = f"{len(found.new)} new, {len(found.settled)} settled, {stay} stay"
    return (
        f"[{at}] {count_words(_articles(found), 'article')}, {count_words(count, 'finding')}: "
        f"{told} ({found.seconds:.2f} s)"
    )
