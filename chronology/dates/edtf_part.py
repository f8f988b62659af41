"""The part of a year that an EDTF date names: the same months or days of any year."""

from dataclasses import dataclass
from functools import lru_cache

from chronology.dates.civil import DAY, days_in_month, months_from, seconds
from chronology.dates.edtf_single import Single, days_of, months_of
from chronology.dates.groupings import GROUPINGS
from chronology.dates.members import Window, join
from chronology.dates.widening import widening_of

# Every 400 years the calendar repeats; this cycle stands for all.
_CYCLE = 400
_FIRST = 2000


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """The months or days that a date names, to be found in one year after another.

    A value, not a closure, so that two dates read from one text are equal.
    """

    single: Single

    def __call__(self, year: int) -> list[Window]:
        """Return the windows of the part in ``year``; none where it has no such day."""
        start = seconds(year)
        return [(start + a, start + b) for a, b in _relative(self.single, year % _CYCLE)]


@lru_cache(maxsize=8192)
def _relative(single: Single, of_cycle: int) -> list[Window]:
    """Return the windows in a year of the cycle, counted from its first second."""
    year = _FIRST + of_cycle
    start = seconds(year)
    return [(a - start, b - start) for a, b in windows_in(single, year)]


def windows_in(single: Single, year: int) -> list[Window]:
    """Return the windows of the date in ``year``, in order, those that touch joined."""
    grouping = GROUPINGS.get(single.month)
    months = months_of(single.month or "XX")
    if grouping is not None:
        found = [months_from(year, grouping.first, grouping.months)]
    elif single.day in ("", "XX"):
        found = [months_from(year, month, 1) for month in months]
    else:
        days = days_of(single.day)
        found = [_day(year, m, d) for m in months for d in days if d <= days_in_month(year, m)]
    widening = widening_of(single)
    if widening is not None:
        found = [widening.apply(start, end) for start, end in found]
    return join(found)


def _day(year: int, month: int, day: int) -> Window:
    start = seconds(year, month, day)
    return start, start + DAY
