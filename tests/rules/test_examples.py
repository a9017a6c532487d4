"""Every rule has examples that it finds and examples that it leaves alone, as files."""

from pathlib import Path

import pytest

from kg.check import check
from kg.check.examples import (
    Example,
    find_examples,
    judge,
    laid_out,
    ontology_store,
    run_examples,
)
from kg.folder import data_folder
from kg.rules import Rule, load_rules
from kg.store.embedded import EmbeddedStore

RULES = load_rules()
EXAMPLES = [example for rule in RULES for example in find_examples(rule)]
HEADER = """# title: A title
# why: It matters.
# fix: Mend it.
# severity: warning
# tags: one
# false alarm: None.
"""
FINDS = """PREFIX kg: <https://w3id.org/factlint/kg#>
SELECT ?this ?message { ?this a kg:Statement BIND("found" AS ?message) } ORDER BY ?this
"""


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return ontology_store(data_folder("ontology"))


def names(example: Example) -> str:
    return f"{example.rule}/{example.name}"


@pytest.mark.parametrize("example", EXAMPLES, ids=names)
def test_an_example_fails_its_rule_once_and_no_other_or_passes_all_whatever_article_is_in_focus(
    example: Example, store: EmbeddedStore
) -> None:
    with laid_out(example, store):
        whole = check(RULES, store)
        rows = store.select("SELECT DISTINCT ?source { ?source a kg:Article }").rows
        found = [check(RULES, store, [str(row["source"])]).findings for row in rows]
    assert judge(example, whole) == []
    assert found == [whole.findings] * len(rows)


def test_every_example_is_that_of_a_rule() -> None:
    folder = data_folder("queries") / "rules" / "examples"
    assert {example.path for example in EXAMPLES} == set(folder.glob("*/*"))


def test_every_rule_has_an_example_of_each_kind() -> None:
    kinds = {(example.rule, example.fails) for example in EXAMPLES}
    assert kinds == {(rule.id, fails) for rule in RULES for fails in (True, False)}


def own_rule(folder: Path, query: str = FINDS) -> Rule:
    (folder / "my-rule.rq").write_text(HEADER + query, "utf-8")
    return next(rule for rule in load_rules(folder) if rule.id == "my-rule")


def test_a_rule_without_examples_is_told(tmp_path: Path) -> None:
    rule = own_rule(tmp_path)
    (verdict,) = run_examples((rule,), (rule,), data_folder("ontology"))
    folder = tmp_path / "examples" / "my-rule"
    assert verdict.problems == (
        f"no example that it must find; write {folder}/fail-….trig",
        f"no example that it must leave alone; write {folder}/pass-….trig",
    )


def test_an_example_that_is_found_twice_or_by_another_rule_too_is_told(tmp_path: Path) -> None:
    rule = own_rule(tmp_path)
    other = next(one for one in RULES if one.id == "quantity-conflict")
    known = next(one for one in EXAMPLES if one.path.stem == "fail-two-masses")
    told = tmp_path / "examples" / "my-rule" / "fail-two.trig"
    told.parent.mkdir(parents=True)
    told.write_text(known.path.read_text("utf-8"), "utf-8")
    (verdict,) = run_examples((other, rule), (rule,), data_folder("ontology"))
    first, second, third = verdict.problems
    assert first == "fail-two: found 2 times, not once"
    assert second.startswith("fail-two: found by quantity-conflict too: Mass of ")
    assert third.startswith("no example that it must leave alone; write ")
