"""What is told beside the findings: the rest of their articles, and of what they are about."""

from kg.check.result import CheckResult
from kg.check.statements import load_statements
from kg.model import Statement
from kg.rdf import Iri, Literal, n3
from kg.store import Store

FEW = 30  # articles that a reader may want to see whole, found or not
_STATED = 'kg:extractor ?extractor FILTER(?extractor IN ("rules", "review", "reference"))'
_OF_ARTICLES = f"""
SELECT ?st WHERE {{{{ VALUES ?path {{{{ {{paths}} }}}}
  ?source kg:path ?path ; a kg:Article . ?st oa:hasSource ?source ; {_STATED} }}}}"""
_OF_SUBJECTS = f"""
SELECT ?st WHERE {{{{ VALUES (?subject ?property) {{{{ {{pairs}} }}}}
  ?st rdf:subject ?subject ; rdf:predicate ?property ; {_STATED} }}}}"""


def context_of(store: Store, result: CheckResult) -> tuple[Statement, ...]:
    """The statements of the articles that the findings name, and all about the same facts.

    They are in the order of source and quote; those of the findings are among them. Articles
    without a finding are left out where they are more than FEW, as a store may hold a million.
    """
    findings = (*result.findings, *(one.finding for one in result.ignored))
    said = [one for finding in findings for one in finding.statements]
    articles = [one.path for one in result.sources if one.kind == "article"]
    named = {one.source for one in said} | set(articles if len(articles) <= FEW else ())
    paths = sorted(n3(Literal(path)) for path in named)
    pairs = sorted({f"({n3(Iri(one.subject.iri))} {n3(Iri(one.property.iri))})" for one in said})
    asked = [
        *([_OF_ARTICLES.format(paths=" ".join(paths))] if paths else []),
        *([_OF_SUBJECTS.format(pairs=" ".join(pairs))] if pairs else []),
    ]
    names = {str(row["st"]) for query in asked for row in store.select(query).rows}
    found = load_statements(store, names).values()
    return tuple(
        sorted(found, key=lambda one: (one.source, one.quote.start, one.quote.end, one.id))
    )
