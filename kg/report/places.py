"""Where the words of statements stand in their files, and who published them when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.check.result import SourceSummary
from kg.model import Finding, Statement
from kg.report.excerpt import place
from kg.report.words import manner_words, told_by

# Their offsets count in the text that a reader sees, not in the file: kg.extract.read.
_PAGES = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text: lines and columns from 1, columns in code points, the end left out."""

    line: int
    column: int
    end_line: int
    end_column: int


def text_of(statement: Statement, texts: Mapping[str, str]) -> str | None:
    """The text of the statement's source, if it is known and has the quote at its place."""
    text, quote = texts.get(statement.source), statement.quote
    return text if text and text[quote.start : quote.end] == quote.exact else None


def region_of(statement: Statement, texts: Mapping[str, str]) -> Region | None:
    """Where the quote stands in the text; None where the text is not known."""
    text, quote = text_of(statement, texts), statement.quote
    return None if text is None else Region(*place(text, quote.start), *place(text, quote.end))


def file_region_of(statement: Statement, texts: Mapping[str, str]) -> Region | None:
    """The same, but None where the text is not that of the file."""
    return None if is_page(statement.source) else region_of(statement, texts)


def is_page(path: str) -> bool:
    """Whether the file is a page (HTML), whose text has other lines than the file."""
    return path.lower().endswith(_PAGES)


def where(statement: Statement, texts: Mapping[str, str]) -> str:
    """`path:line:column` of the quote, or the path alone where the text is not known."""
    region = region_of(statement, texts)
    source = statement.source
    return source if region is None else f"{source}:{region.line}:{region.column}"


def distinct(side: Iterable[Statement]) -> list[Statement]:
    """The statements of a side, those with the same words at the same place once."""
    first: dict[tuple[str, int, int], Statement] = {}
    for one in side:
        first.setdefault((one.source, one.quote.start, one.quote.end), one)
    return list(first.values())


def heads(finding: Finding) -> list[Statement]:
    """The first statement of each side, those with the same words at the same place once."""
    return distinct(side[0] for side in finding.sides)


def origin_words(statement: Statement, sources: Mapping[str, SourceSummary]) -> str:
    """Publisher and day of the statement's source, or where a reference fact was read."""
    source = sources.get(statement.source)
    if statement.citation or source is None:
        return statement.citation or ""
    published = source.published and source.published.isoformat()
    return ", ".join(part for part in (source.publisher, published) if part)


def told_words(statement: Statement, sources: Mapping[str, SourceSummary]) -> str:
    """Who says it, how, of which time, and when that was published or where it was read."""
    source = sources.get(statement.source)
    dated = source and source.published and not statement.citation
    published = f"published {source.published}" if source and dated else ""
    parts = (told_by(statement), manner_words(statement), published)
    return "; ".join(part for part in parts if part)
