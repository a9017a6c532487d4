"""Which characters of a text a form can hold, and which may be shown to people."""

import re

# What is left out of XML 1.0's production 2, Char.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Controls, marks that turn the direction of writing or take no room, and what XML lacks.
_NOT_SHOWN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LONE = re.compile("[\ud800-\udfff]")
_TAB = "    "


def encodable(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, which an escape may stand for."""
    return _LONE.sub("\ufffd", text)


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)


def printable(text: str) -> str:
    """The text with tabs as four blanks and nothing left that could steer the terminal.

    Control characters become their pictures; marks that turn the direction of writing are dropped,
    as they would move the words away from the carets below.
    """
    return _NOT_SHOWN.sub(_shown, text)


def printable_lines(text: str) -> str:
    """As `printable`, with the line ends kept, each a line feed."""
    return "\n".join(map(printable, text.replace("\r\n", "\n").split("\n")))


def flat(text: str) -> str:
    """The text as one printable line: line ends and runs of blanks are one blank."""
    return printable(" ".join(text.split()))


def _shown(found: re.Match[str]) -> str:
    char = found[0]
    if char == "\t":
        return _TAB
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\u2421"
    return "" if char > "\x9f" and char == legal(char) else "\ufffd"
