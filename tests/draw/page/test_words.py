from datetime import date

import pytest

from kg.draw.network import Kind, Network, Node
from kg.draw.page.words import slugs, value_words
from kg.model import Entity, Quantity, Time, Value


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Entity(iri="https://example.org/tern", label="Tern"), "Tern"),
        (Quantity(amount=3, unit="t", text="some 3 t", low=1, high=9, base="kg", kind="mass"),
         "some 3 t"),
        (Time(earliest=date(2024, 1, 1), latest=date(2024, 12, 31), text="next year"),
         "next year (2024-01-01 to 2024-12-31)"),
        (Time(earliest=None, latest=date(2024, 12, 31), text="by 2024"), "by 2024 (by 2024-12-31)"),
        (Time(earliest=date(2024, 1, 1), latest=None, text=""), "from 2024-01-01"),
        (Time(earliest=date(2024, 1, 2), latest=date(2024, 1, 2), text="2024-01-02"), "2024-01-02"),
        (Time(earliest=None, latest=None, text="soon"), "soon (no date)"),
    ],
)  # fmt: skip
def test_a_value_keeps_the_words_of_the_text_and_says_the_days(value: Value, words: str) -> None:
    assert value_words(value) == words


def test_nodes_are_named_by_the_end_of_their_iri_unless_two_would_share_it() -> None:
    iris = ["https://a.example/tern", "https://b.example/tern", "https://a.example/x#Heron 1"]
    nodes = (Node(iri=iri, label="", kind=Kind.MISSION, type="space:Mission") for iri in iris)
    assert slugs(Network(nodes=tuple(nodes), links=())) == {
        "https://a.example/tern": "https-a.example-tern",
        "https://b.example/tern": "https-b.example-tern",
        "https://a.example/x#Heron 1": "Heron-1",
    }


def test_no_two_nodes_have_one_name() -> None:
    iris = ("http://a/x#f", "http://a/x/f", "http://b/http-c-d", "http://c#d", "http://e#d", "#")
    nodes = (Node(iri=iri, label="", kind=Kind.MISSION, type="space:Mission") for iri in iris)
    assert slugs(Network(nodes=tuple(nodes), links=())) == {
        "http://a/x#f": "http-a-x-f-675bd52a",
        "http://a/x/f": "http-a-x-f-270eb24b",
        "http://b/http-c-d": "http-c-d-0bbefe71",
        "http://c#d": "http-c-d-614e5b18",
        "http://e#d": "http-e-d",
        "#": "334359b9",
    }
