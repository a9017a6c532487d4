import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

GOLD = """\
articles:
  a.txt:
    statements:
      - {id: S1, s: [ISRO], p: [losesContactWith], o: [Vikram], tense: past, quote: "lost contact"}
      - {id: S2, s: [ISRO], p: [funds], o: [Vikram], quote: "a long day"}
"""


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["eval", *args])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    text = (
        "In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2. That was a long day.\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    path = tmp_path / "gold.yaml"
    path.write_text(GOLD, "utf-8")
    return path


def test_the_scores_of_a_gold_file_are_printed_as_json(gold: Path) -> None:
    form = json.loads(run(str(gold), "--format", "json").stdout)
    assert form["total"] == {
        "right": 1,
        "needed": 1,
        "wrong": 0,
        "missed": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": 2 / 3,
    }
    assert form["judged"]["tense"] == {"right": 1, "judged": 1}
    assert form["articles"][0]["missed_statements"] == ["S2 ISRO – funds – Vikram “a long day”"]


def test_the_scores_are_a_table_with_what_was_missed_on_demand(gold: Path) -> None:
    plain, listed = run(str(gold)).stdout, run(str(gold), "--show", "missed").stdout
    assert plain.splitlines()[1] == "a.txt        1      0       1  1.000  0.500  0.666"
    assert listed == plain + "\nmissed:\n  a.txt: S2 ISRO – funds – Vikram “a long day”\n"


def test_findings_are_scored_where_asked_for(gold: Path) -> None:
    form = json.loads(run(str(gold), "--findings", "--format", "json").stdout)
    assert form["findings"][0]["made"] == []


def test_a_quote_that_is_not_in_the_article_is_one_line_and_status_2(gold: Path) -> None:
    gold.write_text(GOLD.replace("a long day", "a short day"), "utf-8")
    result = run(str(gold))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"Error: {gold}:5: “a short day” does not stand in the article; copy its words\n"
    )


def test_an_unknown_key_is_one_line_and_status_2(gold: Path) -> None:
    gold.write_text(GOLD.replace("tense:", "tenses:"), "utf-8")
    result = run(str(gold))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {gold}:4: unknown key `tenses`; use one of id, s, ")


def test_a_gold_file_that_does_not_exist_is_status_2(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.yaml")).exit_code == 2


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    (tmp_path / "few").mkdir()
    for name, site in {"a.txt": "Kourou", "b.txt": "Baikonur"}.items():
        text = f"On 3 May 2019 the Beresheet lander was launched from {site}.\n"
        (tmp_path / "few" / name).write_text(text, "utf-8")
    path = tmp_path / "few.yaml"
    path.write_text(
        "- {id: site, files: [a.txt, b.txt], expect: value-conflict,\n"
        "   quotes: {a: launched from Kourou, b: launched from Baikonur}}\n"
        "- {id: date, files: [a.txt], expect: date-order, quotes: {a: On 3 May 2019, b: null}}\n",
        "utf-8",
    )
    return path


def test_a_list_of_pairs_scores_the_check(pairs: Path) -> None:
    lines = run(str(pairs), "--show", "missed").stdout.splitlines()
    assert lines[1:3] == [
        "date-order          0      0          1      0         0      0      –  0.000      –",
        "value-conflict      1      0          1      1         0      0  1.000  1.000  1.000",
    ]
    assert lines[lines.index("missed:") + 1] == "  date: date-order"


def test_the_scores_of_pairs_are_printed_as_json(pairs: Path) -> None:
    form = json.loads(run(str(pairs), "--format", "json").stdout)
    assert (form["total"]["precision"], form["total"]["recall"]) == (1.0, 0.5)
    assert [(one["id"], one["kind"], one["found"]) for one in form["pairs"]] == [
        ("site", "between two texts", True),
        ("date", "within one text", False),
    ]


def test_weights_are_not_fitted_to_pairs(pairs: Path) -> None:
    result = run(str(pairs), "--findings")
    assert result.exit_code == 2
    assert "--findings and --fit need a gold file" in result.stderr
