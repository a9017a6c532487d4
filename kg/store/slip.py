"""The likely slip in a query that does not parse, by its tokens: what people write, and should.

Each test looks for one slip and says where it is, what it is and what to write. None of them
decides whether a query parses.
"""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from kg import vocab
from kg.store.syntax import Token, prefix_of, tokens, undeclared

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_FUNCTIONS = {
    *_AGGREGATES,
    *"""STR LANG LANGMATCHES DATATYPE BOUND IRI URI BNODE RAND ABS CEIL FLOOR ROUND CONCAT STRLEN
    UCASE LCASE ENCODE_FOR_URI CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY HOURS
    MINUTES SECONDS TIMEZONE TZ NOW UUID STRUUID MD5 SHA1 SHA256 SHA384 SHA512 COALESCE IF STRLANG
    STRDT SAMETERM ISIRI ISURI ISBLANK ISLITERAL ISNUMERIC REGEX SUBSTR REPLACE TRIPLE SUBJECT
    PREDICATE OBJECT ISTRIPLE ADJUST LANGDIR STRLANGDIR HASLANG HASLANGDIR""".split(),
}
KEYWORDS = [
    *("ASK", "AS", "ASC", "BASE", "BIND", "BY", "CONSTRUCT", "COUNT", "DESC", "DESCRIBE"),
    *("DISTINCT", "EXISTS", "FILTER", "GRAPH", "GROUP", "GROUP_CONCAT", "HAVING", "LIMIT"),
    *("MINUS", "NOT", "OFFSET", "OPTIONAL", "ORDER", "PREFIX", "REDUCED", "SELECT", "UNION"),
    *("VALUES", "WHERE"),
]
_OTHERS = {"A", "IN", "UNDEF", "TRUE", "FALSE", "SEPARATOR", "VERSION", "NAMED"}
_KNOWN = {*KEYWORDS, *_OTHERS, *_FUNCTIONS}
_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_QUOTES = "“”„‟‘’‚«»‹›"
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?![\w-])")


class Slip(NamedTuple):
    """Where a query goes wrong, what is wrong, and what to write."""

    offset: int
    length: int
    what: str
    remedy: str


def find_slip(query: str, names: Callable[[], Mapping[str, str]]) -> Slip | None:
    """The first likely slip; `names` are the vocabulary's terms, local name -> prefixed name.

    A missing dot is not among them: see `missing_dot`.
    """
    pieces = meaningful(query)
    tests: tuple[Callable[[], Slip | None], ...] = (
        partial(_beginning, pieces),
        partial(_strange_quote, pieces),
        partial(_open_string, pieces),
        partial(_prefix_line, pieces),
        partial(_undeclared, query),
        partial(_operator, query, pieces),
        partial(_selected, query, pieces),
        partial(_clause, query, pieces),
        partial(_bare_date, query, pieces),
        partial(_bracket, query, pieces),
        partial(_bare_word, query, pieces, names),
    )
    return next((slip for test in tests if (slip := test())), None)


def missing_dot(query: str, offset: int) -> Slip | None:
    """Whether a triple begins at the offset though the one before it has no end."""
    pieces = meaningful(query)
    for before, token in pairwise(pieces):
        if token.start == offset and _is_term(before) and _is_term(token):
            what = f"a triple begins at '{token.text}', and the one before it has no end"
            return Slip(offset, len(token.text), what, "put a dot between them")
    return None


def meaningful(query: str) -> list[Token]:
    """The tokens that are neither blank nor comment."""
    return [token for token in tokens(query) if token.kind not in ("space", "comment")]


def near_keyword(word: str) -> str | None:
    """The keyword that the word most likely stands for, unless it is one."""
    near = difflib.get_close_matches(word.upper(), KEYWORDS, n=1, cutoff=0.7)
    return near[0] if near and word.upper() not in _KNOWN else None


def _is_term(token: Token) -> bool:
    return token.kind in ("variable", "iri", "name", "string") or token.text in ("]", ")")


def _is_word(token: Token, *words: str) -> bool:
    return token.kind == "word" and token.text.upper() in words


def _at(token: Token, what: str, remedy: str) -> Slip:
    return Slip(token.start, len(token.text), what, remedy)


