"""Reads the YAML front matter of a Markdown file: what the file says about itself.

Only a flat mapping is read, from YAML's nodes: no object is built, no alias followed.
"""

import re
from dataclasses import dataclass, replace

import yaml

from kg.characters import encodable
from kg.errors import ReadError
from kg.extract.days import Calendar
from kg.model import PublicationDate, Quote

LARGEST = 64 * 1024
DEEPEST = 20
FENCE = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?$|\r|\Z)", re.MULTILINE)
BLANK = re.compile(r"[ \t]*(?:\r|\n|\Z)")
KEY = re.compile(r"[ \t]*[\w-]+[ \t]*:(?:\s|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a file says about itself apart from its prose."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: PublicationDate | None = None
    url: str | None = None
    language: str | None = None

    def encodable(self) -> "Metadata":
        """As it can be written: YAML and JSON have escapes for what is no character."""
        return replace(
            self,
            title=self.title and encodable(self.title),
            publisher=self.publisher and encodable(self.publisher),
            author=self.author and encodable(self.author),
            url=self.url and encodable(self.url),
            language=self.language and encodable(self.language),
        )


class _Loader(yaml.SafeLoader):
    """Composes nodes: no aliases (a short file could stand for gigabytes), no deep nests."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise self._refusal("aliases are not read")
        self.depth += 1
        if self.depth > DEEPEST:
            raise self._refusal("nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def _refusal(self, problem: str) -> yaml.MarkedYAMLError:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # untyped in the stubs
        return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


def opens_with_key(text: str) -> bool:
    """Whether it begins with a line `---` and a line `name: ...`, as no plain text does."""
    opening = FENCE.match(text)
    return opening is not None and KEY.match(text, opening.end()) is not None


def front_matter_end(text: str) -> int:
    """Where the front matter ends, its closing line included; 0 where there is none."""
    closing = CLOSING.search(text, 3) if opens_with_key(text) else None
    return closing.end() if closing else 0


def read_front_matter(text: str, where: str, calendar: Calendar) -> tuple[Metadata, int]:
    """The metadata before the first paragraph, and the offset at which the article begins.

    A file without front matter gives empty metadata and 0. Raises ReadError with the line for
    front matter that is not closed, not YAML, no mapping, or has a `published` that is no date.
    """
    opening = FENCE.match(text)
    if not opening or BLANK.match(text, opening.end()):
        return Metadata(), 0
    closing = CLOSING.search(text, opening.end())
    if not closing:
        if KEY.match(text, opening.end()):
            raise ReadError(f"{where}:1", "front matter has no end", "close it with a line ---")
        return Metadata(), 0
    if closing.start() - opening.end() > LARGEST:
        raise ReadError(f"{where}:1", "front matter is larger than 64 KiB", "shorten it")
    nodes = _compose(text[opening.end() : closing.start()], where)
    reader = _Reader(text, where, opening.end(), calendar)
    metadata = Metadata(
        title=reader.words(nodes, "title"),
        publisher=reader.words(nodes, "publisher"),
        author=reader.words(nodes, "author"),
        published=reader.published(nodes),
        url=reader.words(nodes, "url"),
        language=primary_tag(reader.words(nodes, "language")),
    )
    return metadata.encodable(), closing.end()


def primary_tag(language: str | None) -> str | None:
    """The first part of a language tag: "en" of "en-GB"."""
    return re.split(r"[-_]", language.strip())[0].lower() or None if language else None


def _compose(yaml_text: str, where: str) -> dict[str, yaml.Node]:
    try:
        loader = _Loader(yaml_text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "holds a character that YAML forbids"
        line = mark.line + 2 if mark else 1
        what = f"front matter is not YAML ({' '.join(str(problem).split())})"
        raise ReadError(f"{where}:{line}", what, "mend that line") from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise ReadError(f"{where}:2", "front matter is no mapping", "write lines such as title: …")
    return {key.value: value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    where: str
    start: int
    calendar: Calendar

    def words(self, nodes: dict[str, yaml.Node], key: str) -> str | None:
        """The text under a key as written; a list is joined by commas."""
        node = nodes.get(key)
        if isinstance(node, yaml.SequenceNode) and all(
            isinstance(item, yaml.ScalarNode) for item in node.value
        ):
            return ", ".join(item.value for item in node.value) or None
        if node is not None and not isinstance(node, yaml.ScalarNode):
            raise self._error(node, f"{key} is no text", "write one line of words")
        if node is None or node.tag == "tag:yaml.org,2002:null":
            return None
        return " ".join(node.value.split()) or None

    def published(self, nodes: dict[str, yaml.Node]) -> PublicationDate | None:
        words = self.words(nodes, "published")
        if words is None:
            return None
        node = nodes["published"]
        day = self.calendar.parse(words)
        if day is None:
            raise self._error(
                node, f"published is no date ({words[:40]})", "write it as 2019-09-09"
            )
        start = self.start + node.start_mark.index
        start = max(self.text.find(words, start, self.start + node.end_mark.index), 0)
        quote = Quote.of(self.text, start, start + len(words)) if start else None
        return PublicationDate(day=day, origin="front matter", quote=quote)

    def _error(self, node: yaml.Node, what: str, remedy: str) -> ReadError:
        return ReadError(f"{self.where}:{node.start_mark.line + 2}", what, remedy)
