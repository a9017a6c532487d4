"""Two SPARQL servers, each started anew with nothing in it: Oxigraph, and Debian's Virtuoso 7."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

VIRTUOSO = shutil.which("virtuoso-t", path="/usr/bin:/usr/local/bin:/opt/virtuoso/bin")
USER, PASSWORD = "dba", "dba"  # what a new Virtuoso has
_PATIENCE = 60  # seconds for a server to start
_SETTINGS = """
[Database]
DatabaseFile = kg.db
ErrorLogFile = kg.log
LockFile = kg.lck
TransactionFile = kg.trx
xa_persistent_file = kg.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = kg-temp.db
TransactionFile = kg-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CheckpointInterval = 0
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = {seconds}
"""


@contextmanager
def oxigraph(folder: Path | None = None) -> Iterator[str]:
    """The address of an Oxigraph server; in memory, or in the folder."""
    port = free_port()
    program = Path(sys.executable).with_name("oxigraph")
    where = ("--location", str(folder)) if folder else ()
    command = (program, "serve", *where, "--bind", f"127.0.0.1:{port}")
    address = f"http://127.0.0.1:{port}"
    with _running(command, f"{address}/query?query=ASK%7B%7D"):
        yield address


@contextmanager
def virtuoso(*, rows: int = 10_000, seconds: int = 0, buffers: int = 4_000) -> Iterator[str]:
    """The address of a Virtuoso that gives so many rows at once; buffers are 8 kB each.

    Its user may write; at /sparql in the place of /sparql-auth anyone may read.
    """
    assert VIRTUOSO is not None
    sql, http = free_port(), free_port()
    with TemporaryDirectory(prefix="kg-virtuoso-") as folder:
        settings = Path(folder, "virtuoso.ini")
        settings.write_text(
            _SETTINGS.format(
                sql=sql, http=http, rows=rows, seconds=seconds, buffers=buffers, dirty=buffers // 2
            ),
            "utf-8",
        )
        command = (VIRTUOSO, "+foreground", "+configfile", settings.name)
        with _running(command, f"http://127.0.0.1:{http}/sparql?query=ASK%7B%7D", folder):
            yield f"http://127.0.0.1:{http}/sparql-auth"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _running(
    command: Sequence[str | Path], ready: str, folder: str | None = None
) -> Iterator[None]:
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(process, ready)
        yield
    finally:
        process.kill()  # there is nothing to keep
        process.wait()


def _await(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            urlopen(address, timeout=_PATIENCE).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"{process.args!r} did not start")
