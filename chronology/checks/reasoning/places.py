"""Whether two places are separate, near each other, or how far apart."""

from math import asin, cos, radians, sin, sqrt

from chronology.query.evidence import Place

_EARTH_KM = 6371.0

#: Within this distance people go to and fro in a day as a matter of course.
NEARBY_KM = 50.0


def distance_km(one: Place, other: Place) -> float | None:
    """Return how far apart two places are at the least, None where it is unknown.

    The great circle, less the radius of uncertainty of each.
    """
    if one.latitude is None or one.longitude is None:
        return None
    if other.latitude is None or other.longitude is None:
        return None
    apart = great_circle_km(one.latitude, one.longitude, other.latitude, other.longitude)
    return max(0.0, apart - ((one.radius_m or 0) + (other.radius_m or 0)) / 1000)


def great_circle_km(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float
) -> float:
    """Return the kilometres between two points, given in degrees, on a sphere (haversine)."""
    north, south = radians(latitude), radians(other_latitude)
    across = radians(longitude - other_longitude)
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def separate(one: Place, other: Place) -> bool:
    """Return whether nobody can be in both places at once.

    A place and one within it are never two; nor are two whose circles of
    uncertainty touch.
    """
    if one.id in other.within or other.id in one.within:
        return False
    return distance_km(one, other) != 0


def nearby(one: Place, other: Place) -> bool:
    """Return whether people go from one to the other and back within a day.

    Where the distance is unknown, two places are near if they share a town or
    district: a place around both that itself lies in a larger one.
    """
    apart = distance_km(one, other)
    if apart is not None:
        return apart <= NEARBY_KM
    # A place that lies in a larger one is within two places or more, so that
    # two things in the same town share two.
    return len(one.within & other.within) >= 2
