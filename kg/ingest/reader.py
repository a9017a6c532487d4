"""One article -> the lines that the store will keep of it, or why there are none."""

import traceback
import zlib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError, ReadError
from kg.extract import Extractor
from kg.ingest.inputs import Inputs
from kg.ingest.overrides import Overrides, sure
from kg.load import input_quad, reading_quads, version_quad
from kg.rdf import source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An article as the store will keep it; `packed` is small enough to wait for the writer."""

    source: str
    statements: int
    packed: bytes
    size: int

    @property
    def lines(self) -> list[str]:
        """The N-Quads lines."""
        return zlib.decompress(self.packed).decode().split("\n")


class Reader:
    """Reads articles with one extractor and one set of options; keeps nothing of them."""

    def __init__(
        self, extractor: Extractor, overrides: Overrides, inputs: Inputs, ontology: str
    ) -> None:
        self._extractor = extractor
        self._overrides = overrides
        self._inputs = inputs
        self._ontology = ontology

    def read(self, path: str) -> Read | KgError:
        """What the store will keep of the article, or what is wrong with it."""
        told = self._overrides
        before = self._inputs.hash_of(path)
        try:
            found = self._extractor.read(
                path, published=told.published, publisher=told.publisher, url=told.url
            )
        except KgError as error:
            return error
        except Exception as error:  # a bug met by one article of a million must not end the run
            return ReadError(path, f"kg failed ({_place(error)})", "report it, with the article")
        reading = sure(found, told.min_confidence)
        source = source_of(reading.article).iri
        lines = dict.fromkeys(reading_quads(reading))
        lines[version_quad(source, self._ontology)] = None
        # A file that was changed meanwhile gets no hash, and is read again the next time.
        if before and before == self._inputs.hash_of(path):
            lines[input_quad(source, before)] = None
        text = "\n".join(lines).encode()
        return Read(
            source=source,
            statements=len(reading.stated),
            packed=zlib.compress(text, 1),
            size=len(text),
        )


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"
