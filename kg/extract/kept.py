"""What is found once for a parse, which keeps it as long as it lives itself.

Each role of each frame of a word asks the tree the same again, and an answer is dear where a
thousand words hang on one. A parse that is mended forgets what it kept (`kg/extract/parse.py`).
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

T = TypeVar("T")


def kept(doc: "Doc", key: str, find: Callable[[], T]) -> T:
    """What the parse keeps under this name; found if it has none.

    It may hold no token, which would keep the parse alive for ever: but places.
    """
    known = doc.user_data
    if key not in known:
        known[key] = find()
    return cast(T, known[key])


def once(ask: "Callable[[Token], list[Token]]") -> "Callable[[Token], list[Token]]":
    """Of a word's words each is looked for once."""
    name = ask.__name__

    @wraps(ask)
    def asked(token: "Token") -> "list[Token]":
        places = kept(token.doc, f"{name} {token.i}", lambda: [one.i for one in ask(token)])
        return [token.doc[place] for place in places]

    return asked
