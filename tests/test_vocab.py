"""Prefixes: which are known, and whence."""

from pathlib import Path

from kg import vocab
from kg.folder import data_folder

PACKAGE = Path(vocab.__file__).parent


def test_the_prefixes_of_the_domains_that_ship_are_known() -> None:
    assert vocab.expand("space:Lander") == "https://w3id.org/factlint/space#Lander"
    assert vocab.expand("https://a.example/orbit#Craft") == "https://a.example/orbit#Craft"
    assert vocab.shorten("https://w3id.org/factlint/space#Lander") == "space:Lander"
    assert vocab.declared_in(data_folder("ontology")).items() <= vocab.PREFIXES.items()


def test_no_class_or_entity_of_a_domain_stands_in_python() -> None:
    own = vocab.declared_in(data_folder("ontology")).keys() - vocab.FIXED.keys()
    assert "space" in own
    found = [
        (path.name, name)
        for path in PACKAGE.rglob("*.py")
        for name in own
        for line in path.read_text("utf-8").splitlines()
        if f'"{name}:' in line or f"'{name}:" in line
    ]
    assert found == []


def test_prefixes_are_read_off_the_vocabulary_files(tmp_path: Path) -> None:
    (tmp_path / "birds" / "entities").mkdir(parents=True)
    (tmp_path / "birds" / "birds.ttl").write_text(
        "@prefix bird: <https://example.org/birds#> .\n"
        "PREFIX nest: <https://example.org/nests/>\n"
        "# @prefix not: <https://example.org/not#> .\n"
        "@prefix : <https://example.org/none#> .\n",
        "utf-8",
    )
    (tmp_path / "birds" / "entities" / "all.ttl").write_text("@prefix b: <https://b/> .", "utf-8")
    assert vocab.declared_in(tmp_path) == {
        "bird": "https://example.org/birds#",
        "nest": "https://example.org/nests/",
    }


def test_a_domain_cannot_give_a_prefix_of_kg_another_meaning() -> None:
    vocab.know({"rdf": "https://example.org/rdf#"})
    assert vocab.expand("rdf:type") == vocab.RDF + "type"
