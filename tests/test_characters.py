"""What a form cannot hold is shown as what it is not."""

from kg.characters import legal


def test_what_xml_cannot_hold_is_replaced_and_the_rest_kept() -> None:
    assert legal("a\x00b\x1fc\ud800d\uffff\ufffee\t\n\r\x20\x7f\x85é🚀") == (
        "a\ufffdb\ufffdc\ufffdd\ufffd\ufffde\t\n\r\x20\x7f\x85é🚀"
    )
