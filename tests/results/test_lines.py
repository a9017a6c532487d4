"""Rows as JSON lines."""

from kg.rdf import Literal
from kg.results.lines import as_jsonl, plain_rows
from kg.store import Solutions
from kg.vocab import expand


def test_numbers_and_booleans_are_such_and_all_else_is_text(found: Solutions) -> None:
    assert as_jsonl(found).splitlines()[0] == (
        f'{{"who": "{expand("ent:isro")}", "n": 2, "what": "a \\"b\\",\\nc"}}'
    )
    assert as_jsonl(found).splitlines()[1].startswith('{"who": "_:b0", "n": null, ')
    values = {
        "2.5": ("decimal", "2.5"),
        "1e3": ("double", "1000.0"),
        "INF": ("double", '"INF"'),
        "true": ("boolean", "true"),
        "two": ("integer", '"two"'),
        "2019-09-07": ("date", '"2019-09-07"'),
    }
    for value, (kind, shown) in values.items():
        row = {"x": Literal(value, expand(f"xsd:{kind}"))}
        assert as_jsonl(Solutions(("x",), [row])) == f'{{"x": {shown}}}\n'


def test_a_row_keeps_its_line_separators() -> None:
    words = "one\u2028two\u2029three\x85four"
    rows = Solutions(("x", "y"), [{"x": Literal(words)}])
    assert list(plain_rows(rows)) == [{"x": words, "y": None}]
    assert as_jsonl(rows) == f'{{"x": "{words}", "y": null}}\n'
