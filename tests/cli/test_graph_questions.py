"""`kg graph path`, `rank` and `groups`, run as a user runs them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.folder import data_folder

ARTICLE = str(data_folder("sources") / "articles/sputnik-japan-india-lunar-polar-exploration.txt")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["graph", *args])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A store with the article."""
    location = str(tmp_path_factory.mktemp("graph") / "store")
    assert CliRunner().invoke(main, ["ingest", "--store", location, ARTICLE]).exit_code == 0
    return location


def test_a_way_is_told_with_its_quotes(store: str) -> None:
    done = run("path", "jaxa", "VIKRAM", "--store", store)
    assert (done.exit_code, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[:4] == [
        "JAXA and Vikram are connected in 2 steps.",
        "",
        "1. JAXA – ISRO – Vikram",
        "",
    ]
    assert (
        "     ISRO – partnersWith – JAXA: “collaboration with Japan Aerospace Exploration Agency "
        "(JAXA)”"
    ) in lines
    assert run("path", "jaxa", "VIKRAM", ARTICLE).stdout == done.stdout


def test_a_name_that_is_none_is_told_with_those_near_it(store: str) -> None:
    done = run("path", "Vikramm", "JAXA", "--store", store)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "Error: Vikramm: nothing in the store has this name; did you mean Vikram"
    )


def test_iris_and_curies_are_names_too(store: str) -> None:
    named = run("path", "JAXA", "Vikram", "--store", store, "--format", "json").stdout
    start, end = (json.loads(named)[key]["iri"] for key in ("start", "end"))
    curie = end.replace("https://w3id.org/factlint/entity/", "ent:")
    assert run("path", start, curie, "--store", store, "--format", "json").stdout == named


def test_the_suffix_of_the_file_says_the_form(store: str, tmp_path: Path) -> None:
    for suffix, begin in (
        ("json", "{"),
        ("csv", "way,step,"),
        ("tsv", "way\tstep"),
        ("md", "JAXA"),
    ):
        file = tmp_path / f"way.{suffix}"
        done = run("path", "JAXA", "Vikram", "--store", store, "-o", str(file))
        assert (done.exit_code, done.output) == (0, "")
        assert file.read_text("utf-8").startswith(begin)


def test_a_suffix_of_no_form_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    done = run("rank", "--store", str(tmp_path / "none"), "-o", "x.svg")
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: x.svg: its suffix names no form of an answer; end it in .txt, .md, .csv, .tsv, "
        ".json, or give --format text|markdown|csv|tsv|json\n",
    )


def test_parties_are_ranked_and_missions_if_asked_for(store: str) -> None:
    assert run("rank", "--store", store).stdout == (
        "place  name                 degree  linked\n"
        "    1  ISRO                      2  JAXA, LUPEX\n"
        "    1  JAXA                      2  ISRO, LUPEX\n"
        "    3  India                     1  Chandrayaan-1\n"
        "    3  Japanese government       1  LUPEX\n"
        "    3  NASA                      1  Lunar Reconnaissance Orbiter\n"
        "\n"
        "degree: with how many others one is linked.\n"
    )
    form = json.loads(
        run(
            "rank", "--by", "betweenness", "--of", "missions", "--top", "1", "--format", "json",
            "--store", store,
        ).stdout
    )  # fmt: skip
    assert [one["label"] for one in form["places"]] == ["LUPEX"]


def test_a_measure_that_is_none_is_an_error() -> None:
    done = run("rank", "--by", "fame", ARTICLE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "'fame' is not one of 'degree', 'sources'" in done.stderr


def test_parties_that_work_together_are_groups(store: str) -> None:
    lines = run("groups", "--store", store).stdout.splitlines()
    assert lines[:5] == [
        "1 group of parties that work together.",
        "",
        "1. ISRO, JAXA, Japanese government",
        "",
        "   LUPEX",
    ]
    assert lines[-1] == "With no other in these texts: India, NASA."


@pytest.mark.parametrize("question", [["path", "NASA", "Peregrine"], ["rank"], ["groups"]])
def test_what_cannot_be_read_is_told_and_the_rest_is_answered(
    question: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("NASA launched the Peregrine probe.\n")
    whole = run(*question, str(tmp_path / "a.txt"))
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 200)
    done = run(*question, str(tmp_path))
    assert (whole.exit_code, done.exit_code) == (0, 2)
    assert done.stdout.replace(f"{tmp_path}/", "") == whole.stdout.replace(f"{tmp_path}/", "")
    assert "NASA" in done.stdout
    assert done.stderr.splitlines()[1:] == [
        "Error: 1 of 2 articles: could not be read; the answer leaves them out"
    ]


@pytest.mark.parametrize("question", ["rank", "groups"])
def test_two_runs_print_the_same_bytes(question: str, store: str) -> None:
    first = run(question, "--store", store, "--format", "json").stdout_bytes
    assert first == run(question, "--store", store, "--format", "json").stdout_bytes


def test_an_article_of_the_name_of_a_question_is_given_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rank").write_text("NASA launched the Peregrine probe.\n")
    assert run("./rank", "--format", "dot").stdout.startswith("graph network {")


def test_the_questions_are_in_the_help() -> None:
    text = run("--help").stdout
    assert all(f"  {name} " in text for name in ("path", "rank", "groups"))
    assert "docs/relations.md" in run("rank", "--help").stdout
