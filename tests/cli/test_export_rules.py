"""`kg export --rules shacl`, and pySHACL's own command line run with it as the docs say.

`make fuzz` runs it with all rules, not with those on amounts alone.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph
from click.testing import CliRunner

from kg.cli import main
from kg.folder import data_folder
from kg.load import load_ontology
from kg.store import open_store

LONG = bool(os.environ.get("KG_FUZZ"))
EXAMPLE = data_folder("queries") / "rules/examples/quantity-conflict/fail-two-masses.trig"
# What the rule asks of the ontology: rdflib takes long over all of it.
DOMAIN = """
@prefix space: <https://w3id.org/factlint/space#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix kg: <https://w3id.org/factlint/kg#> .
space:mass a owl:FunctionalProperty ; kg:compares kg:asQuantity .
"""


def export(*args: str) -> None:
    done = CliRunner().invoke(main, ["export", *args])
    assert (done.exit_code, done.output) == (0, "")


def without_most_rules(shapes: str) -> str:
    """What pySHACL and rdflib read in a third of the time."""
    parts = re.split(r"\n\n(?=<)", shapes)
    left = [part for part in parts if "/rule/" not in part.split("\n")[0] or "/quantity-" in part]
    assert 10 < len(left) < len(parts) - 30
    return "\n\n".join(left)


def test_pyshacl_runs_the_exported_rules_over_exported_data(tmp_path: Path) -> None:
    ontology, store = tmp_path / "ontology", str(tmp_path / "store")
    (ontology / "one").mkdir(parents=True)
    (ontology / "one" / "one.ttl").write_text(DOMAIN)
    with open_store(store, create=True) as filled:
        load_ontology(filled, ontology)
        quads = pyoxigraph.parse(path=str(EXAMPLE), format=pyoxigraph.RdfFormat.TRIG)
        filled.load(f"{quad} ." for quad in quads)
    rules = tmp_path / "rules.ttl"
    export("--rules", "shacl", "--ontology", str(ontology), "-o", str(rules))
    if not LONG:
        rules.write_text(without_most_rules(rules.read_text()))
    export("--store", store, "--with", "ontology", "-o", str(tmp_path / "data.ttl"))

    pyshacl = str(Path(sys.executable).parent / "pyshacl")
    done = subprocess.run(
        [pyshacl, "-s", "rules.ttl", "-a", "data.ttl"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    told = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (1, "")
    assert told[1:3] == ["Conforms: False", "Results (1):"]
    assert "\tSource Shape: <https://w3id.org/factlint/rule/quantity-conflict.violation>" in told
    assert told[-1].startswith(
        "\tMessage: Two amounts of one thing, too far apart: “Vikram weighed"
    )
