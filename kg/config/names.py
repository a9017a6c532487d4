"""Rules that a configuration names, each of which must exist."""

from kg.config.file import Config
from kg.errors import ConfigError
from kg.rules import Rule, is_rule_or_tag, nearest_rules


def check_names(config: Config, rules: tuple[Rule, ...]) -> None:
    """Raise ConfigError with file and line for the first name that no rule has."""
    for key in ("select", "ignore"):
        for name in config.settings[key].value if key in config.settings else ():
            if not is_rule_or_tag(rules, name):
                remedy = nearest_rules(rules, name, tags=True)
                raise ConfigError(
                    config.where(key, name), f"{key}: no rule or tag '{name}'", remedy
                )
    ids = {rule.id for rule in rules}
    for name in config.settings["severity"].value if "severity" in config.settings else ():
        if name not in ids:
            where = config.where("severity", name)
            if is_rule_or_tag(rules, name):
                tagged = ", ".join(rule.id for rule in rules if name in rule.tags)
                raise ConfigError(where, f"severity: '{name}' is a tag", f"name rules: {tagged}")
            raise ConfigError(where, f"severity: no rule '{name}'", nearest_rules(rules, name))
