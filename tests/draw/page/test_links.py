from kg.draw.network import Network
from kg.draw.page.links import Dispute, Entry, Said, groups_of
from kg.model import Quote


def test_links_stand_under_their_party(network: Network) -> None:
    assert [
        (group.party.label, group.type, [entry.target.label for entry in group.entries])
        for group in groups_of(network)
    ] == [("Aster", "agency", ["Boreal", "Heron 1"]), ("Boreal", "agency", ["Heron 1", "Tern"])]


def test_an_entry_has_quotes_speakers_dates_and_what_disputes_it(network: Network) -> None:
    def said(subject: str, words: str, path: str, publisher: str, day: str) -> Said:
        return Said(
            quote=Quote(exact=words, start=40, end=40 + len(words), prefix="On Monday, "),
            reading=f"{subject} – launches – Heron 1",
            manner="certain, past",
            speakers=("The Gull", "a minister"),
            publisher=publisher,
            day=day,
            path=path,
            place=f"characters 40–{40 + len(words)}",
            aside=(),
            citation="",
        )

    first = said("Aster", "Aster launched Heron 1", "a.txt", "The Gull", "2021-03-04")
    second = said("Aster", "Heron 1 flew for Aster", "b.txt", "Sea Post", "2022-05-06")
    other = said("Boreal", "Boreal launched Heron 1", "b.txt", "Sea Post", "2022-05-06")
    assert groups_of(network)[0].entries[1] == Entry(
        slug="aster--heron-1",
        target=network.nodes[2],
        roles="launches",
        sources=2,
        said=(first, second),
        disputes=(
            Dispute(
                rule="value-conflict",
                severity="violation",
                message="Heron 1 is said to be launched by Aster and by Boreal.",
                suggestion="Ask which of them owned the rocket.",
                sides=((first, second), (other,)),
            ),
        ),
    )
