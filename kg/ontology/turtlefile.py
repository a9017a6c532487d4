"""A Turtle file with the lines of its terms, which no RDF parser keeps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg import vocab
from kg.errors import OntologyError
from kg.lexicon.turtle import Facts, read_turtle
from kg.ontology.problem import Problem

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
    | (?P<string>"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3} | '{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*') (?P<datatype>\^\^[\w-]+:[\w-]+)?
    | (?P<iri><[^<>\s]*>)
    | (?P<name>[\w-]*:(?:[\w%.-]*[\w%-])?)
    | (?P<number>[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<word>@?[\w-]+)
    | (?P<mark>[.;,\[\]()])""",
    re.VERBOSE | re.DOTALL,
)
_DATES = (vocab.SCHEMA + "startDate", vocab.SCHEMA + "endDate")


@dataclass(frozen=True, slots=True)
class Term:
    """An IRI with the subject of the statement in which it stands, and its line."""

    subject: str
    iri: str
    name: str
    line: int


@dataclass(slots=True)
class TurtleFile:
    """A file's prefixes with their lines, terms, dates, and its triples if it parses."""

    path: Path
    prefixes: dict[str, tuple[str, int]] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    dates: list[tuple[str, int]] = field(default_factory=list)
    facts: Facts = field(default_factory=dict)
    problem: Problem | None = None

    def subjects(self) -> dict[str, int]:
        """The subjects of the file's statements with their first lines."""
        found: dict[str, int] = {}
        for term in self.terms:
            if term.iri == term.subject:
                found.setdefault(term.iri, term.line)
        return found


def read_turtle_file(path: Path) -> TurtleFile:
    """Read the file; a syntax error is kept as its problem."""
    file = TurtleFile(path)
    _scan(path.read_text("utf-8", errors="replace"), file)
    try:
        file.facts = read_turtle([path])
    except OntologyError as error:
        line = re.match(r".*?:(\d+):", str(error))
        what, _, remedy = str(error).split(": ", 1)[1].rpartition("; ")
        what = re.sub(r"Parser error [^:]*: ", "", what)  # the line is told already
        file.problem = Problem(path, int(line[1]) if line else 1, what, remedy)
    return file


def _scan(text: str, file: TurtleFile) -> None:
    depth, subject, predicate = 0, "", ""
    tokens = _tokens(text)
    for kind, word, line in tokens:
        if not subject and word.lower() in ("@prefix", "prefix"):
            _, name, where = next(tokens, ("", "", line))
            _, iri, _ = next(tokens, ("", "", line))
            file.prefixes.setdefault(name.rstrip(":"), (iri.strip("<>"), where))
        elif kind == "mark":
            depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(word, 0)
            if word == "." and depth <= 0:
                depth, subject = 0, ""
            if word in ".;":
                predicate = ""
        elif kind in ("iri", "name"):
            iri = _expanded(kind, word, file)
            subject = subject or iri
            if iri != subject and not predicate:
                predicate = iri
            file.terms.append(Term(subject, iri, word, line))
        elif kind == "datatype" or predicate in _DATES:
            value, _, datatype = word.rpartition("^^") if kind == "datatype" else (word, "", "")
            if predicate in _DATES or datatype == "xsd:date":
                file.dates.append((value.strip("\"'"), line))


def _expanded(kind: str, word: str, file: TurtleFile) -> str:
    if kind == "iri":
        return word.strip("<>")
    prefix, local = word.split(":", 1)
    return file.prefixes.get(prefix, (f"{prefix}:", 0))[0] + local


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line, place = 1, 0
    for match in _TOKEN.finditer(text):
        line += text.count("\n", place, match.start())
        place = match.start()
        if match.lastgroup != "comment":
            yield str(match.lastgroup), match[0], line
