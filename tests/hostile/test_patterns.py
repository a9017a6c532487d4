"""No regular expression of kg takes more than linear time, whatever text it is given."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import kg

PROGRAM = Path(__file__).parent / "patterns.py"


def measure(*programs: str) -> list[Any]:
    """What the program prints; it is a process of its own, as it listens while kg is imported."""
    environment = dict(os.environ, PYTHONPATH=str(Path(kg.__file__).parents[1]))
    environment.pop("PYTHONSAFEPATH", None)
    ended = subprocess.run(
        [sys.executable, str(PROGRAM), *programs],
        env=environment,
        capture_output=True,
        text=True,
        timeout=7200 if os.environ.get("KG_FUZZ") else 900,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def test_every_pattern_takes_linear_time_on_texts_made_to_harm_it() -> None:
    *worse, count = measure()
    assert worse == []
    assert count["patterns"] > 200


def test_a_pattern_that_takes_more_is_found() -> None:
    bad = [
        r"(a+)+$",
        r"\s+$",
        r"<a[^>]*>",
        r"(\w+) +(.+?) *end",
        r"x.*?y.*?z",
        r"[\w-]+:",
        r"_+(?!\w)",
    ]
    found = [
        worse[1]
        for worse in measure(*bad, r"\S+", r"a\s+b", r"\[[^\[\]]*\]")
        if "patterns" not in worse
    ]
    assert found == bad
