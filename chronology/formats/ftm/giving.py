"""A fuzzy date as FollowTheMoney can say it: no window, no doubt, no year before 1."""

from typing import NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, seconds
from chronology.dates.value import FuzzyDate
from chronology.dates.zones import civil_to_utc
from chronology.formats.losses import BEFORE_YEAR_ONE, FAR_YEARS, OPEN_END, SET_OF_DATES
from chronology.formats.yearless import is_yearless

_FIRST, _AFTER = seconds(1), seconds(10_000)


class Given(NamedTuple):
    """What is written of a date.

    Args:
        properties: ``date``, ``startDate`` and ``endDate``, of which each may have two
            values: the first and the last of a window.
        lost: what is not said, of the kinds of ``chronology.formats.losses``.
    """

    properties: dict[str, list[str]]
    lost: tuple[str, ...]


def given(date: FuzzyDate, zone: str = "UTC") -> Given:
    """Return what is written of a date.

    Args:
        date: the date.
        zone: the zone in which the chronology counts; times are written in UTC.
    """
    if is_yearless(date) and not date.lasting:
        return Given({}, (SET_OF_DATES,))
    if not date.lasting:
        sides = {"date": (date.start_earliest, date.end_latest)}
    else:
        sides = {
            "startDate": (date.start_earliest, date.start_latest),
            "endDate": (date.end_earliest, date.end_latest),
        }
    properties: dict[str, list[str]] = {}
    lost: list[str] = []
    for name, window in sides.items():
        first, after = _in_utc(*window, zone)
        if why := _beyond(first, after):
            lost.append(why)
        else:
            properties[name] = _values(first, after)
    return Given(properties, tuple(dict.fromkeys(lost)))


def _in_utc(first: int, after: int, zone: str) -> tuple[int, int]:
    """Return a window in UTC, where it has a time of day; days are days in any zone."""
    if first == NEG_INF or after == POS_INF or not (first % DAY or after % DAY):
        return first, after
    return civil_to_utc(first, zone), civil_to_utc(after, zone)


def _beyond(first: int, after: int) -> str:
    """Return what is lost where a window cannot be written, "" where it can."""
    if first == NEG_INF or after == POS_INF:
        return OPEN_END
    if first < _FIRST:
        return BEFORE_YEAR_ONE
    return FAR_YEARS if after > _AFTER else ""


def _values(first: int, after: int) -> list[str]:
    """Return the year, month, day or time that a window is, or its first and its last."""
    whole = _prefix(first, after)
    if whole:
        return [whole]
    for length in (DAY, 3600, 60, 1):
        if first % length == 0 and after % length == 0:
            break
    return [_prefix(first, first + length), _prefix(after - length, after)]


def _prefix(first: int, after: int) -> str:
    """Return the one prefix of ISO 8601 that is a window, "" where none is."""
    days, time = divmod(first, DAY)
    year, month, day = civil_from_days(days)
    if not time and after == seconds(year + 1) and (month, day) == (1, 1):
        return f"{year:04d}"
    if not time and day == 1 and after == seconds(year + month // 12, month % 12 + 1):
        return f"{year:04d}-{month:02d}"
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    if not time and after == first + DAY:
        return iso
    clock = f"{time // 3600:02d}:{time % 3600 // 60:02d}:{time % 60:02d}"
    for length, digits in ((3600, 2), (60, 5), (1, 8)):
        if time % length == 0 and after == first + length:
            return f"{iso}T{clock[:digits]}"
    return ""
