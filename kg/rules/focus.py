"""What a check of some sources touches: its statements, and what these are about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

FOCUS_LINE = re.compile(
    r"^(?P<indent>[ \t]*)# focus(?: (?P<run>\d))?: \?(?P<name>\w+)"
    r" (?P<what>statements|subjects|objects)[ \t]*$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """IRIs of the sources in focus, of their statements, and of the subjects and objects of these.

    The subjects include their parts and wholes.
    """

    sources: frozenset[str]
    statements: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()


def narrow(query: str, focus: Focus | None) -> list[str]:
    """The query with each line `# focus: ?x statements` (subjects, objects) as its condition.

    Where what is new may stand on either side of a pair, the lines carry a number,
    `# focus 1: ?x statements`: there is a query for each, and what they find is taken together.
    Without a focus the lines stay what they are, comments. A focus on nothing finds nothing.
    """
    if focus is None:
        return [query]
    runs = sorted({match["run"] for match in FOCUS_LINE.finditer(query) if match["run"]}) or [None]

    def narrowed(run: str | None) -> str:
        def condition(match: re.Match[str]) -> str:
            if match["run"] not in (None, run):
                return ""
            values: Iterable[str] = getattr(focus, match["what"])
            names = " ".join(f"<{iri}>" for iri in sorted(values))
            return f"{match['indent']}VALUES ?{match['name']} {{ {names} }}"

        return FOCUS_LINE.sub(condition, query)

    return [narrowed(run) for run in runs]
