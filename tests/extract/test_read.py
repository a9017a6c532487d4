"""Reading files into articles: text, blocks, dates, and what is refused."""

import io
import os
import time
from datetime import date
from pathlib import Path

import pytest
import yaml

from kg.errors import OntologyError, ReadError
from kg.extract.dateline import find_dateline
from kg.extract.furniture import Furniture
from kg.extract.language import detect_language
from kg.extract.read import find_articles, read_article, read_text
from kg.model import Article, BlockKind

ROOT = Path(__file__).parents[2]
DOCUMENTS = Path(__file__).parent / "documents"
BODY = BlockKind.BODY


@pytest.fixture(scope="module")
def furniture() -> Furniture:
    path = ROOT / "ontology" / "core" / "furniture.yaml"
    return Furniture.of(yaml.safe_load(path.read_text(encoding="utf-8")))


def write(folder: Path, content: str | bytes, name: str = "story.txt") -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, article.text[block.start : block.end]) for block in article.blocks]


def words(article: Article, kind: BlockKind = BODY) -> list[str]:
    return [text for name, text in blocks(article) if name == kind.value]


# decoding


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Sonde „Rashid“ – 2,5 km.".encode(), "Sonde „Rashid“ – 2,5 km."),
        (b"\xef\xbb\xbfIt landed.", "It landed."),
        ("It landed – late.".encode("utf-16"), "It landed – late."),
        ("It landed – late.".encode("utf-16-be"), "It landed – late."),
        ("Die Sonde flog für Köln.".encode("latin-1"), "Die Sonde flog für Köln."),
        ("The agency’s “plan” – a café.".encode("cp1252"), "The agency’s “plan” – a café."),
        (
            "Индийское космическое агентство потеряло связь с посадочным модулем. ".encode("cp1251")
            * 4,
            "Индийское космическое агентство потеряло связь с посадочным модулем. " * 4,
        ),
        (
            '<meta charset="shift_jis"><p>宇宙機関</p>'.encode("shift_jis"),
            '<meta charset="shift_jis"><p>宇宙機関</p>',
        ),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-unmarked", "latin-1", "windows", "cyrillic", "declared"],
)
def test_a_file_is_decoded_whatever_its_encoding(tmp_path: Path, data: bytes, text: str) -> None:
    assert read_text(write(tmp_path, data)) == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is a picture, not text"),
        (b"\x01\x02\x03\x04text\x05\x06", "is not text"),
        (b"\xff\xfea", "is not valid UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, data: bytes, what: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(ReadError) as caught:
        read_text(path)
    assert str(caught.value).startswith(f"{path}: {what}; ")
    assert "\n" not in str(caught.value)


def test_a_file_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_text(str(tmp_path / "none.txt"))


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch, furniture: Furniture) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"---\ntitle: Found\n---\nIt was found today."))
    monkeypatch.setattr("sys.stdin", stdin)
    article = read_article("-", furniture=furniture)
    assert (article.path, article.title, words(article)) == ("-", "Found", ["It was found today."])


# folders


def test_a_folder_is_read_in_order_without_hidden_and_outside_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "b").mkdir(parents=True)
    (folder / ".git").mkdir()
    for name in ("z.txt", "a.HTML", "b/c.md", "b/d.htm", "x.pdf", ".hidden.txt", ".git/e.txt"):
        write(folder, "x", name)
    outside = write(tmp_path, "x", "outside.txt")
    (folder / "link.txt").symlink_to(outside)
    found = [str(Path(path).relative_to(folder)) for path in find_articles([str(folder)])]
    assert found == ["a.HTML", "b/c.md", "b/d.htm", "z.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "x")
    assert find_articles(["-", path, str(tmp_path), "-"]) == ["-", path]


def test_a_folder_without_articles_and_a_missing_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="holds no article"):
        find_articles([str(tmp_path)])
    with pytest.raises(ReadError, match="no such file or folder; check the path"):
        find_articles([str(tmp_path / "none")])


# plain text


