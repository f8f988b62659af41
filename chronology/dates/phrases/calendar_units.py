"""The unit next to, before or around an anchor: the following year, the same day.

A unit is counted by an index: days from 1970, months from year 0, and so on.
What follows counts from the anchor's end, what precedes it from its start; an
anchor that spans several units gives a window of several.
"""

from collections.abc import Callable

from chronology.dates.civil import DAY, civil_from_days, seconds
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.weeks import weekday
from chronology.dates.phrases.window import span
from chronology.dates.value import FuzzyDate, Precision

Index = Callable[[int], int]


def _month_index(moment: int) -> int:
    year, month, _ = civil_from_days(moment // DAY)
    return year * 12 + month - 1


def _months(count: int) -> tuple[Index, Index]:
    def index(moment: int) -> int:
        return _month_index(moment) // count

    def start(number: int) -> int:
        month = number * count
        return seconds(month // 12, month % 12 + 1)

    return index, start


#: Of each unit: moment → index, index → first second.
_UNITS: dict[str, tuple[Index, Index]] = {
    "day": (lambda moment: moment // DAY, lambda number: number * DAY),
    "week": (lambda moment: (moment // DAY + 3) // 7, lambda number: (number * 7 - 3) * DAY),
    "month": _months(1),
    "quarter": _months(3),
    "year": _months(12),
    "decade": _months(120),
    "century": _months(1200),
    "millennium": _months(12_000),
}

_PRECISIONS = {
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "quarter": Precision.QUARTER,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
    "century": Precision.CENTURY,
    "millennium": Precision.MILLENNIUM,
}
_EDGES = {"day": "day", "week": "day", "month": "month", "quarter": "month"}


def edges(date: FuzzyDate, step: int) -> tuple[int, int]:
    """Return the first and last second from which ``step`` units are counted."""
    if step > 0:
        return date.end_earliest, date.end_latest - 1
    if step < 0:
        return date.start_earliest, date.start_latest - 1
    return date.start_earliest, date.end_latest - 1


def unit_piece(date: FuzzyDate, unit: str, step: int, first: int, last: int) -> Piece | None:
    """Return the unit ``step`` units from the date; None for a unit without a calendar.

    ``first`` and ``last`` are its place in the phrase.
    """
    if unit not in _UNITS:
        return None
    index, start = _UNITS[unit]
    lo, hi = edges(date, step)
    low, high = index(lo) + step, index(hi) + step
    if low == high and unit in ("day", "month", "year"):
        return _plain(unit, start(low), first, last)
    return _fixed(start(low), start(high + 1), unit, first, last, single=low == high)


def _plain(unit: str, moment: int, first: int, last: int) -> Piece:
    """Return a piece that parts, times and lending treat like a stated date."""
    year, month, day = civil_from_days(moment // DAY)
    piece = Piece(first, last, {"day": pc.DAY, "month": pc.MONTH, "year": pc.YEAR}[unit])
    piece.year, piece.era = (year, "ad") if year > 0 else (1 - year, "bc")
    if unit != "year":
        piece.month = month
    if unit == "day":
        piece.day = day
    return piece


def _fixed(lo: int, hi: int, unit: str, first: int, last: int, *, single: bool) -> Piece:
    precision = _PRECISIONS[unit] if single else Precision.RANGE
    window = span(lo, hi, _EDGES.get(unit, "year"), precision, (1, unit))
    return Piece(first, last, pc.FIXED, window=window)


def weekday_piece(date: FuzzyDate, wanted: int, step: int, first: int, last: int) -> Piece:
    """Return the first such weekday after the date (1), before it (−1), or in its week (0)."""
    lo, hi = (moment // DAY for moment in edges(date, step))
    low, high = (_weekday_near(day, wanted, step) for day in (lo, hi))
    if low == high:
        return _plain("day", low * DAY, first, last)
    return _fixed(low * DAY, (high + 1) * DAY, "day", first, last, single=False)


def _weekday_near(day: int, wanted: int, step: int) -> int:
    if step > 0:
        return day + ((wanted - weekday(day) - 1) % 7 + 1)
    if step < 0:
        return day - ((weekday(day) - wanted - 1) % 7 + 1)
    return day - weekday(day) + wanted


def named_years(date: FuzzyDate, first_month: int, step: int) -> tuple[int, int]:
    """Return the years, least and greatest, of the named month or season near the date.

    The first that begins after the date's month (1), the last that began before
    it (−1), or that of the date's own year (0).
    """
    low, high = (_year_near(moment, first_month, step) for moment in edges(date, step))
    return low, high


def _year_near(moment: int, first_month: int, step: int) -> int:
    year, month, _ = civil_from_days(moment // DAY)
    if step > 0:
        return year if first_month > month else year + 1
    if step < 0:
        return year if first_month < month else year - 1
    return year
