"""How long `kg check --changed` takes in a store of many articles.

    python bench/changed.py [--articles N]

The store is a folder with that many made-up articles (1,000) of four statements
(bench/statements.py). Then some are added, changed and removed. Told are the seconds of this
process for writing them, for finding out that no more has changed, for the check and for keeping
its findings, with how many statements were looked at. That the store then holds what a check of all
would have put there is tested in tests/watch/test_standing.py.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import statements
from statements import make_source, make_statement

from kg.check.since import check_since
from kg.load import load_all, load_ontology
from kg.rdf import source_quads, statement_quads
from kg.report.checked import means_of, means_quad, recorded
from kg.report.keeping import record_since
from kg.report.shaclform import record
from kg.rules import load_rules
from kg.store import open_store
from kg.store.embedded import EmbeddedStore
from kg.store.former import former

Given = TypeVar("Given")
EACH = 4  # statements of an article


def took(work: Callable[[], Given]) -> tuple[float, Given]:
    """The seconds of this process, and what the work gives."""
    start = time.process_time()
    given = work()
    return time.process_time() - start, given


def make_articles(numbers: Iterable[int], crafts: int) -> dict[str, list[str]]:
    """Articles (IRIs) as N-Quads lines; a third of what they say others tell otherwise."""
    made = {}
    for number in numbers:
        source, chance = make_source(number, 1), random.Random(f"changed {number}")
        told = (
            make_statement(source, at, chance.randrange(crafts), chance, 0.3) for at in range(EACH)
        )
        lines = [line for one in told for line in statement_quads(one, source)]
        made[source.iri] = [*source_quads(source, "text " * 20), *lines]
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000)
    count = parser.parse_args().articles
    statements.ARTICLE = EACH
    crafts, rules = max(1, count * EACH // statements.CRAFT), load_rules()
    steps = {
        "one new": make_articles([count], crafts),
        "one changed": make_articles([30], crafts),
        "one removed": {make_source(40, 1).iri: []},
        "ten changed": make_articles(range(10, 20), crafts),
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(str(Path(folder, "kept")), create=True) as store,
    ):
        assert isinstance(store, EmbeddedStore)
        load_ontology(store)
        store.fill(statements.make_quads(count * EACH))
        record(store, (), [means_quad(means_of(store, rules, ()))])
        for name, articles in steps.items():
            written, _ = took(lambda articles=articles: load_all(store, articles))
            asked, same = took(lambda: recorded(store) == means_of(store, rules, ()))
            assert same
            checked, since = took(lambda: check_since(rules, store, former(store)))
            found, touched = since.result.findings, since.touched
            kept, _ = took(lambda found=found, touched=touched: record_since(store, found, touched))
            seconds = f"{written:7.3f} {asked:7.3f} {checked:7.3f} {kept:7.3f}"
            print(f"{name:12} {seconds}  {len(touched)} statements, {len(found)} findings")


if __name__ == "__main__":
    main()
