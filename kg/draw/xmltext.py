"""XML that any parser takes: characters that XML 1.0 does not have are shown as U+FFFD."""

import re
from xml.etree.ElementTree import Element, indent, tostring

# What is left out of XML 1.0's production 2, Char.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def legal(text: str) -> str:
    """The text with U+FFFD for each character that XML cannot hold."""
    return _ILLEGAL.sub("\ufffd", text)


def document(root: Element) -> str:
    """The element as an XML document, one element a line."""
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'
