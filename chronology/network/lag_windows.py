"""Where a length of time leads from a window of time, and whence it leads into one.

Exact by the calendar, in both directions, though moving by months keeps no
strict order: ten in the morning of 30 January and midnight of the 31st both move
into the last day of February, the earlier one to the later hour. Windows are
[first, last) in seconds; a missing bound leads to a missing bound.
"""

from typing import NamedTuple

from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.dates.lag import Span
from chronology.network.calendar_spans import shift_day


class Move(NamedTuple):
    """A move by the calendar: so many months, then so many seconds; either may be negative."""

    months: int
    seconds: int

    @classmethod
    def by(cls, span: Span, sign: int) -> "Move":
        """Return the move by ``span``, forward (``sign`` 1) or back (-1)."""
        months = span.years * 12 + span.months
        return cls(sign * months, sign * (span.days * DAY + span.seconds))

    def lowest(self, first: int, last: int) -> int:
        """Return the earliest moment to which it leads from [first, last)."""
        if first == NEG_INF:
            return NEG_INF
        if not self.months:
            return first + self.seconds
        day, time = divmod(first, DAY)
        moved = shift_day(day, self.months) * DAY + time
        if time and (day + 1) * DAY < last:
            moved = min(moved, shift_day(day + 1, self.months) * DAY)
        return moved + self.seconds

    def highest(self, first: int, last: int) -> int:
        """Return the end (exclusive) of where it leads from [first, last)."""
        if last == POS_INF:
            return POS_INF
        if not self.months:
            return last + self.seconds
        day, time = divmod(last - 1, DAY)
        moved = shift_day(day, self.months) * DAY + time + 1
        if first < day * DAY:
            moved = max(moved, (shift_day(day - 1, self.months) + 1) * DAY)
        return moved + self.seconds

    def first_reaching(self, moment: int) -> int:
        """Return the earliest moment from which it leads to ``moment`` or later."""
        if moment == NEG_INF:
            return NEG_INF
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
        if moment == POS_INF:
            return POS_INF
        if not self.months:
            return moment - self.seconds
        day, time = divmod(moment - self.seconds - 1, DAY)
        found = shift_day(day, -self.months)
        while shift_day(found + 1, self.months) <= day:
            found += 1
        while shift_day(found, self.months) > day:
            found -= 1
        return found * DAY + (time + 1 if shift_day(found, self.months) == day else DAY)


class Reach(NamedTuple):
    """From how far to how far a length leads; None where that limit is not stated.

    ``least`` leads to the earlier moment of the two.
    """

    least: Move | None
    most: Move | None

    def into(self, first: int, last: int) -> tuple[int, int]:
        """Return the window into which it leads from [first, last)."""
        return (
            NEG_INF if self.least is None else self.least.lowest(first, last),
            POS_INF if self.most is None else self.most.highest(first, last),
        )

    def back_from(self, first: int, last: int) -> tuple[int, int]:
        """Return the window from which it leads into [first, last)."""
        return (
            NEG_INF if self.most is None else self.most.first_reaching(first),
            POS_INF if self.least is None else self.least.last_before(last),
        )


def whole_days(first: int, last: int) -> tuple[int, int]:
    """Return a window rounded outward to days."""
    return (
        first if first == NEG_INF else first - first % DAY,
        last if last == POS_INF else last + -last % DAY,
    )
