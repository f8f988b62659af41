"""Dates of FollowTheMoney: prefixes of ISO 8601, one or several."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from chronology.dates.canonical import edtf_year
from chronology.dates.civil import DAY, days_from_civil, days_in_month
from chronology.dates.edtf import parse_edtf
from chronology.dates.kinds import EndKind, Precision
from chronology.dates.phrases.meaning import lasting, once, once_between
from chronology.dates.phrases.window import (
    Window,
    finest,
    month_text,
    month_window,
    span,
    year_window,
)
from chronology.dates.value import FuzzyDate
from chronology.dates.zones import utc_to_civil

_PREFIX = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?)?"
    r"(?:Z|[+-]00:?00)?)?)?)?",
    re.ASCII,
)
#: What stands for "long ago": no day of the year 1001 is meant.
HISTORIC = "1001-01-01"

#: The part of a day that a time states, by how many of hour, minute and second there are.
_TIMES = (
    (Precision.HOUR, "hour", 3600),
    (Precision.MINUTE, "minute", 60),
    (Precision.SECOND, "second", 1),
)


class Dated(NamedTuple):
    """The dates of an entity.

    Args:
        date: how they are read, None where they are not or there are none.
        words: them as they stand.
        why: why they are not read, "" where they are.
    """

    date: FuzzyDate | None
    words: str
    why: str = ""


def single(values: Sequence[str], zone: str) -> Dated:
    """Return once at a date; of several, once within the time from the first to the last."""
    return _dated(values, ", ".join(values), lambda: _once(_hull(values, zone)))


def between(starts: Sequence[str], ends: Sequence[str], zone: str) -> Dated:
    """Return what lasted from a start to an end, of which one may be missing."""
    words = f"{', '.join(starts) or '…'} – {', '.join(ends) or '…'}"

    def meaning() -> FuzzyDate:
        start = _hull(starts, zone) if starts else None
        end = _hull(ends, zone) if ends else None
        if start is not None and end is not None and start.lo >= end.hi:
            raise ValueError("it ends before it begins")
        return lasting(
            start,
            end,
            EndKind.UNKNOWN if start is None else EndKind.KNOWN,
            EndKind.UNKNOWN if end is None else EndKind.KNOWN,
        )

    return _dated([*starts, *ends], words, meaning)


def _dated(values: Sequence[str], words: str, meaning: Callable[[], FuzzyDate]) -> Dated:
    if not values:
        return Dated(None, "")
    if HISTORIC in values:
        return Dated(None, words, f"{HISTORIC} only says that it was long ago")
    try:
        return Dated(meaning().with_text(words), words)
    except ValueError as error:
        return Dated(None, words, str(error))


def _once(window: Window) -> FuzzyDate:
    if window.precision is Precision.RANGE:
        return once_between(window.lo, window.hi, window.unit)
    return once(window)


def _hull(values: Sequence[str], zone: str) -> Window:
    """Return the window of a date, or from the first to the last of several."""
    windows = [_window(value.strip(), zone) for value in values]
    first = min(windows, key=lambda window: window.lo)
    last = max(windows, key=lambda window: window.hi)
    if (first.lo, first.hi) == (last.lo, last.hi):
        return first
    unit = finest(first.unit, last.unit)
    return span(first.lo, last.hi, "day" if unit == "second" else unit, Precision.RANGE)


def _window(value: str, zone: str) -> Window:
    found = _PREFIX.fullmatch(value)
    if found is None:
        raise ValueError(f"“{value}” is no prefix of an ISO 8601 date")
    year, month, day, *times = (None if part is None else int(part) for part in found.groups())
    if year is None or year == 0 or not 1 <= (month or 1) <= 12:
        raise ValueError(f"“{value}” is no date")
    if month is None:
        return Window(
            *year_window(year, year), edtf_year(year), "year", Precision.YEAR, (1, "year")
        )
    index = year * 12 + month - 1
    if day is None:
        return Window(
            *month_window(index), month_text(index), "month", Precision.MONTH, (1, "month")
        )
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError(f"“{value}” is no date")
    stated = [part for part in times if part is not None]
    if stated:
        return _moment(f"{year:04d}-{month:02d}-{day:02d}", stated, value, zone)
    first = days_from_civil(year, month, day) * DAY
    return span(first, first + DAY, "day", Precision.DAY, (1, "day"))


def _moment(day: str, stated: Sequence[int], value: str, zone: str) -> Window:
    """Return the hour, minute or second that a time in UTC states, in the chronology's zone."""
    if stated[0] > 23 or any(part > 59 for part in stated[1:]):
        raise ValueError(f"“{value}” is no time of day")
    clock = ":".join(f"{part:02d}" for part in (*stated, 0, 0)[:3])
    first = utc_to_civil(parse_edtf(f"{day}T{clock}").start_earliest, zone)
    precision, unit, length = _TIMES[len(stated) - 1]
    return span(first, first + length, "second", precision, (1, unit))