def test_a_saved_page_is_told_from_its_furniture(tmp_path: Path, furniture: Furniture) -> None:
    text = (
        "09:15 GMT2 March 2021\nWatch Live\n    Europe & Africa\n    Get short URL\n\n"
        "    Paris (Sputnik): The European agency will build a lander.\n\n"
        "    It is to fly in 2029, the agency said.\n\n\n"
        "    Rover Finds Odd Stone on Mars - Report\n"
        "    ESA, lander, Moon, Paris, Europe\n    Community standardsDiscussion"
    )
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert blocks(article) == [
        ("page header", "09:15 GMT2 March 2021"),
        ("page header", "Watch Live"),
        ("page header", "Europe & Africa"),
        ("page header", "Get short URL"),
        ("dateline", "Paris (Sputnik):"),
        ("body", "The European agency will build a lander."),
        ("body", "It is to fly in 2029, the agency said."),
        ("link list", "Rover Finds Odd Stone on Mars - Report"),
        ("page footer", "ESA, lander, Moon, Paris, Europe"),
        ("page footer", "Community standardsDiscussion"),
    ]
    assert article.published is not None
    assert article.published.quote is not None
    assert (article.published.day, article.published.origin) == (date(2021, 3, 2), "page header")
    assert article.published.quote.exact == "2 March 2021"
    assert (article.publisher, article.title, article.language) == ("Sputnik", None, "en")


def test_the_example_article_keeps_twelve_paragraphs(furniture: Furniture) -> None:
    path = ROOT / "sources/articles/sputnik-japan-india-lunar-polar-exploration.txt"
    article = read_article(str(path), furniture=furniture)
    kinds = [block.kind for block in article.blocks]
    assert kinds == (
        [BlockKind.HEADER] * 4
        + [BlockKind.DATELINE]
        + [BODY] * 12
        + [BlockKind.LINKS] * 3
        + [BlockKind.FOOTER] * 2
    )


def test_offsets_hold_with_crlf_bom_and_typographic_quotes(
    tmp_path: Path, furniture: Furniture
) -> None:
    data = "\ufeffThe craft “Ōsumi” flew.\r\n\r\n\u00a0 It fell.\r\nIt broke 🚀 up.\r\n".encode()
    article = read_article(write(tmp_path, data), furniture=furniture)
    assert article.text.startswith("The craft")
    assert "\r\n" in article.text
    assert words(article) == ["The craft “Ōsumi” flew.", "It fell.", "It broke 🚀 up."]


def test_a_wrapped_paragraph_is_one_block(tmp_path: Path, furniture: Furniture) -> None:
    text = (
        "   The agency has found the lander that it lost\ncontact with on Saturday, and now the\n"
        "Japanese agency will help it to call the craft.\n   Both hope for an answer, as the craft "
        "has a\nbattery."
    )
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert [len(text.splitlines()) for text in words(article)] == [3, 2]


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped(
    tmp_path: Path, furniture: Furniture
) -> None:
    text = "Moon landing is delayed again\nISRO builds the lander.\nJAXA builds the rover.\n"
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert blocks(article) == [
        ("title", "Moon landing is delayed again"),
        ("body", "ISRO builds the lander."),
        ("body", "JAXA builds the rover."),
    ]


def test_a_title_may_list_names_but_a_menu_is_no_title(
    tmp_path: Path, furniture: Furniture
) -> None:
    text = "Home | World | Asia | Space\nISRO, JAXA, NASA sign pact\n\nThree agencies agreed."
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert article.title == "ISRO, JAXA, NASA sign pact"


def test_a_press_release_ends_with_links_and_contacts(tmp_path: Path, furniture: Furniture) -> None:
    text = (
        "News Release\nNov. 20, 2023\n\nAgency Picks Firm to Land on the Far Side\n\n"
        "The agency has awarded a contract to a firm.\n\n"
        "For more information about the mission, visit:\n\nhttps://agency.example/moon\n\n-end-\n\n"
        "Media Contacts:\n\nAnn Poe / John Roe\n202-555-0100 / 202-555-0101\nann@agency.example\n"
    )
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert [kind for kind, _ in blocks(article)] == [
        "page header",
        "page header",
        "title",
        "body",
        "link list",
        "link list",
        "page footer",
        "contact",
        "contact",
        "contact",
        "contact",
    ]


