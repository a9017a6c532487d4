"""Statements as RDF: quads out, through a real parser, and the same statements back."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg import vocab
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import (
    Iri,
    Literal,
    Triple,
    digest,
    n3,
    read_sources,
    read_statements,
    slug,
    source_iri,
    source_quads,
    statement_iri,
    statement_quads,
)

TEXT = "JAXA says India may build a 350-kg lander by 2023, “Éole” 🚀 aside."
SOURCE = Source(
    iri=source_iri("a.txt"),
    path="a.txt",
    title="A lander",
    publisher="Daily",
    published=PublicationDate(
        day=date(2019, 9, 9), origin="dateline", quote=Quote.of(TEXT, 45, 49, context=0)
    ),
)
ISRO = Entity(iri=vocab.ENTITY + "isro", label="ISRO", type="space:Agency", mention="India")
LANDER = Entity(
    iri=vocab.ENTITY + "lupex-lander",
    label="LUPEX lander",
    type="space:Lander",
    mention="a lander",
    part_of=vocab.ENTITY + "lupex",
)
DEVELOPS = Property(iri=vocab.expand("space:develops"), name="develops")
BY_2023 = Time(
    earliest=None, latest=date(2023, 12, 31), text="by 2023", precision="year", anchor="dateline"
)
AT_NOON = Time(
    earliest=date(2019, 9, 6),
    latest=date(2019, 9, 6),
    text="20:23 UTC on 6 September 2019",
    precision="minute",
    instant=datetime(2019, 9, 6, 20, 23, tzinfo=UTC),
)
HEAVY = Quantity(
    amount=350.0, unit="kg", text="350-kg", low=345.0, high=355.0, base="kg", kind="mass"
)
A_RANGE = Quantity(
    amount=(2.1, 2.5), unit="km", text="2.1 to 2.5 km", low=2050.0, high=2550.0, base="m",
    kind="length",
)  # fmt: skip
AT_LEAST = Quantity(
    amount=3.0, unit=None, text="at least three", low=3.0, high=None, base="1", kind="count"
)


def statement(value: Value = LANDER, **changes: object) -> Statement:
    """A statement of the sentence in TEXT, with a hash of its own content for an id."""
    quote = Quote.of(TEXT, 10, 49)
    one = Statement(
        id="",
        source="a.txt",
        subject=ISRO,
        property=DEVELOPS,
        value=value,
        certainty=Certainty.POSSIBLE,
        tense=Tense.FUTURE,
        speakers=(Speaker(label="Daily"), Speaker(label="JAXA", iri=vocab.ENTITY + "jaxa")),
        quote=quote,
        confidence=0.83,
        frame="develop.verb",
    )
    one = replace(one, **changes)  # type: ignore[arg-type]
    name = statement_iri(SOURCE.iri, one.quote, one.subject, one.property, one.value, one.polarity)
    return replace(one, id=name)


def triples(lines: Iterable[str], graph: str | None = None) -> list[Triple]:
    """The lines through Oxigraph's parser; only those of one graph if it is named."""
    parsed = pyoxigraph.parse("\n".join(lines), format=pyoxigraph.RdfFormat.N_QUADS)
    found: list[Triple] = []
    for quad in parsed:
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        if graph is not None and quad.graph_name != pyoxigraph.NamedNode(graph):
            continue
        term = quad.object
        found.append(
            (
                Iri(quad.subject.value),
                Iri(quad.predicate.value),
                Literal(term.value, term.datatype.value, term.language)
                if isinstance(term, pyoxigraph.Literal)
                else Iri(str(term.value)),
            )
        )
    return found


def there_and_back(*statements: Statement) -> list[Statement]:
    lines = [*source_quads(SOURCE, TEXT)]
    for one in statements:
        lines += statement_quads(one, SOURCE)
    return read_statements(triples(lines, SOURCE.iri))


@pytest.mark.parametrize(
    "value",
    [
        LANDER,
        BY_2023,
        replace(BY_2023, earliest=date(2020, 1, 1), latest=None),
        AT_NOON,
        HEAVY,
        A_RANGE,
        AT_LEAST,
        replace(HEAVY, low=None, high=0.001),
    ],
    ids=lambda value: getattr(value, "text", None) or value.label,
)
def test_a_statement_comes_back_as_it_was(value: Value) -> None:
    assert there_and_back(statement(value)) == [statement(value)]


