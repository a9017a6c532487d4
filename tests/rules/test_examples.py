"""Every rule has examples that it finds and examples that it leaves alone, as files."""

from pathlib import Path

import pyoxigraph
import pytest

from kg.check import CheckResult, check
from kg.folder import data_folder
from kg.load import load_ontology
from kg.model import Severity
from kg.rules import Rule, load_rules
from kg.store import Store, open_store

FOLDER = data_folder("queries") / "rules"
EXAMPLES = sorted((FOLDER / "examples").glob("*/*.trig"))
MILDER = {
    "denied-claim/fail-rumour-with-denial": Severity.INFO,
    "outcome-conflict/fail-hard-landing-and-intact": Severity.WARNING,
    "outcome-conflict/fail-hedged": Severity.WARNING,
    "place-conflict/fail-hedged": Severity.WARNING,
    "quantity-conflict/fail-close": Severity.WARNING,
}


@pytest.fixture(scope="module")
def rules() -> tuple[Rule, ...]:
    return load_rules()


@pytest.fixture(scope="module")
def ontology() -> list[str]:
    with open_store() as store:
        load_ontology(store)
        return list(store.quads())


def store_of(path: Path, ontology: list[str]) -> Store:
    store = open_store()
    store.load(ontology)
    quads = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TRIG)
    store.load(f"{quad} ." for quad in quads)
    return store


def check_file(path: Path, rules: tuple[Rule, ...], ontology: list[str]) -> CheckResult:
    with store_of(path, ontology) as store:
        return check(rules, store)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_example_fails_its_rule_once_and_no_other_or_passes_all(
    path: Path, rules: tuple[Rule, ...], ontology: list[str]
) -> None:
    findings = check_file(path, rules, ontology).findings
    told = [
        one for one in findings if one.rule == path.parent.name or one.severity != Severity.INFO
    ]
    expected = [path.parent.name] if path.stem.startswith("fail-") else []
    assert [finding.rule for finding in told] == expected, [one.message for one in findings]
    rule = next(rule for rule in rules if rule.id == path.parent.name)
    name = f"{path.parent.name}/{path.stem}"
    severity = MILDER.get(name, rule.severity)
    assert {finding.severity for finding in told} <= {severity}
    assert all("{" not in finding.message for finding in findings)


def test_every_rule_has_an_example_of_each_kind(rules: tuple[Rule, ...]) -> None:
    kinds = {(path.parent.name, path.stem.split("-")[0]) for path in EXAMPLES}
    assert kinds == {(rule.id, kind) for rule in rules for kind in ("fail", "pass")}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_focus_on_any_one_article_finds_the_same(
    path: Path, rules: tuple[Rule, ...], ontology: list[str]
) -> None:
    with store_of(path, ontology) as store:
        whole = check(rules, store)
        rows = store.select("SELECT ?source { ?source a kg:Article }").rows
        found = [check(rules, store, [str(row["source"])]).findings for row in rows]
    assert found == [whole.findings] * len(rows)
