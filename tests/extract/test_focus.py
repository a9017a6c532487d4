"""What a text is about keeps the focus: what it only compares or tells in passing is not meant."""

from collections.abc import Callable

import pytest

Stated = Callable[..., set[str]]


def table(rows: dict[str, set[str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("text", "wanted"), [pytest.param(text, wanted, id=text) for text, wanted in rows.items()]
    )


@table(
    {
        "Resilience is a lander. It carries a rover, Tenacious. It weighs 1,000 kg.": {
            "Resilience carries Tenacious",
            "Resilience mass 1000 kg",
        },
        "BepiColombo will reach Mercury in 2026. MESSENGER cost $450 million. "
        "Unlike MESSENGER, the mission will study the magnetic field.": {
            "MESSENGER cost 4.5e+08 USD",
            "BepiColombo studies magnetic field future",
        },
        "SLIM weighed 200 kg. It was lighter than Hakuto-R. It carried two rovers.": {
            "SLIM mass 200 kg",
            "SLIM carries rovers",
        },
        "Resilience flew with Blue Ghost. That craft landed in March.": {
            "Blue Ghost landingDate 2024-03-01"
        },
        "Landers have failed before.": set(),
        "Hayabusa2 is the successor of Hayabusa.": set(),
        "NASA cancelled VIPER. Astrobotic's Peregrine lander failed in January 2024. "
        "NASA has spent $450 million on the rover.": {
            "NASA funds VIPER",
            "VIPER cost 4.5e+08 USD",
            "Astrobotic operates Peregrine",
            "Peregrine outcome Failure",
        },
    }
)
def test_what_a_text_is_about(stated: Stated, text: str, wanted: set[str]) -> None:
    assert stated(text) == wanted
