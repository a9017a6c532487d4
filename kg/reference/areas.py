"""Centre and size of a place on a body -> its bounds, as the ontology's places have them."""

import math
import re

from kg.reference.mapping import Place
from kg.reference.match import Bounds
from kg.reference.table import Row


def point_of(row: Row, place: Place) -> tuple[float, float]:
    """Latitude and longitude (east, -180 to 180); ValueError where the cells hold no such numbers.

    The coordinate system's words tell in which direction longitudes count (`+West`).
    """
    latitude, longitude = float(row[place.latitude]), float(row[place.longitude])
    if re.search(r"\+\s*west", row[place.directions], re.IGNORECASE):
        longitude = -longitude
    if not -90 <= latitude <= 90 or not -360 <= longitude <= 360:
        raise ValueError("no place on a sphere")
    return latitude, _turned(longitude)


def bounds_of(point: tuple[float, float], diameter: float, degree: float) -> Bounds:
    """The smallest bounds of a round area; `degree` is the length of one in the diameter's unit.

    A circle that holds a pole has all longitudes. `east` exceeds 180 where the area crosses it.
    """
    latitude, longitude = point
    half = diameter / 2 / degree
    south, north = latitude - half, latitude + half
    if south <= -90 or north >= 90:
        return Bounds(max(south, -90.0), min(north, 90.0), -180.0, 180.0)
    width = math.degrees(math.asin(min(1.0, _sine(half) / math.cos(math.radians(latitude)))))
    west = _turned(longitude - width)
    return Bounds(*(round(edge, 2) for edge in (south, north, west, west + 2 * width)))


def _sine(degrees: float) -> float:
    return math.sin(math.radians(min(degrees, 90.0)))


def _turned(longitude: float) -> float:
    """The longitude between -180 (included) and 180."""
    return (longitude + 180) % 360 - 180
