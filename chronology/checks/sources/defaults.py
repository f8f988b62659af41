"""Dates that forms and programs fill in, and the swap of day and month."""

from enum import Enum
from math import log

from chronology.dates import FuzzyDate, Precision
from chronology.dates.civil import DAY, civil_from_days, seconds

#: No month is shorter: what leaves less room open is no month left open.
_SHORTEST_MONTH = 28 * DAY
_DAYS_A_YEAR = 365.25
_MINUTES_A_DAY = 1440

#: How likely at most chance alone may be, where a share is called improbable.
_CHANCE = 1e-6
_FEWEST = 20
_LEAST_SHARE = 0.1


class Default(Enum):
    """A value that is filled in where nothing is known.

    Args:
        what: how it is said.
        chance: the share of exact dates that have it by chance.
        timed: whether it is a time of day, rather than a day.
        room: the seconds that a source must leave open for it to be a default.
    """

    NEW_YEAR = ("1 January", 1 / _DAYS_A_YEAR, False, _SHORTEST_MONTH)
    FIRST = ("first of the month", 11 / _DAYS_A_YEAR, False, _SHORTEST_MONTH)
    MIDNIGHT = ("time 00:00", 1 / _MINUTES_A_DAY, True, DAY)

    def __init__(self, what: str, chance: float, timed: bool, room: int) -> None:
        self.what = what
        self.chance = chance
        self.timed = timed
        self.room = room


def is_day(date: FuzzyDate) -> bool:
    """Return whether a date is a single day."""
    whole = date.start_earliest % DAY == 0
    return whole and not date.lasting and date.end_latest - date.start_earliest == DAY


def is_time(date: FuzzyDate) -> bool:
    """Return whether a date is a time of day, to the minute or the second."""
    return not date.lasting and date.precision in (Precision.MINUTE, Precision.SECOND)


def default_of(date: FuzzyDate) -> Default | None:
    """Return which default a date has the value of, if any."""
    if is_time(date):
        return Default.MIDNIGHT if date.start_earliest % DAY == 0 else None
    if not is_day(date):
        return None
    _, month, day = civil_from_days(date.start_earliest // DAY)
    if day != 1:
        return None
    return Default.NEW_YEAR if month == 1 else Default.FIRST


def is_default_beside(default: Default, adopted: FuzzyDate, said: FuzzyDate) -> bool:
    """Return whether what a source says makes ``adopted`` look like ``default``.

    It does if the source leaves the whole unit open that the default fills, or
    names another day of the same year or month, another time of the same day.
    """
    begin, end = said.start_earliest, said.end_latest
    if begin <= adopted.start_earliest and adopted.end_latest <= end:
        return end - begin >= default.room
    return _unit(default, begin) == _unit(default, adopted.start_earliest) and (
        is_day(said) or is_time(said)
    )


def _unit(default: Default, moment: int) -> tuple[int, ...]:
    """Return the day, the month or the year in which a default of this kind lies."""
    parts = civil_from_days(moment // DAY)
    return parts[: {Default.NEW_YEAR: 1, Default.FIRST: 2, Default.MIDNIGHT: 3}[default]]


def swapped(date: FuzzyDate) -> tuple[int, int] | None:
    """Return the bounds of the day with day and month the other way round, if there is one."""
    if not is_day(date):
        return None
    year, month, day = civil_from_days(date.start_earliest // DAY)
    if day > 12 or day == month:
        return None
    begin = seconds(year, day, month)
    return begin, begin + DAY


def improbable(count: int, total: int, chance: float) -> bool:
    """Return whether ``count`` of ``total`` is more than chance would bring about.

    By Chernoff's bound on the tail of a binomial distribution; few dates, and a
    small share of many, are let be.
    """
    if total < _FEWEST or count < _LEAST_SHARE * total or count <= chance * total:
        return False
    share = count / total
    distance = share * log(share / chance)
    if count < total:
        distance += (1 - share) * log((1 - share) / (1 - chance))
    return total * distance > -log(_CHANCE)
