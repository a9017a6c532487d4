"""The benchmark in one command: kg at four sizes, and beside it what one would take instead.

    python bench/run.py [--sizes 1000,10000] [--json FILE] [--table FILE] [--limit SECONDS]

Each measurement is a process of its own. The corpus is made up and skewed (bench/corpus.py), and
what is planted in it must be found, no more and no less. A table is put into FILE between its two
markers. The status is 1 where a measurement fails or a bound is missed.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from report import missed, put_between, table

BENCH = Path(__file__).parent
SIZES = 1_000, 10_000, 100_000, 1_000_000
PARTS = "corpus", "load-memory", "load-disk", "queries", "again-disk", "check", "again-memory"
OTHERS = "rdflib", "pySHACL", "pyshacl-turbo", "pyshifty"
MOST_OF_OTHERS = 10_000  # statements; the others are given no more
LIBRARIES = "factlint", "pyoxigraph", "rdflib", "pyshacl", "pyshacl-turbo", "pyshifty"
Figures = dict[str, Any]


def measure(script: str, part: str, count: int, folder: Path, limit: float | None) -> Figures:
    """What one measurement printed; `failed` or `gave up` where it did not end."""
    # The script imports its neighbours, which a safe path would hide.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    command = [sys.executable, str(BENCH / script), part, str(count), str(folder)]
    try:
        done = subprocess.run(
            command, env=env, capture_output=True, text=True, check=False, timeout=limit
        )
    except subprocess.TimeoutExpired as late:
        told = late.stdout or b""
        text = told.decode() if isinstance(told, bytes) else told
        return merged(text) | {"gave up": f"gave up after {limit:g} s"}
    if done.returncode:
        return merged(done.stdout) | {"failed": (done.stderr.splitlines() or ["?"])[-1]}
    return merged(done.stdout)


def merged(text: str) -> Figures:
    """The figures of all lines."""
    figures: Figures = {}
    for line in text.splitlines():
        figures |= json.loads(line)
    return figures


def measure_size(count: int, work: Path, limit: float) -> Iterator[tuple[str, Figures]]:
    """All parts at one size, each with its name."""
    folder = work / str(count)
    folder.mkdir()
    for part in PARTS:
        yield part, measure("measure.py", part, count, folder, None)
    if count > MOST_OF_OTHERS or not limit:
        return
    yield "kg's rules", measure("others.py", "prepare", count, folder, None)
    for part in OTHERS:
        yield part, measure("others.py", part, count, folder, limit)


def machine() -> Figures:
    """What it was measured on, and with which versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**30
    versions = {"python": platform.python_version()}
    for name in LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = "not installed"
    commit = subprocess.run(
        ["git", "-C", str(BENCH), "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
    )
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit.stdout.strip(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {memory} GB",
        "versions": versions,
    }


def ingest() -> Figures | None:
    """What bench/ingest.py measures, where there is one."""
    script = BENCH / "ingest.py"
    if not script.exists():
        return None
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ingest.json"
        command = [sys.executable, str(script), "--json", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not file.exists():
            return {"failed": (done.stderr.splitlines() or ["?"])[-1]}
        return {"ingest": json.loads(file.read_text("utf-8"))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="statements, 1000,10000")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    parser.add_argument("--table", type=Path, metavar="FILE", help="put the table in there")
    parser.add_argument(
        "--limit", type=float, default=300, help="seconds for each of the others, 0: none"
    )
    parser.add_argument("--work", type=Path, help="folder for the corpora: 9 kB a statement")
    parser.add_argument("--no-ingest", action="store_true", help="leave bench/ingest.py out")
    asked = parser.parse_args()
    form = machine() | {"sizes": {}}
    with tempfile.TemporaryDirectory(dir=asked.work) as work:
        for count in map(int, asked.sizes.split(",")):
            figures = form["sizes"][str(count)] = {}
            for part, told in measure_size(count, Path(work), asked.limit):
                figures[part] = told
                print(f"{count:>9,} {part:<14} {json.dumps(told)}", file=sys.stderr, flush=True)
    if not asked.no_ingest and (told := ingest()) is not None:
        form |= told
    form["missed"] = missed(form["sizes"])
    if asked.json:
        asked.json.write_text(json.dumps(form, indent=1) + "\n", "utf-8")
    text = table(form)
    print(text)
    if asked.table:
        asked.table.write_text(put_between(asked.table.read_text("utf-8"), text), "utf-8")
    for one in form["missed"]:
        print(f"missed: {one}", file=sys.stderr)
    return 1 if form["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
