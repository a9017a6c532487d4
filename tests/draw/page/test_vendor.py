import hashlib
import json

from kg.draw.page.page import FOLDER

VENDOR = FOLDER / "vendor"


def test_cytoscape_is_the_file_that_its_record_names() -> None:
    known = json.loads((VENDOR / "cytoscape.json").read_text("utf-8"))
    assert hashlib.sha256((VENDOR / "cytoscape.min.js").read_bytes()).hexdigest() == known["sha256"]


def test_the_licence_of_cytoscape_is_with_it() -> None:
    licence = (VENDOR / "cytoscape.LICENSE").read_text("utf-8")
    assert "The Cytoscape Consortium" in licence
    assert "free of charge" in licence


def test_no_script_of_the_page_could_end_its_element() -> None:
    scripts = [*VENDOR.glob("*.js"), *(FOLDER / "script").glob("*.js")]
    unsafe = [
        path.name
        for path in scripts
        if "</script" in (text := path.read_text("utf-8").lower()) or "<!--" in text
    ]
    assert len(scripts) == 8
    assert unsafe == []


def test_no_script_of_the_page_writes_markup() -> None:
    writers = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
    found = [
        (path.name, word)
        for path in (FOLDER / "script").glob("*.js")
        for word in writers
        if word in path.read_text("utf-8")
    ]
    assert found == []
