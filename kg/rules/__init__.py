"""Rule files -> rules: what does not fit, why that matters, and what would mend it."""

from kg.rules.choose import choose_rules
from kg.rules.folder import find_rule, load_rules
from kg.rules.rule import Rule, read_rule

__all__ = ["Rule", "choose_rules", "find_rule", "load_rules", "read_rule"]
