"""Coverage: which statements were held against another one, which not, and why; all or in focus."""

from pathlib import Path

import pytest

from kg import vocab
from kg.check import Coverage
from kg.check.coverage import cover
from kg.decisions.write import DECISIONS
from kg.load import load_ontology
from kg.rules import load_rules
from kg.store import Store, open_store

RULES = load_rules()
HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in vocab.PREFIXES.items())


def said(
    number: int,
    what: str,
    *,
    source: str = "a",
    polarity: str = "positive",
    certainty: str = "certain",
    tense: str = "past",
    more: str = "",
) -> str:
    """A statement as TriG; `what` is subject, property and object."""
    subject, path, value = what.split()
    return f"""GRAPH src:{source} {{ st:{number} a kg:Statement ; kg:extractor "rules" ;
        rdf:subject {subject} ; rdf:predicate {path} ; rdf:object {value} ;
        oa:hasSource src:{source} ; kg:polarity kg:{polarity} ; kg:certainty kg:{certainty} ;
        kg:tense kg:{tense} . {more} }}
"""


def article(name: str, day: str) -> str:
    return (
        f'GRAPH src:{name} {{ src:{name} a kg:Article ; kg:path "{name}.txt" ; '
        f'schema:datePublished "{day}"^^xsd:date . }}\n'
    )


@pytest.fixture(scope="module")
def ontology() -> list[str]:
    with open_store() as store:
        load_ontology(store)
        return list(store.quads())


@pytest.fixture
def store(ontology: list[str]) -> Store:
    store = open_store()
    store.load(ontology)
    return store


def covered(store: Store, tmp_path: Path, *parts: str, rules: tuple[str, ...] = ()) -> Coverage:
    """The coverage of article a, by the rules named; the same, read in focus or out of all."""
    from kg.store.trig import trig_quads

    file = tmp_path / "said.trig"
    days = article("a", "2020-01-01") + article("b", "2021-01-01")
    file.write_text(HEAD + days + "".join(parts), "utf-8")
    store.load(trig_quads(file))
    chosen = tuple(rule for rule in RULES if not rules or rule.id in rules)
    sources = [vocab.SOURCE + "a"]
    whole = cover(store, chosen, (), sources)
    assert cover(store, chosen, (), sources, alone=True) == whole
    return whole


def reasons(coverage: Coverage) -> dict[str, list[str]]:
    return {
        part.reason: [iri.removeprefix(vocab.STATEMENT) for iri in part.statements]
        for part in coverage.uncompared
    }


def test_two_values_of_one_property_are_compared_and_one_alone_is_not(
    store: Store, tmp_path: Path
) -> None:
    coverage = covered(
        store,
        tmp_path,
        said(1, "ent:x space:launchSite ent:p"),
        said(2, "ent:x space:launchSite ent:q", source="b"),
        said(3, "ent:y space:launchSite ent:q"),
        said(4, "ent:x space:carries ent:z"),
    )
    assert (coverage.statements, coverage.compared) == (3, 1)
    assert reasons(coverage) == {
        "no other statement about it": ["3"],
        "property is not compared": ["4"],
    }


def test_denied_rejected_and_possible_statements_are_told_apart(
    store: Store, tmp_path: Path
) -> None:
    coverage = covered(
        store,
        tmp_path,
        said(1, "ent:x space:launchSite ent:p", polarity="negative"),
        said(2, "ent:x space:launchSite ent:q", certainty="possible"),
        said(3, "ent:x space:launchSite ent:r"),
        f"GRAPH <{DECISIONS}> {{ st:3 kg:standing kg:rejected }}\n",
        said(4, "ent:x space:launchSite ent:s"),
    )
    assert reasons(coverage) == {
        "denied, not asserted": ["1"],
        "only possible": ["2"],
        "others only denied or hedged": ["4"],
        "rejected by a person": ["3"],
    }


