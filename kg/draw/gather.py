"""A store -> the network of parties and missions, and the days that are said of missions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg import vocab
from kg.check.copies import find_copies, originals
from kg.check.statements import load_statements
from kg.check.support import news_agencies, origin_of
from kg.decisions import REVIEW, rejected_statements
from kg.draw.declared import Drawn, read_drawn, read_wholes
from kg.draw.network import Dated, Kind, Link, Manner, Network, Node
from kg.load import load_ontology
from kg.model import Entity, Finding, Severity, Statement, Time
from kg.rdf import Iri, Literal, Term, n3
from kg.store import Store, open_store

_STATED = """
SELECT DISTINCT ?st WHERE {{
  VALUES ?path {{ {paths} }}
  ?st rdf:predicate ?path ; kg:polarity kg:positive ; kg:extractor ?extractor .
  FILTER(?extractor IN ({extractors}))
}}"""
_CLASSES = "SELECT DISTINCT ?thing ?class {{ VALUES ?thing {{ {things} }} ?thing a ?class }}"
# The name that the ontology prefers, else one that a text uses.
_LABELS = """
SELECT ?thing (MIN(STR(?name)) AS ?label) {{
  VALUES ?thing {{ {things} }}
  {{ ?thing skos:prefLabel ?name }}
  UNION {{ ?thing rdfs:label ?name MINUS {{ ?thing skos:prefLabel ?any }} }}
}} GROUP BY ?thing"""
_ALIASES = """
SELECT DISTINCT ?thing ?name {{
  VALUES ?thing {{ {things} }} ?thing skos:prefLabel|skos:altLabel|rdfs:label ?name
}}"""
_SOURCES = """
SELECT DISTINCT ?path ?publisher ?day ?text WHERE {{
  VALUES ?path {{ {paths} }}
  ?source kg:path ?path .
  OPTIONAL {{ ?source schema:publisher ?publisher }}
  OPTIONAL {{ ?source schema:datePublished ?day FILTER(DATATYPE(?day) = xsd:date) }}
  OPTIONAL {{ ?source a kg:Article ; kg:text ?text }}
}} ORDER BY ?day ?path ?publisher"""
_DISPUTING = (Severity.VIOLATION, Severity.WARNING)
_MOST_WHOLES = 8  # a part of a part of a part; a longer chain runs in circles


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One statement that connects two nodes (IRIs)."""

    source: str
    target: str
    statement: Statement


def gather(
    store: Store, findings: Iterable[Finding] = (), *, with_reference: bool = False
) -> Network:
    """Parties, missions, what is said between them and when; what findings dispute is marked.

    Denied and rejected statements are no links. `with_reference` counts also what reference sources
    state.
    """
    drawn = declared_in(store)
    paths = {*drawn.manners, *drawn.days}
    statements = read_statements(store, paths, with_reference=with_reference)
    things = Things(store, drawn, statements)
    ties = [
        tie for one in statements if one.property.iri in drawn.manners for tie in things.ties(one)
    ]
    dated = [one for one in statements if one.property.iri in drawn.days]
    publishers, days, origins = read_sources(store, [*(tie.statement for tie in ties), *dated])
    disputes = _disputes(findings)
    links = build_links(ties, origins, disputes, drawn)
    dates = tuple(_dates(dated, things, disputes, drawn))
    ends = {iri for link in links for iri in (link.source, link.target)}
    return Network(
        nodes=things.nodes(ends),
        links=tuple(
            sorted(links, key=lambda one: (things.order(one.source), things.order(one.target)))
        ),
        publishers=publishers,
        days=days,
        manners=_manners(drawn, {role for link in links for role in link.roles}),
        origins=origins,
        dates=dates,
        nouns=things.nouns(ends | {one.mission.iri for one in dates}),
    )


def read_aliases(store: Store, network: Network) -> dict[str, set[str]]:
    """Further names of the network's nodes, by IRI."""
    aliases: dict[str, set[str]] = {}
    for row in _in_batches(store, _ALIASES, "things", (node.iri for node in network.nodes)):
        aliases.setdefault(str(row["thing"]), set()).add(_text(row["name"]))
    return aliases


def declared_in(store: Store) -> Drawn:
    """What the store's ontology says of pictures, or the one that ships where that says nothing."""
    drawn = read_drawn(store)
    if drawn.manners:
        return drawn
    shipped = open_store()
    load_ontology(shipped)
    return read_drawn(shipped)


