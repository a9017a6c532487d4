"""Articles at some paths, checked whenever they change: only what changed is read again."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.cli.checked import Checked, add_reference, set_known_apart
from kg.cli.reading import Overrides, sure
from kg.cli.scan import Scan
from kg.config import Settings
from kg.errors import ReadError, UsageError
from kg.model import Finding, Reading
from kg.rules import Rule
from kg.store import Store
from kg.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from kg.check import CheckResult
    from kg.check.standing import Standing
    from kg.extract import Extractor


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One check: paths that were read and that are gone, what could not be read, what is found.

    Of the findings of `result` those that the round before had not are `new`; `settled` are those
    that only it had. `seconds` is how long it took.
    """

    read: tuple[str, ...]
    gone: tuple[str, ...]
    unread: tuple[ReadError, ...]
    result: "CheckResult"
    texts: Mapping[str, str]
    new: tuple[Finding, ...]
    settled: tuple[Finding, ...]
    seconds: float


class Vigil:
    """The articles, their statements in memory, and the findings that stand."""

    def __init__(
        self,
        paths: Sequence[str],
        overrides: Overrides,
        rules: tuple[tuple[Rule, ...], tuple[Rule, ...]],
        settings: Settings,
    ) -> None:
        if overrides.url:
            raise UsageError("--url", "is one page, but a folder is watched", "leave it out")
        self._overrides = replace(overrides, min_confidence=settings.min_confidence)
        self._rules = rules
        self._settings = settings
        self._scan = Scan(paths)
        self._sources: dict[str, str] = {}  # the IRI of each article that could be read, by path
        self._texts: dict[str, str] = {}
        self._reference: dict[str, str] = {}
        self._findings: tuple[Finding, ...] = ()
        self._extractor: Extractor | None = None
        self._standing: Standing | None = None

    @property
    def store(self) -> Store:
        """The statements of all articles, in memory, beside the ontology and the reference."""
        assert self._standing is not None
        return self._standing.store

    def first(self) -> Round:
        """Read all articles, and check them."""
        from kg.check.standing import Standing
        from kg.load import store_in_memory

        start = time.monotonic()
        readings: dict[str, Reading] = {}
        unread: list[ReadError] = []
        for path in self._scan.look().changed:
            self._read(path, readings, unread)
        store = store_in_memory(readings.values(), self._settings.ontology)
        assert isinstance(store, EmbeddedStore)
        self._reference = add_reference(Checked(store=store), self._settings)
        for path in self._texts:
            self._reference.pop(path, None)
        chosen, beside = self._rules
        sources = set(self._sources.values())
        self._standing = Standing(chosen, store, sources, beside=beside)
        return self._round(readings, (), unread, start)

    def again(self) -> Round | None:
        """Read what changed since, and check what that touches; None if nothing did."""
        assert self._standing is not None
        start = time.monotonic()
        found = self._scan.look()
        if not found.changed and not found.gone:
            return None
        readings: dict[str, Reading] = {}
        unread: list[ReadError] = []
        touched = {self._sources.get(path) for path in (*found.changed, *found.gone)} - {None}
        for path in found.gone:
            self._forget(path)
        for path in found.changed:
            self._forget(path)
            self._read(path, readings, unread)
        touched |= {self._sources[path] for path in readings}
        told = self._told(touched, readings)
        self._standing.change(told)
        return self._round(readings, found.gone, unread, start)

    def _told(
        self, sources: Iterable[str | None], readings: Mapping[str, Reading]
    ) -> dict[str, list[str]]:
        """What each source says now, as N-Quads lines; of two articles of one address the last."""
        from kg.load import reading_quads

        last = {self._sources[path]: path for path in self._scan.files if path in self._sources}
        told: dict[str, list[str]] = {}
        for source in sorted(one for one in sources if one is not None):
            path = last.get(source)
            if path is None:
                told[source] = []
                continue
            reading = readings.get(path)
            if reading is None:
                again: dict[str, Reading] = {}
                self._read(path, again, [])
                reading = again.get(path)
            told[source] = [] if reading is None else list(reading_quads(reading))
        return told

    def _read(self, path: str, readings: dict[str, Reading], unread: list[ReadError]) -> None:
        from kg.extract import Extractor
        from kg.rdf import source_of

        if self._extractor is None:
            self._extractor = Extractor.load(self._settings.ontology)
        told = self._overrides
        try:
            reading = self._extractor.read(
                path, published=told.published, publisher=told.publisher, url=None
            )
        except ReadError as error:
            unread.append(error)
            return
        readings[path] = sure(reading, told.min_confidence)
        self._sources[path] = source_of(reading.article).iri
        self._texts[path] = reading.article.text

    def _forget(self, path: str) -> None:
        self._sources.pop(path, None)
        self._texts.pop(path, None)

    def _round(
        self,
        readings: Mapping[str, Reading],
        gone: tuple[str, ...],
        unread: Sequence[ReadError],
        start: float,
    ) -> Round:
        assert self._standing is not None
        result = set_known_apart(self._standing.result(), self._settings)
        new = _beyond(result.findings, self._findings)
        settled = _beyond(self._findings, result.findings)
        self._findings = result.findings
        return Round(
            read=tuple(readings),
            gone=gone,
            unread=tuple(unread),
            result=result,
            texts={**self._reference, **self._texts},
            new=new,
            settled=settled,
            seconds=time.monotonic() - start,
        )


def _beyond(findings: Iterable[Finding], others: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of the findings that the others lack."""
    left = Counter(map(_key, others))
    found = []
    for one in findings:
        if left[_key(one)] > 0:
            left[_key(one)] -= 1
        else:
            found.append(one)
    return tuple(found)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.fingerprint, finding.severity.value
