"""A YAML text as nodes or values: no short text that stands for gigabytes, nothing that is run.

Aliases are read, as the lexicon uses them, as long as they stand for no more than a long text.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

# The C loader is ten times as fast; PyYAML is built without it on some systems.
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Values; without aliases there are no more than characters.
_MOST = 100_000
_DEEPEST = 100


class YamlError(Exception):
    """What is no YAML, or means harm: `problem` in `line`, from 1."""

    def __init__(self, problem: str, mark: yaml.Mark | None = None) -> None:
        self.problem = " ".join(problem.split())
        self.line = mark.line + 1 if mark else 1
        super().__init__(self.problem, self.line)


def compose_yaml(text: str) -> yaml.Node | None:
    """The root of the text, None where it holds nothing; raises YamlError."""
    with _loader(text) as loader:
        return _composed(loader, text)


def load_yaml(text: str) -> Any:
    """The values of the text; raises YamlError, also for a value that its tag does not fit."""
    with _loader(text) as loader:
        node = _composed(loader, text)
        if node is None:
            return None
        try:
            return loader.construct_document(node)
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            # As PyYAML ends for 2019-99-99 or !!bool x.
            raise YamlError("holds a value that cannot be", node.start_mark) from error


@contextmanager
def _loader(text: str) -> Iterator[Any]:
    loader = None
    try:
        loader = YAML_LOADER(text)
        yield loader
    except yaml.MarkedYAMLError as error:
        raise YamlError(str(error.problem), error.problem_mark) from error
    except yaml.YAMLError as error:
        raise YamlError("holds a character that YAML forbids") from error
    except RecursionError as error:  # without the C loader, which counts levels itself
        raise YamlError("nested too deeply") from error
    finally:
        if loader is not None:
            loader.dispose()


def _composed(loader: Any, text: str) -> yaml.Node | None:
    node: yaml.Node | None = loader.get_single_node()
    if node is not None and _size(node, {}, 0) > max(_MOST, len(text)):
        raise YamlError("aliases stand for too many values", node.start_mark)
    return node


def _size(node: yaml.Node, known: dict[int, int], depth: int) -> int:
    """How many values a node stands for, each alias with all that it stands for."""
    if depth > _DEEPEST:
        raise YamlError("nested too deeply", node.start_mark)
    if isinstance(node, yaml.ScalarNode):
        return 1
    size = known.get(id(node), -1)
    if size == 0:
        raise YamlError("an alias that holds itself", node.start_mark)
    if size < 0:
        known[id(node)] = 0
        parts = node.value
        if isinstance(node, yaml.MappingNode):
            parts = [part for pair in node.value for part in pair]
            if any(not isinstance(key, yaml.ScalarNode) for key, _ in node.value):
                raise YamlError("a key that is no word", node.start_mark)
        size = 1 + sum(_size(part, known, depth + 1) for part in parts)
        known[id(node)] = size
    return size
