"""What the commands print as JSON is valid by the schemas that ship, and its quotes hold."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from kg.cli import main
from kg.extract.furniture import Furniture
from kg.extract.read import read_article
from kg.folder import data_folder
from kg.lexicon import load_lexicon
from kg.report.schema import read_schema

SEED = "sputnik-japan-india-lunar-polar-exploration.txt"
DEV = Path(__file__).parent / "gold" / "dev"
ARTICLES = [data_folder("sources") / "articles" / SEED, *sorted(DEV.iterdir())]


def validator(name: str) -> Draft202012Validator:
    """A validator that knows the other schemas by their names, and checks formats."""
    schemas = {one: read_schema(one) for one in ("check", "network", "statement")}
    named = [(f"{one}.schema.json", Resource.from_contents(schemas[one])) for one in schemas]
    return Draft202012Validator(
        schemas[name],
        registry=Registry().with_resources(named),
        format_checker=Draft202012Validator.FORMAT_CHECKER,
    )


def printed(*args: str) -> str:
    """What the command prints; it must not fail."""
    ended = CliRunner().invoke(main, list(args))
    assert ended.exit_code in (0, 1), ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def statements() -> list[dict[str, Any]]:
    """All statements of all articles."""
    text = printed("statements", *map(str, ARTICLES), "--format", "jsonl", "-q")
    assert text.endswith("\n")
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    """The report on all articles."""
    form: dict[str, Any] = json.loads(
        printed("check", *map(str, ARTICLES), "--format", "json", "-q")
    )
    return form


@pytest.mark.parametrize("name", ["statement", "check", "network"])
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(read_schema(name))


def test_each_line_of_statements_is_valid(statements: list[dict[str, Any]]) -> None:
    schema = validator("statement")
    faults = [error.message for form in statements for error in schema.iter_errors(form)]
    assert faults == []
    assert {form["source"] for form in statements} == set(map(str, ARTICLES))


def test_the_report_of_check_is_valid(result: dict[str, Any]) -> None:
    assert [error.message for error in validator("check").iter_errors(result)] == []
    assert {form["path"] for form in result["sources"]} >= set(map(str, ARTICLES))
    assert {form["source"] for one in result["findings"] for form in one["statements"]}


def test_the_report_of_nothing_is_valid(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Nobody said a word that day, and the garden was as quiet as ever.\n")
    form = json.loads(printed("check", str(path), "--format", "json"))
    assert [error.message for error in validator("check").iter_errors(form)] == []
    assert form["findings"] == []
    assert printed("statements", str(path), "--format", "jsonl") == ""
    assert json.loads(printed("statements", str(path), "--format", "json")) == []


def test_a_form_that_lacks_its_quote_is_not_valid(statements: list[dict[str, Any]]) -> None:
    form = {key: value for key, value in statements[0].items() if key != "quote"}
    assert not validator("statement").is_valid(form)
    assert not validator("check").is_valid(
        {
            "sources": [],
            "findings": [
                {
                    "rule": "place-conflict",
                    "severity": "warning",
                    "message": "These do not fit.",
                    "statements": [form],
                }
            ],
            "summary": {"violation": 0, "warning": 1, "info": 0},
        }
    )


def test_each_quote_stands_at_its_offsets(statements: list[dict[str, Any]]) -> None:
    furniture = Furniture.of(load_lexicon(None).data["furniture"])
    texts = {str(path): read_article(str(path), furniture=furniture).text for path in ARTICLES}
    for form in statements:
        quote, text = form["quote"], texts[form["source"]]
        assert text[quote["start"] : quote["end"]] == quote["exact"]
        assert text[: quote["start"]].endswith(quote.get("prefix", ""))
        assert text[quote["end"] :].startswith(quote.get("suffix", ""))


def test_statements_stand_in_the_order_of_their_quotes(statements: list[dict[str, Any]]) -> None:
    for path in map(str, ARTICLES):
        starts = [form["quote"]["start"] for form in statements if form["source"] == path]
        assert starts == sorted(starts)
    assert len({form["id"] for form in statements}) == len(statements)


def test_dates_are_days_and_in_order(statements: list[dict[str, Any]]) -> None:
    values = [form["value"] for form in statements]
    values += [value for form in statements for value in form["qualifiers"].values()]
    times = [value for value in values if "earliest" in value]
    assert times
    for time in times:
        days = [date.fromisoformat(time[key]) for key in ("earliest", "latest") if time[key]]
        assert days == sorted(days)


def test_the_summary_counts_the_findings(result: dict[str, Any]) -> None:
    severities = [finding["severity"] for finding in result["findings"]]
    counted = {name: severities.count(name) for name in ("violation", "warning", "info")}
    assert {name: result["summary"][name] for name in counted} == counted
    assert all(finding["help"] or finding["suggestion"] for finding in result["findings"])
