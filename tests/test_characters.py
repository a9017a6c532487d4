"""What a form cannot hold or nobody should be shown is shown as what it is not."""

from kg.characters import legal, printable, printable_lines


def test_what_xml_cannot_hold_is_replaced_and_the_rest_kept() -> None:
    assert legal("a\x00b\x1fc\ud800d\uffff\ufffee\t\n\r\x20\x7f\x85é🚀") == (
        "a\ufffdb\ufffdc\ufffdd\ufffd\ufffde\t\n\r\x20\x7f\x85é🚀"
    )


def test_nothing_that_steers_the_terminal_is_printable() -> None:
    assert printable("a\x1b[31mb\tc\x7f\x9b\u202ed") == "a␛[31mb    c␡\ufffdd"
    assert printable("a\ud800\uffff\x00") == "a\ufffd\ufffd␀"


def test_line_ends_may_be_kept() -> None:
    assert printable_lines("a\r\nb\tc\n\x1b") == "a\nb    c\n␛"
