"""A Spark session that is quiet, and that says in one line why there is none."""

import os
import re
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kg.errors import UsageError

_MASTER = re.compile(
    r"local(\[(\*|\d+)(,\d+)?\])?|spark://[^\s,/:]+:\d+(,[^\s,/:]+:\d+)*|yarn|k8s://\S+"
)
_PATIENCE = 5.0  # seconds to connect
_WORKERS = 60.0  # seconds until a worker offers itself
_QUIET = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    # An article with its quads is some megabytes; a batch is held twice.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
    "spark.sql.adaptive.enabled": "false",  # a file for each task, the same on each run
}


@contextmanager
def session(master: str, conf: Mapping[str, str], name: str) -> Iterator[Any]:
    """A SparkSession on the master, stopped afterwards.

    Raises UsageError where pyspark or Java is missing, where nothing answers at the master, and
    where no worker offers itself in a minute. What Spark has to say goes to a file.
    """
    _refuse(master)
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    log = Path(tempfile.mkdtemp(prefix="kg-spark-")) / "spark.log"
    try:
        with _stderr_to(log):
            spark = _start(master, conf, name)
        try:
            if master.startswith("spark://"):
                _await_workers(spark, master)
            yield spark
        finally:
            with _stderr_to(log):
                spark.stop()
    except (Py4JError, PySparkException) as error:
        what = f"Spark gave up ({_first_line(str(error))})"
        raise UsageError("kg corpus", what, f"see {log}, and the docs on memory") from error
    except BaseException:
        shutil.rmtree(log.parent, ignore_errors=True)
        raise
    shutil.rmtree(log.parent, ignore_errors=True)


def _refuse(master: str) -> None:
    if find_spec("pyspark") is None or find_spec("pandas") is None or find_spec("pyarrow") is None:
        what = "needs pyspark, pandas and pyarrow, which are not installed"
        raise UsageError("kg corpus", what, "pip install 'factlint[spark]'")
    home = os.environ.get("JAVA_HOME")
    if not (home and os.access(Path(home, "bin", "java"), os.X_OK)) and not shutil.which("java"):
        raise UsageError("kg corpus", "needs Java, which is not installed", "install Java 17")
    if not _MASTER.fullmatch(master):
        remedy = "write local[4], spark://HOST:PORT, yarn or k8s://…"
        raise UsageError("--master", f"'{master}' is no Spark master", remedy)
    if master.startswith("spark://"):
        _refuse_silent(master)


def _refuse_silent(master: str) -> None:
    reason = ""
    for place in master.removeprefix("spark://").split(","):
        host, _, port = place.rpartition(":")
        try:
            socket.create_connection((host, int(port)), timeout=_PATIENCE).close()
        except (OSError, OverflowError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
        else:
            return
    raise UsageError(
        "--master", f"{master} does not answer ({reason})", "start it, or name another"
    )


def _start(master: str, conf: Mapping[str, str], name: str) -> Any:
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder
    builder = builder.master(master).appName(name)
    settings = dict(_QUIET)
    os.environ["PYSPARK_PYTHON"] = conf.get("spark.pyspark.python", sys.executable)
    if path := os.environ.get("PYTHONPATH"):
        settings["spark.executorEnv.PYTHONPATH"] = path
    for key, value in (settings | dict(conf)).items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except Exception as error:  # pyspark and py4j have no class of error in common
        what = f"Spark does not start ({_first_line(str(error))})"
        raise UsageError("--master", what, "see --conf") from error


def _first_line(text: str) -> str:
    """What a long account of several processes says at its end of errors, or else first."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    named = [line for line in lines if re.match(r"[\w.]*(Error|Exception|Failed)\b", line)]
    return (named or lines or ["no reason told"])[-1][:300]


def _await_workers(spark: Any, master: str) -> None:
    status = spark.sparkContext._jsc.sc()
    end = time.monotonic() + _WORKERS
    while status.getExecutorMemoryStatus().size() < 2:  # the driver is one
        if time.monotonic() > end:
            what = f"{master} has given no worker in {_WORKERS:.0f} seconds"
            raise UsageError("--master", what, "start workers, or ask for less memory with --conf")
        time.sleep(0.2)


@contextmanager
def _stderr_to(log: Path) -> Iterator[None]:
    """What a child process starts with as standard error, while this process gets it back."""
    sys.stderr.flush()
    kept = os.dup(2)
    target = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.dup2(target, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(target)
