"""Files of quads, N-Quads or TriG, as the lines that a store takes."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat

from kg.errors import ReadError

_FORMATS = {".nq": RdfFormat.N_QUADS, ".trig": RdfFormat.TRIG}


def read_quads(file: Path) -> Iterator[str]:
    """The file's quads that stand in a graph; ReadError with file and line where it does not parse.

    What stands in no graph is nobody's and is left out.
    """
    default = pyoxigraph.DefaultGraph()
    try:
        for quad in pyoxigraph.parse(path=str(file), format=_FORMATS[file.suffix]):
            if isinstance(quad, pyoxigraph.Quad) and quad.graph_name != default:
                yield f"{quad} ."
    except SyntaxError as error:
        where = f"{file}:{error.lineno}"
        raise ReadError(where, f"does not parse ({error.msg})", "correct this line") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReadError(file, reason, "name a file you may read") from error
