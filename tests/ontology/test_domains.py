"""The example of docs/domains.md: its files are sound, and read what the page says they read."""

import re
import shutil
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.folder import data_folder
from kg.lexicon import load_lexicon
from kg.model import Entity
from kg.ontology import check_ontology

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "domains.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What a newcomer has after the last step: the core, and the files of the page."""
    shutil.copytree(data_folder("ontology") / "core", tmp_path / "core")
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_the_page_has_all_files_of_a_domain() -> None:
    assert list(FILES) == [
        "ferries/ferries.ttl",
        "ferries/entities/coast.ttl",
        "ferries/lexicon/ferries.yaml",
        "article.txt",
    ]


def test_the_domain_of_the_page_is_sound(folder: Path) -> None:
    assert check_ontology(folder) == []


def test_the_domain_of_the_page_reads_what_the_page_says(folder: Path) -> None:
    reading = Extractor(load_lexicon(folder)).read(str(folder / "article.txt"))
    found = [
        (
            one.subject.label,
            one.property.name,
            one.value.label if isinstance(one.value, Entity) else one.value.text,
        )
        for one in reading.stated
    ]
    table = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
    assert found == [row for row in table if row[0] != "subject"]


def test_a_domain_of_the_page_is_sound_beside_those_that_ship(folder: Path) -> None:
    for domain in ("space", "business"):
        shutil.copytree(data_folder("ontology") / domain, folder / domain)
    assert check_ontology(folder) == []


def test_the_page_is_found_from_the_others() -> None:
    assert "domains.md" in (DOCS / "lexicon.md").read_text("utf-8")
    assert "docs/domains.md" in (DOCS.parent / "README.md").read_text("utf-8")
