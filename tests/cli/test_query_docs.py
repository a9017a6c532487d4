"""What docs/query.md shows is what `kg query` prints."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.load import load_ontology, store_in_memory
from kg.queries import TYPES, answer, parse_query
from kg.results import GRAPHS, ROWS
from kg.store import Solutions, open_store

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "query.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n\$ (kg [^\n]+)\n(.*?)```", TEXT, re.DOTALL)
OF_A_STORE = re.findall(r"```\n\$ kg ([^\n]+)\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_a_command_prints_what_the_docs_show(
    command: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("KG_STORE", raising=False)
    done = CliRunner().invoke(main, shlex.split(command)[1:], prog_name="kg")
    assert done.exit_code == 0
    for stretch in re.split(r"^…\n", shown, flags=re.MULTILINE):
        assert stretch in done.stdout


@pytest.mark.parametrize(("command", "shown"), OF_A_STORE)
def test_an_error_and_a_note_are_what_the_docs_show(
    command: str, shown: str, tmp_path: Path
) -> None:
    with open_store(str(tmp_path / "store"), create=True) as store:
        load_ontology(store)
    args = [*shlex.split(command), "--store", str(tmp_path / "store")]
    assert CliRunner().invoke(main, args).output == shown


def test_the_query_file_of_the_docs_is_one() -> None:
    (text,) = re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL)
    query = parse_query(text, where="docs/query.md")
    assert [one.name for one in query.parameters] == ["since", "agency"]
    found = answer(store_in_memory([]), query, {"since": "2019"})
    assert found == Solutions(("agency", "craft", "day"), [])


def test_every_format_and_type_is_explained() -> None:
    assert [name for name in (*ROWS, *GRAPHS, *TYPES) if f"`{name}`" not in TEXT] == []
