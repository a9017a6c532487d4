"""Rules of one's own that never end, or take all memory: one line, status 2, nothing left over."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.rules import load_rules

HEADER = """# title: A title
# why: Because.
# fix: Mend it.
# severity: warning
# tags: one
# false alarm: None.
"""
NUMBERS = " ".join(map(str, range(400)))
# Ten thousand million rows, without a triple of the store.
ROWS = "".join(f"VALUES ?n{at} {{ {NUMBERS} }} " for at in range(4))
COUNT = f"{{ SELECT (COUNT(*) AS ?n) {{ {ROWS} }} }}"
MESSAGE = 'BIND("{this.says}" AS ?message)'
SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix kg: <https://w3id.org/factlint/kg#> .
<https://example.org/shape> a sh:NodeShape ; sh:targetClass kg:Statement ; sh:property
"""
RULES = {
    "cartesian.rq": f"SELECT ?this ?message {{ ?this a kg:Statement . {COUNT} {MESSAGE} }}",
    # Every pair of statements, and every pair of those, is in the answer.
    "crossed.rq": "SELECT ?this ?message { ?this a kg:Statement . ?a a ?b . ?c a ?d . ?e a ?f . "
    f"?g a ?h . ?i a ?j {MESSAGE} FILTER(STRLEN(?message) > 99) }}",
    "near.rq": "# reach: near\nSELECT ?this ?message { ?this a kg:Statement . "
    f"{COUNT} {MESSAGE} }}",
    "only-if.rq": f"# reach: near\nSELECT ?this ?message {{ ?this a kg:Statement {MESSAGE} {{\n"
    f" # only if: ?this a kg:Statement . {COUNT}\n?this ?p ?o }} }}",
    "pattern.ttl": SHAPES + '[ sh:path ( oa:hasSelector oa:exact ) ; sh:pattern "^((.+)+)+!!" ] .',
}
ARTICLE = """---
publisher: Daily
published: 2031-05-04
---
ISRO launched Chandrayaan-9 on 3 May 2031. The rocket carried the lander Vikramaditya.
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(ARTICLE)
    (tmp_path / "mine").mkdir()


def told(*args: str) -> str:
    """What `kg` says before it ends with status 2."""
    done = CliRunner().invoke(main, args)
    assert (done.exit_code, done.stdout) == (2, "")
    return done.stderr


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_never_ends_is_stopped(name: str) -> None:
    Path("mine", name).write_text(HEADER + RULES[name])
    rule, started = name.split(".")[0], time.monotonic()
    line = told("check", "a.md", "--rules", "mine", "--rule-timeout", "0.5", "--select", rule)
    assert line == (
        f"Error: mine/{name}: ran longer than 0.5 s and was stopped; "
        "narrow it, or raise --rule-timeout (0: no limit)\n"
    )
    assert time.monotonic() - started < 20


def test_the_limit_is_one_of_the_configuration_too() -> None:
    Path("mine", "cartesian.rq").write_text(HEADER + RULES["cartesian.rq"])
    Path("kg.toml").write_text('rules = "mine"\nrule-timeout = 0.5\nselect = ["cartesian"]\n')
    assert "mine/cartesian.rq: ran longer than 0.5 s" in told("check", "a.md")
    assert "mine/cartesian.rq: ran longer than 0.5 s" in told("ingest", "a.md", "--check", "-q")


def test_a_rule_that_would_never_be_read_is_stopped() -> None:
    """A query that needs no data is answered as soon as it is planned, with its ORDER BY."""
    query = f"SELECT ?this ?message {{ BIND(1 AS ?this) {ROWS} {MESSAGE} }} ORDER BY ?n0"
    Path("mine", "endless.rq").write_text(HEADER + query)
    for command in ("check", "config"):
        args = ("a.md",) if command == "check" else ()
        line = told(command, *args, "--rules", "mine", "--rule-timeout", "0.5")
        assert line.startswith("Error: mine/endless.rq: ran longer than 0.5 s")


def test_a_rule_that_takes_all_memory_is_ended() -> None:
    query = f"SELECT ?this ?message {{ BIND(1 AS ?this) {ROWS} {MESSAGE} }} ORDER BY ?n0"
    Path("mine", "large.rq").write_text(HEADER + query)
    script = (
        "import resource, sys\n"
        "from kg.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_DATA, (300 << 20, 300 << 20))\n"
        "main(sys.argv[1:])\n"
    )
    args = ["rules", "--rules", "mine"]
    done = subprocess.run(
        [sys.executable, "-c", script, *args], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "Error: mine/large.rq: was ended, most likely as it took all memory; ask for less"
    )


def test_rules_of_ones_own_find_what_they_would_without_a_limit() -> None:
    query = f'SELECT ?this ?message {{ ?this kg:extractor "rules" {MESSAGE} }} ORDER BY ?this'
    Path("mine", "told.rq").write_text(HEADER + query)
    args = ["check", "a.md", "--rules", "mine", "--format", "json", "--select", "told"]
    with_limit = CliRunner().invoke(main, args).stdout
    without = CliRunner().invoke(main, [*args, "--rule-timeout", "0"]).stdout
    assert with_limit == without
    assert '"rule": "told"' in with_limit


def test_only_rules_of_ones_own_have_a_limit() -> None:
    Path("mine", "own.rq").write_text(HEADER + RULES["crossed.rq"])
    limits = {rule.id: rule.seconds for rule in load_rules(Path("mine"), 7)}
    assert {name for name, seconds in limits.items() if seconds} == {"own"}
    assert limits["own"] == 7


def test_a_time_that_is_none_is_told() -> None:
    line = told("check", "a.md", "--rule-timeout", "nan")
    assert line.startswith("Error: timeout nan: is no time to wait; ")


def test_a_part_of_itself_is_told() -> None:
    Path("mine/parts").mkdir()
    Path("mine/parts/one.rq").write_text("# use: two\n")
    Path("mine/parts/two.rq").write_text("?a ?b ?c .\n# use: one\n")
    Path("mine/own.rq").write_text(f"{HEADER}SELECT ?this ?message {{\n# use: one\n}}\n")
    line = told("check", "a.md", "--rules", "mine")
    assert line == (
        "Error: mine/parts/two.rq:2: the part 'one' is a part of itself; leave this line out\n"
    )


@pytest.mark.parametrize(
    ("shape", "what"),
    [
        ('sh:sparql [ sh:message "x" ; sh:select """SELECT $this { $this ?p ?o . SERV\\\\u0049CE '
         '<http://127.0.0.1:9/> { } }""" ]', "u0049 hides a plain character"),
        ('sh:sparql [ sh:message "x" ; sh:select "SELECT $this FROM <http://127.0.0.1:9/> { }" ]',
         "chooses its own data (FROM)"),
        ('sh:property [ sh:path oa:hasSource ; sh:pattern "(" ]', "pySHACL cannot run the shapes"),
        ('sh:property [ sh:path oa:hasSource ; sh:minCount "x" ]', "pySHACL cannot run the shape"),
        (f"sh:node {'[ sh:node ' * 4000}kg:x{' ]' * 4000}", "nests too deeply"),
    ],
)  # fmt: skip
def test_shapes_that_cannot_be_run_are_told(shape: str, what: str) -> None:
    head = SHAPES.rpartition("sh:property")[0]
    Path("mine", "own.ttl").write_text(f"{HEADER}{head}{shape} .\n")
    line = told("check", "a.md", "--rules", "mine", "--select", "own")
    assert line.startswith("Error: mine/own.ttl: ")
    assert what in line
    assert len(line.splitlines()) == 1