def test_a_denial_is_compared_with_what_it_denies(store: Store, tmp_path: Path) -> None:
    coverage = covered(
        store,
        tmp_path,
        said(1, "ent:x space:carries ent:p", polarity="negative"),
        said(2, "ent:x space:carries ent:p"),
    )
    assert (coverage.compared, reasons(coverage)) == (2, {})


def test_plans_of_two_days_are_compared_only_where_the_rule_on_plans_runs(
    store: Store, tmp_path: Path
) -> None:
    plans = (
        said(1, "ent:x space:launchSite ent:p", tense="future"),
        said(2, "ent:x space:launchSite ent:q", tense="future", source="b"),
    )
    coverage = covered(store, tmp_path, *plans, rules=("value-conflict",))
    assert reasons(coverage) == {"only plans of another day": ["1"]}
    coverage = covered(store, tmp_path, *plans)
    assert reasons(coverage) == {}


def test_a_plan_and_an_earlier_fact_are_not_compared(store: Store, tmp_path: Path) -> None:
    coverage = covered(
        store,
        tmp_path,
        said(1, "ent:x space:launchSite ent:p"),
        said(2, "ent:x space:launchSite ent:q", tense="future", source="b"),
    )
    assert reasons(coverage) == {"only a plan on one side": ["1"]}


def test_amounts_of_two_kinds_are_not_compared(store: Store, tmp_path: Path) -> None:
    amounts = 'st:1\\#v kg:base "kg" . st:2\\#v kg:base "m" . st:3\\#v kg:base "kg" .'
    parts = (
        said(1, "ent:x space:mass st:1\\#v", more=amounts),
        said(2, "ent:x space:mass st:2\\#v"),
    )
    assert reasons(covered(store, tmp_path, *parts)) == {
        "amounts of different kinds": ["1", "2"],
    }
    coverage = covered(store, tmp_path, *parts, said(3, "ent:x space:mass st:3\\#v"))
    assert reasons(coverage) == {"amounts of different kinds": ["2"]}


def test_a_rule_that_was_not_run_compares_nothing(store: Store, tmp_path: Path) -> None:
    coverage = covered(
        store,
        tmp_path,
        said(1, "ent:x space:launchSite ent:p"),
        said(2, "ent:x space:launchSite ent:q"),
        rules=("date-conflict", "place-conflict"),
    )
    assert reasons(coverage) == {"no rule that ran compares it": ["1", "2"]}
    assert coverage.idle == ("date-conflict", "place-conflict")


def test_a_rule_with_pairs_but_no_finding_is_silent_and_not_idle(
    store: Store, tmp_path: Path
) -> None:
    coverage = covered(
        store,
        tmp_path,
        said(1, "ent:x space:launchSite ent:p"),
        said(2, "ent:x space:launchSite ent:p", source="b"),
        rules=("missing-provenance", "quantity-conflict", "value-conflict"),
    )
    assert coverage.silent == ("missing-provenance", "quantity-conflict", "value-conflict")
    assert coverage.idle == ("quantity-conflict",)


def test_what_happens_once_is_compared_by_the_time_told(store: Store, tmp_path: Path) -> None:
    def lost(number: int) -> str:
        return said(number, "ent:isro space:losesContactWith ent:x")

    timed = "st:1 kg:time st:1\\#t . st:2 kg:time st:2\\#t ."
    coverage = covered(
        store,
        tmp_path,
        lost(1),
        lost(2),
        lost(3),
        f"GRAPH src:a {{ {timed} }}\n",
        rules=("date-conflict",),
    )
    assert (coverage.compared, reasons(coverage)) == (2, {"no time told to compare": ["3"]})


def test_an_article_without_statements_has_nothing_to_compare(store: Store, tmp_path: Path) -> None:
    coverage = covered(store, tmp_path)
    assert (coverage.statements, coverage.compared, coverage.uncompared) == (0, 0, ())
    assert {"date-conflict", "place-conflict", "value-conflict"} <= set(coverage.idle)
