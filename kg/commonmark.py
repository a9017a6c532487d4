"""Text within Markdown that a renderer shows as it is, GitHub's links and mentions included."""

import re

from kg.characters import flat, printable

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKUP = re.compile(r"[\\`*_\[\]|~$]")
# GitHub links these even where they are escaped, and writes to the people; a comment parts them.
_MENTION = re.compile(r"(?<=[@#])(?=\w)")
_ADDRESS = re.compile(r"(?i)(?<=https)(?=:)|(?<=http)(?=:)|(?<=ftp)(?=:)|(?<=www)(?=\.)")


def escaped(text: str) -> str:
    """The text on one line, as Markdown that shows these very characters and links nothing."""
    shown = _MARKUP.sub(r"\\\g<0>", flat(text))
    shown = "".join(_ENTITIES.get(char, char) for char in shown)
    shown = _MENTION.sub("<!-- -->", shown)
    return _ADDRESS.sub("<!-- -->", shown)


def code(text: str) -> str:
    """The text as a code span; longer fences where it holds backticks (CommonMark 6.1)."""
    shown = printable(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    edge = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{edge}{shown}{edge}{fence}"
