"""What is written is read back."""

from xml.etree.ElementTree import Element, fromstring

from kg.characters import legal
from kg.draw.xmltext import document


def test_each_control_character_is_read_back_by_a_parser() -> None:
    text = legal("".join(map(chr, range(0x100))))
    root = fromstring(document(Element("x", title=text)))
    assert root.get("title") == text
