"""Where the configuration is found, what it says, and what is told of one that is wrong."""

from pathlib import Path

import pytest

from kg.config import check_names, find_config, read_config
from kg.errors import ConfigError
from kg.rules import load_rules

ALL = """\
# how this desk works
paths = ["stories"]
select = [
  "time",
  "place-conflict",
]
ignore = ["date-order"]
fail-on = "warning"
format = "json"
reference = ["lunar-missions", "own.yaml"]
store = "kept"
rule-timeout = 20
min-confidence = 0.5

[severity]
date-conflict = "info"
name-variant = "off"
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def values(text: str, name: str = "kg.toml") -> dict[str, object]:
    Path(name).write_text(text)
    return {key: setting.value for key, setting in find_config().settings.items()}


def told(text: str, name: str = "kg.toml") -> str:
    Path(name).write_text(text)
    with pytest.raises(ConfigError) as error:
        find_config()
    return str(error.value)


def test_every_key_has_its_value() -> None:
    Path("stories").mkdir()
    assert values(ALL) == {
        "paths": ("stories",),
        "select": ("time", "place-conflict"),
        "ignore": ("date-order",),
        "fail-on": "warning",
        "format": "json",
        "reference": ("lunar-missions", "own.yaml"),
        "store": "kept",
        "rule-timeout": 20.0,
        "min-confidence": 0.5,
        "severity": {"date-conflict": "info", "name-variant": "off"},
    }


def test_every_value_says_where_it_stands() -> None:
    Path("stories").mkdir()
    Path("kg.toml").write_text(ALL)
    config = find_config()
    assert {key: one.where for key, one in config.settings.items()} == {
        "paths": "kg.toml:2",
        "select": "kg.toml:3",
        "ignore": "kg.toml:7",
        "fail-on": "kg.toml:8",
        "format": "kg.toml:9",
        "reference": "kg.toml:10",
        "store": "kg.toml:11",
        "rule-timeout": "kg.toml:12",
        "min-confidence": "kg.toml:13",
        "severity": "kg.toml:15",
    }


def test_a_project_file_is_read_for_its_table() -> None:
    text = '[project]\nname = "x"\n\n[tool.kg]\nfail-on = "info"\n\n[tool.ruff]\nselect = ["E"]\n'
    Path("pyproject.toml").write_text(text)
    config = find_config()
    assert {key: (one.value, one.where) for key, one in config.settings.items()} == {
        "fail-on": ("info", "pyproject.toml:5")
    }


def test_without_a_file_nothing_is_set() -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n')
    assert (find_config().path, dict(find_config().settings)) == (None, {})


def test_what_is_wrong_in_a_project_without_the_table_is_no_matter_of_ours() -> None:
    Path("pyproject.toml").write_bytes(b"[project\n\xff")
    assert find_config().path is None


def test_what_is_wrong_in_a_project_with_the_table_is_told() -> None:
    assert told("[tool.kg]\nselect = [\n", "pyproject.toml") == (
        "pyproject.toml:2: is no TOML (Invalid value); correct this line"
    )


def test_a_file_of_its_own_takes_the_place_of_the_project_s_table() -> None:
    Path("pyproject.toml").write_text('[tool.kg]\nformat = "json"\n')
    assert values('fail-on = "never"\n') == {"fail-on": "never"}
    assert find_config().passed_over == Path("pyproject.toml")


def test_the_nearest_file_upwards_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Path("a/b")
    inner.mkdir(parents=True)
    Path("kg.toml").write_text('fail-on = "info"\n')
    Path("a/pyproject.toml").write_text('[tool.kg]\nstore = "kept"\n')
    Path("a/b/pyproject.toml").write_text("[tool.ruff]\n")
    monkeypatch.chdir(inner)
    config = find_config()
    assert config.path == Path("../pyproject.toml")
    assert config.settings["store"].value == "../kept"
    assert "fail-on" not in config.settings


def test_a_server_is_no_path() -> None:
    Path("a").mkdir()
    Path("a/kg.toml").write_text('store = "http://localhost:7878"\n')
    assert read_config(Path("a/kg.toml")).settings["store"].value == "http://localhost:7878"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('\nselct = ["time"]\n', "kg.toml:2: no key 'selct'; did you mean select?"),
        ("fail_on = 'info'\n", "kg.toml:1: no key 'fail_on'; did you mean fail-on?"),
        (
            'select = "time"\n',
            'kg.toml:1: select: \'time\' is no list; write ["one", "two"]',
        ),
        (
            'select = [\n  "time",\n  3,\n]\n',
            'kg.toml:1: select: 3 is no name; write names in quotes: ["one", "two"]',
        ),
        (
            'fail-on = "error"\n',
            "kg.toml:1: fail-on: 'error' is none; choose one of violation, warning, info, never",
        ),
        (
            'format = "sarf"\n',
            "kg.toml:1: format: 'sarf' is none; choose one of text, concise, json, jsonl, html, "
            "markdown, sarif, github, junit, csv, shacl",
        ),
        (
            "# \nmin-confidence = 80\n",
            "kg.toml:2: min-confidence: 80 is no number from 0 to 1; write 0.8, without quotes",
        ),
        (
            "min-confidence = true\n",
            "kg.toml:1: min-confidence: true is no number from 0 to 1; write 0.8, without quotes",
        ),
        (
            'rule-timeout = "60"\n',
            "kg.toml:1: rule-timeout: '60' is no number of seconds; write 300, without quotes",
        ),
        (
            "rule-timeout = -1\n",
            "kg.toml:1: rule-timeout: -1 is no time to wait; "
            "write up to 604800 seconds (a week), or 0 for no limit",
        ),
        (
            'severity = "info"\n',
            "kg.toml:1: severity: 'info' is no table; write [severity] and a line rule = \"info\"",
        ),
        (
            '[severity]\ndate-order = "info"\nplace-conflict = "fatal"\n',
            "kg.toml:3: severity: 'fatal' is no severity; "
            "choose one of violation, warning, info, off",
        ),
        (
            'paths = [\n  "kg.toml",\n  "gone",\n]\n',
            "kg.toml:3: paths: 'gone' is not there; name a file or folder beside this file",
        ),
        (
            'reference = "iau"\n',
            'kg.toml:1: reference: \'iau\' is no list; write true, false or ["name", "file.yaml"]',
        ),
        (
            'rules = "mine"\n',
            "kg.toml:1: rules: 'mine' is no folder; name a folder beside this file",
        ),
        ("store = 3\n", 'kg.toml:1: store: 3 is no text; write it in quotes: "…"'),
        ("a = 1\na = 2\n", "kg.toml:2: is no TOML (Cannot overwrite a value); correct this line"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    assert told(text) == message


def test_a_wrong_key_of_a_project_is_told_with_its_line() -> None:
    text = '[project]\nselct = 1\n[tool.kg]\nselct = ["time"]\n'
    assert told(text, "pyproject.toml") == (
        "pyproject.toml:4: no key 'selct'; did you mean select?"
    )


def test_a_named_project_without_the_table_is_an_error() -> None:
    Path("pyproject.toml").write_text("[project]\n")
    with pytest.raises(ConfigError, match=r"has no table \[tool.kg\]; add it"):
        read_config(Path("pyproject.toml"))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            'select = [\n  "date-order",\n  "date-ordr",\n]\n',
            "kg.toml:3: select: no rule or tag 'date-ordr'; did you mean date-order?",
        ),
        (
            '[severity]\nplace-conflit = "info"\n',
            "kg.toml:2: severity: no rule 'place-conflit'; did you mean place-conflict",
        ),
        ('[severity]\nname = "info"\n', "kg.toml:2: severity: 'name' is a tag; name rules: "),
    ],
)
def test_a_rule_that_does_not_exist_is_told_with_its_line(text: str, message: str) -> None:
    Path("kg.toml").write_text(text)
    with pytest.raises(ConfigError) as error:
        check_names(find_config(), load_rules())
    assert str(error.value).startswith(message)
