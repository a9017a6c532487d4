"""Processes for the tests that kill: forks of the one that runs, which has all modules by then."""

import mmap
import os
import pickle
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

KILLED = -signal.SIGKILL


class Progress:
    """Two numbers that parent and child share: writes begun and writes done."""

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, 2)

    def __call__(self, action: Callable[[], object]) -> None:
        """Do it, and count it before and after."""
        self._shared[0] += 1
        action()
        self._shared[1] += 1

    def state(self, total: int) -> str:
        """Where the child is."""
        begun, done = self._shared[0], self._shared[1]
        if begun != done:
            return "in a write"
        return "before" if not begun else "after" if done == total else "between writes"


def child(action: Callable[[], Any]) -> tuple[int, int]:
    """The process that does it, and where its answer can be read."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    status = 0
    try:
        answer = pickle.dumps(action())
        with open(writing, "wb") as stream:
            stream.write(answer)
    except BaseException:
        traceback.print_exc()
        status = 1
    os._exit(status)


def result(action: Callable[[], Any]) -> Any:
    """What it returns, worked out by a process of its own; what it raises ends the program."""
    pid, reading = child(action)
    with open(reading, "rb") as stream:
        data = stream.read()
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]):
        sys.exit("a process that was not killed failed")
    return pickle.loads(data)


def killed(action: Callable[[], Any], after: float) -> bool:
    """Whether the process that does it was still there when it was killed, `after` seconds on."""
    pid, reading = child(action)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    os.close(reading)
    if status not in (0, KILLED):
        sys.exit("a process failed before it was killed")
    return status == KILLED


def run(*args: object) -> None:
    """Run a program that must succeed."""
    subprocess.run([str(arg) for arg in args], check=True)
