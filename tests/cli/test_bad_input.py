"""What is wrong with the input is one line on standard error and status 2; nothing is written."""

import os
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.extract.read import LONGEST
from kg.store import open_store

GOOD = "In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2.\n"
ALL = "SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 1"
GERMAN = (
    "Die indische Raumfahrtbehörde hat am Freitag den Kontakt zu ihrem Mondlander verloren. "
    "Der Lander sollte auf dem Mond aufsetzen, und die Behörde war sich nicht sicher, was mit ihm "
    "geschehen ist.\n"
)
RUSSIAN = "Индийское космическое агентство потеряло связь с посадочным модулем на Луне.\n" * 3
HEADER = """\
# title: A title
# why: A reason.
# fix: A way out.
# severity: warning
# tags: some
# false alarm: None known.
"""
RULE = HEADER + "SELECT ?this ?message { ?this a kg:Name . BIND('x' AS ?message) } ORDER BY ?this\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one sound article."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    Path("good.txt").write_text(GOOD)
    return tmp_path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with an article."""
    made = tmp_path_factory.mktemp("sound")
    (made / "a.txt").write_text(GOOD)
    location = str(made / "store")
    args = ["ingest", str(made / "a.txt"), "-q", "--store", location]
    assert CliRunner().invoke(main, args).exit_code == 0
    return location


def run(*args: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(args), input=stdin)


def told(*args: str, stdin: bytes | None = None) -> str:
    """The one line that the command ends with; no file is made or changed by it."""
    before = contents()
    ended = run(*args, stdin=stdin)
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    assert (ended.exit_code, ended.stdout) == (2, ""), (args, ended.stderr)
    *excerpt, line = ended.stderr.splitlines()  # two lines of the query, or none
    assert len(excerpt) in (0, 2)
    assert all(" | " in one for one in excerpt)
    where, colon, rest = line.removeprefix("Error: ").partition(": ")
    what, semicolon, remedy = rest.partition("; ")
    assert line.startswith("Error: ")
    assert (colon, semicolon) == (": ", "; "), line
    assert all((where, what, remedy)), line
    assert contents() == before
    return line


def contents() -> dict[str, int]:
    """The files under the working folder with the time of their last change, locks aside."""
    files = (path for path in Path().rglob("*") if path.name != "kg.lock")
    return {str(path): path.lstat().st_mtime_ns for path in files if not path.is_dir()}


def made(name: str, content: str | bytes) -> str:
    """The path of a file with this content."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def readers(path: str) -> list[tuple[str, ...]]:
    """Each command that reads articles, told to read this one."""
    return [
        ("statements", path, "-o", "out.txt"),
        ("check", path, "-o", "out.txt"),
        ("export", path, "-o", "out.trig"),
        ("query", "-e", ALL, "--on", path, "-o", "out.tsv"),
        ("ingest", path, "--store", "new"),
    ]


