"""Who does it alone, by the text's own words."""

from collections.abc import Callable

import pytest

from kg.model import Statement


@pytest.mark.parametrize(
    "text",
    [
        "ISRO alone will launch the probe Tarana.",
        "Only ISRO will launch the probe Tarana.",
        "The probe Tarana will be launched by ISRO alone.",
        "ISRO will be solely responsible for launching the probe Tarana.",
    ],
)
def test_a_word_beside_who_acts_leaves_nobody_else(
    read: Callable[[str], list[Statement]], text: str
) -> None:
    shares = [
        dict(one.qualifiers).get("share") for one in read(text) if one.property.name == "launches"
    ]
    assert [getattr(share, "label", None) for share in shares] == ["sole"]
