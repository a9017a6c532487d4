"""Pages made of markup and script: nothing of it runs, asks for anything, or is missing as text."""

import html
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg import notebook
from kg.cli import main
from kg.folder import data_folder
from kg.notebook.html import check_html, rows_html
from tests.browser.modes import each_look
from tests.browser.visit import Visit

Open = Callable[..., AbstractContextManager[Visit]]
Pages = dict[str, Path]

# Each way out of text, attribute, script, style, title, comment, CDATA, template and address.
ATTACKS = (
    "<script>owned=1</script>",
    "<img src=x onerror=owned=1>",
    "\"' onmouseover=owned=1 autofocus onfocus=owned=1 x=",
    "</script><script>owned=1</script>",
    "</style></title></textarea><svg onload=owned=1>",
    "--><iframe srcdoc='<script>parent.owned=1</script>'></iframe>",
    "]]><a href=javascript:owned=1>click</a>",
    "{{ owned }}{% raw %}&lt;script&gt;owned=1",
    "<base href=//evil.example/><link rel=stylesheet href=//evil.example/x.css>",
)
LABEL = "Probe " + "".join(ATTACKS[:4])
HEAD = """---
title: {title}
publisher: {publisher}
author: {author}
url: "javascript:owned=1"
published: {day}
---
"""
ARTICLES = {
    "a.md": ("2031-05-04", "ISRO launched Chandrayaan-9 on 3 May 2031"),
    # A name of a file may be markup too.
    "b<img src=x onerror=owned=1>.md": ("2031-05-09", "ISRO launched Chandrayaan-9 on 7 May 2031"),
}
# The one strict policy under which all that needs no script must look the same.
POLICY = (
    "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; "
    "style-src 'unsafe-inline'\">"
)


def quoted(text: str) -> str:
    """A string in YAML, JSON and Turtle alike."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A report, pictures, an answer and a notebook's cell of articles that are full of attacks."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "news").mkdir()
    shutil.copytree(data_folder("ontology"), folder / "words")
    with (folder / "words/space/entities/events.ttl").open("a") as file:
        file.write(
            f"ent:probe a space:Spacecraft ; skos:prefLabel {quoted(LABEL)}@en ;\n"
            '    skos:altLabel "the Lapwing probe"@en ; space:partOf ent:chandrayaan-1 .\n'
        )
    for name, (day, said) in ARTICLES.items():
        attacks = [quoted(" ".join(ATTACKS[at:] + ATTACKS[:at])) for at in range(3)]
        head = HEAD.format(title=attacks[0], publisher=attacks[1], author=attacks[2], day=day)
        body = "\n\n".join(f"{said}, {one} officials said. It weighs 1,500 kg." for one in ATTACKS)
        told = f"{head}{body}\n\nISRO operates the Lapwing probe, {ATTACKS[0]}, NASA said.\n"
        (folder / "news" / name).write_text(told)
    (folder / "kg-ignore.toml").write_text("")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.delenv("KG_STORE", raising=False)
        kept = ["--store", "kept"]
        run("ingest", "news", "--ontology", "words", *kept, "-q")
        run("check", *kept, "-o", "report.html", "--fail-on", "never", "-q")
        for layout in ("map", "network", "timeline"):
            run("graph", *kept, "--layout", layout, "-o", f"{layout}.svg", "-q")
        run("graph", *kept, "-o", "network.html", "-q")
        query = (
            "SELECT ?st ?said ?title { ?st a kg:Statement ; oa:hasSource ?source ; "
            "oa:hasSelector/oa:exact ?said . ?source schema:headline ?title } ORDER BY ?st"
        )
        run("query", "-e", query, *kept, "-o", "answer.html", "-q")
        cells = check_html(notebook.check(store="kept").result)
        rows = notebook.query(query, store="kept")
        assert isinstance(rows, notebook.Rows)
        cells += rows_html(rows.solutions, {})
        Path("cell.html").write_text(f"<!doctype html><meta charset=utf-8>{POLICY}{cells}")
    names = ("report.html", "map.svg", "network.svg", "timeline.svg", "network.html")
    return {name: folder / name for name in (*names, "answer.html", "cell.html")}


def run(*args: str) -> None:
    """Run kg, which must succeed."""
    done = CliRunner().invoke(main, args)
    assert done.exit_code == 0, done.output


def open_all(seen: Visit) -> None:
    """Unfold whatever is folded, so that it is looked at too."""
    seen.page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true })")


PAGES = ("report.html", "map.svg", "network.svg", "timeline.svg", "network.html", "answer.html")


@each_look([*PAGES, "cell.html"])
def test_nothing_runs_and_nothing_is_asked_for(
    visit: Open, pages: Pages, name: str, width: int, dark: bool
) -> None:
    with visit(pages[name], width=width, dark=dark) as seen:
        if name.endswith(".html"):
            open_all(seen)
        for key in ("Tab", "Tab", "Tab", "Enter"):
            seen.page.keyboard.press(key)
        seen.page.mouse.move(200, 300)
        seen.page.wait_for_load_state("networkidle")
        assert seen.faults() == []
        assert seen.requests == [pages[name].as_uri()]
        assert seen.dialogs == []
        assert seen.page.evaluate("typeof owned") == "undefined"
        alien = "iframe, object, embed, base, link, meta[http-equiv=refresh], [href^=javascript]"
        assert seen.page.locator(alien).count() == 0
        found = seen.page.evaluate(_HANDLERS)
        assert found == []


def test_an_attack_that_is_let_through_is_seen(visit: Open, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8>{''.join(ATTACKS)}")
    with visit(page) as seen:
        assert seen.page.evaluate("typeof owned") == "number"
        assert seen.page.evaluate(_HANDLERS) != []
        assert seen.faults() != []


def test_a_report_and_an_answer_are_the_same_under_a_stricter_policy(
    visit: Open, pages: Pages, tmp_path: Path
) -> None:
    for name in ("report.html", "answer.html"):
        strict = tmp_path / name
        text = pages[name].read_text("utf-8")
        strict.write_text(text.replace("<head>", f"<head>{POLICY}", 1), "utf-8")
        assert strict.read_text("utf-8") != text
        with visit(pages[name]) as seen:
            plain = seen.page.inner_text("body")
        with visit(strict) as seen:
            assert seen.errors == []
            assert seen.page.inner_text("body") == plain


def test_the_attacks_are_there_as_text(visit: Open, pages: Pages) -> None:
    for name in ("report.html", "answer.html", "cell.html"):
        with visit(pages[name]) as seen:
            open_all(seen)
            assert "<script>owned=1</script>" in seen.page.inner_text("body")
    assert html.escape("<img src=x onerror=owned=1>") in pages["map.svg"].read_text("utf-8")


_HANDLERS = """() => {
  const told = [];
  for (const one of document.querySelectorAll("*"))
    for (const {name, value} of one.attributes)
      if (name.startsWith("on") || /^\\s*(javascript|vbscript|data:text)/i.test(value))
        told.push(`${one.localName} ${name}=${value}`);
  return told;
}"""
