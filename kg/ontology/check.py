"""All problems of an ontology folder, in order of file and line."""

from pathlib import Path

from kg import vocab
from kg.errors import OntologyError
from kg.lexicon.lexicon import refuse_others
from kg.ontology.frames import FrameCheck, dimensions
from kg.ontology.problem import Problem
from kg.ontology.terms import Terms
from kg.ontology.turtlefile import read_turtle_file
from kg.ontology.words import CORE, lacking, word_problems
from kg.ontology.yamlfile import Node, misread, read_yaml_file


def check_ontology(root: Path) -> list[Problem]:
    """Everything that is wrong in the folder; raises OntologyError for what is no such folder."""
    if not root.is_dir():
        raise OntologyError(root, "no such folder", "name a folder of the ontology's form")
    if not (root / "core").is_dir():
        raise OntologyError(root, "no folder `core` in it", "copy the one that ships with kg")
    refuse_others(root)
    vocab.know(vocab.declared_in(root))
    terms = Terms(root, [read_turtle_file(path) for path in sorted(root.rglob("*.ttl"))])
    problems = list(terms.problems())
    trees: dict[Path, Node] = {}
    for path in _yaml_files(root):
        tree = read_yaml_file(path)
        if isinstance(tree, Problem):
            problems.append(tree)
        else:
            trees[path] = tree
    core = {name: root / "core" / f"{name}.yaml" for name in CORE}
    for name, path in core.items():
        if not path.is_file():
            problems.append(Problem(path, 1, "is missing", "take it from the core that ships"))
        elif path in trees and name == "words":
            problems += word_problems(path, trees[path], terms)
    words = trees.get(core["words"])
    listed = words["prepositions"] if words else None
    frames = FrameCheck(
        terms,
        dimensions(trees.get(core["quantities"])),
        {str(one.value) for one in listed.items()} if listed else set(),
    )
    for path, tree in trees.items():
        if path.parent != root / "core":
            problems += frames.problems(path, tree)
        elif path != core["words"]:
            problems += misread(path, tree)
    if all(path in trees for path in core.values()):
        problems += lacking(root, terms)
    return sorted(set(problems))


def _yaml_files(root: Path) -> list[Path]:
    found = [
        *root.glob("core/*.yaml"),
        *root.glob("*/lexicon.yaml"),
        *root.glob("*/lexicon/*.yaml"),
    ]
    return sorted(set(found))
