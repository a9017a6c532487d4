"""Pages in the manner of many kinds of sites: what is the article, and when, where, by whom."""

# The pages stand as sites save them.
# ruff: noqa: E501

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.model import BlockKind

P1 = "The lander Kestrel touched down near Shackleton crater on Monday, its maker said."
P2 = "It carries two cameras and a drill, and it is to work on the Moon for ten days."
P3 = "“We are thrilled,” said Dana Roe, the project manager, in the control room in Leeds."
PROSE = [P1, P2, P3]
PARAGRAPHS = "\n".join(f"<p>{one}</p>" for one in PROSE)
DAY = date(2025, 3, 4)


@dataclass(frozen=True, kw_only=True)
class Page:
    """A saved page and what is to be read off it; `never` are words that no block read may have."""

    site: str
    html: str
    title: str | None = "Kestrel lands on the Moon"
    publisher: str | None = None
    author: str | None = None
    published: date | None = DAY
    never: tuple[str, ...] = ()
    encoding: str = "utf-8"


def graph(body: str) -> str:
    return f'<script type="application/ld+json">{body}</script>'


PAGES = (
    Page(
        site="a blog with blocks",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon – Moon Blog</title>
<meta property="og:site_name" content="Moon Blog">
<meta property="article:published_time" content="2025-03-04T09:00:00+00:00"></head>
<body class="post-template"><header class="site-header"><p class="site-title">Moon Blog</p>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav></header>
<article class="post"><h1 class="entry-title">Kestrel lands on the Moon</h1>
<div class="entry-content wp-block-post-content">{PARAGRAPHS}
<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div></div></article>
<section id="comments"><h2>2 thoughts</h2><ol><li><p>Great, the Beresheet crash is forgotten.</p></li></ol></section>
<footer><p>Proudly powered by a blog engine</p></footer></body></html>""",
        publisher="Moon Blog",
        never=("Beresheet", "Share this", "powered"),
    ),
    Page(
        site="an agency with a content system",
        html=f"""<html lang="en"><head><meta name="dcterms.date" content="2025-03-04">
<title>Kestrel lands on the Moon | Northern Space Agency</title>
<meta property="og:site_name" content="Northern Space Agency"></head><body>
<div class="region-breadcrumb"><nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ol></nav></div>
<main><div class="node node--type-article"><h1>Kestrel lands on the Moon</h1>
<span class="field--name-created"><time datetime="2025-03-04T10:00:00Z">4 March 2025</time></span>
<div class="field--name-body">{PARAGRAPHS}</div>
<div class="block-related"><h2>Related content</h2><ul><li><a href="/a">Luna 25 crashes</a></li><li><a href="/b">SLIM tilts</a></li></ul></div>
</div></main><footer>Contact · Privacy</footer></body></html>""",
        publisher="Northern Space Agency",
        never=("Luna 25", "SLIM", "Privacy"),
    ),
    Page(
        site="an encyclopedia",
        html=f"""<html lang="en"><head><title>Kestrel lander - Wiki</title></head><body>
<h1 id="firstHeading">Kestrel lander</h1><div id="mw-content-text"><div class="mw-parser-output">
<table class="infobox"><tr><th>Operator</th><td>Kestrel Ltd</td></tr><tr><th>Mass</th><td>410 kg</td></tr></table>
<p>{P1}<sup class="reference"><a href="#n1">[1]</a></sup></p>
<h2>Payload<span class="mw-editsection">[<a href="/e">edit</a>]</span></h2><p>{P2}</p><p>{P3}</p>
<div class="reflist"><ol class="references"><li>Roe, Dana. "Luna 25 lost". 2023.</li></ol></div></div></div>
<div id="catlinks"><ul><li><a href="/c">Landers</a></li></ul></div></body></html>""",
        title="Kestrel lander",
        publisher="Wiki",
        published=None,
        never=("[1]", "[edit", "Luna 25", "edit]"),
    ),
    Page(
        site="a newspaper with data in a graph",
        html="""<html lang="en"><head><title>Kestrel lands</title>"""
        + graph(
            '{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle",'
            '"headline":"Kestrel lands on the Moon","datePublished":"2025-03-04T05:00:00Z",'
            '"author":[{"@type":"Person","name":"Ann Poe"}],"publisher":{"@type":"Organization","name":"The Courier"}}]}'
        )
        + f"""</head><body><article><h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</article></body></html>""",
        publisher="The Courier",
        author="Ann Poe",
    ),
    Page(
        site="a broadcaster with blocks",
        html=f"""<html lang="en-GB"><head><title>Kestrel lands on the Moon - Channel News</title>
<meta property="og:title" content="Kestrel lands on the Moon"><meta property="og:site_name" content="Channel News"></head><body>
<main><article><div data-component="headline-block"><h1>Kestrel lands on the Moon</h1></div>
<div data-component="byline-block"><span>By Ann Poe</span> <time datetime="2025-03-04T06:00:00.000Z">4 March 2025</time></div>
<figure data-component="image-block"><img src="k.jpg" alt=""><figcaption>Beresheet before its crash</figcaption></figure>
{"".join(f'<div data-component="text-block"><p>{one}</p></div>' for one in PROSE)}
<div data-component="links-block"><h2>More on this story</h2><ul><li><a href="/1">Luna 25 crashes into Moon</a></li></ul></div>
</article></main></body></html>""",
        publisher="Channel News",
        author="Ann Poe",
        never=("Beresheet", "Luna 25"),
    ),
    Page(
        site="a newspaper with pull quotes",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon | The Watch</title>
<meta property="article:published_time" content="2025-03-04T06:00:00Z"><meta property="og:site_name" content="The Watch">
<meta name="author" content="Ann Poe"></head><body><article><h1>Kestrel lands on the Moon</h1><div class="article-body">
<p>{P1}</p><aside class="pullquote"><blockquote>We are thrilled</blockquote></aside>
<p>{P2}</p><aside class="rich-link"><a href="/x">Read more: Luna 25 is lost</a></aside><p>{P3}</p></div></article></body></html>""",
        publisher="The Watch",
        author="Ann Poe",
        never=("Luna 25",),
    ),
    Page(
        site="a wire with hub links",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon | NW News</title>
<meta property="og:site_name" content="NW News"><meta property="article:published_time" content="2025-03-04T06:00:00Z"></head>
<body><div class="Page-content"><h1>Kestrel lands on the Moon</h1><div class="RichTextStoryBody">
<p>{P1}</p><div class="HubPeek"><h3>Trending now</h3><ul><li><a href="/a">Odysseus tips over</a></li></ul></div>
<p>{P2}</p><p>{P3}</p></div></div></body></html>""",
        publisher="NW News",
        never=("Odysseus",),
    ),
    Page(
        site="a wire with captions and sign-up",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title><meta property="og:site_name" content="Wire One">
<meta property="og:article:published_time" content="2025-03-04T06:00:00Z"></head><body><article>
<h1>Kestrel lands on the Moon</h1>
<figure><img src="1.jpg" alt=""><figcaption>FILE PHOTO: A model of Peregrine, which burned up in 2024</figcaption></figure>
{PARAGRAPHS}<form class="newsletter"><label>Sign up here for our daily letter</label><input type="email"><button>Sign up</button></form>
</article></body></html>""",
        publisher="Wire One",
        never=("Peregrine", "Sign up"),
    ),
    Page(
        site="a press release",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title><meta property="og:site_name" content="Kestrel Ltd">
</head><body><main><h1>Kestrel lands on the Moon</h1><p class="date">4 March 2025</p>{PARAGRAPHS}
<p>-end-</p><p>Media contact: Dana Roe, press@kestrel.example, +44 113 4960000</p></main></body></html>""",
        publisher="Kestrel Ltd",
        never=("press@kestrel",),
    ),
    Page(
        site="a page for phones",
        html="""<!doctype html><html amp lang="en"><head><title>Kestrel lands on the Moon</title>"""
        + graph(
            '{"@context":"http://schema.org","@type":"NewsArticle","headline":"Kestrel lands on the Moon",'
            '"datePublished":"2025-03-04","publisher":{"@type":"Organization","name":"Pocket Post"}}'
        )
        + f"""</head><body><amp-sidebar><ul><li><a href="/">Home</a></li></ul></amp-sidebar><article><h1>Kestrel lands on the Moon</h1>
<amp-img src="k.jpg"></amp-img>{PARAGRAPHS}<amp-ad></amp-ad></article></body></html>""",
        publisher="Pocket Post",
        never=("Home",),
    ),
    Page(
        site="a page behind a paywall",
        html="""<html lang="en"><head><title>Kestrel lands on the Moon</title>"""
        + graph(
            '{"@type":"NewsArticle","headline":"Kestrel lands on the Moon","isAccessibleForFree":false,'
            '"datePublished":"2025-03-04T00:00:00Z","publisher":{"name":"The Ledger"}}'
        )
        + f"""</head><body><article><h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}
<div class="paywall"><h2>Subscribe to continue reading</h2><p>Already a subscriber? Log in</p></div></article></body></html>""",
        publisher="The Ledger",
        never=("Subscribe", "subscriber"),
    ),
    Page(
        site="a page with a cookie banner",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title><meta property="og:site_name" content="Orbit Daily">
<meta name="date" content="2025-03-04"></head><body><div id="cookie-consent" role="dialog"><p>We use cookies to make our site work and to show you adverts. You can change your mind at any time.</p><button>Accept all</button></div>
<article><h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</article></body></html>""",
        publisher="Orbit Daily",
        never=("cookies",),
    ),
    Page(
        site="two objects of data, the article second",
        html="""<html lang="en"><head><title>Kestrel lands on the Moon</title>"""
        + graph('{"@type":"Organization","name":"The Beacon"}')
        + graph(
            '[{"@type":"ReportageNewsArticle","headline":"Kestrel lands on the Moon",'
            '"datePublished":"2025-03-04T20:00:00+01:00","author":{"@type":"Person","name":"Ann Poe"},'
            '"publisher":{"@type":"NewsMediaOrganization","name":"The Beacon"}}]'
        )
        + f"""</head><body><article><h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</article></body></html>""",
        publisher="The Beacon",
        author="Ann Poe",
    ),
    Page(
        site="a time element alone",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title></head><body><article>
<h1>Kestrel lands on the Moon</h1><p>By <a rel="author" href="/poe">Ann Poe</a>, <time datetime="2025-03-04">Tuesday</time></p>
{PARAGRAPHS}</article></body></html>""",
        author="Ann Poe",
    ),
    Page(
        site="tables for layout",
        html=f"""<html><head><title>Kestrel lands on the Moon</title></head><body bgcolor="#ffffff"><table width="100%"><tr>
<td width="120"><a href="/">Home</a><br><a href="/n">News</a><br><a href="/l">Links</a></td>
<td><h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</td></tr></table></body></html>""",
        published=None,
        never=("Links",),
    ),
    Page(
        site="no paragraphs but breaks",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title>
<meta property="article:published_time" content="2025-03-04"></head><body><div id="story"><h1>Kestrel lands on the Moon</h1>
<div class="text">{"<br><br>".join(PROSE)}</div></div></body></html>""",
    ),
    Page(
        site="an old encoding",
        html=f"""<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1252">
<title>Kestrel lands on the Moon</title><meta name="date" content="2025-03-04"></head><body><article>
<h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</article></body></html>""",
        encoding="cp1252",
    ),
    Page(
        site="a list of most read beside",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title><meta name="date" content="2025-03-04"></head><body>
<div class="grid"><div class="col main"><h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</div>
<div class="col rail"><h2>Most read</h2><ol><li><a href="/1">Beresheet crashed five years ago</a></li><li><a href="/2">SLIM sleeps</a></li></ol></div>
</div></body></html>""",
        never=("Beresheet", "SLIM"),
    ),
    Page(
        site="embedded players",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title><meta name="date" content="2025-03-04"></head><body><article>
<h1>Kestrel lands on the Moon</h1><p>{P1}</p><iframe src="https://player.example/1" title="Luna 25"></iframe><p>{P2}</p>
<video controls><track label="English"></video><p>{P3}</p><script>var x = "Luna 25";</script><noscript>Luna 25</noscript></article></body></html>""",
        never=("Luna 25",),
    ),
    Page(
        site="tags and author notes below",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title><meta name="date" content="2025-03-04"></head><body><article>
<h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}
<div class="author-bio"><p>Ann Poe covers space for us. She lives in Hull and once met the crew of Apollo 11.</p></div>
<ul class="tags"><li><a href="/t/1">Moon</a></li><li><a href="/t/2">Chandrayaan-2</a></li></ul></article></body></html>""",
        never=("Apollo 11", "Chandrayaan-2"),
    ),
    Page(
        site="metadata for search engines with a zone",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title>
<meta itemprop="datePublished" content="Tue, 04 Mar 2025 08:00:00 GMT"><meta name="byl" content="By Ann Poe"></head><body><article>
<h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</article></body></html>""",
        author="Ann Poe",
    ),
    Page(
        site="two sentences in a box of facts",
        html=f"""<html lang="en"><head><title>Kestrel lands on the Moon</title><meta name="date" content="2025-03-04"></head><body><article>
<h1>Kestrel lands on the Moon</h1>{PARAGRAPHS}</article><aside class="promo"><h3>Do not miss</h3><p>Peregrine burned up over the Pacific.</p></aside></body></html>""",
        never=("Peregrine",),
    ),
)


@pytest.mark.parametrize("page", PAGES, ids=[page.site for page in PAGES])
def test_what_a_page_says_of_itself_and_what_is_its_article(
    extractor: Extractor, tmp_path: Path, page: Page
) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page.html.encode(page.encoding))
    article = extractor.read(str(path)).article
    read = [
        " ".join(article.text[one.start : one.end].split())
        for one in article.blocks
        if one.kind in (BlockKind.TITLE, BlockKind.BODY)
    ]
    assert [one for one in read if one in PROSE] == PROSE
    assert article.title == page.title
    assert article.publisher == page.publisher
    assert article.author == page.author
    assert (article.published.day if article.published else None) == page.published
    assert not [words for words in page.never for one in read if words in one]


def test_there_are_at_least_twenty_kinds_of_pages() -> None:
    assert len({page.site for page in PAGES}) >= 20
