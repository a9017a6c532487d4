"""Runs commands of kg as a user would, each in a process of its own with bounds that the system
holds, without paying for its imports each time.

A program that has imported kg and read the ontology, and forks for each command that it is told of
on standard input, as a line of JSON.
"""

import json
import os
import resource
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any


def main() -> None:
    """Read the ontology, then run what is asked for until standard input ends."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from readonce import read_once

    read_once(setattr)
    _warm()
    for line in sys.stdin:
        task = json.loads(line)
        child = os.fork()
        if not child:
            _run(task)
        _, status, used = os.wait4(child, 0)
        answer = {
            "status": os.waitstatus_to_exitcode(status),
            "seconds": used.ru_utime + used.ru_stime,
            "megabytes": used.ru_maxrss / 1024,
        }
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


def _warm() -> None:
    """Load what a check needs: modules, the model, the ontology, rules and facts."""
    from click.testing import CliRunner

    from kg.cli import main as kg

    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "a.txt"
        article.write_text("ISRO launched Chandrayaan-2 in 2019.")
        done = CliRunner().invoke(kg, ["check", str(article), "--fail-on", "never"])
        assert done.exit_code == 0, done.stderr


def _run(task: dict[str, Any]) -> None:
    """Become the command: its folder, its files, its bounds."""
    os.chdir(task["folder"])
    for number, (name, flags) in enumerate(
        ((task["stdin"], os.O_RDONLY), ("out", os.O_WRONLY), ("err", os.O_WRONLY))
    ):
        os.dup2(os.open(name, flags | (os.O_CREAT if number else 0), 0o600), number)
    for number in (1, 2):
        os.ftruncate(number, 0)
    resource.setrlimit(resource.RLIMIT_DATA, (task["memory"], task["memory"]))
    resource.setrlimit(resource.RLIMIT_CPU, (task["seconds"], task["seconds"]))
    status = 70
    try:
        from kg.cli import main as kg

        sys.argv = ["kg", *task["args"]]
        kg(args=task["args"], prog_name="kg")
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    main()
