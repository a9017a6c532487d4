"""What docs/relations.md shows is what the commands print."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/relations.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ kg ([^\n]+)\n(.*?)```", TEXT, re.DOTALL)


def test_each_question_is_shown() -> None:
    assert {command.split()[1] for command, _ in SHOWN} == {"path", "rank", "groups"}


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_what_the_docs_show(
    command: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert CliRunner().invoke(main, command.split()).stdout == shown
