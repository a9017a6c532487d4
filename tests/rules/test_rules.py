"""Rule files: what is read, and what is said of a file that is not right."""

from pathlib import Path

import pytest

from kg.errors import RuleError
from kg.model import Severity
from kg.rules import choose_rules, find_rule, load_rules, read_rule

HEADER = """# title: A title
# why: Because
#   it matters.
# fix: Mend it.
# severity: warning
# tags: one, two
# false alarm: None.
"""
QUERY = 'SELECT ?this ?message { ?this a kg:Statement BIND("x" AS ?message) } ORDER BY ?this\n'
SEVERITIES = {
    "ambiguous-term": Severity.INFO,
    "attribution-conflict": Severity.WARNING,
    "date-conflict": Severity.VIOLATION,
    "date-order": Severity.VIOLATION,
    "denied-claim": Severity.WARNING,
    "missing-provenance": Severity.VIOLATION,
    "name-variant": Severity.INFO,
    "outcome-conflict": Severity.VIOLATION,
    "place-conflict": Severity.VIOLATION,
    "publication-date-conflict": Severity.WARNING,
    "quantity-conflict": Severity.VIOLATION,
    "role-conflict": Severity.WARNING,
    "superseded-plan": Severity.INFO,
    "value-conflict": Severity.VIOLATION,
}
# Of what a property allows, see docs/constraints.md.
CONSTRAINTS = {
    "best-value-conflict": Severity.WARNING,
    "conflicting-properties": Severity.VIOLATION,
    "difference-out-of-range": Severity.VIOLATION,
    "forbidden-value": Severity.WARNING,
    "missing-citation": Severity.INFO,
    "missing-inverse": Severity.INFO,
    "missing-qualifier": Severity.INFO,
    "missing-statement": Severity.INFO,
    "missing-symmetric": Severity.INFO,
    "missing-value-statement": Severity.INFO,
    "not-an-integer": Severity.WARNING,
    "not-contemporary": Severity.VIOLATION,
    "not-in-list": Severity.WARNING,
    "out-of-range": Severity.VIOLATION,
    "shared-value": Severity.VIOLATION,
    "unexpected-qualifier": Severity.INFO,
    "wrong-format": Severity.WARNING,
    "wrong-subject-type": Severity.WARNING,
    "wrong-unit": Severity.WARNING,
    "wrong-value-type": Severity.WARNING,
}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_rules_have_the_severities_of_the_contract() -> None:
    assert {rule.id: rule.severity for rule in load_rules()} == SEVERITIES | CONSTRAINTS


def test_no_shipped_rule_names_a_property_or_entity_of_a_domain() -> None:
    for rule in load_rules():
        assert "space:" not in rule.text
        assert "ent:" not in rule.text
        assert "moon:" not in rule.text


def test_every_shipped_query_ends_in_an_order() -> None:
    for rule in load_rules():
        if rule.kind == "sparql":
            assert rule.text.rstrip().splitlines()[-1].startswith("ORDER BY")


def test_no_shipped_rule_takes_time_from_a_date() -> None:
    """rdflib gives up below the first day of the year 1, which stands for an unknown one."""
    texts = {rule.id: rule.text for rule in load_rules()}
    assert [one for one, text in texts.items() if '- "P' in text] == []
    assert '- "-P' in texts["superseded-plan"]


def test_a_header_is_read_with_its_continuation_lines(tmp_path: Path) -> None:
    rule = read_rule(write(tmp_path, "some-fault.rq", HEADER + QUERY))
    assert (rule.id, rule.why, rule.tags) == ("some-fault", "Because it matters.", ("one", "two"))
    assert (rule.severity, rule.kind, rule.merge) == (Severity.WARNING, "sparql", "sides")


@pytest.mark.parametrize("part", ["title", "why", "fix", "severity", "tags", "false alarm"])
def test_a_missing_part_of_the_header_is_named(tmp_path: Path, part: str) -> None:
    path = write(tmp_path, "x.rq", HEADER.replace(f"# {part}:", "# other:") + QUERY)
    with pytest.raises(RuleError) as caught:
        read_rule(path)
    expected = f"{path}:1: no '{part}' in the header; add a line '# {part}: …'"
    assert str(caught.value) == expected


def test_an_unknown_severity_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "x.rq", HEADER.replace("warning", "grave") + QUERY)
    with pytest.raises(RuleError, match=r"x\.rq:5: 'grave' is no severity; write one of"):
        read_rule(path)


def test_a_query_that_does_not_parse_is_named_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "x.rq", HEADER + "SELECT ?this ?message {\n  ?this ?p }}\n")
    with pytest.raises(RuleError, match=r"x\.rq:9: the query does not parse"):
        read_rule(path)


def test_a_query_must_select_this_and_message(tmp_path: Path) -> None:
    path = write(tmp_path, "x.rq", HEADER + "SELECT ?s { ?s a kg:Statement }\n")
    with pytest.raises(RuleError, match=r"does not select \?message and \?this"):
        read_rule(path)


def test_shapes_that_do_not_parse_are_named_with_their_line(tmp_path: Path) -> None:
    path = write(tmp_path, "x.ttl", HEADER + "@prefix a: <a:> .\na:b a:c\n")
    with pytest.raises(RuleError, match=r"x\.ttl:\d+: not Turtle"):
        read_rule(path)


def test_a_folder_laid_over_replaces_and_adds(tmp_path: Path) -> None:
    write(tmp_path, "date-order.rq", HEADER + QUERY)
    write(tmp_path, "my-rule.rq", HEADER + QUERY)
    rules = load_rules(tmp_path)
    assert find_rule(rules, "date-order").title == "A title"
    assert [rule.id for rule in rules] == sorted({*SEVERITIES, *CONSTRAINTS, "my-rule"})


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("place-conflct", "did you mean place-conflict or role-conflict?"),
        ("name-varient", "did you mean name-variant?"),
        ("conflictt", "did you mean role-conflict or date-conflict?"),
        ("xyzzy", "kg rules lists them all"),
    ],
)
def test_an_unknown_rule_is_answered_with_those_near_it(name: str, remedy: str) -> None:
    with pytest.raises(RuleError) as caught:
        find_rule(load_rules(), name)
    assert str(caught.value) == f"{name}: no such rule; {remedy}"


def test_where_tags_may_stand_they_are_answered_too() -> None:
    with pytest.raises(RuleError) as caught:
        choose_rules(load_rules(), ["conflictt"])
    assert "did you mean conflict or " in str(caught.value)
