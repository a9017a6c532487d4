"""`kg evidence`: values side by side, and what has the thing as its value."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

TEXT = """---
title: Rovers
publisher: Hill Gazette
published: 2031-02-03
---
NASA operates the VIPER rover. ISRO developed the Vikram lander.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(TEXT)
    monkeypatch.chdir(tmp_path)


def evidence(*args: str) -> Result:
    return CliRunner().invoke(main, ["evidence", *args, "--no-reference", "--on", "a.md"])


def test_what_has_values_shows_them() -> None:
    result = evidence("NASA", "operates")
    assert result.stderr == ""
    assert result.stdout == (
        "NASA – operates: 1 value\n\n"
        "1. VIPER  (1 independent source)\n"
        "   - “NASA operates the VIPER rover”\n"
        "     Hill Gazette; a.md, 2031-02-03\n"
    )


def test_a_thing_that_is_itself_the_value_shows_what_has_it() -> None:
    result = evidence("VIPER", "operates")
    assert result.stdout == ("VIPER – operates: 0 values\n\n" + evidence("NASA", "operates").stdout)
    assert result.stderr == (
        "VIPER is a value of it itself; for all values: kg evidence NASA operates\n"
    )


def test_where_nothing_says_so_both_ways_are_named() -> None:
    assert evidence("VIPER", "mass").stderr == (
        "Nothing says so; of VIPER is told: nothing; it is a value of: operates.\n"
    )
