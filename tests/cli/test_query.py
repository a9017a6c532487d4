"""`kg query`, run as a user runs it."""

import json
import os
import pty
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.queries import query_names

TEXT = "In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2.\n"
LOST = "SELECT ?who ?what { ?who space:losesContactWith ?what }"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article and a store of it."""
    made = tmp_path_factory.mktemp("made")
    (made / "a.txt").write_text(TEXT)
    args = ["ingest", f"{made}/a.txt", "-q", "--store", f"{made}/.kg/store"]
    assert CliRunner().invoke(main, args).exit_code == 0
    return made


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with the same in it."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    return tmp_path


def run(*args: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", *args], input=stdin)


def test_tab_separated_values_are_for_pipes(folder: Path) -> None:
    result = run("-e", LOST)
    entity = "https://w3id.org/factlint/entity/"
    assert result.exit_code == 0
    assert result.stdout == f"?who\t?what\n<{entity}isro>\t<{entity}vikram-2019>\n"


def test_a_table_has_labels(folder: Path) -> None:
    assert "ISRO (ent:isro)" in run("-e", LOST, "--format", "table").stdout


def test_a_query_may_stand_in_a_file_or_on_standard_input(folder: Path) -> None:
    (folder / "lost.rq").write_text(LOST)
    expected = run("-e", LOST).stdout
    assert run("lost.rq").stdout == expected
    assert run("-", stdin=LOST).stdout == expected


def test_articles_may_be_asked_without_a_store(folder: Path) -> None:
    for name in ("b.txt", "c.txt"):
        (folder / name).write_text(TEXT)
    query = "SELECT (COUNT(?path) AS ?n) { ?x kg:path ?path }"
    form = ("--format", "csv", "--store", "none")
    assert run("-e", query, "--on", "b.txt", "c.txt", *form).stdout == "n\n2\n"
    assert run("-e", query, "--on", "b.txt", "--on", "c.txt", *form).stdout == "n\n2\n"
    assert not (folder / "none").exists()


def test_a_parameter_is_bound(folder: Path) -> None:
    result = run("statements-about", "--param", "entity=Vikram", "--format", "json")
    rows = json.loads(result.stdout)["results"]["bindings"]
    assert "losesContactWith" in {row["property"]["value"] for row in rows}


def test_the_output_s_suffix_gives_the_format(folder: Path) -> None:
    assert run("-e", LOST, "-o", "x.csv").stdout == ""
    assert (folder / "x.csv").read_text().splitlines()[0] == "who,what"


def test_yes_or_no_is_a_word(folder: Path) -> None:
    assert run("-e", "ASK { }").stdout == "true\n"
    assert json.loads(run("-e", "ASK { }", "--format", "json").stdout) == {
        "head": {},
        "boolean": True,
    }


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("xml", '<?xml version="1.0" encoding="UTF-8"?>\n<sparql '),
        ("markdown", "| who | what |\n| --- | --- |\n| ISRO `ent:isro` |"),
        ("html", "<!doctype html>\n"),
        ("jsonl", '{"who": "https://w3id.org/factlint/entity/isro", "what": '),
    ],
)
def test_rows_come_in_every_form(folder: Path, form: str, start: str) -> None:
    assert run("-e", LOST, "--format", form).stdout.startswith(start)


def test_a_graph_is_turtle_or_what_is_asked_for(folder: Path) -> None:
    query = "CONSTRUCT WHERE { ent:isro space:losesContactWith ?what }"
    line = "ent:isro space:losesContactWith ent:vikram-2019 .\n"
    assert run("-e", query).stdout.endswith(line)
    assert run("-e", query, "--format", "nt").stdout.startswith("<https://w3id.org/")
    assert run("-e", query, "-o", "x.json").exit_code == 0
    assert json.loads((folder / "x.json").read_text())[0]["@id"].endswith("/isro")
    assert run("-e", query, "--format", "csv").stderr == (
        "Error: --format csv: is for rows, and CONSTRUCT gives a graph; "
        "choose turtle, trig, nt, nq or jsonld\n"
    )


def test_an_answer_that_is_cut_says_so(folder: Path) -> None:
    rows = "SELECT ?x { VALUES ?x { 1 2 3 } }"
    cut = run("-e", rows, "--max-rows", "2", "--format", "csv")
    assert (cut.stdout, cut.stderr) == (
        "x\n1\n2\n",
        "Cut after 2 rows; --max-rows 0 shows all.\n",
    )
    assert run("-e", rows, "--max-rows", "3").stderr == ""
    assert run("-e", rows, "--max-rows", "0").stdout.count("\n") == 4
    graph = "CONSTRUCT { ent:isro a ?y } { VALUES ?y { kg:Name kg:Finding } }"
    cut = run("-e", graph, "--max-rows", "1", "--format", "nt")
    assert (cut.stdout.count("\n"), cut.stderr) == (
        1,
        "Cut after 1 triple; --max-rows 0 shows all.\n",
    )


@pytest.mark.parametrize("on", [(), ("--on", "a.txt")])
def test_a_query_that_would_never_end_is_stopped(folder: Path, on: tuple[str, ...]) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    result = run("-e", endless, "--timeout", "0.5", *on)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: -e: ran longer than 0.5 s and was stopped; "
        "ask for less, or raise --timeout (0: no limit)\n"
    )


@pytest.mark.parametrize("seconds", ["inf", "nan", "1e12", "-1"])
def test_a_time_that_none_can_wait_is_refused(seconds: str) -> None:
    result = run("-e", "ASK { }", "--timeout", seconds)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: timeout {float(seconds):g}: is no time to wait; "
        "write up to 604800 seconds (a week), or 0 for no limit\n"
    )


def test_no_rows_are_said_on_standard_error(folder: Path) -> None:
    result = run("denied")
    assert (result.exit_code, result.stderr) == (0, "No rows.\n")


def test_all_named_queries_are_listed() -> None:
    listed = run("--list").stdout
    words = [line.split() for line in listed.splitlines()]
    assert [name for name in query_names() if name not in {row[0] for row in words if row}] == []
    assert ["missions-of", "--agency", "ENTITY"] in [row[:3] for row in words]
    assert listed.endswith("\nkg query NAME --help tells more of one.\n")


def test_the_list_comes_as_json_and_markdown_too() -> None:
    listed = json.loads(run("--list", "--format", "json").stdout)
    assert sorted(one["name"] for one in listed) == query_names()
    (found,) = (one for one in listed if one["name"] == "statements-about")
    assert found["answers"].startswith("All that any source says of one thing")
    assert found["parameters"] == [
        {
            "name": "entity",
            "option": "--entity",
            "type": "entity",
            "example": "Chandrayaan-2",
            "optional": False,
        }
    ]
    shown = run("--list", "--format", "markdown").stdout
    assert "- `statements-about --entity ENTITY`: All that any source says" in shown
    assert "  Example: `kg query statements-about --entity Chandrayaan-2`\n" in shown
    assert run("--list", "--format", "csv").stderr == (
        "Error: --format csv: is no form of the list; choose table, json, markdown\n"
    )


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((), "kg query: no query given; give a name, a file or -e SPARQL"),
        (
            ("timeline", "a b"),
            "a b: is one argument too many; "
            "write --entity 'a b', or --on 'a b' if it is an article",
        ),
        (("-e", "ASK {}", "a.txt"), "a.txt: is one argument too many; write --on a.txt if it is"),
        (("SELECT ?x {" + " ?x ?p ?o ." * 99 + "}",), "'SELECT ?x { ?x ?p ?o . ?': is no name"),
        (("x" * 999,), f"{'x' * 999}: no query has this name, nor is it a file; "),
        (("ASK { <http://a/> a ?x }",), "'ASK { <http://a/> a ?x }': is no name of a query, but"),
        (("timelin",), "timelin: no query has this name, nor is it a file; did you mean timeline?"),
        (("none.rq",), "none.rq: no such file or directory; check the path"),
        (("timeline", "--param", "x"), "--param x: is no NAME=VALUE; write --param entity=ISRO"),
        (
            ("timeline", "--store", "none"),
            "none: there is no store; run kg ingest first, or name one",
        ),
    ],
)
def test_what_cannot_be_run_is_one_line(folder: Path, args: tuple[str, ...], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {message}")
    assert result.stderr.count("\n") == 1


def test_a_query_that_does_not_parse_is_shown_with_a_caret(folder: Path) -> None:
    (folder / "lost.rq").write_text("# Lost\nSELECT ?who {\n\t?who space:operates ?x ?x a ?kind }")
    result = run("lost.rq")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "3 |  ?who space:operates ?x ?x a ?kind }\n"
        "  |                         ^^\n"
        "Error: lost.rq:3:25: a triple begins at '?x', and the one before it has no end; "
        "put a dot between them\n"
    )


def test_a_name_that_the_store_has_not_is_told_beside_the_answer(folder: Path) -> None:
    query = "SELECT ?x { ?x a space:Agncy ; space:lauches ent:vikram-2091 }"
    result = run("-e", query, "--format", "csv")
    assert (result.exit_code, result.stdout) == (0, "x\n")
    assert result.stderr == (
        "No rows.\n"
        "Note: -e:1:18: the store has no space:Agncy; did you mean space:Agency?\n"
        "Note: -e:1:32: the store has no space:lauches; "
        "did you mean space:launches or space:launchedBy?\n"
        "Note: -e:1:46: the store has no ent:vikram-2091; "
        "did you mean ent:vikram-2019 or ent:vikram-1?\n"
    )
    assert run("-e", query, "-q").stderr == ""


def test_a_name_is_not_told_where_it_is_made_or_declared_otherwise(folder: Path) -> None:
    made = "CONSTRUCT { ?x kg:made ?y } WHERE { ?x space:operates ?y }"
    other = "PREFIX kg: <http://a/> SELECT ?x { ?x kg:other 'kg:made' , xsd:none } # kg:made"
    own = "PREFIX o: <https://w3id.org/factlint/space#> SELECT ?x { ?x o:lauches ?y }"
    assert "Note" not in run("-e", made).stderr
    assert "Note" not in run("-e", other).stderr
    assert "Note: -e:1:61: the store has no space:lauches; " in run("-e", own).stderr


def on_a_terminal(*args: str) -> str:
    """What the command shows on a terminal of 80 columns."""
    leader, follower = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "kg", "query", *args]
    with subprocess.Popen(command, stdout=follower, stderr=follower, env=environment) as process:
        os.close(follower)
        shown = b""
        with suppress(OSError):  # how Linux tells that the other end is closed
            while part := os.read(leader, 10_000):
                shown += part
        assert process.wait() == 0
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_shows_a_table_and_no_more_than_it_can_keep(folder: Path) -> None:
    assert on_a_terminal("-e", LOST) == (
        f" who               what\n {'─' * 42}\n ISRO (ent:isro)   Vikram (ent:vikram-2019)\n"
    )
    lines = on_a_terminal("-e", "SELECT ?s { ?s ?p ?o }").splitlines()
    assert lines[-1] == "Cut after 1000 rows; --max-rows 0 shows all."
    assert len(lines) > 1000


def test_a_query_of_the_store_imports_neither_spacy_nor_rdflib(folder: Path) -> None:
    code = (
        "import sys\nfrom kg.cli import main\n"
        "main(['query', 'timeline'], standalone_mode=False)\n"
        "print(sorted({'spacy', 'rdflib', 'httpx2', 'yaml'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stderr.splitlines()[-1] == "[]"


def test_a_craft_of_no_mission_stands_for_itself(folder: Path) -> None:
    (folder / "v.txt").write_text("NASA operates the VIPER rover.\n")
    asked = ("--on", "v.txt", "--format", "jsonl")
    (row,) = map(json.loads, run("missions-of", "--agency", "NASA", *asked).stdout.splitlines())
    assert [row["mission"], row["role"], row["what"]] == ["VIPER", "operates", "VIPER"]
    (row,) = map(json.loads, run("agencies-by-missions", *asked).stdout.splitlines())
    assert [row["agency"], row["missions"], row["names"]] == ["NASA", 1, "VIPER"]


@pytest.mark.parametrize(
    "asked",
    [("findings",), ("findings-of", "--entity", "Vikram"), ("-e", "ASK { ?f a kg:Finding }")],
)
def test_a_store_that_was_never_checked_is_told_where_findings_are_asked_for(
    folder: Path, asked: tuple[str, ...]
) -> None:
    note = "Note: the store was never checked, so it has no findings; run kg check\n"
    assert run(*asked).stderr.endswith(note)
    assert CliRunner().invoke(main, ["check", "-q", "--no-reference"]).exit_code in (0, 1)
    assert "Note" not in run(*asked).stderr


def test_articles_have_no_findings_unless_checked(folder: Path) -> None:
    assert run("findings", "--on", "a.txt").stderr == (
        "No rows.\n"
        "Note: articles are asked unchecked, so there are no findings; run kg check on them\n"
    )


def test_no_rows_are_no_table(folder: Path) -> None:
    result = run("missions-of", "--agency", "NASA", "--format", "table")
    assert (result.stdout, result.stderr) == ("", "No rows.\n")


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (
            'SELECT ?x { ?x kg:latest ?d FILTER(?d > "2018-01-01") }',
            '-e:1:41: "2018-01-01" is text, and no date; write "2018-01-01"^^xsd:date',
        ),
        (
            'SELECT ?x { ?x skos:prefLabel "ISRO" }',
            '-e:1:31: "ISRO" is not in the store so; write "ISRO"@en',
        ),
        (
            'ASK { ?x rdfs:label "Vikram"@en }',
            '-e:1:21: "Vikram"@en is not in the store so; write "Vikram"',
        ),
    ],
)
def test_a_text_that_fits_nothing_as_it_is_written_is_told(
    folder: Path, query: str, note: str
) -> None:
    assert run("-e", query).stderr.splitlines()[-1] == f"Note: {note}"


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?x { ?x kg:latest ?d FILTER(STR(?d) > "2031-01-01") }',
        'SELECT ?x { ?x kg:latest ?d FILTER(?d > "2031-01-01"^^xsd:date) }',
        'SELECT ?x { ?x rdfs:label ?l FILTER(CONTAINS(?l, "Vikram") && false) }',
        'SELECT ?x { ?x rdfs:label "Nobody"@en }',
    ],
)
def test_a_text_that_is_right_brings_no_note(folder: Path, query: str) -> None:
    assert run("-e", query).stderr == "No rows.\n"
