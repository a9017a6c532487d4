"""Rows, and yes or no, in the forms of the SPARQL 1.1 results recommendations."""

import csv
import io
import json
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from kg import vocab
from kg.characters import legal
from kg.rdf import Iri, Literal, Term, n3_or_blank
from kg.store import Solutions

_RESULTS = "http://www.w3.org/2005/sparql-results#"


def as_csv(solutions: Solutions) -> str:
    """CSV: bare values, CRLF line ends (SPARQL 1.1 Query Results CSV)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(solutions.variables)
    for row in solutions.rows:
        writer.writerow([bare(row.get(name)) for name in solutions.variables])
    return out.getvalue()


def as_tsv(solutions: Solutions) -> str:
    """TSV: terms as in SPARQL, so that nothing is lost (SPARQL 1.1 Query Results TSV)."""
    lines = ["\t".join(f"?{name}" for name in solutions.variables)]
    for row in solutions.rows:
        terms = (row.get(name) for name in solutions.variables)
        lines.append("\t".join(map(_sparql, terms)))
    return "".join(f"{line}\n" for line in lines)


def as_json(solutions: Solutions) -> str:
    """SPARQL 1.1 Query Results JSON."""
    rows = [{name: _json(term) for name, term in row.items()} for row in solutions.rows]
    document = {"head": {"vars": list(solutions.variables)}, "results": {"bindings": rows}}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def as_xml(solutions: Solutions) -> str:
    """SPARQL Query Results XML; a character that XML cannot hold becomes U+FFFD."""
    lines = [" <head>"]
    lines += [f"  <variable name={quoteattr(name)}/>" for name in solutions.variables]
    lines += [" </head>", " <results>"]
    for row in solutions.rows:
        lines.append("  <result>")
        for name in solutions.variables:
            if name in row:
                lines.append(f"   <binding name={quoteattr(name)}>{_xml(row[name])}</binding>")
        lines.append("  </result>")
    lines.append(" </results>")
    return _document(lines)


def ask_as_json(answer: bool) -> str:
    """Yes or no in SPARQL 1.1 Query Results JSON."""
    return f'{{"head": {{}}, "boolean": {_word(answer)}}}\n'


def ask_as_xml(answer: bool) -> str:
    """Yes or no in SPARQL Query Results XML."""
    return _document([" <head/>", f" <boolean>{_word(answer)}</boolean>"])


def bare(term: Term | None) -> str:
    """The IRI or the literal's value alone; nothing for what is unbound."""
    return term.value if isinstance(term, Literal) else term or ""


def named_in_order(solutions: Solutions) -> Solutions:
    """The rows with blank nodes called b0, b1 ... as they come; a store names them at random."""
    names: dict[str, Iri] = {}

    def named(term: Term) -> Term:
        if not isinstance(term, Iri) or not term.startswith("_:"):
            return term
        return names.setdefault(term, Iri(f"_:b{len(names)}"))

    rows = [
        {name: named(row[name]) for name in solutions.variables if name in row}
        for row in solutions.rows
    ]
    return Solutions(solutions.variables, rows)


def _word(answer: bool) -> str:
    return "true" if answer else "false"


def _document(lines: list[str]) -> str:
    whole = ['<?xml version="1.0" encoding="UTF-8"?>', f'<sparql xmlns="{_RESULTS}">']
    return "".join(f"{line}\n" for line in (*whole, *lines, "</sparql>"))


def _xml(term: Term) -> str:
    if isinstance(term, Iri):
        blank = term.startswith("_:")
        tag = "bnode" if blank else "uri"
        return f"<{tag}>{_text(term.removeprefix('_:') if blank else term)}</{tag}>"
    return f"<literal{''.join(_kind(term))}>{_text(term.value)}</literal>"


def _kind(literal: Literal) -> Iterator[str]:
    if literal.language:
        yield f" xml:lang={quoteattr(literal.language)}"
    elif literal.datatype != vocab.XSD + "string":
        yield f" datatype={quoteattr(literal.datatype)}"


def _text(value: str) -> str:
    # A parser would read a bare carriage return as a line's end.
    return escape(legal(value), {"\r": "&#13;"})


def _sparql(term: Term | None) -> str:
    return "" if term is None else n3_or_blank(term)


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, Iri):
        blank = term.startswith("_:")
        return {"type": "bnode" if blank else "uri", "value": term.removeprefix("_:")}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype == vocab.XSD + "string":
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype}
