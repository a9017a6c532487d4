"""A rule that names what the vocabulary does not have is an error, not a pass."""

from pathlib import Path

import pytest

from kg.check import check
from kg.errors import RuleError
from kg.load import store_in_memory
from kg.rules import read_rule
from kg.rules.terms import read_terms
from kg.store import Store

HEADER = """# title: A title
# why: It matters.
# fix: Mend it.
# severity: warning
# tags: one
# false alarm: None.
"""
PREFIXES = """PREFIX kg: <https://w3id.org/factlint/kg#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
"""
SHAPES = """@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix my: <urn:my:> .
my:shape a sh:NodeShape ; sh:targetClass kg:Statement ;
    sh:property [ sh:path kg:certainty ; sh:minCount 1 ; sh:message "No certainty." ] .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    return store_in_memory(())


def complaint(path: Path, text: str, store: Store) -> str:
    path.write_text(HEADER + text, "utf-8")
    with pytest.raises(RuleError) as caught:
        check((read_rule(path),), store)
    return str(caught.value)


def test_a_misspelt_property_is_told_with_its_line_and_the_nearest(
    tmp_path: Path, store: Store
) -> None:
    path = tmp_path / "x.rq"
    query = (
        PREFIXES + 'SELECT ?this ?message {\n  ?this kg:polarty ?p BIND("a kg:b" AS ?message)\n}\n'
    )
    expected = f"{path}:10: no 'kg:polarty' in the vocabulary; did you mean kg:polarity?"
    assert complaint(path, query, store) == expected


def test_a_misspelt_term_of_a_public_vocabulary_is_told_too(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "x.rq"
    query = PREFIXES + 'SELECT ?this ?message { ?this rdf:subjct ?s BIND("x" AS ?message) }\n'
    expected = f"{path}:9: no 'rdf:subjct' in the vocabulary; did you mean rdf:subject?"
    assert complaint(path, query, store) == expected


def test_what_is_like_no_term_is_to_be_declared(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "x.rq"
    query = 'SELECT ?this ?message { ?this <urn:mine> ?s BIND("x" AS ?message) }\n'
    expected = (
        f"{path}:7: no '<urn:mine>' in the vocabulary; declare it in the ontology, or correct it"
    )
    assert complaint(path, query, store) == expected


def test_shapes_are_held_to_the_vocabulary_but_for_their_own_names(
    tmp_path: Path, store: Store
) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(HEADER + SHAPES, "utf-8")
    assert check((read_rule(path),), store).findings == ()
    expected = f"{path}:11: no 'sh:minCont' in the vocabulary; did you mean sh:minCount?"
    assert complaint(path, SHAPES.replace("minCount", "minCont"), store) == expected


def test_strings_comments_and_variables_hold_no_terms() -> None:
    text = (
        "PREFIX a: <urn:a:>\n"
        "# a:comment\n"
        'SELECT ?a { ?a a:one/^a:two "a:text" . FILTER(?b<3 && ?c>2 && a:f(?a) = "x"@en) }\n'
        "# the <urn:comment>\n"
        "<urn:a:one> <urn:b> '''\na:no''' a:three\n"
    )
    assert [(term.name, term.line) for term in read_terms(text)] == [
        ("a:one", 3),
        ("a:two", 3),
        ("a:f", 3),
        ("<urn:b>", 5),
        ("a:three", 6),
    ]
