"""Mapping files: what is wrong in one is told, with the file."""

from pathlib import Path

import pytest

from kg.errors import OntologyError, UsageError
from kg.folder import data_folder
from kg.reference.mapping import mapping_files, read_mapping

HEAD = "title: T\npublisher: P\nlicence: L\ncitation: C\n"
TABLE = "tables: {one: {columns: [A], key: A, "


def test_those_that_ship_can_be_used() -> None:
    ontology = data_folder("ontology")
    assert list(mapping_files(ontology)) == ["gcat", "iau", "wikidata"]
    for name in mapping_files(ontology):
        assert read_mapping(name, ontology).licence


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title: T\n", "'publisher'"),
        (HEAD + "tables: [one]\n", "no attribute 'items'"),
        (HEAD + TABLE + "colums: [B]}}\n", "no key 'colums'"),
        (HEAD + TABLE + "skip: [{column: A, form: '(', why: w}]}}\n", "missing \\)"),
        (
            HEAD + TABLE + "statements: [{property: p, value: {of: {'*': a}}}]}}\n",
            "nothing to repeat",
        ),
        (HEAD + TABLE + "place: {body: A}}}\n", "'bodies'"),
    ],
)
def test_a_bad_mapping_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    folder = tmp_path / "domain" / "import"
    folder.mkdir(parents=True)
    (folder / "bad.yaml").write_text(text, "utf-8")
    with pytest.raises(OntologyError, match=f"bad.yaml: cannot be used .*{told}.*; see docs"):
        read_mapping("bad", tmp_path)


def test_a_source_without_mapping_is_told_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="esa: no mapping of that name; write one of: none"):
        read_mapping("esa", tmp_path)
