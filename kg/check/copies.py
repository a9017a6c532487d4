"""Articles that are copies of one text: what two of them say, one source says.

Two texts are compared by their runs of five words (shingles; Broder, "On the resemblance and
containment of documents", 1997). Words of quotations and names weigh like any others.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from zlib import crc32

from kg.check.result import Copy

Runs = Callable[[str], set[int]]

_WORD = re.compile(r"\w+")
_RUN = 5
LEAST_RUNS = 20  # a shorter text resembles others by chance
SHARED = 0.5  # of the runs of the shorter text


def find_copies(texts: Mapping[str, str], runs_in: Runs | None = None) -> tuple[Copy, ...]:
    """For each text that shares half of its runs with one before it: which, and how much.

    `texts` by path, in the order in which the originals are looked for. A text is a copy of the
    first that it resembles. The cost is that of the words, and of the pairs that share some.
    `runs_in` gives the runs of a text, as `runs_of` does; whoever asks again may keep them.
    """
    runs_in = runs_in or runs_of
    seen: dict[int, list[str]] = {}
    sizes: dict[str, int] = {}
    copies = []
    for path, text in texts.items():
        runs = runs_in(text)
        shared: dict[str, int] = {}
        for run in runs:
            for other in seen.get(run, ()):
                shared[other] = shared.get(other, 0) + 1
        sizes[path] = len(runs)
        alike = {
            other: count / min(len(runs), sizes[other])
            for other, count in shared.items()
            if min(len(runs), sizes[other]) >= LEAST_RUNS
        }
        original = next((other for other in sizes if alike.get(other, 0.0) >= SHARED), None)
        if original is not None:
            copies.append(Copy(path=path, original=original, share=round(alike[original], 2)))
            continue
        for run in runs:
            seen.setdefault(run, []).append(path)
    return tuple(copies)


def originals(copies: Iterable[Copy]) -> dict[str, str]:
    """The original of each copy, by path."""
    return {copy.path: copy.original for copy in copies}


def runs_of(text: str) -> set[int]:
    """The runs of five words of a text, each as a number."""
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    return {
        crc32(" ".join(words[at : at + _RUN]).encode())
        for at in range(max(0, len(words) - _RUN + 1))
    }
