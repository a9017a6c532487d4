"""Text that XML can hold."""

from xml.etree.ElementTree import Element, fromstring

from kg.draw.xmltext import document, legal


def test_what_xml_cannot_hold_is_replaced_and_the_rest_kept() -> None:
    assert legal("a\x00b\x1fc\ud800d\uffff\ufffee\t\n\r\x20\x7f\x85é🚀") == (
        "a\ufffdb\ufffdc\ufffdd\ufffd\ufffde\t\n\r\x20\x7f\x85é🚀"
    )


def test_each_control_character_is_read_back_by_a_parser() -> None:
    text = legal("".join(map(chr, range(0x100))))
    root = fromstring(document(Element("x", title=text)))
    assert root.get("title") == text