def read_statements(
    store: Store, paths: Iterable[str], *, with_reference: bool
) -> tuple[Statement, ...]:
    """What is affirmed with these properties (IRIs), by source and place."""
    extractors = ", ".join(
        n3(Literal(one)) for one in ("rules", REVIEW, *(["reference"] if with_reference else []))
    )
    names = " ".join(n3(Iri(path)) for path in sorted(paths))
    rows = store.select(_STATED.format(paths=names, extractors=extractors)).rows
    iris = {str(row["st"]) for row in rows} - rejected_statements(store)
    found = load_statements(store, iris).values()
    return tuple(sorted(found, key=lambda one: (one.source, one.quote.start, one.id)))


class Things:
    """What the subjects and values of statements are drawn as: a party, or a mission's node."""

    def __init__(self, store: Store, drawn: Drawn, statements: Iterable[Statement]) -> None:
        self._drawn = drawn
        self._wholes = read_wholes(store)
        self._named: dict[str, Entity] = {}
        for one in statements:
            for end in (one.subject, one.value):
                if isinstance(end, Entity):
                    self._named.setdefault(end.iri, end)
                    if end.part_of:
                        self._wholes.setdefault(end.iri, (end.part_of,))
        known = {*self._named, *self._above(self._named)}
        self._classes: dict[str, set[str]] = {}
        for row in _in_batches(store, _CLASSES, "things", known):
            self._classes.setdefault(str(row["thing"]), set()).add(str(row["class"]))
        self._labels = {
            str(row["thing"]): _text(row["label"])
            for row in _in_batches(store, _LABELS, "things", known)
        }

    def kind(self, iri: str) -> Kind | None:
        """What the thing is drawn as."""
        return self._drawn.kind(self._classes.get(iri, ()))

    def ties(self, statement: Statement) -> list[Tie]:
        """Between whom it is said: parties, and missions to which the craft belongs."""
        ends = (statement.subject, statement.value)
        entities = [one.iri for one in ends if isinstance(one, Entity)]
        kinds = [self.kind(iri) for iri in entities]
        if kinds == [Kind.PARTY, Kind.PARTY]:
            first, second = sorted(entities, key=self.order)
            return (
                [Tie(source=first, target=second, statement=statement)] if first != second else []
            )
        if set(kinds) != {Kind.PARTY, Kind.MISSION}:
            return []
        party, thing = entities if kinds[0] is Kind.PARTY else entities[::-1]
        return [
            Tie(source=party, target=mission, statement=statement)
            for mission in self.missions(thing)
        ]

    def missions(self, thing: str) -> tuple[str, ...]:
        """The nearest missions of which the thing is a part, or else the craft; or itself.

        What yields to its mission, and what counts for its parts, is as the ontology says.
        """
        level: tuple[str, ...] = (thing,)
        for _ in range(_MOST_WHOLES):
            found = tuple(one for one in level if not self._is_part(one))
            wholes = {up for one in level for up in self._wholes.get(one, ())} - {thing, *level}
            higher = [one for one in wholes if self._is_whole(one) or self._is_part(one)]
            if found or not higher:
                return found or level
            level = tuple(sorted(higher))
        return level

    def _is_whole(self, thing: str) -> bool:
        return self._drawn.is_whole(self._classes.get(thing, ()))

    def _is_part(self, thing: str) -> bool:
        return self._drawn.is_part(self._classes.get(thing, ()))

    def nouns(self, iris: Iterable[str]) -> dict[Kind, str]:
        """What these things are called together, by their kind."""
        classes: dict[Kind, list[set[str]]] = {kind: [] for kind in Kind}
        for iri in iris:
            if (kind := self.kind(iri)) is not None:
                classes[kind].append(self._classes[iri])
        return {kind: self._drawn.noun(kind, found) for kind, found in classes.items()}

    def label(self, iri: str) -> str:
        """The name that the ontology gives it, or that the texts do."""
        return self._labels.get(iri) or (
            self._named[iri].label if iri in self._named else vocab.shorten(iri)
        )

    def order(self, iri: str) -> tuple[int, str, str]:
        """Parties first, by label."""
        return (int(self.kind(iri) is Kind.MISSION), self.label(iri).casefold(), iri)

    def nodes(self, iris: Iterable[str]) -> tuple[Node, ...]:
        """These things as nodes: parties first, by label."""
        found = []
        for iri in sorted(iris, key=self.order):
            kind, narrow = self.kind(iri), self._drawn.narrowest(self._classes.get(iri, ()))
            assert kind is not None
            type_ = vocab.shorten(narrow or vocab.OWL + "Thing")
            found.append(Node(iri=iri, label=self.label(iri), kind=kind, type=type_))
        return tuple(found)

    def _above(self, things: Iterable[str]) -> set[str]:
        seen: set[str] = set()
        todo = [up for one in things for up in self._wholes.get(one, ())]
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo += self._wholes.get(one, ())
        return seen


