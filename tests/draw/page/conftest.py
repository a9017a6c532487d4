"""The small network and where its nodes lie."""

import pytest

from kg.draw.network import Network
from tests.draw.page.small import POSITIONS, small_network


@pytest.fixture
def network() -> Network:
    return small_network()


@pytest.fixture
def positions() -> dict[str, tuple[float, float]]:
    return POSITIONS