def _beginning(pieces: list[Token]) -> Slip | None:
    first = next((token for token in pieces if token.kind == "word"), None)
    if first is None or first != pieces[0] or near_keyword(first.text):
        return None
    if _is_word(first, *_FORMS, "PREFIX", "BASE", "VERSION"):
        return None
    return _at(first, f"no query begins with {first.text}", f"begin with {' or '.join(_FORMS)}")


def _strange_quote(pieces: list[Token]) -> Slip | None:
    found = (token for token in pieces if token.kind == "mark" and token.text in _QUOTES)
    return next((_at(one, f"SPARQL has no {one.text}", "write \" or '") for one in found), None)


def _open_string(pieces: list[Token]) -> Slip | None:
    found = (token for token in pieces if token.kind == "mark" and token.text in "\"'")
    return next(
        (_at(one, "the string that begins here has no end", f"add {one.text}") for one in found),
        None,
    )


def _prefix_line(pieces: list[Token]) -> Slip | None:
    for token, after, last in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if token.text.lower() == "@prefix":
            return _at(token, "@prefix is Turtle's", "write PREFIX, and no dot at the line's end")
        if not _is_word(token, "PREFIX"):
            continue
        if after.kind == "word":
            what = f"the prefix {after.text} has no colon"
            return _at(after, what, f"write PREFIX {after.text}: <...>")
        if last.kind != "iri":
            return _at(last, "an IRI stands between < and >", f"write PREFIX {after.text} <...>")
    return None


def _undeclared(query: str) -> Slip | None:
    for token in undeclared(query):
        prefix = prefix_of(token)
        if prefix not in vocab.PREFIXES:
            near = difflib.get_close_matches(prefix, sorted(vocab.PREFIXES), n=1, cutoff=0.6)
            remedy = "add a PREFIX line for it"
            if near:
                remedy = f"did you mean {near[0]}:? Else {remedy}"
            return _at(token, f"the prefix {prefix}: is not declared", remedy)
    return None


def _operator(query: str, pieces: list[Token]) -> Slip | None:
    words = {"AND": "&&", "OR": "||"}
    for token in pieces:
        if token.text == "=" and query.startswith("==", token.start):
            return Slip(token.start, 2, "SPARQL has no ==", "write =")
        if token.text == "<>":
            return _at(token, "SPARQL has no <>", "write !=")
        if _is_word(token, *words):
            what = f"SPARQL has no {token.text}"
            return _at(token, what, f"write {words[token.text.upper()]}")
    return None


def _selected(query: str, pieces: list[Token]) -> Slip | None:
    for number, token in enumerate(pieces):
        if _is_word(token, "SELECT"):
            slip = _of_selection(query, pieces, number + 1)
            if slip:
                return slip
    return None


def _of_selection(query: str, pieces: list[Token], number: int) -> Slip | None:
    """What is wrong between SELECT and WHERE; the selection begins at the number."""
    first = number
    while number < len(pieces):
        token = pieces[number]
        if token.text == "{" or _is_word(token, "WHERE", "FROM"):
            if number == first:
                return _at(token, "nothing is selected", "name variables, or write *")
            return None
        if token.text == "(":
            end = _end(pieces, number)
            if not any(_is_word(one, "AS") for one in pieces[number:end]):
                return _unnamed(query, pieces[number : end + 1])
            number = end
        elif _is_word(token, *_FUNCTIONS) and number + 1 < len(pieces):
            end = _end(pieces, number + 1)
            return _unnamed(query, pieces[number : end + 1])
        elif token.text == ",":
            return _at(token, "what is selected has no commas between", "leave it out")
        elif token.kind in ("name", "iri"):
            return _at(token, "the pattern has no braces", "put it between { and }")
        elif token.kind == "word" and not _is_word(token, "DISTINCT", "REDUCED"):
            if near_keyword(token.text) or number + 1 == len(pieces):
                return None
            return _at(token, f"{token.text} is no variable", f"write ?{token.text}")
        number += 1
    return None


