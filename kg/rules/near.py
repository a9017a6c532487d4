"""A rule's query as it is asked of an excerpt of the store, some hundred statements.

There the engine takes longer to plan a query than to answer it, and the longer the more patterns a
group has. So groups that find nothing are left out, and long ones are planned in pieces.

Where thousands tell of one thing it is the other way round: to hold them all against each other
takes the square of their number. There a group with a line `# either: ?this ?value` is asked once
with each of these in focus, one after the other, and not planned in pieces.
"""

import re
from collections.abc import Callable

from kg import vocab
from kg.rules.compose import SET_WISE
from kg.rules.focus import FOCUS_LINE

NEAR = vocab.KG + "near"  # of the statements in focus, in the excerpt

_ONLY_IF = re.compile(r"^[ \t]*# only if: (?P<pattern>\S.*(?:\n[ \t]*#  +\S.*)*)$", re.MULTILINE)
_EITHER = re.compile(r"^[ \t]*# either:(?P<names>(?: \?\w+)+)[ \t]*$", re.MULTILINE)
_PREFIXES = re.compile(r"(?im)^prefix .*$")
_COMMENT = re.compile(r"^[^\S\n]*#.*$", re.MULTILINE)
_BRACE = re.compile(r"[{}]")
_NEVER = "FILTER(false)"
_OPERAND = re.compile(r"UNION\s*$")
_OPTIONAL = re.compile(r"OPTIONAL\s*$")
_UNION = re.compile(r"\s*UNION\b")
_TERM = r'(?:[\w-]+:[\w-]+|\?\w+|"[^"\n]*"|true)'
# What is told of one variable by four predicates or more.
_LONG = re.compile(
    rf"(?<=[\s{{])\?\w+ [\w-]+:[\w-]+ {_TERM}(?:\s+;\s+[\w-]+:[\w-]+ {_TERM}){{3,}}\s*\.(?=\s)"
)


def narrow_near(query: str, holds: Callable[[str], bool], *, large: bool = False) -> list[str]:
    """The query for an excerpt, or several that find together what it finds; none: nothing.

    What must hold if a group is to find anything, `# only if: PATTERN` or a set-wise block, is
    asked first (`holds`, of an ASK). Of the lines `# focus` those count that ask for the focus's
    own statements, whichever of two they would be. In a `large` excerpt those rows are found that
    have one of these in the variables of the group's line `# either`.
    """
    text = _with_answers(query, holds)
    runs = _runs(text) if large else [text]
    found = [_without_empty(_COMMENT.sub("", one)) for one in runs]
    return [one if len(runs) > 1 else _in_pieces(one) for one in found if one is not None]


def without_idle(query: str, holds: Callable[[str], bool]) -> str | None:
    """The query without the groups whose `# only if` does not hold; None: nothing is left."""
    return _without_empty(_COMMENT.sub("", _ONLY_IF.sub(_condition(query, holds), query)))


def _with_answers(query: str, holds: Callable[[str], bool]) -> str:
    """The query with what is known of its groups."""
    ask = _asking(query, holds)

    def block(match: re.Match[str]) -> str:
        body = _COMMENT.sub("", match[0]).strip()
        return f"{body}\n" if not body.startswith("{") or ask(body) else f"{_NEVER}\n"

    text = _ONLY_IF.sub(_condition(query, holds), FOCUS_LINE.sub(_own, query))
    return SET_WISE.sub(block, text)


def _asking(query: str, holds: Callable[[str], bool]) -> Callable[[str], bool]:
    """Whether a pattern in the prefixes of the query holds."""
    prefixes = "\n".join(_PREFIXES.findall(query))
    return lambda pattern: holds(f"{prefixes}\nASK {{ {pattern} }}")


def _condition(query: str, holds: Callable[[str], bool]) -> Callable[[re.Match[str]], str]:
    """What takes the place of a line `# only if`: nothing where it holds."""
    ask = _asking(query, holds)

    def condition(match: re.Match[str]) -> str:
        pattern = " ".join(line.strip(" \t#") for line in match["pattern"].split("\n"))
        return "" if ask(pattern) else _NEVER

    return condition


def _runs(text: str) -> list[str]:
    """The query with the first, the second, … of each line `# either` in focus."""
    most = max((len(match["names"].split()) for match in _EITHER.finditer(text)), default=1)

    def run(number: int) -> str:
        def side(match: re.Match[str]) -> str:
            names = match["names"].split()
            return f"{names[number]} <{NEAR}> true ." if number < len(names) else _NEVER

        return _EITHER.sub(side, text)

    return [run(number) for number in range(most)]


def _in_pieces(query: str) -> str:
    head, where, body = query.partition("WHERE")
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
        elif _OPTIONAL.search(before):
            text = _OPTIONAL.sub("", before) + after
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
