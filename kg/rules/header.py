"""The header of a rule or a derivation: lines `# name: text` at the top of the file.

A line that begins with `#` and two spaces or more goes on with the one before.
"""

import re

_PART = re.compile(r"# (?P<name>[a-z][a-z ]*?):\s*(?P<text>.*)")
_MORE = re.compile(r"#\s{2,}(?P<text>\S.*)")


def read_header(text: str) -> tuple[dict[str, str], dict[str, int]]:
    """The header's parts by name, and the line on which each begins."""
    header: dict[str, str] = {}
    lines: dict[str, int] = {}
    name = ""
    for number, line in enumerate(text.splitlines(), 1):
        if part := _PART.fullmatch(line.rstrip()):
            name = part["name"]
            header[name], lines[name] = part["text"], number
        elif name and (more := _MORE.fullmatch(line.rstrip())):
            header[name] += " " + more["text"]
        elif not line.startswith("#"):
            break
    return header, lines


def words(text: str) -> tuple[str, ...]:
    """The words of a list with commas between."""
    return tuple(word.strip() for word in text.split(",") if word.strip())
