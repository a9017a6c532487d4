"""From a path to an Article: its text, its blocks and what it says about itself.

Offsets are into the file as decoded, front matter included, newlines as they are. For HTML the
text is what a reader sees, produced by this reader: title and paragraphs, blank lines between.
"""

import itertools
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kg.errors import ReadError
from kg.extract.dateline import Dateline, find_dateline
from kg.extract.days import Day
from kg.extract.decode import decode
from kg.extract.frontmatter import Metadata, opens_with_key, read_front_matter
from kg.extract.furniture import Furniture, is_ended
from kg.extract.language import detect_language as detect_language  # a part of this reader
from kg.extract.layout import classify, same_words
from kg.extract.markdown import cut_markdown, plain_words
from kg.extract.noise import MOST_WORDS, has_too_many_words
from kg.extract.piece import Piece
from kg.extract.plain import cut_paragraphs
from kg.model import Article, Block, BlockKind, Omission, PublicationDate, Quote

SUFFIXES = (".txt", ".md", ".html", ".htm")
LARGEST = 64 * 1024 * 1024
LONGEST = 10_000_000  # characters: twenty long novels; eight minutes of parsing
STDIN = "-"
READABLE = (BlockKind.TITLE, BlockKind.BODY)


def find_articles(paths: Iterable[str]) -> list[str]:
    """The files to read: folders expanded (recursive, sorted), each file once, "-" kept.

    Hidden files, linked folders and links that lead out of a folder are passed over. Raises
    ReadError for a path that does not exist and for a folder without articles.
    """
    given = list(paths)
    found: list[str] = []
    linked = len(given) > 1
    for path in given:
        count = len(found)
        for file, is_link in _expand(path):
            found.append(file)
            linked = linked or is_link
        if len(found) == count:
            raise ReadError(path, "holds no article", "give a folder with .txt, .md or .html files")
    # Only links, and several paths, can name a file twice; a look at each of a million takes long.
    return list(_once(found)) if linked else found


def _once(files: Iterable[str]) -> Iterator[str]:
    seen = set()
    for file in files:
        real = file if file == STDIN else os.path.realpath(file)
        if real not in seen:
            seen.add(real)
            yield file


def folder_prefix(folder: str) -> str:
    """What the paths of all articles in the folder begin with."""
    plain = str(Path(folder))
    return "" if plain == "." else plain.rstrip("/") + "/"


def _expand(path: str) -> Iterator[tuple[str, bool]]:
    """The files of a path, and whether each is a link."""
    if path == STDIN or not os.path.isdir(path):
        if path != STDIN and not os.path.exists(path):
            raise ReadError(path or "''", "no such file or folder", "check the path")
        yield path, False
        return
    yield from _walk(path, folder_prefix(path), Path(path).resolve())


def _walk(folder: str, prefix: str, root: Path) -> Iterator[tuple[str, bool]]:
    """The articles of a folder in the order of their names, those of its folders in between."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((one for one in entries), key=lambda one: one.name)
    except OSError as error:
        raise ReadError(
            error.filename or folder, _reason(error), "check the path and its permissions"
        ) from error
    for entry in names:
        file = prefix + entry.name
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                yield from _walk(file, file + "/", root)
        elif _is_article(entry.name):
            is_link = entry.is_symlink()
            if _is_file(entry) and (not is_link or Path(file).resolve().is_relative_to(root)):
                yield file, is_link


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Whether it is one, or a link to one; a link that leads to itself is none."""
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_article(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def read_text(path: str) -> str:
    """The decoded text of a file, or of stdin for "-"; ReadError if it is none or is too large."""
    where = _where(path)
    _refuse_name(path)
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST + 1)
    except OSError as error:
        raise ReadError(where, _reason(error), "check the path and its permissions") from error
    if len(data) > LARGEST:
        raise ReadError(where, "is larger than 64 MB", "split it into articles")
    return decode(data, where)


