"""How long it takes to import catalogues into a store, and how much memory, as a table and as JSON.

    python bench/reference.py [--short] [--json FILE] [--tables FOLDER]

The tables are made up, of the size of the real ones: 7,141 launches and 9,116 places; with
`--tables` they are those downloaded (any files of GCAT and the IAU in the folder). Each is imported
into the same new store in a folder, then the first again, which changes nothing, and then removed.
The status is 1 where a bound is missed: 60 s of processor time and 1,500 MB for all imports.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from extract import peak_megabytes

LONGEST = 60.0
MOST_MEMORY = 1_500
LAUNCHES, PLACES = 7_141, 9_116
SHORT = 40  # so much less


class Row(NamedTuple):
    """What one step took: seconds of processor time and by the clock, megabytes at the peak."""

    name: str
    rows: int
    statements: int
    seconds: float
    clock: float
    megabytes: int


def make_tables(folder: Path, less: int) -> list[Path]:
    """Made-up tables with the columns of the real ones."""
    chance = random.Random(7)
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    head = (
        "#Launch_Tag\tLaunch_JD\tLaunch_Date\tLV_Type\tVariant\tFlight_ID\tFlight\tMission\t"
        "Launch_Site\tAgency\tLaunchCode\tCategory\tNotes"
    )
    lines = [head]
    for number in range(LAUNCHES // less):
        year, day = 1960 + number // 110, chance.randint(1, 28)
        date = f"{year} {chance.choice(months)} {day:2} 0{number % 10}15"
        rocket = chance.choice(("Falcon 9", "Soyuz-U", "PSLV-XL", "Chang Zheng 3B", "Sonde 4"))
        site = chance.choice(("CC", "NIIP-5", "SHAR", "XSC", "ZZZ"))
        agency = chance.choice(("ISRO", "SPX", "RVSN"))
        lines.append(
            f"{year}-{number % 110:03}\t0\t{date}\t{rocket}\t-\t{number}\t"
            f"Nordlys {number}\tPayload {number}\t{site}\t{agency}\tOS\tSat LEO O\t-"
        )
    launches = folder / "launches.tsv"
    launches.write_text("\n".join(lines) + "\n", "utf-8")
    lines = [
        "Feature_Name,Target,Diameter,Center_Latitude,Center_Longitude,Coordinate_System,"
        "Approval_Status,Approval_Date,Origin"
    ]
    for number in range(PLACES // less):
        where = f"{chance.uniform(-90, 90):.2f},{chance.uniform(-180, 180):.2f}"
        lines.append(
            f'"Nyborg {number}","Moon",{chance.uniform(1, 90):.2f},{where},'
            f'"Planetographic  +East  -180 - 180","Approved","2006","Made up; for measuring."'
        )
    places = folder / "places.csv"
    places.write_text("\n".join(lines) + "\n", "utf-8")
    return [launches, places]


def measure(files: list[Path]) -> Iterator[Row]:
    """Import the files into one store, the first once more, and take it away again."""
    from kg.folder import data_folder
    from kg.load import load_ontology
    from kg.reference.imported import Imported
    from kg.reference.imports import import_files, kind_of
    from kg.reference.shelf import put, take_away
    from kg.store import open_store

    ontology = data_folder("ontology")

    def read(file: Path) -> Imported:
        return import_files(kind_of(file, ontology), [file], ontology)[0]

    def timed(name: str, step: Callable[[], Imported]) -> Row:
        start, clock = time.process_time(), time.perf_counter()
        done = step()
        took = time.process_time() - start, time.perf_counter() - clock
        seconds, by_clock = (round(one, 2) for one in took)
        return Row(name, done.rows, len(done.statements), seconds, by_clock, peak_megabytes())

    folder = tempfile.mkdtemp()
    try:
        with open_store(folder, create=True) as store:
            load_ontology(store)

            def bring(file: Path) -> Imported:
                found = read(file)
                put(store, found)
                return found

            def remove(file: Path) -> Imported:
                found = read(file)
                take_away(store, found.source.path)
                return found

            for file in files:
                yield timed(f"import {file.name}", lambda file=file: bring(file))
            yield timed(f"again {files[-1].name}", lambda: bring(files[-1]))
            yield timed(f"remove {files[-1].name}", lambda: remove(files[-1]))
    finally:
        shutil.rmtree(folder)


def faults(rows: list[Row]) -> list[str]:
    """The bounds that all imports together miss."""
    imports = [row for row in rows if row.name.startswith("import")]
    seconds, memory = sum(row.seconds for row in imports), max(row.megabytes for row in imports)
    missed = []
    if seconds > LONGEST:
        missed.append(f"imports: {seconds:.1f} s, over {LONGEST:.0f}")
    if memory > MOST_MEMORY:
        missed.append(f"imports: {memory} MB, over {MOST_MEMORY}")
    return missed


def main() -> int:
    """Measure; the status tells whether the bounds hold."""
    parser = argparse.ArgumentParser(description="Speed and memory of importing catalogues.")
    parser.add_argument("--short", action="store_true", help="tables of a fortieth of the size")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows as JSON too")
    parser.add_argument("--tables", type=Path, metavar="FOLDER", help="the tables downloaded")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.tables:
            files = [options.tables / name for name in real_tables(options.tables)]
        else:
            files = make_tables(Path(folder), SHORT if options.short else 1)
        rows = []
        print(f"{'step':44}{'rows':>8}{'statements':>12}{'cpu s':>8}{'clock s':>9}{'peak MB':>9}")
        for row in measure(files):
            rows.append(row)
            print(
                f"{row.name:44}{row.rows:8,}{row.statements:12,}{row.seconds:8.1f}"
                f"{row.clock:9.1f}{row.megabytes:9,}"
            )
    missed = faults(rows)
    if options.json:
        form = {"rows": [row._asdict() for row in rows], "missed": missed}
        options.json.write_text(json.dumps(form, indent=1) + "\n", encoding="utf-8")
    for fault in missed:
        print(fault, file=sys.stderr)
    return 1 if missed else 0


def real_tables(folder: Path) -> list[str]:
    """The launch log and the gazetteers in the folder."""
    names = sorted(path.name for path in folder.iterdir())
    return [name for name in names if "launch" in name or "gazetteer" in name]


if __name__ == "__main__":
    sys.exit(main())
