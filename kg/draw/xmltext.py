"""An element tree as an XML document."""

from xml.etree.ElementTree import Element, indent, tostring


def document(root: Element) -> str:
    """The element as an XML document, one element a line; its texts are `kg.characters.legal`."""
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'