def _refuse_name(path: str) -> None:
    """A name that is no text has no IRI, and could not be written to a report."""
    try:
        path.encode()
    except UnicodeEncodeError as error:
        where = path.encode("utf-8", "backslashreplace").decode()
        raise ReadError(where, "its name is no UTF-8", "rename the file") from error


def _where(path: str) -> str:
    return "standard input" if path == STDIN else path


def read_article(
    path: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    furniture: Furniture,
) -> Article:
    """Read one article; the options override what the file says about itself.

    The publication date comes from, in this order: option, front matter, page metadata, dateline,
    page header. The last two are guesses.
    """
    text, metadata, pieces, omitted = _parse(path, furniture)
    pieces = _split_title(text, pieces, metadata.title)
    blocks = classify(text, pieces, furniture, metadata.title)
    header_day = _header_day(text, blocks, furniture)
    blocks, datelines = _split_datelines(text, blocks, furniture)
    blocks = [block for block in blocks if text[block.start : block.end].strip()]
    agency = next((dateline.agency for dateline in datelines if dateline.agency), None)
    option = PublicationDate(day=published, origin="option") if published else None
    return Article(
        path=path,
        text=text,
        blocks=tuple(blocks),
        title=metadata.title or _title(text, blocks),
        publisher=publisher or metadata.publisher or _masthead(text, blocks, furniture) or agency,
        author=metadata.author or _author(text, blocks, furniture),
        published=option
        or _quoted(metadata.published, header_day)
        or _dateline_day(text, datelines, header_day)
        or header_day,
        url=url or metadata.url,
        language=metadata.language or _language(text, blocks, furniture),
        omitted=omitted,
    )


def _parse(
    path: str, furniture: Furniture
) -> tuple[str, Metadata, Sequence[Piece], tuple[Omission, ...]]:
    text = read_text(path)
    form = _form(path, text)
    if form != "html":
        _refuse_long(text, path)
    match form:
        case "html":
            from kg.extract.html import parse_html

            page = parse_html(text, _where(path), furniture)
            _refuse_long(page.text, path)
            return page.text, page.metadata, page.pieces, page.omitted
        case "markdown":
            metadata, start = read_front_matter(text, _where(path), furniture.calendar)
            pieces = cut_markdown(text, start)
        case _:
            metadata, start = Metadata(), 0
            if opens_with_key(text):
                metadata, start = read_front_matter(text, _where(path), furniture.calendar)
            pieces = cut_paragraphs(text, start)
    if not pieces:
        raise ReadError(_where(path), "holds no paragraph", "give a file that holds an article")
    return text, metadata, pieces, ()


def _refuse_long(text: str, path: str) -> None:
    if len(text) > LONGEST:
        what = f"holds {len(text):,} characters, and an article at most {LONGEST:,}"
        raise ReadError(_where(path), what, "split it into articles")
    if has_too_many_words(text):
        what = f"holds more than {MOST_WORDS:,} words and marks"
        raise ReadError(_where(path), what, "split it into articles")


def _form(path: str, text: str) -> str:
    suffix = os.path.splitext(path)[1].lower()
    if suffix in (".html", ".htm"):
        return "html"
    if suffix in (".md", ".markdown"):
        return "markdown"
    if path == STDIN and re.match(r"\s*<(?:!doctype html|html|\?xml)\b", text, re.IGNORECASE):
        return "html"
    return "markdown" if path == STDIN and re.match(r"---\s*\n[\w-]+:", text) else "text"


def _split_title(text: str, pieces: Sequence[Piece], title: str | None) -> list[Piece]:
    """The pieces; a first line that repeats the title is one by itself, blank line or not."""
    if not title or not pieces:
        return list(pieces)
    first = pieces[0]
    line, newline, rest = text[first.start : first.end].partition("\n")
    if not newline or first.kind is not None or not same_words(line, title):
        return list(pieces)
    begin = first.end - len(rest.lstrip())
    head = first._replace(end=first.start + len(line.rstrip()))
    return [head, first._replace(start=begin), *pieces[1:]]


