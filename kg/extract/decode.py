"""From the bytes of a file to its text, or a ReadError that says why it has none.

A byte order mark is no part of the text; newlines stay as they are.
"""

import codecs
import re

from kg.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Encodings of text only: Python also lists codecs such as base64 or unicode_escape.
TRUSTED = re.compile(
    r"(?:utf-?(?:8|16|32)|iso-?8859|latin|windows-?\d|cp\d|koi8|mac|gb|big5|shift|euc|tis|us-ascii)",
    re.IGNORECASE,
)
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
BROKEN = re.compile("[\udc80-\udcff]")
BEYOND = re.compile("[^\x00-\x7f\udc80-\udcff]")
# What Windows-1252, the web's default, holds beyond ASCII in Western prose.
WESTERN = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœŒ") | frozenset(
    "‘’‚“”„–—…•«»¡¿·°±²½×§©®™€£\xa0\xad"
)
SAMPLE = 1 << 16
# What a file is, by how it begins; some might pass for text else.
MAGIC = {
    b"\x1f\x8b": "is compressed",
    b"BZh9": "is compressed",
    b"\xfd7zXZ\x00": "is compressed",
    b"(\xb5/\xfd": "is compressed",
    b"\x7fELF": "is a program",
    b"\x89PNG\r\n": "is a picture",
    b"\xff\xd8\xff": "is a picture",
    b"GIF8": "is a picture",
    b"%PDF-": "is a PDF",
    b"%!PS": "is PostScript",
    b"{\\rtf": "is RTF",
    b"PK\x03\x04": "is an archive or an office document",
}
LETTER = re.compile(r"[^\W\d_]")


def decode(data: bytes, where: str) -> str:
    """The text of `data`: UTF-8, else by byte order mark, declared charset or a confident guess."""
    for magic, what in MAGIC.items():
        if data.startswith(magic):
            raise ReadError(where, f"{what}, not text", "save its text as a .txt file")
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _checked(_strict(data[len(bom) :], encoding, where), where)
    if 0 in data:
        return _checked(_strict(data, _silent_utf16(data, where), where), where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_legacy(data, where)
    return _checked(text, where)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise ReadError(where, f"is not valid {encoding.upper()}", "save it as UTF-8") from error


def _silent_utf16(data: bytes, where: str) -> str:
    """UTF-16 of Latin text without a mark: every second byte is zero."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 == 0 and max(even, odd) > 0.4 * len(sample) / 2 and min(even, odd) == 0:
        return "utf-16-be" if even else "utf-16-le"
    raise _binary(where)


def _decode_legacy(data: bytes, where: str) -> str:
    _refuse_binary(data[:SAMPLE].decode("latin-1"), where)
    declared = DECLARED.search(data, 0, 4096)
    if declared:
        name = declared[1].decode("ascii", "replace")
        # WHATWG Encoding: pages that declare Latin-1 or ASCII are Windows-1252.
        name = "cp1252" if re.fullmatch("(?i)iso-?8859-1|latin-?1|us-ascii", name) else name
        if TRUSTED.match(name):
            try:
                return data.decode(name)
            except (UnicodeDecodeError, LookupError):
                pass
    _refuse_broken_utf8(data, where)
    return _decode_western(data) or _decode_guess(data, where)


def _refuse_broken_utf8(data: bytes, where: str) -> None:
    """Raise ReadError for UTF-8 with a fault, which would pass for Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    broken = [match.start() for match in BROKEN.finditer(text)]
    if len(BEYOND.findall(text)) >= len(broken):
        what = f"has a byte that is not UTF-8 in line {text.count(chr(10), 0, broken[0]) + 1}"
        raise ReadError(where, what, "save it as UTF-8")


def _decode_western(data: bytes) -> str | None:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    beyond = [character for character in text if character > "\x7f"]
    return text if len(beyond) < 0.25 * len(text) and WESTERN.issuperset(beyond) else None


def _decode_guess(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None or best.chaos > 0.1 or best.coherence < 0.2:
        raise ReadError(where, "is in an encoding that cannot be told", "save it as UTF-8")
    return _strict(data, best.encoding, where)


def _checked(text: str, where: str) -> str:
    if not text.strip():
        raise ReadError(where, "is empty", "give a file that holds an article")
    _refuse_binary(text[:SAMPLE], where)
    if not LETTER.search(text):
        raise ReadError(where, "holds no words", "give a file that holds an article")
    return text


def _refuse_binary(text: str, where: str) -> None:
    # One stray control character is no fault, but in a few bytes it tells.
    controls = len(CONTROL.findall(text))
    if "\x00" in text or controls > min(len(text) // 20, max(1, len(text) // 200)):
        raise _binary(where)


def _binary(where: str) -> ReadError:
    return ReadError(where, "is not text", "give a .txt, .md or .html file")
