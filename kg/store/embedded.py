"""Oxigraph in this process, in memory or in a folder.

Used directly, not through rdflib: a quarter of the time for a query, and rdflib is not imported.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar

import pyoxigraph
from pyoxigraph import RdfFormat

from kg import vocab
from kg.errors import QueryError, StoreError
from kg.rdf import Term, Triple
from kg.store.base import Solutions, Store, removal, replacement
from kg.store.fault import check_query
from kg.store.lock import NAME, Lock, in_use
from kg.store.syntax import bind, refuse
from kg.store.terms import stored, term_of, triple_of

_NO_BINDINGS: Mapping[str, Term] = {}
_Kind = TypeVar(
    "_Kind", pyoxigraph.QuerySolutions, pyoxigraph.QueryTriples, pyoxigraph.QueryBoolean
)
_LOCKED = re.compile(r"lock file|lock hold", re.IGNORECASE)  # RocksDB's words
_MARKS = {"CURRENT", "IDENTITY"}  # files of every RocksDB folder


class _Stream(RawIOBase):
    """Lines as a file that is read once."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._rest:
            part = "".join(f"{line}\n" for line in islice(self._lines, 1000))
            self._rest = memoryview(part.encode())
        room = memoryview(buffer).cast("B")
        size = min(len(room), len(self._rest))
        room[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


class EmbeddedStore(Store):
    """An Oxigraph store in this process."""

    def __init__(self, inner: pyoxigraph.Store, location: str, lock: Lock | None = None) -> None:
        self.location = location
        self._inner = inner
        self._lock = lock

    @classmethod
    def in_memory(cls) -> Self:
        """An empty store that vanishes with the process."""
        return cls(pyoxigraph.Store(), "memory")

    @classmethod
    def writing(cls, folder: Path) -> Self:
        """The folder's store, made if missing; no other process may use it meanwhile."""
        _refuse_strange(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(folder, _reason(error), "choose a folder you may write") from error
        return cls._opened(folder, pyoxigraph.Store, exclusive=True)

    @classmethod
    def reading(cls, folder: Path) -> Self:
        """The folder's store as it is now, read-only."""
        _refuse_strange(folder)
        if not os.path.isdir(folder) or not _names(folder):
            raise StoreError(folder, "there is no store", "run kg ingest first, or name one")
        return cls._opened(folder, pyoxigraph.Store.read_only, exclusive=False)

    @classmethod
    def _opened(
        cls, folder: Path, opener: Callable[[str], pyoxigraph.Store], *, exclusive: bool
    ) -> Self:
        lock = Lock(folder, exclusive=exclusive)
        try:
            return cls(opener(str(folder)), str(folder), lock)
        except (OSError, RuntimeError) as error:  # RocksDB's corruption is a RuntimeError
            lock.release()
            if _LOCKED.search(str(error)):
                raise in_use(folder) from error
            denied = "Permission denied" in str(error)
            remedy = "choose a folder you may write" if denied else "restore it, or ingest anew"
            raise StoreError(folder, _reason(error), remedy) from error

    @property
    def dataset(self) -> pyoxigraph.Store:
        """The Oxigraph store itself, for a library that takes one; it is not copied."""
        return self._inner

    def load(self, lines: Iterable[str]) -> None:
        data = "".join(f"{line}\n" for line in lines).encode()
        self._write(lambda: self._inner.load(data, format=RdfFormat.N_QUADS))

    @contextmanager
    def beside(self, lines: Iterable[str]) -> Iterator[None]:
        """N-Quads lines stand in the store meanwhile; what was not there before goes again."""
        quads = pyoxigraph.parse("\n".join(lines), format=RdfFormat.N_QUADS)
        new = [quad for quad in quads if quad not in self._inner]
        self._inner.extend(new)
        try:
            yield
        finally:
            for quad in new:
                self._inner.remove(quad)

    def fill(self, lines: Iterable[str]) -> None:
        # A transaction of a million quads takes four times as long, and their size in memory.
        stream = BufferedReader(_Stream(lines))
        self._write(lambda: self._inner.bulk_load(stream, format=RdfFormat.N_QUADS))

    def replace(self, source: str, lines: Iterable[str]) -> bool:
        new = list(dict.fromkeys(lines))
        said = self._said(source)
        if new and not said:  # one transaction too, in a fifth of the time of an update
            self.load(new)
            return True
        if said == set(stored("\n".join(new))):
            return False
        self._write(lambda: self._inner.update(replacement(source, new)))
        return True

    def remove(self, source: str) -> None:
        self._write(lambda: self._inner.update(removal(source)))

    def said(self, source: str) -> Iterator[str]:
        yield from sorted(f"{quad} ." for quad in self._said(source))

    def _said(self, source: str) -> set[pyoxigraph.Quad]:
        graph = pyoxigraph.NamedNode(source)
        has_source = pyoxigraph.NamedNode(vocab.OA + "hasSource")
        graphs = {graph} | {
            quad.subject
            for quad in self._inner.quads_for_pattern(None, has_source, graph, graph)
            if isinstance(quad.subject, pyoxigraph.NamedNode)
        }
        return {
            quad
            for name in graphs
            for quad in self._inner.quads_for_pattern(None, None, None, name)
        }

    def _write(self, action: Callable[[], None]) -> None:
        try:
            action()
            if self._lock:
                self._inner.flush()
        except OSError as error:
            raise StoreError(self.location, _reason(error), "check the folder") from error

    def select(
        self,
        query: str,
        bindings: Mapping[str, Term] = _NO_BINDINGS,
        *,
        limit: int | None = None,
    ) -> Solutions:
        answer = self._query(query, bindings, pyoxigraph.QuerySolutions, "SELECT")
        names = tuple(variable.value for variable in answer.variables)
        rows = [
            {
                name: term_of(value)
                for name, value in zip(names, solution, strict=True)
                if value is not None
            }
            for solution in islice(answer, limit)
        ]
        return Solutions(names, rows)

    def construct(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> list[Triple]:
        answer = self._query(query, bindings, pyoxigraph.QueryTriples, "CONSTRUCT")
        return sorted({triple_of(triple) for triple in answer}, key=_order)

    def ask(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> bool:
        return bool(self._query(query, bindings, pyoxigraph.QueryBoolean, "ASK"))

    def _query(
        self, query: str, bindings: Mapping[str, Term], kind: type[_Kind], name: str
    ) -> _Kind:
        bound = bind(query, bindings)
        refuse(query, "query")
        try:
            answer = self._inner.query(
                bound, prefixes=vocab.PREFIXES, use_default_graph_as_union=True
            )
        except SyntaxError as error:
            check_query(query)  # tells the place; planning a query twice would cost as much again
            names = ", ".join(sorted(bindings))
            what = f"does not parse with values for {names}"
            raise QueryError("query", what, "do not assign these") from error
        if not isinstance(answer, kind):
            raise QueryError("query", f"is no {name}", f"write a {name} query")
        return answer

    def triples(self, graph: str | None = None) -> Iterator[Triple]:
        name = None if graph is None else pyoxigraph.NamedNode(graph)
        found = self._inner.quads_for_pattern(None, None, None, name)
        if graph is not None:
            yield from map(triple_of, found)
            return
        yield from dict.fromkeys(map(triple_of, found))

    def quads(self) -> Iterator[str]:
        yield from sorted(f"{quad} ." for quad in self._inner)

    def close(self) -> None:
        self._inner = pyoxigraph.Store()  # RocksDB closes when its handle goes
        if self._lock:
            self._lock.release()


def _refuse_strange(folder: Path) -> None:
    there = os.path.isdir(folder)  # pathlib's raises where a folder above may not be read
    if os.path.exists(folder) and not there:
        raise StoreError(folder, "is a file, not a store", "name a folder")
    if there:
        names = _names(folder)
        if names and not _MARKS & names:
            raise StoreError(folder, "holds other files and no store", "name an empty folder")


def _names(folder: Path) -> set[str]:
    try:
        return {path.name for path in folder.iterdir()} - {NAME}
    except OSError as error:
        raise StoreError(folder, _reason(error), "choose a folder you may read") from error


def _order(triple: Triple) -> tuple[str, ...]:
    subject, predicate, value = triple
    return (subject, predicate, *map(str, (value,) if isinstance(value, str) else value))


def _reason(error: OSError | RuntimeError) -> str:
    told = error.strerror if isinstance(error, OSError) else None
    return (told or str(error)).splitlines()[0].rstrip(".")
