"""The check itself: rules over a store, findings and coverage out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kg import vocab
from kg.check.copies import Runs, find_copies, originals
from kg.check.coverage import cover
from kg.check.decided import set_aside
from kg.check.findings import let_the_specific_win, match_rows, merge, sort_findings
from kg.check.reach import read_rows
from kg.check.result import CheckResult, SourceSummary
from kg.check.statements import load_statements
from kg.check.support import news_agencies, read_publishers, weigh
from kg.check.vocabulary import check_vocabulary
from kg.decisions import rejected_statements
from kg.model import Finding
from kg.rdf import Iri, Literal, Term, n3
from kg.rules import Rule, load_derivations
from kg.store import Store

# No OPTIONAL: the engine would read what stands in it of all sources, though few are asked for.
_SOURCES = """
SELECT DISTINCT ?source ?path ?of ?fact WHERE {{
  {scope}
  ?source kg:path ?path ; ?of ?fact
  FILTER(?of IN (schema:headline, schema:publisher, schema:datePublished, rdf:type))
}} ORDER BY ?path ?source ?of ?fact"""
_COUNTS = """
SELECT ?source (COUNT(DISTINCT ?st) AS ?count) WHERE {{
  {scope}
  ?st oa:hasSource ?source ; kg:extractor ?extractor
  FILTER(?extractor NOT IN ("mention", "metadata"))
}} GROUP BY ?source"""
_REFERENCES = "SELECT DISTINCT ?source { ?source a kg:ReferenceSource }"
_TEXTS = """
SELECT ?path ?text WHERE {{
  VALUES ?path {{ {paths} }}
  ?source kg:path ?path ; a kg:Article ; kg:text ?text .
  OPTIONAL {{ ?source schema:datePublished ?day FILTER(isLiteral(?day)) }}
}} ORDER BY ?day ?path"""
_PUBLISHED, _DATE = vocab.SCHEMA + "datePublished", vocab.XSD + "date"
_LABELS = """
SELECT ?path ?label WHERE {
  { ?path kg:compares ?how . ?path rdfs:label ?label }
  UNION { ?path kg:once ?how . ?path rdfs:label ?label }
  UNION { ?path a owl:ObjectProperty ; rdfs:label ?label }
} ORDER BY ?path ?label"""


def check(
    rules: Sequence[Rule],
    store: Store,
    focus: Iterable[str] | None = None,
    *,
    beside: Sequence[Rule] = (),
) -> CheckResult:
    """Run the rules; with `focus` (IRIs of sources) only what touches these sources is reported.

    What the rules `beside` find is not reported, but the rules that yield to them leave it alone.

    Statements of reference sources are held against all others, but never reported on their own.
    """
    derivations = load_derivations()
    ran = (*rules, *beside)
    check_vocabulary((*ran, *derivations), store)
    inside = None if focus is None else frozenset(focus)
    sources = read_summaries(store, inside)
    paths = (
        None if inside is None else frozenset(sources[iri].path for iri in inside if iri in sources)
    )
    out = rejected_statements(store)
    read = read_rows(ran, derivations, store, inside)
    rows = {
        rule: [row for row in found if not out & set(row.statements)]
        for rule, found in read.found.items()
    }
    statements = load_statements(
        store,
        (name for found in rows.values() for row in found for name in row.statements),
    )
    matches = {rule.id: match_rows(rule, rows[rule.id], statements, paths) for rule in ran}
    matches = let_the_specific_win(matches, rules)
    labels = property_labels(store)
    found = [finding for rule in rules for finding in merge(rule, matches[rule.id], labels)]
    return conclude(store, rules, found, sources, inside, near=read.near)


def conclude(
    store: Store,
    rules: Sequence[Rule],
    found: Sequence[Finding],
    sources: Mapping[str, SourceSummary],
    inside: frozenset[str] | None,
    *,
    near: Store | None = None,
    runs: Runs | None = None,
) -> CheckResult:
    """What was found, in order, weighed and held against what people decided, with the coverage.

    `sources` are those in the store by IRI, `inside` those in focus; see `cover` for `near`, and
    `find_copies` for `runs`.
    """
    paths = (
        None if inside is None else frozenset(sources[iri].path for iri in inside if iri in sources)
    )
    copies = find_copies(_texts(store, found, paths), runs)
    named = {one.source for finding in found for one in finding.statements}
    copied = originals(copies)
    publishers = read_publishers(store, named | set(copied.values()))
    found = weigh(found, copied, publishers, news_agencies(store))
    decided = set_aside(sort_findings(found), store)
    findings = decided.findings
    articles = [iri for iri, source in sources.items() if source.kind == "article"]
    return CheckResult(
        sources=tuple(
            sorted(
                (
                    source
                    for iri, source in sources.items()
                    if inside is None or iri in inside or source.kind == "reference"
                ),
                key=lambda source: (source.kind, source.path),
            )
        ),
        findings=findings,
        coverage=cover(
            store,
            rules,
            findings,
            articles if inside is None else inside,
            alone=inside is not None,
            near=near,
        ),
        copies=copies,
        set_aside=decided.set_aside,
        decisions=decided.decisions,
    )


def _texts(
    store: Store, findings: Iterable[Finding], paths: frozenset[str] | None
) -> dict[str, str]:
    """The texts of the articles that findings name or that are in focus, oldest first."""
    wanted = {one.source for finding in findings for one in finding.statements} | (paths or set())
    names = " ".join(n3(Literal(path)) for path in sorted(wanted))
    rows = store.select(_TEXTS.format(paths=names)).rows if wanted else []
    return {_text(row["path"]) or "": _text(row["text"]) or "" for row in rows}


def read_summaries(store: Store, inside: frozenset[str] | None = None) -> dict[str, SourceSummary]:
    """The sources in the store by IRI, in the order of their paths.

    With `inside` (IRIs) only these, and those of reference.
    """
    scope = ""
    if inside is not None:
        wanted = inside | {str(row["source"]) for row in store.select(_REFERENCES).rows}
        scope = f"VALUES ?source {{ {' '.join(n3(Iri(iri)) for iri in sorted(wanted))} }}"
    counts = {
        str(row["source"]): int(_text(row["count"]) or 0)
        for row in store.select(_COUNTS.format(scope=scope)).rows
    }
    facts: dict[str, dict[str, Term]] = {}
    for row in store.select(_SOURCES.format(scope=scope)).rows:
        known = facts.setdefault(str(row["source"]), {"path": row["path"]})
        name, fact = str(row["of"]), row["fact"]
        if name == vocab.RDF + "type":
            if fact == vocab.KG + "ReferenceSource":
                known["reference"] = fact
        elif name != _PUBLISHED or (isinstance(fact, Literal) and fact.datatype == _DATE):
            known.setdefault(name, fact)
    return {iri: _summary(known, counts.get(iri, 0)) for iri, known in facts.items()}


def _summary(facts: Mapping[str, Term], count: int) -> SourceSummary:
    day = _text(facts.get(_PUBLISHED))
    return SourceSummary(
        path=_text(facts["path"]) or "",
        title=_text(facts.get(vocab.SCHEMA + "headline")),
        publisher=_text(facts.get(vocab.SCHEMA + "publisher")),
        published=date.fromisoformat(day) if day else None,
        statements=count,
        kind="reference" if "reference" in facts else "article",
    )


def property_labels(store: Store) -> dict[str, str]:
    """The labels of the properties that are compared, by IRI."""
    labels = {vocab.SCHEMA + "datePublished": "publication date"}
    for row in store.select(_LABELS).rows:
        labels.setdefault(str(row["path"]), _text(row["label"]) or "")
    return labels


def _text(term: Term | None) -> str | None:
    return term.value if isinstance(term, Literal) else term
