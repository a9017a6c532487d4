"""What servers differ in, by what they call themselves."""

from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of server.

    `batch` is how many quads one update holds; `whole` is whether what an update does is done
    wholly or not at all. `dumps` takes and gives whole data sets. `exact` gives numbers as they
    were put in. `own` are graphs that are no data of ours.
    """

    name: str
    batch: int
    whole: bool = True
    dumps: bool = False
    exact: bool = True
    own: frozenset[str] = frozenset()


OXIGRAPH = Kind("Oxigraph", 200_000, dumps=True)
# Its compiler gives up at some ten thousand triples, and each part of an update is for itself.
VIRTUOSO = Kind(
    "Virtuoso",
    2_500,
    whole=False,
    exact=False,
    own=frozenset(
        {
            "http://www.openlinksw.com/schemas/virtrdf#",
            "http://www.w3.org/2002/07/owl#",
            "http://www.w3.org/ns/ldp#",
            "http://localuriqaserver/sparql",
            "http://localhost:8890/sparql",
            "http://localhost:8890/DAV/",
        }
    ),
)
OTHER = Kind("", 20_000)


def kind_of(software: str) -> Kind:
    """The kind of server that calls itself so in its answers."""
    return next((one for one in (OXIGRAPH, VIRTUOSO) if software.startswith(one.name)), OTHER)
