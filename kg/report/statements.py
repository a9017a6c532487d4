"""Statements as text for people: one paragraph each, and a line on what was left out."""

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.characters import printable
from kg.model import BlockKind, Reading, Statement
from kg.report.cells import wrapped
from kg.report.excerpt import place
from kg.report.words import (
    chain_words,
    count_words,
    factuality_words,
    list_words,
    value_words,
)

_READ = (BlockKind.TITLE, BlockKind.BODY)


def as_text(
    statements: Iterable[Statement], articles: Mapping[str, str], *, width: int = 100
) -> str:
    """A paragraph a statement: what, how, who, when, the quote and where it stands.

    `articles` gives the text of each source by its path, for lines and columns.
    """
    return "\n".join(_paragraph(one, articles.get(one.source), width) for one in statements)


def _paragraph(statement: Statement, text: str | None, width: int) -> str:
    rows = [
        ("how", factuality_words(statement)),
        ("who", chain_words(statement)),
        *((role, value_words(value)) for role, value in statement.qualifiers),
        ("quote", f"“{' '.join(statement.quote.exact.split())}”"),
        ("at", _where(statement, text)),
    ]
    lines = [_triple(statement)]
    for name, value in rows:
        front = f"  {name:<6} "
        for line in wrapped(printable(value), max(20, width - len(front))):
            lines.append(front + line)
            front = " " * len(front)
    return printable(lines[0]) + "\n" + "\n".join(lines[1:]) + "\n"


def _triple(statement: Statement) -> str:
    value = value_words(statement.value)
    return f"{statement.subject.label} – {statement.property.name} – {value}"


def _where(statement: Statement, text: str | None) -> str:
    if text is None:
        return statement.source
    line, column = place(text, statement.quote.start)
    return f"{statement.source}:{line}:{column}"


def left_out(reading: Reading) -> str:
    """One line on what of an article was not read, and what said nothing that was understood."""
    kinds = Counter(block.kind for block in reading.article.blocks if block.kind not in _READ)
    kinds.update(one.kind for one in reading.article.omitted)
    blocks = list_words(count_words(kinds[kind], kind.value) for kind in BlockKind if kinds[kind])
    parts = [
        count_words(len(reading.stated), "statement"),
        f"left out {blocks}" if blocks else "left out nothing",
    ]
    if reading.silent:
        parts.append(f"{count_words(len(reading.silent), 'sentence')} gave no statement")
    return f"{reading.article.path}: {'; '.join(parts)}"
