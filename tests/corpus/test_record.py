"""A row of a corpus: what it holds of an article, and of one that cannot be read."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.corpus import record
from kg.corpus.record import Record, columns_of, read_record

TEXT = """---
title: The lander that came late
publisher: Quarry Gazette
published: 2024-02-03
---
India launched Chandrayaan-2 on 22 July 2019. The lander weighs 1,471 kilograms.
"""


def shown(*args: str) -> str:
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_row_holds_what_one_machine_prints_and_exports(tmp_path: Path) -> None:
    path = tmp_path / "late.md"
    path.write_text(TEXT, encoding="utf-8")
    row = read_record(os.fsencode(path))
    assert (row.title, row.publisher) == ("The lander that came late", "Quarry Gazette")
    assert (row.published, row.published_origin) == ("2024-02-03", "front matter")
    assert row.characters == len(TEXT)
    printed = shown("statements", str(path), "--format", "jsonl", "-q").splitlines()
    assert len(printed) > 1
    assert [json.loads(one) for one in row.statements] == [
        columns_of(json.loads(one)) for one in printed
    ]
    exported = shown("export", str(path), "--format", "nquads").splitlines()
    assert sorted(row.quads) == sorted(exported)


def test_an_amount_is_a_list_in_every_row() -> None:
    form = {"value": {"amount": 3}, "qualifiers": {"mass": {"amount": [1, 2]}, "time": {}}}
    assert columns_of(form) == {
        "value": {"amount": [3]},
        "qualifiers": {"mass": {"amount": [1, 2]}, "time": {}},
    }


def test_an_article_that_cannot_be_read_is_a_row_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(256)) * 4)
    told = f"{path}: is not text; give a .txt, .md or .html file"
    assert read_record(os.fsencode(path)) == Record(str(path), failure=told)


def test_a_name_that_is_no_text_is_a_row_too(tmp_path: Path) -> None:
    row = read_record(os.fsencode(tmp_path) + b"/\xff.txt")
    assert row.failure is not None
    assert row.failure.endswith("its name is no UTF-8; rename the file")
    row.path.encode()


def test_a_bug_in_one_article_is_told_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(ontology: str | None) -> None:
        raise KeyError("frame")

    monkeypatch.setattr(record, "extractor", broken)
    told = f"{tmp_path}: meets a bug (KeyError: 'frame'); report it"
    assert record.read_record(os.fsencode(tmp_path)) == Record(str(tmp_path), failure=told)
