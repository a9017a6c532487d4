"""What a check looks at: the articles named, or a copy of the store, with the reference beside."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.clock import now
from kg.cli.reading import Overrides, read_articles
from kg.config import Settings, read_baseline, read_ignored
from kg.errors import ReadError, UsageError
from kg.model import Reading
from kg.rdf import Literal, n3
from kg.rules import Rule
from kg.store import Store, open_store

if TYPE_CHECKING:
    from kg.check import CheckResult


# Bytes on disk, of some 150,000 statements. A smaller store is copied whole, and left to others.
_LARGE = 2_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A store in memory; `focus` are the IRIs of the sources to report on, None for all.

    `readings` are the articles read for it, `unread` those that could not be.
    """

    store: Store
    focus: tuple[str, ...] | None = None
    readings: tuple[Reading, ...] = ()
    unread: tuple[ReadError, ...] = ()


def from_articles(paths: Sequence[str], overrides: Overrides, settings: Settings) -> Checked:
    """The articles at these paths, read now."""
    from kg.load import store_in_memory
    from kg.rdf import source_of

    unread: list[ReadError] = []
    overrides = replace(overrides, min_confidence=settings.min_confidence)
    readings = tuple(read_articles(paths, overrides, settings.ontology, unread))
    if overrides.url and len(readings) > 1:
        raise UsageError("--url", "is one page, but these are several", "check them one by one")
    return Checked(
        store=store_in_memory(readings, settings.ontology),
        focus=tuple(source_of(reading.article).iri for reading in readings),
        readings=readings,
        unread=tuple(unread),
    )


def from_store(
    location: str, ontology: Path | None, rules: Sequence[Rule] | None = None
) -> Checked:
    """A copy in memory of the store: five times faster to check, and left as it is.

    Of a large store only what the `rules` read, if they are given and that is known; then the store
    stays open, for what is shown, until the copy is closed.
    """
    from kg.load import load_ontology

    copy = open_store()
    if rules is None or not _fill_in_part(copy, location, rules):
        with open_store(location) as store:
            copy.fill_from(store)
    if ontology is not None:
        load_ontology(copy, ontology)
    return Checked(store=copy)


def _fill_in_part(copy: Store, location: str, rules: Sequence[Rule]) -> bool:
    from kg.check.unread import unread_by
    from kg.rules import load_derivations
    from kg.store.embedded import EmbeddedStore

    unread = unread_by((*rules, *load_derivations()))
    if unread is None or "://" in location or not _is_large(Path(location)):
        return False
    store = open_store(location)
    if not (isinstance(store, EmbeddedStore) and isinstance(copy, EmbeddedStore)):
        store.close()
        return False
    copy.fill_in_part(store, unread.predicates, unread.classes)
    return True


def _is_large(folder: Path) -> bool:
    """Whether so much is in the folder; if none can be read there, its opening tells why."""
    try:
        return sum(file.stat().st_size for file in folder.iterdir()) >= _LARGE
    except OSError:
        return False


def add_reference(checked: Checked, settings: Settings) -> dict[str, str]:
    """Put the reference sources beside what is checked; the texts of all sources by path."""
    from kg.decisions import keep_decisions
    from kg.reference.choose import set_references

    set_references(
        checked.store,
        settings.reference,
        location=settings.store,
        ontology=settings.ontology,
        whole=checked.focus is None,
    )
    keep_decisions(checked.store)  # some may be about the reference
    return texts_of(checked.store)


@contextmanager
def beside_reference(
    store: Store, settings: Settings, rules: Sequence[Rule] = (), sources: Collection[str] = ()
) -> Iterator[Store]:
    """A store that stays as it is, with the reference sources chosen beside it meanwhile.

    Those that ship are put into the store itself, which is quick, and go again. Of a server's store
    what the rules read for the sources (IRIs) is brought into memory, if it has no references of
    its own: others may be asking it, and each of the many questions of the rules would go over the
    network. All else is copied into memory.
    """
    from kg.check.derive import DERIVED
    from kg.decisions import keep_decisions
    from kg.reference.choose import set_references, shipped_beside
    from kg.store.embedded import EmbeddedStore

    if settings.reference is True and isinstance(store, EmbeddedStore):
        with shipped_beside(store, settings.ontology):
            yield store
        store.replace(DERIVED, ())  # it holds only what follows from the sources checked
        return
    part = _part_of(store, settings, rules, sources) if sources else None
    if part is not None:
        yield part
        return
    copy = open_store()
    copy.fill_from(store)
    set_references(copy, settings.reference, location=None, ontology=settings.ontology, whole=False)
    keep_decisions(copy)
    yield copy


def _part_of(
    store: Store, settings: Settings, rules: Sequence[Rule], sources: Collection[str]
) -> Store | None:
    """What a check of the sources reads of a server; None where all must be copied for it."""
    from kg.check.bring import bring_near, can_bring
    from kg.load import load_ontology
    from kg.reference import load_reference
    from kg.reference.shelf import references
    from kg.store.embedded import EmbeddedStore
    from kg.store.server import RemoteStore

    if not isinstance(store, RemoteStore) or not can_bring(rules):
        return None
    if settings.reference not in (True, False) or references(store):
        return None
    part = open_store()
    assert isinstance(part, EmbeddedStore)
    load_ontology(part, settings.ontology)
    if settings.reference:
        load_reference(part, ontology=settings.ontology)
    bring_near(store, part, sources, rules)
    return part


def judge(
    store: Store,
    focus: Sequence[str] | None,
    rules: tuple[tuple[Rule, ...], tuple[Rule, ...]],
    settings: Settings,
) -> "CheckResult":
    """What the rules find, graded, without what the settings set aside; see `settled_rules`."""
    from kg.check import check

    chosen, beside = rules
    return set_known_apart(check(chosen, store, focus, beside=beside), settings)


def set_known_apart(result: "CheckResult", settings: Settings) -> "CheckResult":
    """The result with the severities of the settings, without what they set aside."""
    from kg.check import grade, without_known

    return without_known(
        grade(result, settings.grades),
        read_ignored(settings.ignore_file) if settings.ignore_file else (),
        read_baseline(settings.baseline) if settings.baseline else frozenset(),
        today=now().date(),
    )


def texts_of(store: Store, paths: Iterable[str] | None = None) -> dict[str, str]:
    """The text of each source in the store, by path; with `paths` of these alone."""
    named = "" if paths is None else " ".join(n3(Literal(path)) for path in sorted(paths))
    scope = "" if paths is None else f"VALUES ?path {{ {named} }}"
    query = f"SELECT ?path ?text {{ {scope} ?source kg:path ?path ; kg:text ?text }}"
    rows = store.select(query).rows
    return {getattr(row["path"], "value", ""): getattr(row["text"], "value", "") for row in rows}
