"""Statements as nanopublications: head, assertion, provenance and publication info in TriG.

https://nanopub.net/guidelines/working_draft/. What is asserted is the statement with its manner;
the bare triple stands there only where the source affirms it outright, so that nobody who harvests
assertions takes a plan or a rumour for a fact. Unsigned.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC

from kg import vocab
from kg.decisions import statement_label
from kg.export.accounts import Account, find_accounts, software_name, standing
from kg.model import Certainty, Polarity, Tense
from kg.nanopub import artifact_code
from kg.rdf import Iri, Literal, Term, n3, statement_quads
from kg.store import Store
from kg.store.parse import parse_lines
from kg.store.serial import serialize

BASE = vocab.BASE + "nanopub/"
_NP = "http://www.nanopub.org/nschema#"
_PREFIXES = {"np": _NP, "this": BASE}

# Of a statement's own triples: how it came to be known, and what only the rules ask for.
_HOW = {"oa:hasSource", "oa:hasSelector", "prov:qualifiedAttribution", "prov:wasGeneratedBy"} | {
    f"kg:{name}" for name in ("confidence", "extractor", "frame", "subjectMention", "valueMention")
}
_FOR_RULES = {
    f"kg:{name}" for name in ("published", "since", "till", "scope", "voice", "links", "status")
}
_HOW_PARTS = ("#quote", "#position", "#speaker-")


def as_nanopubs(store: Store) -> bytes:
    """The statements of the store's articles that stand, a nanopublication each."""
    return _document(store, trusty=False)


def as_trusty_nanopubs(store: Store) -> bytes:
    """The same, each with a trusty URI: an IRI that holds the hash of what it names."""
    return _document(store, trusty=True)


def _document(store: Store, *, trusty: bool) -> bytes:
    lines = (line for one in standing(find_accounts(store)) for line in nanopub(one, trusty=trusty))
    return serialize(lines, "trig", _PREFIXES)


def nanopub(one: Account, *, trusty: bool = False) -> list[str]:
    """One statement as the N-Quads lines of a nanopublication."""
    if not trusty:
        return list(_lines(one, BASE + one.statement.id.rsplit("/", 1)[1]))
    blank = _blank(_lines(one, BASE))
    code = artifact_code(parse_lines(_lines(one, BASE + blank)), blank)
    return list(_lines(one, BASE + code))


def _blank(lines: Iterable[str]) -> str:
    """What stands for the hash until it is known: a run of "~" longer than any in these lines."""
    text = "".join(lines)
    blank = "~"
    while blank in text:
        blank += "~"
    return blank


def _lines(one: Account, iri: str) -> Iterator[str]:
    parts = ("assertion", "provenance", "pubinfo")
    head, (assertion, provenance, pubinfo) = f"{iri}#Head", (f"{iri}#{part}" for part in parts)
    yield _quad(iri, "rdf:type", Iri(_NP + "Nanopublication"), head)
    yield _quad(iri, _NP + "hasAssertion", Iri(assertion), head)
    yield _quad(iri, _NP + "hasProvenance", Iri(provenance), head)
    yield _quad(iri, _NP + "hasPublicationInfo", Iri(pubinfo), head)
    yield from _assertion(one, assertion)
    yield from _provenance(one, assertion, provenance)
    yield from _pubinfo(one, iri, pubinfo)


def _quad(subject: str, predicate: str, value: Term, graph: str) -> str:
    name = predicate if predicate.startswith("http") else vocab.expand(predicate)
    return f"{n3(Iri(subject))} <{name}> {n3(value)} {n3(Iri(graph))} ."


