"""`kg corpus`: a corpus larger than one machine, on Spark."""

import os
from pathlib import Path

import click

from kg.cli import options
from kg.errors import UsageError

_master = click.option(
    "--master",
    default="local[*]",
    show_default=True,
    metavar="URL",
    help="The Spark master: local[4], spark://HOST:PORT, yarn or k8s://….",
)
_conf = click.option(
    "--conf",
    multiple=True,
    metavar="KEY=VALUE",
    help="A setting of Spark, such as spark.executor.memory=2g (repeatable).",
)
_overwrite = click.option("--overwrite", is_flag=True, help="Replace OUTPUT if it is there.")


@click.group("corpus")
def command() -> None:
    """Read and check a corpus larger than one machine, on Spark.

    Needs Java 17 and pip install 'factlint[spark]'.
    """


@command.command("extract")
@click.argument("source", metavar="INPUT")
@click.argument("output")
@_master
@_conf
@options.ontology
@_overwrite
@options.quiet
def extract_(
    source: str,
    output: str,
    master: str,
    conf: tuple[str, ...],
    ontology: Path | None,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Extract statements from the articles in the folder INPUT, which all workers see.

    OUTPUT gets the statements as Parquet, all that is known as N-Quads, the articles, and those
    that could not be read with the reason. It is there only if all of it is.
    """
    from kg.corpus.extraction import extract
    from kg.corpus.place import Place, written
    from kg.corpus.session import session
    from kg.extract.read import find_articles

    settings = _settings(conf)
    paths = find_articles([source])
    with (
        session(master, settings, "kg corpus extract") as spark,
        written(Place(spark), output, overwrite=overwrite) as folder,
    ):
        if not quiet:
            click.echo(f"{len(paths):,} articles to read", err=True)
        done = extract(spark, paths, folder, os.path.abspath(ontology) if ontology else None)
    if not quiet:
        failed = f", {done.failures:,} could not be read (see {output}/failures)"
        told = f"{done.articles:,} articles read: {done.statements:,} statements"
        click.echo(told + (failed if done.failures else ""), err=True)


@command.command("check")
@click.argument("source", metavar="INPUT")
@click.argument("output")
@_master
@_conf
@options.ontology
@click.option("--no-reference", is_flag=True, help="Leave all reference data out.")
@_overwrite
@options.quiet
def check_(
    source: str,
    output: str,
    master: str,
    conf: tuple[str, ...],
    ontology: Path | None,
    no_reference: bool,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Check what kg corpus extract wrote to INPUT, as `kg check` checks a store.

    OUTPUT gets the findings as JSON lines and as Parquet, and a summary. The rules are those that
    ship; the status is 0 whatever is found.
    """
    from kg.corpus.checking import check_corpus
    from kg.corpus.place import Place, refuse_unfinished, written
    from kg.corpus.rounds import Options
    from kg.corpus.session import session

    def tell(text: str) -> None:
        if not quiet:
            click.echo(text, err=True)

    settings = _settings(conf)
    chosen = Options(os.path.abspath(ontology) if ontology else None, not no_reference)
    with session(master, settings, "kg corpus check") as spark:
        place = Place(spark)
        refuse_unfinished(place, source)
        with written(place, output, overwrite=overwrite) as folder:
            found = check_corpus(spark, source, folder, chosen, tell)
    counts = ", ".join(f"{count:,} {severity}" for severity, count in found["summary"].items())
    tell(f"{found['articles']:,} articles checked: {counts} (see {output}/findings)")


def _settings(conf: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in conf:
        key, equals, value = one.partition("=")
        if not equals or not key.startswith("spark."):
            raise UsageError("--conf", f"'{one}' is no setting of Spark", "write spark.KEY=VALUE")
        found[key] = value
    return found
