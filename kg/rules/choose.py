"""Which rules are run: those selected by id or tag, without those ignored."""

import difflib
from collections.abc import Iterable

from kg.errors import RuleError
from kg.rules.rule import Rule


def choose_rules(
    rules: tuple[Rule, ...], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """The rules selected (all, if none is) without those ignored.

    Each name is the id of a rule or a tag. What names the rule itself beats what names a tag of
    it, so that `ignore` may take one rule out of a selected tag, and `select` one out of an ignored
    one; between equals, `ignore` wins.
    """
    wanted, unwanted = tuple(select), tuple(ignore)
    for name in (*wanted, *unwanted):
        if not is_rule_or_tag(rules, name):
            raise RuleError(name, "no such rule or tag", nearest_rules(rules, name, tags=True))
    chosen = tuple(rule for rule in rules if _is_chosen(rule, wanted, unwanted))
    if not chosen:
        raise RuleError("select and ignore", "leave no rule to run", "ignore fewer rules")
    return chosen


def yielded_to(rules: Iterable[Rule], chosen: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules not chosen to which a chosen one yields.

    They are run too, without being reported: to leave a rule out must not bring what it finds back
    under another rule's name.
    """
    chosen = tuple(chosen)
    names = {name for rule in chosen for name in rule.yields_to}
    return tuple(rule for rule in rules if rule.id in names and rule not in chosen)


def is_rule_or_tag(rules: Iterable[Rule], name: str) -> bool:
    """Whether a rule has that id or that tag."""
    return any(name == rule.id or name in rule.tags for rule in rules)


def find_rule(rules: Iterable[Rule], rule_id: str) -> Rule:
    """The rule of that id; RuleError, with the nearest ids, if there is none."""
    rules = tuple(rules)
    for rule in rules:
        if rule.id == rule_id:
            return rule
    raise RuleError(rule_id, "no such rule", nearest_rules(rules, rule_id))


def nearest_rules(rules: Iterable[Rule], name: str, *, tags: bool = False) -> str:
    """What to do about a name that no rule has: the ids near it, with `tags` also the tags."""
    rules = tuple(rules)
    known = {rule.id for rule in rules}
    if tags:
        known |= {tag for rule in rules for tag in rule.tags}
    near = difflib.get_close_matches(name, sorted(known), n=2, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else "kg rules lists them all"


def _is_chosen(rule: Rule, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> bool:
    if rule.id in unwanted:
        return False
    if rule.id in wanted:
        return True
    if any(tag in unwanted for tag in rule.tags):
        return False
    return not wanted or any(tag in wanted for tag in rule.tags)
