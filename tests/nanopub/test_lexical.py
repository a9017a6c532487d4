"""Literals and their datatypes."""

import pytest

from kg.nanopub.lexical import is_well_typed
from kg.rdf import Literal
from kg.vocab import XSD


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("6", "integer"),
        ("-0", "nonNegativeInteger"),
        ("1", "boolean"),
        ("6.", "decimal"),
        ("-INF", "double"),
        ("1e3", "float"),
        ("2024-02-29", "date"),
        ("12024-02-29Z", "date"),
        ("-0044-03-15", "date"),
        ("2019-09-07T01:53:00.5+05:30", "dateTime"),
        ("2019-09-07T24:00:00", "dateTime"),
        ("2019-09-07", "dateTime"),
        ("23:59:59Z", "time"),
        ("2019-09", "gYearMonth"),
        ("anything", "hexThing"),
    ],
)
def test_these_are_of_their_type(value: str, kind: str) -> None:
    assert is_well_typed(Literal(value, XSD + kind))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("six", "integer"),
        ("-6", "nonNegativeInteger"),
        ("0", "positiveInteger"),
        ("yes", "boolean"),
        ("6,5", "decimal"),
        ("1e3", "decimal"),
        ("infinity", "double"),
        ("2023-02-29", "date"),
        ("7 September 2019", "date"),
        ("2019-09-07T25:00:00Z", "dateTime"),
        ("2019-09-31T01:00:00Z", "dateTime"),
        ("23:60:00", "time"),
        ("noon", "time"),
        ("2019-13", "gYearMonth"),
        ("a b", "anyURI"),
    ],
)
def test_these_are_not(value: str, kind: str) -> None:
    assert not is_well_typed(Literal(value, XSD + kind))


def test_another_vocabulary_is_not_judged() -> None:
    assert is_well_typed(Literal("x", "https://a/type"))
