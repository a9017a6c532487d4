"""Which rules are run, by the names that select and ignore them."""

import pytest

from kg.errors import RuleError
from kg.rules import Rule, choose_rules, load_rules

RULES = load_rules()


def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    return {rule.id for rule in choose_rules(RULES, select, ignore)}


def tagged(tag: str) -> set[str]:
    return {rule.id for rule in RULES if tag in rule.tags}


def ids(rules: tuple[Rule, ...]) -> set[str]:
    return {rule.id for rule in rules}


def test_without_names_all_rules_are_run() -> None:
    assert chosen() == ids(RULES)


def test_a_tag_selects_all_its_rules() -> None:
    assert chosen(select=("time",)) == tagged("time")


def test_a_tag_takes_all_its_rules_out() -> None:
    assert chosen(ignore=("time",)) == ids(RULES) - tagged("time")


def test_a_rule_can_be_taken_out_of_a_selected_tag() -> None:
    assert chosen(select=("time",), ignore=("date-order",)) == tagged("time") - {"date-order"}


def test_a_rule_can_be_selected_out_of_an_ignored_tag() -> None:
    assert chosen(select=("date-order",), ignore=("time",)) == {"date-order"}


def test_between_equals_ignore_wins() -> None:
    both = ("date-order", "place-conflict")
    assert chosen(select=both, ignore=("date-order",)) == {"place-conflict"}


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(RuleError) as told:
        choose_rules(RULES, ["date-ordre"])
    assert str(told.value) == "date-ordre: no such rule or tag; did you mean date-order?"


def test_to_leave_no_rule_is_an_error() -> None:
    with pytest.raises(RuleError, match="leave no rule to run; ignore fewer rules"):
        choose_rules(RULES, ["date-order"], ["date-order"])
