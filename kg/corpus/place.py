"""The folder that a job writes: whole and marked so, or not there.

Paths are Hadoop's, so that they may lie on a shared disk, in HDFS or in an object store. A job
writes beside its output, and what it wrote takes the output's name as the last thing that it does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kg.errors import UsageError

SUCCESS = "_SUCCESS"


class Place:
    """Files and folders as Spark sees them."""

    def __init__(self, spark: Any) -> None:
        self._path = spark._jvm.org.apache.hadoop.fs.Path
        self._conf = spark._jsc.hadoopConfiguration()

    def exists(self, path: str) -> bool:
        """Whether there is such a file or folder."""
        return bool(self._system(path).exists(self._path(path)))

    def remove(self, path: str) -> None:
        """Remove the file, or the folder with all that is in it."""
        self._system(path).delete(self._path(path), True)

    def move(self, path: str, target: str) -> None:
        """Give it another name."""
        if not self._system(path).rename(self._path(path), self._path(target)):
            raise UsageError(target, "cannot be written", "choose a folder you may write")

    def write(self, path: str, text: str) -> None:
        """Write a small file."""
        stream = self._system(path).create(self._path(path), True)
        stream.write(bytearray(text.encode()))
        stream.close()

    def _system(self, path: str) -> Any:
        return self._path(path).getFileSystem(self._conf)


@contextmanager
def written(place: Place, output: str, *, overwrite: bool) -> Iterator[str]:
    """A folder to write to, which becomes the output when all has gone well.

    UsageError where the output is there already, unless it may be overwritten.
    """
    output = output.rstrip("/")
    if place.exists(output) and not overwrite:
        raise UsageError(output, "is there already", "name another folder, or say --overwrite")
    draft = f"{output}.part"
    place.remove(draft)  # what an interrupted job has left
    yield draft
    place.write(f"{draft}/{SUCCESS}", "")
    place.remove(output)
    place.move(draft, output)


def refuse_unfinished(place: Place, path: str) -> None:
    """UsageError for what is no finished output of a job."""
    if not place.exists(path):
        raise UsageError(path, "no such folder", "give the output of kg corpus extract")
    if not place.exists(f"{path.rstrip('/')}/{SUCCESS}"):
        what = f"has no {SUCCESS}: it is no output of kg corpus extract, or was interrupted"
        raise UsageError(path, what, "run kg corpus extract again")
