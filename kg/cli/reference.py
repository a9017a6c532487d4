"""`kg reference`: catalogues as reference sources."""

from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.telling import tell
from kg.errors import UsageError
from kg.folder import data_folder
from kg.store import is_folder, open_store

_FORMS = {".nq": "nquads", ".trig": "trig"}


@click.group("reference")
def command() -> None:
    """Import, list and remove reference data, such as catalogues."""


@command.command("import")
@click.argument("source")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--name", metavar="NAME", help="What the reference is called; else as its file.")
@configured
@options.store
@options.ontology
@click.option(
    "-o", "--output", metavar="FILE", help="Write .nq or .trig there instead of into the store."
)
@options.quiet
def import_(
    source: str,
    files: tuple[Path, ...],
    name: str | None,
    store: str,
    ontology: Path | None,
    output: str | None,
    quiet: bool,
) -> None:
    """Read the tables FILE... of SOURCE (gcat, iau, wikidata) and keep what they state.

    A reference of the same name is replaced. How columns become properties stands in the ontology,
    in DOMAIN/import/SOURCE.yaml. What was not understood is counted on standard error.
    """
    from kg.load import load_ontology
    from kg.reference.imports import import_files
    from kg.reference.shelf import put, reference_quads

    form = _FORMS.get(Path(output).suffix) if output else None
    if output and form is None:
        raise UsageError(output, "is neither .nq nor .trig", "end the file's name with one of them")
    found = import_files(source, files, ontology or data_folder("ontology"), name)
    if not quiet:
        for one in found:
            for line in one.summary().split("\n"):
                tell(line)
    if output and form:
        from kg.store.serial import serialize

        lines = [line for one in found for line in reference_quads(one)]
        data = "".join(f"{line}\n" for line in lines).encode()
        options.write(data if form == "nquads" else serialize(lines, form), output)
        return
    with open_store(store, create=True) as target:
        load_ontology(target, ontology)
        for one in found:
            changed = put(target, one)
            if not changed and not quiet:
                tell(f"{one.source.path}: as before")


@command.command("list")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "csv", "tsv", "json")),
    default="table",
    show_default=True,
    help="A table for people, or one of the SPARQL result formats.",
)
@configured
@options.store
@options.ontology
@options.output
def list_(form: str, store: str, ontology: Path | None, output: str | None) -> None:
    """List the references that ship with kg and those in the store.

    Each with its name, how many statements it has, under which licence, and how to cite it.
    """
    import shutil

    from kg.rdf import Literal
    from kg.reference.shelf import references, shipped
    from kg.results import as_text
    from kg.store import Solutions

    found = [("kg", one) for one in shipped(ontology)]
    if "://" in store or is_folder(store):
        with open_store(store) as opened:
            found += [("store", one) for one in references(opened)]
    names = ("name", "statements", "licence", "citation", "where")
    rows = [
        (one.name, str(one.statements), one.licence, one.citation or one.title, where)
        for where, one in found
    ]
    solutions = Solutions(names, [dict(zip(names, map(Literal, row), strict=True)) for row in rows])
    width = shutil.get_terminal_size().columns if output is None else 100
    options.write(as_text(solutions, form, {}, width=width), output)


@command.command("remove")
@click.argument("name")
@configured
@options.store
@options.quiet
def remove(name: str, store: str, quiet: bool) -> None:
    """Take the reference NAME out of the store."""
    from kg.reference.shelf import take_away

    if "://" not in store and not is_folder(store):
        raise UsageError(store, "there is no store", "import a reference first, or name one")
    with open_store(store, create=True) as target:
        gone = take_away(target, name)
    if not quiet:
        click.echo(
            f"{gone.name}: {gone.statements:,} statement{'s' * (gone.statements != 1)} removed",
            err=True,
        )