def read_sources(
    store: Store, statements: Sequence[Statement]
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Publishers and days by source, and the independent source of each statement by its id."""
    texts: dict[str, str] = {}
    publishers: dict[str, str] = {}
    days: dict[str, str] = {}
    paths = {n3(Literal(one.source)) for one in statements}
    for row in store.select(_SOURCES.format(paths=" ".join(sorted(paths)))).rows:
        path = _text(row["path"])
        for kept, name in ((texts, "text"), (publishers, "publisher"), (days, "day")):
            if name in row:
                kept.setdefault(path, _text(row[name]))
    copied, agencies = originals(find_copies(texts)), news_agencies(store)
    origins = {one.id: " ".join(origin_of(one, copied, publishers, agencies)) for one in statements}
    return publishers, days, origins


_Disputes = Mapping[str, Sequence[Finding]]


def _disputes(findings: Iterable[Finding]) -> _Disputes:
    """The findings that dispute each statement, by its id."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity in _DISPUTING:
            for one in finding.statements:
                found.setdefault(one.id, []).append(finding)
    return found


def build_links(
    ties: Iterable[Tie], origins: Mapping[str, str], disputes: _Disputes, drawn: Drawn
) -> list[Link]:
    """One link for all ties between the same two; `disputes` are findings by statement."""
    between: dict[tuple[str, str], list[Statement]] = {}
    for tie in ties:
        between.setdefault((tie.source, tie.target), []).append(tie.statement)
    return [
        Link(
            source=source,
            target=target,
            roles=_roles(told, drawn),
            statements=tuple(told),
            sources=len({origins[one.id] for one in told}),
            disputed=tuple(
                dict.fromkeys(finding for one in told for finding in disputes.get(one.id, ()))
            ),
        )
        for (source, target), told in between.items()
    ]


def _dates(
    statements: Iterable[Statement], things: Things, disputes: _Disputes, drawn: Drawn
) -> Iterator[Dated]:
    """The days that are said of missions, by mission, source and place."""
    told = [
        (things.order(mission), one)
        for one in statements
        if isinstance(one.value, Time) and things.kind(one.subject.iri) is Kind.MISSION
        for mission in things.missions(one.subject.iri)
    ]
    for order, one in sorted(told, key=lambda pair: pair[0]):
        (mission,) = things.nodes([order[-1]])
        yield Dated(
            mission=mission,
            label=drawn.days[one.property.iri],
            statement=one,
            disputed=tuple(disputes.get(one.id, ())),
        )


def _roles(statements: Sequence[Statement], drawn: Drawn) -> tuple[str, ...]:
    """The properties, by the weight of their manner, then by how often each is said."""
    often: dict[str, int] = {}
    weight: dict[str, Decimal] = {}
    for one in statements:
        often[one.property.name] = often.get(one.property.name, 0) + 1
        weight[one.property.name] = drawn.manners[one.property.iri][0]
    return tuple(sorted(often, key=lambda name: (weight[name], -often[name], name)))


def _manners(drawn: Drawn, roles: set[str]) -> tuple[Manner, ...]:
    """The manners of these properties, with them."""
    found: dict[tuple[Decimal, str, str], list[str]] = {}
    for path, manner in drawn.manners.items():
        name = path.replace("/", "#").rsplit("#", 1)[-1]
        if name in roles:
            found.setdefault(manner, []).append(name)
    return tuple(
        Manner(name=name, colour=colour, roles=tuple(sorted(names)))
        for (_, name, colour), names in sorted(found.items())
    )


def _in_batches(
    store: Store, query: str, name: str, iris: Iterable[str], size: int = 2000
) -> list[dict[str, Term]]:
    names = [n3(Iri(iri)) for iri in sorted(iris)]
    rows = []
    for start in range(0, len(names), size):
        rows += store.select(query.format(**{name: " ".join(names[start : start + size])})).rows
    return rows


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)
