"""A rule's query -> the query of a SHACL-SPARQL constraint, which is asked for one `$this`.

The words of both statements are asked for too, as a message of SHACL can show variables only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg import vocab
from kg.errors import RuleError
from kg.model import Severity
from kg.rules.compose import without_set_wise
from kg.store.syntax import prefix_of, tokens, undeclared

_PREFIX = re.compile(r"(?im)^[ \t]*PREFIX[ \t]+(?P<name>[\w-]*):[ \t]*<(?P<base>[^>]*)>[ \t]*\n?")
_COMMENT = re.compile(r"(?m)^[ \t]*#.*\n?")
_SELECT = re.compile(
    r"\s*SELECT\s+(?:DISTINCT\s+)?(?P<names>(?:\?\w+\s*)+)(?:WHERE\s*)?\{(?P<body>.*)\}[^}]*",
    re.IGNORECASE | re.DOTALL,
)
# https://www.w3.org/TR/shacl/#pre-binding
_FORBIDDEN = ("MINUS", "VALUES", "SERVICE")
_REMEDY = "put it between '# set-wise: begin' and 'end' if it changes no result, or write it anew"


@dataclass(frozen=True, slots=True)
class Question:
    """A query without comments and prefixes; `names` are the variables that it selects."""

    text: str
    names: frozenset[str]

    def levels(self, usual: Severity) -> list[Severity]:
        """The severities that it may give, worst first; `usual` where it works out none."""
        if "severity" not in self.names:
            return [usual]
        said = {one.text.strip("'\"") for one in tokens(self.text) if one.kind == "string"}
        return [level for level in Severity if level == usual or level in said]

    def select(self, severity: Severity, usual: Severity) -> str:
        """The SELECT for one severity."""
        match = _SELECT.fullmatch(self.text)
        assert match is not None
        extra = "".join(self._more(severity, usual))
        kept = [name for name in ("value", "path", "evidence") if name in self.names]
        words = [f"{name}Words" for name in ("this", "value") if name in self.names]
        names = " ".join(f"?{name}" for name in (*kept, *words))
        return f"SELECT DISTINCT $this {names} WHERE {{{match['body'].rstrip()}\n{extra}}}"

    def message(self, title: str) -> str:
        """What the constraint says: the rule's title, and the words of the statements."""
        words = "“{?thisWords}”" + (" against “{?valueWords}”" if "value" in self.names else "")
        seen = " (see {?evidence})" if "evidence" in self.names else ""
        return f"{title}: {words}{seen}"

    def _more(self, severity: Severity, usual: Severity) -> Iterator[str]:
        if "severity" in self.names:
            yield f'  FILTER(COALESCE(?severity, "{usual}") = "{severity}")\n'
        yield "  OPTIONAL { ?this oa:hasSelector/oa:exact ?thisWords }\n"
        if "value" in self.names:
            # Where a rule leaves ?value open, the pattern must not fill it.
            yield f"  BIND(COALESCE(?value, <{vocab.RDF}nil>) AS ?valueNode)\n"
            yield "  OPTIONAL { ?valueNode oa:hasSelector/oa:exact ?valueWords }\n"


def question_of(query: str, path: Path, prefixes: dict[str, str]) -> Question:
    """The question that the query of a rule or a derivation asks; adds its prefixes to `prefixes`.

    Raises RuleError for what SHACL-SPARQL forbids.
    """
    text = _COMMENT.sub("", without_set_wise(query))
    for token in undeclared(text):
        name = prefix_of(token)
        if name in vocab.PREFIXES:
            _declare(prefixes, name, vocab.PREFIXES[name], path)
    for match in _PREFIX.finditer(text):
        _declare(prefixes, match["name"], match["base"], path)
    text = _PREFIX.sub("", text).strip()
    selected = _SELECT.fullmatch(text)
    if selected is None:
        return Question(text, frozenset())
    _refuse(text, path)
    return Question(text, frozenset(selected["names"].replace("?", " ").split()))


def _declare(prefixes: dict[str, str], name: str, base: str, path: Path) -> None:
    if prefixes.setdefault(name, base) != base:
        what = f"the prefix {name}: stands for another namespace than in the rules before"
        raise RuleError(path, what, "rename it")


def _refuse(text: str, path: Path) -> None:
    words = [one for one in tokens(text) if one.kind not in ("space", "comment")]
    for at, token in enumerate(words):
        word = token.text.upper() if token.kind == "word" else ""
        if word in _FORBIDDEN:
            raise RuleError(path, f"SHACL-SPARQL has no {word}", _REMEDY)
        if word == "AS" and words[at + 1].text in ("?this", "$this"):
            raise RuleError(path, "SHACL-SPARQL assigns nothing to ?this", _REMEDY)
        if word == "SELECT" and at:
            names = _projection(text[token.start :])
            if "?this" not in names and "$this" not in names:
                raise RuleError(path, "an inner SELECT does not select ?this", _REMEDY)


def _projection(text: str) -> set[str]:
    return {one.text for one in tokens(text.split("{", 1)[0]) if one.kind == "variable"}