def test_a_page_of_nested_wrappers_is_read_in_linear_time(
    tmp_path: Path, furniture: Furniture
) -> None:
    page = "<html><body>" + "<div class='share'><p>It fell down.</p>" * 1000
    start = time.process_time()
    read_article(write(tmp_path, page, "a.html"), furniture=furniture)
    assert time.process_time() - start < 1


def test_a_single_line_without_a_full_stop_is_body(tmp_path: Path, furniture: Furniture) -> None:
    article = read_article(write(tmp_path, "ISRO will launch the lander"), furniture=furniture)
    assert blocks(article) == [("body", "ISRO will launch the lander")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Media Contact: Ann Poe", "contact"),
        ("press@agency.example", "contact"),
        ("+91 80 2217 2294", "contact"),
        ("Credit: NASA", "caption"),
        ("NASA/Goddard/Arizona State University", "caption"),
        ("The lander in its crater. (Image: Agency)", "caption"),
        ("For more information about the mission, visit:", "link list"),
        ("https://www.agency.example/moon", "link list"),
        ("READ: Why landers fall", "link list"),
        ("-end-", "page footer"),
        ("© 2019 Example News", "page footer"),
        ("(Reporting by John Roe; Editing by Ann Poe)", "page footer"),
        ("Advertisement", "page header"),
        ("Updated: 10 September 2019, 15:12 IST", "page header"),
        ("What comes next", "page header"),
        ("Editor's note: The height was corrected.", "body"),
        ("For more than ten years, visitors see the craft in Delhi.", "body"),
        ("By 2023, India will visit the pole.", "body"),
        ("The lander has four legs", "body"),
    ],
)
def test_a_line_between_paragraphs_has_the_kind_that_its_words_show(
    tmp_path: Path, furniture: Furniture, line: str, kind: str
) -> None:
    text = f"The lander fell on the Moon.\n\n{line}\n\nIt will be looked for by an orbiter."
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert blocks(article)[1] == (kind, line)


def test_what_follows_the_end_mark_is_no_body(tmp_path: Path, furniture: Furniture) -> None:
    text = "The lander fell on the Moon and broke.\n\nComments (2)\n\nIt never flew at all."
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert words(article) == ["The lander fell on the Moon and broke."]


def test_a_byline_names_the_author(tmp_path: Path, furniture: Furniture) -> None:
    text = "The lander is found on the Moon\nBy Jane Doe and John Roe, Space Desk\n\nIt fell down."
    article = read_article(write(tmp_path, text), furniture=furniture)
    assert (article.author, article.title) == (
        "Jane Doe, John Roe",
        "The lander is found on the Moon",
    )


# datelines and dates


@pytest.mark.parametrize(
    ("paragraph", "dateline", "agency", "day"),
    [
        ("BENGALURU, Aug. 23 — ISRO's craft landed.", "BENGALURU, Aug. 23 —", None, (8, 23)),
        ("New Delhi (Sputnik): The agency", "New Delhi (Sputnik):", "Sputnik", None),
        ("BENGALURU, Sept 8 (Reuters) - India", "BENGALURU, Sept 8 (Reuters) -", "Reuters", (9, 8)),
        ("TOKYO — Japan", "TOKYO —", None, None),
        ("Washington (AP) — NASA", "Washington (AP) —", "AP", None),
        ("SPACE CITY, Fla. (AP) — A rocket", "SPACE CITY, Fla. (AP) —", "AP", None),
        ("MOSCOW, July 9. /TASS/. The", "MOSCOW, July 9. /TASS/.", "TASS", (7, 9)),
        ("New Delhi, Sep 7 (PTI) The", "New Delhi, Sep 7 (PTI)", "PTI", (9, 7)),
        ("NEW DELHI: Officials", "NEW DELHI:", None, None),
        ("Paris, 9 September - ESA", "Paris, 9 September -", None, (9, 9)),
        ("(Reuters) - NASA", "(Reuters) -", "Reuters", None),
    ],
)
def test_a_dateline_is_found(
    furniture: Furniture,
    paragraph: str,
    dateline: str,
    agency: str | None,
    day: tuple[int, int] | None,
) -> None:
    found = find_dateline(paragraph, furniture)
    assert found is not None
    assert paragraph[: found.end] == dateline
    assert found.agency == agency
    assert (found.day and (found.day.month, found.day.number)) == day


