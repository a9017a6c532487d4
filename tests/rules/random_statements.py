"""Random statements of few properties and kinds, so that they meet; and the ways to judge them.

`make fuzz` takes more of them.
"""

import os
from datetime import UTC, date, datetime
from itertools import chain

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from rdflib import Graph

from kg.check.derive import derive
from kg.check.rows import run_rule
from kg.check.wrapped import Pair, run_wrapped, wrapped
from kg.load import load_ontology
from kg.model import (
    Certainty,
    Entity,
    Polarity,
    Property,
    PublicationDate,
    Quantity,
    Quote,
    Source,
    Speaker,
    Statement,
    Tense,
    Time,
    Value,
)
from kg.rdf import n3, source_iri, source_quads, statement_iri, statement_quads
from kg.rules import Rule, load_derivations, load_rules
from kg.rules.shapes import graph_of, parse_shapes
from kg.store import open_store
from kg.store.embedded import EmbeddedStore
from kg.vocab import expand

LONG = bool(os.environ.get("KG_FUZZ"))


def entity(curie: str, kind: str) -> Entity:
    return Entity(iri=expand(curie), label=curie.split(":")[1], type=kind)


def day(first: str | None, last: str | None, precision: str = "day", **more: object) -> Time:
    ends = [date.fromisoformat(end) if end else None for end in (first, last)]
    return Time(
        earliest=ends[0],
        latest=ends[1],
        text=f"{first} to {last} {more}",
        precision=precision,
        **more,  # type: ignore[arg-type]
    )


def kilograms(low: float | None, high: float | None) -> Quantity:
    amount = low or high or 0.0
    text = f"{low} to {high}"
    return Quantity(amount=amount, unit="kg", text=text, low=low, high=high, base="kg", kind="mass")


CRAFT = some.sampled_from(
    (
        entity("ent:vikram-2019", "space:Lander"),
        entity("ent:chandrayaan-2", "space:Mission"),
        entity("ent:fuzz-craft", "space:Lander"),
    )
)
PARTY = some.sampled_from(
    (
        *(entity(f"ent:{name}", "space:Agency") for name in ("isro", "jaxa", "nasa")),
        entity("ent:india", "space:Country"),
    )
)
PLACE = some.sampled_from(
    tuple(
        entity(f"moon:{name}", "space:LunarPlace")
        for name in ("south-pole", "north-pole", "far-side", "near-side")
    )
)
TIME = some.sampled_from(
    (
        day("2019-07-22", "2019-07-22", instant=datetime(2019, 7, 22, 9, 13, tzinfo=UTC)),
        day("2019-07-15", "2019-07-15"),
        day("2019-07-16", "2019-07-16", anchor="page header"),
        day("2019-01-01", "2019-12-31", "year"),
        day("2018-07-01", "2018-07-31", "month", anchor="front matter"),
        day("2020-01-01", None, "year"),
        day(None, "2018-12-31", "open"),
    )
)
AMOUNT = some.sampled_from(
    (
        kilograms(1470.5, 1471.5),
        kilograms(1400, 1500),
        kilograms(1475, 1476),
        kilograms(148.5, 149.5),
        kilograms(None, 150),
        kilograms(1600, None),
    )
)
ROCKET = some.sampled_from(
    tuple(entity(f"ent:{name}", "space:Rocket") for name in ("gslv-mk-iii", "pslv", "lvm3"))
)
STATE = some.sampled_from(
    tuple(entity(f"space:{name}", "space:Condition") for name in ("Intact", "Destroyed", "Tilted"))
)
OUTCOME = some.sampled_from(
    tuple(entity(f"space:{name}", "space:Outcome") for name in ("Success", "Failure"))
)
LANDING = some.sampled_from(
    tuple(
        entity(f"space:{name}", "space:LandingOutcome") for name in ("HardLanding", "SoftLanding")
    )
)
NAME = some.sampled_from(tuple(entity(f"ent:name-{name}", "kg:Name") for name in ("a", "b")))
SOLE = some.just(entity("kg:sole", "owl:Thing"))
SHAPES: dict[str, tuple[some.SearchStrategy[Entity], some.SearchStrategy[Value]]] = {
    "space:launchDate": (CRAFT, TIME),
    "space:landingDate": (CRAFT, TIME),
    "space:mass": (CRAFT, AMOUNT),
    "space:landsAt": (CRAFT, PLACE),
    "space:worksAt": (CRAFT, PLACE),
    "space:launchVehicle": (CRAFT, ROCKET),
    "space:condition": (CRAFT, STATE),
    "space:outcome": (CRAFT, OUTCOME),
    "space:landingOutcome": (CRAFT, LANDING),
    "space:launches": (PARTY, CRAFT),
    "space:develops": (PARTY, CRAFT),
    "space:losesContactWith": (PARTY, CRAFT),
    "kg:namedAs": (CRAFT, NAME),
}
GROUPS = (
    ("space:launchDate", "space:landingDate"),
    ("space:mass",),
    ("space:landsAt", "space:worksAt"),
    ("space:launchVehicle", "space:launches"),
    ("space:condition", "space:outcome", "space:landingOutcome"),
    ("space:develops", "space:launches"),
    ("space:losesContactWith",),
    ("kg:namedAs", "space:mass"),
    tuple(sorted(SHAPES)),
)
ROLES: dict[str, some.SearchStrategy[Value]] = {
    "share": SOLE,
    "time": TIME,
    "place": PLACE,
    "mass": AMOUNT,
}
SOURCES = tuple(
    Source(
        iri=source_iri(f"{name}.txt"),
        path=f"{name}.txt",
        publisher=name,
        published=PublicationDate(day=at, origin="front matter") if at else None,
        kind=kind,
    )
    for name, at, kind in (
        ("a", date(2019, 9, 9), "article"),
        ("b", date(2018, 3, 1), "article"),
        ("c", None, "article"),
        ("r", None, "reference"),
    )
)


