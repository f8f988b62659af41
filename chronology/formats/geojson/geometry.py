"""Where a geometry is: one point, and a radius that covers it."""

from collections.abc import Iterator, Mapping
from math import asin, atan2, ceil, cos, degrees, hypot, radians, sin, sqrt
from typing import Any, NamedTuple

from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import shown
from chronology.formats.told.reading import check_degrees

_EARTH_M = 6_371_008.8
#: Positions of one geometry; more would take minutes and say no more of where it is.
_MOST = 1_000_000
_KINDS = frozenset(
    ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
)


class Spot(NamedTuple):
    """A point and how far about it a geometry reaches.

    Args:
        latitude: degrees north.
        longitude: degrees east.
        radius_m: metres; None for a point, of which nothing is known but itself.
        shape: the geometry, where it is more than a point; None where it is one.
    """

    latitude: float
    longitude: float
    radius_m: float | None = None
    shape: Mapping[str, Any] | None = None


def spot_of(geometry: Any) -> Spot | None:
    """Return where a geometry is; None where it has no position.

    What is more than a point becomes the middle of its positions and the radius of the
    circle about it that holds them all. Heights are left out.

    Raises:
        RowError: it is no geometry, or a position is beyond the earth.
    """
    if geometry is None:
        return None
    if not isinstance(geometry, dict):
        raise RowError("geometry", f"{shown(geometry)} is no geometry.")
    positions = list(dict.fromkeys(_positions(geometry)))
    if not positions:
        return None
    if len(positions) == 1:
        longitude, latitude = positions[0]
        return Spot(latitude, longitude, None, _more_than_a_point(geometry))
    latitude, longitude = _middle(positions)
    reach = max(_metres(latitude, longitude, other[1], other[0]) for other in positions)
    return Spot(round(latitude, 7), round(longitude, 7), float(ceil(reach)), geometry)


def _more_than_a_point(geometry: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return the geometry, if it says more than one position does."""
    plain = geometry.keys() <= {"type", "coordinates"} and geometry["type"] == "Point"
    return None if plain and len(geometry["coordinates"]) == 2 else geometry


def _positions(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    """Yield longitude and latitude of every position of a geometry."""
    waiting: list[Any] = [geometry]
    count = 0
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            waiting += _parts(part)
        elif isinstance(part, list) and part and not isinstance(part[0], list | dict):
            count += 1
            if count > _MOST:
                raise RowError("geometry", f"it has more than {_MOST:,} positions.")
            yield _position(part)
        elif isinstance(part, list):
            waiting += part
        else:
            raise RowError("geometry", f"{shown(part)} is no position.")


def _parts(geometry: Mapping[str, Any]) -> list[Any]:
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        given = geometry.get("geometries")
        if given and not isinstance(given, list):
            raise RowError("geometry", f"{shown(given)} is no list of geometries.")
        # Linked Places writes the word "null" where the place of a place is not known.
        return [each for each in given if each not in (None, "null")] if given else []
    if kind is None and "coordinates" not in geometry:
        return []  # a geometry in well-known text alone, which is kept and not read
    if not isinstance(kind, str) or kind not in _KINDS:
        raise RowError("geometry", f"{shown(kind)} is no kind of geometry.")
    return [geometry["coordinates"]] if geometry.get("coordinates") else []


def _position(part: list[Any]) -> tuple[float, float]:
    numbers = [each for each in part[:2] if type(each) in (int, float)]
    if len(numbers) < 2:
        raise RowError("geometry", f"{shown(part)} is no longitude and latitude.")
    longitude, latitude = float(numbers[0]), float(numbers[1])
    check_degrees(latitude, longitude)
    return longitude, latitude


def _middle(positions: list[tuple[float, float]]) -> tuple[float, float]:
    """Return latitude and longitude of the middle of positions, across the date line too."""
    x = y = z = 0.0
    for longitude, latitude in positions:
        north, east = radians(latitude), radians(longitude)
        x += cos(north) * cos(east)
        y += cos(north) * sin(east)
        z += sin(north)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def _metres(latitude: float, longitude: float, other_latitude: float, other: float) -> float:
    """Return the metres between two points on a sphere (haversine)."""
    north, south = radians(latitude), radians(other_latitude)
    half = sin((south - north) / 2) ** 2
    half += cos(north) * cos(south) * sin(radians(other - longitude) / 2) ** 2
    return 2 * _EARTH_M * asin(min(1.0, sqrt(half)))
