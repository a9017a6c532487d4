"""How many independent sources stand behind each side of a finding.

Copies of one text are one source, so are all texts of one publisher, and papers that report what
one news agency told them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.model import Finding, Statement
from kg.rdf import Iri, Literal, n3
from kg.store import Store

# Two queries, as in one the engine would go over all that has a class.
_CLASSES = """
SELECT DISTINCT ?class WHERE {
  ?class (owl:equivalentClass|^owl:equivalentClass|rdfs:subClassOf)* kg:Media
}"""
_PUBLISHERS = """
SELECT DISTINCT ?path ?publisher WHERE {{
  VALUES ?path {{ {paths} }}
  ?source kg:path ?path ; schema:publisher ?publisher
}} ORDER BY ?path ?publisher"""
_MEDIA = "SELECT DISTINCT ?name WHERE {{ VALUES ?class {{ {classes} }} ?name a ?class }}"


def media_classes(store: Store) -> frozenset[str]:
    """IRIs of the classes of news organisations."""
    rows = store.select(_CLASSES).rows
    return frozenset(str(row["class"]) for row in rows if isinstance(row["class"], Iri))


def news_agencies(store: Store) -> frozenset[str]:
    """IRIs of the news organisations that the store knows."""
    names = " ".join(n3(Iri(one)) for one in sorted(media_classes(store)))
    rows = store.select(_MEDIA.format(classes=names)).rows
    return frozenset(str(row["name"]) for row in rows if isinstance(row["name"], Iri))


def read_publishers(store: Store, paths: Iterable[str]) -> dict[str, str]:
    """The publisher of each source, by path; those of an unknown one are left out."""
    names = " ".join(n3(Literal(path)) for path in sorted(set(paths)))
    rows = store.select(_PUBLISHERS.format(paths=names)).rows if names else []
    found: dict[str, str] = {}
    for row in rows:
        path, publisher = row["path"], row["publisher"]
        if isinstance(path, Literal) and isinstance(publisher, Literal):
            found.setdefault(path.value, publisher.value)
    return found


def weigh(
    findings: Iterable[Finding],
    originals: Mapping[str, str],
    publishers: Mapping[str, str],
    agencies: frozenset[str],
) -> list[Finding]:
    """The findings with the number of independent sources of each side; see `origin_of`."""
    return [
        replace(
            finding,
            support=tuple(
                len({origin_of(one, originals, publishers, agencies) for one in side})
                for side in finding.sides
            ),
        )
        for finding in findings
    ]


def origin_of(
    statement: Statement,
    originals: Mapping[str, str],
    publishers: Mapping[str, str],
    agencies: frozenset[str],
) -> tuple[str, str]:
    """Where a statement comes from: the news agency that told it, or else who published its text.

    It is ("agency", IRI), ("publisher", name) or, where that is unknown, ("text", path).
    `originals` gives the path of the text that a copy is a copy of, `publishers` the publisher by
    path, `agencies` are the IRIs of news agencies.
    """
    for speaker in statement.speakers[1:]:
        if speaker.iri in agencies:
            return ("agency", speaker.iri)
    return behind(statement.source, originals, publishers)


def behind(
    path: str, originals: Mapping[str, str], publishers: Mapping[str, str]
) -> tuple[str, str]:
    """Who stands behind a text: the publisher of the one that it is a copy of, or of itself."""
    path = originals.get(path, path)
    if path in publishers:
        return ("publisher", publishers[path].casefold())
    return ("text", path)
