"""Texts in a query that match nothing as they are written: a day as text, a name's language.

SPARQL compares no text with a date, and takes a text with a language for another than one without.
"""

import re
from collections.abc import Iterator

from kg import vocab
from kg.queries.query import Query
from kg.rdf import Iri, Literal, Term, n3
from kg.store import Store
from kg.store.caret import place
from kg.store.syntax import Token, tokens

_DAY = re.compile(r"""(["'])[0-9]{4}-[0-9]{2}-[0-9]{2}\1""")
_PLAIN = re.compile(r"""(["'])([^"'\\]+)\1""")
_ANY = "ASK { ?s ?path ?text }"
_NONE = Token("mark", "", 0)


def missed_literals(store: Store, query: Query) -> Iterator[str]:
    """A sentence for each text that the store has in another form; for a query without an answer.

    Only what is compared, or stands in a pattern, is told of: a function may take any text.
    """
    found = [one for one in tokens(query.text) if one.kind not in ("space", "comment")]
    # With STR a query makes texts of its dates, and compares these.
    as_text = any(one.text.upper() == "STR" for one in found)
    depth = 0
    for before, one, after in zip([_NONE, *found], found, [*found[1:], _NONE], strict=False):
        depth += (one.text == "(") - (one.text == ")")
        if one.kind != "string" or after.text == "^":
            continue
        told = None
        if _DAY.fullmatch(one.text) and {before.text, after.text} & {"<", ">", "="}:
            told = None if as_text else f"is text, and no date; write {one.text}^^xsd:date"
        elif (match := _PLAIN.fullmatch(one.text)) and (not depth or before.text == "="):
            language = after.text[1:] if after.kind == "language" else None
            told = _otherwise(store, _property(before), match[2], language)
        if told:
            line, column = place(query.text, one.start)
            tag = after.text if after.kind == "language" else ""
            yield f"Note: {query.where}:{line}:{column}: {one.text}{tag} {told}"


def _property(token: Token) -> Iri | None:
    prefix = token.text.partition(":")[0]
    known = token.kind == "name" and prefix in vocab.PREFIXES
    return Iri(vocab.expand(token.text)) if known else None


def _otherwise(store: Store, path: Iri | None, text: str, language: str | None) -> str | None:
    """How the store has the text, as value of that property (None: any), if not so."""
    where: dict[str, Term] = {"path": path} if path else {}
    if store.ask(_ANY, where | {"text": Literal(text, language=language)}):
        return None
    for other in (None, "en"):
        known = Literal(text, language=other)
        if store.ask(_ANY, where | {"text": known}):
            return f"is not in the store so; write {n3(known)}"
    return None
