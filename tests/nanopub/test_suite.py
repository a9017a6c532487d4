"""The test suite of the nanopublication community, where it lies beside kg."""

import os
from pathlib import Path

import pytest

from kg.nanopub import check_file

BESIDE = Path(__file__).parents[3] / "shared/suites/nanopub-testsuite"
SUITE = Path(os.environ.get("KG_NANOPUB_SUITE", BESIDE))
FILES = sorted(file for file in SUITE.rglob("*") if file.suffix in (".trig", ".nq", ".xml"))

pytestmark = pytest.mark.skipif(
    not FILES, reason=f"no nanopub-testsuite in {SUITE}; KG_NANOPUB_SUITE names another place"
)


def test_what_is_valid_passes_and_what_is_invalid_fails() -> None:
    judged = {
        str(file.relative_to(SUITE)): "invalid" if check_file(file).problems else "valid"
        for file in FILES
    }
    assert {name: kind for name, kind in judged.items() if name.split("/")[0] != kind} == {}
    assert {"valid", "invalid"} <= set(judged.values())


def test_trusty_uris_and_signatures_are_among_them() -> None:
    found = [check_file(file) for file in FILES if "valid" in file.parts]
    assert sum(one.trusty for one in found) > sum(one.signed for one in found) > 0
