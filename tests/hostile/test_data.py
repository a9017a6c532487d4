"""Files of data that mean harm: an ontology, curated facts, a gold file, a configuration. Each ends
in one clear line and status 2, and neither runs anything nor grows beyond its length."""

import shutil
from pathlib import Path

import pytest

from kg.folder import data_folder

from .conftest import GOOD, Commands

TENS = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
MERGED = "".join(f"b{i}: &b{i} {{<<: [{', '.join([f'*b{i - 1}'] * 10)}]}}\n" for i in range(1, 12))
HARM = {
    "laughs": (f"a0: &a0 lol\n{TENS}", "aliases stand for too many values"),
    "merged laughs": (f"b0: &b0 {{x: y}}\n{MERGED}", "aliases stand for too many values"),
    "a loop": ("a: &a [*a]\n", "an alias that holds itself"),
    "no anchor": ("a: *b\n", "undefined alias"),
    "brackets": (f"a: {'[' * 100_000}\n", "nest"),
    "closed brackets": (f"a: {'[' * 900}{']' * 900}\n", "nested too deeply"),
    "dashes": (f"a:\n{'- ' * 100_000}x\n", "nest"),
    "an object": ("a: !!python/object/apply:os.system ['touch harmed']\n", None),
    "a module": ("a: !!python/module:harmed\n", None),
    "a day": ("a: 2019-99-99\n", None),
    "a truth": ("a: !!bool perhaps\n", None),
    "a time": ("a: !!timestamp never\n", None),
    "a number": (f"a: {'9' * 10_000}\n", None),
    "NUL": ("a: \0\n", "character that YAML forbids"),
    "no UTF-8": (b"a: caf\xe9\n", None),
    "another key": ("? [a, b]\n: c\n", None),
    "two documents": ("a: b\n---\nc: d\n", "another document"),
}


@pytest.fixture
def ontology(run: Commands) -> Path:
    folder = run.folder / "own"
    shutil.copytree(data_folder("ontology"), folder)
    (folder / "harm").mkdir()
    return folder


def write(path: Path, content: str | bytes) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize("name", HARM)
def test_yaml_of_an_ontology_does_no_harm(run: Commands, ontology: Path, name: str) -> None:
    content, what = HARM[name]
    write(ontology / "harm" / "lexicon.yaml", content)
    run.write("a.txt", GOOD)
    ended = run("statements", "a.txt", "--ontology", "own", megabytes=1024)
    if what:
        assert ended.line.startswith("Error: own/harm/lexicon.yaml")
        assert what in ended.line
    assert ended.status in (0, 2)
    checked = run("ontology", "check", "own")
    assert checked.status in (1, 2) or not what
    assert what is None or what in checked.out.decode() + checked.err
    assert max(ended.seconds, checked.seconds) < 20
    assert max(ended.megabytes, checked.megabytes) < 500
    assert not (run.folder / "harmed").exists()


@pytest.mark.parametrize("name", HARM)
def test_yaml_of_facts_and_of_gold_does_no_harm(run: Commands, name: str) -> None:
    content, what = HARM[name]
    write(run.folder / "facts.yaml", content)
    run.write("a.txt", GOOD)
    for args in (("check", "a.txt", "--reference", "facts.yaml"), ("eval", "facts.yaml")):
        ended = run(*args)
        if what:
            assert ended.line.startswith("Error: facts.yaml")
            assert what in ended.line
        assert ended.seconds < 20
        assert ended.megabytes < 500
    assert not (run.folder / "harmed").exists()


@pytest.mark.parametrize(
    "content",
    [
        "title: a\nstatements:\n- {say: x, subject: ent:chandrayaan-1, property: launchDate, "
        "value: 2019-01-01, citation: x, polarity: maybe}\n",
        "title: a\npublished: 2019-99-99\nstatements: []\n",
        "title: [a, b]\nstatements: x\n",
        "title: a\nstatements: [x]\n",
        "title: a\nstatements: [{say: [x], subject: x, property: x, value: x, citation: x}]\n",
        "title: a\nstatements: [{[say]: x}]\n",
        "title: {a: b}\n? {c: d}\n: e\n",
    ],
    ids=["polarity", "day", "words", "word", "list", "key", "mapping"],
)
def test_facts_of_another_form_are_told(run: Commands, content: str) -> None:
    write(run.folder / "facts.yaml", content)
    run.write("a.txt", GOOD)
    told = run("check", "a.txt", "--reference", "facts.yaml").line
    assert told.startswith("Error: facts.yaml")
    assert "maybe" not in content or "no polarity 'maybe'" in told
