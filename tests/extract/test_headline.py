"""Headlines in capitals read as sentences; names keep theirs."""

import pytest

from kg.extract.headline import Headlines
from kg.lexicon import load_lexicon


@pytest.fixture(scope="module")
def headlines() -> Headlines:
    return Headlines(load_lexicon(None))


@pytest.mark.parametrize(
    ("headline", "article", "plain"),
    [
        (
            "China Launches Relay Satellite Queqiao-2",
            "The launch of a relay craft went well.",
            "China launches relay satellite Queqiao-2",
        ),
        ("Korvus Lander Crashes Into Crater", "", "Korvus lander crashes into crater"),
        # The body has the word as a name.
        (
            "Agency Loses Contact With Spirit",
            "It was Spirit, she said.",
            "agency loses contact with Spirit",
        ),
        # No headline in capitals.
        (
            "Launch of Mars Orbiter Delayed again, sources say",
            "",
            "Launch of Mars Orbiter Delayed again, sources say",
        ),
        ("ISRO LAUNCHES PROBE FROM SRIHARIKOTA", "", "ISRO LAUNCHES PROBE FROM SRIHARIKOTA"),
    ],
)
def test_common_words_lose_their_capital(
    headlines: Headlines, headline: str, article: str, plain: str
) -> None:
    assert headlines.plain(headline, article, []) == plain


def test_a_known_name_keeps_its_capitals(headlines: Headlines) -> None:
    headline = "Lunar Flashlight Fails After Launch"
    assert headlines.plain(headline, "", [(0, 16)]) == "Lunar Flashlight fails after launch"
