"""A rule's query as it is asked of an excerpt: without groups that find nothing, or by sides."""

import pyoxigraph
import pytest

from kg.check.rows import expand
from kg.rules import Rule, load_rules, narrow_near

HEAD = "PREFIX kg: <https://w3id.org/factlint/kg#>\nPREFIX ex: <https://example.org/>\n"
BLOCK = """
  # set-wise: begin
  { SELECT ?this WHERE { ?this ex:rare ?any } LIMIT 1000000 }
  # set-wise: end
"""
PAIR = """SELECT ?this ?value WHERE {
  # either: ?this ?value
  ?this ex:like ?value .
}"""


def queries(body: str, *, holds: bool, large: bool = False) -> list[str]:
    found = narrow_near(HEAD + body, lambda _: holds, large=large)
    for query in found:
        pyoxigraph.Store().query(query)  # it is one
    return [" ".join(query.removeprefix(HEAD).split()) for query in found]


def test_a_query_whose_group_finds_nothing_is_none() -> None:
    body = f"SELECT ?this WHERE {{ {BLOCK} ?this ex:plain ?value }}"
    assert queries(body, holds=False) == []
    (left,) = queries(body, holds=True)
    assert "ex:rare" in left


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("?this ex:plain ?value OPTIONAL", "", "?this ex:plain ?value"),
        ("{ ?this ex:plain ?value } UNION", "", "{ ?this ex:plain ?value }"),
        ("", "UNION { ?this ex:plain ?value }", "{ ?this ex:plain ?value }"),
        ("", "", None),
    ],
)
def test_a_group_that_finds_nothing_is_left_out(before: str, after: str, left: str | None) -> None:
    group = f"{{ {BLOCK} ?this ex:other ?more }}"
    body = f"SELECT ?this WHERE {{ ?this ex:first ?one . {before} {group} {after} }}"
    wanted = f"SELECT ?this WHERE {{ ?this ex:first ?one . {left} }}"
    assert queries(body, holds=False) == ([] if left is None else [wanted])
    assert "ex:rare" in queries(body, holds=True)[0]


def test_where_much_is_told_each_side_is_asked_for_on_its_own() -> None:
    assert queries(PAIR, holds=True) == ["SELECT ?this ?value WHERE { ?this ex:like ?value . }"]
    near = "<https://w3id.org/factlint/kg#near> true ."
    assert queries(PAIR, holds=True, large=True) == [
        f"SELECT ?this ?value WHERE {{ ?{side} {near} ?this ex:like ?value . }}"
        for side in ("this", "value")
    ]


def test_a_group_with_one_side_is_asked_for_once() -> None:
    body = (
        f"SELECT ?this WHERE {{ {{ {PAIR} }} UNION {{\n# either: ?this\n?this ex:odd ?value }} }}"
    )
    first, second = queries(body, holds=True, large=True)
    assert "ex:odd" in first
    assert "ex:odd" not in second


PAIRS = [rule for rule in load_rules() if "?valueCertainty" in rule.text]


@pytest.mark.parametrize("rule", PAIRS, ids=lambda rule: rule.id)
def test_each_rule_that_holds_two_accounts_against_each_other_says_so(rule: Rule) -> None:
    """Without it much that is told of one thing is multiplied."""
    asked = narrow_near(expand(rule.text, rule.expands, lambda _: []), lambda _: True, large=True)
    assert len(asked) > 1
    for query in asked:
        assert pyoxigraph.Store().query(query) is not None
