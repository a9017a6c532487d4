"""Wikidata's entity JSON: the entities of a file, and where each statement stands in its text.

The form is that of `Special:EntityData/Q….json`, of the API's `wbgetentities`, of one entity, or
of a list of entities (a dump).
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadError
from kg.reference.table import read_text

_MAIN = re.compile(r'(?<!\\)"mainsnak"\s*:\s*(?=\{)')


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of an entity as JSON; `start` and `end` are where its main snak stands."""

    entity: str
    property: str
    body: Mapping[str, Any]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EntityFile:
    """The text of a file, its entities by id, and their statements in the text's order."""

    path: Path
    text: str
    entities: Mapping[str, Mapping[str, Any]]
    claims: tuple[Claim, ...]


def read_entities(path: Path) -> EntityFile:
    """The file's entities; ReadError with file and line for what is no entity JSON."""
    text = read_text(path)
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        what = f"not JSON ({error.msg.lower()})"
        raise ReadError(f"{path}:{error.lineno}", what, "download the entity anew") from error
    except RecursionError as error:
        raise ReadError(path, "is nested too deeply", "download the entity anew") from error
    entities = {str(one["id"]): one for one in _entities(data)}
    if not entities:
        what = "no Wikidata entity with an id and claims"
        raise ReadError(f"{path}:1", what, "give what Special:EntityData/Q….json returns")
    return EntityFile(path, text, entities, tuple(_claims(path, text, entities)))


def label_of(entity: Mapping[str, Any]) -> str | None:
    """The English label, or one for all languages."""
    labels = entity.get("labels") or {}
    for language in ("en", "mul", "en-gb", "en-us"):
        if language in labels:
            return str(labels[language]["value"])
    return None


def names_of(entity: Mapping[str, Any]) -> list[str]:
    """The label and the English aliases."""
    label = label_of(entity)
    aliases = [str(one["value"]) for one in (entity.get("aliases") or {}).get("en", [])]
    return ([label] if label else []) + aliases


def _entities(data: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(data, dict) and isinstance(data.get("entities"), dict):
        data = list(data["entities"].values())
    for one in data if isinstance(data, list) else [data]:
        # What is empty is written as a list.
        if isinstance(one, dict) and "id" in one and one.get("claims") in ([], {}):
            yield {**one, "claims": {}}
        elif isinstance(one, dict) and "id" in one and isinstance(one.get("claims"), dict):
            yield one


def _claims(path: Path, text: str, entities: Mapping[str, Mapping[str, Any]]) -> Iterator[Claim]:
    # Nothing but a statement has a main snak, and JSON keeps the order of what it holds.
    places = (match.end() for match in _MAIN.finditer(text))
    decoder = json.JSONDecoder()
    for name, entity in entities.items():
        for prop, claims in entity["claims"].items():
            for claim in claims if isinstance(claims, list) else ():
                if not isinstance(claim, dict) or "mainsnak" not in claim:
                    continue
                start = next(places, len(text))
                snak, end = decoder.raw_decode(text, start) if start < len(text) else (None, 0)
                if snak != claim.get("mainsnak"):
                    line = text.count("\n", 0, start) + 1
                    what = f"the statements of {name} are not in one piece"
                    raise ReadError(f"{path}:{line}", what, "download the entity anew")
                yield Claim(name, prop, claim, start, end)