def _title(text: str, blocks: Sequence[Block]) -> str | None:
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    return plain_words(text[title.start : title.end]) if title else None


def _masthead(text: str, blocks: Sequence[Block], furniture: Furniture) -> str | None:
    """The name of the paper at the head of its page, as in "Cinder Post, 4 June 2025"."""
    head = itertools.takewhile(lambda block: block.kind is not BlockKind.BODY, blocks)
    lines = (text[block.start : block.end] for block in head if block.kind is BlockKind.HEADER)
    return next((paper for line in lines if (paper := furniture.paper(line))), None)


def _author(text: str, blocks: Sequence[Block], furniture: Furniture) -> str | None:
    for block in blocks:
        author = furniture.author(text[block.start : block.end])
        if block.kind is BlockKind.HEADER and author:
            return author
    return None


def _language(text: str, blocks: Sequence[Block], furniture: Furniture) -> str:
    readable = (text[block.start : block.end] for block in blocks if block.kind in READABLE)
    return detect_language("\n".join(readable) or text, furniture)


def _header_day(text: str, blocks: Sequence[Block], furniture: Furniture) -> PublicationDate | None:
    """The first full date before the body; one marked as a revision only if there is no other."""
    revised = None
    for block in blocks:
        line = text[block.start : block.end]
        if block.kind is BlockKind.BODY and is_ended(line):
            break
        if block.kind is not BlockKind.HEADER:
            continue
        before = 0
        for found in furniture.calendar.find(line):
            if found.day:
                quote = Quote.of(text, block.start + found.start, block.start + found.end)
                day = PublicationDate(day=found.day, origin="page header", quote=quote)
                if not furniture.revision_words.search(line, before, found.start):
                    return day
                revised = revised or day
            before = found.end
    return revised


def _quoted(
    published: PublicationDate | None, header: PublicationDate | None
) -> PublicationDate | None:
    """The date of the metadata with the words of the page header that show the same day."""
    if published and header and published.quote is None and published.day == header.day:
        return replace(published, quote=header.quote)
    return published


def _split_datelines(
    text: str, blocks: Sequence[Block], furniture: Furniture
) -> tuple[list[Block], list[Dateline]]:
    """Datelines of the first three paragraphs as blocks of their own; offsets are the article's."""
    split: list[Block] = []
    datelines: list[Dateline] = []
    seen = 0
    for block in blocks:
        found = None
        if block.kind is BlockKind.BODY and seen < 3:
            found = find_dateline(text[block.start : block.end], furniture, first=seen == 0)
            seen += 1
        if found is None:
            split.append(block)
            continue
        split.append(Block(kind=BlockKind.DATELINE, start=block.start, end=block.start + found.end))
        split.append(replace(block, start=block.start + found.length))
        datelines.append(found._replace(day=_shifted(found.day, block.start)))
    return split, datelines


def _shifted(day: Day | None, offset: int) -> Day | None:
    return day._replace(start=day.start + offset, end=day.end + offset) if day else None


def _dateline_day(
    text: str, datelines: Iterable[Dateline], header: PublicationDate | None
) -> PublicationDate | None:
    """The dateline's day; a missing year is the last that fits the page header's date."""
    for dateline in datelines:
        found = dateline.day
        if found is None:
            continue
        day = found.day or (_last_before(found, header.day) if header else None)
        if day:
            quote = Quote.of(text, found.start, found.end)
            return PublicationDate(day=day, origin="dateline", quote=quote)
    return None


def _last_before(found: Day, header: date) -> date | None:
    for year in (header.year, header.year - 1):
        try:
            day = date(year, found.month, found.number)
        except ValueError:
            continue
        if day <= header + timedelta(days=1):
            return day
    return None
