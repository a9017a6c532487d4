"""What is left out of the copy of a large store is missed by no rule, and shown all the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from kg.check import check
from kg.check.unread import unread_by
from kg.cli import checked, main
from kg.rules import load_derivations, load_rules
from kg.store.embedded import EmbeddedStore
from tests.rules.random_statements import GROUPS, LONG, QUICK, Told, Ways, together

RULES = load_rules()
SHIPPED = (*RULES, *load_derivations())


def test_what_is_shown_alone_is_not_read() -> None:
    unread = unread_by(SHIPPED)
    assert unread is not None
    assert "http://www.w3.org/ns/oa#prefix" in unread.predicates
    assert "http://www.w3.org/ns/oa#TextQuoteSelector" in unread.classes
    assert "http://www.w3.org/ns/oa#exact" not in unread.predicates  # of the words in two mouths


def test_of_a_rule_that_may_read_anything_nothing_is_known() -> None:
    rule = RULES[0]
    assert unread_by([*SHIPPED, replace(rule, reach="all")]) is None
    assert unread_by([*SHIPPED, replace(rule, kind="shacl")]) is None


def test_what_a_rule_names_is_read() -> None:
    named = "\n{ ?any oa:suffix ?words ; a oa:TextQuoteSelector }"
    unread = unread_by([*SHIPPED, replace(RULES[0], text=RULES[0].text + named)])
    assert unread is not None
    assert "http://www.w3.org/ns/oa#suffix" not in unread.predicates
    assert "http://www.w3.org/ns/oa#TextQuoteSelector" not in unread.classes


def test_the_copy_gives_the_same_result() -> None:
    ways, unread = Ways(), unread_by(SHIPPED)
    assert unread is not None
    found = 0

    @settings(QUICK, max_examples=30 if LONG else 3)
    @given(told=together(*GROUPS))
    def hold_against(told: tuple[Told, ...]) -> None:
        nonlocal found
        with ways.store_of(*told) as store:
            part = EmbeddedStore.in_memory()
            part.fill_in_part(store, unread.predicates, unread.classes)
            assert len(part.dataset) < len(store.dataset)
            result = check(RULES, part)
            assert result == check(RULES, store)
            found += len(result.findings)

    hold_against()
    assert found


def test_the_command_tells_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The Vikram lander of Chandrayaan-2 has a mass of 1471 kg.\n")
    Path("b.txt").write_text("The Vikram lander of Chandrayaan-2 has a mass of 149 kg.\n")
    run = CliRunner().invoke
    assert run(main, ["ingest", "a.txt", "b.txt", "--store", "store"]).exit_code == 0
    command = ["check", "--store", "store", "--format", "json"]
    whole = run(main, command)
    filled: list[EmbeddedStore] = []
    fill = EmbeddedStore.fill_in_part
    monkeypatch.setattr(checked, "_LARGE", 0)
    monkeypatch.setattr(
        EmbeddedStore, "fill_in_part", lambda self, *told: (filled.append(self), fill(self, *told))
    )
    part = run(main, command)
    assert (part.exit_code, part.stdout) == (1, whole.stdout)
    assert "149 kg" in part.stdout
    assert "the findings are not kept" not in part.stderr
    assert len(filled) == 1
