"""Rows as a Markdown table."""

from kg.results.markdown import as_markdown
from kg.store import Solutions
from kg.vocab import expand


def test_a_markdown_table_has_labels_and_numbers_at_the_right(found: Solutions) -> None:
    assert as_markdown(found, {expand("ent:isro"): "ISRO"}) == (
        "| who | n | what |\n"
        "| --- | ---: | --- |\n"
        '| ISRO `ent:isro` | 2 | a "b",<br>c |\n'
        "| `_:b0` |  | Mond␛\\[31m |\n"
    )


def test_what_a_cell_holds_is_never_taken_for_markdown(hostile: Solutions) -> None:
    cells = [line.split(" | ")[0] for line in as_markdown(hostile, {}).splitlines()[2:]]
    assert cells == [
        "| &lt;script&gt;alert(1)&lt;/script&gt;",
        r"| a \| b",
        r"| \[x\](http<!-- -->://a/) \*b\* \`c\`",
        '| "&gt;&lt;i&gt;',
        r"| =1+1&amp;<br>\\",
    ]
