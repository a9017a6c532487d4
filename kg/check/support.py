"""How many independent sources stand behind each side of a finding.

Copies of one text are one source, and so are papers that report what one news agency told them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Finding, Statement
from kg.rdf import Iri, n3
from kg.store import Store

# Two queries, as in one the engine would go over all that has a class.
_CLASSES = """
SELECT DISTINCT ?class WHERE {
  ?class (owl:equivalentClass|^owl:equivalentClass|rdfs:subClassOf)* kg:Media
}"""
_MEDIA = "SELECT DISTINCT ?name WHERE {{ VALUES ?class {{ {classes} }} ?name a ?class }}"


def news_agencies(store: Store) -> frozenset[str]:
    """IRIs of the news organisations that the store knows."""
    classes = (row["class"] for row in store.select(_CLASSES).rows)
    names = " ".join(sorted(n3(one) for one in classes if isinstance(one, Iri)))
    rows = store.select(_MEDIA.format(classes=names)).rows
    return frozenset(str(row["name"]) for row in rows if isinstance(row["name"], Iri))


def weigh(
    findings: Iterable[Finding], originals: Mapping[str, str], agencies: frozenset[str]
) -> list[Finding]:
    """The findings with the number of independent sources of each side.

    `originals` gives the path of the text that a copy is a copy of.
    """
    return [
        replace(
            finding,
            support=tuple(
                len({origin_of(one, originals, agencies) for one in side}) for side in finding.sides
            ),
        )
        for finding in findings
    ]


def origin_of(
    statement: Statement, originals: Mapping[str, str], agencies: frozenset[str]
) -> tuple[str, str]:
    """Where a statement comes from: the news agency that told it, else the text (kind, name).

    `originals` gives the path of the text that a copy is a copy of, `agencies` are the IRIs of news
    agencies.
    """
    for speaker in statement.speakers[1:]:
        if speaker.iri in agencies:
            return ("agency", speaker.iri)
    return ("text", originals.get(statement.source, statement.source))
