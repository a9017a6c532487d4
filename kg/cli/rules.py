"""`kg rules`: what is checked, and why."""

import textwrap
from pathlib import Path

import click

from kg.cli import options
from kg.cli.configured import configured
from kg.rules import Rule, find_rule, load_rules

_WIDTH = 88


@click.command("rules")
@click.argument("rule_id", required=False, metavar="[ID]")
@options.rules
@configured
@options.output
def command(rule_id: str | None, overlay: Path | None, output: str | None) -> None:
    """List the rules, or explain the one named ID."""
    rules = load_rules(overlay)
    options.write(explain(find_rule(rules, rule_id)) if rule_id else table(rules), output)


def table(rules: tuple[Rule, ...]) -> str:
    """One line a rule: id, severity, title."""
    wide = max(len(rule.id) for rule in rules)
    lines = (f"{rule.id:{wide}}  {rule.severity:9}  {rule.title}\n" for rule in rules)
    return "".join(lines)


def explain(rule: Rule) -> str:
    """A rule in full: why, examples, false alarms, fix."""
    parts = [f"{rule.id} ({rule.severity}): {rule.title}", _filled("why", rule.why)]
    examples = rule.path.parent / "examples" / rule.id
    for kind, label in (("fail", "found"), ("pass", "left alone")):
        for path in sorted(examples.glob(f"{kind}-*.trig"))[:3]:
            parts.append(_filled(label, _comment(path)))
    parts.append(_filled("false alarm", rule.false_alarm))
    parts.append(_filled("fix", rule.fix))
    parts.append(_filled("tags", ", ".join(rule.tags)))
    return "\n".join(parts) + "\n"


def _filled(label: str, text: str) -> str:
    indent = " " * 13
    return textwrap.fill(f"{label + ':':13}{text}", _WIDTH, subsequent_indent=indent)


def _comment(path: Path) -> str:
    """What the example shows: the comment in its head."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = lines[: next(i for i, line in enumerate(lines) if not line.startswith("#"))]
    return " ".join(line.removeprefix("#").strip() for line in head)