Told = list[tuple[Statement, Source]]


@some.composite
def statements(
    draw: some.DrawFn, group: tuple[str, ...], first: int = 0
) -> list[tuple[Statement, Source]]:
    """A dozen statements of four sources, and what two of these say about their own date.

    They are told of the few properties of a group, so that they meet. Their quotes are numbered
    from `first` on, so that those of another group are other statements.
    """
    places = range(first, first + draw(some.integers(6, 14)))
    return [
        *(draw(statement(at, group)) for at in places),
        *(dated(source) for source in SOURCES[:2]),
    ]


def together(*groups: tuple[str, ...]) -> some.SearchStrategy[tuple[Told, ...]]:
    """Statements of each group, all told in one world."""
    return some.tuples(*(statements(group, 100 * number) for number, group in enumerate(groups)))


@some.composite
def statement(draw: some.DrawFn, at: int, group: tuple[str, ...]) -> tuple[Statement, Source]:
    name = draw(some.sampled_from(group))
    source = draw(some.sampled_from(SOURCES))
    roles = draw(some.lists(some.sampled_from(sorted(ROLES)), unique=True, max_size=1))
    told = draw(words(source, name, *SHAPES[name]))
    told["qualifiers"] = tuple((role, draw(ROLES[role])) for role in roles)
    return told_by(source, at, name, **told), source


@some.composite
def words(
    draw: some.DrawFn,
    source: Source,
    name: str,
    subjects: some.SearchStrategy[Value],
    values: some.SearchStrategy[Value],
) -> dict[str, object]:
    """What a source tells of a property: of what, how surely, who says so, and how it was read."""
    speakers = ("PTI", "ISRO")[: draw(some.integers(0, 2))]
    naming = name == "kg:namedAs"
    read = "reference" if source.kind == "reference" else "rules"
    return {
        "subject": draw(subjects),
        "value": draw(values),
        "certainty": draw(some.sampled_from((*[Certainty.CERTAIN] * 3, *Certainty))),
        "polarity": draw(some.sampled_from((*[Polarity.POSITIVE] * 4, *Polarity))),
        "tense": draw(some.sampled_from((*[Tense.PAST] * 3, *Tense))),
        "speakers": tuple(Speaker(label=one) for one in (source.publisher or "", *speakers)),
        "extractor": "mention" if naming else read,
        "frame": draw(some.sampled_from(("variant", "label"))) if naming else None,
    }


