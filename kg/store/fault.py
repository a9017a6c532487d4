"""Say where a query does not parse, and why, in words that help.

Oxigraph decides whether it parses; the column it names is that of the longest keyword it tried (one
reads 2:10 for a fault at 2:2), so the place is that of a slip that people often make, or else
rdflib's, whose parser is imported only then.
"""

import re

import pyoxigraph

from kg import vocab
from kg.store.caret import query_error
from kg.store.names import vocabulary_names
from kg.store.slip import Slip, find_slip, missing_dot, near_keyword
from kg.store.syntax import refuse, tokens

_TERM = "a variable, an IRI or a value"


def check_query(query: str, where: str = "query") -> None:
    """Raise QueryError, with line and column, for a query that does not parse or is refused."""
    refuse(query, where)
    try:
        pyoxigraph.Store().query(query, prefixes=vocab.PREFIXES)
    except SyntaxError as error:
        slip = _fault(query, str(error))
        raise query_error(
            query, where, slip.offset, slip.what, slip.remedy, length=slip.length
        ) from error


def _fault(query: str, message: str) -> Slip:
    if "contains a variable that is unbound" in message:
        what = "a selected variable is neither grouped nor computed"
        return _sized(query, _select(query), what, "add it to GROUP BY")
    slip = find_slip(query, vocabulary_names)
    if slip:
        return slip
    offset, wanted = _stop(query), _expected(message)
    if wanted == _TERM:
        # Where a term is missing Oxigraph is right about the place, and rdflib names the clause.
        offset = _oxigraph_place(query, message) or offset
    if offset is None:
        detail = " ".join(message.split())[:120]
        return _sized(query, 0, f"does not parse ({detail})", "correct it")
    rest = query[offset:].split("\n", 1)[0].strip()
    if not query[offset:].strip():
        left = [token.text for token in tokens(query) if token.kind == "mark"]
        missing = left.count("{") - left.count("}")
        end = len(query.rstrip())
        return Slip(end, 1, "ends too early", "close the last {" if missing > 0 else "complete it")
    if wanted:
        what = f"does not parse at '{rest[:24]}', where {wanted} is expected"
        return _sized(query, offset, what, "correct it there")
    dot = missing_dot(query, offset)
    return dot or _sized(query, offset, f"does not parse at '{rest[:24]}'", _remedy(rest))


def _sized(query: str, offset: int, what: str, remedy: str) -> Slip:
    """The slip, as long as the token at its place."""
    length = next((len(token.text) for token in tokens(query) if token.start == offset), 1)
    return Slip(offset, length, what, remedy)


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
    near = near_keyword(word[0]) if word else None
    if near:
        return f"did you mean {near}?"
    return "expected the query's end there" if rest.startswith("}") else "correct it there"


def _select(query: str) -> int:
    words = (token for token in tokens(query) if token.text.upper() == "SELECT")
    return next((token.start for token in words if token.kind == "word"), 0)


def _stop(query: str) -> int | None:
    from pyparsing import ParseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        parseQuery(query.replace("\t", " "))  # it would count up to eight for a tab
    except ParseException as error:
        return min(error.loc, len(query))
    return None
