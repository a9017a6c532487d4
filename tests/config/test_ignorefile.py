"""The ignore file and the baseline: what they say, and what is told of wrong ones."""

from datetime import date
from pathlib import Path

import pytest

from kg.config import IgnoreEntry, add_ignored, read_baseline, read_ignored
from kg.errors import ConfigError


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


FILE = Path("kg-ignore.toml")


def test_entries_are_read_with_their_lines() -> None:
    FILE.write_text(
        '# ours\n[[ignore]]\nfinding = "3F2AB4C1d2e3"\nreason = "both are right"\n\n'
        '[[ignore]]\nfinding = "00112233"\nreason = "until the press kit is out"\n'
        "until = 2026-12-31\n"
    )
    assert read_ignored(FILE) == (
        IgnoreEntry(finding="3f2ab4c1d2e3", reason="both are right", where="kg-ignore.toml:2"),
        IgnoreEntry(
            finding="00112233",
            reason="until the press kit is out",
            until=date(2026, 12, 31),
            where="kg-ignore.toml:6",
        ),
    )


def test_what_is_added_is_read_again() -> None:
    first = IgnoreEntry(finding="3f2ab4c1d2e3", reason='two "names"\nof \\ one\x7f')
    second = IgnoreEntry(finding="00112233", reason="é – 月", until=date(2027, 1, 2))
    add_ignored(FILE, first)
    add_ignored(FILE, second)
    assert [(one.finding, one.reason, one.until) for one in read_ignored(FILE)] == [
        (one.finding, one.reason, one.until) for one in (first, second)
    ]


def test_what_stands_in_the_file_stays_as_it_is() -> None:
    FILE.write_text('# ours\n[[ignore]]\nfinding = "00112233"\nreason = "x"')
    add_ignored(FILE, IgnoreEntry(finding="3f2ab4c1", reason="y"))
    assert FILE.read_text() == (
        '# ours\n[[ignore]]\nfinding = "00112233"\nreason = "x"\n\n'
        '[[ignore]]\nfinding = "3f2ab4c1"\nreason = "y"\n'
    )


def test_a_finding_is_added_once() -> None:
    add_ignored(FILE, IgnoreEntry(finding="3f2ab4c1d2e3", reason="y"))
    with pytest.raises(ConfigError) as told:
        add_ignored(FILE, IgnoreEntry(finding="3f2ab4c1", reason="z"))
    assert str(told.value) == "kg-ignore.toml:1: 3f2ab4c1d2e3 is there already; change that entry"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[ignore]]\nreason = "x"\n', "kg-ignore.toml:1: no 'finding'; add finding = \"…\""),
        ('[[ignore]]\nfinding = "00112233"\n', "kg-ignore.toml:1: no 'reason'; add reason = \"…\""),
        (
            '[[ignore]]\nfinding = "00112233"\nreason = " "\n',
            "kg-ignore.toml:1: no 'reason'; add reason = \"…\"",
        ),
        (
            '[[ignore]]\nfinding = "00112233"\nreason = "x"\n'
            '[[ignore]]\nfinding = "0011"\nreason = "x"\n',
            "kg-ignore.toml:4: '0011' is no fingerprint; "
            "copy the id of a finding, 8 digits or more",
        ),
        (
            '[[ignore]]\nfinding = "00112233"\nreason = "x"\nuntil = "soon"\n',
            "kg-ignore.toml:1: 'soon' is no day; write until = 2026-12-31, unquoted",
        ),
        (
            '[[ignore]]\nfinding = "00112233"\nreasn = "x"\n',
            "kg-ignore.toml:1: no key 'reasn'; write finding, reason, until",
        ),
        (
            '\n[[ignored]]\nfinding = "00112233"\n',
            "kg-ignore.toml:2: no key 'ignored'; write entries as [[ignore]]",
        ),
        ("ignore = 3\n", "kg-ignore.toml:1: 'ignore' is no list; write [[ignore]] for each"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, message: str) -> None:
    FILE.write_text(text)
    with pytest.raises(ConfigError) as told:
        read_ignored(FILE)
    assert str(told.value) == message


def test_a_baseline_is_the_findings_of_an_earlier_report() -> None:
    Path("old.json").write_text('{"findings": [{"fingerprint": "ab"}, {"fingerprint": "cd"}]}')
    assert read_baseline(Path("old.json")) == {"ab", "cd"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "is no JSON"),
        ("[]", "holds no findings of a check"),
        ('{"findings": [{"rule": "x"}]}', "holds a finding without fingerprint"),
    ],
)
def test_what_is_no_baseline_is_told(text: str, what: str) -> None:
    Path("old.json").write_text(text)
    with pytest.raises(ConfigError) as told:
        read_baseline(Path("old.json"))
    assert str(told.value) == f"old.json: {what}; name a file that kg check --format json wrote"
