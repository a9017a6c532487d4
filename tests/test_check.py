"""The check: merging, precedence, order, focus, coverage, and `kg check` as a person runs it."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.check import CheckResult, check, grade
from kg.cli import main
from kg.errors import OntologyError
from kg.folder import data_folder
from kg.load import load_ontology
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Severity,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import source_iri, source_quads, statement_iri, statement_quads
from kg.reference import load_reference, reference_readings
from kg.rules import choose_rules, load_rules, yielded_to
from kg.store import Store, open_store
from kg.vocab import expand, shorten

ARTICLES = data_folder("sources") / "articles"
VIKRAM = Entity(iri=expand("ent:vikram-2019"), label="Vikram", type="space:Lander")


def entity(curie: str) -> Entity:
    return Entity(iri=expand(curie), label=curie.split(":")[1])


def kilograms(amount: float) -> Quantity:
    return Quantity(
        amount=amount,
        unit="kg",
        text=f"{amount} kg",
        low=amount - 0.5,
        high=amount + 0.5,
        base="kg",
        kind="mass",
    )


def state(path: str, start: int, name: str, value: Value, **more: object) -> Statement:
    quote = Quote(exact=f"words {start}", start=start, end=start + 8)
    prop = Property(iri=expand(f"space:{name}"), name=name)
    given: dict[str, object] = {
        "id": statement_iri(path, quote, VIKRAM, prop, value, Polarity.POSITIVE),
        "source": path,
        "subject": VIKRAM,
        "property": prop,
        "value": value,
        "tense": Tense.PAST,
        "speakers": (Speaker(label="Daily"),),
        "quote": quote,
    }
    return Statement(**(given | more))  # type: ignore[arg-type]


def store_of(*statements: Statement, day: date | None = None) -> Store:
    store = open_store()
    load_ontology(store)
    for path in sorted({one.source for one in statements}):
        published = PublicationDate(day=day, origin="option") if day else None
        source = Source(iri=source_iri(path), path=path, publisher="Daily", published=published)
        store.load(source_quads(source, "text"))
        for one in statements:
            if one.source == path:
                store.load(statement_quads(one, source))
    return store


def run(*statements: Statement, focus: list[str] | None = None) -> CheckResult:
    with store_of(*statements) as store:
        return check(load_rules(), store, focus)


def test_statements_that_say_the_same_are_one_side() -> None:
    result = run(
        state("a.txt", 0, "mass", kilograms(149)),
        state("a.txt", 100, "mass", kilograms(1471)),
        state("b.txt", 0, "mass", kilograms(1471)),
    )
    (finding,) = result.findings
    assert [[(one.source, one.quote.start) for one in side] for side in finding.sides] == [
        [("a.txt", 0)],
        [("a.txt", 100), ("b.txt", 0)],
    ]


def test_three_amounts_are_one_finding_with_three_sides() -> None:
    result = run(*(state("a.txt", at, "mass", kilograms(at * 100 + 7)) for at in (1, 20, 300)))
    (finding,) = result.findings
    assert len(finding.sides) == 3


def test_two_contradictions_are_two_findings_worst_first() -> None:
    result = run(
        state("a.txt", 0, "condition", entity("space:Intact"), tense=Tense.PRESENT),
        state("a.txt", 10, "landingOutcome", entity("space:HardLanding")),
        state("a.txt", 20, "mass", kilograms(149)),
        state("a.txt", 30, "mass", kilograms(1471)),
    )
    assert [(one.rule, one.severity) for one in result.findings] == [
        ("quantity-conflict", Severity.VIOLATION),
        ("outcome-conflict", Severity.WARNING),
    ]


def test_a_message_is_a_sentence_with_the_words_of_both_sides() -> None:
    result = run(
        state("a.txt", 0, "mass", kilograms(149)), state("a.txt", 100, "mass", kilograms(1471))
    )
    assert result.findings[0].message == (
        "Mass of Vikram: “words 0” gives “149 kg”, but “words 100” gives “1471 kg”, further apart "
        "than the figures' own precision allows."
    )


def test_the_message_names_speakers_that_differ() -> None:
    result = run(
        state("a.txt", 0, "mass", kilograms(149), speakers=(Speaker(label="Daily"),)),
        state(
            "a.txt",
            100,
            "mass",
            kilograms(1471),
            speakers=(Speaker(label="Daily"), Speaker(label="ISRO")),
        ),
    )
    assert "“words 0” (Daily) gives" in result.findings[0].message
    assert "“words 100” (Daily, ISRO) gives" in result.findings[0].message


@pytest.mark.parametrize(
    ("one", "other", "rules"),
    [
        ("ent:soyuz-2-1a", "ent:soyuz-rocket", []),
        ("ent:delta-iv-heavy", "ent:delta", []),
        ("ent:vega-c", "ent:vega", []),
        ("ent:long-march-6a", "ent:long-march", []),
        ("ent:soyuz-2-1a", "ent:soyuz-u", ["value-conflict"]),
        ("ent:delta-iv", "ent:delta-ii", ["value-conflict"]),
        ("ent:long-march-6a", "ent:long-march-6", ["value-conflict"]),
    ],
)
def test_a_rocket_fits_its_family_and_no_other_of_it(
    one: str, other: str, rules: list[str]
) -> None:
    result = run(
        state("a.txt", 0, "launchVehicle", entity(one)),
        state("b.txt", 0, "launchVehicle", entity(other)),
    )
    assert [finding.rule for finding in result.findings] == rules


def test_a_denied_statement_conflicts_with_nothing() -> None:
    result = run(
        state("a.txt", 0, "mass", kilograms(149), polarity=Polarity.NEGATIVE),
        state("a.txt", 100, "mass", kilograms(1471)),
    )
    assert result.findings == ()


def test_a_possible_amount_is_no_conflict() -> None:
    result = run(
        state("a.txt", 0, "mass", kilograms(149), certainty=Certainty.POSSIBLE),
        state("a.txt", 100, "mass", kilograms(1471)),
    )
    assert result.findings == ()


def test_references_are_never_held_against_each_other_in_a_report() -> None:
    result = run(
        state("a.txt", 0, "mass", kilograms(149), extractor="reference"),
        state("b.txt", 0, "mass", kilograms(1471), extractor="reference"),
    )
    assert result.findings == ()


def test_the_curated_facts_alone_give_no_finding() -> None:
    with open_store() as store:
        load_ontology(store)
        load_reference(store)
        assert check(load_rules(), store).findings == ()


def test_a_focus_leaves_out_what_does_not_touch_it() -> None:
    statements = (
        state("a.txt", 0, "mass", kilograms(149)),
        state("a.txt", 100, "mass", kilograms(1471)),
        state("b.txt", 0, "launchVehicle", entity("ent:pslv")),
    )
    assert run(*statements, focus=[source_iri("b.txt")]).findings == ()
    assert len(run(*statements, focus=[source_iri("a.txt")]).findings) == 1


def test_the_order_of_loading_changes_nothing() -> None:
    statements = (
        state("a.txt", 0, "mass", kilograms(149)),
        state("a.txt", 100, "mass", kilograms(1471)),
        state("b.txt", 0, "condition", entity("space:Intact")),
        state("b.txt", 50, "condition", entity("space:Destroyed")),
    )
    assert run(*statements) == run(*reversed(statements))


def test_what_a_rule_beside_finds_is_not_reported_under_another_name() -> None:
    statements = (
        state("a.txt", 0, "condition", entity("space:Intact")),
        state("b.txt", 50, "condition", entity("space:Destroyed")),
    )
    rules = load_rules()
    chosen = choose_rules(rules, ignore=["outcome-conflict"])
    beside = yielded_to(rules, chosen)
    assert [rule.id for rule in beside] == ["outcome-conflict"]
    with store_of(*statements) as store:
        result = check(chosen, store, beside=beside)
    assert (result.findings, "outcome-conflict" in result.coverage.rules) == ((), False)


def test_a_severity_that_a_user_gives_a_rule_goes_for_all_its_findings() -> None:
    result = run(
        state("a.txt", 0, "mass", kilograms(149)),
        state("a.txt", 100, "mass", kilograms(1471)),
        state("b.txt", 0, "condition", entity("space:Intact")),
        state("b.txt", 50, "condition", entity("space:Destroyed")),
    )
    graded = grade(result, {"quantity-conflict": Severity.INFO})
    assert [(one.rule, one.severity.value) for one in graded.findings] == [
        ("outcome-conflict", "violation"),
        ("quantity-conflict", "info"),
    ]


def test_coverage_says_what_was_compared_and_what_not() -> None:
    coverage = run(
        state("a.txt", 0, "mass", kilograms(149)),
        state("a.txt", 10, "mass", kilograms(149)),
        state("a.txt", 20, "temperature", kilograms(1)),
        state("a.txt", 30, "carries", entity("ent:m3")),
        state("a.txt", 40, "mass", kilograms(5), polarity=Polarity.NEGATIVE),
    ).coverage
    assert (coverage.statements, coverage.compared) == (5, 2)
    assert [(part.reason, len(part.statements)) for part in coverage.uncompared] == [
        ("denied, not asserted", 1),
        ("no other statement about it", 1),
        ("property is not compared", 1),
    ]
    assert coverage.silent == coverage.rules == tuple(rule.id for rule in load_rules())


def test_a_date_that_fits_another_year_is_left_to_the_publication_date() -> None:
    def told(start: int, day: date, anchor: str | None, **more: object) -> Statement:
        when = Time(earliest=day, latest=day, text=f"{day:%d %B}", anchor=anchor)
        return state("a.txt", start, "launchDate", when, **more)

    published = date(2020, 10, 31)
    metadata = state(
        "a.txt",
        0,
        "x",
        Time(earliest=published, latest=published, text="31 October 2020", anchor="page header"),
        property=Property(iri=expand("schema:datePublished"), name="datePublished"),
        extractor="metadata",
    )
    statements = (
        metadata,
        told(10, date(2020, 7, 22), "page header"),
        told(20, date(2019, 7, 22), None),
    )
    with store_of(*statements, day=published) as store:
        findings = check(load_rules(), store).findings
    assert [finding.rule for finding in findings] == ["publication-date-conflict"]
    assert findings[0].message == (
        "Counted from the publication date, 31 October 2020, the words “22 July” mean 22 July "
        "2020, but “words 20” gives “22 July” (22 July 2019): they fit 2019."
    )


def test_reference_quotes_lie_where_they_say() -> None:
    for source, text, statements in reference_readings():
        assert source.kind == "reference"
        for one in statements:
            assert text[one.quote.start : one.quote.end] == one.quote.exact
            assert (one.extractor, one.source) == ("reference", source.path)


def test_a_reference_fact_is_a_statement_with_its_interval(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(
        "title: Facts\npublisher: Us\nstatements:\n"
        '  - say: "Vikram weighed 1,470 kg."\n    subject: ent:vikram-2019\n'
        '    property: mass\n    value: "1470 kg"\n    citation: "a book"\n'
        '    qualifiers: {time: "2019-09"}\n',
        encoding="utf-8",
    )
    ((_, _, (fact,)),) = reference_readings(tmp_path)
    assert shorten(fact.subject.iri) == "ent:vikram-2019"
    assert isinstance(fact.value, Quantity)
    assert (fact.value.low, fact.value.high, fact.value.base) == (1465.0, 1475.0, "kg")
    (role, when), *_ = fact.qualifiers
    assert role == "time"
    assert isinstance(when, Time)
    assert (when.earliest, when.latest) == (date(2019, 9, 1), date(2019, 9, 30))


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("property", "weighs", "no property 'weighs'"),
        ("subject", "ent:nobody", "no entity 'ent:nobody'"),
        ("value", '"9 stone"', "'9 stone' cannot be read"),
    ],
)
def test_a_wrong_reference_fact_is_named_with_file_and_line(
    tmp_path: Path, key: str, value: str, told: str
) -> None:
    fact = {"subject": "ent:isro", "property": "mass", "value": '"1 kg"'} | {key: value}
    lines = "".join(f"    {name}: {text}\n" for name, text in fact.items())
    path = tmp_path / "facts.yaml"
    path.write_text(f'statements:\n  - say: "x"\n    citation: "y"\n{lines}', encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        reference_readings(tmp_path)
    assert str(caught.value).startswith(f"{path}:2: {told}; ")


def kg(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def checked() -> dict[str, list[dict[str, object]]]:
    code, output = kg("check", str(ARTICLES), "--format", "json")
    assert code == 1
    document = json.loads(output)
    return {str(one["rule"]): one["statements"] for one in document["findings"]}


def test_the_first_article_gives_the_findings_of_a_careful_reader(
    checked: dict[str, list[dict[str, object]]],
) -> None:
    assert set(checked) == {
        "ambiguous-term",
        "name-variant",
        "outcome-conflict",
        "place-conflict",
        "publication-date-conflict",
        "quantity-conflict",
        "role-conflict",
    }


def test_without_the_reference_only_the_article_speaks() -> None:
    code, output = kg("check", str(ARTICLES), "--format", "json", "--no-reference")
    rules = {finding["rule"] for finding in json.loads(output)["findings"]}
    assert code == 1
    assert "quantity-conflict" not in rules
    assert "publication-date-conflict" in rules


def test_fail_on_decides_the_exit_status() -> None:
    only = ("check", str(ARTICLES), "--select", "name-variant")
    assert kg(*only)[0] == 0
    assert kg(*only, "--fail-on", "info")[0] == 1
    assert kg(*only, "--fail-on", "never")[0] == 0


def test_an_unknown_rule_cannot_be_selected() -> None:
    code, output = kg("check", str(ARTICLES), "--select", "no-such")
    assert code == 2
    assert output.startswith("Error: no-such: no such rule or tag; kg rules lists them all")


def test_a_store_is_checked_without_a_path(tmp_path: Path) -> None:
    store = str(tmp_path / "store")
    assert kg("ingest", str(ARTICLES), "--store", store, "--quiet")[0] == 0
    code, output = kg("check", "--store", store)
    assert code == 1
    assert "place-conflict" in output


def test_rules_are_listed_and_explained() -> None:
    code, output = kg("rules")
    assert code == 0
    assert "place-conflict             violation  One thing in places that exclude" in output
    code, output = kg("rules", "role-conflict")
    assert code == 0
    assert output.startswith("role-conflict (warning): A role that one party has alone")
    assert "\n  A contribution excludes nobody.\n" in output
