"""Files of data that mean harm: an ontology, curated facts, a gold file, a configuration. Each ends
in one clear line and status 2, and neither runs anything nor grows beyond its length."""

import os
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest

from kg.folder import data_folder

from .conftest import GOOD, Commands

LONG = bool(os.environ.get("KG_FUZZ"))
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
    shutil.copytree(data_folder("ontology") / "core", folder / "core")
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


# The reader is that of ontologies.
@pytest.mark.parametrize("name", HARM if LONG else tuple(HARM)[::4])
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


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """An address, and what is asked for there."""
    paths: list[str] = []

    class Counting(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    with HTTPServer(("127.0.0.1", 0), Counting) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/x", paths
        server.shutdown()


TRIX = "<TriX xmlns='http://www.w3.org/2004/03/trix/trix-1/'><graph><uri>&j;</uri></graph></TriX>"
LAUGHS = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))


def test_files_of_quads_fetch_nothing_and_hold_no_bomb(
    run: Commands, asked: tuple[str, list[str]]
) -> None:
    address, paths = asked
    urlopen(address).close()  # it does count
    files = {
        "context.jsonld": f'{{"@context": "{address}", "@id": "x:y", "a": "b"}}',
        "imported.jsonld": f'{{"@context": {{"@import": "{address}"}}, "@id": "x:y", "a": "b"}}',
        "deep.jsonld": '{"a":' * 100_000,
        "laughs.xml": f'<!DOCTYPE TriX [<!ENTITY a "{"lol" * 100}">{LAUGHS}]>{TRIX}',
        "file.xml": f'<!DOCTYPE TriX [<!ENTITY j SYSTEM "file:///etc/passwd">]>{TRIX}',
        "address.xml": f'<!DOCTYPE TriX [<!ENTITY j SYSTEM "{address}">]>{TRIX}',
        "doctype.xml": f'<!DOCTYPE TriX SYSTEM "{address}">{TRIX}',
        "deep.xml": "<a>" * 100_000,
    }
    for name, content in files.items():
        run.write(name, content)
        ended = run("export", "--check", name)
        assert ended.line.startswith(f"Error: {name}")
        assert ended.seconds < 10
        assert ended.megabytes < 500
    assert len(paths) == 1


@pytest.mark.parametrize("name", ["space/own.ttl", "space/lexicon/own.yaml"])
def test_a_pipe_or_a_folder_among_the_files_of_an_ontology_is_told(
    run: Commands, ontology: Path, name: str
) -> None:
    run.write("a.txt", GOOD)
    (ontology / name).parent.mkdir(parents=True, exist_ok=True)
    for make, unmake in ((os.mkfifo, os.unlink), (os.mkdir, os.rmdir)):
        make(ontology / name)
        for args in (("statements", "a.txt", "--ontology", "own"), ("ontology", "check", "own")):
            told = run(*args).line
            assert told == f"Error: own/{name}: is no file that can be read; remove or rename it"
        unmake(ontology / name)


HEADER = """# title: A title
# why: It matters.
# fix: Mend it.
# severity: warning
# tags: one
# false alarm: None.
"""
PREFIX = "PREFIX kg: <https://w3id.org/factlint/kg#>\n"
SELECT = "SELECT ?this ?message { ?this a kg:Statement BIND('x' AS ?message) } ORDER BY ?this"
SHAPE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://example.org/s> a sh:NodeShape ; sh:targetClass kg:Statement ; """
IMPORTS = "<https://example.org/o> a owl:Ontology ; owl:imports <ADDRESS> .\n"
RULES = {
    "service.rq": SELECT.replace("BIND", "SERVICE <ADDRESS> { ?s ?p ?o } BIND"),
    "silent.rq": SELECT.replace("BIND", "FILTER EXISTS { SERVICE SILENT <ADDRESS> { } } BIND"),
    "from.rq": SELECT.replace("{ ?this", "FROM <ADDRESS> { ?this"),
    "service.ttl": SHAPE
    + 'sh:sparql [ sh:message "x" ; sh:select "SELECT $this { SERVICE <ADDRESS> { } }" ] .',
    "imports.ttl": f"{SHAPE} sh:nodeKind sh:IRI .\n{IMPORTS}",
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_asks_nobody_else(run: Commands, asked: tuple[str, list[str]], name: str) -> None:
    address, paths = asked
    run.write("a.txt", GOOD)
    (run.folder / "rules").mkdir()
    rule = HEADER + (PREFIX if name.endswith("rq") else "") + RULES[name]
    write(run.folder / "rules" / name, rule.replace("ADDRESS", address))
    ended = run("check", "a.txt", "--rules", "rules", "--fail-on", "never")
    if name.startswith("s"):
        assert "would ask another server (SERVICE)" in ended.line
    assert paths == []


def test_an_ontology_s_imports_are_not_fetched(
    run: Commands, ontology: Path, asked: tuple[str, list[str]]
) -> None:
    address, paths = asked
    run.write("a.txt", GOOD)
    head = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    write(ontology / "harm" / "own.ttl", head + IMPORTS.replace("ADDRESS", address))
    for args in (
        ("check", "a.txt", "--no-reference", "--fail-on", "never"),
        ("statements", "a.txt"),
    ):
        assert run(*args, "--ontology", "own").status == 0
    assert run("ontology", "check", "own").status in (0, 1)
    assert paths == []
