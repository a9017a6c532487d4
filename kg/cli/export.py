"""`kg export`: statements -> RDF files and exchange formats, or the rules as SHACL."""

from datetime import date
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.cli.reading import Overrides, read_articles, spare_articles
from kg.errors import UsageError
from kg.export import FORMATS, PARTS, export, export_rules, format_of
from kg.load import load_ontology, load_readings
from kg.rules import load_rules
from kg.store import Store, open_store


@click.command("export")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: by the output file's suffix, else trig.",
)
@click.option(
    "--with",
    "parts",
    type=click.Choice(PARTS),
    multiple=True,
    help="Write this too (repeatable): what the rules need beside the articles.",
)
@click.option(
    "--rules",
    type=click.Choice(("shacl",)),
    help="Write no articles but the rules, as shapes in Turtle that any SHACL engine can run.",
)
@click.option(
    "--check",
    "to_check",
    is_flag=True,
    help="Write no articles: are the files named here valid nanopublications? Exits 1 if not.",
)
@options.store
@options.reading
@configured
@options.output
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    form: str | None,
    parts: tuple[str, ...],
    rules: str | None,
    to_check: bool,
    store: str,
    published: date | None,
    publisher: str | None,
    url: str | None,
    min_confidence: float,
    ontology: Path | None,
    output: str | None,
) -> None:
    """Write what articles state as RDF, with quotes, speakers and times.

    Without PATH it is what the store holds of articles. In turtle all graphs are one, so that the
    plain triples stand beside the descriptions; trig, nquads and jsonld keep the graphs, and what
    they hold can be ingested again.

    prov is the provenance alone (PROV-O), webannotation has a W3C annotation for each statement,
    nanopub a nanopublication (nanopub-trusty: with a trusty URI), claimreview what people decided
    with kg review (schema.org).

    `kg export --rules shacl -o rules.ttl` and `kg export PATH --with ontology --with reference -o
    data.ttl` give all that `pyshacl -s rules.ttl -a data.ttl` needs.
    """
    if rules:
        if paths or parts or form:
            raise UsageError("--rules", "writes the rules alone", "leave out the other arguments")
        options.write(export_rules(load_rules(), ontology), output)
        return
    if to_check:
        if parts or form:
            raise UsageError("--check", "only reads", "leave out the other arguments")
        verdicts, valid = _checked(paths)
        options.write(verdicts, output)
        ctx.exit(0 if valid else 1)
    form = form or (format_of(output) if output and output != "-" else "trig")
    overrides = Overrides(
        published=published,
        publisher=publisher,
        url=url,
        min_confidence=min_confidence,
    )
    spare_articles(output, paths)
    with _source(paths, store, overrides, ontology, parts) as source:
        options.write(export(source, form, parts), output)


def _checked(paths: tuple[str, ...]) -> tuple[str, bool]:
    """What is wrong with each file of nanopublications, and whether nothing is."""
    from kg.nanopub import check_file

    if not paths:
        raise UsageError("--check", "names no file", "give files of nanopublications")
    lines, valid = [], True
    for path in paths:
        verdict = check_file(Path(path))
        count = len(verdict.iris)
        told = f"{count} nanopublication{'s' * (count != 1)}"
        told += f", {verdict.trusty} with a trusty URI, {verdict.signed} signed"
        lines.append(f"{path}: {told}: {'not valid' if verdict.problems else 'valid'}")
        lines += [f"  {iri + ': ' if iri else ''}{what}" for iri, what in verdict.problems]
        valid = valid and not verdict.problems
    return "".join(f"{line}\n" for line in lines), valid


def _source(
    paths: tuple[str, ...],
    location: str,
    overrides: Overrides,
    ontology: Path | None,
    parts: tuple[str, ...],
) -> Store:
    """The articles' store, or a copy of the one at the location if more than articles is wanted."""
    if not paths and not parts:
        return open_store(location)
    store = open_store()
    if paths:
        load_readings(store, read_articles(paths, overrides, ontology))
    else:
        with open_store(location) as kept:
            store.load(kept.quads())
    if parts and (paths or ontology):
        load_ontology(store, ontology)
    if "reference" in parts:
        from kg.reference import load_reference

        load_reference(store, ontology=ontology)
    return store
