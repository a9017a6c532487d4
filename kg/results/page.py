"""Rows as one HTML page: no script, no outside request; whatever a cell holds is text."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from kg import vocab
from kg.characters import printable_lines
from kg.rdf import Literal, Term
from kg.results.term import is_number
from kg.store import Solutions

_STYLE = """
:root { color-scheme: light dark; --line: #c9ced6; --dim: #57606a; --head: #f2f4f7; }
@media (prefers-color-scheme: dark) { :root { --line: #444c56; --dim: #9aa4af; --head: #22272e; } }
html { background: Canvas; color: CanvasText; }
body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 90rem;
       padding: 0 1rem; }
h1 { font-size: 1.3rem; margin: 0 0 .3rem; }
p { margin: 0 0 1rem; color: var(--dim); }
.rows { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .35rem .7rem;
         border-bottom: 1px solid var(--line); overflow-wrap: break-word; max-width: 28rem; }
thead th { background: var(--head); position: sticky; top: 0; white-space: nowrap; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td { white-space: pre-line; }
.iri { color: var(--dim); font-size: .85em; white-space: nowrap; }
@media print { .rows { overflow: visible; } thead th { position: static; }
               tr { break-inside: avoid; } }
"""


def as_html(
    solutions: Solutions, labels: Mapping[str, str], *, title: str = "", answers: str = ""
) -> str:
    """A page with the rows as a table under the query's title and what it answers."""
    names = solutions.variables
    numeric = {name for name in names if any(is_number(row.get(name)) for row in solutions.rows)}
    lines = ['<div class="rows" tabindex="0" role="region" aria-label="Rows">', "<table>"]
    heads = (_tagged("th", name in numeric, _text(name), ' scope="col"') for name in names)
    lines += [f"<thead><tr>{''.join(heads)}</tr></thead>", "<tbody>"]
    for row in solutions.rows:
        cells = (_tagged("td", name in numeric, *_cell(row.get(name), labels)) for name in names)
        lines.append(f"<tr>{''.join(cells)}</tr>")
    lines += ["</tbody>", "</table>", "</div>"]
    count = len(solutions.rows)
    told = f"{answers} {count} row{'' if count == 1 else 's'}.".strip()
    return _page(title, told, lines)


def ask_as_html(answer: bool, *, title: str = "", answers: str = "") -> str:
    """A page that says yes or no."""
    return _page(title, answers, [f"<strong>{'true' if answer else 'false'}</strong>"])


def _page(title: str, told: str, body: list[str]) -> str:
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(title or 'Answer')}</title>",
        f"<style>{_STYLE}</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{_text(title or 'Answer')}</h1>",
        *([f"<p>{_text(told)}</p>"] if told else []),
        *body,
        "</main>",
        "</body>",
        "</html>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _tagged(tag: str, numeric: bool, content: str, attributes: str = "") -> str:
    kind = ' class="number"' if numeric else ""
    return f"<{tag}{attributes}{kind}>{content}</{tag}>"


def _cell(term: Term | None, labels: Mapping[str, str]) -> tuple[str, str]:
    """The cell's content, and its attributes."""
    if isinstance(term, Literal):
        return _text(term.value), "".join(_language(term))
    if not term:
        return "", ""
    short = _text(vocab.shorten(term))
    shown = f'{_text(labels[term])} <span class="iri">{short}</span>' if term in labels else short
    if re.match(r"https?://", term) and not term.startswith(vocab.BASE):  # ours lead nowhere
        return f'<a href="{_text(term)}" rel="noopener">{shown}</a>', ""
    return shown, f' title="{_text(term)}"'


def _language(literal: Literal) -> Iterator[str]:
    if literal.language:
        yield f' lang="{_text(literal.language)}"'


def _text(value: str) -> str:
    return escape(printable_lines(value))
