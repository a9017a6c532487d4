"""What is fuzzed: each harness takes any bytes, and raises for what must not be.

A KgError is an answer; every other exception, and an offset that is wrong, is a fault.
"""

import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

from kg.config import read_config, read_ignored
from kg.decisions import read_ledger
from kg.errors import KgError, QueryError
from kg.exchange import load_dump, read_dump
from kg.export import export
from kg.extract.dateline import find_dateline
from kg.extract.decode import decode
from kg.extract.furniture import Furniture
from kg.extract.quantities import QuantityGrammar, find_quantities
from kg.extract.read import read_article
from kg.extract.times import TimeGrammar, find_times, resolve
from kg.folder import data_folder
from kg.lexicon.lexicon import read_data
from kg.rdf import Iri, Literal, n3
from kg.store import open_store
from kg.store.fault import check_query
from kg.store.parse import Quad, line_of, parse_file
from kg.store.syntax import bind, declare, first_keyword, refuse, tokens, variables

DAY = date(2031, 5, 4)
TERMS = {"x": Literal("v\"\\'\n"), "y": Iri("https://example.org/a b>.}")}
# Seconds to plan one: some dozen joins take longer, and are for kg.store.limit to stop.
_PLANNED = re.compile(r"[.;,]|union|optional|minus|/|\|", re.IGNORECASE)


@cache
def furniture() -> Furniture:
    """What is round the articles, of the ontology that ships."""
    return Furniture.of(read_data(data_folder("ontology"))["furniture"])


@cache
def times() -> TimeGrammar:
    """The grammar of times that ships."""
    return TimeGrammar.of(read_data(data_folder("ontology"))["times"])


@cache
def quantities() -> QuantityGrammar:
    """The grammar of amounts that ships."""
    return QuantityGrammar.of(read_data(data_folder("ontology"))["quantities"])


@cache
def place() -> Path:
    """A folder for the one file that is read."""
    return Path(tempfile.mkdtemp(prefix="kg-fuzz-"))


def text_of(data: bytes) -> str:
    """Any bytes as a text that holds what they hold of UTF-8."""
    return data.decode("utf-8", "replace")


def decoding(data: bytes) -> None:
    """Bytes are a text that can be written again, or a ReadError."""
    with suppress(KgError):
        text = decode(data, "a.txt")
        assert text.strip()
        text.encode()


def _article(name: str, data: bytes) -> None:
    file = place() / name
    file.write_bytes(data)
    with suppress(KgError):
        article = read_article(str(file), furniture=furniture())
        at = 0
        for block in article.blocks:
            assert at <= block.start < block.end <= len(article.text)
            at = block.end
        quote = article.published.quote if article.published else None
        if quote:
            assert article.text[quote.start : quote.end] == quote.exact
        for omission in article.omitted:
            str(omission).encode()
        article.text.encode()
        for words in (article.title, article.publisher, article.author, article.url):
            (words or "").encode()
        (article.language or "").encode()


def plain(data: bytes) -> None:
    """A plain text: blocks in order, each within the text; the date's quote where it says."""
    _article("a.txt", data)


def markdown(data: bytes) -> None:
    """The same of Markdown, with its front matter."""
    _article("a.md", data)


def front_matter(data: bytes) -> None:
    """The same of what stands between two lines of three dashes."""
    _article("a.md", b"---\n" + data + b"\n---\nIt landed on the Moon.\n")


def html(data: bytes) -> None:
    """The same of a page, whose text the reader makes."""
    _article("a.html", data)


def dateline(data: bytes) -> None:
    """A dateline ends in its paragraph, and its day stands in it."""
    paragraph = text_of(data)
    for first in (True, False):
        found = find_dateline(paragraph, furniture(), first=first)
        if found:
            assert 0 < found.end <= found.length <= len(paragraph)
            if found.day:
                assert 0 <= found.day.start < found.day.end <= len(paragraph)


def moments(data: bytes) -> None:
    """Times stand where they say, in order, and mean an interval that is one."""
    text = text_of(data)
    at = 0
    for one in find_times(text, times()):
        assert text[one.start : one.end] == one.text
        assert one.text.strip()
        assert at <= one.start
        at = one.end
        for tense in ("past", "present", "future"):
            for day in (DAY, None):
                time = resolve(one, published=day, tense=tense, anchor=None)
                if time and time.earliest and time.latest:
                    assert time.earliest <= time.latest


