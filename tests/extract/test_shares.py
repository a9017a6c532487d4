"""What goes with a statement by the text's own words: that one acts alone, that a plan is past."""

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


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The launch of the probe Tarana had been due in 2019.", ["overtaken"]),
        ("The launch of the probe Tarana was originally planned for 2019.", ["overtaken"]),
        ("The launch of the probe Tarana has slipped to 2031.", [None]),
        ("The probe Tarana is to be launched in 2031.", [None]),
    ],
)
def test_a_plan_told_as_one_of_then_is_marked(
    read: Callable[[str], list[Statement]], text: str, status: list[str | None]
) -> None:
    found = [
        getattr(dict(one.qualifiers).get("status"), "label", None)
        for one in read(text)
        if one.property.name == "launchDate"
    ]
    assert found == status


@pytest.mark.parametrize(
    "text",
    [
        "The probe Tarana will reach Venus. ISRO is responsible for the launch.",
        "ISRO is in charge of the launch of the probe Tarana.",
    ],
)
def test_who_is_responsible_for_the_launch_launches_it(
    read: Callable[[str], list[Statement]], text: str
) -> None:
    found = [
        (one.subject.label, getattr(one.value, "label", None), "share" in dict(one.qualifiers))
        for one in read(text)
        if one.property.name == "launches"
    ]
    assert found == [("ISRO", "Tarana", True)]