@pytest.mark.parametrize(
    "paragraph",
    [
        "NASA — the agency that flew to the Moon — agreed.",
        "ISRO - India's space agency - plans a landing.",
        "HAKUTO – Japan's lander – fell.",
        "UPDATE: The lander was found.",
        "The Space Research Organisation (ISRO): It said so.",
        "Chandrayaan-2: What went wrong?",
        "In March (see below) - The plan",
    ],
)
def test_a_sentence_is_no_dateline(furniture: Furniture, paragraph: str) -> None:
    assert find_dateline(paragraph, furniture) is None


@pytest.mark.parametrize(
    ("head", "start", "expected"),
    [
        ("9 September 2019", "DELHI, Sept 8 (PTI) -", (date(2019, 9, 8), "dateline", "Sept 8")),
        ("1 January 2020", "DELHI, Dec 31 (PTI) -", (date(2019, 12, 31), "dateline", "Dec 31")),
        ("Science", "DELHI, Sept 8, 2019 -", (date(2019, 9, 8), "dateline", "Sept 8, 2019")),
        ("Science", "DELHI, Sept 8 (PTI) -", None),
        (
            "Updated: 3 May 2021\nPosted: 1 May 2021",
            "",
            (date(2021, 5, 1), "page header", "1 May 2021"),
        ),
        ("05/04/2021", "", None),
    ],
)
def test_a_date_at_the_head_is_a_guess_with_its_quote(
    tmp_path: Path,
    furniture: Furniture,
    head: str,
    start: str,
    expected: tuple[date, str, str] | None,
) -> None:
    text = f"{head}\n\n{start} The lander fell on the Moon in 2019."
    published = read_article(write(tmp_path, text), furniture=furniture).published
    if expected is None:
        assert published is None
        return
    assert published is not None
    assert published.quote is not None
    assert (published.day, published.origin, published.quote.exact) == expected
    assert text[published.quote.start : published.quote.end] == expected[2]


def test_options_override_what_the_file_says(tmp_path: Path, furniture: Furniture) -> None:
    path = write(tmp_path, "---\npublisher: A\npublished: 2019-01-01\n---\nIt fell down.", "a.md")
    article = read_article(
        path, published=date(2020, 2, 2), publisher="B", url="http://b.example", furniture=furniture
    )
    assert article.published is not None
    assert (article.published.day, article.published.origin) == (date(2020, 2, 2), "option")
    assert (article.publisher, article.url) == ("B", "http://b.example")


# Markdown


def test_markdown_keeps_its_marks_and_its_offsets(tmp_path: Path, furniture: Furniture) -> None:
    text = (
        "---\r\ntitle: Lander found\r\npublished: 2019-09-09 # seen\r\nauthor: [Jane Doe, John Roe]"
        "\r\nlanguage: en-GB\r\n---\r\n\r\n# Lander *found* #\r\n\r\n![A lander](x.png)\r\n\r\n"
        "**DELHI** (PTI): The lander is [intact](http://x.example),\r\nit said.\r\n\r\n"
        "## Next\r\n\r\n"
        "> The agency\r\n> will wait.\r\n\r\nIt has:\r\n\r\n- one rover\r\n* two\r\n  legs\r\n\r\n"
        "```\r\ncode it.\r\n```\r\n\r\nIt ended well.\r\n"
    )
    article = read_article(write(tmp_path, text, "a.md"), furniture=furniture)
    assert article.text == text
    assert blocks(article) == [
        ("title", "Lander *found*"),
        ("caption", "![A lander](x.png)"),
        ("dateline", "**DELHI** (PTI):"),
        ("body", "The lander is [intact](http://x.example),\r\nit said."),
        ("page header", "Next"),
        ("body", "The agency\r\n> will wait."),
        ("body", "It has:"),
        ("body", "one rover"),
        ("body", "two\r\n  legs"),
        ("body", "It ended well."),
    ]
    assert article.published is not None
    assert article.published.quote is not None
    assert article.published.quote.exact == "2019-09-09"
    assert text[article.published.quote.start :].startswith("2019-09-09 # seen")
    assert (article.author, article.language) == ("Jane Doe, John Roe", "en")


