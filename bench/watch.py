"""How long it takes from an article's saving to its findings, in a folder of many.

    python bench/watch.py [--articles N] [--json FILE]

The folder holds that many short articles (500) and one of 500 words, which is changed. Times are
the seconds of this process, and by the clock: of the check after a change (the least of several),
of the reading alone, and of the first check of all.
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from articles import make_article

from kg.cli.reading import Overrides
from kg.cli.vigil import Vigil
from kg.config import Settings
from kg.extract import Extractor
from kg.rules import load_rules

_SHORT, _LONG = 600, 3_000  # characters; about 100 and 500 words
_RUNS = 5


def took(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of this process, and by the clock."""
    own, clock = time.process_time(), time.monotonic()
    work()
    return time.process_time() - own, time.monotonic() - clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for at in range(given.articles):
            Path(folder, f"{at:05}.txt").write_text(make_article(_SHORT, seed=at))
        edited = Path(folder, "edited.txt")
        text = make_article(_LONG, seed=given.articles)
        edited.write_text(text)
        vigil = Vigil([folder], Overrides(), (load_rules(), ()), Settings())
        first = took(vigil.first)
        again = []
        for run in range(_RUNS):
            edited.write_text(f"{text}\nIts mass is {100 + run} kg.\n")
            again.append(took(vigil.again))
        extractor = Extractor.load()
        reading = min(took(lambda: extractor.read(str(edited))) for _ in range(_RUNS))
    figures = {"articles": given.articles + 1, "first": first, "again": min(again), "read": reading}
    for name, told in figures.items():
        print(f"{name:9}", told if isinstance(told, int) else "{:8.2f} s, {:8.2f} s".format(*told))
    if given.json:
        given.json.write_text(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main()
