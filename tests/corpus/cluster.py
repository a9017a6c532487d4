"""A Spark of its own for a test: commands, a standalone cluster, and its processes."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
ENV = {**os.environ, "PYTHONPATH": str(CHECKOUT), "SPARK_LOCAL_IP": "127.0.0.1"}
ENV.pop("PYTHONSAFEPATH", None)
_MASTER, _WORKER = (
    f"org.apache.spark.deploy.{name}" for name in ("master.Master", "worker.Worker")
)


def start_kg(*args: object) -> subprocess.Popen[str]:
    """The command, started in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "kg", *map(str, args)],
        env=ENV,
        cwd=CHECKOUT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def run_kg(*args: object) -> str:
    """What the command says on standard error; it must go well, and print nothing."""
    running = start_kg(*args)
    printed, told = running.communicate(timeout=1800)
    assert (running.returncode, printed) == (0, ""), told
    return told


@contextmanager
def standalone(folder: Path, workers: int = 2) -> Iterator[str]:
    """The address of a master on loopback, with workers of one core each."""
    from pyspark.find_spark_home import _find_spark_home

    program = str(Path(_find_spark_home(), "bin", "spark-class"))
    port = _free_port()
    master = f"spark://127.0.0.1:{port}"
    ports = ["--host", "127.0.0.1", "--webui-port", "0"]
    commands = [[program, _MASTER, *ports, "--port", str(port)]]
    for number in range(workers):
        room = ["--cores", "1", "--memory", "1g", "--work-dir", str(folder / f"work-{number}")]
        commands.append([program, _WORKER, *ports, *room, master])
    env = {**ENV, "SPARK_DAEMON_MEMORY": "256m"}
    with open(folder / "cluster.log", "wb") as log:
        running = [
            subprocess.Popen(one, env=env, stdout=log, stderr=log, start_new_session=True)
            for one in commands
        ]
    try:
        _await_port(port)
        yield master
    finally:
        for one in reversed(running):
            os.killpg(one.pid, signal.SIGTERM)
        for one in running:
            one.wait(timeout=30)


def await_one(parent: int, words: str, seconds: float = 900) -> int:
    """The youngest process below `parent` whose command line has the words, once there is one.

    Of Python's workers the oldest is the one that starts the others.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = [pid for pid in _below(parent) if words in _command(pid)]
        if found:
            return max(found)
        time.sleep(0.05)
    raise AssertionError(f"no process with {words!r} in {seconds} seconds")


def kill_one(parent: int, words: str) -> None:
    """SIGKILL to such a process."""
    os.kill(await_one(parent, words), signal.SIGKILL)


def _below(parent: int) -> list[int]:
    parents = {int(one): _parent(int(one)) for one in os.listdir("/proc") if one.isdigit()}
    found, new = [], [parent]
    while new:
        new = [pid for pid, above in parents.items() if above in new]
        found += new
    return found


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    except OSError:
        return ""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _await_port(port: int) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the master does not start")
