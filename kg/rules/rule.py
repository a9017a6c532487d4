"""One rule file: a header of `# name: text` lines, then a SPARQL query or SHACL shapes.

The header's lines continue on lines that begin with `#` and two spaces or more.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, RuleError
from kg.folder import data_folder
from kg.model import Severity
from kg.rules.compose import compose, conditions
from kg.rules.header import read_header, words
from kg.rules.limited import limited
from kg.wholefile import read_whole_text

KINDS = {".rq": "sparql", ".ttl": "shacl"}
REQUIRED = ("title", "why", "fix", "severity", "tags", "false alarm")
REACHES = ("all", "near")
MERGES = ("sides", "this", "subject")
RULE_SECONDS = 300.0

_LINE = re.compile(r"query:(?P<line>\d+):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a rule file says; the file's name is the id, and names the fault.

    `text` is the query with its parts (see kg.rules.compose), or the shapes; it begins with the
    header, so that line numbers hold. `merge` says which rows are one finding: "sides" (pairs that
    share a side), "this" (one `?this`) or "subject" (one source and subject). `yields_to` are rules
    that win where both fit a pair. `expands` are relations that also stand for their declared
    sub-properties. The sides of a `symmetric` rule may be told in either order. A rule that `needs`
    declarations has nothing to do where none of them is made. The `reach` of a rule is "near" where
    kg.check.nearby copies all that it reads for one article, else "all".
    `conditions` say which pairs it lets through, for the coverage of a check.
    `does` says how it is found, `settle` how to tell which side is right; both may be empty.
    It may run for `seconds`, 0: as long as it takes, as those that ship do, whose time is measured.
    """

    id: str
    title: str
    why: str
    fix: str
    severity: Severity
    tags: tuple[str, ...]
    false_alarm: str
    kind: str
    text: str
    path: Path
    merge: str = "sides"
    yields_to: tuple[str, ...] = ()
    expands: tuple[str, ...] = ()
    symmetric: bool = False
    needs: tuple[str, ...] = ()
    reach: str = "all"
    conditions: tuple[str, ...] = ()
    does: str = ""
    settle: str = ""
    seconds: float = 0


def read_rule(path: Path, seconds: float = RULE_SECONDS) -> Rule:
    """Read one file; a RuleError names the line of what is wrong with header, query or shapes.

    One that does not ship may run for `seconds`.
    """
    try:
        text = read_whole_text(path)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(path, "cannot be read", "check that it is a text file") from error
    folders = (path.parent / "parts", data_folder("queries") / "rules" / "parts")
    single, text = text, compose(text, path, folders)
    header, lines = read_header(text)
    for name in REQUIRED:
        if not header.get(name):
            raise RuleError(f"{path}:1", f"no '{name}' in the header", f"add a line '# {name}: …'")
    rule = Rule(
        id=path.stem,
        title=header["title"],
        why=header["why"],
        fix=header["fix"],
        severity=Severity(_choose(path, lines, header, "severity", tuple(Severity))),
        tags=words(header["tags"]),
        false_alarm=header["false alarm"],
        kind=KINDS[path.suffix],
        text=text,
        path=path,
        merge=_choose(path, lines, {"merge": "sides"} | header, "merge", MERGES),
        yields_to=words(header.get("yields to", "")),
        expands=words(header.get("expands", "")),
        needs=words(header.get("needs", "")),
        reach=_choose(path, lines, {"reach": "all"} | header, "reach", REACHES),
        symmetric=_choose(path, lines, {"symmetric": "no"} | header, "symmetric", ("yes", "no"))
        == "yes",
        conditions=conditions(single, folders),
        does=header.get("does", ""),
        settle=header.get("settle", ""),
        seconds=0 if path.is_relative_to(data_folder("queries")) else seconds,
    )
    _parse(rule)
    return rule


def _choose(
    path: Path,
    lines: Mapping[str, int],
    header: Mapping[str, str],
    name: str,
    allowed: Sequence[str],
) -> str:
    if header[name] not in allowed:
        where, names = f"{path}:{lines[name]}", ", ".join(allowed)
        raise RuleError(where, f"'{header[name]}' is no {name}", f"write one of {names}")
    return header[name]


def _parse(rule: Rule) -> None:
    if rule.kind == "sparql":
        _parse_query(rule)
    else:
        from kg.rules.shapes import parse_shapes

        parse_shapes(rule.text, rule.path)


def _parse_query(rule: Rule) -> None:
    from kg.store import open_store

    def select() -> tuple[str, ...]:
        """The query is planned and answered on the way, of which there need be no end."""
        try:
            return open_store(None).select(rule.text, {}, limit=0).variables
        except KgError as error:
            found = _LINE.search(str(error))
            where = f"{rule.path}:{found['line'] if found else 1}"
            raise RuleError(where, f"the query does not parse ({error})", "correct it") from error

    missing = {"this", "message"} - set(limited(rule, select))
    if missing:
        names = " and ".join(f"?{name}" for name in sorted(missing))
        raise RuleError(f"{rule.path}:1", f"the query does not select {names}", "select it")
