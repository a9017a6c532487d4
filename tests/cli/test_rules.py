"""`kg rules` as a person runs it: the list, the help pages, the test of the rules."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from kg.cli import main
from kg.folder import data_folder

REFERENCE = Path(__file__).parents[2] / "docs" / "rule-reference.md"
HEADER = """# title: A title
# why: It matters.
# fix: Mend it.
# severity: warning
# tags: odd
# false alarm: None.
"""


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["rules", *args])


def test_the_list_is_narrowed_by_tag_and_printed_as_json() -> None:
    listed = json.loads(run("--tag", "amount", "--format", "json").stdout)
    assert {
        "id": "quantity-conflict",
        "severity": "violation",
        "title": "Two amounts of one thing, too far apart",
        "tags": ["amount", "conflict"],
    } in listed
    assert all("amount" in one["tags"] for one in listed)


def test_a_tag_that_no_rule_has_is_answered_with_those_that_there_are() -> None:
    done = run("--tag", "colour")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: --tag: no rule has colour; the tags are ")


def test_a_page_shows_the_words_of_the_examples_and_fits_a_terminal() -> None:
    page = run("quantity-conflict").stdout
    assert "    Daily, 2019-09-09: “the lander of 1,471 kg” [Vikram – mass – 1,471 kg]\n" in page
    assert "    → Mass of Vikram: “the lander of 1,471 kg” gives “1,471 kg”, but" in page
    assert "kg:asQuantity, kg:compares, owl:FunctionalProperty" in page
    for title in ("Why it matters", "Left alone", "When it is a false alarm", "How to settle it"):
        assert f"\n{title}\n" in page
    assert max(map(len, page.splitlines())) <= 100


def test_a_page_as_json_has_all_parts() -> None:
    page = json.loads(run("ambiguous-term", "--format", "json").stdout)
    assert list(page) == [
        *("id", "severity", "title", "tags", "does", "why", "falseAlarm", "settle", "fix"),
        *("reads", "yieldsTo", "examples"),
    ]
    assert [(one["name"], one["found"]) for one in page["examples"]] == [
        ("fail-dark-side", True),
        ("pass-far-side", False),
    ]


def test_a_rule_is_tested_on_its_examples() -> None:
    done = run("test", "ambiguous-term")
    assert (done.exit_code, done.stdout) == (
        0,
        "ambiguous-term  1 to find, 1 to leave alone     ok\n1 rule, 2 examples, 0 broken\n",
    )


def test_a_broken_rule_is_told_and_makes_status_1(tmp_path: Path) -> None:
    rule = data_folder("queries") / "rules" / "ambiguous-term.rq"
    text = rule.read_text("utf-8").replace("kg:ambiguous", "kg:capital")
    (tmp_path / rule.name).write_text(text, "utf-8")
    known = rule.parent / "examples" / rule.stem / "fail-dark-side.trig"
    told = tmp_path / "examples" / rule.stem / known.name
    told.parent.mkdir(parents=True)
    told.write_text(known.read_text("utf-8"), "utf-8")
    done = run("test", "ambiguous-term", "--rules", str(tmp_path), "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == [
        {
            "rule": "ambiguous-term",
            "find": 1,
            "leaveAlone": 0,
            "problems": [
                "fail-dark-side: not found",
                "no example that it must leave alone; "
                f"write {tmp_path}/examples/ambiguous-term/pass-….trig",
            ],
        }
    ]


def test_a_rule_that_cannot_run_makes_status_2(tmp_path: Path) -> None:
    query = "SELECT ?this ?message { ?this kg:nameAs ?n BIND('x' AS ?message) } ORDER BY ?this\n"
    (tmp_path / "my-rule.rq").write_text(HEADER + query, "utf-8")
    done = run("test", "ambiguous-term", "--rules", str(tmp_path))
    expected = (
        f"Error: {tmp_path}/my-rule.rq:7: no 'kg:nameAs' in the vocabulary; "
        "did you mean kg:namedAs?\n"
    )
    assert (done.exit_code, done.stderr) == (2, expected)


def test_the_reference_in_the_docs_is_in_step_with_the_rules() -> None:
    made = run("--format", "markdown").stdout
    assert made == REFERENCE.read_text("utf-8"), "run make docs"
