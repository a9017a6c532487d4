"""The help page of a rule: as text, as Markdown, and as a JSON object.

What a page says stands in the rule's header and in its examples; nothing is written here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg import vocab
from kg.characters import printable
from kg.check.examples import Shown, ontology_store, show_examples
from kg.check.result import CheckResult
from kg.check.run import property_labels
from kg.model import Statement, Time
from kg.report.cells import wrapped
from kg.report.jsonform import Form
from kg.report.words import chain_words, label_words, value_words
from kg.rules import Derivation, Rule, load_derivations
from kg.rules.terms import read_terms

_WIDTH = 88
_INTRODUCTION = """# The rules that ship

Made by `make docs` out of the rule files and their examples; `kg rules ID` prints the same.
"""
_FIGURE = 3  # statements of an example that is left alone


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """A rule with its examples, and the declarations of the ontology that it reads (CURIEs).

    `labels` are those of properties, by IRI.
    """

    rule: Rule
    examples: tuple[Shown, ...]
    reads: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


def read_pages(rules: Iterable[Rule], ontology: Path) -> Iterator[RulePage]:
    """The rules with their examples, as this ontology makes them."""
    store = ontology_store(ontology)
    rows = store.select("SELECT ?term WHERE { ?term a kg:Declaration }").rows
    labels = property_labels(store)
    declared = {str(row["term"]) for row in rows}
    derivations = load_derivations()
    for rule in rules:
        reads = {vocab.shorten(iri) for iri in _terms_behind(rule, derivations) & declared}
        yield RulePage(
            rule=rule,
            examples=show_examples(rule, store),
            reads=tuple(sorted(reads)),
            labels=labels,
        )


def _terms_behind(rule: Rule, derivations: Iterable[Derivation]) -> set[str]:
    """The terms that the rule names, and those out of which these are derived."""
    terms = {one.iri for one in read_terms(rule.text)}
    for derivation in reversed(list(derivations)):  # a later one may build on an earlier one
        made, _, _ = derivation.text.partition("WHERE")
        derived = {one.iri for one in read_terms(made)} - {vocab.RDF + "type"}
        if any(iri in terms and iri.startswith(vocab.KG) for iri in derived):
            terms |= {one.iri for one in read_terms(derivation.text)}
    return terms


def page_text(page: RulePage, width: int = _WIDTH) -> str:
    """The page for a terminal of that width."""
    rule = page.rule
    lines = [f"{rule.id} ({rule.severity}): {rule.title}"]
    for title, blocks in _sections(page):
        lines += ["", title]
        for indent, text in blocks:
            margin = " " * (2 + 2 * indent)
            rows = wrapped(printable(text), width - len(margin) - 2)
            lines += [
                margin + ("  " if number and indent else "") + row
                for number, row in enumerate(rows)
            ]
    return "\n".join(lines) + "\n"


def page_markdown(page: RulePage, level: int = 1) -> str:
    """The page as Markdown, its heading of that level."""
    rule, mark = page.rule, "#" * level
    lines = [f"{mark} {rule.id}", "", f"{rule.title}."]
    for title, blocks in _sections(page):
        lines += ["", f"**{title}.**" + (f" {blocks[0][1]}" if len(blocks) == 1 else "")]
        if len(blocks) > 1:
            lines += ["", *(f"{'  ' * indent}- {_escaped(text)}" for indent, text in blocks)]
    return "\n".join(lines) + "\n"


def page_form(page: RulePage) -> Form:
    """The page as a JSON object."""
    rule = page.rule
    return rule_form(rule) | {
        "does": rule.does or rule.title,
        "why": rule.why,
        "falseAlarm": rule.false_alarm,
        "settle": rule.settle or rule.fix,
        "fix": rule.fix,
        "reads": list(page.reads),
        "yieldsTo": list(rule.yields_to),
        "examples": [
            {
                "name": one.example.name,
                "found": one.example.fails,
                "shows": one.example.shows,
                "statements": [_told(page, each, one.result) for each in _figure(one)],
                "message": one.result.findings[0].message if one.result.findings else None,
            }
            for one in page.examples
        ],
    }


def rule_form(rule: Rule) -> Form:
    """A line of the list of rules as a JSON object."""
    return {
        "id": rule.id,
        "severity": rule.severity.value,
        "title": rule.title,
        "tags": list(rule.tags),
    }


def table_text(rules: Sequence[Rule]) -> str:
    """One line a rule: id, severity, title, tags."""
    wide = max(len(rule.id) for rule in rules)
    return "".join(
        f"{rule.id:{wide}}  {rule.severity:9}  {rule.title}  [{', '.join(rule.tags)}]\n"
        for rule in rules
    )


def table_markdown(rules: Iterable[Rule]) -> str:
    """The list of rules as a table in Markdown."""
    rows = (
        f"| [`{rule.id}`](#{rule.id}) | {rule.severity} | {rule.title} | {', '.join(rule.tags)} |"
        for rule in rules
    )
    return "\n".join(("| rule | severity | flags | tags |", "|---|---|---|---|", *rows)) + "\n"


def as_markdown(pages: Sequence[RulePage]) -> str:
    """One page, or several with a table before them."""
    if len(pages) == 1:
        return page_markdown(pages[0])
    table = table_markdown(page.rule for page in pages)
    return "\n".join((_INTRODUCTION, table, *(page_markdown(page, 2) for page in pages)))


_Block = tuple[int, str]


def _sections(page: RulePage) -> Iterator[tuple[str, list[_Block]]]:
    """The titles with their paragraphs; the number is how far a paragraph is set in."""
    rule = page.rule
    if rule.does:
        yield "What it does", [(0, rule.does)]
    yield "Why it matters", [(0, rule.why)]
    for fails, title in ((True, "Found"), (False, "Left alone")):
        shown = [one for one in page.examples if one.example.fails is fails]
        if shown:
            yield title, [block for one in shown for block in _example(page, one)]
    yield "When it is a false alarm", [(0, rule.false_alarm)]
    yield "How to settle it", [(0, rule.settle or rule.fix)]
    if rule.settle:
        yield "What mends the text", [(0, rule.fix)]
    yield "Severity", [(0, rule.severity.value)]
    yield "Tags", [(0, ", ".join(rule.tags))]
    if page.reads:
        yield "Reads from the ontology", [(0, ", ".join(page.reads))]
    if rule.yields_to:
        yield "Yields to", [(0, ", ".join(rule.yields_to))]


def _example(page: RulePage, one: Shown) -> Iterator[_Block]:
    yield 0, one.example.shows
    for statement in _figure(one):
        yield 1, _told(page, statement, one.result)
    if one.result.findings:
        yield 1, f"→ {one.result.findings[0].message}"


def _figure(one: Shown) -> Sequence[Statement]:
    """The statements that the finding names, or the first ones of an example without one."""
    if one.result.findings:
        sides = one.result.findings[0].sides
        return [side[0] for side in sides]
    return one.statements[:_FIGURE]


def _told(page: RulePage, statement: Statement, result: CheckResult) -> str:
    """Who says it and when, the words, and what they state."""
    published = {source.path: source.published for source in result.sources}
    day = published.get(statement.source)
    who = [chain_words(statement) or statement.source, day.isoformat() if day else ""]
    words = " ".join(statement.quote.exact.split())
    name = page.labels.get(statement.property.iri, statement.property.name)
    stated = f"{statement.subject.label} – {name} – {value_words(statement.value)}"
    told = () if isinstance(statement.value, Time) else statement.qualifiers
    how = label_words(replace(statement, value=statement.subject, qualifiers=told))
    return f"{', '.join(filter(None, who))}: “{words}” [{stated}{f'; {how}' if how else ''}]"


def _escaped(text: str) -> str:
    return text.replace("<", "&lt;").replace("|", "\\|").replace("*", "\\*")
