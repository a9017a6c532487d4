"""Who is central: as a table with what the measure means, as rows, and as JSON."""

from kg.draw.answers.sheet import Sheet, as_table, write_sheet
from kg.draw.rank import Place, Ranking
from kg.report.jsonform import Form, dumped

_NEIGHBOURS = 5

# What a score is, in the words of docs/relations.md.
MEANINGS = {
    "degree": "degree: with how many others one is linked",
    "sources": "sources: the independent sources of all links of one, added up",
    "betweenness": "betweenness: on what share of the shortest ways between two others one lies",
    "pagerank": "pagerank: how often one is met on an endless walk along the links",
    "eigenvector": "eigenvector: how much one is linked with those that are central themselves",
}


def write_ranking(ranking: Ranking, form: str, *, room: int = 100) -> str:
    """The answer in one of `kg.draw.answers.FORMS`; `room` is how many cells a line of text has."""
    if form == "text":
        return ranking_text(ranking, room=room)
    return ranking_json(ranking) if form == "json" else write_sheet(ranking_sheet(ranking), form)


def ranking_text(ranking: Ranking, *, room: int = 100) -> str:
    """A table, and under it what the score means."""
    if not ranking.places:
        return "Nobody is linked with anyone.\n"
    table = ranking_sheet(ranking)
    if len({one.node.kind for one in ranking.places}) == 1:
        table = table.without("kind")
    return f"{as_table(table, room=room)}\n{meaning(ranking)}.\n"


def meaning(ranking: Ranking) -> str:
    """What the score is, and from how many nodes it was estimated."""
    if ranking.sample is None:
        return MEANINGS[ranking.measure]
    estimated = f"estimated from {ranking.sample} of {ranking.nodes} nodes, the same in every run"
    return f"{MEANINGS[ranking.measure]}; {estimated}"


def ranking_sheet(ranking: Ranking) -> Sheet:
    """A row for each place; `linked` names the neighbours of the weightiest links."""
    return Sheet(
        columns=("place", "name", "kind", ranking.measure, "linked"),
        rows=tuple(
            (one.place, one.node.label, one.node.kind.value, one.score, _linked(one))
            for one in ranking.places
        ),
    )


def _linked(place: Place) -> str:
    names = [node.label for node in place.neighbours]
    rest = len(names) - _NEIGHBOURS
    return ", ".join(names[:_NEIGHBOURS]) + (f" and {rest} more" if rest > 0 else "")


def ranking_json(ranking: Ranking) -> str:
    """The same as one JSON object, with all neighbours."""
    form: Form = {
        "measure": ranking.measure,
        "nodes": ranking.nodes,
        "estimatedFrom": ranking.sample,
        "places": [
            {
                "place": one.place,
                "iri": one.node.iri,
                "label": one.node.label,
                "kind": one.node.kind.value,
                "type": one.node.type,
                "score": one.score,
                "linked": [{"iri": node.iri, "label": node.label} for node in one.neighbours],
            }
            for one in ranking.places
        ],
    }
    return dumped(form, indent=2) + "\n"
