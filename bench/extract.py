"""How fast the extractor reads and how much memory it takes, as a table and as JSON.

    python bench/extract.py [--short] [--json FILE]

Each row is a process of its own, so that its peak is its own (with --short all are one). Words per
second are counted in processor time on one core, after loading. The status is 1 where a bound is
missed: 1,500 words/s for what is prose, 400 MB at a megabyte.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from articles import make_article, make_names, make_sentence

LEAST_SPEED = 1_500
MOST_MEMORY = 400
# What is no prose has few words for its length; it only has to end.
LONGEST = 120


def peak_megabytes() -> int:
    """The most memory that this process held; `ru_maxrss` may still be that of its parent."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


class Load(NamedTuple):
    """A text to read; `bounded` is for articles, whose speed in words means something."""

    make: Callable[[], str]
    repeat: int = 1
    bounded: bool = True


LOADS = {
    "30 short articles": Load(lambda: make_article(3_000), repeat=30),
    "1 MB article": Load(lambda: make_article(1_000_000)),
    "5 MB article": Load(lambda: make_article(5_000_000)),
    "a sentence of 50,000 words": Load(lambda: make_sentence(50_000)),
    "100 kB of brackets": Load(lambda: "It flew " + "(" * 50_000 + ")" * 50_000, bounded=False),
    "100 kB of spaced brackets": Load(lambda: "It flew " + "( ) " * 25_000, bounded=False),
    "10,000 quotations": Load(lambda: "“It flew,” he said. " * 10_000, bounded=False),
    "10,000 open quotation marks": Load(lambda: 'He said "it ' * 10_000, bounded=False),
    "20,000 names": Load(lambda: make_names(20_000)),
}
SHORT = {
    "10 short articles": Load(lambda: make_article(3_000), repeat=10),
    "100 kB article": Load(lambda: make_article(100_000)),
    "a sentence of 2,000 words": Load(lambda: make_sentence(2_000)),
    "20 kB of brackets": Load(lambda: "It flew " + "(" * 10_000 + ")" * 10_000, bounded=False),
    "500 quotations": Load(lambda: "“It flew,” he said. " * 500, bounded=False),
    "1,000 names": Load(lambda: make_names(1_000)),
}


class Row(NamedTuple):
    """What one load took: seconds of processor time, megabytes at the peak."""

    name: str
    characters: int
    words: int
    load_seconds: float
    seconds: float
    words_per_second: int
    megabytes: int
    statements: int


def measure(loads: Mapping[str, Load]) -> Iterator[Row]:
    """Read the loads in this process; the peak is that of all so far."""
    start = time.process_time()
    from kg.extract import Extractor

    extractor = Extractor.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "load.txt")
        path.write_text("ISRO launched Chandrayaan-2.\n", encoding="utf-8")
        extractor.read(str(path))
        loaded = time.process_time() - start
        for name, load in loads.items():
            text = load.make()
            path.write_text(text, encoding="utf-8")
            start = time.process_time()
            for _ in range(load.repeat):
                reading = extractor.read(str(path))
            seconds = time.process_time() - start
            words = len(text.split()) * load.repeat
            yield Row(
                name=name,
                characters=len(text) * load.repeat,
                words=words,
                load_seconds=round(loaded, 2),
                seconds=round(seconds, 2),
                words_per_second=round(words / seconds),
                megabytes=peak_megabytes(),
                statements=len(reading.stated),
            )


def faults(row: Row, load: Load) -> list[str]:
    """The bounds that a row misses."""
    missed = []
    if load.bounded and row.words_per_second < LEAST_SPEED:
        missed.append(f"{row.name}: {row.words_per_second:,} words/s, below {LEAST_SPEED:,}")
    if row.characters <= 1_000_000 and row.megabytes > MOST_MEMORY:
        missed.append(f"{row.name}: {row.megabytes} MB, over {MOST_MEMORY}")
    if row.seconds > LONGEST and not load.bounded:
        missed.append(f"{row.name}: {row.seconds} s, over {LONGEST}")
    return missed


def in_own_process(name: str) -> Row:
    """Measure one load in a fresh interpreter on one thread."""
    call = [sys.executable, __file__, "--only", name]
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    done = subprocess.run(call, env=os.environ | one_thread, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"{name}: {done.stderr.decode()}")
    return Row(**json.loads(done.stdout))


def table(rows: Sequence[Row]) -> str:
    """The rows for people, numbers to the right."""
    heads = ("text", "characters", "words", "load s", "read s", "words/s", "peak MB", "statements")
    lines = [heads, *(tuple(_cell(cell) for cell in row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )


def _cell(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:,}"


def main() -> int:
    """Measure all loads; the status tells whether the bounds hold."""
    parser = argparse.ArgumentParser(description="Speed and memory of the extractor.")
    parser.add_argument("--short", action="store_true", help="smaller texts, ten seconds in all")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON too")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    options = parser.parse_args()
    loads = SHORT if options.short else LOADS
    if options.only:
        rows = list(measure({options.only: loads[options.only]}))
        print(json.dumps(rows[0]._asdict()))
        return 0
    rows = list(measure(loads)) if options.short else [in_own_process(name) for name in loads]
    missed = [fault for row in rows for fault in faults(row, loads[row.name])]
    if options.json:
        form = {"rows": [row._asdict() for row in rows], "missed": missed}
        options.json.write_text(json.dumps(form, indent=1) + "\n", encoding="utf-8")
    print(table(rows))
    for fault in missed:
        print(fault, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
