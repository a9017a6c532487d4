"""Backups: whole under their names or not there, also of a store that was killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.load import load_reading
from kg.model import Reading
from kg.rdf import source_iri
from kg.store import open_store
from kg.store.embedded import EmbeddedStore
from kg.upkeep import back_up, compact, restore

KILLED = """
import os, signal, sys
from pathlib import Path
import pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
store.load(b"<urn:s> <urn:p> <urn:o> <urn:g> .", format=pyoxigraph.RdfFormat.N_QUADS)
os.kill(os.getpid(), signal.SIGKILL)
"""


def quads(folder: Path) -> list[str]:
    with open_store(str(folder)) as store:
        return list(store.quads())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_a_store_with_the_same_quads(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "deep" / "backup"
    assert back_up(folder, target) == len(quads(folder))
    assert quads(target) == quads(folder)
    assert names(tmp_path / "deep") == ["backup"]


def test_a_backup_stays_what_it_is_when_the_store_goes_on(
    folder: Path, tmp_path: Path, reading: Callable[..., Reading]
) -> None:
    before = quads(folder)
    back_up(folder, tmp_path / "backup")
    with open_store(str(folder), create=True) as store:
        load_reading(store, reading("a.txt", 5, "tests"))
        store.remove(source_iri("b.txt"))
    compact(folder)
    assert quads(tmp_path / "backup") == before != quads(folder)


def test_a_backup_of_a_store_that_was_killed_has_what_only_its_log_has(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    run = subprocess.run([sys.executable, "-c", KILLED, folder], check=False)
    assert run.returncode == -signal.SIGKILL
    assert back_up(folder, tmp_path / "backup") == 1


def test_a_target_that_is_there_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    for name in ("file", "full"):
        with pytest.raises(StoreError, match="is there already; name a new folder"):
            back_up(folder, tmp_path / name)
    assert names(tmp_path) == ["file", "full", "store"]
    (tmp_path / "empty").mkdir()
    back_up(folder, tmp_path / "empty")
    assert quads(tmp_path / "empty") == quads(folder)


def test_a_backup_that_breaks_off_is_not_there(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StoreError, match="backup: the disk is full; make room"):
        back_up(folder, tmp_path / "backup")
    assert names(tmp_path) == ["store"]


def test_what_a_killed_backup_left_is_no_hindrance(folder: Path, tmp_path: Path) -> None:
    (tmp_path / ".backup.partial").mkdir()
    (tmp_path / ".backup.partial" / "CURRENT").write_text("half")
    back_up(folder, tmp_path / "backup")
    assert names(tmp_path) == ["backup", "store"]


def test_a_store_in_use_is_not_backed_up(folder: Path, tmp_path: Path) -> None:
    with open_store(str(folder)), pytest.raises(StoreError, match="is in use by another process"):
        back_up(folder, tmp_path / "backup")
    assert names(tmp_path) == ["store"]


def test_no_store_is_made_to_be_backed_up_or_compacted(tmp_path: Path) -> None:
    for action in (lambda: back_up(tmp_path / "no", tmp_path / "b"), lambda: compact(tmp_path)):
        with pytest.raises(StoreError, match="there is no store"):
            action()
    assert names(tmp_path) == []


def test_a_backup_is_restored_where_no_store_is(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "backup")
    assert restore(tmp_path / "backup", tmp_path / "new") == len(quads(folder))
    assert quads(tmp_path / "new") == quads(folder)
    assert names(tmp_path) == ["backup", "new", "store"]


def test_a_store_is_replaced_only_by_force(
    folder: Path, tmp_path: Path, reading: Callable[..., Reading]
) -> None:
    back_up(folder, tmp_path / "backup")
    with open_store(str(folder), create=True) as store:
        load_reading(store, reading("a.txt", 5, "tests"))
    changed = quads(folder)
    with pytest.raises(StoreError, match="there is a store already; give --force"):
        restore(tmp_path / "backup", folder)
    assert quads(folder) == changed
    restore(tmp_path / "backup", folder, force=True)
    assert quads(folder) == quads(tmp_path / "backup") != changed
    assert names(tmp_path) == ["backup", "store"]


def test_a_store_in_use_is_not_replaced(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "backup")
    with open_store(str(folder)), pytest.raises(StoreError, match="is in use by another process"):
        restore(tmp_path / "backup", folder, force=True)
    assert names(tmp_path) == ["backup", "store"]


def test_a_folder_with_other_files_is_not_replaced_even_by_force(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other files and no store"):
        restore(folder, tmp_path / "letters", force=True)
    assert names(tmp_path / "letters") == ["letter.txt"]


def test_a_backup_that_cannot_be_read_replaces_nothing(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "backup")
    before = quads(folder)
    for path in (tmp_path / "backup").glob("MANIFEST-*"):
        path.write_bytes(b"")
    with pytest.raises(StoreError, match="is damaged"):
        restore(tmp_path / "backup", folder, force=True)
    assert quads(folder) == before
    assert names(tmp_path) == ["backup", "store"]


@pytest.mark.parametrize("at", [1, 2])
def test_a_restoration_killed_between_its_steps_loses_neither_store(
    folder: Path, tmp_path: Path, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(folder, tmp_path / "backup")
    replace, calls = os.replace, []

    class KilledError(BaseException):
        pass

    def killed(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == at:
            raise KilledError
        replace(source, target)

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KilledError):
        restore(tmp_path / "backup", folder, force=True)
    monkeypatch.undo()
    assert folder.exists() is (at == 1)
    assert quads(folder) == quads(tmp_path / "backup")
    with pytest.raises(StoreError, match="there is a store already; give --force"):
        restore(tmp_path / "backup", folder)
    assert names(tmp_path) == ["backup", "store"]


def test_a_link_to_a_store_stays_a_link(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "backup")
    (tmp_path / "link").symlink_to(folder)
    restore(tmp_path / "backup", tmp_path / "link", force=True)
    assert (tmp_path / "link").is_symlink()
    assert names(tmp_path) == ["backup", "link", "store"]


def test_compacting_keeps_what_is_there_and_gives_room_back(
    folder: Path, reading: Callable[..., Reading]
) -> None:
    with open_store(str(folder), create=True) as store:
        for number in range(6):
            load_reading(store, reading("a.txt", 60, f"builds {number}"))
    before = quads(folder)
    room = compact(folder)
    assert room.after < room.before / 2
    assert quads(folder) == before


def test_what_a_killed_bulk_load_left_goes_with_the_next_writer(folder: Path) -> None:
    left = folder / "bulk-123.sst"
    left.write_bytes(b"x")
    EmbeddedStore.reading(folder).close()
    assert left.exists()
    EmbeddedStore.writing(folder).close()
    assert not left.exists()


def test_a_store_is_not_put_back_while_its_replacement_goes_on(folder: Path) -> None:
    aside = folder.with_name(f".{folder.name}.old")
    with open_store(str(folder), create=True):
        folder.rename(aside)
        with pytest.raises(StoreError, match="is in use by another process"):
            open_store(str(folder))
        assert not folder.exists()
        aside.rename(folder)
