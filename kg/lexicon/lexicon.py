"""All that the extractor needs to know, read once from the ontology folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import vocab
from kg.errors import OntologyError
from kg.folder import data_folder
from kg.lexicon.frames import Frame, read_frames
from kg.lexicon.gazetteer import Gazetteer, read_gazetteer
from kg.lexicon.turtle import read_turtle
from kg.lexicon.vocabulary import Vocabulary, read_vocabulary
from kg.yamltree import YamlError, load_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Vocabulary, entities, frames, head nouns (lemma -> classes), words by list name.

    `data` holds the parsed core files that have a grammar of their own (times, quantities,
    furniture), by file stem.
    """

    vocabulary: Vocabulary
    gazetteer: Gazetteer
    frames: tuple[Frame, ...]
    nouns: Mapping[str, tuple[str, ...]]
    words: Mapping[str, Mapping[str, Any] | frozenset[str]]
    data: Mapping[str, Mapping[str, Any]]

    def list(self, name: str) -> frozenset[str]:
        """The words of a list of the core lexicon."""
        found = self.words[name]
        return found if isinstance(found, frozenset) else frozenset(found)

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the core lexicon: word -> what it means."""
        found = self.words[name]
        return dict.fromkeys(found, True) if isinstance(found, frozenset) else found


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Read core and every domain of an ontology folder (default: the one that ships)."""
    root = folder or data_folder("ontology")
    if not (root / "core").is_dir():
        raise OntologyError(root, "no folder `core` in it", "name a folder of the ontology's form")
    refuse_others(root)
    vocab.know(vocab.declared_in(root))
    facts = read_turtle(sorted(root.rglob("*.ttl")))
    vocabulary = read_vocabulary(facts)
    frames: list[Frame] = []
    nouns: dict[str, tuple[str, ...]] = {}
    for path in sorted([*root.glob("*/lexicon.yaml"), *root.glob("*/lexicon/*.yaml")]):
        data = read_yaml(path)
        frames += read_frames(data.get("frames", []), vocabulary, path)
        for kind, lemmas in data.get("nouns", {}).items():
            if kind not in vocabulary.ancestors:
                raise OntologyError(path, f"nouns: no class {kind!r}", "correct the name")
            for lemma in lemmas:
                nouns[lemma] = (*nouns.get(lemma, ()), vocabulary.own(kind))
    return Lexicon(
        vocabulary=vocabulary,
        gazetteer=read_gazetteer(facts, vocabulary.ancestors),
        frames=tuple(frames),
        nouns=nouns,
        words=read_words(root),
        data=read_data(root),
    )


def refuse_others(root: Path) -> None:
    """Raises OntologyError for a pipe, device or folder that is named as a file of the ontology:
    to read a pipe may never end.
    """
    for path in sorted([*root.rglob("*.ttl"), *root.rglob("*.yaml")]):
        if not path.is_file():
            raise OntologyError(path, "is no file that can be read", "remove or rename it")


def read_words(root: Path) -> dict[str, Mapping[str, Any] | frozenset[str]]:
    """The lists and tables of `core/words.yaml` by name."""
    return {
        name: frozenset(map(str, entry)) if isinstance(entry, list) else dict(entry)
        for name, entry in read_yaml(root / "core" / "words.yaml").items()
    }


def read_data(root: Path) -> dict[str, Mapping[str, Any]]:
    """All YAML files of `core/` by stem."""
    return {path.stem: read_yaml(path) for path in sorted((root / "core").glob("*.yaml"))}


def read_yaml(path: Path) -> dict[str, Any]:
    """A YAML mapping; raises OntologyError with file and line."""
    try:
        data = load_yaml(path.read_text("utf-8"))
    except YamlError as error:
        raise OntologyError(f"{path}:{error.line}", error.problem, "correct this line") from error
    except UnicodeDecodeError as error:
        raise OntologyError(path, "is no UTF-8 text", "save it as UTF-8") from error
    except OSError as error:
        raise OntologyError(path, str(error.strerror), "check the ontology folder") from error
    if not isinstance(data, dict):
        raise OntologyError(path, "not a mapping", "write `key: value` lines")
    return data
