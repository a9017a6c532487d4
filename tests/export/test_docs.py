"""What docs/exports.md shows is what the commands print, one after the other in one folder."""

import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
ARTICLE = re.findall(r"```text\n(---\n.*?)```", TEXT, re.DOTALL)[0]
BLOCKS = re.findall(r"```console\n(\$ .*?)```", TEXT, re.DOTALL)
PYTHON = re.findall(r"```python\n(>>> .*?)```", TEXT, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the article of the docs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / "talks.md").write_text(ARTICLE, "utf-8")
    return tmp_path


def words(command: str) -> list[str]:
    """The arguments of a command that quotes with " alone."""
    found = re.findall(r'"([^"]*)"|(\S+)', command)
    return [quoted or plain for quoted, plain in found]


def test_the_commands_print_what_is_shown(folder: Path) -> None:
    """Stretches between lines of … stand in the output as they are, in this order."""
    assert len(BLOCKS) >= 6
    for block in BLOCKS:
        for step in re.split(r"^\$ kg ", block, flags=re.MULTILINE)[1:]:
            command, shown = step.split("\n", 1)
            done = CliRunner().invoke(main, words(command))
            assert done.exit_code == 0, (command, done.output)
            place = 0
            for stretch in re.split(r"^…\n?", shown, flags=re.MULTILINE):
                found = done.stdout.find(stretch.strip("\n"), place)
                assert found >= 0, f"not in the output of {command}:\n{stretch}"
                place = found + len(stretch.strip("\n"))
    assert (folder / "all.trig").read_bytes() == (folder / "again.trig").read_bytes()


def test_the_notebook_shows_what_is_shown(folder: Path) -> None:
    (block,) = PYTHON
    test = doctest.DocTestParser().get_doctest(block, {}, "exports.md", None, 0)
    assert len(test.examples) >= 6
    assert doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test).failed == 0
