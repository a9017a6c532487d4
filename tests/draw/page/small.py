"""A small network: two agencies, two missions, a planned link, a disputed one, a hostile quote."""

from kg.draw.network import Kind, Link, Manner, Network, Node
from kg.model import (
    Certainty,
    Entity,
    Finding,
    Property,
    Quote,
    Severity,
    Speaker,
    Statement,
    Tense,
)

ASTER = "https://example.org/entity/aster"
BOREAL = "https://example.org/entity/boreal"
HERON = "https://example.org/entity/heron-1"
TERN = "https://example.org/entity/tern"
LABELS = {ASTER: "Aster", BOREAL: "Boreal", HERON: "Heron 1", TERN: "Tern"}
HOSTILE = "Boreal </script><script>alert(1)</script> & <!-- funds \u2028 Tern"
POSITIONS = {ASTER: (0.0, 0.0), BOREAL: (1.0, 0.0), HERON: (0.0, 0.5), TERN: (1.0, 0.5)}


def said(
    subject: str,
    name: str,
    value: str,
    words: str,
    source: str,
    tense: Tense = Tense.PAST,
    certainty: Certainty = Certainty.CERTAIN,
) -> Statement:
    return Statement(
        id=f"https://example.org/statement/{subject[-5:]}-{name}-{source}",
        source=source,
        subject=Entity(iri=subject, label=LABELS[subject]),
        property=Property(iri=f"https://example.org/space#{name}", name=name),
        value=Entity(iri=value, label=LABELS[value]),
        tense=tense,
        certainty=certainty,
        speakers=(Speaker(label="The Gull"), Speaker(label="a minister")),
        quote=Quote(exact=words, start=40, end=40 + len(words), prefix="On Monday, "),
    )


def small_network() -> Network:
    """Aster and Boreal both launch Heron 1; they may work together; Boreal funds Tern."""
    heron = said(ASTER, "launches", HERON, "Aster launched Heron 1", "a.txt")
    again = said(ASTER, "launches", HERON, "Heron 1 flew for Aster", "b.txt")
    other = said(BOREAL, "launches", HERON, "Boreal launched Heron 1", "b.txt")
    joint = said(
        ASTER, "partnersWith", BOREAL, "Aster may work with Boreal", "a.txt", Tense.FUTURE,
        Certainty.POSSIBLE,
    )  # fmt: skip
    funds = said(BOREAL, "funds", TERN, HOSTILE, "c.txt", Tense.PRESENT)
    conflict = Finding(
        rule="value-conflict",
        severity=Severity.VIOLATION,
        message="Heron 1 is said to be launched by Aster and by Boreal.",
        sides=((heron, again), (other,)),
        suggestion="Ask which of them owned the rocket.",
    )
    return Network(
        nodes=(
            Node(iri=ASTER, label="Aster", kind=Kind.PARTY, type="space:Agency"),
            Node(iri=BOREAL, label="Boreal", kind=Kind.PARTY, type="space:Agency"),
            Node(iri=HERON, label="Heron 1", kind=Kind.MISSION, type="space:Mission"),
            Node(iri=TERN, label="Tern", kind=Kind.MISSION, type="space:Mission"),
        ),
        links=(
            Link(source=ASTER, target=BOREAL, roles=("partnersWith",), statements=(joint,),
                 sources=1),
            Link(source=ASTER, target=HERON, roles=("launches",), statements=(heron, again),
                 sources=2, disputed=(conflict,)),
            Link(source=BOREAL, target=HERON, roles=("launches",), statements=(other,),
                 sources=1, disputed=(conflict,)),
            Link(source=BOREAL, target=TERN, roles=("funds",), statements=(funds,), sources=1),
        ),
        publishers={"a.txt": "The Gull", "b.txt": "Sea Post"},
        days={"a.txt": "2021-03-04", "b.txt": "2022-05-06"},
        manners=(
            Manner(name="operator", colour="#1f3a5f", roles=("launches",)),
            Manner(name="partner", colour="#c8d0dc", roles=("partnersWith",)),
        ),
    )  # fmt: skip
