"""`kg graph`, run as a user runs it."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.folder import data_folder

ARTICLE = data_folder("sources") / "articles/sputnik-japan-india-lunar-polar-exploration.txt"
SVG = "{http://www.w3.org/2000/svg}"


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["graph", *args])


def links(picture: str) -> list[str]:
    """The first line of the title of each link."""
    found = ET.fromstring(picture.encode()).iter(f"{SVG}g")
    titles = [one.findtext(f"{SVG}title") for one in found if "link" in (one.get("class") or "")]
    return sorted((one or "").splitlines()[0] for one in titles)


def test_an_article_is_drawn(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "NASA launched the Peregrine probe.\n\nESA and NASA will develop the LUPEX lander.\n"
    )
    done = run(str(article), "-o", str(tmp_path / "x.svg"))
    assert (done.exit_code, done.output) == (0, "")
    assert links((tmp_path / "x.svg").read_text()) == [
        "ESA – LUPEX: develops; 1 independent source; planned",
        "NASA – LUPEX: develops; 1 independent source; planned",
        "NASA – Peregrine: launches; 1 independent source",
    ]
    assert run(str(article), "--format", "svg").stdout == (tmp_path / "x.svg").read_text()


def test_a_link_with_a_finding_is_marked_and_tells_it() -> None:
    picture = run(str(ARTICLE)).stdout
    assert links(picture) == [
        "ISRO – JAXA: partners with; 1 independent source",
        "ISRO – LUPEX: launches, plans, develops; 1 independent source; planned",
        "India – Chandrayaan-1: operates; 1 independent source",
        "JAXA – LUPEX: launches, plans, develops; 1 independent source; planned",
        "Japanese government – LUPEX: approves; 1 independent source",
        "NASA – Lunar Reconnaissance Orbiter: operates; 1 independent source",
    ]
    root = ET.fromstring(picture.encode())
    disputed = [one for one in root.iter(f"{SVG}g") if one.get("class") == "link disputed"]
    told = [(one.findtext(f"{SVG}title") or "").splitlines() for one in disputed]
    assert [lines[0].split(":")[0] for lines in told] == ["ISRO – LUPEX", "JAXA – LUPEX"]
    assert all(lines[1].startswith("⚠ disputed (role-conflict): ") for lines in told)
    assert all("“" in line for lines in told for line in lines[2:])


def test_a_picture_in_png_is_one(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("NASA launched the Peregrine probe.\n")
    assert run(str(article), "-o", str(tmp_path / "x.png")).exit_code == 0
    assert (tmp_path / "x.png").read_bytes().startswith(b"\x89PNG\r\n")


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("svg", "<?xml "),
        ("html", "<!doctype html>"),
        ("dot", "graph "),
        ("mmd", "flowchart "),
        ("gexf", "<?xml "),
        ("graphml", "<?xml "),
        ("json", "{"),
    ],
)
def test_the_suffix_says_which_form_is_written(form: str, begins: str, tmp_path: Path) -> None:
    article, file = tmp_path / "a.txt", tmp_path / f"x.{form.upper()}"
    article.write_text("NASA launched the Peregrine probe.\n")
    assert run(str(article), "-o", str(file)).exit_code == 0
    written = file.read_text()
    assert written.lower().startswith(begins)
    assert "Peregrine" in written
    assert run(str(article), "--format", form).stdout == written


@pytest.mark.parametrize("layout", ["map", "network"])
def test_every_layout_has_all_links(layout: str) -> None:
    assert len(links(run(str(ARTICLE), "--layout", layout).stdout)) == 6


def test_a_timeline_is_a_picture_alone(tmp_path: Path) -> None:
    done = run(str(ARTICLE), "--layout", "timeline", "-o", str(tmp_path / "days.html"))
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (
        2,
        "Error: --layout timeline: is a picture, and html is none; write svg or png",
    )


def test_the_timeline_has_the_days_of_missions(tmp_path: Path) -> None:
    told = run(str(ARTICLE), "--layout", "timeline").stdout
    assert "<title>LUPEX, landing date: by 2023-12-31\n" in told
    article = tmp_path / "a.txt"
    article.write_text("NASA launched the Peregrine probe.\n")
    done = run(str(article), "--layout", "timeline")
    assert (done.exit_code, "tells no day of a mission" in done.stderr) == (2, True)


def test_an_article_without_a_link_is_an_error(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It rained.\n")
    done = run(str(article))
    assert (done.exit_code, done.stdout) == (2, "")
    told = f"Error: {article}: links no party with a mission; see what kg statements reads\n"
    assert done.stderr == told


def test_a_file_of_another_suffix_is_an_error(tmp_path: Path) -> None:
    done = run("a.txt", "-o", str(tmp_path / "x.docx"))
    assert (done.exit_code, done.stderr.split(": ", 2)[2].split("; ")[0]) == (
        2,
        "has no suffix of a picture",
    )


def test_a_filter_that_fits_nothing_says_so() -> None:
    done = run(str(ARTICLE), "--agency", "JAXA", "--min-sources", "2")
    told = "Error: --min-sources 2: leaves no link; loosen it (links without it: 2)\n"
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", told)
    done = run(str(ARTICLE), "--agency", "JAXXA")
    told = "Error: --agency JAXXA: no party here has this name; did you mean JAXA?\n"
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", told)


def test_an_alias_or_a_craft_names_what_is_drawn() -> None:
    agency = "Japan Aerospace Exploration Agency"
    assert links(run(str(ARTICLE), "--agency", agency, "--mission", "LUPEX lander").stdout) == [
        "JAXA – LUPEX: launches, plans, develops; 1 independent source; planned"
    ]


def test_a_day_that_is_none_is_an_error() -> None:
    told = "Error: --since 2019-13: is no day; write 2019, 2019-09 or 2019-09-07\n"
    assert run(str(ARTICLE), "--since", "2019-13").stderr == told
    told = "Error: --until 2020-10: leaves no link; loosen it (links without it: 6)\n"
    assert run(str(ARTICLE), "--until", "2020-09").stderr == told.replace("10:", "09-30:")


def test_the_store_is_drawn_with_the_findings_kept_in_it(tmp_path: Path) -> None:
    store = ("--store", str(tmp_path / "store"))
    runner = CliRunner()
    assert runner.invoke(main, ["ingest", str(ARTICLE), *store]).exit_code == 0
    done = run(*store)
    assert done.stderr.startswith("Note: the store was never checked")
    assert 'class="link disputed"' not in done.stdout
    assert runner.invoke(main, ["check", *store, "--fail-on", "never"]).exit_code == 0
    done = run(*store)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == run(str(ARTICLE)).stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("NASA launched the Peregrine probe.\n")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 200)
    done = run(str(tmp_path), "-o", str(tmp_path / "x.svg"))
    assert done.exit_code == 2
    told = "Error: 1 of 2 articles: could not be read; the picture leaves them out"
    assert done.stderr.splitlines()[-1] == told
    assert links((tmp_path / "x.svg").read_text()) == [
        "NASA – Peregrine: launches; 1 independent source"
    ]
