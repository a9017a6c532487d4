"""Each check of the browser tests finds the fault that it is for, and is silent on a sound page."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.browser.axe import AXE, access_faults
from tests.browser.keyboard import focus_faults, walk
from tests.browser.layout import drawn_words, overlap_faults, sideways_faults
from tests.browser.links import link_faults
from tests.browser.visit import PHONE, Visit

Open = Callable[..., AbstractContextManager[Visit]]

SOUND = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Two launches</title>
<meta name="viewport" content="width=device-width">
<style>@media (prefers-color-scheme: dark) { body { background: #111; color: #eee }
a { color: #9cf } .faint { color: #333 } }</style></head>
<body><main><h1>Two launches</h1>
<p>The <a href="#second">second</a> rose on <a href="data.txt">Monday</a>; see the
<a href="https://example.org/log" rel="noopener">log</a>.</p>
<h2 id="second">The second</h2><p>It rose at dawn.</p>
BODY
</main></body></html>
"""
PICTURE = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    """Write the sound page with more in its body; beside it lies the file that it links."""

    def write(body: str = "") -> Path:
        (tmp_path / "data.txt").write_text("rows", "utf-8")
        path = tmp_path / "page.html"
        path.write_text(SOUND.replace("BODY", body), "utf-8")
        return path

    return write


Write = Callable[[str], Path]


def test_axe_is_the_file_that_its_note_tells_of() -> None:
    note = AXE.with_name("README.md").read_text("utf-8")
    assert hashlib.sha256(AXE.read_bytes()).hexdigest() in note
    assert f"axe-core {AXE.read_text('utf-8')[6:].split()[1][1:]}" in note


@pytest.mark.parametrize("dark", [False, True])
def test_a_sound_page_has_no_fault(visit: Open, written: Write, dark: bool) -> None:
    with visit(written(f'<img alt="" src="{PICTURE}">'), width=PHONE, dark=dark) as seen:
        assert seen.faults() == []
        assert link_faults(seen, ["https://example.org/log"]) == []
        assert sideways_faults(seen) == []
        assert overlap_faults(seen) == []
        assert access_faults(seen) == []
        stops = walk(seen)
    assert [stop.name for stop in stops] == ["second", "Monday", "log"]
    assert focus_faults(stops) == []


def test_the_picture_of_a_page_is_kept(visit: Open, written: Write) -> None:
    with visit(written(), width=PHONE) as seen:
        path = seen.see("harness-phone")
    assert path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(path.read_bytes()[16:20], "big") == PHONE


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (
            '<img alt="" src="https://example.org/a.png">',
            [
                "asks for https://example.org/a.png",
                "refers to https://example.org/a.png",
                "console: Failed to load resource: net::ERR_FAILED",
            ],
        ),
        (
            '<img alt="" loading="lazy" style="margin-top: 9000px" src="b.png">',
            ["refers to b.png"],
        ),
        ("<style>@media print { p { background: url('//c/d') } }</style>", ["refers to //c/d"]),
        ('<link rel="preconnect" href="https://example.org">', ["refers to https://example.org"]),
        ("<script>console.error('lost')</script>", ["console: lost"]),
        ("<script>lost()</script>", ["throws lost is not defined"]),
        (
            f"""<script>document.head.insertAdjacentHTML("beforeend",
            `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">`)</script>
            <img alt="" src="{PICTURE}">""",
            [
                f"console: Loading the image '{PICTURE}' violates the following Content Security "
                """Policy directive: "img-src 'none'". The action has been blocked."""
            ],
        ),
    ],
)
def test_a_request_an_error_and_a_breach_of_the_policy_are_told(
    visit: Open, written: Write, body: str, faults: list[str]
) -> None:
    with visit(written(body)) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.faults() == faults


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="#third">c</a>', "'c' leads to #third, and the page has no such place"),
        ('<a href="#">c</a>', "'c' leads to #, and the page has no such place"),
        ('<a href="no.txt#x">c</a>', "'c' leads to no.txt#x, and there is no such file"),
        ('<a href="javascript:a()">c</a>', "'c' leads to javascript:a()"),
        (
            '<a href="https://example.org/x" rel="noopener">c</a>',
            "'c' leads to https://example.org/x, which the data does not name",
        ),
        (
            '<a href="https://example.org/log">c</a>',
            "'c' leads to https://example.org/log without rel=noopener",
        ),
        ('<b id="second">c</b>', "2 times #second"),
        (
            '<svg width="9" height="9"><a href="#third"><text y="9">c</text></a></svg>',
            "'c' leads to #third, and the page has no such place",
        ),
    ],
)
def test_a_link_to_nowhere_is_told(visit: Open, written: Write, body: str, fault: str) -> None:
    with visit(written(body)) as seen:
        assert link_faults(seen, ["https://example.org/log"]) == [fault]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<button style="outline: 0">c</button>', "<button> 'c' looks the same with focus"),
        (
            '<button style="position: absolute; left: -99px">c</button>',
            "<button> 'c' is outside the window",
        ),
        (
            '<a href="#second" style="display: block; height: 0; overflow: hidden"></a>',
            "<a> '' has no size",
        ),
        (
            '<button>c</button><p style="position: fixed; inset: 0; background: red">over</p>',
            "<button> 'c' is covered",
        ),
    ],
)
def test_a_focus_that_nobody_sees_is_told(
    visit: Open, written: Write, body: str, fault: str
) -> None:
    with visit(written(body)) as seen:
        assert focus_faults(walk(seen))[-1] == fault


