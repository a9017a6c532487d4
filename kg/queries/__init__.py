"""Named queries: files of SPARQL that say what they answer and what they ask for."""

from kg.queries.answer import Answer, answer
from kg.queries.entity import find_entity, find_labels
from kg.queries.literals import missed_literals
from kg.queries.period import read_period
from kg.queries.query import TYPES, Parameter, Query, parse_header, parse_query
from kg.queries.shelf import (
    find_query,
    load_queries,
    query_file,
    query_names,
    read_header,
    read_query,
)
from kg.queries.unknown import mentions, unknown_names

__all__ = [
    "TYPES",
    "Answer",
    "Parameter",
    "Query",
    "answer",
    "find_entity",
    "find_labels",
    "find_query",
    "load_queries",
    "mentions",
    "missed_literals",
    "parse_header",
    "parse_query",
    "query_file",
    "query_names",
    "read_header",
    "read_period",
    "read_query",
    "unknown_names",
]
