"""`kg eval`: how well the extractor does against a gold file, and the rules against pairs."""

from pathlib import Path

import click

from kg.cli import options
from kg.evaluate.calibrate import as_yaml, judged, reliability
from kg.evaluate.calibrate import fit as fit_weights
from kg.evaluate.findings import FindingScore, score_findings
from kg.evaluate.gold import GoldArticle, check_quotes, load_gold
from kg.evaluate.pairs import is_pairs, load_pairs
from kg.evaluate.pairscore import score_pairs
from kg.evaluate.pairtable import as_json as pairs_as_json
from kg.evaluate.pairtable import as_text as pairs_as_text
from kg.evaluate.score import score_reading
from kg.evaluate.table import SHOWN, as_json, as_text
from kg.model import Reading


@click.command("eval")
@click.argument("gold", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table for people, or JSON.",
)
@click.option("--show", type=click.Choice(SHOWN), help="List what was missed, wrong, or both.")
@click.option("--findings", is_flag=True, help="Run the rules too and score what they find.")
@click.option(
    "--fit",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Fit the weights of the confidence to this gold and write them there.",
)
@options.ontology
@options.output
def command(
    gold: Path,
    form: str,
    show: str | None,
    findings: bool,
    fit: Path | None,
    ontology: Path | None,
    output: str | None,
) -> None:
    """Score the extractor against a GOLD file: precision, recall, F1 and how things are said.

    The articles lie beside the gold file, or in a folder of its name. A file that is a list holds
    pairs of texts; then the check as a whole is scored: conflicts found, findings that are right,
    and controls that stay clean. Never --show a file that is kept for tests.
    """
    if is_pairs(gold):
        if findings or fit is not None:
            raise click.UsageError(
                "--findings and --fit need a gold file; leave them out for pairs"
            )
        options.write(_score_pairs(gold, form, show or "", ontology), output)
        return
    expected = load_gold(gold)
    readings = _read(expected, ontology)
    scores = [score_reading(one, readings[one.path]) for one in expected]
    if fit is not None:
        _fit(expected, readings, gold, fit)
    found = _score_findings(expected, readings, ontology) if findings else ()
    bins = reliability(
        judgement for one in expected for judgement in judged(one, readings[one.path])
    )
    text = (
        as_json(scores, found, bins)
        if form == "json"
        else as_text(scores, found, show or "", bins=bins)
    )
    options.write(text, output)


def _score_pairs(path: Path, form: str, show: str, ontology: Path | None) -> str:
    from kg.check import Desk
    from kg.extract import Extractor

    pairs = load_pairs(path)
    extractor = Extractor.load(ontology)
    files = dict.fromkeys(file for pair in pairs for file in pair.files)
    readings = {file: extractor.read(str(file)) for file in files}
    scores = score_pairs(pairs, readings, Desk(ontology).check)
    return pairs_as_json(scores) if form == "json" else pairs_as_text(scores, show)


def _read(gold: tuple[GoldArticle, ...], ontology: Path | None) -> dict[Path, Reading]:
    from kg.extract import Extractor

    extractor = Extractor.load(ontology)
    readings = {
        one.path: extractor.read(
            str(one.path),
            published=one.published,
            publisher=one.publisher,
            url=one.url,
            explain=True,
        )
        for one in gold
    }
    check_quotes(gold, {path: reading.article.text for path, reading in readings.items()})
    return readings


def _fit(
    expected: tuple[GoldArticle, ...], readings: dict[Path, Reading], gold: Path, target: Path
) -> None:
    rows = [
        (readings[one.path].signs[statement.id], right)
        for one in expected
        for statement, right in judged(one, readings[one.path])
    ]
    options.write(as_yaml(fit_weights(rows), gold.name), str(target))


def _score_findings(
    gold: tuple[GoldArticle, ...], readings: dict[Path, Reading], ontology: Path | None
) -> tuple[FindingScore, ...]:
    from kg.check import Desk

    return score_findings(gold, readings, Desk(ontology).check)
