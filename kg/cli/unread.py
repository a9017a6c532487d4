"""Articles that could not be read among others: told at once, an error when the rest is written."""

import click

from kg.cli.checked import Checked
from kg.cli.telling import tell
from kg.errors import ReadError

_KEY = "kg.unread"


def tell_unread(ctx: click.Context, checked: Checked) -> None:
    """Say what could not be read and why, and keep it in mind for `fail_on_unread`."""
    for error in checked.unread:
        tell(f"Error: {error}")
    if checked.unread:
        count = len(checked.unread)
        ctx.meta[_KEY] = f"{count} of {count + len(checked.readings)} articles"


def fail_on_unread(ctx: click.Context, written: str) -> None:
    """Raise ReadError if anything could not be read; `written`, as "the report", lacks it."""
    if _KEY in ctx.meta:
        raise ReadError(ctx.meta[_KEY], "could not be read", f"{written} leaves them out")
