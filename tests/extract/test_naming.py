"""Names that no file knows, typed by the frames in whose roles they stand: a domain of shops."""

import shutil
from datetime import date

import pytest

from kg.extract import Extractor
from kg.folder import data_folder
from kg.lexicon import load_lexicon
from kg.model import Article, Block, BlockKind, Entity, PublicationDate, Statement

VOCABULARY = """\
@prefix shop: <https://example.org/shop#> .
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://example.org/shop> a owl:Ontology ; kg:yieldsTo shop:Ship .
shop:Ship a owl:Class .
shop:buys a owl:ObjectProperty ; rdfs:domain kg:Party ; rdfs:range kg:Organization .
shop:boss a owl:ObjectProperty ; rdfs:domain kg:Organization ; rdfs:range kg:Person .
shop:seat a owl:ObjectProperty ; rdfs:domain kg:Organization ; rdfs:range kg:City .
shop:staff a owl:ObjectProperty ; rdfs:domain kg:Organization ; rdfs:range kg:Quantity .
"""
LEXICON = """\
nouns:
  kg:Company: [bakery, firm]
  shop:Ship: [ship]
frames:
- {id: buy.verb, property: buys, verbs: [buy, acquire], value: obj, amount: money,
   subject_is: kg:Company, value_is: kg:Company, without: [stake]}
- {id: buy.noun, property: buys, nouns: [purchase], subject: [by, poss], value: of,
   subject_is: kg:Company, value_is: kg:Company}
- {id: boss.noun, property: boss, nouns: [boss], subject: [poss, of], value: [named, apposed],
   subject_is: kg:Company, value_is: kg:Person}
- {id: seat.verb, property: seat, verbs: [base], passive: true, subject: obj, value: in,
   subject_is: kg:Company, value_is: kg:City}
- {id: seat.based, property: seat, kind: based}
- {id: staff.have, property: staff, verbs: [have, employ], object: [staff, worker], value: quantity,
   kind: count, subject_is: kg:Company}
"""


@pytest.fixture(scope="module")
def extractor(tmp_path_factory: pytest.TempPathFactory) -> Extractor:
    root = tmp_path_factory.mktemp("ontology")
    shutil.copytree(data_folder("ontology") / "core", root / "core")
    (root / "shop").mkdir()
    (root / "shop" / "shop.ttl").write_text(VOCABULARY, "utf-8")
    (root / "shop" / "lexicon.yaml").write_text(LEXICON, "utf-8")
    return Extractor(load_lexicon(root))


def read(extractor: Extractor, text: str) -> tuple[Statement, ...]:
    article = Article(
        path="shop.txt",
        text=text,
        published=PublicationDate(day=date(2024, 5, 14), origin="option"),
        blocks=(Block(kind=BlockKind.BODY, start=0, end=len(text)),),
    )
    return extractor.extract(article).stated


def triples(extractor: Extractor, text: str) -> list[tuple[str, str, str]]:
    return [
        (
            one.subject.label,
            one.property.name,
            one.value.label if isinstance(one.value, Entity) else one.value.text,
        )
        for one in read(extractor, text)
    ]


ROWS = [
    ("Kelmo bought Astin in May.", [("Kelmo", "buys", "Astin")]),
    ("Kelmo said it would buy Astin.", [("Kelmo", "buys", "Astin")]),
    ("Astin was bought by Castor & Fils.", [("Castor & Fils", "buys", "Astin")]),
    ("Brenn Inc. acquired Astin.", [("Brenn Inc", "buys", "Astin")]),
    (
        "Brenn Group acquired Astin. Brenn is based in Turku.",
        [("Brenn Group", "buys", "Astin"), ("Brenn Group", "seat", "Turku")],
    ),
    (
        "The purchase of Astin by Kelmo plc was completed.",
        [("Kelmo plc", "buys", "Astin")],
    ),
    ("Kelmo's boss, Ana Reis, resigned.", [("Kelmo", "boss", "Ana Reis")]),
    ("Kelmo, whose boss, Ana Reis, resigned, is old.", [("Kelmo", "boss", "Ana Reis")]),
    ("Astin was bought by Japan's Hoshino Motors.", [("Hoshino Motors", "buys", "Astin")]),
    ("Leeds-based bakery Kelmo has closed.", [("Kelmo", "seat", "Leeds")]),
    ("Kelmo, a bakery, has a staff of about 70.", [("Kelmo", "staff", "about 70")]),
    ("The bakery Kelmo has 40 workers.", [("Kelmo", "staff", "40 workers")]),
    ("Kelmo bought a stake in Astin.", []),
    ("Kelmo bought bread in Turku.", []),
    ("Solar-based systems were bought.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_name_is_what_its_role_tells(
    extractor: Extractor, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert triples(extractor, text) == expected


def test_a_firm_is_one_with_its_legal_form_and_without(extractor: Extractor) -> None:
    text = "Kelmo Ltd bought Astin. Astin was bought by Kelmo."
    assert {one.subject.iri for one in read(extractor, text)} == {
        "https://w3id.org/factlint/entity/kelmo"
    }


def test_an_amount_goes_with_what_it_is_paid_for(extractor: Extractor) -> None:
    (bought,) = read(extractor, "Kelmo bought Astin for $20 million.")
    assert [(name, getattr(value, "text", "")) for name, value in bought.qualifiers] == [
        ("amount", "$20 million")
    ]


def test_a_denied_plan_is_denied_by_who_denies_it(extractor: Extractor) -> None:
    (bought,) = read(extractor, "Kelmo has denied reports that it plans to buy Astin.")
    speakers = [one.label for one in bought.speakers]
    assert (bought.polarity, speakers) == ("negative", ["unknown publisher", "Kelmo"])


def test_a_domain_is_silent_in_a_text_about_what_it_yields_to(extractor: Extractor) -> None:
    about = "The ship Aurora lies in the port. The ship Aurora is old."
    assert triples(extractor, f"{about} Kelmo bought Astin.") == []


def test_a_paragraph_that_opens_with_the_company_takes_up_the_main_one(
    extractor: Extractor,
) -> None:
    first = "Kelmo bought Astin. Kelmo has 40 workers. Brenn acquired Rotell."
    last = "The firm bought Zenda."
    text = f"{first}\n\n{last}"
    article = Article(
        path="shop.txt",
        text=text,
        blocks=(
            Block(kind=BlockKind.BODY, start=0, end=len(first)),
            Block(kind=BlockKind.BODY, start=len(first) + 2, end=len(text)),
        ),
    )
    assert extractor.extract(article).stated[-1].subject.label == "Kelmo"


def test_what_is_bought_is_not_who_buys(extractor: Extractor) -> None:
    assert triples(extractor, "Kelmo acquired Astin. Kelmo bought the firm for $5 million.") == [
        ("Kelmo", "buys", "Astin"),
        ("Kelmo", "buys", "Astin"),
    ]
