"""A date as TimelineJS places it: a start and perhaps an end, as finely as it is known.

TimelineJS draws a date object at its first moment, and words it by the parts that it
has. So a date of a month has a year and a month, and no day is made up for it.
"""

from typing import NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, seconds
from chronology.dates.value import FuzzyDate
from chronology.formats.yearless import is_yearless

_HOUR = 3600
_MINUTE = 60

#: The names of the parts of a date object, coarsest first.
_NAMES = ("year", "month", "day", "hour", "minute", "second")

#: What a part that is left out stands for where TimelineJS draws it.
_FIRST = (0, 1, 1, 0, 0, 0)

Parts = tuple[int, ...]


class SlideDates(NamedTuple):
    """Where a slide stands.

    Args:
        start: the ``start_date``.
        end: the ``end_date``, None where the slide stands at one date.
        spread: whether what is drawn as lasting is in part only the time within
            which it was.
    """

    start: dict[str, int]
    end: dict[str, int] | None
    spread: bool


def slide_dates(date: FuzzyDate) -> SlideDates | None:
    """Return where the slide of ``date`` stands; None where it has no year or no bound at all.

    Without a bound on one side it stands at what is known of the other.
    """
    if is_yearless(date):
        return None
    return _lasting(date) if date.lasting else _within(date.start_earliest, date.end_latest)


def _within(first: int, last: int) -> SlideDates | None:
    """Return where the slide of what was once, within a window, stands."""
    if first == NEG_INF or last == POS_INF:
        known = last - 1 if first == NEG_INF else first
        bounded = NEG_INF < known < POS_INF - 1
        return SlideDates(_named(_parts(known, 3)), None, spread=False) if bounded else None
    unit = _unit(first, last)
    if unit is not None:
        return SlideDates(_named(unit), None, spread=False)
    start = _exact(first)
    return SlideDates(_named(start), _named(_ending(last, start)), spread=True)


def _lasting(date: FuzzyDate) -> SlideDates | None:
    start, sharp = _edge(date.start_earliest, date.start_latest, end=False)
    end, sharp_end = _edge(date.end_earliest, date.end_latest, end=True)
    begun, ended = date.start_earliest != NEG_INF, date.end_latest != POS_INF
    if start is None or (ended and not begun):
        start, sharp, end = end, sharp_end, None
    elif begun and not ended:
        end, sharp_end = None, True
    if start is None:
        return None
    if end is not None and _drawn(end) < _drawn(start):
        end = _ending(date.end_latest, start)
    same = end is None or end == start
    return SlideDates(_named(start), None if same else _named(end or ()), not (sharp and sharp_end))


def _edge(earliest: int, latest: int, *, end: bool) -> tuple[Parts | None, bool]:
    """Return where one end is drawn, and whether that says all that is known of it."""
    if earliest == NEG_INF and latest == POS_INF:
        return None, False
    if earliest == NEG_INF:
        return _exact(latest, end=True), False
    if latest == POS_INF:
        return _exact(earliest), False
    unit = _unit(earliest, latest)
    if unit is not None:
        return unit, True
    return (_exact(latest, end=True) if end else _exact(earliest)), False


def _unit(first: int, last: int) -> Parts | None:
    """Return the year, month, day, hour, minute or second that [first, last) is."""
    parts = _parts(first, 6)
    for count in (1, 2, 3, 4, 5, 6):
        if any(parts[at] != _FIRST[at] for at in range(count, 6)):
            continue
        if _after(parts[:count]) == last:
            return parts[:count]
    return None


def _after(parts: Parts) -> int:
    """Return the second after the year, month, day or smaller unit that the parts name."""
    year, month = parts[0], parts[1] if len(parts) > 1 else 1
    if len(parts) == 1:
        return seconds(year + 1)
    if len(parts) == 2:
        return seconds(year + month // 12, month % 12 + 1)
    moment = seconds(year, month, parts[2])
    length = (DAY, _HOUR, _MINUTE, 1)[len(parts) - 3]
    for part, worth in zip(parts[3:], (_HOUR, _MINUTE, 1), strict=False):
        moment += part * worth
    return moment + length


def _ending(last: int, start: Parts) -> Parts:
    """Return the end before ``last``: its day, or its second where that day is drawn too early."""
    end = _exact(last, end=True)
    return _parts(last - 1, 6) if _drawn(end) < _drawn(start) else end


def _exact(moment: int, *, end: bool = False) -> Parts:
    """Return the day of a bound, with its time where it does not lie between two days."""
    return _parts(moment - end, 6 if moment % DAY else 3)


def _parts(moment: int, count: int) -> Parts:
    day, rest = divmod(moment, DAY)
    clock = (rest // _HOUR, rest % _HOUR // _MINUTE, rest % _MINUTE)
    return (*civil_from_days(day), *clock)[:count]


def _drawn(parts: Parts) -> Parts:
    """Return the moment at which TimelineJS draws a date object."""
    return (*parts, *_FIRST[len(parts) :])


def _named(parts: Parts) -> dict[str, int]:
    named = dict(zip(_NAMES, parts, strict=False))
    # TimelineJS knows no year 0: it words -44 as "44 BCE", which we count as -43.
    if named["year"] <= 0:
        named["year"] -= 1
    return named
