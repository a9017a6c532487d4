"""Notices of a change; tests/watch/test_watch.py has them from a process."""

from pathlib import Path

import pytest

from kg.cli.notices import _changes, notices


def test_a_folder_that_goes_before_it_is_watched_is_waited_for(tmp_path: Path) -> None:
    assert list(_changes({str(tmp_path / "gone")})) == []


def test_the_first_notice_is_for_what_came_before_the_watch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = notices([str(tmp_path)], quiet=False)
    next(found)
    (tmp_path / "a.txt").write_text("ISRO")
    next(found)
    found.close()
    assert capsys.readouterr().err == ""
