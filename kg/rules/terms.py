"""The terms that a query or a Turtle file names, with the line on which each stands first.

A scanner, not a parser: the text has been parsed before. SPARQL and Turtle write terms alike.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kg import vocab

_TOKEN = re.compile(
    r"@?(?:prefix|base)\s+(?:(?P<prefix>[\w-]*):\s*)?<(?P<base>[^<>]*)>"
    r'|(?P<skip>"""(?:[^\\]|\\.)*?"""|\'\'\'(?:[^\\]|\\.)*?\'\'\'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'|[?$]\w+|_:\w+|@[a-zA-Z]+(?:-\w+)*(?=[\s;,.)\]}])|\#[^\n]*)"
    r'|<(?P<iri>[a-zA-Z][a-zA-Z0-9+.-]*:[^<>"{}|^`\\\s]*)>'
    r"|(?P<name>[A-Za-z][\w-]*:(?:[\w%-]|\\.|\.(?=[\w%-]))*)"
    r"|[A-Za-z][\w-]*",  # no name; each of its letters would be tried for the beginning of one
    re.IGNORECASE | re.DOTALL,
)


class Term(NamedTuple):
    """An IRI, as the file writes it, and the line on which it stands first."""

    iri: str
    name: str
    line: int


@lru_cache(maxsize=512)
def read_terms(text: str) -> tuple[Term, ...]:
    """The terms named in a query or a Turtle file, each once; comments and strings hold none."""
    prefixes = dict(vocab.PREFIXES)
    found: dict[str, Term] = {}
    line, last = 1, 0
    for match in _TOKEN.finditer(text):
        line, last = line + text.count("\n", last, match.start()), match.start()
        if match["base"] is not None:
            if match["prefix"] is not None:
                prefixes[match["prefix"]] = match["base"]
            continue
        if match["iri"]:
            found.setdefault(match["iri"], Term(match["iri"], f"<{match['iri']}>", line))
        elif match["name"]:
            prefix, local = match["name"].split(":", 1)
            if prefix in prefixes:
                iri = prefixes[prefix] + local.replace("\\", "")
                found.setdefault(iri, Term(iri, match["name"], line))
    return tuple(found.values())