def dated(source: Source) -> tuple[Statement, Source]:
    assert source.published
    at = source.published.day
    page = Entity(iri=source.iri, label=source.path, type="kg:Article")
    time = Time(earliest=at, latest=at, text=at.isoformat())
    told = told_by(
        source,
        99,
        "schema:datePublished",
        subject=page,
        value=time,
        speakers=(Speaker(label=source.publisher or ""),),
        extractor="metadata",
    )
    return told, source


def told_by(source: Source, at: int, name: str, **told: object) -> Statement:
    quote = Quote(exact=f"words {at}", start=10 * at, end=10 * at + 8)
    prop = Property(iri=expand(name), name=name.split(":")[1])
    polarity = told.get("polarity", Polarity.POSITIVE)
    node = statement_iri(source.iri, quote, told["subject"], prop, told["value"], polarity)  # type: ignore[arg-type]
    return Statement(id=node, source=source.path, property=prop, quote=quote, **told)  # type: ignore[arg-type]


# What the ontology of no domain declares, so that each rule has something to do.
MORE = """
@prefix kg: <https://w3id.org/factlint/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix space: <https://w3id.org/factlint/space#> .
space:mass kg:requiresStatement space:launchDate ; kg:conflictsWith space:condition ;
  kg:requiredQualifier "place" ; sh:maxInclusive 1000.0 ; kg:citationNeeded true .
space:launchVehicle kg:valueRequiresStatement space:mass ; kg:allowedQualifier "time" .
space:develops a owl:SymmetricProperty , owl:InverseFunctionalProperty ; kg:statedBothWays true .
space:launches kg:contemporary true ; owl:propertyDisjointWith space:losesContactWith .
space:launchDate rdfs:subPropertyOf kg:existsFrom .
space:landingDate rdfs:subPropertyOf kg:existsUntil .
space:landingOutcome kg:singleBestValue true ; kg:requiresStatement space:landsAt .
space:worksAt kg:statedBothWays true ; owl:inverseOf space:landsAt ; kg:strict true ;
  rdfs:range space:Agency .
"""

QUICK = settings(
    max_examples=20 if LONG else 3,
    deadline=None,
    derandomize=not LONG,
    database=None,
    phases=[Phase.generate, *([Phase.shrink] if LONG else [])],
    suppress_health_check=list(HealthCheck),
)


class Ways:
    """The rules, wrapped and not, over the ontology and what a test adds."""

    def __init__(self) -> None:
        self.rules: tuple[Rule, ...] = load_rules()
        with open_store() as store:
            load_ontology(store)
            self.ontology = list(store.quads())
            self.shapes = parse_shapes(wrapped(self.rules, load_derivations(), store), "rules")
        self.graph: Graph = graph_of(f"{line.rsplit(' ', 2)[0]} ." for line in self.ontology)

    def store_of(self, *told: Told) -> EmbeddedStore:
        store = open_store()
        assert isinstance(store, EmbeddedStore)
        store.load(self.ontology)
        for source in SOURCES:
            store.load(source_quads(source, "text"))
        for statement, source in chain(*told):
            store.load(statement_quads(statement, source))
        derive(store)
        return store

    def set_wise(self, store: EmbeddedStore) -> set[Pair]:
        return {
            (rule.id, row.this, row.value, row.severity)
            for rule in self.rules
            for row in run_rule(rule, store, None)
        }

    def on_rdflib(self, store: EmbeddedStore, nodes: list[str]) -> set[Pair]:
        new = set(graph_of(f"{' '.join(map(n3, one))} ." for one in store.triples()))
        new -= set(self.graph)
        for triple in new:
            self.graph.add(triple)
        try:
            return run_wrapped(self.shapes, self.graph, nodes=nodes)
        finally:
            for triple in new:
                self.graph.remove(triple)
