"""A process that reads articles: paths come in through a pipe, what was read goes out.

It lives as long as the process that started it, whatever ends that one.
"""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

from kg.ingest.reader import Reader

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def work(pipe: Connection, make: Callable[[], Reader], parent: int) -> None:
    """Read what comes in until the other end of the pipe is closed."""
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])
    _let_go(pipe.fileno())
    reader = make()
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            path: str = pipe.recv()
            pipe.send(reader.read(path))


@contextlib.contextmanager
def uninterrupted() -> Iterator[None]:
    """Ctrl-C waits meanwhile, in a child that is started here too, until `work` looks past it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _die_with(parent: int) -> None:
    """Be ended by the system when the parent ends, even by SIGKILL and within an article."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def _let_go(kept: int) -> None:
    """Put nothing in the place of every file that came with a fork.

    A store's lock would outlive its process, and a pipe of another worker would not seem closed.
    """
    if sys.platform != "linux":
        return
    nothing = os.open(os.devnull, os.O_RDWR)
    for name in os.listdir("/proc/self/fd"):
        number = int(name)
        if number > 2 and number not in (kept, nothing):
            with contextlib.suppress(OSError):  # the listing's own is closed by now
                os.fstat(number)
                os.dup2(nothing, number)
