"""Squares of the earth: where in one a point lies is not told, however often it is asked.

The squares lie where they lie, whatever the points: a shift that were drawn anew for
each export could be averaged away.
"""

from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

#: A degree of latitude, in kilometres, on a sphere with the earth's mean radius (IUGG).
_DEGREE: Final = 111.195
_EARTH: Final = 6371.0088


class Square(NamedTuple):
    """The middle of a square, in degrees; every point of it lies within the radius."""

    latitude: float
    longitude: float


def square_of(latitude: float, longitude: float, radius_km: float) -> Square:
    """Return the square of the grid that holds a point, with corners ``radius_km`` away.

    Rows are of one height. Within a row squares are as wide as they are high where the
    row is widest, so that no corner is farther than the radius.
    """
    # Hundredths, lest the roundings of a degree add up.
    height = 0.99 * radius_km * sqrt(2) / _DEGREE
    rows = max(1, -(-180 // height))
    height = 180 / rows
    row = min(int((latitude + 90) / height), int(rows) - 1)
    south = -90 + row * height
    widest = 0.0 if south < 0 < south + height else min(abs(south), abs(south + height))
    columns = max(1, int(-(-360 * cos(radians(widest)) // height)))
    width = 360 / columns
    column = min(int((longitude + 180) / width), columns - 1)
    # So many digits that the middle is written the same, whatever the machine.
    return Square(round(south + height / 2, 5), round(-180 + (column + 0.5) * width, 5))


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points along the earth, by the haversine formula."""
    (phi, lam), (psi, mu) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((psi - phi) / 2) ** 2 + cos(phi) * cos(psi) * sin((mu - lam) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
