"""The JSON Schemas of the public forms, as they ship with kg."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent.parent / "schemas"


def read_schema(name: str) -> dict[str, Any]:
    """The schema `statement`, `check` or `network`; the others refer to the first by its `$id`."""
    schema: dict[str, Any] = json.loads((_FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return schema