def amounts(data: bytes) -> None:
    """Amounts stand where they say, in order, and stand for an interval that is one."""
    text = text_of(data)
    at = 0
    for one in find_quantities(text, quantities()):
        assert text[one.start : one.end] == one.text
        assert at <= one.start
        at = one.end
        low, high = one.quantity.low, one.quantity.high
        if low is not None and high is not None:
            assert low <= high


def query(data: bytes) -> None:
    """The tokens of a query are the query; it parses or is told why not; what is bound stays so."""
    text = text_of(data)
    assert "".join(token.text for token in tokens(text)) == text
    variables(text)
    first_keyword(text)
    declare(text)
    if len(_PLANNED.findall(text)) > 12:
        return
    with suppress(QueryError):
        refuse(text, "q")
        check_query(text, "q")
        bound = bind(text, TERMS)
        refuse(bound, "q")
        assert not {"x", "y"} & variables(re.sub(r"AS \?[xy]\)", "", bound))


def term(data: bytes) -> None:
    """Whatever is written as an IRI or a literal is read as one term, and comes back."""
    text = text_of(data)
    store = open_store()
    iri, literal = n3(Iri("https://a.example/" + text)), n3(Literal(text_of(data)))
    store.load([f"{iri} <a:p> {literal} <a:g> ."])
    ((subject, _, value),) = store.triples("a:g")
    assert n3(subject) == iri
    assert value == Literal(text_of(data))


def configuration(data: bytes) -> None:
    """A configuration is one, or told to be none."""
    for name in ("kg.toml", "pyproject.toml"):
        file = place() / name
        file.write_bytes(data)
        with suppress(KgError):
            read_config(file)


def ignoring(data: bytes) -> None:
    """A list of findings to ignore is one, or told to be none."""
    file = place() / "kg-ignore.toml"
    file.write_bytes(data)
    with suppress(KgError):
        read_ignored(file)


def _quads(name: str, data: bytes) -> None:
    file = place() / name
    file.write_bytes(data)
    with suppress(KgError):
        for quad in parse_file(file):
            if quad.graph and "_:" not in quad.graph[:2]:
                line_of(quad).encode()


def trig(data: bytes) -> None:
    """A file in TriG is quads, or told to be none."""
    _quads("a.trig", data)


def jsonld(data: bytes) -> None:
    """The same of JSON-LD, which fetches nothing."""
    _quads("a.jsonld", data)


def trix(data: bytes) -> None:
    """The same of TriX."""
    _quads("a.xml", data)


def exported(data: bytes) -> None:
    """What kg export wrote is taken as it is, all else refused; what is taken can be read."""
    taken(data)


def taken(data: bytes) -> bytes | None:
    """What an export is once more, when it was taken in; None if it was refused."""
    file, store = place() / "a.nq", open_store()
    file.write_bytes(data)
    with suppress(KgError):
        load_dump(store, read_dump(file))
        read_ledger(store)
        return export(store, "nquads")
    return None


def edited(data: bytes) -> None:
    """An export of which lines were changed, taken out or added: what is taken goes round.

    Random bytes are hardly ever an export, so these are edits of one: of each three the first is a
    line, the second the term that is replaced, and the third a line that gives it another.
    """
    lines = list(_whole())
    for at, term, other in zip(*(iter(data),) * 3, strict=False):
        line, source = lines[at % len(lines)], lines[other % len(lines)]
        column = term % 6
        if column == 4:
            lines.remove(line)
        elif column == 5:
            lines.append(Quad(source.graph, *line[1:]))
        else:
            lines[lines.index(line)] = Quad(*line[:column], source[column], *line[column + 1 :])
        if not lines:
            return
    once = taken("".join(f"{line_of(quad)}\n" for quad in lines).encode())
    assert once is None or taken(once) == once, "what was taken is not taken again"


@cache
def _whole() -> tuple[Quad, ...]:
    """What kg exports of a short article of which one statement was corrected.

    Where kg comes to write more of a statement, it is made anew: `kg ingest` of "ISRO launched
    Chandrayaan-3.", `kg review ... --correct certainty=probable`, `kg export --format nquads`.
    """
    return tuple(parse_file(Path(__file__).with_name("export.nq")))


HARNESSES: dict[str, Callable[[bytes], None]] = {
    "decode": decoding,
    "plain": plain,
    "markdown": markdown,
    "front-matter": front_matter,
    "html": html,
    "dateline": dateline,
    "times": moments,
    "quantities": amounts,
    "query": query,
    "term": term,
    "configuration": configuration,
    "ignore-file": ignoring,
    "trig": trig,
    "jsonld": jsonld,
    "trix": trix,
    "exported": exported,
    "edited": edited,
}
