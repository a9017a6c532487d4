"""The formats by name."""

from collections.abc import Iterable
from pathlib import Path

from kg.errors import UsageError
from kg.export.claimreview import as_claim_review
from kg.export.nanopub import as_nanopubs, as_trusty_nanopubs
from kg.export.prov import as_prov
from kg.export.rdf import as_rdf
from kg.export.webannotation import as_web_annotation
from kg.store import Store
from kg.store.serial import FORMATS as RDF_FORMATS

# The formats that carry a part of what is known, for one use each.
VIEWS = {
    "prov": as_prov,
    "webannotation": as_web_annotation,
    "nanopub": as_nanopubs,
    "nanopub-trusty": as_trusty_nanopubs,
    "claimreview": as_claim_review,
}
FORMATS = (*RDF_FORMATS, *VIEWS)

SUFFIXES = {
    ".trig": "trig",
    ".nq": "nquads",
    ".nquads": "nquads",
    ".ttl": "turtle",
    ".jsonld": "jsonld",
    ".json": "jsonld",
}


def export(store: Store, form: str, parts: Iterable[str] = ()) -> bytes:
    """What the store's articles say, in one of FORMATS.

    `parts` (see PARTS) are written beside it, in the RDF formats; UsageError with another.
    """
    if form not in VIEWS:
        return as_rdf(store, form, parts)
    if tuple(parts):
        what = f"goes with {', '.join(RDF_FORMATS)}, not with {form}"
        raise UsageError("--with", what, "leave it out")
    return VIEWS[form](store)


def format_of(file: str) -> str:
    """The RDF format that a file's suffix stands for; UsageError for another one."""
    suffix = Path(file).suffix.lower()
    if suffix not in SUFFIXES:
        remedy = f"end it in {', '.join(SUFFIXES)}, or give --format {'|'.join(FORMATS)}"
        raise UsageError(file, "its suffix names no RDF format", remedy)
    return SUFFIXES[suffix]
