"""`kg statements --explain`: what was understood of each sentence, and what was not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.extract import Extractor
from kg.model import Reading

TEXT = (
    "Danuri was launched by SpaceX on a Falcon 9 in August 2022. "
    "It bemoaned nothing for 12 minutes.\n"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("explain") / "danuri.txt"
    made.write_text(TEXT, "utf-8")
    return made


@pytest.fixture(scope="module")
def reading(path: Path) -> Reading:
    return Extractor.load().read(str(path), publisher="Paper", explain=True)


def test_every_statement_stands_with_its_sentence(reading: Reading) -> None:
    first, second = reading.sentences
    assert first.statements == reading.stated
    assert second.statements == ()
    assert {one.frame for one in first.statements} >= {"launch.verb", "vehicle.verb"}


def test_mentions_say_who_is_meant_and_how(reading: Reading) -> None:
    first, second = reading.sentences
    named = [(one.quote.exact, one.entity and one.entity.label, one.how) for one in first.mentions]
    assert named == [
        ("Danuri", "Danuri", "name"),
        ("SpaceX", "SpaceX", "name"),
        ("Falcon 9", "Falcon 9", "name"),
    ]
    assert [(one.quote.exact, one.how) for one in second.mentions] == [("It", "pronoun")]


def test_what_was_not_understood_says_why(reading: Reading) -> None:
    _, second = reading.sentences
    assert [(one.quote.exact, one.why) for one in second.unread] == [
        ("bemoaned", "no frame for this word"),
        ("12 minutes", "amount of no statement"),
    ]


def test_offsets_are_those_of_the_file(reading: Reading) -> None:
    for sentence in reading.sentences:
        quotes = [one.quote for one in (sentence, *sentence.mentions, *sentence.unread)]
        assert all(TEXT[one.start : one.end] == one.exact for one in quotes)


def test_nothing_is_explained_unless_asked(path: Path) -> None:
    assert Extractor.load().read(str(path)).sentences == ()


def test_the_command_prints_a_sentence_at_a_time(path: Path) -> None:
    ended = CliRunner().invoke(main, ["statements", str(path), "--explain", "--quiet"])
    assert ended.exit_code == 0
    assert "  unread “bemoaned”: no frame for this word\n" in ended.output
    lines = (
        CliRunner()
        .invoke(main, ["statements", str(path), "--explain", "--format", "jsonl", "--quiet"])
        .output.splitlines()
    )
    assert [len(json.loads(line)["statements"]) > 0 for line in lines] == [True, False]


def test_statements_that_are_not_sure_enough_are_left_out(path: Path) -> None:
    def printed(least: str) -> list[str]:
        args = ["statements", str(path), "--format", "jsonl", "--quiet", "--min-confidence", least]
        return CliRunner().invoke(main, args).output.splitlines()

    every = [json.loads(line)["confidence"] for line in printed("0")]
    middle = sorted(every)[len(every) // 2]
    kept = [json.loads(line)["confidence"] for line in printed(str(middle - 0.005))]
    assert kept == [one for one in every if one >= middle]
    assert printed("1") == []
