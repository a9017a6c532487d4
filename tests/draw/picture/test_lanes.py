"""How a plan slips: days that were said, over the days on which they were."""

import re
from datetime import date, timedelta
from time import process_time

import pytest

from kg.draw.network import Dated, Kind, Network, Node
from kg.draw.picture.lanes import as_timeline
from kg.draw.picture.scale import Scale
from kg.errors import UsageError
from kg.model import Entity, Property, Quote, Speaker, Statement, Tense, Time

HERON = Node(iri="m:heron", label="Heron", kind=Kind.MISSION, type="space:Mission")
DAYS = {"a.txt": "2030-01-10", "b.txt": "2031-01-10", "c.txt": "2032-01-10"}


def told(source: str, year: int, tense: Tense = Tense.FUTURE) -> Dated:
    time = Time(earliest=date(year, 1, 1), latest=date(year, 12, 31), text=str(year))
    statement = Statement(
        id=f"st:{source}",
        source=source,
        subject=Entity(iri=HERON.iri, label="Heron"),
        property=Property(iri="space:launchDate", name="launchDate"),
        value=time,
        tense=tense,
        speakers=(Speaker(label="Marsh Post"),),
        quote=Quote(exact=f"Heron flies in {year}", start=0, end=10),
    )
    return Dated(mission=HERON, label="launch date", statement=statement)


def network(*dates: Dated) -> Network:
    return Network(nodes=(), links=(), days=DAYS, dates=dates)


def dots(picture: str) -> list[tuple[float, float, str]]:
    """Place and filling of each mark, in the order of drawing; those of the legend are left out."""
    lanes = picture[picture.index("<title>Heron") :]
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="[\d.]+" fill="(#\w+)"', lanes)
    return [(float(x), float(y), fill) for x, y, fill in found]


def test_what_slips_rises_to_the_right() -> None:
    said = network(told("a.txt", 2031), told("b.txt", 2032), told("c.txt", 2034))
    first, second, third = dots(as_timeline(said, "x"))
    assert first[0] < second[0] < third[0]
    assert first[1] > second[1] > third[1]


def test_a_plan_is_hollow_and_what_happened_is_full() -> None:
    past = told("c.txt", 2031, Tense.PAST)
    plan, done = dots(as_timeline(network(told("a.txt", 2031), past), "x"))
    assert (plan[2], done[2] == "#ffffff") == ("#ffffff", False)


def test_what_moves_is_counted() -> None:
    still = as_timeline(network(told("a.txt", 2031), told("b.txt", 2031)), "x")
    moved = as_timeline(network(told("a.txt", 2031), told("b.txt", 2032)), "x")
    assert "1 mission, 2 dates said; none moves; none disputed." in still
    assert "1 mission, 2 dates said; of 1 mission the date moves; none disputed." in moved


def test_a_lane_of_many_dates_takes_no_longer_than_its_length_asks_for() -> None:
    first = date(2020, 1, 1)
    days = {f"{at}.txt": (first + timedelta(at)).isoformat() for at in range(1500)}
    dates = tuple(told(source, 2031) for source in days)
    begun = process_time()
    as_timeline(Network(nodes=(), links=(), days=days, dates=dates), "x")
    assert process_time() - begun < 5  # a tenth of one; fifteen with every pair of dates compared


def test_a_mark_has_all_quotes_that_say_the_same() -> None:
    picture = as_timeline(network(told("a.txt", 2031)), "x")
    assert (
        "<title>Heron, launch date: 2031\nMarsh Post (2030-01-10, a.txt): “Heron flies in 2031” "
        "[launchDate, planned]</title>"
    ) in picture


def test_sources_without_a_day_are_told() -> None:
    picture = as_timeline(network(told("a.txt", 2031), told("z.txt", 2031)), "x")
    assert "Left out: 1 source without a day of publication." in picture
    with pytest.raises(UsageError, match="tells no day of a mission"):
        as_timeline(network(told("z.txt", 2031)), "x")


def test_ticks_are_round_dates() -> None:
    days = [date(2020, 3, 4).toordinal(), date(2023, 2, 1).toordinal()]
    assert [label for _, label in Scale.over(days, 0, 100).ticks(6)] == ["2021", "2022", "2023"]
    days = [date(2020, 3, 4).toordinal()]
    assert [label for _, label in Scale.over(days, 0, 100).ticks(6)] == ["2020-03", "2020-04"]
    assert Scale.over(days, 0, 100).place(days[0]) == 50
