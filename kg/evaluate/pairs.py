"""Pairs files: short texts that hold one conflict, or none, and the words that carry it.

The form is described in docs/formats.md. A file that says something wrong is a ReadError with the
line. The texts lie in a folder of the file's stem (`dev.yaml`, `dev/`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError
from kg.evaluate.nodes import Node, read_nodes
from kg.evaluate.phrase import Span, occurrences

CONTROL, BETWEEN, WITHIN = "control", "between two texts", "within one text"
KINDS = (BETWEEN, WITHIN, CONTROL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Texts, and the rule that finds what does not fit in them; `expect` None for a control.

    `quotes` are the words of both sides with the text they stand in; one side is missing where it
    is the publication date, or a reference source, which `reference` asks for.
    """

    id: str
    files: tuple[Path, ...]
    expect: str | None
    quotes: tuple[tuple[Path, str], ...]
    where: str
    about: str = ""
    reference: bool = False

    @property
    def kind(self) -> str:
        """One of KINDS."""
        if self.expect is None:
            return CONTROL
        return WITHIN if len(set(self.files)) == 1 else BETWEEN


def is_pairs(path: Path) -> bool:
    """Whether the file is a list of mappings, as pairs are; gold is one mapping."""
    node = read_nodes(path)
    return node.is_list() and all(one.is_mapping() for one in node.elements())


def load_pairs(path: Path) -> tuple[Pair, ...]:
    """Read a pairs file; the texts themselves are not read, so see `quote_spans`."""
    found = tuple(_pair(node, path.parent / path.stem) for node in read_nodes(path).elements())
    seen: set[str] = set()
    for one in found:
        if one.id in seen:
            raise ReadError(one.where, f"the id {one.id} is given twice", "give each its own")
        seen.add(one.id)
    return found


def quote_spans(pair: Pair, texts: Mapping[Path, str]) -> tuple[tuple[Path, Span], ...]:
    """Where the quotes stand; ReadError for words that do not stand there exactly once."""
    return tuple((path, _span(pair, path, quote, texts[path])) for path, quote in pair.quotes)


def _span(pair: Pair, path: Path, quote: str, text: str) -> Span:
    places = occurrences(quote, text)
    if len(places) == 1:
        return places[0]
    what = f"“{quote}” stands {'more than once' if places else 'nowhere'} in {path.name}"
    raise ReadError(pair.where, what, "copy more words" if places else "copy its words")


def _pair(node: Node, folder: Path) -> Pair:
    fields = node.fields(("id", "files", "expect"), ("quotes", "about", "reference"))
    files = tuple(_file(one, folder) for one in fields["files"].elements())
    if len(files) not in (1, 2):
        raise fields["files"].error("one text or two belong here", "name them")
    expect = None if fields["expect"].is_null() else fields["expect"].text()
    if expect is not None and "quotes" not in fields:
        raise node.error("the key `quotes` is missing", "add the words that carry the conflict")
    return Pair(
        id=fields["id"].text(),
        files=files,
        expect=expect,
        quotes=_quotes(fields["quotes"], files) if expect and "quotes" in fields else (),
        where=node.where,
        about=fields["about"].text() if "about" in fields else "",
        reference="reference" in fields and fields["reference"].choice(("true", "false")) == "true",
    )


def _file(node: Node, folder: Path) -> Path:
    path = folder / node.text()
    if not path.is_file():
        raise node.error(f"no file {node.text()}", f"put it into {folder.name}/")
    return path


def _quotes(node: Node, files: tuple[Path, ...]) -> tuple[tuple[Path, str], ...]:
    sides = node.fields(("a", "b"), ())
    if all(side.is_null() for side in sides.values()):
        raise node.error("no side has words", "copy the words of one side at least")
    ends = {"a": files[0], "b": files[-1]}
    return tuple((ends[name], one.text()) for name, one in sides.items() if not one.is_null())
