"""The options that choose a part of a network, handed to a command as one value."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from kg.draw.choice import Choice
from kg.errors import UsageError
from kg.model import Certainty
from kg.queries import read_period


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """The first day of what is given, or the last for `--until`."""
    if value is None:
        return None
    try:
        period = read_period(value)
    except ValueError:  # 2019-13
        period = None
    if period is None:
        where = f"--{param.name} {value}"
        raise UsageError(where, "is no day", "write 2019, 2019-09 or 2019-09-07")
    return period[1] if param.name == "until" else period[0]


_OPTIONS = (
    click.option(
        "--agency", "agencies", multiple=True, metavar="NAME", help="Only links of it (repeatable)."
    ),
    click.option(
        "--mission",
        "missions",
        multiple=True,
        metavar="NAME",
        help="Only links of it, or of its craft (repeatable).",
    ),
    click.option(
        "--property",
        "properties",
        multiple=True,
        metavar="NAME",
        help="Only what is said with it, such as launches (repeatable).",
    ),
    click.option(
        "--since",
        metavar="DATE",
        callback=_day,
        help="Only what was published on that day or later (2019, 2019-09, 2019-09-07).",
    ),
    click.option("--until", metavar="DATE", callback=_day, help="Only what was published by then."),
    click.option(
        "--certainty",
        type=click.Choice([one.value for one in Certainty]),
        help="Only what its speaker is at least so sure of.",
    ),
    click.option(
        "--min-sources",
        type=click.IntRange(min=1),
        default=1,
        metavar="N",
        help="Only links with so many independent sources.",
    ),
    click.option("--disputed", is_flag=True, help="Only links that a finding is about."),
)


def filters(command: Callable[..., None]) -> Callable[..., None]:
    """All options that choose; the command gets them as `choice`."""

    @wraps(command)
    def chosen(*args: Any, **given: Any) -> None:
        sure = given.pop("certainty")
        names = ("agencies", "missions", "properties", "since", "until", "min_sources", "disputed")
        wanted = {name: given.pop(name) for name in names}
        choice = Choice(certainty=Certainty(sure) if sure else None, **wanted)
        command(*args, choice=choice, **given)

    for option in reversed(_OPTIONS):
        chosen = option(chosen)
    return chosen
