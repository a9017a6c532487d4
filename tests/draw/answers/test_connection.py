"""How two things are connected, in words and in rows."""

import csv
import io
import json
from dataclasses import replace

import pytest

from kg.draw.answers import FORMS
from kg.draw.answers.connection import write_connection
from kg.draw.connection import Connection, Leg
from kg.model import Certainty, Entity, Property, Quote, Speaker, Statement, Tense


def thing(label: str) -> Entity:
    return Entity(iri=f"urn:{label}", label=label)


def said(subject: str, role: str, value: str, quote: str, source: str, *by: str) -> Statement:
    return Statement(
        id=f"urn:{subject}-{role}-{value}-{source}",
        source=source,
        subject=thing(subject),
        property=Property(iri=f"urn:{role}", name=role),
        value=thing(value),
        tense=Tense.PAST,
        speakers=tuple(Speaker(label=name) for name in by),
        quote=Quote(exact=quote, start=0, end=len(quote)),
    )


BUILT = said("Aster", "develops", "Selene", "Aster built\nSelene", "a.txt", "Moon Daily")
AGAIN = replace(BUILT, id="urn:again", quote=Quote(exact="Aster’s Selene", start=5, end=19))
CARRIED = replace(
    said("Selene", "carries", "camera", "to carry a camera", "b.txt", "Orbit Post", "Aster chief"),
    certainty=Certainty.PROBABLE,
    tense=Tense.FUTURE,
)


def leg(source: str, target: str, *statements: Statement, whole: str | None = None) -> Leg:
    return Leg(
        source=thing(source),
        target=thing(target),
        statements=statements,
        sources=len({one.source for one in statements}),
        whole=whole,
    )


FIRST = leg("Aster", "Selene", BUILT, AGAIN)
CONNECTED = Connection(
    start=thing("Aster"),
    end=thing("lens"),
    ways=(
        (FIRST, leg("Selene", "camera", CARRIED), leg("camera", "lens", whole="urn:camera")),
        (FIRST, leg("Selene", "lens", whole="urn:Selene")),
    ),
    near_start=(thing("Selene"),),
    near_end=(thing("camera"),),
    statements=3,
    days={"a.txt": "2031-04-02"},
)
APART = Connection(
    start=thing("Aster"),
    end=thing("Boreal"),
    ways=(),
    near_start=tuple(thing(f"craft {number}") for number in range(9)),
    near_end=(),
    statements=1,
)


def test_text_tells_each_step_once_with_who_says_so() -> None:
    assert write_connection(CONNECTED, "text", room=60) == (
        "Aster and lens are connected in 3 steps.\n"
        "\n"
        "1. Aster – Selene – camera – lens\n"
        "\n"
        "   Aster – Selene  (1 independent source)\n"
        "     Aster – develops – Selene: “Aster built Selene”\n"
        "       Moon Daily; a.txt, 2031-04-02\n"
        "\n"
        "   Selene – camera  (1 independent source)\n"
        "     Selene – carries – camera (hedged (probable), planned):\n"
        "     “to carry a camera”\n"
        "       Orbit Post › Aster chief; b.txt\n"
        "\n"
        "   camera – lens  (no quote: lens is known as a part of camera)\n"
        "\n"
        "2. Aster – Selene – lens\n"
        "\n"
        "   Aster – Selene  (as in 1)\n"
        "\n"
        "   Selene – lens  (no quote: lens is known as a part of Selene)\n"
    )


def test_of_many_statements_text_shows_three() -> None:
    many = [replace(BUILT, id=f"urn:{source}", source=source) for source in "abcde"]
    connection = replace(CONNECTED, ways=((leg("Aster", "Selene", *many),),))
    assert write_connection(connection, "text").splitlines()[-1] == "     and 2 more"
    assert len(write_connection(connection, "csv").splitlines()) == 6


def test_what_is_not_connected_is_said_so_with_what_is_near() -> None:
    assert write_connection(APART, "text") == (
        "Nothing connects Aster with Boreal in 1 statement between things.\n"
        "Aster is connected with 9 things: craft 0, craft 1, craft 2, craft 3, craft 4, craft 5, "
        "craft 6,\ncraft 7 …\n"
        "Boreal is connected with nothing.\n"
    )
    assert write_connection(APART, "csv").splitlines() == [
        "way,step,from,to,sources,subject,property,value,quote,speakers,source,published"
    ]


def test_a_thing_is_itself() -> None:
    one = replace(APART, end=APART.start)
    assert write_connection(one, "text") == "Aster and Aster are one thing.\n"


def test_markdown_quotes() -> None:
    text = write_connection(CONNECTED, "markdown")
    assert "### 2. Aster – Selene – lens\n" in text
    assert "> Aster – develops – Selene: “Aster built Selene”  \n> Moon Daily; a.txt, 2031" in text


def test_rows_have_every_statement_and_steps_without_one() -> None:
    rows = list(csv.reader(io.StringIO(write_connection(CONNECTED, "csv"))))
    assert [row[:5] for row in rows[1:]] == [
        ["1", "1", "Aster", "Selene", "1"],
        ["1", "1", "Aster", "Selene", "1"],
        ["1", "2", "Selene", "camera", "1"],
        ["1", "3", "camera", "lens", "0"],
        ["2", "1", "Aster", "Selene", "1"],
        ["2", "1", "Aster", "Selene", "1"],
        ["2", "2", "Selene", "lens", "0"],
    ]
    assert rows[1][5:] == [
        *("Aster", "develops", "Selene", "Aster built Selene"),
        *("Moon Daily", "a.txt", "2031-04-02"),
    ]


def test_json_has_statements_in_full() -> None:
    form = json.loads(write_connection(CONNECTED, "json"))
    assert (form["connected"], form["start"]) == (True, {"iri": "urn:Aster", "label": "Aster"})
    step = form["ways"][0]["steps"][0]
    assert [one["quote"]["exact"] for one in step["statements"]] == [
        "Aster built\nSelene",
        "Aster’s Selene",
    ]
    assert step["statements"][0]["published"] == "2031-04-02"
    assert json.loads(write_connection(APART, "json"))["connected"] is False


@pytest.mark.parametrize("form", FORMS)
def test_nothing_steers_the_terminal(form: str) -> None:
    nasty = replace(BUILT, quote=Quote(exact="a\x1b[31mb", start=0, end=7))
    connection = replace(CONNECTED, ways=((leg("Aster", "Selene", nasty),),))
    assert "\x1b" not in write_connection(connection, form)
