"""Where queries come from: the folder of named ones, and files."""

import difflib
from os.path import isfile  # false for a name too long, where pathlib raises
from pathlib import Path

from kg.errors import QueryError
from kg.folder import data_folder
from kg.queries.query import Query, parse_header, parse_query
from kg.wholefile import read_whole_text


def load_queries(folder: Path | None = None) -> list[Query]:
    """The named queries, by name. Raises QueryError for one without title or answers."""
    found = []
    for path in _files(folder):
        query = read_query(path)
        for key in ("title", "answers"):
            if not getattr(query, key):
                raise QueryError(path, f"no '{key}' in the header", f"add a line '# {key}: ...'")
        found.append(query)
    return found


def query_names(folder: Path | None = None) -> list[str]:
    """The names of the named queries, sorted."""
    return [path.stem for path in _files(folder)]


def find_query(name: str, folder: Path | None = None) -> Query:
    """The named query; QueryError with the nearest names if there is none."""
    return read_query(query_file(name, folder))


def query_file(name: str, folder: Path | None = None) -> Path:
    """The file of the named query, or the one that the name is the path of.

    A named query comes first. Raises QueryError with the nearest names for what is neither.
    """
    names = query_names(folder)
    if name in names:
        return (folder or data_folder("queries")) / f"{name}.rq"
    if name.endswith((".rq", ".sparql")) or _is_path(name):
        return Path(name)
    if "{" in name:
        shown = " ".join(name.split())[:24]
        raise QueryError(f"'{shown}'", "is no name of a query, but SPARQL", "put -e before it")
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    remedy = f"did you mean {' or '.join(near)}?" if near else "kg query --list shows them all"
    raise QueryError(name or "query", "no query has this name, nor is it a file", remedy)


def read_query(path: Path) -> Query:
    """The query in a file."""
    return parse_query(_text(path), where=str(path), name=path.stem)


def read_header(path: Path) -> Query:
    """The query in a file, unchecked but for its header."""
    return parse_header(_text(path), where=str(path), name=path.stem)


def _is_path(name: str) -> bool:
    return "{" not in name and ("/" in name or isfile(name))


def _files(folder: Path | None) -> list[Path]:
    found = (folder or data_folder("queries")).glob("*.rq")
    return sorted(found, key=lambda path: path.stem)


def _text(path: Path) -> str:
    try:
        return read_whole_text(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise QueryError(path, reason, "check the path") from error
    except UnicodeDecodeError as error:
        raise QueryError(path, "is no UTF-8 text", "save it as UTF-8") from error
