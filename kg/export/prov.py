"""Where statements come from, in PROV-O as JSON-LD: activities, agents, derivations, nothing else.

https://www.w3.org/TR/prov-o/. A statement is derived from its quote, the quote is quoted from the
article; the article's publisher and the speakers it quotes are agents; so is who decided on it.
What a person rejected or corrected is there too, invalidated by the decision.
"""

from collections.abc import Iterable, Iterator

from kg import vocab
from kg.decisions import (
    Decision,
    Ledger,
    Verdict,
    applied_decisions,
    person_iri,
    read_ledger,
    statement_label,
)
from kg.export.accounts import Account, find_accounts, software_name
from kg.export.jsondoc import Node, document, filled
from kg.model import Source, Speaker
from kg.rdf import agent_iri
from kg.store import Store

_LINKS = (
    "used",
    "wasAssociatedWith",
    "wasAttributedTo",
    "wasDerivedFrom",
    "wasGeneratedBy",
    "wasInformedBy",
    "wasInvalidatedBy",
    "wasQuotedFrom",
    "wasRevisionOf",
    "qualifiedAttribution",
    "agent",
)
_KINDS = ("Activity", "Agent", "Attribution", "Entity", "Person", "SoftwareAgent")
CONTEXT: Node = {
    "prov": vocab.PROV,
    "label": vocab.RDFS + "label",
    "comment": vocab.RDFS + "comment",
    "path": vocab.KG + "path",
    "sha256": vocab.KG + "sha256",
    "position": vocab.KG + "position",
    "verdict": {"@id": vocab.KG + "verdict", "@type": "@id"},
    "published": {"@id": vocab.SCHEMA + "datePublished", "@type": vocab.XSD + "date"},
    "value": "prov:value",
    **{kind: f"prov:{kind}" for kind in _KINDS},
    **{link: {"@id": f"prov:{link}", "@type": "@id"} for link in _LINKS},
    **{
        name: {"@id": f"prov:{name}", "@type": vocab.XSD + "dateTime"}
        for name in ("startedAtTime", "endedAtTime")
    },
}


def as_prov(store: Store) -> bytes:
    """The provenance of what the store's articles state, and of the decisions about it."""
    accounts, ledger = find_accounts(store), read_ledger(store)
    nodes: dict[str, Node] = {}
    for node in _nodes(accounts, ledger, _invalidated(store, ledger)):
        nodes[node["@id"]] = nodes.get(node["@id"], {}) | node
    return document(CONTEXT, {"@graph": [nodes[iri] for iri in sorted(nodes)]})


def _nodes(
    accounts: Iterable[Account], ledger: Ledger, invalidated: dict[str, str]
) -> Iterator[Node]:
    for decision in ledger:
        yield from _decision(decision)
    for one in accounts:
        yield from _source(one.source, one.sha256)
        if one.correction is None:
            yield from _reading(one)
        yield from _statement(one, invalidated)


def _source(source: Source, sha256: str) -> Iterator[Node]:
    publisher = Speaker(label=source.publisher) if source.publisher else None
    yield filled(
        _id=source.iri,
        _type="Entity",
        label=source.title,
        path=source.path,
        sha256=sha256,
        published=source.published and source.published.day.isoformat(),
        wasAttributedTo=publisher and agent_iri(publisher),
    )
    if publisher:
        yield _agent(publisher)


def _agent(speaker: Speaker) -> Node:
    return {"@id": agent_iri(speaker), "@type": "Agent", "label": speaker.label}


def _reading(one: Account) -> Iterator[Node]:
    yield {"@id": one.agent, "@type": ["SoftwareAgent", "Agent"], "label": software_name(one.agent)}
    yield {
        "@id": one.activity,
        "@type": "Activity",
        "label": f"reading of {one.source.path}",
        "used": one.source.iri,
        "wasAssociatedWith": one.agent,
    }


def _statement(one: Account, invalidated: dict[str, str]) -> Iterator[Node]:
    statement, made = one.statement, one.correction
    quote = f"{statement.id}#quote"
    speakers = [f"{statement.id}#speaker-{number}" for number in range(len(statement.speakers))]
    agents = dict.fromkeys(agent_iri(speaker) for speaker in statement.speakers)
    yield filled(
        _id=statement.id,
        _type="Entity",
        label=statement_label(statement),
        wasDerivedFrom=quote,
        wasRevisionOf=made and made.used,
        wasGeneratedBy=one.activity,
        wasInvalidatedBy=invalidated.get(statement.id),
        wasAttributedTo=[*agents, *([one.agent] if made else [])],
        qualifiedAttribution=speakers,
    )
    yield {
        "@id": quote,
        "@type": "Entity",
        "value": statement.quote.exact,
        "wasQuotedFrom": one.source.iri,
    }
    for position, (link, speaker) in enumerate(zip(speakers, statement.speakers, strict=True)):
        yield {
            "@id": link,
            "@type": "Attribution",
            "agent": agent_iri(speaker),
            "position": position,
        }
        yield _agent(speaker)


def _decision(decision: Decision) -> Iterator[Node]:
    person = person_iri(decision.by)
    moment = f"{decision.at:%Y-%m-%dT%H:%M:%SZ}"
    yield filled(
        _id=decision.iri,
        _type="Activity",
        label=f"{decision.verdict}: {decision.label}",
        comment=decision.note,
        verdict=vocab.KG + decision.verdict,
        used=decision.used,
        startedAtTime=moment,
        endedAtTime=moment,
        wasAssociatedWith=person,
        wasInformedBy=decision.withdraws,
    )
    yield {"@id": person, "@type": ["Person", "Agent"], "label": decision.by}
    yield {"@id": decision.used, "@type": "Entity", "label": decision.label}


def _invalidated(store: Store, ledger: Ledger) -> dict[str, str]:
    """The decision that took a statement out, by the statement's IRI."""
    query = "SELECT ?decision ?st { ?decision kg:appliesTo ?st }"
    rows = store.select(query).rows
    out = {one.iri for one in ledger if one.verdict in (Verdict.REJECTED, Verdict.CORRECTED)}
    out &= applied_decisions(store)
    return {str(row["st"]): str(row["decision"]) for row in rows if str(row["decision"]) in out}
