"""`kg export`, run as a user runs it."""

import base64
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset
from rdflib.compare import isomorphic

from kg.cli import main

TEXT = "In 2019 ISRO lost contact with the Vikram lander of Chandrayaan-2.\n"
PLAIN = "space:losesContactWith ent:vikram-2019 ."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with an article."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_STORE", raising=False)
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["export", *args])


def test_an_article_is_exported_as_trig(folder: Path) -> None:
    result = run("a.txt")
    assert result.exit_code == 0
    assert PLAIN in result.stdout
    assert "ent:jaxa" not in result.stdout


def test_the_store_gives_what_its_articles_give(folder: Path) -> None:
    CliRunner().invoke(main, ["ingest", "a.txt", "-q"])
    for file in ("x.trig", "x.nq", "x.ttl", "x.jsonld"):
        assert run("-o", file).exit_code == 0
        first = (folder / file).read_bytes()
        assert run("-o", file).exit_code == 0
        assert (folder / file).read_bytes() == first
    assert PLAIN in (folder / "x.ttl").read_text()


def test_an_unknown_suffix_is_one_line(folder: Path) -> None:
    result = run("a.txt", "-o", "x.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: x.csv: its suffix names no RDF format; ")


def test_without_a_store_or_articles_there_is_nothing_to_export(folder: Path) -> None:
    result = run()
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: .kg/store: there is no store; ")


def test_a_file_that_cannot_be_written_is_one_line(folder: Path) -> None:
    result = run("a.txt", "-o", "none/x.trig")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: none/x.trig: no such file or directory; ")


def test_nanopublications_are_written_and_checked(folder: Path) -> None:
    assert run("a.txt", "--format", "nanopub-trusty", "-o", "x.trig").exit_code == 0
    result = run("--check", "x.trig")
    assert result.exit_code == 0
    assert result.stdout.endswith(" with a trusty URI, 0 signed: valid\n")


def test_a_file_that_is_no_nanopublication_is_told_by_what_is_wrong(folder: Path) -> None:
    run("a.txt", "--format", "nanopub", "-o", "x.trig")
    (folder / "y.trig").write_text("<https://a/g> { <https://a/s> <https://a/p> 1 . }")
    result = run("--check", "x.trig", "y.trig")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[1:] == [
        "y.trig: 0 nanopublications, 0 with a trusty URI, 0 signed: not valid",
        "  there is no nanopublication",
        "  the graph <https://a/g> belongs to no nanopublication",
    ]


def test_verdicts_are_written_to_the_output_whatever_they_are(folder: Path) -> None:
    (folder / "y.trig").write_text("<https://a/g> { <https://a/s> <https://a/p> 1 . }")
    told = run("--check", "y.trig").stdout
    result = run("--check", "y.trig", "-o", "verdicts.txt")
    assert (result.exit_code, result.output) == (1, "")
    assert (folder / "verdicts.txt").read_text() == told


def test_a_key_of_an_unknown_kind_makes_a_nanopublication_invalid(folder: Path) -> None:
    run("a.txt", "--format", "nanopub-trusty", "-o", "x.trig")
    # An OID that nobody gave to an algorithm: 1.2.3.4.5.
    key = base64.b64encode(bytes.fromhex("300e300806042a03040505000302 0000")).decode()
    iri = re.search(r"this:RA[\w-]{43}", (folder / "x.trig").read_text())
    assert iri
    npx = "http://purl.org/nanopub/x/"
    (folder / "x.trig").write_text(
        (folder / "x.trig").read_text()
        + f'{iri[0]}\\#pubinfo {{ <https://a/sig> <{npx}hasAlgorithm> "RSA" ; '
        f'<{npx}hasPublicKey> "{key}" ; <{npx}hasSignature> "AA==" . }}\n'
    )
    result = run("--check", "x.trig")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[-1].endswith("the public key or the signature is damaged")


def test_findings_are_no_reviews(folder: Path) -> None:
    result = run("a.txt", "--format", "claimreview")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: memory: there is no human review, and ClaimReview is")


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_what_was_exported_is_ingested_as_the_same_graph(folder: Path, suffix: str) -> None:
    assert run("a.txt", "-o", f"x.{suffix}").exit_code == 0
    for told in ("a.txt: 1 statement", "a.txt: 1 statement, as before"):
        result = CliRunner().invoke(main, ["ingest", f"x.{suffix}"])
        lines = result.stderr.replace("statements", "statement").splitlines()
        assert (result.exit_code, [re.sub(r"[0-9]+ s", "1 s", line) for line in lines]) == (
            0,
            [f"x.{suffix}: {told}"],
        )
    run("-o", f"y.{suffix}")
    assert (folder / f"x.{suffix}").read_bytes() == (folder / f"y.{suffix}").read_bytes()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib.*")
def test_the_graphs_are_isomorphic_to_those_of_the_article(folder: Path) -> None:
    run("a.txt", "-o", "x.trig")
    CliRunner().invoke(main, ["ingest", "x.trig"])
    run("-o", "y.trig")
    first, second = (Dataset().parse(folder / name, format="trig") for name in ("x.trig", "y.trig"))
    graphs = {one.identifier for one in first.graphs()}
    assert graphs == {one.identifier for one in second.graphs()}
    assert len(graphs) > 2
    assert all(isomorphic(first.graph(name), second.graph(name)) for name in graphs)


def test_a_damaged_file_leaves_no_store(folder: Path) -> None:
    run("a.txt", "-o", "x.trig")
    text = (folder / "x.trig").read_text("utf-8")
    (folder / "x.trig").write_text(text.replace("In 2019 ISRO", "In 2018 ISRO"), "utf-8")
    result = CliRunner().invoke(main, ["ingest", "x.trig"])
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: x.trig: the text of a.txt is not the one that was exported (SHA-256); "
        "export it again with this version of kg, or ingest the article itself\n",
    )
    assert not (folder / ".kg").exists()


def test_what_is_said_of_articles_is_not_said_of_exports(folder: Path) -> None:
    run("a.txt", "-o", "x.trig")
    result = CliRunner().invoke(main, ["ingest", "x.trig", "--publisher", "Wire"])
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: x.trig: says --published, --publisher or --url of ")
