"""Values as small stretches of HTML that fit into any page: all text escaped, no script, no style
sheet, nothing from outside; colours are those of the page, and no meaning is in one.
"""

import re
from collections.abc import Iterable, Mapping
from html import escape
from types import MappingProxyType

from kg import vocab
from kg.characters import printable_lines
from kg.check.result import CheckResult, SourceSummary
from kg.model import Finding, Reading, Statement
from kg.rdf import Literal, Term
from kg.report.coverage import coverage_lines
from kg.report.places import distinct
from kg.report.statements import left_out
from kg.report.words import (
    chain_words,
    count_words,
    factuality_words,
    manner_words,
    support_words,
    value_words,
)
from kg.results.term import is_number
from kg.store import Solutions

MOST = 200  # rows of a table; a notebook keeps all that it shows

_CELL = ' style="text-align:left;vertical-align:top"'
_NUMBER = ' style="text-align:right;vertical-align:top"'
_LINK = re.compile(r"https?://[^\s<>\"]+")
# A quote's surroundings are cut at a number of letters.
_FIRST_WORD, _LAST_WORD = re.compile(r"^\S*\s+"), re.compile(r"\s+\S*$")
Sources = Mapping[str, SourceSummary]
_NO_SOURCES: Sources = MappingProxyType({})


def check_html(result: CheckResult) -> str:
    """All findings, worst first, and what was compared and what not."""
    sources = {one.path: one for one in result.sources}
    findings = "".join(finding_html(one, sources) for one in result.findings)
    told = "<br>".join(_text(line.strip()) for line in coverage_lines(result, width=10_000))
    return f"<div>{findings or '<p>No findings.</p>'}<p>{told}</p></div>"


def finding_html(finding: Finding, sources: Sources = _NO_SOURCES) -> str:
    """What does not fit: the message, each side's quotes with who says them where, and a remedy."""
    sides = "".join(
        f"<li>{'<br>'.join(_said(one, sources) for one in distinct(side))}</li>"
        for side in finding.sides
    )
    more = [support_words(finding), finding.suggestion or ""]
    beside = "".join(f"<p>{_text(words)}</p>" for words in more if words)
    title = f"<b>{_text(finding.severity)}</b> <code>{_text(finding.rule)}</code>"
    return f"<section><p>{title} {_text(finding.message)}</p><ol>{sides}</ol>{beside}</section>"


def _said(statement: Statement, sources: Sources) -> str:
    source = sources.get(statement.source)
    day = f", {source.published}" if source and source.published else ""
    manner = manner_words(statement)
    told = _text(f" — {chain_words(statement)}{day}; "), _file(statement.source)
    return f"{_quoted(statement)}{''.join(told)}{_text(f' ({manner})' if manner else '')}"


def _quoted(statement: Statement) -> str:
    """The words with those before and after them, as far as the quote has them whole."""
    quote = statement.quote
    cut = quote.start > len(quote.prefix)
    before = _FIRST_WORD.sub("…", quote.prefix) if cut else quote.prefix
    after = _LAST_WORD.sub("…", quote.suffix)
    parts = (before, quote.exact, after)
    first, words, last = (_text(re.sub(r"\s+", " ", part)) for part in parts)
    return f"“{first}<mark>{words}</mark>{last}”"


def _file(path: str) -> str:
    """The file's name; its title is the whole path."""
    name = path.rsplit("/", 1)[-1]
    return _text(name) if name == path else f'<span title="{_text(path)}">{_text(name)}</span>'


def statement_html(statement: Statement) -> str:
    """One statement, with the words that carry it."""
    return statements_html([statement])


def statements_html(statements: Iterable[Statement]) -> str:
    """A row a statement: what is said, how, by whom, in which words."""
    heads = ("subject", "property", "value", "how", "who", "when, where …", "quote", "source")
    rows = [
        [
            _text(one.subject.label),
            _text(one.property.name),
            _text(value_words(one.value)),
            _text(factuality_words(one)),
            _text(chain_words(one)),
            _text("; ".join(f"{role} {value_words(value)}" for role, value in one.qualifiers)),
            _quoted(one),
            _file(one.source),
        ]
        for one in statements
    ]
    return _table(heads, rows, count_words(len(rows), "statement"))


def reading_html(reading: Reading) -> str:
    """What was read of an article, and what was not."""
    return f"{statements_html(reading.stated)}<p>{_text(left_out(reading))}</p>"


def rows_html(solutions: Solutions, labels: Mapping[str, str]) -> str:
    """The rows of a query's answer; labels stand for IRIs, which their titles give in full."""
    names = solutions.variables
    numeric = [any(is_number(row.get(name)) for row in solutions.rows) for name in names]
    rows = [[_cell(row.get(name), labels) for name in names] for row in solutions.rows]
    return _table(names, rows, count_words(len(rows), "row"), numeric)


def _table(
    heads: Iterable[str], rows: list[list[str]], count: str, numeric: Iterable[bool] = ()
) -> str:
    """The rows, whose cells are HTML, the first MOST of them, under their heads."""
    looks = [_NUMBER if number else _CELL for number in numeric]
    lines = [f'<th scope="col"{_CELL}>{_text(head)}</th>' for head in heads]
    looks = looks or [_CELL] * len(lines)
    body = "".join(
        "<tr>"
        + "".join(f"<td{look}>{cell}</td>" for look, cell in zip(looks, row, strict=True))
        + "</tr>"
        for row in rows[:MOST]
    )
    told = f"{count}, the first {MOST} shown" if len(rows) > MOST else count
    head = f"<thead><tr>{''.join(lines)}</tr></thead>"
    return f"<div><table>{head}<tbody>{body}</tbody></table><p>{_text(told)}</p></div>"


def _cell(term: Term | None, labels: Mapping[str, str]) -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return _text(term.value)
    shown = _text(labels.get(term) or vocab.shorten(term))
    if _LINK.fullmatch(term) and not term.startswith(vocab.BASE):  # ours lead nowhere
        return f'<a href="{_text(term)}">{shown}</a>'
    return f'<span title="{_text(term)}">{shown}</span>'


def _text(words: str) -> str:
    return escape(printable_lines(words))
