from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.evaluate.gold import (
    GoldArticle,
    GoldFinding,
    GoldPair,
    GoldStatement,
    GoldTime,
    check_quotes,
    load_gold,
)
from kg.model import Certainty, Polarity, Severity, Tense

Load = Callable[[str], GoldArticle]


def test_a_gold_article_has_statements_findings_and_pairs_that_fit(
    gold: Load, tmp_path: Path
) -> None:
    loaded = gold(
        """\
published: 2019-09-09
publisher: Sputnik
statements:
  - {id: S1, s: [ISRO], p: [launches], o: [2019, on], tense: future, quote: "will launch"}
  - id: S2
    s: [Vikram]
    p: [landingOutcome]
    o: [hard]
    need: false
    certainty: probable
    polarity: negative
    speakers: [PTI]
    time: {latest: 2023-12-31}
    altitude: 2.5 km
    quote: probably hard-landed
findings:
  - {rule: date-order, a: "July 2019", b: null, severity: warning}
with_reference:
  - {rule: quantity-conflict, a: "1,471 kg", b: "1.4 t"}
no_conflict:
  - {a: "Vikram", b: "Moon", why: they fit}"""
    )
    where = f"{tmp_path / 'gold.yaml'}:"
    assert loaded == GoldArticle(
        path=tmp_path / "a.txt",
        statements=(
            GoldStatement(
                id="S1",
                subjects=("ISRO",),
                properties=("launches",),
                values=("2019", "on"),
                quote="will launch",
                where=where + "6",
                tense=Tense.FUTURE,
            ),
            GoldStatement(
                id="S2",
                subjects=("Vikram",),
                properties=("landingOutcome",),
                values=("hard",),
                quote="probably hard-landed",
                where=where + "7",
                need=False,
                certainty=Certainty.PROBABLE,
                polarity=Polarity.NEGATIVE,
                speakers=("PTI",),
                time=GoldTime(latest=date(2023, 12, 31), judged=("latest",)),
                qualifiers=(("altitude", "2.5 km"),),
            ),
        ),
        findings=(
            GoldFinding(
                rule="date-order",
                a="July 2019",
                b=None,
                where=where + "19",
                severity=Severity.WARNING,
            ),
        ),
        with_reference=(
            GoldFinding(rule="quantity-conflict", a="1,471 kg", b="1.4 t", where=where + "21"),
        ),
        no_conflict=(GoldPair(a="Vikram", b="Moon", where=where + "23", why="they fit"),),
        published=date(2019, 9, 9),
        publisher="Sputnik",
    )


WHOLE = 'id: S1, s: [a], p: [b], o: [c], quote: "Moon"'


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            f"statements:\n  - {{{WHOLE}, certainly: certain}}",
            "gold.yaml:4: unknown key `certainly`; use one of id, s, p, o, quote,",
        ),
        (
            "statements:\n  - {id: S1, s: [a], p: [b], o: [c]}",
            "gold.yaml:4: the key `quote` is missing; add it",
        ),
        (
            f"statements:\n  - {{{WHOLE}, tense: perfect}}",
            "gold.yaml:4: `perfect` is none of the words; use past, present, future",
        ),
        (
            f"statements:\n  - {{{WHOLE}, time: {{latest: 2023}}}}",
            "gold.yaml:4: `2023` is no day; write YYYY-MM-DD",
        ),
        (
            f"statements:\n  - {{{WHOLE}}}\n  - {{{WHOLE}}}",
            "gold.yaml:5: the id S1 is given twice; give each its own",
        ),
        (
            "statements:\n  - {id: S1, s: a, p: [b], o: [c], quote: Moon}",
            "gold.yaml:4: a list belongs here; write it in square brackets",
        ),
        ("statements: none", "gold.yaml:3: a list belongs here; write it in square brackets"),
        ("statement: []", "gold.yaml:3: unknown key `statement`; use one of statements,"),
        ("statements: []\nstatements: []", "gold.yaml:4: `statements` is given twice; leave"),
        ("findings:\n  - {rule: '', a: x, b: null}", "gold.yaml:4: words belong here; write"),
        ("findings: [", "gold.yaml:4: no YAML:"),
    ],
)
def test_a_gold_file_that_says_something_wrong_is_refused_with_its_line(
    gold: Load, tmp_path: Path, part: str, message: str
) -> None:
    with pytest.raises(ReadError) as caught:
        gold(part)
    assert str(caught.value).removeprefix(f"{tmp_path}/").startswith(message)


@pytest.mark.parametrize(
    "part",
    [
        f"statements:\n  - {{{WHOLE.replace('Moon', 'the moon')}}}",
        'findings:\n  - {rule: date-order, a: "Moon", b: "the moon"}',
        'with_reference:\n  - {rule: date-order, a: "the moon", b: "elsewhere"}',
        'no_conflict:\n  - {a: "Moon", b: "the moon"}',
    ],
)
def test_words_that_are_not_the_article_s_are_refused(
    gold: Load, tmp_path: Path, text: str, part: str
) -> None:
    loaded = gold(part)
    with pytest.raises(ReadError, match=r":4: “the moon” does not stand in the article; copy its"):
        check_quotes((loaded,), {loaded.path: text})


def test_the_other_side_of_a_finding_may_stand_in_another_article(
    gold: Load, tmp_path: Path, text: str
) -> None:
    loaded = gold('findings:\n  - {rule: date-order, a: "the Moon", b: "the sun"}')
    check_quotes((loaded,), {loaded.path: text, tmp_path / "b.txt": "Vikram is on the sun."})


def test_articles_may_lie_in_a_folder_of_the_gold_file_s_name(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "b.txt").write_text("Vikram landed.")
    (tmp_path / "dev.yaml").write_text("articles:\n  b.txt: {}\n")
    assert load_gold(tmp_path / "dev.yaml") == (GoldArticle(path=tmp_path / "dev" / "b.txt"),)


def test_an_article_that_is_missing_is_named_with_the_places_to_put_it(tmp_path: Path) -> None:
    (tmp_path / "dev.yaml").write_text("articles:\n  b.txt:\n    statements: []\n")
    with pytest.raises(ReadError, match=r"dev.yaml:3: no file b.txt; put it beside dev.yaml or"):
        load_gold(tmp_path / "dev.yaml")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\xff\xfe\x00", "no UTF-8 text"),
        (b"a\x00b", "no YAML"),
        (b"[]", ":1: a mapping belongs here"),
    ],
)
def test_a_file_that_is_no_gold_file_is_refused(
    tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "gold.yaml").write_bytes(content)
    with pytest.raises(ReadError, match=message):
        load_gold(tmp_path / "gold.yaml")


def test_a_gold_file_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file or directory; name a gold file"):
        load_gold(tmp_path / "none.yaml")