def test_where_links_of_markdown_lead_is_no_prose(tmp_path: Path, furniture: Furniture) -> None:
    text = (
        "The lander fell [near the rim][1], it was [seen][two words].\n"
        "[1]: https://x.example/moon_(crater)\n"
        '[two words]: <x y.html> "Said on Monday"\n\n'
        "   [three]: #below (A title)\n\n"
        "[Update]: Delayed.\n\n[^1]: It was found at https://x.example/a.\n\n"
        "[PTI]: The lander https://x.example is lost.\n"
    )
    article = read_article(write(tmp_path, text, "a.md"), furniture=furniture)
    assert [words for _, words in blocks(article)] == [
        "The lander fell [near the rim][1], it was [seen][two words].",
        "[Update]: Delayed.",
        "[^1]: It was found at https://x.example/a.",
        "[PTI]: The lander https://x.example is lost.",
    ]


def test_a_first_line_that_repeats_the_title_is_the_title(
    tmp_path: Path, furniture: Furniture
) -> None:
    text = "---\ntitle: The lander is found\n---\nThe Lander is found\n\nIt fell down."
    article = read_article(write(tmp_path, text, "a.md"), furniture=furniture)
    assert blocks(article) == [("title", "The Lander is found"), ("body", "It fell down.")]


@pytest.mark.parametrize(
    ("front", "line", "what"),
    [
        ("title: a\npublished: soon", 3, "published is no date (soon)"),
        ("published: 2019-13-40", 2, "published is no date"),
        ("just words", 2, "front matter is no mapping"),
        ("- a\n- b", 2, "front matter is no mapping"),
        ('title: a\npublisher: "b\nurl: c', 5, "front matter is not YAML"),
        ("title: a: b", 2, "front matter is not YAML"),
        ("a: &x [1]\nb: *x", 3, "front matter is not YAML (aliases are not read)"),
        ("a: " + "[" * 5000, 2, "front matter is not YAML (nested too deeply)"),
        ("title:\n  a: b", 3, "title is no text"),
        ("a: " + "x" * 70_000, 1, "front matter is larger than 64 KiB"),
    ],
)
def test_bad_front_matter_is_refused_with_its_line(
    tmp_path: Path, furniture: Furniture, front: str, line: int, what: str
) -> None:
    path = write(tmp_path, f"---\n{front}\n---\nIt fell down.", "a.md")
    with pytest.raises(ReadError) as caught:
        read_article(path, furniture=furniture)
    assert str(caught.value).startswith(f"{path}:{line}: {what}")


def test_front_matter_without_an_end_is_refused(tmp_path: Path, furniture: Furniture) -> None:
    with pytest.raises(ReadError, match=r"a\.md:1: front matter has no end"):
        read_article(write(tmp_path, "---\ntitle: a\nIt fell.", "a.md"), furniture=furniture)


def test_front_matter_is_read_in_a_plain_text_too(tmp_path: Path, furniture: Furniture) -> None:
    text = "---\npublisher: Tide Post\npublished: 2027-03-04\n---\nA probe flew.\n"
    article = read_article(write(tmp_path, text, "a.txt"), furniture=furniture)
    assert (article.publisher, article.published and article.published.day) == (
        "Tide Post",
        date(2027, 3, 4),
    )
    assert blocks(article) == [("body", "A probe flew.")]


def test_a_file_whose_name_is_no_text_is_refused(tmp_path: Path, furniture: Furniture) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/x\xff.txt")
    Path(path).write_text("A probe flew.")
    with pytest.raises(ReadError) as caught:
        read_article(path, furniture=furniture)
    assert str(caught.value) == f"{tmp_path}/x\\udcff.txt: its name is no UTF-8; rename the file"


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path, furniture: Furniture) -> None:
    article = read_article(write(tmp_path, "---\n\nIt fell.\n", "a.md"), furniture=furniture)
    assert words(article) == ["It fell."]


# HTML


