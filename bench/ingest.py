"""How fast `kg ingest` takes articles in with one process and with two, as a table and as JSON.

    python bench/ingest.py [--short] [--articles N] [--json FILE]

Made-up articles of 3,000 characters go into a new store in a folder, each time by a `kg ingest` of
its own, less what such a run takes for two articles. Efficiency is the rate with two processes over
twice that with one, by the clock, so the machine should be quiet; beside it stands how much more
processor time two take, which another program hardly changes. The memory is that of all processes
together at its peak, with what they share counted once; the writer's share is its processor time
over that of its workers. The status is 1 where a bound is missed.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from articles import make_article

CHARACTERS = 3_000
LEAST_EFFICIENCY = 0.9
MOST_MEMORY = 1_000  # megabytes
MOST_WRITING = 0.25  # of the time that reading takes
MOST_OVERHEAD = 0.11  # else an efficiency of 0.9 is out of reach
TICKS = os.sysconf("SC_CLK_TCK")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class Row(NamedTuple):
    """What one run took; seconds without what it takes to start."""

    jobs: int
    articles: int
    words: int
    seconds: float
    processor_seconds: float
    articles_per_second: float
    words_per_second_and_core: int
    writer_share: float
    megabytes: int


class Watch(threading.Thread):
    """Looks at a process and its children: memory together, and when the first article came."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.times: dict[int, float] = {}
        self.running = True

    def run(self) -> None:
        """Look ten times a second."""
        while self.running:
            pids = [self.pid, *_children(self.pid)]
            self.peak = max(self.peak, sum(map(_kilobytes, pids)))
            for pid in pids:
                self.times[pid] = max(_processor(pid), self.times.get(pid, 0))
            time.sleep(0.1)


def _children(pid: int) -> list[int]:
    try:
        return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
    except OSError:
        return []


def _kilobytes(pid: int) -> int:
    try:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:  # it has ended
        pass
    return 0


def _processor(pid: int) -> float:
    try:
        user, system = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    except OSError:
        return 0
    return (int(user) + int(system)) / TICKS


def run(folder: Path, articles: str, jobs: int) -> tuple[float, float, Watch]:
    """Seconds by the clock and of the processor, and what was seen meanwhile."""
    store = f"store-{articles}-{jobs}"
    call = [sys.executable, "-m", "kg", "ingest", articles, "-q"]
    call += ["--jobs", str(jobs), "--store", store]
    before, start = os.times(), time.perf_counter()
    with subprocess.Popen(
        call, cwd=folder, stderr=subprocess.PIPE, text=True, env=os.environ | ONE_THREAD
    ) as process:
        watch = Watch(process.pid)
        watch.start()
        said = process.stderr.read() if process.stderr else ""
    seconds, after = time.perf_counter() - start, os.times()
    watch.running = False
    watch.join()
    if process.returncode:
        sys.exit(said)
    used = after.children_user + after.children_system
    used -= before.children_user + before.children_system
    return seconds, used, watch


def write(folder: Path, texts: Sequence[str]) -> None:
    """The texts as files of a new folder."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")


def measure(count: int) -> Iterator[Row]:
    """A row for one process and one for two, over the same articles."""
    texts = [make_article(CHARACTERS, seed) for seed in range(1, count + 1)]
    words = sum(len(text.split()) for text in texts)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder / "few", texts[:2])
        write(folder / "many", texts)
        for jobs in (1, 2):
            starting, started, idle = run(folder, "few", jobs)
            seconds, used, watch = run(folder, "many", jobs)
            # What both runs do once is left out: two articles of the many are, too.
            seconds, used = seconds - starting, used - started
            yield Row(
                jobs=jobs,
                articles=count - 2,
                words=words,
                seconds=round(seconds, 2),
                processor_seconds=round(used, 2),
                articles_per_second=round((count - 2) / seconds, 2),
                words_per_second_and_core=round(words / seconds / jobs),
                writer_share=_share(idle, watch) if jobs > 1 else 0.0,
                megabytes=watch.peak // 1024,
            )


def _share(idle: Watch, watch: Watch) -> float:
    """The writer's processor time over that of its workers, without what it takes to start."""
    workers = sum(each for pid, each in watch.times.items() if pid != watch.pid)
    return round((watch.times[watch.pid] - idle.times[idle.pid]) / workers, 3)


def efficiency(rows: Sequence[Row]) -> float:
    """The rate of two processes over twice that of one."""
    one, two = rows
    return round(two.articles_per_second / (2 * one.articles_per_second), 3)


def overhead(rows: Sequence[Row]) -> float:
    """How much more processor time two processes take for the same."""
    one, two = rows
    return round(two.processor_seconds / one.processor_seconds - 1, 3)


def faults(rows: Sequence[Row], *, quiet: bool) -> list[str]:
    """The bounds that are missed; on a machine that is not quiet, those that others do not move."""
    missed = []
    if quiet and efficiency(rows) < LEAST_EFFICIENCY:
        missed.append(f"efficiency {efficiency(rows)}, below {LEAST_EFFICIENCY}")
    if overhead(rows) > MOST_OVERHEAD:
        missed.append(f"two processes take {overhead(rows):.0%} more, over {MOST_OVERHEAD:.0%}")
    for row in rows:
        if row.megabytes > MOST_MEMORY:
            missed.append(f"{row.jobs} jobs: {row.megabytes} MB, over {MOST_MEMORY}")
        if row.writer_share > MOST_WRITING:
            missed.append(f"the writer takes {row.writer_share:.0%}, over {MOST_WRITING:.0%}")
    return missed


def table(rows: Sequence[Row]) -> str:
    """The rows for people."""
    heads = (
        "jobs",
        "articles",
        "words",
        "clock s",
        "cpu s",
        "art/s",
        "words/s/core",
        "writer",
        "MB",
    )
    lines = [heads, *(tuple(f"{cell:,}" for cell in row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(heads))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )


def main() -> int:
    """Measure both; the status tells whether the bounds hold."""
    parser = argparse.ArgumentParser(description="Pace and memory of kg ingest.")
    parser.add_argument("--short", action="store_true", help="a dozen articles, clock not judged")
    parser.add_argument("--articles", type=int, default=300, metavar="N")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON too")
    options = parser.parse_args()
    rows = list(measure(14 if options.short else options.articles))
    missed = faults(rows, quiet=not options.short)
    if options.json:
        form = {
            "rows": [row._asdict() for row in rows],
            "efficiency": efficiency(rows),
            "overhead": overhead(rows),
            "missed": missed,
        }
        options.json.write_text(json.dumps(form, indent=1) + "\n", encoding="utf-8")
    print(table(rows))
    print(f"efficiency {efficiency(rows)}, more processor time {overhead(rows):.1%}")
    for fault in missed:
        print(fault, file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
