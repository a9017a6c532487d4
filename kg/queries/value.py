"""What the asker writes for a parameter -> the term that is bound; never text in the query."""

import re
from datetime import date

from kg import vocab
from kg.errors import QueryError
from kg.queries.entity import check_entity, find_entity
from kg.queries.period import read_period
from kg.queries.query import Parameter
from kg.rdf import Iri, Literal, Term
from kg.store import Store

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def parse_value(store: Store, value: str, parameter: Parameter) -> Term:
    """The value as a term of the parameter's type; QueryError for one that is none of that type.

    A parameter whose type is empty takes the value by its look: IRI, date, number or text.
    """
    reader = {
        "entity": _entity,
        "iri": _needed_iri,
        "date": _first_day,
        "end-date": _last_day,
        "number": _needed_number,
        "": _by_its_look,
    }.get(parameter.type)
    return reader(store, value, parameter.option) if reader else Literal(value)


def _entity(store: Store, value: str, where: str) -> Term:
    iri = _iri(value)
    return check_entity(store, iri) if iri else find_entity(store, value)


def _needed_iri(store: Store, value: str, where: str) -> Term:
    iri = _iri(value)
    if not iri:
        raise QueryError(where, f"'{value}' is no IRI", "write https://... or prefix:name")
    return iri


def _needed_number(store: Store, value: str, where: str) -> Term:
    number = _number(value)
    if not number:
        raise QueryError(where, f"'{value}' is no number", "write it as 12 or 2.5")
    return number


def _first_day(store: Store, value: str, where: str) -> Term:
    return _day(_days(value, where)[0])


def _last_day(store: Store, value: str, where: str) -> Term:
    return _day(_days(value, where)[1])


def _by_its_look(store: Store, value: str, where: str) -> Term:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _first_day(store, value, where)
    return _iri(value) or _number(value) or Literal(value)


def _days(value: str, where: str) -> tuple[date, date]:
    try:
        period = read_period(value)
    except ValueError as error:
        raise QueryError(where, f"'{value}' is no day ({error})", "correct it") from error
    if period is None:
        raise QueryError(where, f"'{value}' is no date", "write 2019, 2019-09 or 2019-09-07")
    return period


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), vocab.XSD + "date")


def _number(value: str) -> Literal | None:
    if not _NUMBER.fullmatch(value):
        return None
    return Literal(value, vocab.XSD + ("decimal" if "." in value else "integer"))


def _iri(value: str) -> Iri | None:
    inner = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if re.match(r"(https?|urn):\S+$", inner):
        return Iri(inner)
    prefix, colon, local = value.partition(":")
    if colon and prefix in vocab.PREFIXES and not re.search(r"\s", local):
        return Iri(vocab.expand(value))
    return None
