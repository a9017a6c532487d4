"""A folder of articles that is checked whenever it changes; the articles are really read."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from kg.cli.checked import from_articles, judge
from kg.cli.reading import Overrides
from kg.cli.vigil import Round, Vigil
from kg.config import Settings
from kg.rules import Rule, load_rules

LONG = bool(os.environ.get("KG_FUZZ"))
HEAVY = "The Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n"
LIGHT = "The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n"
TEXTS = (
    HEAVY,
    LIGHT,
    "---\npublisher: Pole News\npublished: 2019-09-09\n---\n"
    "Vikram landed at the south pole of the Moon, ISRO said.\n",
    "---\npublished: 2018-01-05\n---\n"
    "Vikram will be launched on 22 July 2019 aboard a PSLV rocket.\n",
    "---\npublished: 2019-12-30\nurl: https://news.example/one\n---\n"
    "Vikram was launched on 15 July 2019 on a GSLV Mk III rocket.\n",
    "---\nurl: https://news.example/one\n---\nVikram crashed. ISRO develops Vikram.\n",
    "---\npublished: 2023\n",  # front matter that does not end
)
OPTIONS = Settings(reference=False)


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return load_rules()


Begin = Callable[..., Vigil]


@pytest.fixture
def begin(rules: tuple[Rule, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Begin:
    """A vigil over the folder `news`, which is empty and lies in the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()

    def begun(**texts: str) -> Vigil:
        for name, text in texts.items():
            Path("news", f"{name}.txt").write_text(text)
        return Vigil(["news"], Overrides(), (rules, ()), OPTIONS)

    return begun


def told(found: Round | None) -> tuple[list[str], list[str], list[str], list[str]]:
    """What was read, what is gone, and the rules of what is new and of what is settled."""
    assert found is not None
    read, gone = ([Path(path).stem for path in paths] for paths in (found.read, found.gone))
    return read, gone, [one.rule for one in found.new], [one.rule for one in found.settled]


def test_only_what_changed_is_read_again(begin: Begin) -> None:
    vigil = begin(a=HEAVY, b=LIGHT)
    assert told(vigil.first()) == (["a", "b"], [], ["quantity-conflict"], [])
    assert vigil.again() is None
    os.utime("news/b.txt")
    assert vigil.again() is None
    Path("news/b.txt").write_text(HEAVY)
    assert told(vigil.again()) == (["b"], [], [], ["quantity-conflict"])
    Path("news/new.txt~").write_text(LIGHT)
    Path("news/new.txt~").rename("news/b.txt")
    assert told(vigil.again()) == (["b"], [], ["quantity-conflict"], [])
    Path("news/b.txt").rename("news/c.txt")
    assert told(vigil.again()) == (["c"], ["b"], [], [])
    Path("news/c.txt").unlink()
    assert told(vigil.again()) == ([], ["c"], [], ["quantity-conflict"])


def test_what_cannot_be_read_is_told_once_and_the_others_stand(begin: Begin) -> None:
    vigil = begin(a=HEAVY, b=LIGHT)
    vigil.first()
    Path("news/c.txt").write_bytes(b"\xff\xfe\x00\x00\x01")
    found = vigil.again()
    assert told(found) == ([], [], [], [])
    assert found is not None
    assert [error.args[0] for error in found.unread] == ["news/c.txt"]
    assert [one.rule for one in found.result.findings] == ["quantity-conflict"]
    assert vigil.again() is None
    Path("news/c.txt").write_text(LIGHT)
    assert told(vigil.again())[0] == ["c"]


def test_a_folder_that_is_empty_or_gone_holds_no_article(begin: Begin) -> None:
    vigil = begin()
    assert told(vigil.first()) == ([], [], [], [])
    Path("news/a.txt").write_text(HEAVY)
    assert told(vigil.again())[0] == ["a"]
    Path("news").rename("olds")
    assert told(vigil.again()) == ([], ["a"], [], [])
    Path("olds").rename("news")
    assert told(vigil.again())[0] == ["a"]


def test_after_any_edits_the_findings_are_those_of_a_check_of_the_folder(
    begin: Begin, rules: tuple[Rule, ...]
) -> None:
    moves = some.tuples(some.sampled_from("abc"), some.sampled_from((None, "a", "c", *TEXTS)))
    found: set[str] = set()

    @settings(
        max_examples=40 if LONG else 2,
        deadline=None,
        derandomize=not LONG,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(some.lists(moves, min_size=1, max_size=5))
    def edit_and_compare(moves: list[tuple[str, str | None]]) -> None:
        for file in Path("news").iterdir():
            file.unlink()
        vigil = begin()
        vigil.first()
        for name, what in (("a", HEAVY), ("b", LIGHT), *moves):
            move(Path("news", f"{name}.txt"), what)
            again = vigil.again()
            if again is None or not again.result.sources:
                continue
            checked = from_articles(["news"], Overrides(), OPTIONS)
            fresh = judge(checked.store, checked.focus, (rules, ()), OPTIONS)
            assert again.result == fresh
            found.update(one.rule for one in fresh.findings)

    edit_and_compare()
    assert found


def move(file: Path, what: str | None) -> None:
    """Write the text, or take the file away, or give it another's name."""
    if what is None:
        file.unlink(missing_ok=True)
    elif len(what) > 1:
        file.write_text(what)
    elif file.exists():
        file.rename(file.with_name(f"{what}.txt"))


def memory() -> float:
    """What this process holds now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_memory_does_not_grow_with_the_number_of_changes(begin: Begin) -> None:
    vigil = begin(a=HEAVY, b=LIGHT)
    vigil.first()

    def edits(count: int) -> Iterator[int]:
        for at in range(count):
            Path("news/b.txt").write_text(f"{LIGHT if at % 2 else HEAVY}It took {at} days.\n")
            found = vigil.again()
            assert found is not None
            yield len(found.new) + len(found.settled)

    assert set(edits(10)) == {1}
    before = memory()
    for _ in edits(290 if LONG else 10):
        pass
    assert memory() - before < 20
