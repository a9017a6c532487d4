"""The parameters of a query as options of `kg query`, and the help page of a query."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ASKED = """# title: Named so
# answers: What has the name.
# param: the_name text Vikram
# param: since date 2019 (optional)
SELECT ?the_name ?since { }
"""
HELP = """Usage: main query named.rq --the-name TEXT [OPTIONS]

  Named so

  What has the name.

Parameters:
  --the-name TEXT  words (needed; for example Vikram)
  --since DATE     a day, or the first one of a month or year: 2019, 2019-09,
                   2019-09-07 (may be left out; for example 2019)

Examples:
  main query named.rq --the-name Vikram
  main query named.rq --the-name Vikram --since 2019

main query --help shows the options that all queries share.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a query and an article."""
    (tmp_path / "named.rq").write_text(ASKED)
    (tmp_path / "a.txt").write_text("ISRO launched Chandrayaan-2 in July 2019.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["query", *args, "--on", "a.txt"])


def test_parameters_are_options() -> None:
    expected = '?the_name\t?since\n"Vikram"\t\n'
    assert run("named.rq", "--the-name", "Vikram").stdout == expected
    assert run("--the-name", "Vikram", "named.rq").stdout == expected
    assert run("named.rq", "--the-name=Vikram").stdout == expected
    assert run("named.rq", "--param", "the_name=Vikram").stdout == expected


def test_an_option_is_read_as_its_type_says() -> None:
    shown = run("named.rq", "--the-name", "2019", "--since", "2019", "--format", "csv")
    assert shown.stdout == "the_name,since\n2019,2019-01-01\n"


def test_the_help_of_a_query_is_its_own() -> None:
    assert run("named.rq", "--help").stdout == HELP.replace("named.rq --", "named --", 1)


def test_the_help_of_the_command_is_for_all_others() -> None:
    assert run("-e", "ASK { }", "--help").stdout == run("--help").stdout
    assert run("nonesuch", "--help").stdout == run("--help").stdout


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--the-nme", "x"), "--the-nme: no such option; did you mean --the-name?"),
        (("--zzz", "x"), "--zzz: no such option; named takes --the-name and --since"),
        ((), "named: needs a value for the_name; add --the-name Vikram"),
        (("--the-name", "x", "--since", "soon"), "--since: 'soon' is no date; write 2019, "),
        (("--the-name", "x", "--since", "2019-00"), "--since: '2019-00' is no day (month must "),
        (("--the-name", "x", "--since", "2019-05-00"), "--since: '2019-05-00' is no day (day "),
    ],
)
def test_a_wrong_option_brings_the_right_ones(args: tuple[str, ...], message: str) -> None:
    result = run("named.rq", *args)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {message}")


def test_a_parameter_with_the_name_of_an_option_is_told(folder: Path) -> None:
    (folder / "own.rq").write_text("# param: format text x\nASK { ?format ?p ?o }")
    assert run("own.rq").stderr == (
        "Error: own.rq: its parameter format has the name of an option of kg query; "
        "name it otherwise\n"
    )