BROKEN = [
    pytest.param("empty.txt", b"", "is empty", id="empty"),
    pytest.param("blank.md", b" \n\n\t\n", "is empty", id="blank"),
    pytest.param("digits.txt", b"1 2 3\n", "holds no words", id="no words"),
    pytest.param("tiny.txt", b"\x00\x01\x02\x03", "is not text", id="four bytes"),
    pytest.param("one.txt", b"\x01", "is not text", id="one byte"),
    pytest.param("zeros.txt", bytes(4), "is not text", id="zeros"),
    pytest.param("a.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture", id="picture"),
    pytest.param("a.txt", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\n", "is a PDF, not text", id="pdf"),
    pytest.param("a.txt", b"PK\x03\x04 word", "is an archive or an office", id="archive"),
    pytest.param(
        "a.txt",
        "The café crew met in the café.\nISRO was there. ".encode() + b"\xff\xfe",
        "has a byte that is not UTF-8 in line 2",
        id="broken UTF-8",
    ),
    pytest.param("a.txt", b"\xff\xfea\x00b", "is not valid UTF-16-LE", id="broken UTF-16"),
    pytest.param("a.txt", bytes(range(128, 256)) * 20, "encoding that cannot be", id="no encoding"),
    pytest.param("a.txt", GERMAN.encode(), "not English (looks like 'de')", id="German"),
    pytest.param("a.txt", RUSSIAN.encode("cp1251"), "(looks like 'ru')", id="Russian, cp1251"),
    pytest.param(
        "a.md", f"---\ntitle: [x\n---\n{GOOD}".encode(), "a.md:3: front matter is not", id="no YAML"
    ),
    pytest.param(
        "a.md", f"---\n\ttitle: x\n---\n{GOOD}".encode(), "a.md:2: front matter is not", id="tab"
    ),
    pytest.param(
        "a.md", f"---\npublished: soon\n---\n{GOOD}".encode(), "published is no date", id="no date"
    ),
    pytest.param(
        "a.md",
        f"---\npublished: 2019-02-30\n---\n{GOOD}".encode(),
        "published is no date (2019-02-30)",
        id="no such day",
    ),
    pytest.param("a.md", f"---\ntitle: x\n{GOOD}".encode(), "has no end", id="open front matter"),
    pytest.param("a.html", b"<html><script>1</script>", "holds no article text", id="no paragraph"),
]


@pytest.mark.parametrize(("name", "content", "what"), BROKEN)
def test_a_file_that_is_no_article_is_one_line(name: str, content: bytes, what: str) -> None:
    line = told("statements", made(name, content), "-o", "out.txt")
    assert line.startswith(f"Error: {name}:")
    assert what in line


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03", GERMAN.encode()])
def test_every_command_that_reads_articles_says_the_same(content: bytes) -> None:
    lines = {told(*args) for args in readers(made("a.txt", content))}
    assert len(lines) == 1


@pytest.mark.parametrize("path", ["missing.txt", "none/a.txt", "empty", "other", "good.txt/a.txt"])
def test_a_path_without_an_article_is_one_line(path: str) -> None:
    Path("empty").mkdir()
    made("other/a.csv", "a,b\n")
    for args in readers(path):
        assert told(*args).startswith(f"Error: {path}: ")


@pytest.mark.parametrize("stdin", [b"", b"\x00\x01\x02\x03"])
def test_standard_input_that_is_no_article_is_one_line(stdin: bytes) -> None:
    for args in readers("-"):
        assert told(*args, stdin=stdin).startswith("Error: standard input: ")


def test_one_broken_article_among_others_ends_a_command_that_prints_data() -> None:
    made("news/a.txt", GOOD)
    made("news/b.txt", b"\x00\x01\x02\x03")
    # `check` and `ingest` go on with the others and say what they left out.
    for args in readers("news")[:-1]:
        if args[0] == "check":
            continue
        assert told(*args).startswith("Error: news/b.txt: is not text; ")


def test_a_store_is_not_made_for_articles_none_of_which_can_be_read() -> None:
    made("news/a.txt", b"\x00\x01\x02\x03")
    made("news/b.txt", "")
    ended = run("ingest", "news", "--store", "new")
    assert ended.exit_code == 2
    assert ended.stderr.splitlines()[-1] == (
        "Error: kg ingest: 2 of 2 articles could not be read; mend them"
    )
    assert not Path("new").exists()


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_text_of_20_mb_is_refused_at_once(name: str) -> None:
    made(name, GOOD * (20_000_000 // len(GOOD)))
    line = told("statements", name, "-o", "out.txt")
    assert line.startswith(f"Error: {name}: holds 19,")
    assert line.endswith(f"an article at most {LONGEST:,}; split it into articles")


def test_a_file_of_more_than_64_mb_is_not_even_decoded() -> None:
    with open("a.txt", "wb") as file:
        file.truncate(65 * 1024 * 1024)
    assert told("statements", "a.txt").startswith("Error: a.txt: is larger than 64 MB; ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_what_may_not_be_read_or_written_is_one_line(sound: str) -> None:
    made("a.txt", GOOD)
    Path("a.txt").chmod(0)
    Path("closed").mkdir(mode=0o500)
    for args in readers("a.txt"):
        assert "permission denied" in told(*args)
    assert "permission denied" in told("statements", "good.txt", "-o", "closed/out.txt")
    assert "ermission denied" in told("ingest", "good.txt", "--store", "closed/store")


FAULTY_RULES = [
    pytest.param("a.rq", "SELECT", "no 'title' in the header", id="no header"),
    pytest.param("a.rq", HEADER + "SELECT ?this { ?x ?y", "a.rq:7: ", id="syntax"),
    pytest.param("a.rq", HEADER + "SELECT ?this { ?this ?p ?o }", "?message", id="no message"),
    pytest.param("a.rq", HEADER + "ASK { ?s ?p ?o }", "is no SELECT", id="ask"),
    pytest.param("a.rq", HEADER + "DELETE WHERE { ?s ?p ?o }", "change the store", id="update"),
    pytest.param("a.rq", RULE.replace("warning", "dreadful"), "a.rq:4: ", id="severity"),
    pytest.param("a.rq", b"\xff\xfe\x00", "a.rq: ", id="binary"),
    pytest.param("a.ttl", HEADER + "<a> a none:b .", "a.ttl:7: not Turtle", id="no Turtle"),
]


@pytest.mark.parametrize(("name", "content", "what"), FAULTY_RULES)
def test_a_rule_file_that_does_not_parse_is_one_line(
    name: str, content: str | bytes, what: str
) -> None:
    made(f"mine/{name}", content)
    for args in (("rules",), ("check", "good.txt")):
        line = told(*args, "--rules", "mine", "-o", "out.txt")
        assert line.startswith(f"Error: mine/{name}")
        assert what in line


def test_rules_that_do_not_exist_are_one_line() -> None:
    Path("mine/a.rq").mkdir(parents=True)
    for args in (("rules",), ("check", "good.txt")):
        assert told(*args, "--rules", "none").startswith("Error: none: ")
        assert told(*args, "--rules", "good.txt").startswith("Error: good.txt: ")
        assert told(*args, "--rules", "mine").startswith("Error: mine/a.rq: ")
    none = "Error: none: no such rule"
    assert told("rules", "none").startswith(f"{none}; kg rules lists them all")
    selected = told("check", "good.txt", "--select", "none")
    assert selected.startswith(f"{none} or tag; kg rules lists them all")


@pytest.mark.parametrize(
    ("query", "where", "what"),
    [
        ("", "1:1", "ends too early; complete it"),
        ("SELEC ?s { ?s ?p ?o }", "1:1", "did you mean SELECT?"),
        ("SELECT ?s {\n  ?s ?p }", "2:3", "does not parse at '?s ?p }'; "),
        ("SELECT ?s { ?s ?p ?o", "1:21", "ends too early; close the last {"),
        ("SELECT ?s {\n ?s none:b ?o }", "2:5", "the prefix none: is not declared; "),
        (
            "INSERT DATA { <a:b> <a:c> <a:d> }",
            "1:1",
            "is an update, which would change the store; ",
        ),
        ("SELECT ?s { SERVICE <http://a/> {} }", "1:13", "would ask another server (SERVICE); "),
        ("SELECT ?s " + "{" * 5000 + "}" * 5000, "1:111", "nests deeper than 100 brackets; "),
    ],
)
def test_a_fault_in_a_query_is_told_with_its_place(
    sound: str, query: str, where: str, what: str
) -> None:
    made("a.rq", query)
    for args in (("-e", query), ("a.rq",), ("-e", query, "--on", "good.txt")):
        line = told("query", *args, "--store", sound, "-o", "out.tsv")
        assert line.startswith(f"Error: {args[0]}:{where}: ")
        assert what in line


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("who-develop-what",), "no query has this name, nor is it a file; did you mean who-dev"),
        (("zzzz",), "nor is it a file; kg query --list shows them all"),
        (("none.rq",), "none.rq: no such file or directory; "),
        (("folder/",), "folder: is a directory; "),
        (("binary.rq",), "binary.rq: is no UTF-8 text; "),
        (("-",), "standard input: is no UTF-8 text; "),
        ((), "kg query: no query given; "),
        (("timeline", "good.txt"), "good.txt: is one argument too many; "),
        (("-e", ALL, "--param", "x"), "--param x: is no NAME=VALUE; "),
        (("-e", ALL, "--param", "x=1"), "has no parameter x; "),
    ],
)
def test_a_query_that_is_none_is_one_line(sound: str, args: tuple[str, ...], line: str) -> None:
    Path("folder").mkdir()
    made("binary.rq", b"\xff\xfe\x00")
    assert line in told("query", *args, "--store", sound, "-o", "out.tsv", stdin=b"\xff\xfe\x00")


def askers(store: str) -> list[tuple[str, ...]]:
    """Each command that uses a store, told to use this one."""
    return [
        ("query", "-e", ALL, "--store", store, "-o", "out.tsv"),
        ("check", "--store", store, "-o", "out.txt"),
        ("export", "--store", store, "-o", "out.trig"),
        ("ingest", "good.txt", "--store", store),
    ]


@pytest.mark.parametrize("store", ["missing", "empty", "locked"])
def test_a_store_that_is_not_there_is_one_line_and_is_not_made(store: str) -> None:
    Path("empty").mkdir()
    made("locked/kg.lock", "")
    for args in askers(store)[:-1]:
        assert told(*args) == (
            f"Error: {store}: there is no store; run kg ingest first, or name one"
        )
    assert not Path("missing").exists()


@pytest.mark.parametrize(
    ("store", "what"),
    [
        ("good.txt", "is a file, not a store"),
        ("other", "holds other files and no store"),
        ("ruin", "is damaged (IO error"),
        ("ftp://example.org/", "is neither a folder nor http(s)"),
    ],
)
def test_what_is_no_store_is_one_line_and_stays_as_it_is(store: str, what: str) -> None:
    made("other/a.csv", "a,b\n")
    made("ruin/CURRENT", "MANIFEST-000001\n")
    for args in askers(store)[: 3 if store == "ruin" else 4]:
        assert told(*args).startswith(f"Error: {store}: {what}")


def test_a_store_in_use_is_one_line(sound: str) -> None:
    with open_store(sound, create=True):
        for args in askers(sound):
            assert told(*args).startswith(f"Error: {sound}: is in use by another process; wait ")


class Odd(BaseHTTPRequestHandler):
    """A server that is none of SPARQL."""

    def do_POST(self) -> None:
        """Answer with the number in the path, and a page."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(int(self.path.split("/")[1]))
        self.end_headers()
        self.wfile.write(b"<html>\nhello\n</html>\n")

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def odd() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Odd) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("status", [200, 302, 404, 500])
def test_a_server_that_speaks_no_sparql_is_one_line(odd: str, status: int) -> None:
    for args in askers(f"{odd}/{status}"):
        assert told(*args).startswith(f"Error: {odd}/{status}: ")


def test_a_server_that_does_not_answer_is_one_line() -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        for args in askers(address):
            assert told(*args).startswith(f"Error: {address}: does not answer (")


@pytest.mark.parametrize("file", ["none/out.txt", "folder", "good.txt/out.txt"])
def test_an_output_that_cannot_be_written_is_one_line(sound: str, file: str) -> None:
    Path("folder").mkdir()
    for args in (
        ("statements", "good.txt"),
        ("check", "good.txt"),
        ("export", "good.txt", "--format", "trig"),
        ("query", "-e", ALL, "--store", sound),
        ("query", "--list"),
        ("rules",),
    ):
        line = told(*args, "-o", file)
        assert line.startswith(f"Error: {file}: ")
        assert line.endswith("; choose a file you may write")


def test_an_output_file_is_replaced_whole_and_keeps_its_permissions() -> None:
    made("out.txt", "before")
    Path("out.txt").chmod(0o640)
    Path("link.txt").symlink_to("out.txt")
    assert run("rules", "-o", "link.txt").exit_code == 0
    assert Path("out.txt").read_text() == run("rules").stdout
    assert Path("out.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["good.txt", "link.txt", "out.txt"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "gold.yaml: is empty; "),
        ("articles: [", "gold.yaml:2: no YAML: did not find expected node content; "),
        (b"\xff\xfe\x00", "gold.yaml: no UTF-8 text; "),
        ("- a\n", "gold.yaml:1: a mapping belongs here; "),
        ("articles: {}\n", "gold.yaml:1: no article is named; "),
        ("[" * 5000, "gold.yaml:1: no YAML: exceeded maximum nesting depth; "),
        ("articles:\n  none.txt: {}\n", "gold.yaml:2: no file none.txt; "),
        (
            "articles:\n  good.txt: {statements: [{id: S1}]}\n",
            "gold.yaml:2: the key `s` is missing",
        ),
        ("articles:\n  good.txt: {published: soon}\n", "gold.yaml:2: `soon` is no day; "),
        ("articles:\n  blank.txt: {statements: []}\n", "blank.txt: is empty; "),
    ],
)
def test_a_gold_file_that_is_none_is_one_line(content: str | bytes, what: str) -> None:
    made("blank.txt", "\n")
    made("gold.yaml", content)
    assert f"Error: {what}" in told("eval", "gold.yaml", "--findings", "-o", "out.txt")


@pytest.mark.parametrize("gold", ["none.yaml", "folder"])
def test_a_gold_file_that_cannot_be_read_is_one_line(gold: str) -> None:
    Path("folder").mkdir()
    assert told("eval", gold).endswith("; name a gold file")


@pytest.mark.parametrize("ontology", ["none", "good.txt", "empty", "faulty"])
def test_an_ontology_that_is_none_is_one_line(ontology: str) -> None:
    Path("empty").mkdir()
    made("faulty/core/a.ttl", "nonsense")
    for args in readers("good.txt"):
        assert ontology in told(*args, "--ontology", ontology)


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (("nonsense",), "kg nonsense: no such command; see kg --help"),
        (("chek",), "kg chek: no such command; did you mean check?"),
        (("--nonsense",), "--nonsense: no such option; see kg --help"),
        (("statements", "--fromat", "a.txt"), "--fromat: no such option; did you mean --format?"),
        (("statements",), "kg statements: missing argument 'PATH...'; see kg statements --help"),
        (
            ("check", "--fail-on", "x"),
            "--fail-on: 'x' is not one of 'violation', 'warning', 'info', 'never'; "
            "see kg check --help",
        ),
        (
            ("check", "good.txt", "--published", "soon"),
            "--published: 'soon' does not match the format '%Y-%m-%d'; see kg check --help",
        ),
        (
            ("check", "good.txt", "--url", "not an address"),
            "--url: 'not an address' is no address; write https://example.org/story",
        ),
        (
            ("check", "good.txt", "good.txt", "--url"),
            "--url: requires an argument; see kg --help",
        ),
    ],
)
def test_bad_usage_is_one_line(args: tuple[str, ...], line: str) -> None:
    assert told(*args) == f"Error: {line}"
