"""Rule files -> rules: what does not fit, why that matters, and what would mend it."""

from kg.rules.choose import choose_rules, find_rule, is_rule_or_tag, nearest_rules, yielded_to
from kg.rules.compose import without_set_wise
from kg.rules.derivation import Derivation, load_derivations
from kg.rules.focus import Focus, narrow
from kg.rules.folder import load_rules
from kg.rules.limited import limited
from kg.rules.near import narrow_near, without_idle
from kg.rules.rule import Rule, read_rule

__all__ = [
    "Derivation",
    "Focus",
    "Rule",
    "choose_rules",
    "find_rule",
    "is_rule_or_tag",
    "limited",
    "load_derivations",
    "load_rules",
    "narrow",
    "narrow_near",
    "nearest_rules",
    "read_rule",
    "without_idle",
    "without_set_wise",
    "yielded_to",
]
