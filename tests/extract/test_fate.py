"""What became of a craft tells when its descriptions hold."""

from collections.abc import Callable

import pytest

from kg.model import Statement

Read = Callable[..., list[Statement]]


@pytest.mark.parametrize(
    ("text", "tenses"),
    [
        # by the text
        ("NASA spotted Harrow, ispace's lander. Harrow crashed in March.", {"operates": "past"}),
        ("NASA spotted Harrow, ispace's lander.", {"operates": "present"}),
        ("Harrow was a lander. ispace's Harrow lander weighs 40 kg.", {"operates": "past"}),
        # by the files
        ("NASA's LADEE orbiter was launched in 2013.", {"operates": "past"}),
        ("NASA's Lunar Reconnaissance Orbiter was launched in 2009.", {"operates": "present"}),
        # an aside, the clause
        ("Harrow, a 40-kg lander, was launched in March.", {"mass": "present"}),
        ("The 40-kg Harrow lander was launched in March.", {"mass": "past"}),
        # feats that are done, and to come
        ("Danuri, the first Korean craft to orbit the Moon, is healthy.", {"isFirst": "past"}),
        ("Griffin, the first craft to land there, will fly in 2030.", {"isFirst": "future"}),
    ],
)
def test_a_description_holds_as_long_as_its_craft(
    read: Read, text: str, tenses: dict[str, str]
) -> None:
    found = {one.property.name: one.tense.value for one in read(text)}
    assert {name: found.get(name) for name in tenses} == tenses
