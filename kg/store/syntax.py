"""What must be known of a query's text before a store gets it: tokens, not a grammar.

Variables are bound and forbidden keywords found here, never inside strings, comments or IRIs.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kg import vocab
from kg.rdf import Term, n3
from kg.store.caret import query_error

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<string> \"{3} (?: \"{0,2} (?: [^"\\] | \\. ) )* \"{3}
                | '{3}  (?:  '{0,2} (?: [^'\\] | \\. ) )* '{3}
                | \" (?: [^"\\\n\r] | \\. )* \"
                | '  (?: [^'\\\n\r] | \\. )* ' )
    | (?P<iri> <[^<>"{}|^`\x00-\x20]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[A-Za-z][\w-]* )
    | (?P<name> (?:[^\W\d_](?:[\w.-]*[\w-])?)? :
                (?: [\w:] | % [0-9A-Fa-f]{2} | \\[^\s\w] | [.-]+ (?= [\w:%\\-] ) )*
      | _:\w+ )
    | (?P<run> [^\W\d_]\w* [.-] [\w.-]* )
    | (?P<word> [^\W\d_]\w* )
    | (?P<space> \s+ )
    | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
# What stands in a run of words, dots and hyphens that is no name: "a-b.c". It is found as a whole,
# or a name would be looked for from each of its letters.
_PIECE = re.compile(r"(?P<word>[^\W\d_]\w*)|(?P<mark>.)")
_IDLE = ("space", "comment")
_DEEPEST = 100  # some thousands overflow the parser's stack, which ends the process
_SHORT = 20_000  # characters, as the longest rule has half of it
_ASCII_ESCAPE = re.compile(r"\\(?:u00[2-7]|U000000[2-7])[0-9A-Fa-f]")
_REASONS = {
    "SERVICE": "would ask another server (SERVICE)",
    "LOAD": "would fetch a file (LOAD)",
    "FROM": "chooses its own data (FROM)",
} | dict.fromkeys(
    ("INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"),
    "is an update, which would change the store",
)
# Not `kg:from` nor `?from`, which are names; but `3SERVICE` and `trueSERVICE` are two words.
_SUSPECT = re.compile(rf"(?<![:?$])(?:{'|'.join(_REASONS)})\b", re.IGNORECASE)
_REMEDIES = {
    "SERVICE": "load that data into the store first",
    "LOAD": "use kg ingest",
    "FROM": "use GRAPH instead; all graphs are queried",
}


class Token(NamedTuple):
    """A piece of a query: kind, text, and where it starts."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """The pieces of the query in order; their texts joined are the query."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "mark"
        if kind != "run":
            yield Token(kind, match[0], match.start())
            continue
        for piece in _PIECE.finditer(query, match.start(), match.end()):
            yield Token(piece.lastgroup or "mark", piece[0], piece.start())


def refuse(query: str, where: str) -> None:
    """Raise QueryError for a query that would write, reach out of the store, or nest too deeply.

    An escape that hides a plain character is refused too, as engines differ in where they read it.
    """
    hidden = _ASCII_ESCAPE.search(query)
    if hidden:
        what, remedy = f"{hidden[0]} hides a plain character", "write the character itself"
        raise query_error(query, where, hidden.start(), what, remedy, length=len(hidden[0]))
    if not _SUSPECT.search(query) and sum(map(query.count, "{([")) <= _DEEPEST:
        return  # most queries: what does not occur need not be told from what stands in a string
    (_refuse_once if len(query) < _SHORT else _refuse_tokens)(query, where)


def _refuse_tokens(query: str, where: str) -> None:
    depth = 0
    for token in tokens(query):
        word = _refused(token)
        if word:
            start = token.start + len(token.text) - len(word)
            what, remedy = _REASONS[word], _REMEDIES.get(word, "ask with SELECT; kg ingest adds")
            raise query_error(query, where, start, what, remedy, length=len(word))
        if token.kind == "mark":
            depth += (token.text in "{([") - (token.text in "})]")
        if depth > _DEEPEST:
            what = f"nests deeper than {_DEEPEST} brackets"
            raise query_error(query, where, token.start, what, "write it flatter")


