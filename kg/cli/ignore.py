"""`kg ignore`: an entry of kg-ignore.toml."""

from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.clock import now
from kg.cli.configured import config_of, configured
from kg.cli.telling import tell
from kg.config import IGNORE_FILE, IgnoreEntry, add_ignored, check_fingerprint
from kg.errors import UsageError


@click.command("ignore")
@click.argument("fingerprint", metavar="FINGERPRINT")
@click.option("--reason", required=True, metavar="TEXT", help="Why the finding is left as it is.")
@click.option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=options.day,
    metavar="DATE",
    help="The last day on which it is ignored (2026-12-31).",
)
@options.ignore_file
@configured
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    fingerprint: str,
    reason: str,
    until: date | None,
    ignore_file: Path | None,
    quiet: bool,
) -> None:
    """Set a finding aside, with a reason.

    FINGERPRINT is the id of the finding in the report of `kg check`, or the beginning of the one in
    its JSON. An entry is added to kg-ignore.toml beside the configuration (or in the working
    folder), which is made if there is none.
    """
    if not reason.strip():
        raise UsageError("--reason", "is empty", "say why the finding is left as it is")
    if until is not None and until < now().date():
        raise UsageError("--until", f"{until} is over", "name a day to come")
    path = ignore_file or config_of(ctx).folder / IGNORE_FILE
    finding = check_fingerprint(fingerprint, "kg ignore")
    add_ignored(path, IgnoreEntry(finding=finding, reason=reason.strip(), until=until))
    if not quiet:
        tell(f"{path}: {finding} is ignored")
