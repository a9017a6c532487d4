"""Each check of the browser tests finds the fault that it is for, and is silent on a sound page."""

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from itertools import chain
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


def test_a_request_and_an_error_are_told(visit: Open, written: Write) -> None:
    planted = {
        '<img alt="" src="https://example.org/a.png">': [
            "asks for https://example.org/a.png",
            "refers to https://example.org/a.png",
            "console: Failed to load resource: net::ERR_FAILED",
        ],
        '<img alt="" loading="lazy" style="margin-top: 9000px" src="b.png">': ["refers to b.png"],
        "<style>@media print { p { background: url('//c/d') } }</style>": ["refers to //c/d"],
        '<link rel="preconnect" href="https://example.org">': ["refers to https://example.org"],
        "<script>console.error('lost')</script>": ["console: lost"],
        "<script>lost()</script>": ["throws lost is not defined"],
    }
    with visit(written("\n".join(planted))) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert sorted(seen.faults()) == sorted(chain(*planted.values()))


def test_nothing_of_the_last_visit_is_left_in_the_window(visit: Open, written: Write) -> None:
    page = written("<script>console.error('lost'); window.seen = (window.seen ?? 0) + 1</script>")
    for fragment, width, dark in [
        ("", PHONE, True),
        ("#second", 500, False),
        ("#second", 600, True),
    ]:
        with visit(page, width=width, dark=dark, fragment=fragment) as seen:
            assert seen.faults() == ["console: lost"]
            assert seen.requests == [page.as_uri()]
            assert seen.page.evaluate(
                "() => [seen, innerWidth, matchMedia('(prefers-color-scheme: dark)').matches]"
            ) == [1, width, dark]
            seen.page.emulate_media(media="print")


def test_a_breach_of_the_policy_is_told(visit: Open, written: Write) -> None:
    body = f"""<script>document.head.insertAdjacentHTML("beforeend",
        `<meta http-equiv="Content-Security-Policy" content="img-src 'none'">`)</script>
        <img alt="" src="{PICTURE}">"""
    with visit(written(body)) as seen:
        seen.page.wait_for_load_state("networkidle")
        assert seen.faults() == [
            f"console: Loading the image '{PICTURE}' violates the following Content Security "
            """Policy directive: "img-src 'none'". The action has been blocked."""
        ]


def test_a_dialog_is_told_and_closed(visit: Open, written: Write) -> None:
    with visit(written("<script>alert('owned')</script>")) as seen:
        assert seen.dialogs == ["owned"]


def test_a_link_to_nowhere_is_told(visit: Open, written: Write) -> None:
    planted = {
        '<a href="#third">c</a>': "'c' leads to #third, and the page has no such place",
        '<a href="#">d</a>': "'d' leads to #, and the page has no such place",
        '<a href="no.txt#x">e</a>': "'e' leads to no.txt#x, and there is no such file",
        '<a href="javascript:a()">f</a>': "'f' leads to javascript:a()",
        '<a href="https://example.org/x" rel="noopener">g</a>': (
            "'g' leads to https://example.org/x, which the data does not name"
        ),
        '<a href="https://example.org/log">h</a>': (
            "'h' leads to https://example.org/log without rel=noopener"
        ),
        '<b id="second">i</b>': "2 times #second",
        '<svg width="9" height="9"><a href="#third"><text y="9">j</text></a></svg>': (
            "'j' leads to #third, and the page has no such place"
        ),
    }
    with visit(written("\n".join(planted))) as seen:
        found = link_faults(seen, ["https://example.org/log"])
    assert sorted(found) == sorted(planted.values())


def test_a_focus_that_nobody_sees_is_told(visit: Open, written: Write) -> None:
    planted = {
        '<button style="outline: 0">c</button>': "<button> 'c' looks the same with focus",
        '<button style="position: absolute; left: -99px">d</button>': (
            "<button> 'd' is outside the window"
        ),
        '<a href="#second" style="display: block; height: 0; overflow: hidden"></a>': (
            "<a> '' has no size"
        ),
    }
    with visit(written("\n".join(planted))) as seen:
        assert focus_faults(walk(seen)) == list(planted.values())
    over = '<button>c</button><p style="position: fixed; inset: 0; background: red">over</p>'
    with visit(written(over)) as seen:
        assert focus_faults(walk(seen))[-1] == "<button> 'c' is covered"


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
    ("dark", "planted"),
    [
        (
            False,
            {
                '<p style="color: #bbb">grey</p>': "color-contrast (serious)",
                f'<img src="{PICTURE}">': "image-alt (critical)",
                "<button></button>": "button-name (critical)",
            },
        ),
        (True, {'<p class="faint">grey</p>': "color-contrast (serious)"}),
    ],
)
def test_a_serious_fault_of_accessibility_is_told(
    visit: Open, written: Write, dark: bool, planted: dict[str, str]
) -> None:
    with visit(written("\n".join(planted)), dark=dark) as seen:
        found = [one.split(": ")[0] for one in access_faults(seen)]
    assert sorted(found) == sorted(planted.values())


def test_texts_of_a_drawing_that_meet_or_are_cut_off_are_told(visit: Open, written: Write) -> None:
    planted: dict[str, list[str]] = {
        '<text x="9" y="30">Apogee</text><text x="9" y="50">Burn</text>': [],
        '<text x="9" y="30">Coast</text><text x="20" y="36">Dock</text>': [
            "'Coast' lies over 'Dock'"
        ],
        '<text x="9" y="30">Eclipse</text><text transform="translate(20 36)">Fairing</text>': [
            "'Eclipse' lies over 'Fairing'"
        ],
        # The upright boxes round both would meet; the turned ones do not.
        '<g transform="translate(40 20) rotate(45)"><text>Gimbal</text>'
        '<text y="20">Hatch</text></g>': [],
        '<text x="270" y="30">Ignition</text>': ["'Ignition' is cut off"],
        '<text x="9" y="30">J</text><text x="9" y="30" visibility="hidden">K</text>': [],
    }
    drawing = '<svg width="300" height="120" font-family="sans-serif" font-size="16">{}</svg>'
    with visit(written("<br>".join(drawing.format(one) for one in planted))) as seen:
        assert [one.words[0] for one in drawn_words(seen)] == list("ABCDEFGHIJ")
        assert sorted(overlap_faults(seen)) == sorted(chain(*planted.values()))


def test_a_page_is_read_without_its_scripts_too(visit: Open, written: Write) -> None:
    with visit(written("<script>document.title = 'run'</script>"), script=False) as seen:
        assert seen.page.title() == "Two launches"
        assert link_faults(seen, ["https://example.org/log"]) == []
        assert [stop.name for stop in walk(seen)] == ["second", "Monday", "log"]
