"""The ontology's Turtle files as the N-Quads of one graph, so that queries see labels and orders.

Blank nodes get IRIs by file and number: the same files give the same lines.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph

from kg import vocab
from kg.errors import OntologyError
from kg.rdf import Iri, Literal, n3
from kg.store.kinds import fitting_kinds

ONTOLOGY = vocab.BASE + "ontology"
_GRAPH = pyoxigraph.NamedNode(ONTOLOGY)
_NODES = vocab.BASE + "genid/"
_Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple
_Triple = tuple[_Term, pyoxigraph.NamedNode, _Term]


def ontology_quads(folder: Path) -> Iterator[str]:
    """All of `folder/**/*.ttl` as N-Quads lines; prefixes, fitting classes and the content's hash.

    A prefix is declared as SHACL does it, so that a store can be asked in the domain's own words.

    Raises OntologyError with file and line for a file that does not parse.
    """
    triples: list[tuple[str, str, str]] = []
    for path in _files(folder):
        for subject, predicate, value in _file_triples(path, path.relative_to(folder)):
            yield f"{subject} {predicate} {value} {_GRAPH} ."
            triples.append((_key(subject), predicate.value, _key(value)))
    for fitting in fitting_kinds(triples):
        yield f"{' '.join(n3(Iri(term)) for term in fitting)} {_GRAPH} ."
    yield from _declarations(folder)
    content = Literal(ontology_hash(folder))
    yield f"{n3(Iri(ONTOLOGY))} <{vocab.KG}sha256> {n3(content)} {n3(Iri(ONTOLOGY))} ."


def _declarations(folder: Path) -> Iterator[str]:
    graph = n3(Iri(ONTOLOGY))
    for name, base in sorted(vocab.declared_in(folder).items()):
        node = n3(Iri(f"{ONTOLOGY}/prefix/{name}"))
        yield f"{graph} <{vocab.SH}declare> {node} {graph} ."
        yield f"{node} <{vocab.SH}prefix> {n3(Literal(name))} {graph} ."
        namespace = n3(Literal(base, vocab.XSD + "anyURI"))
        yield f"{node} <{vocab.SH}namespace> {namespace} {graph} ."


def ontology_hash(folder: Path) -> str:
    """The SHA-256 of all files that govern how articles are read, names included."""
    sha = hashlib.sha256()
    for path in sorted((*_files(folder), *folder.rglob("*.yaml"))):
        sha.update(path.relative_to(folder).as_posix().encode() + b"\0")
        sha.update(_bytes(path) + b"\0")
    return sha.hexdigest()


def _key(term: _Term) -> str:
    return str(getattr(term, "value", term))


def _files(folder: Path) -> list[Path]:
    files = sorted(folder.rglob("*.ttl"))
    if not files:
        raise OntologyError(folder, "holds no Turtle file", "name an ontology folder")
    return files


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OntologyError(path, str(error.strerror), "check the ontology folder") from error


def _file_triples(path: Path, name: Path) -> Iterator[_Triple]:
    nodes: dict[str, pyoxigraph.NamedNode] = {}
    prefix = _NODES + name.with_suffix("").as_posix().replace("/", "-") + "-"

    def named(term: _Term) -> _Term:
        if not isinstance(term, pyoxigraph.BlankNode):
            return term
        return nodes.setdefault(term.value, pyoxigraph.NamedNode(f"{prefix}{len(nodes) + 1}"))

    try:
        for triple in pyoxigraph.parse(_bytes(path), format=pyoxigraph.RdfFormat.TURTLE):
            yield named(triple.subject), triple.predicate, named(triple.object)
    except SyntaxError as error:
        where = f"{path}:{error.lineno}"
        raise OntologyError(where, f"not Turtle ({error.msg})", "correct this line") from error
