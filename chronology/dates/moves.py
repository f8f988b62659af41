"""Moving by the calendar: where so many months and seconds lead from a window of time.

Moving by months keeps the day of the month, or takes the last day of a shorter
month (``chronology.dates.civil.shift_months``), and keeps the time of day. So it
keeps no strict order: ten in the morning of 30 January and midnight of the 31st
both move into the last day of February, the earlier one to the later hour. What
is moved of a window is therefore its last second, never the moment after it.
Windows are [first, last) in seconds; a missing bound leads to a missing bound.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from chronology.dates.civil import (
    DAY,
    NEG_INF,
    POS_INF,
    civil_from_days,
    days_from_civil,
    days_in_month,
)

if TYPE_CHECKING:
    from chronology.dates.lag import Span

_MISSING = (NEG_INF, POS_INF)


@lru_cache(maxsize=65_536)
def shift_day(day: int, months: int) -> int:
    """Return the day, counted from 1970-01-01, ``months`` after or before ``day``."""
    if not months:
        return day
    year, month, of_month = civil_from_days(day)
    years, month0 = divmod(month - 1 + months, 12)
    year += years
    return days_from_civil(year, month0 + 1, min(of_month, days_in_month(year, month0 + 1)))


class Move(NamedTuple):
    """A move by the calendar: so many months, then so many seconds; either may be negative."""

    months: int
    seconds: int

    @classmethod
    def by(cls, span: "Span", sign: int) -> "Move":
        """Return the move by ``span``, forward (``sign`` 1) or back (-1)."""
        months = span.years * 12 + span.months
        return cls(sign * months, sign * (span.days * DAY + span.seconds))

    def lowest(self, first: int, last: int) -> int:
        """Return the earliest moment to which it leads from [first, last)."""
        if first in _MISSING:
            return first
        if not self.months:
            return first + self.seconds
        day, time = divmod(first, DAY)
        moved = shift_day(day, self.months) * DAY + time
        if time and (day + 1) * DAY < last:
            moved = min(moved, shift_day(day + 1, self.months) * DAY)
        return moved + self.seconds

    def highest(self, first: int, last: int) -> int:
        """Return the end (exclusive) of where it leads from [first, last)."""
        if last in _MISSING:
            return last
        if not self.months:
            return last + self.seconds
        day, time = divmod(last - 1, DAY)
        moved = shift_day(day, self.months) * DAY + time + 1
        if first < day * DAY:
            moved = max(moved, (shift_day(day - 1, self.months) + 1) * DAY)
        return moved + self.seconds

    def first_reaching(self, moment: int) -> int:
        """Return the earliest moment from which it leads to ``moment`` or later."""
        if moment in _MISSING:
            return moment
        if not self.months:
            return moment - self.seconds
        day, time = divmod(moment - self.seconds, DAY)
        found = shift_day(day, -self.months)
        while shift_day(found - 1, self.months) >= day:
            found -= 1
        while shift_day(found, self.months) < day:
            found += 1
        return found * DAY + (time if shift_day(found, self.months) == day else 0)

    def last_before(self, moment: int) -> int:
        """Return the end (exclusive) of the moments from which it leads to before ``moment``."""
        if moment in _MISSING:
            return moment
        if not self.months:
            return moment - self.seconds
        day, time = divmod(moment - self.seconds - 1, DAY)
        found = shift_day(day, -self.months)
        while shift_day(found + 1, self.months) <= day:
            found += 1
        while shift_day(found, self.months) > day:
            found -= 1
        return found * DAY + (time + 1 if shift_day(found, self.months) == day else DAY)


def whole_days(first: int, last: int) -> tuple[int, int]:
    """Return a window rounded outward to days."""
    return (
        first if first in _MISSING else first - first % DAY,
        last if last in _MISSING else last + -last % DAY,
    )
