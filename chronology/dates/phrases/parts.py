"""Parts of a period: early, mid, late, the beginning, the end, a half of it.

One table (docs/dates.md): of a year they are EDTF groupings, of a month days, of
a decade, century or millennium years. Parts of a season or a quarter, which
has three months, are its months.
"""

from chronology.dates.civil import DAY, civil_from_days, seconds
from chronology.dates.groupings import GROUPINGS
from chronology.dates.phrases.names import MONTHS
from chronology.dates.phrases.window import Window, grouping_window, month_window, span
from chronology.dates.value import Precision

_GROUPING = {
    "early": 37, "mid": 38, "late": 39, "start": 33, "end": 36, "half1": 40, "half2": 41,
}  # fmt: skip

#: First and last day of the month; 0 is its last.
_OF_MONTH = {
    "early": (1, 10), "mid": (11, 20), "late": (21, 0), "start": (1, 10), "end": (21, 0),
    "half1": (1, 15), "half2": (16, 0),
}  # fmt: skip

_OF_DECADE = {
    "early": (0, 3), "mid": (4, 6), "late": (7, 9), "start": (0, 1), "end": (8, 9),
    "half1": (0, 4), "half2": (5, 9),
}  # fmt: skip

_OF_CENTURY = {
    "early": (0, 33), "mid": (34, 66), "late": (67, 99), "start": (0, 9), "end": (90, 99),
    "half1": (0, 49), "half2": (50, 99),
}  # fmt: skip

_OF_THREE_MONTHS = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}


def part_of(part: str, whole: Window) -> Window | None:
    """Return the part of a year, month, decade, century, season … None if it has no such part."""
    if whole.several:
        return None
    if whole.precision is Precision.YEAR and whole.unit == "year":
        return _of_year(part, whole)
    if whole.precision is Precision.MONTH:
        return _of_month(part, whole)
    if whole.precision in (Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM):
        return _of_years(part, whole)
    if whole.precision in (Precision.SEASON, Precision.QUARTER) and part in _OF_THREE_MONTHS:
        return _of_three_months(part, whole)
    return None


def _of_year(part: str, whole: Window) -> Window:
    return grouping_window(_year(whole.lo), str(_GROUPING[part]))


def _of_month(part: str, whole: Window) -> Window:
    first, last = _OF_MONTH[part]
    lo = whole.lo + (first - 1) * DAY
    hi = whole.lo + last * DAY if last else whole.hi
    return span(lo, hi, "day", Precision.RANGE)


def _of_years(part: str, whole: Window) -> Window:
    """Return the part of a decade, century or millennium, chronologically.

    The first century and the first millennium AD lack their year 0, which is
    then cut off.
    """
    start, end = _year(whole.lo), _year(whole.hi - 1)
    first, last = (_OF_DECADE if whole.precision is Precision.DECADE else _OF_CENTURY)[part]
    if whole.precision is Precision.MILLENNIUM:
        first, last = first * 10, last * 10 + 9
    origin = 0 if start == 1 else start
    begin, finish = max(start, origin + first), min(end, origin + last)
    step = (finish - begin + 1, "year")
    return span(seconds(begin), seconds(finish + 1), "year", Precision.RANGE, step)


def _of_three_months(part: str, whole: Window) -> Window | None:
    year, month, _ = civil_from_days(whole.lo // DAY)
    lo, hi = month_window(year * 12 + month - 1 + _OF_THREE_MONTHS[part])
    if hi > whole.hi:
        return None
    return span(lo, hi, "month", Precision.MONTH, (1, "month"))


def part_note(word: str, part: str, whole: Window) -> str:
    """Return what the part implies, for the reader: "“early” means January to April"."""
    if whole.precision is Precision.YEAR:
        grouping = GROUPINGS[str(_GROUPING[part])]
        last = MONTHS[grouping.first + grouping.months - 2]
        return f"“{word}” means {MONTHS[grouping.first - 1]} to {last}"
    if whole.precision is Precision.MONTH:
        first, until = _OF_MONTH[part]
        return f"“{word}” means the {_nth(first)} to the {_nth(until) if until else 'last'} day"
    if whole.precision is Precision.DECADE:
        return "“{}” means the years {} to {}".format(word, *_OF_DECADE[part])
    if whole.precision is Precision.CENTURY:
        return "“{}” means the years {:02d} to {:02d}".format(word, *_OF_CENTURY[part])
    return f"“{word}” means one of its months"


def _nth(number: int) -> str:
    return f"{number}{'st' if number in (1, 21) else 'th'}"


def _year(moment: int) -> int:
    return civil_from_days(moment // DAY)[0]