# The rules are asked again and again; reading one takes as long as an answer from a small store.
_refuse_once = lru_cache(maxsize=256)(_refuse_tokens)


def _refused(token: Token) -> str:
    """The forbidden word that the token is or ends in: no word of SPARQL ends in one of these."""
    if token.kind != "word":
        return ""
    text = token.text.upper()
    return next((word for word in _REASONS if text.endswith(word)), "")


def variables(query: str) -> set[str]:
    """The names of all variables in the query, without `?`."""
    return {token.text[1:] for token in tokens(query) if token.kind == "variable"}


def first_keyword(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE, whichever the query is."""
    forms = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    words = (token.text.upper() for token in tokens(query) if token.kind == "word")
    return next((word for word in words if word in forms), "")


def undeclared(query: str) -> list[Token]:
    """The prefixed names whose prefix the query uses but does not declare, in order."""
    names, declared, awaited = [], set(), False
    for token in tokens(query):
        if token.kind == "name" and awaited:
            declared.add(prefix_of(token))
            awaited = False
        elif token.kind == "name" and not token.text.startswith("_:"):
            names.append(token)
        elif token.kind == "word":
            awaited = token.text.upper() == "PREFIX"
    return [token for token in names if prefix_of(token) not in declared]


def prefix_of(token: Token) -> str:
    """The prefix of a prefixed name, without the colon."""
    return token.text.split(":", 1)[0]


def declare(query: str) -> str:
    """Put the known prefixes that the query uses but does not declare in front, on its line 1."""
    missing = sorted({prefix_of(token) for token in undeclared(query)} & vocab.PREFIXES.keys())
    return "".join(f"PREFIX {name}: <{vocab.PREFIXES[name]}> " for name in missing) + query


def bind(query: str, bindings: Mapping[str, Term]) -> str:
    """Write the terms in the place of the variables, so that no engine's own binding is needed.

    A variable that is selected becomes `(term AS ?name)`, one in GROUP BY or ORDER BY `(term)`,
    and `BOUND(?name)` becomes `(true)`.
    """
    if not bindings:
        return query
    clause, depth, written = "", 0, []
    for token in _without_bound(query, bindings):
        clause, depth = _clause(token, clause, depth)
        name = token.text[1:]
        if token.kind != "variable" or name not in bindings:
            written.append(token.text)
        elif clause == "SELECT" and not depth:
            written.append(f"({n3(bindings[name])} AS ?{name})")
        elif clause == "BY" and not depth:
            written.append(f"({n3(bindings[name])})")
        else:
            written.append(f" {n3(bindings[name])} ")
    return "".join(written)


def _without_bound(query: str, bindings: Mapping[str, Term]) -> Iterator[Token]:
    """The tokens, with `(true)` for each BOUND(?name) of a name that is bound."""
    pieces = list(tokens(query))
    end = 0
    for number, token in enumerate(pieces):
        if number < end:
            continue
        if token.kind == "word" and token.text.upper() == "BOUND":
            after = (n for n in range(number + 1, len(pieces)) if pieces[n].kind not in _IDLE)
            three = list(islice(after, 3))  # a bracket, the variable, a bracket
            if len(three) == 3 and pieces[three[1]].text[1:] in bindings:
                end = three[2] + 1
                yield Token("mark", "(true)", token.start)
                continue
        yield token


def _clause(token: Token, clause: str, depth: int) -> tuple[str, int]:
    if token.text in ("(", ")") and token.kind == "mark":
        return clause, depth + (1 if token.text == "(" else -1)
    if token.kind == "mark" and token.text in "{}":
        return "", 0
    word = token.text.upper() if token.kind == "word" else ""
    if word in ("SELECT", "BY"):
        return word, 0
    return ("", 0) if word in ("WHERE", "HAVING", "LIMIT", "OFFSET", "VALUES") else (clause, depth)
