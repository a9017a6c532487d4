"""What holds of any rows of an answer, in each standard form, and of any front matter."""

import csv
import io
import os
from xml.etree import ElementTree

import pyoxigraph
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import QueryResultsFormat

from kg.characters import legal
from kg.extract.days import Calendar
from kg.extract.frontmatter import read_front_matter
from kg.rdf import Iri, Literal, Term, n3
from kg.results.standard import as_csv, as_json, as_tsv, as_xml
from kg.store import Solutions
from kg.vocab import RDF, XSD

FEW = settings(max_examples=2000 if os.environ.get("KG_FUZZ") else 60, deadline=None)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
iris = texts.map(lambda text: Iri(n3(Iri(f"https://a.example/{text}"))[1:-1]))
literals = st.one_of(
    texts.map(Literal),
    texts.map(lambda text: Literal(text, RDF + "langString", "de-at")),
    texts.map(lambda text: Literal(text, XSD + "anyURI")),
)
rows = st.lists(st.dictionaries(st.sampled_from("xyz"), iris | literals), max_size=4)
RESULTS = "{http://www.w3.org/2005/sparql-results#}"
FORMS = {
    QueryResultsFormat.JSON: as_json,
    QueryResultsFormat.XML: as_xml,
    QueryResultsFormat.TSV: as_tsv,
}


def parsed(text: str, form: QueryResultsFormat) -> list[dict[str, str]]:
    """The rows as another program reads them, each term in N-Triples."""
    if form is QueryResultsFormat.XML:  # Oxigraph's reader takes blanks off the ends
        return [
            {one.attrib["name"]: read_in_xml(one[0]) for one in row}
            for row in ElementTree.fromstring(text).iter(f"{RESULTS}result")
        ]
    found = pyoxigraph.parse_query_results(text.encode(), format=form)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [{name: str(row[name]) for name in "xyz" if row[name] is not None} for row in found]


def read_in_xml(node: ElementTree.Element) -> str:
    """A term of SPARQL Query Results XML."""
    text = node.text or ""
    if node.tag == f"{RESULTS}uri":
        return str(pyoxigraph.NamedNode(text))
    language = node.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        return str(pyoxigraph.Literal(text, language=language))
    kind = pyoxigraph.NamedNode(node.get("datatype") or f"{XSD}string")
    return str(pyoxigraph.Literal(text, datatype=kind))


def as_it_is_in(form: QueryResultsFormat, term: Term) -> str:
    """The term in N-Triples, as that form can hold it."""
    if form is QueryResultsFormat.XML:
        term = Iri(legal(term)) if isinstance(term, Iri) else term._replace(value=legal(term.value))
    made = (
        pyoxigraph.NamedNode(term)
        if isinstance(term, Iri)
        else pyoxigraph.Literal(term.value, language=term.language)
        if term.language
        else pyoxigraph.Literal(term.value, datatype=pyoxigraph.NamedNode(term.datatype))
    )
    return str(made)


@pytest.mark.parametrize("form", FORMS, ids=str)
@FEW
@given(rows)
def test_another_program_reads_the_rows_that_were_written(
    form: QueryResultsFormat, found: list[dict[str, Term]]
) -> None:
    text = FORMS[form](Solutions(("x", "y", "z"), found))
    expected = [{name: as_it_is_in(form, row[name]) for name in row} for row in found]
    assert parsed(text, form) == expected


@FEW
@given(rows)
def test_csv_has_the_values_and_nothing_else(found: list[dict[str, Term]]) -> None:
    """The standard's: a value that a spreadsheet takes for a formula is not changed."""
    text = as_csv(Solutions(("x", "y", "z"), found))
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == [
        [
            term.value if isinstance(term, Literal) else term or ""
            for term in (row.get(name) for name in "xyz")
        ]
        for row in found
    ]


@FEW
@given(st.dictionaries(st.sampled_from(("title", "publisher", "author")), texts), texts)
def test_front_matter_says_what_was_written(told: dict[str, str], body: str) -> None:
    text = f"---\n{yaml.safe_dump(told, allow_unicode=True)}---\n{body}"
    metadata, start = read_front_matter(text, "a.md", Calendar.of({"may": 5}))
    assert text[start:].lstrip("\r\n") == body.lstrip("\r\n")
    for name, words in told.items():
        assert getattr(metadata, name) == (" ".join(words.split()) or None)