def _unnamed(query: str, part: list[Token]) -> Slip:
    """An expression of SELECT that lacks its `AS ?name`."""
    start, end = part[0].start, part[-1].start + len(part[-1].text)
    inner = query[start:end]
    if part[0].text == "(":
        inner = inner[1:-1].strip()
    name = next((one.text.lower() for one in part if one.kind == "word"), "value")
    loose = re.fullmatch(r"(.*\))\s*([?$]\w+)", inner, re.DOTALL)
    if loose:
        inner, name = loose[1], loose[2][1:]
    what = f"'{' '.join(inner.split())}' has no name"
    return Slip(start, end - start, what, f"write ({' '.join(inner.split())} AS ?{name})")


def _end(pieces: list[Token], number: int) -> int:
    """The number of the bracket that closes the one at the number, or the last one."""
    depth = 0
    for place in range(number, len(pieces)):
        if pieces[place].kind == "mark":
            depth += (pieces[place].text in _PAIRS) - (pieces[place].text in _PAIRS.values())
        if depth <= 0:
            return place
    return len(pieces) - 1


def _clause(query: str, pieces: list[Token]) -> Slip | None:
    limited: Token | None = None
    for token, after in pairwise(pieces):
        if token.text in "{}":
            limited = None
        if _is_word(token, "GROUP", "ORDER") and not _is_word(after, "BY"):
            return _at(token, f"{token.text} lacks its BY", f"write {token.text} BY")
        if _is_word(token, "GROUP", "ORDER", "HAVING") and limited:
            what = f"{limited.text} stands before {token.text}"
            return _at(limited, what, f"put {limited.text} last")
        if _is_word(token, "LIMIT", "OFFSET"):
            limited = token
            if not after.text.isdigit():
                return _at(after, f"{token.text} takes a whole number", f"write {token.text} 10")
        if _is_word(token, "WHERE", "OPTIONAL", "MINUS", "UNION", "EXISTS") and after.text != "{":
            what = f"the pattern after {token.text} has no braces"
            return _at(after, what, "put it between { and }")
        if _is_word(token, "FILTER", "HAVING") and after.kind in ("variable", "string"):
            what = f"the condition after {token.text} has no brackets"
            return _at(after, what, "put it between ( and )")
        if _is_word(token, "AS") and after.kind != "variable":
            return _at(after, f"'{after.text}' is no variable", f"write ?{after.text}")
    return None


def _bare_date(query: str, pieces: list[Token]) -> Slip | None:
    for token in pieces:
        found = _DATE.match(query, token.start) if token.kind == "mark" else None
        if found:
            what = f"{found[0]} is no value, but a subtraction"
            return Slip(token.start, 10, what, f'write "{found[0]}"^^xsd:date')
    return None


def _bracket(query: str, pieces: list[Token]) -> Slip | None:
    still: list[Token] = []
    for token in pieces:
        if token.kind != "mark":
            continue
        if token.text in _PAIRS:
            still.append(token)
        elif token.text in _PAIRS.values() and still:
            opened = still.pop()
            if _PAIRS[opened.text] != token.text:
                what = f"the {opened.text} that stands here is not closed"
                return _at(opened, what, f"add {_PAIRS[opened.text]}")
    return None


def _bare_word(
    query: str, pieces: list[Token], names: Callable[[], Mapping[str, str]]
) -> Slip | None:
    for token, called in _strange_words(pieces):
        near = near_keyword(token.text)
        if near:
            rest = query[token.start :].split("\n", 1)[0].strip()
            return _at(token, f"does not parse at '{rest[:24]}'", f"did you mean {near}?")
        if called:
            close = difflib.get_close_matches(token.text.upper(), sorted(_FUNCTIONS), n=1)
            remedy = f"did you mean {close[0]}?" if close else "see SPARQL 1.1, section 17.4"
            return _at(token, f"there is no function {token.text}", remedy)
        known = names()
        close = difflib.get_close_matches(token.text, sorted(known), n=1, cutoff=0.7)
        remedy = f'write ?{token.text}, "{token.text}" or a prefix before it'
        if close:
            remedy = f"did you mean {known[close[0]]}?"
        return _at(token, f"{token.text} is neither a variable nor an IRI nor a value", remedy)
    return None


def _strange_words(pieces: list[Token]) -> Iterator[tuple[Token, bool]]:
    """The words that are none of SPARQL's, and whether a bracket follows."""
    for token, after in zip(pieces, [*pieces[1:], None], strict=False):
        if token.kind == "word" and token.text.upper() not in _KNOWN:
            yield token, after is not None and after.text == "("
