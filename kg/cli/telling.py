"""What is said on standard error, which holds names of files and words of articles."""

import click

from kg.characters import printable


def tell(text: str) -> None:
    """Say it as one line in which nothing steers the terminal.

    Nor is it a command to GitHub Actions, whose log takes a line that begins with `::` for one.
    """
    line = printable(text)
    click.echo(f"kg: {line}" if line.startswith("::") else line, err=True)