def test_a_page_and_its_text_have_the_same_body(furniture: Furniture) -> None:
    page = read_article(str(DOCUMENTS / "story.html"), furniture=furniture)
    text = read_article(str(DOCUMENTS / "story.txt"), furniture=furniture)
    assert words(page) == words(text)
    assert words(page, BlockKind.TITLE) == words(text, BlockKind.TITLE)
    assert words(page, BlockKind.DATELINE) == ["NEW DELHI —"]
    assert words(page, BlockKind.CAPTION) == ["The lander before its launch. Credit: Agency"]
    assert page.author == text.author == "Jane Doe"
    assert page.published is not None
    assert text.published is not None
    assert page.published.day == text.published.day == date(2019, 9, 9)
    assert page.published.quote is not None
    assert page.published.quote.exact == "9 September 2019"
    assert (page.published.origin, page.publisher, page.url, page.language) == (
        "metadata",
        "Moon Daily",
        "https://news.example/orbiter",
        "en",
    )


def test_a_page_that_marks_no_article_is_read_all_the_same(
    tmp_path: Path, furniture: Furniture
) -> None:
    prose = "".join(
        f"<p>The agency said on day {n} that the lander was found.</p>" for n in range(9)
    )
    page = (
        "<html><head><title>Lander found - News</title></head><body><div><p>Buy now.</p></div>"
        f"<div><div>{prose}</div></div><div><p>Sold.</p></div></body></html>"
    )
    article = read_article(write(tmp_path, page, "a.html"), furniture=furniture)
    assert article.title == "Lander found"
    assert len(words(article)) == 9


@pytest.mark.parametrize("page", ["<html></html>", "<!-- x -->", "<nav>Home</nav>"])
def test_a_page_without_text_is_refused(tmp_path: Path, furniture: Furniture, page: str) -> None:
    with pytest.raises(ReadError, match="holds no"):
        read_article(write(tmp_path, page, "a.html"), furniture=furniture)


def test_broken_metadata_and_deep_nests_do_not_break_a_page(
    tmp_path: Path, furniture: Furniture
) -> None:
    page = (
        '<?xml version="1.0" encoding="utf-8"?><html><head>'
        '<script type="application/ld+json">{"@type": ' + "[" * 5000 + "</script>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": 7, "publisher": []}'
        '</script><meta property="article:published_time" content="soon"></head><body><article>'
        + "<div>" * 1000
        + "<p>It fell down.</p></article></body></html>"
    )
    article = read_article(write(tmp_path, page, "a.html"), furniture=furniture)
    assert (words(article), article.published) == (["It fell down."], None)


# language and speed


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The agency said that it will land in the crater by the end of the year."),
        ("en", "ISRO finds Vikram"),
        ("en", "JAXA launched Ōsumi."),
        ("en", "ISRO launched Chandrayaan-2 aboard GSLV Mk III from Sriharikota during July."),
        ("de", "Die Raumfahrtbehörde hat den Kontakt zu ihrer Sonde verloren und sucht sie."),
        ("fr", "L’agence spatiale a perdu le contact avec son atterrisseur sur la Lune."),
        ("es", "La agencia espacial perdió el contacto con su módulo en la Luna."),
        ("it", "L'agenzia spaziale ha perso il contatto con la sonda sulla Luna."),
        ("pt", "A agência perdeu o contato com o seu módulo de pouso na Lua."),
        ("nl", "De ruimtevaartorganisatie heeft het contact met de lander op de maan verloren."),
        ("ru", "Агентство потеряло связь с модулем."),
        ("hi", "इसरो का लैंडर से संपर्क टूट गया"),
        ("ja", "宇宙機関は着陸機との交信を失った"),
        ("zh", "航天局与着陆器失去联系"),
        ("und", "1234"),
    ],
)
def test_the_language_is_told(furniture: Furniture, code: str, text: str) -> None:
    assert detect_language(text, furniture) == code


def test_a_megabyte_takes_less_than_a_second(tmp_path: Path, furniture: Furniture) -> None:
    paragraph = (
        "The agency will call the craft, which is 2.5 km away, for some 14 more days (PTI). "
    )
    path = write(tmp_path, (paragraph * 3 + "\n\n") * 4000)
    start = time.process_time()
    assert len(read_article(path, furniture=furniture).blocks) == 4000
    assert time.process_time() - start < 1


def test_a_furniture_file_without_a_part_is_refused() -> None:
    with pytest.raises(OntologyError, match=r"furniture\.yaml: has no part 'dateline'; add it"):
        Furniture.of({})
