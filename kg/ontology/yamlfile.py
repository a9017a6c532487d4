"""A YAML file as a tree that keeps its lines, with what YAML reads otherwise than it is meant."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.ontology.problem import Problem
from kg.yamltree import YamlError, compose_yaml

_FALSE_FRIENDS = {"bool": "a truth value", "null": "nothing"}


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its line: `value` is a str, a list of nodes, or a list of (key, value) pairs."""

    kind: str
    value: Any
    line: int
    tag: str = "str"

    def __getitem__(self, key: str) -> "Node | None":
        """The value under a key of a mapping."""
        return next((value for name, value in self.pairs() if name.value == key), None)

    def pairs(self) -> list[tuple["Node", "Node"]]:
        """The entries of a mapping; none of anything else."""
        return list(self.value) if self.kind == "mapping" else []

    def items(self) -> list["Node"]:
        """The entries of a list; a single word is a list of one."""
        if self.kind == "list":
            return list(self.value)
        return [self] if self.kind == "scalar" and self.tag != "null" else []


def read_yaml_file(path: Path) -> Node | Problem:
    """The tree of the file, or what keeps it from being read."""
    try:
        node = compose_yaml(path.read_text("utf-8", errors="replace"))
    except YamlError as error:
        return Problem(path, error.line, f"not YAML ({error.problem})", "correct this line")
    if not isinstance(node, yaml.MappingNode):
        return Problem(path, 1, "not a mapping", "write `key: value` lines")
    return _node(node)


def _node(node: yaml.Node) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Node("mapping", [(_node(key), _node(value)) for key, value in node.value], line)
    if isinstance(node, yaml.SequenceNode):
        return Node("list", [_node(one) for one in node.value], line)
    return Node("scalar", str(node.value), line, node.tag.rsplit(":", 1)[-1])


def misread(path: Path, node: Node, allowed: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Words that YAML reads as a truth value or as nothing, lists without a word, keys twice.

    `allowed` are the keys whose value is a truth value.
    """
    seen: dict[str, int] = {}
    for key, value in node.pairs():
        if key.value in seen:
            what = f"{key.value!r} stands twice, first in line {seen[key.value]}"
            yield Problem(path, key.line, what, "put both in one")
        seen.setdefault(key.value, key.line)
        yield from _misread_word(path, key)
        if value.tag == "bool" and key.value in allowed and value.value in ("true", "false"):
            continue
        if value.kind == "list" and not value.value:
            yield Problem(path, value.line, f"{key.value!r} is an empty list", "fill it or drop it")
        yield from misread(path, value, allowed)
    if node.kind == "list":
        for one in node.value:
            yield from misread(path, one, allowed)
    if node.kind == "scalar":
        yield from _misread_word(path, node)


def _misread_word(path: Path, node: Node) -> Iterator[Problem]:
    if node.kind == "scalar" and node.tag in _FALSE_FRIENDS and node.value != "null":
        what = f"{node.value or 'an empty place'} is read as {_FALSE_FRIENDS[node.tag]}"
        yield Problem(path, node.line, what, f'write "{node.value}", or drop it')
