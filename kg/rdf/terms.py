"""Terms in N-Triples syntax, and the hashes and slugs that names are made of."""

import hashlib
import re
from typing import NamedTuple

from kg import vocab


class Iri(str):
    """An IRI as a term of a query's answer."""

    __slots__ = ()


class Literal(NamedTuple):
    """A literal as a term of a query's answer; `datatype` is a full IRI."""

    value: str
    datatype: str = vocab.XSD + "string"
    language: str | None = None


Term = Iri | Literal
Triple = tuple[Iri, Iri, Term]

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_PLAIN = r'[\x00-\x20\x7f<>"{}|^`\\\[\]]|%(?![0-9A-Fa-f]{2})'
_NOT_IN_PLAIN = re.compile(_PLAIN)
# RFC 3987: what is no ucschar; the last two of each plane are no characters.
_LAST = "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0xE0000, 0x10000))
_NOT_IN_IRI = re.compile(
    f"{_PLAIN}|[\x80-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\ufffd{_LAST}"
    "\U000e0000-\U000e0fff\U000efffe-\U0010ffff]"
)


def n3(term: Term) -> str:
    """The term in N-Triples syntax, with everything escaped that could break out of it."""
    if isinstance(term, Iri):
        barred = _NOT_IN_PLAIN if term.isascii() else _NOT_IN_IRI  # a third of the time
        text = barred.sub(_percent, term)
        head, mark, fragment = text.partition("#")  # an IRI has one fragment
        return f"<{head}{mark}{fragment.replace('#', '%23')}>"
    body = _TO_ESCAPE.sub(_escape, term.value)
    if term.language:
        return f'"{body}"@{term.language}'
    if term.datatype == vocab.XSD + "string":
        return f'"{body}"'
    return f'"{body}"^^<{term.datatype}>'


def n3_or_blank(term: Term) -> str:
    """As `n3`; a blank node, which is an IRI that begins with `_:`, by its label."""
    return str(term) if isinstance(term, Iri) and term.startswith("_:") else n3(term)


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass"))


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def digest(*parts: object, length: int = 16) -> str:
    """A short SHA-256 of the parts in order; the same on every machine."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:length]


def slug(label: str) -> str:
    """The label as the tail of an IRI: lower case, letters and digits joined by hyphens."""
    return re.sub(r"[^\w]+", "-", label.casefold()).strip("-") or digest(label)
