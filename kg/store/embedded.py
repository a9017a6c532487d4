"""Oxigraph in this process, in memory or in a folder.

Used directly, not through rdflib: a quarter of the time for a query, and rdflib is not imported.
"""

import errno
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import BufferedReader, RawIOBase
from itertools import islice
from pathlib import Path
from typing import Any, Self, TypeVar

import pyoxigraph
from pyoxigraph import RdfFormat

from kg import vocab
from kg.errors import QueryError, StoreError
from kg.rdf import Term, Triple
from kg.store.base import Solutions, Store, insertion, removal, replacement
from kg.store.fault import check_query
from kg.store.lock import Lock, in_use
from kg.store.place import (
    is_begun,
    no_store,
    put_back,
    reason_of,
    refuse_strange,
    remove_leftovers,
)
from kg.store.scan import read_all
from kg.store.syntax import bind, refuse
from kg.store.terms import stored, term_of, triple_of

_NO_BINDINGS: Mapping[str, Term] = {}
_Kind = TypeVar(
    "_Kind", pyoxigraph.QuerySolutions, pyoxigraph.QueryTriples, pyoxigraph.QueryBoolean
)
_MEMORY = "memory"
_FEW, _MANY = 20_000, 900_000  # quads
_LOCKED = re.compile(r"lock file|lock hold", re.IGNORECASE)  # RocksDB's words
# What a reader is told of a store whose making was cut off; the next writer finishes it.
_UNMADE = re.compile(r"only possible on read-write|Column family not found")


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
        self._unflushed = False
        self._whole: Store | None = None

    @classmethod
    def in_memory(cls) -> Self:
        """An empty store that vanishes with the process."""
        return cls(pyoxigraph.Store(), _MEMORY)

    @property
    def whole(self) -> Store:
        return self._whole or self

    @classmethod
    def writing(cls, folder: Path) -> Self:
        """The folder's store, made if missing; no other process may use it meanwhile."""
        put_back(folder)
        refuse_strange(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise store_error(folder, error) from error
        lock = Lock(folder, exclusive=True)
        remove_leftovers(folder)
        return cls._opened(folder, pyoxigraph.Store, lock)

    @classmethod
    def reading(cls, folder: Path, *, held: bool = False) -> Self:
        """The folder's store as it is now, read-only; `held` if the caller has its lock."""
        put_back(folder)
        refuse_strange(folder)
        if not is_begun(folder):
            raise no_store(folder)
        lock = None if held else Lock(folder, exclusive=False)
        return cls._opened(folder, pyoxigraph.Store.read_only, lock)

    @classmethod
    def kept(cls, folder: Path) -> Self:
        """The folder's store for its upkeep: as `writing`, but it must be there."""
        put_back(folder)
        refuse_strange(folder)
        if not is_begun(folder):
            raise no_store(folder)
        return cls.writing(folder)

    @classmethod
    def _opened(
        cls, folder: Path, opener: Callable[[str], pyoxigraph.Store], lock: Lock | None
    ) -> Self:
        try:
            return cls(opener(str(folder)), str(folder), lock)
        except (OSError, RuntimeError) as error:
            if lock:
                lock.release()
            if _LOCKED.search(str(error)):
                raise in_use(folder) from error
            if _UNMADE.search(str(error)):
                raise no_store(folder) from error
            raise store_error(folder, error) from error

    @property
    def may_fork(self) -> bool:
        """Whether a fork of this process may ask it: RocksDB would wait for threads left behind."""
        return self.location == _MEMORY

    @property
    def dataset(self) -> pyoxigraph.Store:
        """The Oxigraph store itself, for a library that takes one; it is not copied."""
        return self._inner

    def load(self, lines: Iterable[str]) -> None:
        self._write(lambda: self._put(list(lines)))

    @contextmanager
    def beside(self, lines: Iterable[str]) -> Iterator[None]:
        """N-Quads lines stand in the store meanwhile; what was not there before goes again."""
        quads = pyoxigraph.parse("\n".join(lines), format=RdfFormat.N_QUADS)
        with self._told():
            new = [quad for quad in quads if quad not in self._inner]
            self._inner.extend(new)
        try:
            yield
        finally:
            with self._told():
                for quad in new:
                    self._inner.remove(quad)

    def fill(self, lines: Iterable[str]) -> None:
        # A transaction of a million quads takes four times as long, and their size in memory.
        stream = BufferedReader(_Stream(lines))
        self._write(lambda: self._inner.bulk_load(stream, format=RdfFormat.N_QUADS))

    def fill_from(self, other: Store) -> None:
        if isinstance(other, EmbeddedStore):  # in half the time that their text would take
            self._write(lambda: self._inner.bulk_extend(other.each()))
        else:
            super().fill_from(other)

    def fill_in_part(
        self, other: "EmbeddedStore", predicates: Collection[str], classes: Collection[str]
    ) -> None:
        """Add what the other store has, but nothing told by these predicates, or of these classes.

        All are IRIs. The other one is `whole` then, and must stay open.
        """
        self._whole = other
        out = {pyoxigraph.NamedNode(iri) for iri in predicates}
        of, kinds = pyoxigraph.NamedNode(vocab.RDF + "type"), {*map(pyoxigraph.NamedNode, classes)}
        wanted = (
            quad
            for quad in other.each()
            if quad.predicate not in out and not (quad.predicate == of and quad.object in kinds)
        )
        self._write(lambda: self._inner.bulk_extend(wanted))

    def each(self) -> Iterator[pyoxigraph.Quad]:
        """Each quad, as the library has it."""
        with self._told():
            yield from self._inner

    def replace(self, source: str, lines: Iterable[str]) -> bool:
        new = list(dict.fromkeys(lines))
        said = self.quads_said(source)
        if new and not said:  # one transaction too, in a fifth of the time of an update
            self.load(new)
            return True
        if said == set(stored("\n".join(new))):
            return False
        self._write(lambda: self._inner.update(replacement(source, new)))
        return True

    def replace_all(self, sources: Mapping[str, Iterable[str]]) -> set[str]:
        # A source of which there is nothing needs no update: all such are written in one step.
        fresh = {
            source: list(lines) for source, lines in sources.items() if not self.quads_said(source)
        }
        self._add([line for lines in fresh.values() for line in lines])
        others = {source: lines for source, lines in sources.items() if source not in fresh}
        return {source for source, lines in fresh.items() if lines} | super().replace_all(others)

    def _add(self, lines: Sequence[str]) -> None:
        """As `load`, but not to the last of the disk's caches."""
        if lines:
            with self._told():
                self._put(lines)
                self._unflushed = True

    def _put(self, lines: Sequence[str]) -> None:
        """Add N-Quads lines, all or none.

        Up to a million quads a bulk load into a folder is one step too (RocksDB takes its files in
        all at once), in half the time of a transaction. A few would make files of a few kilobytes.
        """
        data = "".join(f"{line}\n" for line in lines).encode()
        at_once = self._lock and _FEW < len(lines) < _MANY
        put = self._inner.bulk_load if at_once else self._inner.load
        put(data, format=RdfFormat.N_QUADS)

    def remove(self, source: str) -> None:
        self._write(lambda: self._inner.update(removal(source)))

    def change(self, updates: Sequence[str], lines: Iterable[str]) -> None:
        text = " ;\n".join((*updates, insertion(lines)))
        self._write(lambda: self._inner.update(text))

    def said(self, source: str) -> Iterator[str]:
        yield from sorted(f"{quad} ." for quad in self.quads_said(source))

    def quads_said(self, source: str) -> set[pyoxigraph.Quad]:
        """All that the source said, as the library has it."""
        graph = pyoxigraph.NamedNode(source)
        has_source = pyoxigraph.NamedNode(vocab.OA + "hasSource")
        with self._told():
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
        with self._told():
            action()
            if self._lock:
                self._inner.flush()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the library raises of a disk that is full or damaged becomes a StoreError."""
        try:
            yield
        except (OSError, RuntimeError) as error:
            raise store_error(self.location, error) from error

    def select(
        self,
        query: str,
        bindings: Mapping[str, Term] = _NO_BINDINGS,
        *,
        limit: int | None = None,
    ) -> Solutions:
        answer = self._query(query, bindings, pyoxigraph.QuerySolutions, "SELECT")
        names = tuple(variable.value for variable in answer.variables)
        with self._told():
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
        with self._told():
            return sorted({triple_of(triple) for triple in answer}, key=_order)

    def ask(self, query: str, bindings: Mapping[str, Term] = _NO_BINDINGS) -> bool:
        return bool(self._query(query, bindings, pyoxigraph.QueryBoolean, "ASK"))

    def _query(
        self, query: str, bindings: Mapping[str, Term], kind: type[_Kind], name: str
    ) -> _Kind:
        bound = bind(query, bindings)
        refuse(query, "query")
        try:
            with self._told():
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
        with self._told():
            found = map(triple_of, self._inner.quads_for_pattern(None, None, None, name))
            yield from found if graph is not None else dict.fromkeys(found)

    def quads(self) -> Iterator[str]:
        with self._told():
            lines = sorted(f"{quad} ." for quad in self._inner)
        yield from lines

    def lines(self) -> Iterator[str]:
        return (f"{quad} ." for quad in self.each())

    def read_all(self) -> int:
        """Read each entry of each index, which holds the files against their checksums.

        The number of quads. Raises StoreError for a file that is damaged.
        """
        with self._told():
            return read_all(self._inner)

    def copy_to(self, folder: Path) -> None:
        """A copy as it is now, in a folder that is not there yet; files may be shared by links.

        The store must be open for writing: a reader's copy would lack what only the log has yet.
        Raises OSError or RuntimeError, as it is the other folder that may have no room.
        """
        self._inner.backup(str(folder))

    def write_anew(self, folder: Path) -> None:
        """The same quads in a folder that is not there yet, without what is left of others.

        Oxigraph's own `optimize` keeps every text that the store has ever had.
        """
        with self._told():
            pyoxigraph.Store(str(folder)).bulk_extend(self._inner)

    def close(self) -> None:
        if self._lock and self._unflushed:
            with suppress(OSError, RuntimeError):  # a full disk; the log has it all the same
                self._inner.flush()
            self._unflushed = False
        self._inner = pyoxigraph.Store()  # RocksDB closes when its handle goes
        if self._whole is not None:
            self._whole.close()
        if self._lock:
            self._lock.release()


def _order(triple: Triple) -> tuple[str, ...]:
    subject, predicate, value = triple
    return (subject, predicate, *map(str, (value,) if isinstance(value, str) else value))


def store_error(where: object, error: OSError | RuntimeError) -> StoreError:
    """What the library says of the disk, as what is wrong and what to do."""
    told = reason_of(error)
    if "No space left" in str(error) or getattr(error, "errno", None) == errno.ENOSPC:
        remedy = "make room and run the same again; what was written stays"
        return StoreError(where, "the disk is full", remedy)
    if "Permission denied" in str(error) or "Read-only file system" in str(error):
        return StoreError(where, told, "choose a folder you may write")
    if isinstance(error, OSError) and error.errno is not None:
        return StoreError(where, told, "check the folder and its disk")
    return StoreError(where, f"is damaged ({told})", "restore a backup, or ingest anew")
