"""Vocabulary and entities: what the Turtle files of a folder declare, and what they lack."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kg import vocab
from kg.ontology.problem import Problem
from kg.ontology.turtlefile import Term, TurtleFile

_TYPE, _LABEL = vocab.RDF + "type", vocab.RDFS + "label"
_PREFERRED = vocab.SKOS + "prefLabel"
_NEEDED = {
    "label": (_LABEL, 'add rdfs:label "…"@en'),
    "comment": (vocab.RDFS + "comment", 'add rdfs:comment "…"@en'),
    "domain": (vocab.RDFS + "domain", "say of what it is stated, owl:Thing if of anything"),
    "range": (vocab.RDFS + "range", "say what its values are, owl:Thing if anything"),
}
_CORE_NEEDS = ("label", "comment")
_PROPERTY = frozenset(
    vocab.OWL + one
    for one in ("ObjectProperty", "DatatypeProperty", "SymmetricProperty", "FunctionalProperty")
)
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Terms:
    """All that the Turtle files declare. What a file that does not parse says is not judged."""

    def __init__(self, root: Path, files: Sequence[TurtleFile]) -> None:
        self._root = root
        self._files = files
        self.facts: dict[str, dict[str, list[str]]] = {}
        self.where: dict[str, tuple[Path, int]] = {}
        self.unread: set[str] = set()
        for file in files:
            for node, values in file.facts.items():
                kept = self.facts.setdefault(node, {})
                for predicate, found in values.items():
                    kept[predicate] = [*kept.get(predicate, ()), *found]
            for node, line in file.subjects().items():
                self.where.setdefault(node, (file.path, line))
                if file.problem:
                    self.unread.add(node)
        self.classes = {node for node in self.facts if vocab.OWL + "Class" in self.types(node)}
        self.properties = {node for node in self.facts if _PROPERTY & set(self.types(node))}

    def types(self, node: str) -> list[str]:
        """The classes that the files give to a node."""
        return self.facts.get(node, {}).get(_TYPE, [])

    def has_class(self, curie: str) -> str | None:
        """What is wrong with a CURIE that should be a class; None if nothing is."""
        prefix, colon, _ = curie.partition(":")
        if not colon:
            return f"{curie!r} has no prefix"
        if prefix not in vocab.PREFIXES:
            return f"no prefix {prefix!r}"
        iri = vocab.expand(curie)
        known = iri in self.classes or iri in self.unread or curie == "owl:Thing"
        return None if known else f"no class {curie!r}"

    def problems(self) -> Iterator[Problem]:
        """Everything that is wrong in the Turtle files."""
        for file in self._files:
            if file.problem:
                yield file.problem
            yield from self._bad_dates(file)
        yield from self._prefixes()
        yield from self._undeclared()
        yield from self._imports()
        yield from self._bare()
        yield from self._shared_names()
        yield from self._entities()

    def _prefixes(self) -> Iterator[Problem]:
        seen: dict[str, tuple[str, Path]] = {}
        for file in self._files:
            for name, (iri, line) in file.prefixes.items():
                if not name:
                    continue
                fixed = vocab.FIXED.get(name)
                before, path = seen.setdefault(name, (fixed or iri, file.path))
                if before != iri:
                    by = "kg" if fixed else path
                    what = f"prefix {name}: is <{before}> to {by}"
                    yield Problem(file.path, line, what, "choose another prefix, or the same IRI")

    def _undeclared(self) -> Iterator[Problem]:
        """Terms in a namespace of the folder that no file says anything of."""
        own = {_namespace(node) for node in (*self.classes, *self.properties, *self._named())}
        own.discard("")
        for file in self._files:
            told: set[str] = set()
            for term in file.terms:
                unknown = _namespace(term.iri) in own and not self._is_declared(term.iri)
                # An entity that lacks its class is told as such.
                if unknown and term.iri not in told and not self._is_bare_entity(term, file):
                    told.add(term.iri)
                    yield Problem(
                        file.path, term.line, f"{term.name} is declared nowhere", _declare(term.iri)
                    )

    def _imports(self) -> Iterator[Problem]:
        """Vocabularies of ours that another one builds on and that are not here."""
        here = {node for node in self.facts if vocab.OWL + "Ontology" in self.types(node)}
        for node in sorted(here & self.where.keys()):
            for other in self.facts[node].get(vocab.OWL + "imports", ()):
                if other.startswith(vocab.BASE) and other not in here:
                    path, line = self.where[node]
                    yield Problem(path, line, f"imports <{other}>, which is not here", "add it")

    def _is_declared(self, iri: str) -> bool:
        return bool(self.types(iri)) or iri in self.unread

    def _is_bare_entity(self, term: Term, file: TurtleFile) -> bool:
        return term.subject == term.iri and "entities" in file.path.parts

    def _named(self) -> list[str]:
        return [node for node, values in self.facts.items() if _PREFERRED in values]

    def _bare(self) -> Iterator[Problem]:
        """Classes and properties that do not say what they are."""
        for node in sorted(self.classes | self.properties):
            if node.startswith("_:") or node not in self.where:
                continue
            path, line = self.where[node]
            name = vocab.shorten(node)
            needs: Sequence[str] = _CORE_NEEDS
            if node in self.properties and path.parent.name != "core":
                needs = tuple(_NEEDED)
            for need in needs:
                predicate, remedy = _NEEDED[need]
                if predicate not in self.facts[node]:
                    yield Problem(path, line, f"{name} has no {need}", remedy)

    def _shared_names(self) -> Iterator[Problem]:
        """Two properties of one local name: a frame could mean either."""
        seen: dict[str, str] = {}
        for node in sorted(self.properties):
            name = re.split(r"[#/]", node)[-1]
            other = seen.setdefault(name, node)
            if other != node and node in self.where:
                path, line = self.where[node]
                what = f"{vocab.shorten(node)} has the name of {vocab.shorten(other)}"
                yield Problem(path, line, what, "use that one, or rename this one")

    def _entities(self) -> Iterator[Problem]:
        for node, line, path in self._entity_subjects():
            name = vocab.shorten(node)
            kinds, labels = self.types(node), self.facts.get(node, {}).get(_PREFERRED, [])
            known = [kind for kind in kinds if kind in self.classes or kind in self.unread]
            for kind in kinds:
                if kind not in known:
                    what = f"{name}: no class {vocab.shorten(kind)}"
                    yield Problem(path, line, what, "declare it, or correct the name")
            if not kinds:
                yield Problem(path, line, f"{name} has no class", "say what it is: `a …`")
            elif len(kinds) > 1:
                names = " and ".join(map(vocab.shorten, kinds))
                yield Problem(path, line, f"{name} has {len(kinds)} classes: {names}", "keep one")
            if len(labels) != 1:
                what = f"{name} has {'no' if not labels else len(labels)} skos:prefLabel"
                remedy = "make the others skos:altLabel" if labels else 'add skos:prefLabel "…"@en'
                yield Problem(path, line, what, remedy)

    def _entity_subjects(self) -> Iterator[tuple[str, int, Path]]:
        """The nodes of `entities` folders, and whatever else has a preferred label."""
        seen: set[str] = set()
        for file in self._files:
            inside = "entities" in file.path.relative_to(self._root).parts
            for node, line in file.subjects().items():
                described = inside or _PREFERRED in self.facts.get(node, {})
                if not described or node in seen | self.classes | self.properties | self.unread:
                    continue
                seen.add(node)
                yield node, line, file.path

    def _bad_dates(self, file: TurtleFile) -> Iterator[Problem]:
        for text, line in file.dates:
            if not is_date(text):
                yield Problem(file.path, line, f"{text!r} is no date", 'write "2019-07-22"')


def is_date(text: str) -> bool:
    """Whether it is a day, a month or a year that there is."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _namespace(iri: str) -> str:
    found = re.match(r".*[#/]", iri)
    return found[0] if found and not iri.startswith("_:") else ""


def _declare(iri: str) -> str:
    if iri.startswith(vocab.ENTITY):
        return "describe it in entities/, or correct the name"
    local = re.split(r"[#/]", iri)[-1]
    kind = "owl:Class" if local[:1].isupper() else "owl:ObjectProperty"
    return f"declare it (`a {kind}`), or correct the name"
