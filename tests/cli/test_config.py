"""`kg config`, and which of option, environment, file and default wins."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)


def kg(*arguments: str, env: dict[str, str] | None = None) -> str:
    done = CliRunner().invoke(main, ["config", *arguments], env=env)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def shown(key: str, *arguments: str, env: dict[str, str] | None = None) -> tuple[object, ...]:
    form = json.loads(kg(*arguments, "--format", "json", env=env))
    [found] = [one for one in form["settings"] if one["key"] == key]
    return found["value"], found["origin"], found["where"]


def test_without_a_file_all_is_default() -> None:
    assert kg() == (
        "# no kg.toml, no pyproject.toml with [tool.kg]\n"
        "paths = []             # default\n"
        "select = []            # default\n"
        "ignore = []            # default\n"
        "severity = {}          # default\n"
        'fail-on = "violation"  # default\n'
        'format = "text"        # default\n'
        "reference = true       # default\n"
        'store = ".kg/store"    # default\n'
        "# ontology: none       # default\n"
        "# rules: none          # default\n"
        "rule-timeout = 300.0   # default\n"
        "min-confidence = 0.0   # default\n"
        "# ignore-file: none    # default\n"
        "# baseline: none       # default\n"
    )


def test_each_value_says_where_it_comes_from() -> None:
    Path("stories").mkdir()
    Path("kg.toml").write_text(
        'paths = ["stories"]\nselect = ["time"]\nfail-on = "info"\n'
        '[severity]\ndate-order = "info"\n'
    )
    assert kg("--fail-on", "never").splitlines()[:6] == [
        "# from kg.toml",
        'paths = ["stories"]                 # kg.toml:1',
        'select = ["time"]                   # kg.toml:2',
        "ignore = []                         # default",
        'severity = { date-order = "info" }  # kg.toml:4',
        'fail-on = "never"                   # option --fail-on',
    ]


def test_an_option_beats_the_environment_that_beats_the_file_that_beats_the_default() -> None:
    env = {"KG_STORE": "from-environment"}
    assert shown("store") == (".kg/store", "default", None)
    Path("kg.toml").write_text('\nstore = "from-file"\n')
    assert shown("store") == ("from-file", "file", "kg.toml:2")
    assert shown("store", env=env) == ("from-environment", "environment", "KG_STORE")
    assert shown("store", "--store", "given", env=env) == ("given", "option", "--store")


def test_isolated_leaves_the_file_alone() -> None:
    Path("kg.toml").write_text('store = "from-file"\n')
    assert shown("store", "--isolated") == (".kg/store", "default", None)


def test_another_file_can_be_named() -> None:
    Path("kg.toml").write_text('store = "from-file"\n')
    Path("other").mkdir()
    Path("other/strict.toml").write_text('fail-on = "info"\n')
    assert shown("fail-on", "--config", "other/strict.toml") == (
        "info",
        "file",
        "other/strict.toml:1",
    )
    assert shown("store", "--config", "other/strict.toml") == (".kg/store", "default", None)


def test_what_is_shown_can_be_saved_as_the_configuration() -> None:
    Path("kg.toml").write_text('select = ["time"]\n[severity]\ndate-order = "off"\n')
    text = kg()
    Path("kg.toml").write_text(text)
    kept = [line.split(" #")[0].rstrip() for line in text.splitlines()[1:]]
    assert [line.split(" #")[0].rstrip() for line in kg().splitlines()[1:]] == kept


def test_rules_selected_on_the_command_line_are_run_whatever_the_file_takes_out() -> None:
    Path("kg.toml").write_text('ignore = ["time"]\n[severity]\ndate-order = "off"\n')
    assert shown("ignore", "--select", "date-order") == ([], "option", "--select")
    assert shown("severity", "--select", "date-order") == ({}, "option", "--select")


def test_the_reference_can_be_left_out_in_the_file_and_on_the_command_line() -> None:
    assert shown("reference", "--no-reference") == (False, "option", "--no-reference")
    Path("kg.toml").write_text("reference = false\n")
    assert shown("reference") == (False, "file", "kg.toml:1")


def test_a_project_table_that_does_not_count_is_told() -> None:
    Path("kg.toml").write_text("")
    Path("pyproject.toml").write_text("[tool.kg]\n")
    done = CliRunner().invoke(main, ["config"])
    assert done.stderr == (
        "Note: pyproject.toml: [tool.kg] does not count, because kg.toml is beside it\n"
    )


@pytest.mark.parametrize("command", ["check", "config", "rules", "query"])
def test_a_wrong_file_stops_every_command_that_reads_it(command: str) -> None:
    Path("kg.toml").write_text("stoer = 1\n")
    done = CliRunner().invoke(main, [command])
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: kg.toml:1: no key 'stoer'; did you mean store?\n",
    )


def test_help_is_given_whatever_the_file_says() -> None:
    Path("kg.toml").write_text("stoer = 1\n")
    assert CliRunner().invoke(main, ["check", "--help"]).exit_code == 0


def test_a_configuration_that_is_not_there_is_one_line() -> None:
    done = CliRunner().invoke(main, ["check", "--config", "none.toml"])
    assert done.stderr == (
        "Error: none.toml: no such file or directory; name a file that can be read\n"
    )
