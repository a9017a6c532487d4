"""A query that may run over is answered in a process of its own, which ends with its time.

pyoxigraph can neither be stopped nor told a limit. The child is a fork, so that a store in memory
need not be copied: 3 ms, or 100 ms where two million quads are in memory. Its own alarm ends it,
which the system sees to even where the parent has gone. Where there is no fork there is no limit.
"""

import os
import pickle
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn, TypeVar

from kg.errors import KgError, QueryError, StoreError, UsageError

_Answer = TypeVar("_Answer")
_REMEDY = "ask for less, or raise --timeout (0: no limit)"
_MOST = 7 * 24 * 60 * 60  # seconds; what waits at a socket counts 2^31 milliseconds at most


def within(
    seconds: float, action: Callable[[], _Answer], where: str, remedy: str = _REMEDY
) -> _Answer:
    """What the action returns, from a process of its own; 0 seconds are no limit and no process.

    A store in a folder is best opened by the action itself. Raises what KgError the action raises,
    QueryError if its time is over (`remedy`: what to do then) or it nests too deeply, StoreError if
    the process ends otherwise, UsageError for what is no time to wait.
    """
    check_seconds(seconds)
    if sys.platform == "win32" or not seconds:
        return action()
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # Python 3.12 warns of threads; the child needs none of them.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(action, writing, seconds)
    os.close(writing)
    try:
        with open(reading, "rb") as stream:
            data = stream.read()
    except BaseException:  # Ctrl-C
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        status = os.waitpid(child, 0)[1]
    if status:
        raise _ended(os.waitstatus_to_exitcode(status), seconds, where, remedy)
    sound, answer = pickle.loads(data)
    if not sound:
        raise answer
    found: _Answer = answer
    return found


def check_seconds(seconds: float) -> float:
    """The seconds, if one can wait so long: a week at most; UsageError if not."""
    if 0 <= seconds <= _MOST:  # false for what is no number
        return seconds
    what, remedy = "is no time to wait", f"write up to {_MOST} seconds (a week), or 0 for no limit"
    raise UsageError(f"timeout {seconds:g}", what, remedy)


def _answer(action: Callable[[], object], writing: int, seconds: float) -> NoReturn:
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        _limit_memory()
        with open(writing, "wb") as stream:
            pickle.dump(_outcome(action), stream)
        status = 0
    except BaseException:  # a bug, told as ever; the parent must not go on twice
        traceback.print_exc()
    finally:
        os._exit(status)  # neither the parent's buffers nor its exit handlers


def _limit_memory() -> None:
    """No more than the machine has: a large ORDER BY takes 200 MB a second.

    Where all processes together run out of it, the system is to end this one, not its parent.
    """
    import resource

    with suppress(OSError):  # no such file but on Linux
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    most = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") * 3 // 4
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _outcome(action: Callable[[], object]) -> tuple[bool, object]:
    try:
        return True, action()
    except KgError as error:
        return False, error


def _ended(code: int, seconds: float, where: str, remedy: str) -> KgError:
    if code == -signal.SIGALRM:
        return QueryError(where, f"ran longer than {seconds:g} s and was stopped", remedy)
    if code == -signal.SIGSEGV:  # of the engine's stack
        return QueryError(where, "is too long, or nested too deeply", "write it shorter")
    if code in (-signal.SIGKILL, -signal.SIGABRT):
        what = "was ended, most likely as it took all memory"
    else:
        what = f"ended early ({signal.Signals(-code).name if code < 0 else f'status {code}'})"
    return StoreError(where, what, "ask for less")
