"""Commands that are given what they should not be given, in bounds of time and memory."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg

GOOD = "In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2."
PROGRAM = Path(__file__).parent / "commands.py"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended; `seconds` of the processor, `megabytes` at the most."""

    status: int
    seconds: float
    megabytes: float
    out: bytes
    err: str

    @property
    def line(self) -> str:
        """The one line of an error."""
        assert self.status == 2, (self.status, self.err)
        assert self.out == b""
        assert self.err.count("\n") == 1, self.err
        where, colon, rest = self.err.removeprefix("Error: ").partition(": ")
        assert self.err.startswith("Error: ")
        assert where
        assert colon
        assert "; " in rest
        return self.err[:-1]


class Commands:
    """Runs kg in a folder, with at most so much memory and time of the processor."""

    def __init__(self, server: "subprocess.Popen[str]", folder: Path) -> None:
        self.folder = folder
        self._server = server

    def write(self, name: str, content: str | bytes) -> str:
        """The name of a file of the folder with this content."""
        data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
        (self.folder / name).write_bytes(data)
        return name

    def __call__(
        self, *args: str, stdin: str = os.devnull, megabytes: int = 1024, seconds: int = 60
    ) -> Ended:
        task = {
            "folder": str(self.folder),
            "args": args,
            "stdin": stdin,
            "memory": megabytes << 20,
            "seconds": seconds,
        }
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(task) + "\n")
        self._server.stdin.flush()
        answer = json.loads(self._server.stdout.readline())
        out = (self.folder / "out").read_bytes()
        err = (self.folder / "err").read_text("utf-8")
        assert "Traceback" not in err, err
        return Ended(**answer, out=out, err=err)

    def statements(self, name: str, content: str | bytes, *, seconds: int = 60) -> Ended:
        """`kg statements` of such a file."""
        named = self.write(name, content)
        return self("statements", named, "--format", "jsonl", seconds=seconds)


@pytest.fixture(scope="session")
def server() -> Iterator["subprocess.Popen[str]"]:
    environment = {**os.environ, "PYTHONPATH": str(Path(kg.__file__).parents[1])}
    environment.pop("PYTHONSAFEPATH", None)
    environment.pop("KG_STORE", None)
    with subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as started:
        yield started
        assert started.stdin is not None
        started.stdin.close()


@pytest.fixture
def run(server: "subprocess.Popen[str]", tmp_path: Path) -> Commands:
    return Commands(server, tmp_path)
