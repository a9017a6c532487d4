"""A rule's query as it is asked of an excerpt of the store, some hundred statements.

There the engine takes longer to plan a query than to answer it, and the longer the more patterns a
group has. So groups that find nothing are left out, and long ones are planned in pieces.
"""

import re
from collections.abc import Callable

from kg import vocab
from kg.rules.compose import SET_WISE
from kg.rules.focus import FOCUS_LINE

NEAR = vocab.KG + "near"  # of the statements in focus, in the excerpt

_ONLY_IF = re.compile(r"^[ \t]*# only if: (?P<pattern>\S.*(?:\n[ \t]*#  +\S.*)*)$", re.MULTILINE)
_PREFIXES = re.compile(r"(?im)^prefix .*$")
_COMMENT = re.compile(r"^[^\S\n]*#.*$", re.MULTILINE)
_BRACE = re.compile(r"[{}]")
_NEVER = "FILTER(false)"
_OPERAND = re.compile(r"UNION\s*$")
_UNION = re.compile(r"\s*UNION\b")
_TERM = r'(?:[\w-]+:[\w-]+|\?\w+|"[^"\n]*"|true)'
# What is told of one variable by four predicates or more.
_LONG = re.compile(
    rf"(?<=[\s{{])\?\w+ [\w-]+:[\w-]+ {_TERM}(?:\s+;\s+[\w-]+:[\w-]+ {_TERM}){{3,}}\s*\.(?=\s)"
)


def narrow_near(query: str, holds: Callable[[str], bool]) -> str | None:
    """The query for an excerpt; None if it finds nothing.

    What must hold if a group is to find anything, `# only if: PATTERN` or a set-wise block, is
    asked first (`holds`, of an ASK). Of the lines `# focus` those count that ask for the focus's
    own statements, whichever of two they would be.
    """
    prefixes = "\n".join(_PREFIXES.findall(query))

    def ask(pattern: str) -> bool:
        return holds(f"{prefixes}\nASK {{ {pattern} }}")

    def block(match: re.Match[str]) -> str:
        body = _COMMENT.sub("", match[0]).strip()
        return f"{body}\n" if not body.startswith("{") or ask(body) else f"{_NEVER}\n"

    def condition(match: re.Match[str]) -> str:
        pattern = " ".join(line.strip(" \t#") for line in match["pattern"].split("\n"))
        return "" if ask(pattern) else _NEVER

    text = FOCUS_LINE.sub(_own, query)
    text = _ONLY_IF.sub(condition, text)
    left = _without_empty(_COMMENT.sub("", SET_WISE.sub(block, text)))
    if left is None:
        return None
    head, where, body = left.partition("WHERE")
    return head + where + _LONG.sub(r"{ SELECT * { \g<0> } }", body)


def _own(match: re.Match[str]) -> str:
    if match["run"] or match["what"] != "statements":
        return ""
    return f"?{match['name']} <{NEAR}> true ."


def _without_empty(text: str) -> str | None:
    """The query without the groups that are never true; None if that is all of it."""
    whole = text.index("{", max(text.find("WHERE"), 0))  # the word may be left out
    while (at := text.find(_NEVER)) >= 0:
        start, end = _group(text, at)
        if start == whole:
            return None
        before, after = text[:start].rstrip(), text[end:]
        if _OPERAND.search(before):
            text = _OPERAND.sub("", before) + after
        elif union := _UNION.match(after):
            text = before + after[union.end() :]
        else:
            text = f"{before} {_NEVER} {after}"
    return text


def _group(text: str, at: int) -> tuple[int, int]:
    """Where the innermost group around a place begins and ends.

    Strings need not be told from the rest: braces in them come in pairs, as in `{this.says}`.
    """
    depth, start = 1, at
    while depth:
        start = max(text.rfind("{", 0, start), text.rfind("}", 0, start))
        depth += -1 if text[start] == "{" else 1
    depth, end = 1, at
    for match in _BRACE.finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if not depth:
            end = match.end()
            break
    return start, end