def test_a_trap_of_the_tab_key_is_told(visit: Open, written: Write) -> None:
    body = "<button id='b'>c</button><button onblur='b.focus()'>d</button><button>e</button>"
    with visit(written(body)) as seen, pytest.raises(AssertionError, match="caught"):
        walk(seen)


def test_what_is_wider_than_the_window_is_told(visit: Open, written: Write) -> None:
    body = '<div class="broad" style="width: 500px">a table</div>'
    with visit(written(body), width=PHONE) as seen:
        assert [one.split(": ")[1] for one in sideways_faults(seen)] == ["<div broad> a table"]
    with visit(written(f'<div style="overflow-x: auto">{body}</div>'), width=PHONE) as seen:
        assert sideways_faults(seen) == []


@pytest.mark.parametrize(
    ("dark", "body", "fault"),
    [
        (False, '<p style="color: #bbb">grey</p>', "color-contrast (serious)"),
        (True, '<p class="faint">grey</p>', "color-contrast (serious)"),
        (False, f'<img src="{PICTURE}">', "image-alt (critical)"),
        (False, "<button></button>", "button-name (critical)"),
    ],
)
def test_a_serious_fault_of_accessibility_is_told(
    visit: Open, written: Write, dark: bool, body: str, fault: str
) -> None:
    with visit(written(body), dark=dark) as seen:
        assert [one.split(": ")[0] for one in access_faults(seen)] == [fault]


DRAWING = '<svg width="300" height="120" font-family="sans-serif" font-size="16">{}</svg>'


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ('<text x="9" y="30">Orbiter</text><text x="9" y="50">Lander</text>', []),
        (
            '<text x="9" y="30">Orbiter</text><text x="20" y="36">Lander</text>',
            ["'Orbiter' lies over 'Lander'"],
        ),
        (
            '<text x="9" y="30">Orbiter</text><text transform="translate(20 36)">Lander</text>',
            ["'Orbiter' lies over 'Lander'"],
        ),
        # The upright boxes round both would meet; the turned ones do not.
        (
            '<g transform="translate(40 20) rotate(45)"><text>Orbiter</text>'
            '<text y="20">Lander</text></g>',
            [],
        ),
        ('<text x="270" y="30">Orbiter</text>', ["'Orbiter' is cut off"]),
        ('<text x="9" y="30">A</text><text x="9" y="30" visibility="hidden">B</text>', []),
    ],
)
def test_texts_of_a_drawing_that_meet_or_are_cut_off_are_told(
    visit: Open, written: Write, texts: str, faults: list[str]
) -> None:
    with visit(written(DRAWING.format(texts))) as seen:
        assert drawn_words(seen) != []
        assert overlap_faults(seen) == faults


def test_a_page_is_read_without_its_scripts_too(visit: Open, written: Write) -> None:
    with visit(written("<script>document.title = 'run'</script>"), script=False) as seen:
        assert seen.page.title() == "Two launches"
        assert link_faults(seen, ["https://example.org/log"]) == []
        assert [stop.name for stop in walk(seen)] == ["second", "Monday", "log"]
