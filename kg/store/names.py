"""The terms that the vocabularies which ship with kg declare."""

from pathlib import Path

from kg import vocab
from kg.folder import data_folder
from kg.store.trig import turtle_subjects


def vocabulary_names(folder: Path | None = None) -> dict[str, str]:
    """Each term's local name with its prefixed one, of all `DOMAIN/*.ttl`; some 5 ms."""
    files = sorted((folder or data_folder("ontology")).glob("*/*.ttl"))
    found = sorted(
        vocab.shorten(iri)
        for path in files
        for iri in turtle_subjects(path.read_text("utf-8"))
        if iri.startswith(vocab.BASE)
    )
    return {name.partition(":")[2]: name for name in found if ":" in name}
