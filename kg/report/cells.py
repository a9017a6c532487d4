"""How wide text is on a terminal. Knows nothing of lines.

Widths follow Unicode Annex 11 (East Asian Width): wide and fullwidth characters take two cells,
combining marks and format characters none.
"""

import unicodedata

_FIRST_HANGUL_TAIL, _LAST_HANGUL_TAIL = "\u1160", "\u11ff"


def width(text: str) -> int:
    """The number of terminal cells that the text takes."""
    return sum(char_width(char) for char in text)


def char_width(char: str) -> int:
    """0 for a mark that sits on the character before it, 2 for a wide character, else 1."""
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if _FIRST_HANGUL_TAIL <= char <= _LAST_HANGUL_TAIL:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def head(text: str, room: int) -> str:
    """As much from the front of the text as fits into `room` cells, marks kept on their letters."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > room:
            return text[:index]
    return text


def tail(text: str, room: int) -> str:
    """As much from the end of the text as fits into `room` cells, marks kept on their letters."""
    used, first = 0, len(text)
    for index in range(len(text) - 1, -1, -1):
        used += char_width(text[index])
        if used > room:
            break
        if char_width(text[index]):
            first = index
    return text[first:]


def wrapped(text: str, room: int) -> list[str]:
    """The text broken at blanks into lines of at most `room` cells; a longer word is cut."""
    lines = [""]
    for word in text.split():
        rest = word
        while rest:
            joined = f"{lines[-1]} {rest}" if lines[-1] else rest
            if width(joined) <= room:
                lines[-1], rest = joined, ""
            elif lines[-1]:
                lines.append("")
            else:
                lines[-1] = head(rest, room) or rest[0]
                rest = rest[len(lines[-1]) :]
                lines.append("")
    return lines if lines[-1] or len(lines) == 1 else lines[:-1]
