"""JSON documents of one look: keys in the order given, nothing that is empty, two blanks deep."""

import json
from collections.abc import Mapping
from typing import Any

Node = dict[str, Any]


def filled(**members: object) -> Node:
    """The members that have something to say; `_` before a name becomes `@`, as JSON-LD has it."""
    return {
        f"@{name[1:]}" if name.startswith("_") else name: value
        for name, value in members.items()
        if value is not None and value not in ("", [], (), {})
    }


def document(context: object, members: Mapping[str, Any]) -> bytes:
    """A JSON-LD document in UTF-8, its context first, on one line."""
    head = json.dumps(context, ensure_ascii=False)
    body = json.dumps(members, ensure_ascii=False, indent=2).removeprefix("{\n")
    return f'{{\n  "@context": {head},\n{body}\n'.encode()
