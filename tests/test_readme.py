"""What the README shows is what the commands print."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n\$ (kg [^\n]+)\n(.*?)```", re.DOTALL)
SHOWN = BLOCK.findall((ROOT / "README.md").read_text("utf-8"))


def test_the_readme_shows_commands() -> None:
    assert len(SHOWN) >= 4


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_a_command_prints_what_the_readme_shows(
    command: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stretches between lines of … stand in the output as they are, in this order."""
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("KG_STORE", raising=False)
    done = CliRunner().invoke(main, shlex.split(command)[1:], prog_name="kg")
    place = 0
    for stretch in re.split(r"^…\n?", shown, flags=re.MULTILINE):
        found = done.stdout.find(stretch.strip("\n"), place)
        assert found >= 0, f"not in the output of {command}:\n{stretch}"
        place = found + len(stretch.strip("\n"))