def test_qualifiers_come_back_in_their_order_even_past_the_tenth() -> None:
    place = Entity(iri=vocab.PREFIXES["moon"] + "south-pole", label="South Pole", mention="there")
    named = (("time", BY_2023), ("place", place), ("altitude", A_RANGE), ("time", AT_NOON))
    many = named + tuple(
        ("count", replace(AT_LEAST, amount=float(number), text=str(number))) for number in range(10)
    )
    assert there_and_back(statement(qualifiers=many)) == [statement(qualifiers=many)]


def test_statements_come_back_in_the_order_of_their_quotes() -> None:
    late = statement(quote=Quote.of(TEXT, 28, 41))
    early = statement(quote=Quote.of(TEXT, 0, 4))
    assert there_and_back(late, early) == [early, late]


def test_a_reference_fact_keeps_its_citation() -> None:
    fact = statement(extractor="reference", citation="GCAT, launch 2019-042", frame=None)
    assert there_and_back(fact) == [fact]


def test_a_source_comes_back_as_it_was() -> None:
    reference = Source(
        iri=source_iri("facts.yaml"), path="facts.yaml", kind="reference", licence="CC-BY-4.0"
    )
    lines = [*source_quads(SOURCE, TEXT), *source_quads(reference, "…")]
    dated = replace(SOURCE.published, quote=Quote.of(TEXT, 45, 49))  # type: ignore[type-var]
    assert read_sources(triples(lines)) == [replace(SOURCE, published=dated), reference]


def test_a_positive_statement_has_its_plain_triple_in_a_graph_of_its_own() -> None:
    one = statement()
    plain = (Iri(ISRO.iri), Iri(DEVELOPS.iri), Iri(LANDER.iri))
    lines = list(statement_quads(one, SOURCE))
    assert triples(lines, one.id) == [plain]
    assert plain not in triples(lines, SOURCE.iri)


def test_a_negative_statement_has_no_plain_triple() -> None:
    denied = statement(polarity=Polarity.NEGATIVE)
    lines = list(statement_quads(denied, SOURCE))
    assert triples(lines, denied.id) == []
    assert (Iri(ISRO.iri), Iri(DEVELOPS.iri), Iri(LANDER.iri)) not in triples(lines)
    assert there_and_back(denied) == [denied]


def test_the_value_of_a_plain_triple_is_described_in_the_source_s_graph() -> None:
    one = statement(HEAVY)
    value = Iri(one.id + "#value")
    low = (value, Iri(vocab.KG + "low"), Literal("345.0", vocab.XSD + "double"))
    assert low in triples(statement_quads(one, SOURCE), SOURCE.iri)


def test_there_are_no_blank_nodes() -> None:
    lines = [*source_quads(SOURCE, TEXT), *statement_quads(statement(BY_2023), SOURCE)]
    assert not any("_:" in line.replace(TEXT, "") for line in lines)


NASTY = [
    'a "quoted" word',
    "two\nlines\r\nand a\ttab",
    "back\\slash and \\n and \\u0041",
    "control \x00 \x01 \x0b \x1f \x7f \x85 characters",
    "“typographic” – dashes … 🚀 é é",
    "> <http://example.org/> . <x> <y> <z> .",
    "line separators \u2028 \u2029 end",
    "",
]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_out_of_its_literal(text: str) -> None:
    one = statement(
        subject=replace(ISRO, label=text or "x", mention=text or None),
        quote=Quote(exact=text, start=3, end=3 + len(text), prefix=text, suffix=text),
        speakers=(Speaker(label=text),),
        frame=text or None,
    )
    assert there_and_back(one) == [one]


