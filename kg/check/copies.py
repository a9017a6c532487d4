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
    names = list(texts)
    # Of a run that one text has, its number alone: a million articles have as many runs as words.
    seen: dict[int, int | list[int]] = {}
    sizes: dict[int, int] = {}
    copies = []
    for number, path in enumerate(names):
        runs = runs_in(texts[path])
        shared: dict[int, int] = {}
        for run in runs:
            for other in _others(seen.get(run)):
                shared[other] = shared.get(other, 0) + 1
        sizes[number] = len(runs)
        alike = {
            other: count / least
            for other, count in shared.items()
            if (least := min(len(runs), sizes[other])) >= LEAST_RUNS
        }
        original = min((other for other, share in alike.items() if share >= SHARED), default=None)
        if original is not None:
            share = round(alike[original], 2)
            copies.append(Copy(path=path, original=names[original], share=share))
            continue
        for run in runs:
            others = seen.setdefault(run, number)
            if isinstance(others, list):
                others.append(number)
            elif others != number:
                seen[run] = [others, number]
    return tuple(copies)


def _others(found: int | list[int] | None) -> list[int]:
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


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
