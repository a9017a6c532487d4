"""The examples of a rule: files in which it finds one thing, and files that it leaves alone.

They lie in `examples/ID/` beside the rule, `fail-WHAT.trig` and `pass-WHAT.trig`; the comment in
the head says what each shows. A line `# severity: LEVEL` there says what the finding is worth,
where that is not what the rule's header says.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.check.derive import DERIVED
from kg.check.result import CheckResult
from kg.check.run import check
from kg.check.statements import load_statements
from kg.errors import ReadError
from kg.model import Severity, Statement
from kg.rules import Rule
from kg.store.embedded import EmbeddedStore
from kg.store.ontology import ontology_quads
from kg.store.trig import trig_quads

_ASIDE = ("mention", "metadata")
_TOLD = "SELECT DISTINCT ?st WHERE { ?st a kg:Statement }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One file: what it shows, and whether its rule must find it (at which severity)."""

    rule: str
    path: Path
    shows: str
    fails: bool
    severity: Severity

    @property
    def name(self) -> str:
        """The file's name within the rule's folder, without ending."""
        return self.path.stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How a rule did on its examples; `problems` says what is not as it must be."""

    rule: str
    found: int
    left: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An example with what the rule makes of it, and its statements."""

    example: Example
    result: CheckResult
    statements: tuple[Statement, ...]


def find_examples(rule: Rule) -> tuple[Example, ...]:
    """The rule's examples, those that it must find first."""
    folder = rule.path.parent / "examples" / rule.id
    return tuple(
        _read_example(rule, path)
        for kind in ("fail", "pass")
        for path in sorted(folder.glob(f"{kind}-*.trig"))
    )


def _read_example(rule: Rule, path: Path) -> Example:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(path, "cannot be read", "check that it is a text file") from error
    head = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    said = [line.removeprefix("#").strip() for line in lines[:head]]
    levels = [line.removeprefix("severity:").strip() for line in said if line[:9] == "severity:"]
    try:
        severity = Severity(levels[0]) if levels else rule.severity
    except ValueError as error:
        names = ", ".join(Severity)
        raise ReadError(path, f"'{levels[0]}' is no severity", f"write one of {names}") from error
    return Example(
        rule=rule.id,
        path=path,
        shows=" ".join(line for line in said if line[:9] != "severity:"),
        fails=path.stem.startswith("fail-"),
        severity=severity,
    )


def ontology_store(ontology: Path) -> EmbeddedStore:
    """A store in memory with the ontology alone, beside which examples are laid one by one."""
    store = EmbeddedStore.in_memory()
    store.load(ontology_quads(ontology))
    return store


@contextmanager
def laid_out(example: Example, store: EmbeddedStore) -> Iterator[None]:
    """The example stands in the store meanwhile, and nothing that follows from another."""
    with store.beside(trig_quads(example.path)):
        yield
    store.remove(DERIVED)


def run_examples(
    rules: Sequence[Rule], chosen: Iterable[Rule], ontology: Path
) -> Iterable[Verdict]:
    """All rules over the examples of those chosen, one verdict a rule."""
    store = ontology_store(ontology)
    for rule in chosen:
        examples = find_examples(rule)
        problems = []
        for example in examples:
            with laid_out(example, store):
                problems += judge(example, check(rules, store))
        count = sum(example.fails for example in examples)
        problems += _lacking(rule, count, len(examples) - count)
        yield Verdict(
            rule=rule.id, found=count, left=len(examples) - count, problems=tuple(problems)
        )


def judge(example: Example, result: CheckResult) -> list[str]:
    """What is not as it must be: an example is found once by its rule, or left alone by all.

    What another rule tells for information is no fault: a plan that is moved is found as such.
    """
    problems = []
    own = [one for one in result.findings if one.rule == example.rule]
    others = [
        one
        for one in result.findings
        if one.rule != example.rule and one.severity is not Severity.INFO
    ]
    if example.fails and len(own) != 1:
        problems.append(f"found {len(own)} times, not once" if own else "not found")
    if not example.fails and own:
        problems.append(f"found, and must be left alone: {own[0].message}")
    too = " too" if example.fails else ""
    problems += [f"found by {one.rule}{too}: {one.message}" for one in others]
    for one in own if example.fails else ():
        if one.severity is not example.severity:
            problems.append(f"found as {one.severity}, not {example.severity}")
        if "{" in one.message:
            problems.append(f"the message has a place that is not filled: {one.message}")
    return [f"{example.name}: {problem}" for problem in problems]


def _lacking(rule: Rule, found: int, left: int) -> list[str]:
    folder = rule.path.parent / "examples" / rule.id
    return [
        f"no example that it must {what}; write {folder}/{kind}-….trig"
        for what, kind, count in (("find", "fail", found), ("leave alone", "pass", left))
        if not count
    ]


def show_examples(rule: Rule, store: EmbeddedStore, most: int = 2) -> tuple[Shown, ...]:
    """The first examples of each kind as the rule alone sees them, for its help page.

    `store` is one of `ontology_store`.
    """
    examples = find_examples(rule)
    found = [one for one in examples if one.fails][:most]
    left = [one for one in examples if not one.fails][:most]
    shown = []
    for example in (*found, *left):
        with laid_out(example, store):
            result = check((rule,), store)
            names = [str(row["st"]) for row in store.select(_TOLD).rows]
            told = load_statements(store, names).values()
            statements = [one for one in told if one.extractor not in _ASIDE] or told
        shown.append(
            Shown(
                example=example,
                result=result,
                statements=tuple(sorted(statements, key=lambda one: (one.source, one.quote.start))),
            )
        )
    return tuple(shown)
