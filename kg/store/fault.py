"""Say where a query does not parse, and why, in words that help.

Oxigraph decides whether it parses; the column it names is that of the longest keyword it tried (one
reads 2:10 for a fault at 2:2), so the place is rdflib's, whose parser is imported only then.
"""

import difflib
import re

import pyoxigraph

from kg import vocab
from kg.errors import QueryError
from kg.store.syntax import place, prefix_of, refuse, tokens, undeclared

_TERM = "a variable, an IRI or a value"
_KEYWORDS = [
    *("ASK", "AS", "ASC", "BASE", "BIND", "BY", "CONSTRUCT", "COUNT", "DESC", "DESCRIBE"),
    *("DISTINCT", "EXISTS", "FILTER", "GRAPH", "GROUP", "GROUP_CONCAT", "HAVING", "LIMIT"),
    *("MINUS", "NOT", "OFFSET", "OPTIONAL", "ORDER", "PREFIX", "REDUCED", "SELECT", "UNION"),
    *("VALUES", "WHERE"),
]


def check_query(query: str, where: str = "query") -> None:
    """Raise QueryError, with line and column, for a query that does not parse or is refused."""
    refuse(query, where)
    try:
        pyoxigraph.Store().query(query, prefixes=vocab.PREFIXES)
    except SyntaxError as error:
        offset, what, remedy = _fault(query, str(error))
        line, column = place(query, offset)
        raise QueryError(f"{where}:{line}:{column}", what, remedy) from error


def _fault(query: str, message: str) -> tuple[int, str, str]:
    for token in undeclared(query):
        if prefix_of(token) not in vocab.PREFIXES:
            what = f"the prefix {prefix_of(token)}: is not declared"
            return token.start, what, "add a PREFIX line for it"
    if "contains a variable that is unbound" in message:
        what = "a selected variable is neither grouped nor computed"
        return _select(query), what, "add it to GROUP BY"
    offset, wanted = _stop(query), _expected(message)
    if wanted == _TERM:
        # Where a term is missing Oxigraph is right about the place, and rdflib names the clause.
        offset = _oxigraph_place(query, message) or offset
    if offset is None:
        detail = " ".join(message.split())[:120]
        return 0, f"does not parse ({detail})", "correct it"
    rest = query[offset:].split("\n", 1)[0].strip()
    if not query[offset:].strip():
        left = [token.text for token in tokens(query) if token.kind == "mark"]
        missing = left.count("{") - left.count("}")
        return offset, "ends too early", "close the last {" if missing > 0 else "complete it"
    if wanted:
        what = f"does not parse at '{rest[:24]}', where {wanted} is expected"
        return offset, what, "correct it there"
    return offset, f"does not parse at '{rest[:24]}'", _remedy(rest)


def _expected(message: str) -> str:
    """What would have parsed, in words, out of Oxigraph's list of characters and keywords."""
    listed = message.partition("expected")[2]
    if '"?"' in listed and '"<"' in listed:
        return _TERM
    if '"."' in listed and '"}"' in listed:
        return "'.', ';' or '}'"
    # Its keywords are only the longest that it tried, and mislead.
    return ""


def _oxigraph_place(query: str, message: str) -> int | None:
    found = re.search(r"at (\d+):(\d+)", message)
    if found is None:
        return None
    lines = query.split("\n")
    return sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1


def _remedy(rest: str) -> str:
    word = re.match(r"[A-Za-z_]+", rest)
    upper = word[0].upper() if word else ""
    near = difflib.get_close_matches(upper, _KEYWORDS, n=1, cutoff=0.7)
    if near and near[0] != upper:
        return f"did you mean {near[0]}?"
    return "expected the query's end there" if rest.startswith("}") else "correct it there"


def _select(query: str) -> int:
    words = (token for token in tokens(query) if token.text.upper() == "SELECT")
    return next((token.start for token in words if token.kind == "word"), 0)


def _stop(query: str) -> int | None:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(query)
    except ParseException as error:
        return min(error.loc, len(query))
    return None
