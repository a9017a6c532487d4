"""IRIs and prefixes, each in one place.

The prefixes of a domain are those that its vocabulary files declare.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from kg.folder import data_folder

BASE = "https://w3id.org/factlint/"
KG = BASE + "kg#"
ENTITY = BASE + "entity/"
STATEMENT = BASE + "statement/"
SOURCE = BASE + "source/"
ACTIVITY = BASE + "activity/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
TIME = "http://www.w3.org/2006/time#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
QUDT = "http://qudt.org/schema/qudt/"
UNIT = "http://qudt.org/vocab/unit/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
DCTERMS = "http://purl.org/dc/terms/"
WD = "http://www.wikidata.org/entity/"
WDT = "http://www.wikidata.org/prop/direct/"

PREFIXES: dict[str, str] = {
    "kg": KG,
    "ent": ENTITY,
    "st": STATEMENT,
    "src": SOURCE,
    "act": ACTIVITY,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "prov": PROV,
    "oa": OA,
    "time": TIME,
    "skos": SKOS,
    "schema": SCHEMA,
    "sh": SH,
    "qudt": QUDT,
    "unit": UNIT,
    "geo": GEO,
    "dcterms": DCTERMS,
    "wd": WD,
    "wdt": WDT,
}

FIXED = dict(PREFIXES)
_PREFIX = re.compile(r"^[^\S\n]*@?prefix\s+([\w-]+):\s*<([^<>]+)>", re.MULTILINE | re.IGNORECASE)


def declared_in(folder: Path) -> dict[str, str]:
    """The prefixes that the vocabulary files (`DOMAIN/*.ttl`) of an ontology folder declare."""
    files = sorted(folder.glob("*/*.ttl"))
    texts = (path.read_text("utf-8", errors="replace") for path in files if path.is_file())
    return {name: iri for text in texts for name, iri in _PREFIX.findall(text)}


def know(prefixes: Mapping[str, str]) -> None:
    """Use these prefixes too, for the whole process; those of kg itself keep their meaning."""
    PREFIXES.update((name, iri) for name, iri in prefixes.items() if name not in FIXED)


# Those of the domains that ship are known without a word.
know(declared_in(data_folder("ontology")))


def expand(curie: str) -> str:
    """Expand `prefix:local` to an IRI, leave an IRI alone; an unknown prefix raises KeyError."""
    if "://" in curie:  # what `shorten` knew no prefix for
        return curie
    prefix, local = curie.split(":", 1)
    return PREFIXES[prefix] + local


def shorten(iri: str) -> str:
    """The CURIE of an IRI under the longest known namespace, or the IRI itself."""
    best = max(
        ((name, base) for name, base in PREFIXES.items() if iri.startswith(base)),
        key=lambda item: len(item[1]),
        default=None,
    )
    return f"{best[0]}:{iri[len(best[1]) :]}" if best else iri