def test_no_iri_breaks_out_of_its_brackets() -> None:
    assert n3(Iri('http://a/> <b> "c" {d}|e^f`g\\h\n')) == (
        "<http://a/%3E%20%3Cb%3E%20%22c%22%20%7Bd%7D%7Ce%5Ef%60g%5Ch%0A>"
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back_from_its_n3(text: str) -> None:
    line = f"<urn:s> <urn:p> {n3(Literal(text))} ."
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_QUADS)
    assert quad.object == pyoxigraph.Literal(text)


@given(
    st.text(st.characters(exclude_categories=["Cs"])),
    st.sampled_from([None, "en", "de-AT", "zh-hans"]),
    st.sampled_from(["date", "double", "integer", "boolean", "anyURI"]),
)
def test_any_literal_keeps_its_language_or_its_datatype(
    text: str, language: str | None, kind: str
) -> None:
    literal = (
        Literal(text, vocab.RDF + "langString", language)
        if language
        else Literal(text, vocab.XSD + kind)
    )
    line = f"<urn:s> <urn:p> {n3(literal)} <urn:g> ."
    ((_, _, found),) = triples([line])
    assert isinstance(found, Literal)
    assert (found.value, found.datatype) == (text, literal.datatype)
    assert (found.language or "").lower() == (language or "").lower()


@given(st.text(st.characters(codec="ascii"), max_size=40) | st.text(max_size=40))
@example("\ue000\ufdd0\ufffd\uffff\ud800")
@example("\U0001fffe\U000e0001\U000efffe\U0010ffff")
def test_any_iri_is_one_term(tail: str) -> None:
    line = f"{n3(Iri('http://example.org/' + tail))} <urn:p> <urn:o> ."
    assert len(list(pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_QUADS))) == 1


def test_two_runs_give_the_same_lines() -> None:
    one = statement(BY_2023, qualifiers=(("time", AT_NOON), ("count", AT_LEAST)))
    assert list(statement_quads(one, SOURCE)) == list(statement_quads(one, SOURCE))
    # A literal: the hash must not change with the machine, the run or the version.
    assert digest("a.txt", 1, 2) == "0e9a8cfbe8430ae4"


def test_the_identity_of_a_statement_is_its_content() -> None:
    one = statement()
    same = statement(confidence=0.1, certainty=Certainty.CERTAIN, speakers=())
    others = [
        statement(HEAVY),
        statement(polarity=Polarity.NEGATIVE),
        statement(quote=Quote.of(TEXT, 11, 49)),
        statement(subject=LANDER, value=ISRO),
    ]
    assert same.id == one.id
    assert len({one.id, *(other.id for other in others)}) == 5


def test_a_page_s_url_names_its_source_else_the_path() -> None:
    url = "https://example.org/a"
    assert source_iri("a.txt", url) == source_iri("copies/a.html", url)
    assert source_iri("a.txt") != source_iri("b.txt")


@pytest.mark.parametrize(
    ("label", "expected"),
    [("South Pole of the Moon", "south-pole-of-the-moon"), ("Chang’e 4!", "chang-e-4")],
)
def test_a_label_becomes_the_tail_of_an_iri(label: str, expected: str) -> None:
    assert slug(label) == expected


def test_a_label_without_letters_still_becomes_a_tail() -> None:
    assert slug("???") == digest("???")


def test_the_example_in_the_docs_is_what_is_written_today() -> None:
    docs = (Path(__file__).parents[1] / "docs" / "rdf.md").read_text("utf-8")
    trig = re.search(r"```trig\n(.*?)```", docs, re.DOTALL)
    assert trig is not None
    shown = list(pyoxigraph.parse(trig[1], format=pyoxigraph.RdfFormat.TRIG))
    described = triples(f"{quad} ." for quad in shown)
    (source,), (one,) = read_sources(described), read_statements(described)
    texts = [obj.value for _, name, obj in described if name == vocab.KG + "text"]  # type: ignore[union-attr]
    lines = [*source_quads(source, max(texts, key=len)), *statement_quads(one, source)]
    # What names the version changes with every release.
    assert set(unversioned(triples(lines))) == set(unversioned(described))


def unversioned(found: list[Triple]) -> list[Triple]:
    return [
        one
        for one in found
        if not one[0].startswith(vocab.ACTIVITY) and one[1] != vocab.PROV + "wasGeneratedBy"
    ]
