"""What is true in the made-up corpus: of each thing, by its number, the same each time."""

import random
from datetime import date, timedelta
from functools import lru_cache

from statements import several

from kg import vocab
from kg.model import Entity, Quantity, Time, Value

AGENCIES = several("agency", "Agency", 50)
ROCKETS = several("rocket", "Rocket", 30)
_SITES = several("site", "LaunchSite", 20)
SOUTH, NORTH = (
    Entity(iri=vocab.expand("moon:") + name, label=name, type="space:LunarPlace")
    for name in ("south-pole", "north-pole")
)
_PLACES = (SOUTH, *several("place", "LunarPlace", 40))
GOOD, BAD = (
    Entity(iri=vocab.expand("space:") + name, label=name, type="space:Outcome")
    for name in ("Success", "Failure")
)
_INTACT, _LOST = (
    Entity(iri=vocab.expand("space:") + name, label=name, type="space:Condition")
    for name in ("Intact", "Destroyed")
)


def is_planned(craft: int) -> bool:
    """Whether all that is told of the thing is a plan: of one in five."""
    return craft % 10 in (3, 4)


@lru_cache(maxsize=100_000)
def true_value(craft: int, name: str) -> Value:
    """What is true of the thing; of a role, who has it."""
    # Two crafts are parts of one mission, which one agency launches.
    chance = random.Random(f"{craft // 2 if name == 'launches' else craft} {name}")
    rank = int(chance.random() ** 3 * 1000)
    if name == "launchDate":
        first = date(2040, 1, 1) if is_planned(craft) else date(1990, 1, 1)
        return day_of(first + timedelta(days=chance.randrange(6000)))
    if name == "reentryDate":
        return day_of(date(2060, 1, 1) + timedelta(days=chance.randrange(6000)))
    if name in ("landingDate", "missionEnd"):
        later = {"landingDate": 5, "missionEnd": -40}[name]
        return days_after(true_value(craft, "launchDate"), later)
    if name in ("mass", "cost"):
        unit, kind = {"mass": ("kg", "mass"), "cost": ("USD", "money")}[name]
        return quantity(amount_of(craft, name), unit, kind)
    if name == "partOf":
        mission = f"corpus-mission-{craft // 2}"
        return Entity(
            iri=vocab.ENTITY + mission, label=f"Mission {craft // 2}", type="space:Mission"
        )
    if name in ("outcome", "condition"):
        good = random.Random(f"{craft} fate").random() < 0.7
        return {"outcome": (BAD, GOOD), "condition": (_LOST, _INTACT)}[name][good]
    if name in ("landsAt", "worksAt"):
        return _PLACES[random.Random(f"{craft} place").randrange(len(_PLACES))]
    among = {"launchVehicle": ROCKETS, "launchSite": _SITES}.get(name, AGENCIES)
    return among[rank * len(among) // 1000]


def amount_of(craft: int, name: str) -> float:
    """Kilograms of its mass, or dollars of its cost."""
    return float(random.Random(f"{craft} {name}").randrange(100, 5000))


def quantity(amount: float, unit: str, kind: str) -> Quantity:
    """An amount as it is written, exact to half a unit."""
    return Quantity(
        amount=amount,
        unit=unit,
        text=f"{amount:g} {unit}",
        low=amount - 0.5,
        high=amount + 0.5,
        base=unit,
        kind=kind,
    )


def days_after(value: Value, days: int) -> Time:
    """The day so many days after a day."""
    assert isinstance(value, Time)
    assert value.earliest
    return day_of(value.earliest + timedelta(days=days))


def day_of(day: date) -> Time:
    """The time that a day is."""
    return Time(earliest=day, latest=day, text=day.isoformat(), precision="day")


def another(among: tuple[Entity, ...], value: Value) -> Entity:
    """One of these that is not the value."""
    return among[0] if value != among[0] else among[1]
