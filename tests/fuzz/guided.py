"""Fuzz the harnesses with atheris, led by the lines that an input reaches.

    python tests/fuzz/guided.py SECONDS [NAME...]

Each harness runs for that long from its kept corpus, one after the other. What it finds is written
to found/NAME/, to be mended and then kept; the corpus is minimised into corpus/NAME/. Status 1 if
anything was found. `NAME --one` with arguments of libFuzzer is a single run, in this process.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
LONGEST = 600  # bytes of an input
SLOWEST = 20  # seconds for one: more is a fault
LIMITS = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2000"]
SEEDS = {
    "html": HERE.parent / "extract" / "documents" / "pages",
}


def run_one(name: str, arguments: list[str]) -> None:
    """Fuzz one harness until libFuzzer ends, which it does by ending the process."""
    import atheris

    with atheris.instrument_imports(include=["kg"]):
        sys.path.insert(0, str(HERE))
        from harnesses import HARNESSES
    program = os.environ.get("KG_FUZZ_AGAIN", sys.argv[0])  # started anew where corpora are merged
    atheris.Setup([program, *arguments], HARNESSES[name])
    atheris.Fuzz()


def run(name: str, seconds: int) -> bool:
    """Fuzz one harness in a process of its own, minimise its corpus; whether nothing was found."""
    kept, found = HERE / "corpus" / name, HERE / "found" / name
    for folder in (kept, found):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(found.iterdir())
    with tempfile.TemporaryDirectory(prefix="kg-fuzz-") as made:
        work, smaller = Path(made, "work"), Path(made, "smaller")
        shutil.copytree(kept, work)
        smaller.mkdir()
        seeds = [str(SEEDS[name])] if name in SEEDS else []
        again = Path(made, "again")
        again.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{__file__}" {name} --one "$@"\n')
        again.chmod(0o755)
        one = [str(again), *LIMITS, f"-artifact_prefix={found}/"]
        more = os.environ | {"KG_FUZZ_AGAIN": str(again)}
        subprocess.run([*one, f"-max_total_time={seconds}", str(work), *seeds], env=more)
        merged = subprocess.run(
            [*one, "-set_cover_merge=1", str(smaller), str(kept), str(work)], env=more
        )
        if not merged.returncode:
            shutil.rmtree(kept)
            shutil.copytree(smaller, kept)
    return set(found.iterdir()) == before


def main() -> None:
    """Read the arguments, as the head of this file has them."""
    if "--one" in sys.argv:
        run_one(sys.argv[1], sys.argv[3:])
    sys.path.insert(0, str(HERE))
    from harnesses import HARNESSES

    names = sys.argv[2:] or list(HARNESSES)
    sound = [run(name, int(sys.argv[1])) for name in names]
    sys.exit(not all(sound))


if __name__ == "__main__":
    main()
