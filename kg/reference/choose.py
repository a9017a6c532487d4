"""Which references stand beside what is checked: those that ship, those of a store, and files."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg import vocab
from kg.errors import UsageError
from kg.folder import data_folder
from kg.model import Entity
from kg.rdf import Iri, n3
from kg.reference import facts
from kg.reference.facts import fact_quads, load_reference, read_facts, shipped_files
from kg.reference.imported import Imported
from kg.reference.imports import import_files, kind_of
from kg.reference.shelf import Reference, reference_quads, references
from kg.store import Store, is_folder, open_store
from kg.store.quadfile import read_quads

MEANWHILE = vocab.KG + "meanwhile"  # the graph, and what it says of each
_TERM = n3(Iri(MEANWHILE))
_NAMED = """
SELECT DISTINCT ?iri WHERE {
  { ?st rdf:subject ?iri } UNION { ?st rdf:object ?iri } FILTER(isIRI(?iri))
}"""


def set_references(
    store: Store,
    chosen: bool | Sequence[str],
    *,
    location: str | None,
    ontology: Path | None = None,
    whole: bool = True,
) -> None:
    """Leave in the store, which is one in memory, the references that were chosen and no others.

    True are those that ship, beside what the store has; False none; else each is the name of one
    that ships or is in the store at `location`, or a file: curated facts (.yaml), quads (.nq,
    .trig), or a table that a mapping knows. Of tables, unless `whole`, only what is about things
    that the ontology or the store's statements name is loaded. UsageError for any other name.
    Without a location the store has all that there is.
    """
    if chosen is True:
        load_reference(store, ontology=ontology)
        return
    names = () if chosen is False else tuple(dict.fromkeys(chosen))
    for one in references(store):
        if one.name not in names:
            store.remove(one.iri)
    here = {one.name for one in references(store)}
    for name in names:
        if name in here:
            continue
        if name in shipped_files():
            store.load(fact_quads(read_facts(shipped_files()[name], ontology)))
        elif Path(name).is_file():
            _load_file(store, Path(name), ontology or data_folder("ontology"), whole)
        else:
            _copy(store, name, location)


@contextmanager
def shipped_beside(store: Store, ontology: Path | None = None) -> Iterator[None]:
    """The references that ship stand in the store meanwhile; those not there before go again.

    Which those are stands in the store too: after a kill, `put_away` takes them out.
    """
    put_away(store)
    before = {one.iri for one in references(store)}
    readings = facts.reference_readings(None, ontology)
    new = [source.iri for source, _, _ in readings if source.iri not in before]
    store.load(f"{n3(Iri(iri))} {_TERM} {_TERM} {_TERM} ." for iri in new)
    try:
        store.load(line for one in readings for line in facts.fact_quads(one))
        yield
    finally:
        put_away(store)


def put_away(store: Store) -> None:
    """Take out the references that stood beside the articles for a check alone."""
    rows = store.select(f"SELECT ?iri {{ GRAPH {_TERM} {{ ?iri {_TERM} ?any }} }}").rows
    for row in rows:
        store.remove(str(row["iri"]))
    if rows:
        store.remove(MEANWHILE)


def _load_file(store: Store, file: Path, ontology: Path, whole: bool) -> None:
    if file.suffix in (".yaml", ".yml"):
        store.load(fact_quads(read_facts(file, ontology)))
    elif file.suffix in (".nq", ".trig"):
        store.fill(read_quads(file))
    else:
        kind = kind_of(file, ontology)
        named = None if whole else {str(row["iri"]) for row in store.select(_NAMED).rows}
        for one in import_files(kind, [file], ontology):
            store.fill(reference_quads(one if named is None else _about(one, named)))


def _about(imported: Imported, named: set[str]) -> Imported:
    """What of it is about things that something else may tell of: named ones, or not new."""
    new = imported.new - named
    kept = tuple(
        one
        for one in imported.statements
        if one.subject.iri not in new or (isinstance(one.value, Entity) and one.value.iri in named)
    )
    things = named | {one.subject.iri for one in kept}
    things |= {one.value.iri for one in kept if isinstance(one.value, Entity)}
    things.add(imported.source.iri)
    lines = (line for line in imported.descriptions if line[1 : line.index(">")] in things)
    return replace(imported, statements=kept, descriptions=tuple(lines))


def _copy(store: Store, name: str, location: str | None) -> None:
    there: Iterable[Reference] = ()
    if location is not None and ("://" in location or is_folder(location)):
        with open_store(location) as kept:
            there = references(kept)
            found = next((one for one in there if one.name == name), None)
            if found is not None:
                store.fill(kept.said(found.iri))
                return
    known = ", ".join((*shipped_files(), *(one.name for one in there)))
    what = "is neither a file nor the name of a reference"
    raise UsageError(name, what, f"name a file, or one of: {known}")
