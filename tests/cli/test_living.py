"""Findings that stay: set aside, known from a baseline, graded, over a small store."""

import json
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.folder import data_folder
from kg.load import load_ontology
from kg.store import open_store

EXAMPLE = data_folder("queries") / "rules/examples/value-conflict/fail-two-rockets.trig"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with one contradiction."""
    folder = str(tmp_path_factory.mktemp("kept") / "store")
    quads = pyoxigraph.parse(path=str(EXAMPLE), format=pyoxigraph.RdfFormat.TRIG)
    with open_store(folder, create=True) as opened:
        load_ontology(opened)
        opened.load(f"{quad} ." for quad in quads)
    return folder


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: str) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KG_STORE", store)


def kg(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, arguments)
    return done.exit_code, done.stdout, done.stderr


def check(*arguments: str) -> tuple[int, str, str]:
    return kg("check", "--no-reference", "--select", "value-conflict", *arguments)


@pytest.fixture(scope="module")
def mark(store: str) -> str:
    """The fingerprint of the contradiction."""
    report = check("--store", store, "--isolated", "--format", "json")[1]
    (finding,) = json.loads(report)["findings"]
    return str(finding["fingerprint"])


def test_the_report_names_a_finding_by_the_beginning_of_its_fingerprint(mark: str) -> None:
    code, text, _ = check()
    assert code == 1
    assert f"= id:   {mark[:12]}\n" in text


def test_an_ignored_finding_is_counted_and_does_not_fail(mark: str) -> None:
    told = kg("ignore", mark[:12], "--reason", "two flights")
    assert told == (0, "", f"kg-ignore.toml: {mark[:12]} is ignored\n")
    code, text, error = check()
    assert (code, error) == (0, "")
    assert "value-conflict]" not in text
    assert text.endswith("0 violations, 0 warnings, 0 infos; 1 ignored\n")


def test_an_ignored_finding_is_shown_when_asked_for(mark: str) -> None:
    kg("ignore", mark[:12], "--reason", "two flights", "--until", "2999-12-31")
    code, text, _ = check("--show-ignored")
    assert code == 0
    assert "violation[value-conflict]" in text
    assert "= left: ignored: two flights, until 2999-12-31 (kg-ignore.toml:1)\n" in text
    shown = json.loads(check("--show-ignored", "--format", "json")[1])
    assert [one["ignored"]["reason"] for one in shown["ignored"]] == ["two flights"]


def test_an_entry_that_fits_nothing_or_is_over_is_told(mark: str) -> None:
    Path("kg-ignore.toml").write_text(
        f'[[ignore]]\nfinding = "{mark}"\nreason = "x"\nuntil = 2020-01-01\n'
        '[[ignore]]\nfinding = "0123456789abcdef"\nreason = "x"\n'
    )
    code, _, error = check()
    assert (code, error.splitlines()) == (
        1,
        [
            "Note: kg-ignore.toml:5: 0123456789ab fits no finding of this check; "
            "remove it if it is settled",
            f"Note: kg-ignore.toml:1: the entry for {mark[:12]} expired after 2020-01-01; "
            "settle the finding, or set a new day",
        ],
    )
    assert check("--quiet")[2] == ""


def test_the_ignore_file_lies_beside_the_configuration(
    mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("kg.toml").write_text("")
    Path("deep").mkdir()
    monkeypatch.chdir("deep")
    assert kg("ignore", mark, "--reason", "x")[2] == f"../kg-ignore.toml: {mark} is ignored\n"
    assert (check()[0], check("--isolated")[0]) == (0, 1)


def test_another_ignore_file_can_be_named(mark: str) -> None:
    kg("ignore", mark, "--reason", "x", "--ignore-file", "ours.toml")
    assert (check()[0], check("--ignore-file", "ours.toml")[0]) == (1, 0)
    Path("kg.toml").write_text('ignore-file = "ours.toml"\n')
    assert check()[0] == 0


def test_an_ignore_file_that_is_named_must_be_there() -> None:
    assert check("--ignore-file", "none.toml") == (
        2,
        "",
        "Error: none.toml: no such file or directory; name a file that can be read\n",
    )


def test_only_what_the_baseline_has_not_counts() -> None:
    check("--format", "json", "-o", "known.json")
    code, text, _ = check("--baseline", "known.json")
    assert code == 0
    assert text.endswith("0 violations, 0 warnings, 0 infos; 1 known from the baseline\n")
    summary = json.loads(check("--baseline", "known.json", "--format", "json")[1])["summary"]
    assert summary == {"violation": 0, "warning": 0, "info": 0, "ignored": 0, "known": 1}


def test_the_day_can_be_set(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("kg-ignore.toml").write_text(
        f'[[ignore]]\nfinding = "{mark}"\nreason = "x"\nuntil = 2020-01-01\n'
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")  # 2020-01-01
    assert check()[0] == 0


def test_a_severity_in_the_file_decides_the_exit_status() -> None:
    Path("kg.toml").write_text('[severity]\nvalue-conflict = "info"\n')
    code, text, _ = check()
    assert code == 0
    assert "info[value-conflict]" in text


def test_a_reason_and_a_day_to_come_are_needed() -> None:
    given = ("ignore", "0123456789ab", "--reason")
    assert kg(*given, " ")[2] == (
        "Error: --reason: is empty; say why the finding is left as it is\n"
    )
    assert kg(*given, "x", "--until", "2020-01-01")[2] == (
        "Error: --until: 2020-01-01 is over; name a day to come\n"
    )
    assert kg("ignore", "none", "--reason", "x")[2] == (
        "Error: kg ignore: 'none' is no fingerprint; copy the id of a finding, 8 digits or more\n"
    )


def test_a_store_that_is_asked_for_is_checked_whatever_paths_the_file_names(store: str) -> None:
    Path("empty.txt").write_text("Nothing is said.\n")
    Path("kg.toml").write_text('paths = ["empty.txt"]\n')
    assert check("--store", store)[0] == 1
