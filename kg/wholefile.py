"""A small file, such as settings or a query, as bytes or text; one that never ends is refused."""

import errno
import io
import os
from pathlib import Path
from typing import BinaryIO

LARGEST = 64 * 1024 * 1024


def read_whole(path: Path, most: int = LARGEST) -> bytes:
    """All bytes of the file; OSError as the system says it, also if there are more than `most`.

    A device such as /dev/zero has no size to look at first, and would fill the memory.
    """
    with open(path, "rb") as file:
        return read_stream(file, most)


def read_stream(file: BinaryIO, most: int = LARGEST) -> bytes:
    """What is left of an open file; OSError if it is more than `most`."""
    data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))  # "file too large"
    return data


def read_whole_text(path: Path) -> str:
    """The text of the file, with line feeds alone; UnicodeDecodeError if it is no UTF-8."""
    return io.StringIO(read_whole(path).decode(), newline=None).read()
