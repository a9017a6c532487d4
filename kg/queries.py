"""Named queries: files of SPARQL with a header that says what they answer and what they ask for.

A header is a run of comment lines, `# title:`, `# answers:` and any number of
`# param: NAME TYPE EXAMPLE`, where TYPE is entity, text, number, date or iri; a trailing
`(optional)` lets the parameter be left out. An OPTIONAL belongs at a query's end: Oxigraph joins
what follows it row by row (60 s against 0.4 s over 8,000 statements).
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kg import vocab
from kg.errors import QueryError
from kg.folder import data_folder
from kg.rdf import Iri, Literal, Term
from kg.store import Solutions, Store
from kg.store.fault import check_query
from kg.store.syntax import first_keyword, variables
from kg.table import triples_as_solutions

TYPES = ("entity", "text", "number", "date", "iri")
_HEADER = re.compile(r"#\s*(title|answers|param):\s*(.*\S)?\s*")
_LABELS = "skos:prefLabel|rdfs:label|skos:altLabel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable of a query that the asker fills in."""

    name: str
    type: str = "text"
    example: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query with what it answers; `where` is the file, or `-e`, for error messages."""

    name: str
    text: str
    where: str
    title: str = ""
    answers: str = ""
    parameters: tuple[Parameter, ...] = ()


def load_queries(folder: Path | None = None) -> list[Query]:
    """The named queries, by name. Raises QueryError for one without title or answers."""
    found = []
    for path in sorted((folder or data_folder("queries")).glob("*.rq")):
        query = read_query(path)
        for key in ("title", "answers"):
            if not getattr(query, key):
                raise QueryError(path, f"no '{key}' in the header", f"add a line '# {key}: ...'")
        found.append(query)
    return found


def query_names(folder: Path | None = None) -> list[str]:
    """The names of the named queries, sorted."""
    return sorted(path.stem for path in (folder or data_folder("queries")).glob("*.rq"))


def find_query(name: str, folder: Path | None = None) -> Query:
    """The named query; QueryError with the nearest names if there is none."""
    names = query_names(folder)
    if name in names:
        return read_query((folder or data_folder("queries")) / f"{name}.rq")
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows them all"
    raise QueryError(name or "query", "no query has this name, nor is it a file", remedy)


def read_query(path: Path) -> Query:
    """The query in a file."""
    try:
        return parse_query(path.read_text(encoding="utf-8"), where=str(path), name=path.stem)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise QueryError(path, reason, "check the path") from error
    except UnicodeDecodeError as error:
        raise QueryError(path, "is no UTF-8 text", "save it as UTF-8") from error


def parse_query(text: str, *, where: str, name: str = "query") -> Query:
    """A query out of its text; raises QueryError with line and column if it does not parse."""
    text = text.removeprefix("\ufeff")
    check_query(text, where)
    header: dict[str, str] = {}
    parameters = []
    for number, line in enumerate(text.splitlines(), start=1):
        match = _HEADER.fullmatch(line)
        if match and match[1] == "param":
            parameters.append(_parameter(match[2] or "", f"{where}:{number}"))
        elif match:
            header[match[1]] = match[2] or ""
        elif not line.startswith("#"):
            break
    missing = {parameter.name for parameter in parameters} - variables(text)
    if missing:
        what = f"the parameter {min(missing)} is no variable of the query"
        raise QueryError(where, what, f"use ?{min(missing)} or drop the line")
    return Query(name=name, text=text, where=where, parameters=tuple(parameters), **header)


def _parameter(words: str, where: str) -> Parameter:
    match = re.fullmatch(r"(\w+)\s+(\w+)\s+(.+?)(\s+\(optional\))?", words)
    if not match or match[2] not in TYPES:
        what = f"'{words}' is no parameter"
        raise QueryError(where, what, f"write NAME TYPE EXAMPLE, TYPE one of {', '.join(TYPES)}")
    return Parameter(name=match[1], type=match[2], example=match[3], optional=bool(match[4]))


def answer(store: Store, query: Query, values: Mapping[str, str]) -> Solutions | bool:
    """The query's answer with the values for its parameters; a bool for ASK.

    The triples of a CONSTRUCT are rows of three. Raises QueryError for a value that is missing, is
    for no parameter, or names nothing.
    """
    bindings = _bindings(store, query, values)
    keyword = first_keyword(query.text)
    if keyword == "ASK":
        return store.ask(query.text, bindings)
    if keyword in ("CONSTRUCT", "DESCRIBE"):
        return triples_as_solutions(store.construct(query.text, bindings))
    return store.select(query.text, bindings)


def _bindings(store: Store, query: Query, values: Mapping[str, str]) -> dict[str, Term]:
    parameters = {parameter.name: parameter for parameter in query.parameters}
    known = variables(query.text) | set(parameters)
    for name in values:
        if name not in known:
            near = difflib.get_close_matches(name, sorted(parameters), n=1) or sorted(parameters)
            remedy = f"it takes {' and '.join(near)}" if near else "leave it out"
            raise QueryError(query.name, f"has no parameter {name}", remedy)
    for parameter in query.parameters:
        if not parameter.optional and parameter.name not in values:
            remedy = f"add --param '{parameter.name}={parameter.example}'"
            raise QueryError(query.name, f"needs a value for {parameter.name}", remedy)
    return {
        name: _term(store, value, parameters.get(name, Parameter(name=name, type="")))
        for name, value in values.items()
    }


def _term(store: Store, value: str, parameter: Parameter) -> Term:
    where = f"--param {parameter.name}"
    iri = _iri(value)
    if parameter.type == "entity":
        return iri or find_entity(store, value)
    if parameter.type == "iri" and not iri:
        raise QueryError(where, f"'{value}' is no IRI", "write https://... or prefix:name")
    if parameter.type == "date" and not _is_date(value):
        raise QueryError(where, f"'{value}' is no date", f"write it as {parameter.example}")
    if parameter.type == "number" and not _is_number(value):
        raise QueryError(where, f"'{value}' is no number", f"write it as {parameter.example}")
    if iri and parameter.type in ("", "iri"):
        return iri
    if parameter.type == "date" or (not parameter.type and _is_date(value)):
        return Literal(value, vocab.XSD + "date")
    if parameter.type == "number" or (not parameter.type and _is_number(value)):
        whole = value.lstrip("+-").isdigit()
        return Literal(value, vocab.XSD + ("integer" if whole else "decimal"))
    return Literal(value)


def _iri(value: str) -> Iri | None:
    inner = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if re.match(r"(https?|urn):\S+$", inner):
        return Iri(inner)
    prefix, colon, local = value.partition(":")
    if colon and prefix in vocab.PREFIXES and not re.search(r"\s", local):
        return Iri(vocab.expand(value))
    return None


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_number(value: str) -> bool:
    return re.fullmatch(r"[+-]?\d+(\.\d+)?", value) is not None


def find_entity(store: Store, label: str) -> Iri:
    """The entity of that label, in any case of letters; QueryError for none or several.

    Where several share it, those win that a statement is about, then those whose own name it is.
    """
    found = _labelled(store, label)
    if not found:
        names = _all_labels(store)
        near = difflib.get_close_matches(label, names, n=3, cutoff=0.6)
        remedy = f"did you mean {' or '.join(near)}?" if near else "give its IRI"
        raise QueryError(label, "nothing in the store has this name", remedy)
    for narrower in (_STATED, "?x skos:prefLabel ?l FILTER(LCASE(STR(?l)) = LCASE(?label))"):
        if len(found) > 1:
            values = " ".join(f"<{iri}>" for iri in sorted(found))
            query = f"SELECT DISTINCT ?x {{ VALUES ?x {{ {values} }} {narrower} }}"
            found = _column(store.select(query, {"label": Literal(label)})) or found
    if len(found) > 1:
        some = ", ".join(vocab.shorten(iri) for iri in sorted(found)[:5])
        raise QueryError(label, f"names {len(found)} things ({some})", "give one of these instead")
    return found.pop()


_STATED = "{ ?st rdf:subject ?x } UNION { ?st rdf:object ?x }"


def _labelled(store: Store, label: str) -> set[Iri]:
    parts = (f"{{ ?x {_LABELS} {name} }}" for name in ("?plain", "?english"))
    exact = f"SELECT DISTINCT ?x {{ {' UNION '.join(parts)} }}"
    bindings: dict[str, Term] = {
        "plain": Literal(label),
        "english": Literal(label, language="en"),
    }
    found = _column(store.select(exact, bindings))
    folded = f"SELECT DISTINCT ?x {{ ?x {_LABELS} ?l FILTER(LCASE(STR(?l)) = LCASE(?label)) }}"
    return found or _column(store.select(folded, {"label": Literal(label)}))


def _all_labels(store: Store) -> list[str]:
    query = f"SELECT DISTINCT (STR(?l) AS ?label) {{ ?x {_LABELS} ?l }} ORDER BY ?label"
    return [str(row["label"][0]) for row in store.select(query).rows]


def _column(solutions: Solutions) -> set[Iri]:
    return {term for row in solutions.rows for term in row.values() if isinstance(term, Iri)}


def find_labels(store: Store, iris: Iterable[Iri]) -> dict[str, str]:
    """A label for each of the IRIs that has one."""
    values = " ".join(f"<{iri}>" for iri in sorted(iris) if not iri.startswith("_:"))
    if not values:
        return {}
    query = (
        "SELECT ?x (MIN(STR(?name)) AS ?label) "
        f"{{ VALUES ?x {{ {values} }} ?x skos:prefLabel|rdfs:label ?name }} GROUP BY ?x"
    )
    return {str(row["x"]): str(row["label"][0]) for row in store.select(query).rows}
