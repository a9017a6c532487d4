"""Which parties work together: as text and Markdown with the quotes, as rows, and as JSON."""

from collections.abc import Iterator, Mapping, Sequence

from kg.characters import printable
from kg.commonmark import escaped
from kg.draw.answers.sheet import Sheet, write_sheet
from kg.draw.attributes import link_label, said, weight
from kg.draw.groups import Group, Groups
from kg.draw.network import Kind, Link, Network, Node
from kg.model import Certainty, Statement
from kg.report.cells import wrapped
from kg.report.jsonform import Form, dumped, statement_form
from kg.report.words import count_words

_SURE = tuple(Certainty)
_CLEAR = 0.3  # Newman and Girvan, "Finding and evaluating community structure in networks", 2004


def write_groups(groups: Groups, network: Network, form: str, *, room: int = 100) -> str:
    """The answer in one of `kg.draw.answers.FORMS`; `room` is how many cells a line of text has."""
    match form:
        case "text":
            return groups_text(groups, network, room=room)
        case "markdown":
            return groups_markdown(groups, network)
        case "json":
            return groups_json(groups)
        case _:
            return write_sheet(groups_sheet(groups, network), form)


def groups_text(groups: Groups, network: Network, *, room: int = 100) -> str:
    """Each group with the missions that hold it together, and one quote for each part in them."""
    labels = _labels(network)
    blocks = [printable(_head(groups)) + "\n"]
    for number, group in enumerate(groups.groups, 1):
        lines = _indented(f"{number}. {_title(group)}", 0, room)
        for name, links in _bonds(group):
            lines += ["", f"   {name}"]
            for link in links:
                lines += _indented(f"{_part(link, labels)}: {_quote(link, network)}", 5, room)
        blocks.append("".join(f"{printable(line)}\n" for line in lines))
    if groups.alone:
        names = ", ".join(node.label for node in groups.alone)
        alone = _indented(f"With no other in these texts: {names}.", 0, room)
        blocks.append("".join(f"{line}\n" for line in alone))
    return "\n".join(blocks)


def _head(groups: Groups) -> str:
    if not groups.groups:
        return "No two parties share a mission or are said to be partners."
    count = count_words(len(groups.groups), "group")
    if len(groups.groups) == 1:
        return f"{count} of parties that work together."
    apart = "clearly apart" if groups.modularity >= _CLEAR else "not clearly apart"
    told = f"they are {apart} (modularity {groups.modularity:.2f})"
    return f"{count} of parties that work together; {told}."


def _title(group: Group) -> str:
    return ", ".join(node.label for node in group.parties)


def _bonds(group: Group) -> Iterator[tuple[str, Sequence[Link]]]:
    for shared in group.shared:
        yield shared.mission.label, shared.links
    if group.partners:
        yield "partners", group.partners


def _part(link: Link, labels: Mapping[str, str]) -> str:
    partner = f" {labels[link.target]}" if link.target in labels else ""
    sources = f" ({count_words(link.sources, 'source')})" if weight(link) > 1 else ""
    disputed = " – disputed" if link.disputed else ""
    return f"{labels[link.source]} – {link_label(link)}{partner}{sources}{disputed}"


def _labels(network: Network) -> dict[str, str]:
    """Labels of parties alone, by IRI: a mission's stands above what is said of it."""
    return {node.iri: node.label for node in network.nodes if node.kind is Kind.PARTY}


def _quote(link: Link, network: Network) -> str:
    return said(_surest(link), network)


def _surest(link: Link) -> Statement:
    return min(link.statements, key=lambda one: _SURE.index(one.certainty))


def _indented(text: str, margin: int, room: int) -> list[str]:
    lines = wrapped(printable(text), max(20, room - margin - 2))
    return [" " * (margin + 2 * bool(at)) + line for at, line in enumerate(lines)]


def groups_markdown(groups: Groups, network: Network) -> str:
    """The same for a document."""
    labels = _labels(network)
    lines = [escaped(_head(groups)) + "\n"]
    for number, group in enumerate(groups.groups, 1):
        lines.append(f"### {number}. {escaped(_title(group))}\n")
        for name, links in _bonds(group):
            lines.append(f"- **{escaped(name)}**")
            for link in links:
                part = escaped(f"{_part(link, labels)}: {_quote(link, network)}")
                lines.append(f"  - {part}")
        lines.append("")
    if groups.alone:
        names = ", ".join(node.label for node in groups.alone)
        lines.append(escaped(f"With no other in these texts: {names}."))
    return "".join(f"{line}\n" for line in lines)


def groups_sheet(groups: Groups, network: Network) -> Sheet:
    """A row for each party's part in what is shared; parties that share nothing are group 0."""
    labels = {node.iri: node.label for node in network.nodes}
    rows: list[tuple[str | int, ...]] = []
    for number, group in enumerate(groups.groups, 1):
        for _, links in _bonds(group):
            for link in links:
                ends = (labels[link.source], labels[link.target])
                told = (link_label(link), link.sources, _quote(link, network))
                rows.append((number, *ends, *told))
    rows += [(0, node.label, "", "", 0, "") for node in groups.alone]
    return Sheet(columns=("group", "party", "with", "roles", "sources", "quote"), rows=tuple(rows))


def groups_json(groups: Groups) -> str:
    """The same as one JSON object, with each statement in full."""
    form: Form = {
        "modularity": groups.modularity,
        "groups": [
            {
                "parties": list(map(_node_form, group.parties)),
                "missions": [
                    _node_form(shared.mission) | {"links": list(map(_link_form, shared.links))}
                    for shared in group.shared
                ],
                "partners": list(map(_link_form, group.partners)),
            }
            for group in groups.groups
        ],
        "alone": list(map(_node_form, groups.alone)),
    }
    return dumped(form, indent=2) + "\n"


def _node_form(node: Node) -> Form:
    return {"iri": node.iri, "label": node.label, "type": node.type}


def _link_form(link: Link) -> Form:
    return {
        "source": link.source,
        "target": link.target,
        "roles": list(link.roles),
        "sources": link.sources,
        "statements": [statement_form(one) for one in link.statements],
    }
