"""A picture is XML whatever it is told."""

from kg.draw.picture.svg import element, words


def test_what_xml_cannot_hold_is_shown_as_such() -> None:
    inside = words("a<\x00 \ud800 \uffff")
    assert element("g", inside, id='"\x0b\udfff') == (
        '<g id="&quot;\ufffd\ufffd">a&lt;\ufffd \ufffd \ufffd</g>'
    )