def _assertion(one: Account, graph: str) -> Iterator[str]:
    plain, described = _described(one, graph)
    statement = one.statement
    affirmed = statement.certainty is Certainty.CERTAIN and statement.tense is not Tense.FUTURE
    if plain and affirmed:
        yield plain
    yield from (line for line in described if not _is_how(line, statement.id))
    if statement.polarity is Polarity.NEGATIVE:
        # What OWL has for "this does not hold".
        (value,) = (line.split(" ", 2)[2] for line in described if _is(line, "rdf:object"))
        node = n3(Iri(statement.id))
        yield _quad(statement.id, "rdf:type", Iri(vocab.OWL + "NegativePropertyAssertion"), graph)
        yield _quad(statement.id, "owl:sourceIndividual", Iri(statement.subject.iri), graph)
        yield _quad(statement.id, "owl:assertionProperty", Iri(statement.property.iri), graph)
        yield f"{node} <{vocab.OWL}targetIndividual> {value}"


def _described(one: Account, graph: str) -> tuple[str | None, list[str]]:
    """The plain triple, if there is one, and the description, all in one graph."""
    statement = one.statement
    made = statement_quads(statement, one.source, graph=graph, activity=one.activity)
    lines = [line for line in made if not any(_is(line, name) for name in _FOR_RULES)]
    if statement.polarity is Polarity.NEGATIVE:
        return None, lines
    own = f" {n3(Iri(statement.id))} ."
    return lines[0].removesuffix(own) + f" {n3(Iri(graph))} .", lines[1:]


def _is(line: str, curie: str) -> bool:
    return line.split(" ", 2)[1] == f"<{vocab.expand(curie)}>"


def _is_how(line: str, statement: str) -> bool:
    node = line.split(" ", 1)[0]
    if any(node.startswith(f"<{statement}{part}") for part in _HOW_PARTS):
        return True
    return node == f"<{statement}>" and any(_is(line, name) for name in _HOW)


def _provenance(one: Account, assertion: str, graph: str) -> Iterator[str]:
    source, statement = one.source, one.statement
    yield _quad(assertion, "prov:wasDerivedFrom", Iri(source.iri), graph)
    yield _quad(assertion, "prov:wasGeneratedBy", Iri(one.activity), graph)
    _, described = _described(one, graph)
    yield from (line for line in described if _is_how(line, statement.id))
    yield from (
        f"{n3(Iri(assertion))} <{vocab.PROV}wasAttributedTo> {agent}"
        for agent in _ends(described, "prov:agent")
    )
    yield _quad(source.iri, "rdf:type", Iri(vocab.KG + "Article"), graph)
    yield _quad(source.iri, "kg:path", Literal(source.path), graph)
    yield _quad(source.iri, "kg:sha256", Literal(one.sha256), graph)
    if source.title:
        yield _quad(source.iri, "schema:headline", Literal(source.title), graph)
    if source.publisher:
        yield _quad(source.iri, "schema:publisher", Literal(source.publisher), graph)
    if source.published:
        day = Literal(source.published.day.isoformat(), vocab.XSD + "date")
        yield _quad(source.iri, "schema:datePublished", day, graph)
    yield _quad(one.activity, "rdf:type", Iri(vocab.PROV + "Activity"), graph)
    yield _quad(one.activity, "prov:used", Iri(_used(one)), graph)
    yield _quad(one.activity, "prov:wasAssociatedWith", Iri(one.agent), graph)


def _ends(lines: Iterable[str], curie: str) -> list[str]:
    return [line.split(" ", 2)[2] for line in lines if _is(line, curie)]


def _used(one: Account) -> str:
    return one.correction.used if one.correction else one.source.iri


def _pubinfo(one: Account, iri: str, graph: str) -> Iterator[str]:
    yield _quad(iri, "dcterms:creator", Iri(one.agent), graph)
    yield _quad(iri, "rdfs:label", Literal(statement_label(one.statement)), graph)
    made = one.correction
    if made:
        moment = f"{made.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        yield _quad(iri, "dcterms:created", Literal(moment, vocab.XSD + "dateTime"), graph)
        yield _quad(one.agent, "rdf:type", Iri(vocab.PROV + "Person"), graph)
        yield _quad(one.agent, "schema:name", Literal(made.by), graph)
    else:
        yield _quad(one.agent, "rdf:type", Iri(vocab.PROV + "SoftwareAgent"), graph)
        yield _quad(one.agent, "schema:name", Literal(software_name(one.agent)), graph)
