"""A network as one JSON object, with its statements in full: the form of `network.schema.json`."""

from kg.draw.network import Link, Network
from kg.model import Finding
from kg.report.jsonform import Form, dumped, statement_form


def as_json(network: Network) -> str:
    """Nodes, links with statements and what disputes them, and the sources that were read."""
    sources = sorted(
        {*network.publishers, *network.days}
        | {one.source for link in network.links for one in link.statements}
    )
    form = {
        "nodes": [
            {"iri": node.iri, "label": node.label, "kind": node.kind.value, "type": node.type}
            for node in network.nodes
        ],
        "links": [_link_form(link, network) for link in network.links],
        "sources": [
            {
                "path": source,
                "publisher": network.publishers.get(source),
                "published": network.days.get(source),
            }
            for source in sources
        ],
    }
    return dumped(form, indent=2) + "\n"


def _link_form(link: Link, network: Network) -> Form:
    manner = network.manner(link)
    return {
        "source": link.source,
        "target": link.target,
        "roles": list(link.roles),
        "manner": manner and manner.name,
        "planned": link.planned,
        "sources": link.sources,
        "statements": [statement_form(one) for one in link.statements],
        "disputed": [_dispute_form(one) for one in link.disputed],
    }


def _dispute_form(finding: Finding) -> Form:
    """The finding without its statements, some of which may be of other links."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "fingerprint": finding.fingerprint,
        "statements": [one.id for one in finding.statements],
    }
