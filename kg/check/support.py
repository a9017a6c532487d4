"""How many independent sources stand behind each side of a finding.

Copies of one text are one source, and so are papers that report what one news agency told them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Finding, Statement
from kg.rdf import Iri
from kg.store import Store

_MEDIA = """
SELECT DISTINCT ?name WHERE {
  ?class (owl:equivalentClass|^owl:equivalentClass|rdfs:subClassOf)* kg:Media .
  ?name a ?class
}"""


def news_agencies(store: Store) -> frozenset[str]:
    """IRIs of the news organisations that the store knows."""
    return frozenset(
        str(row["name"]) for row in store.select(_MEDIA).rows if isinstance(row["name"], Iri)
    )


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
                len({_origin(one, originals, agencies) for one in side}) for side in finding.sides
            ),
        )
        for finding in findings
    ]


def _origin(
    statement: Statement, originals: Mapping[str, str], agencies: frozenset[str]
) -> tuple[str, str]:
    for speaker in statement.speakers[1:]:
        if speaker.iri in agencies:
            return ("agency", speaker.iri)
    return ("text", originals.get(statement.source, statement.source))
