from pathlib import Path

from kg.check import check
from kg.check.context import context_of
from kg.cli.reading import Overrides, read_articles
from kg.load import store_in_memory
from kg.rules import load_rules

FIRST = """---
publisher: Tide Post
published: 2027-03-04
---
The Tamarind lander has a mass of 640 kg. The Tamarind lander was built by Airbus.
"""
SECOND = """---
publisher: Dune Times
published: 2027-04-04
---
The Tamarind lander has a mass of 910 kg.
"""


def test_what_else_an_article_says_is_told_in_the_order_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FIRST)
    (tmp_path / "b.md").write_text(SECOND)
    store = store_in_memory(read_articles([str(tmp_path)], Overrides(), None), None)
    result = check(load_rules(), store)
    assert [one.rule for one in result.findings] == ["quantity-conflict"]
    assert [
        (Path(one.source).name, one.property.name, one.quote.start)
        for one in context_of(store, result)
    ] == [("a.md", "mass", 51), ("a.md", "develops", 93), ("b.md", "mass", 52)]
