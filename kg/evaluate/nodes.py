"""YAML with line numbers: mappings whose keys are known, lists and scalars, or a ReadError.

Scalars keep the characters of the file, so that an unquoted 2020 or `on` is what it looks like.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.errors import ReadError
from kg.wholefile import read_whole_text
from kg.yamltree import YamlError, compose_yaml


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a YAML file."""

    path: Path
    node: yaml.Node

    @property
    def where(self) -> str:
        """The file and the line, from 1, where the part begins."""
        return f"{self.path}:{self.node.start_mark.line + 1}"

    def error(self, what: str, remedy: str) -> ReadError:
        """An error at this place."""
        return ReadError(self.where, what, remedy)

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The keys and values of a mapping, in order; a key that comes twice is an error."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.error("a mapping belongs here", "write `key: value`")
        seen = set()
        for key, value in self.node.value:
            name = Node(self.path, key).text()
            if name in seen:
                raise Node(self.path, key).error(f"`{name}` is given twice", "leave one out")
            seen.add(name)
            yield name, Node(self.path, value)

    def fields(self, required: tuple[str, ...], optional: tuple[str, ...]) -> dict[str, "Node"]:
        """A mapping with exactly these keys; one that is unknown or missing is an error."""
        found = dict(self.items())
        for name, value in found.items():
            if name not in required + optional:
                known = ", ".join(required + optional)
                raise value.error(f"unknown key `{name}`", f"use one of {known}")
        for name in required:
            if name not in found:
                raise self.error(f"the key `{name}` is missing", "add it")
        return found

    def elements(self) -> list["Node"]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.error("a list belongs here", "write it in square brackets")
        return [Node(self.path, one) for one in self.node.value]

    def text(self) -> str:
        """The characters of a scalar."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            raise self.error("words belong here", "write them, in quotation marks if need be")
        return str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of scalars."""
        return tuple(one.text() for one in self.elements())

    def choice(self, choices: tuple[str, ...]) -> str:
        """A scalar out of a closed list."""
        if self.text() not in choices:
            raise self.error(f"`{self.text()}` is none of the words", f"use {', '.join(choices)}")
        return self.text()

    def is_list(self) -> bool:
        """Whether this is a list."""
        return isinstance(self.node, yaml.SequenceNode)

    def is_mapping(self) -> bool:
        """Whether it is a mapping."""
        return isinstance(self.node, yaml.MappingNode)

    def is_null(self) -> bool:
        """Whether this is YAML's null."""
        return str(self.node.tag) == "tag:yaml.org,2002:null"


def read_nodes(path: Path) -> Node:
    """The root of a YAML file."""
    try:
        root = compose_yaml(read_whole_text(path))
    except OSError as error:
        raise ReadError(path, error.strerror or "unreadable", "name a gold file") from error
    except UnicodeDecodeError as error:
        raise ReadError(path, "no UTF-8 text", "name a gold file in YAML") from error
    except YamlError as error:
        raise ReadError(f"{path}:{error.line}", f"no YAML: {error.problem}", "mend it") from error
    if root is None:
        raise ReadError(path, "is empty", "write `articles:` and what they state")
    return Node(path, root)
