"""kg in a notebook, as IPython shows it."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from IPython.core.formatters import DisplayFormatter

from kg.cli import main
from kg.errors import QueryError, ReadError, UsageError
from kg.notebook import check, load_ipython_extension, query, statements
from kg.notebook.html import statement_html
from kg.report.jsonform import finding_form

FIRST = "The Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n"
SECOND = "The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two articles that do not fit."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.txt").write_text(SECOND)
    return tmp_path


def shown(value: object) -> dict[str, str]:
    """What IPython shows of a value, by media type."""
    found: dict[str, str] = DisplayFormatter().format(value)[0]
    return found


def test_a_check_shows_itself(folder: Path) -> None:
    found = check("a.txt", folder / "b.txt", reference=False)
    assert [one.rule for one in found] == ["quantity-conflict"]
    assert found.records() == [finding_form(found[0])]
    formats = shown(found)
    assert (
        "<mark>The Vikram lander of Chandrayaan-2 has a mass of 149 kg</mark>"
        in (formats["text/html"])
    )
    assert formats["text/plain"].startswith("violation[quantity-conflict]: ")
    assert not check("a.txt", reference=False)


def test_statements_show_themselves(folder: Path) -> None:
    found = statements("a.txt", publisher="Wire")
    assert [(one["subject"]["label"], one["value"]["text"]) for one in found.records()] == [
        (found[0].subject.label, "1471 kg")
    ]
    assert shown(found)["text/plain"].startswith("Vikram – mass – 1471 kg\n")
    assert ">Wire</td>" in shown(found)["text/html"]


def test_rows_are_dicts_and_show_themselves(folder: Path) -> None:
    asked = "SELECT ?who ?low { ?who space:mass ?mass . ?mass kg:low ?low } ORDER BY ?low"
    found = query(asked, on=["a.txt", "b.txt"])
    assert found == [
        {"who": "https://w3id.org/factlint/entity/vikram-2019", "low": 148.5},
        {"who": "https://w3id.org/factlint/entity/vikram-2019", "low": 1470.5},
    ]
    assert ">Vikram</span></td>" in shown(found)["text/html"]
    assert "148.5" in shown(found)["text/plain"]


def test_a_graph_is_rows_and_a_question_is_answered(folder: Path) -> None:
    graph = query("CONSTRUCT { ?who a kg:Weighed } { ?who space:mass ?mass }", on=["a.txt"])
    assert graph == [
        {
            "subject": "https://w3id.org/factlint/entity/vikram-2019",
            "predicate": "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
            "object": "https://w3id.org/factlint/kg#Weighed",
        }
    ]
    assert query("ASK { ?who space:mass ?mass }", on=["a.txt"]) is True


def test_a_store_is_asked_by_name_and_parameter(folder: Path) -> None:
    assert CliRunner().invoke(main, ["ingest", "a.txt", "-q"]).exit_code == 0
    found = query("statements-about", entity="Vikram")
    assert isinstance(found, list)
    assert len(found) == 1
    assert len(check()) == len(check("a.txt"))


def test_what_is_wrong_is_said(folder: Path) -> None:
    with pytest.raises(ReadError, match=r"c\.txt: no such file or folder"):
        statements("c.txt")
    with pytest.raises(QueryError):
        query("SELECT ?s { ?s ?p }", on=["a.txt"])


def test_the_extension_shows_the_values_themselves(folder: Path) -> None:
    shell = SimpleNamespace(display_formatter=DisplayFormatter())  # all of a shell that it uses
    (statement,) = statements("a.txt")
    before = shell.display_formatter.format(statement)[0]
    load_ipython_extension(shell)
    after = shell.display_formatter.format(statement)[0]
    assert "text/html" not in before
    assert after["text/html"] == statement_html(statement)


def test_a_row_may_hold_a_line_separator(folder: Path) -> None:
    found = query('SELECT ?x { BIND("one\u2028two\x85three" AS ?x) }', on=["a.txt"])
    assert found == [{"x": "one\u2028two\x85three"}]


@pytest.mark.parametrize("timeout", [float("nan"), float("inf"), 1e12, -1])
def test_a_time_that_none_can_wait_is_refused(folder: Path, timeout: float) -> None:
    with pytest.raises(UsageError, match=r"^timeout \S+: is no time to wait; write up to 604800 "):
        query("ASK { }", on=["a.txt"], timeout=timeout)
