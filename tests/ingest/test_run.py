"""A run over many files, with workers and without."""

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.extract import Extractor
from kg.ingest.overrides import Overrides
from kg.ingest.run import Plan, Run
from kg.load import load_ontology
from kg.model import Article, Reading
from kg.rdf import source_iri
from kg.store import Store, open_store

TEXTS = {
    "a.txt": "In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2.\n",
    "b.txt": "ISRO will launch Chandrayaan-3 in 2023.\n",
    "c.txt": "JAXA lost contact with the lander of Hakuto-R.\n",
    "d.txt": "NASA launched Artemis I in November 2022.\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with four articles in `news`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).write_text(text)
    return tmp_path


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory with the ontology."""
    with open_store() as made:
        load_ontology(made)
        yield made


def files() -> list[str]:
    return sorted(map(str, Path("news").iterdir()))


def ingest(store: Store, **plan: object) -> dict[str, str]:
    """What is told of each file, in order."""
    wanted = {"files": files(), "jobs": 1, **plan}
    run = Run(Plan(**wanted), lambda: store)  # type: ignore[arg-type]
    outcomes = [one for one in run.outcomes() if one]
    assert [one.number for one in outcomes] == list(range(len(outcomes)))
    assert multiprocessing.active_children() == []
    return {one.path: str(one.error or one.fate) for one in outcomes}


def test_workers_and_one_process_write_the_same(folder: Path, store: Store) -> None:
    told = ingest(store, jobs=1)
    with open_store() as other:
        load_ontology(other)
        assert ingest(other, jobs=3) == told == dict.fromkeys(files(), "read")
        assert list(other.quads()) == list(store.quads())


class Never:
    """An extractor that must not be asked."""

    @staticmethod
    def load(ontology: Path | None = None) -> Extractor:
        raise AssertionError("an article was read")


def test_what_is_unchanged_is_not_read(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(store)
    before = list(store.quads())
    with monkeypatch.context() as patch:
        patch.setattr("kg.ingest.run.Extractor", Never)
        assert ingest(store) == dict.fromkeys(files(), "unchanged")
        with pytest.raises(AssertionError, match="an article was read"):
            ingest(store, overrides=Overrides(publisher="Wire"))
    assert list(store.quads()) == before
    assert ingest(store, again=True) == dict.fromkeys(files(), "as before")
    Path("news/b.txt").write_text("ISRO will launch Chandrayaan-3 in 2024.\n")
    assert [one for one, told in ingest(store).items() if told == "read"] == ["news/b.txt"]


def test_what_changes_while_it_is_read_is_read_again_the_next_time(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Extractor.read
    later = {"news/a.txt": TEXTS["a.txt"].replace("2019", "2020"), "news/b.txt": None}

    def interrupted(extractor: Extractor, path: str, **given: object) -> Reading:
        """As it is read, it is written anew, or it goes."""
        found = read(extractor, path, **given)  # type: ignore[arg-type]
        for text in [later.pop(path)] if path in later else []:
            Path(path).unlink() if text is None else Path(path).write_text(text)
        return found

    monkeypatch.setattr(Extractor, "read", interrupted)
    whole = files()
    assert ingest(store, files=whole) == dict.fromkeys(whole, "read")
    told = ingest(store, files=whole)
    gone = told.pop("news/b.txt")
    assert gone.startswith("news/b.txt: no such file or directory; ")
    assert told == {"news/a.txt": "read", "news/c.txt": "unchanged", "news/d.txt": "unchanged"}
    with open_store() as other:  # what it holds is what the file says, not a mixture of two
        load_ontology(other)
        ingest(other, files=["news/a.txt"])
        source = source_iri("news/a.txt")
        assert set(other.triples(source)) == set(store.triples(source))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_pipe_is_read_among_files_and_none_of_them_is_lost(
    folder: Path, store: Store, jobs: int
) -> None:
    Path("news/b.txt").unlink()
    os.mkfifo("news/b.txt")
    writer = threading.Thread(target=Path("news/b.txt").write_text, args=(TEXTS["b.txt"],))
    writer.start()
    told = ingest(store, jobs=jobs)
    writer.join()
    assert told == dict.fromkeys(files(), "read")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_broken_article_is_told_and_the_others_are_read(
    folder: Path, store: Store, jobs: int
) -> None:
    Path("news/b.txt").write_bytes(b"\0\1\2\3")
    Path("news/c.txt").write_text(
        "Die Sonde ist am Dienstag auf dem Mond gelandet, hieß es heute.\n"
    )
    told = ingest(store, jobs=jobs)
    assert told["news/b.txt"].startswith("news/b.txt: is not text; ")
    assert told["news/c.txt"].startswith("news/c.txt: the text is not English")
    assert (told["news/a.txt"], told["news/d.txt"]) == ("read", "read")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_strict_run_ends_at_the_first_and_keeps_what_was_read(
    folder: Path, store: Store, jobs: int
) -> None:
    Path("news/b0.txt").write_bytes(b"\0\1\2\3")
    run = Run(Plan(files=files(), jobs=jobs, strict=True), lambda: store)
    with pytest.raises(ReadError, match=r"news/b0\.txt: is not text"):
        list(run.outcomes())
    told = ingest(store)
    assert run.tally.kept == list(told.values()).count("unchanged") >= (2 if jobs == 1 else 0)
    assert told.pop("news/b0.txt").startswith("news/b0.txt: is not text")
    assert set(told.values()) <= {"unchanged", "read"}
    assert told["news/d.txt"] == "read"


PAGE = '<html lang="en"><link rel="canonical" href="https://a.org/1"><p>{}</p></html>'


def test_of_two_files_of_one_address_the_last_is_kept_whichever_is_read_first(
    folder: Path, store: Store
) -> None:
    for name in ("p.html", "q.html"):
        Path("news", name).write_text(PAGE.format(TEXTS["b.txt"] + name))
    both = ["news/p.html", "news/q.html"]
    assert ingest(store, files=both) == {both[0]: "twin", both[1]: "read"}
    kept = list(store.quads())
    assert ingest(store, files=both) == {both[0]: "twin", both[1]: "unchanged"}
    assert list(store.quads()) == kept
    # One that moved is no twin of what it was.
    Path("news/q.html").rename("news/a.html")
    assert ingest(store, files=["news/a.html"]) == {"news/a.html": "read"}


class Fragile:
    """An extractor that meets its end, or none, over certain words."""

    def __init__(self, inner: Extractor) -> None:
        self._inner = inner

    def extract(self, article: Article) -> None:
        """Nothing is to be loaded any more."""

    def read(self, path: str, **told: object) -> object:
        """Read as the extractor does, but for what the text says."""
        text = Path(path).read_text()
        if "Hakuto-R" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "Artemis" in text:
            time.sleep(1000)
        if "Vikram" in text:
            raise RecursionError
        return self._inner.read(path, **told)  # type: ignore[arg-type]


@pytest.fixture
def fragile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads here does it with a fragile extractor."""
    real = Extractor.load

    class Loader:
        @staticmethod
        def load(ontology: Path | None = None) -> Fragile:
            return Fragile(real(ontology))

    monkeypatch.setattr("kg.ingest.run.Extractor", Loader)


@pytest.mark.skipif(sys.platform != "linux", reason="the extractor is handed on by a fork")
def test_a_worker_that_dies_or_hangs_or_fails_costs_only_its_article(
    folder: Path, store: Store, fragile: None
) -> None:
    for number in range(6):
        Path(f"news/e{number}.txt").write_text(TEXTS["b.txt"])
    told = ingest(store, jobs=2, limit=3)
    assert len(told) == 10
    failed = {path: what for path, what in told.items() if what != "read"}
    assert failed == {
        "news/a.txt": failed["news/a.txt"],
        "news/c.txt": "news/c.txt: the process that read it ended (SIGKILL); "
        "memory may have run out: use fewer --jobs",
        "news/d.txt": "news/d.txt: was not read within 3 s; "
        "split it into articles, or allow more (--article-timeout)",
    }
    assert failed["news/a.txt"].startswith("news/a.txt: kg failed (RecursionError at test_run.py:")


def test_one_process_gives_an_article_up_too(folder: Path, store: Store, fragile: None) -> None:
    told = ingest(store, files=["news/d.txt", "news/b.txt"], limit=1.5)
    assert told["news/d.txt"].startswith("news/d.txt: was not read within 2 s; ")
    assert told["news/b.txt"] == "read"
