"""The measurements of `make bench`, on short texts: fast enough, and in little memory."""

import json
import os
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench" / "extract.py"


def test_the_short_measurement_stays_within_its_bounds(tmp_path: Path) -> None:
    # The script imports its neighbour, which a safe path would hide.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    done = subprocess.run(
        [sys.executable, str(BENCH), "--short", "--json", str(tmp_path / "bench.json")],
        env=env | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    measured = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert measured["missed"] == []
    assert [row["name"] for row in measured["rows"]] == [
        line.split("  ")[0] for line in done.stdout.splitlines()[1:]
    ]
