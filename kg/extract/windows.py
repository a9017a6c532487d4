"""Cuts the passages of a very long text into windows, so that memory does not grow with its length.

All that is known of names and mentions is kept for one window. Each begins with the head of the
text, where names are introduced in full, and with the end of the window before, so that "the
agency" still finds what it takes up. A text of ordinary length is one window.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.parse import Passage

# In characters. A parsed character takes about 150 bytes.
WIDTH = 200_000
HEAD = 6_000
TAIL = 6_000


@dataclass(frozen=True, slots=True)
class Window:
    """The passages that are known together; those before `first` were read before."""

    passages: Sequence[Passage]
    first: int = 0

    @property
    def own(self) -> Sequence[Passage]:
        """The passages that are to be read in this window."""
        return self.passages[self.first :]


def cut_windows(passages: Iterable[Passage]) -> Iterator[Window]:
    """The windows of a text, in order; one without passages for a text without."""
    head: list[Passage] = []
    before: list[Passage] = []
    own: list[Passage] = []
    size = 0
    for passage in passages:
        if size >= WIDTH:
            yield Window([*before, *own], len(before))
            head = head or _leading(own)
            tail = _trailing(own)
            begin = tail[0].block.start
            before = [*(one for one in head if one.block.start < begin), *tail]
            own, size = [], 0
        own.append(passage)
        size += len(passage.text)
    yield Window([*before, *own], len(before))


def _leading(passages: Sequence[Passage]) -> list[Passage]:
    size = 0
    for count, passage in enumerate(passages):
        size += len(passage.text)
        if size > HEAD:
            return list(passages[: max(count, 1)])
    return list(passages)


def _trailing(passages: Sequence[Passage]) -> list[Passage]:
    size = 0
    for count, passage in enumerate(reversed(passages)):
        size += len(passage.text)
        if size > TAIL:
            return list(passages[len(passages) - max(count, 1) :])
    return list(passages)
