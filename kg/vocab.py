"""IRIs and prefixes, each in one place. Nothing here reads a file."""

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
    "space": BASE + "space#",
    "ent": ENTITY,
    "moon": BASE + "moon/",
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


def expand(curie: str) -> str:
    """Expand `prefix:local` to an IRI; an unknown prefix raises KeyError."""
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
