"""Sentences as text for people: what was understood of each, how, and what was not."""

from collections.abc import Iterator

from kg.characters import printable
from kg.model import Mention, Reading, SentenceReading, Statement
from kg.report.cells import wrapped
from kg.report.excerpt import place
from kg.report.words import chain_words, factuality_words, list_words, value_words


def as_text(reading: Reading, *, width: int = 100) -> str:
    """A paragraph a sentence: its words, the statements with frame and confidence, who and what
    was meant, and what gave nothing.
    """
    return "\n".join(_paragraph(reading, one, width) for one in reading.sentences)


def _paragraph(reading: Reading, sentence: SentenceReading, width: int) -> str:
    line, column = place(reading.article.text, sentence.quote.start)
    lines = [printable(f"{reading.article.path}:{line}:{column}")]
    rows = [("text", f"“{_flat(sentence.quote.exact)}”"), *_rows(sentence)]
    for name, value in rows:
        front = f"  {name:<6} "
        for part in wrapped(printable(value), max(20, width - len(front))):
            lines.append(front + part)
            front = " " * len(front)
    return "\n".join(lines) + "\n"


def _rows(sentence: SentenceReading) -> Iterator[tuple[str, str]]:
    for statement in sentence.statements:
        yield "states", _statement(statement)
    if not sentence.statements:
        yield "states", "nothing that was understood"
    if sentence.mentions:
        yield "means", "; ".join(map(_mention, sentence.mentions))
    for why in dict.fromkeys(one.why for one in sentence.unread):
        words = [f"“{_flat(one.quote.exact)}”" for one in sentence.unread if one.why == why]
        yield "unread", f"{list_words(words)}: {why}"


def _statement(one: Statement) -> str:
    how = f"{one.frame}, {one.confidence:.2f}; {factuality_words(one)}; {chain_words(one)}"
    return f"{one.subject.label} – {one.property.name} – {value_words(one.value)} ({how})"


def _mention(one: Mention) -> str:
    meant = "?" if one.entity is None else one.entity.label
    words = _flat(one.quote.exact)
    return f"{words} ({one.how})" if words == meant else f"{words} = {meant} ({one.how})"


def _flat(words: str) -> str:
    return " ".join(words.split())
