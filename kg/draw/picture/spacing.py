"""Places along a line: as near as can be to where they are wished, but never too close."""

from collections.abc import Sequence


def spread(wished: Sequence[float], gap: float | Sequence[float]) -> list[float]:
    """Places in the order given, neighbours at least `gap` apart, with the least sum of squares.

    `gap` may be one for each, that to the one before it. It is the isotonic regression of what is
    left when the gaps are taken off (pool adjacent violators).
    """
    gaps = [gap] * len(wished) if isinstance(gap, int | float) else list(gap)
    offsets = [sum(gaps[1 : place + 1]) for place in range(len(wished))]
    blocks: list[tuple[float, int]] = []  # sum and count
    for wish, offset in zip(wished, offsets, strict=True):
        total, count = wish - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before, more = blocks.pop()
            total, count = total + before, count + more
        blocks.append((total, count))
    levels = [total / count for total, count in blocks for _ in range(count)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)]
