"""What ``~`` does to a window: one unit of the finest component that it covers."""

from typing import NamedTuple

from chronology.dates.civil import DAY, shift_months
from chronology.dates.edtf_single import Single
from chronology.dates.groupings import GROUPINGS

_APPROXIMATE = 2


class Widening(NamedTuple):
    """How far a window grows on each side: by so many days, or calendar months.

    ``by_day`` says that the window ends on a stated day, which keeps its number
    where the calendar allows: the 30th of March, about a month, is to the 30th
    of April.
    """

    days: int
    months: int
    by_day: bool

    def apply(self, start: int, end: int) -> tuple[int, int]:
        """Return the window [start, end) widened on both sides."""
        if self.days:
            return start - self.days * DAY, end + self.days * DAY
        if self.by_day:
            return shift_months(start, -self.months), shift_months(end - DAY, self.months) + DAY
        return shift_months(start, -self.months), shift_months(end, self.months)


def widening_of(single: Single) -> Widening | None:
    """Return what the date's ``~`` and ``%`` widen it by, None if it has none.

    A component of which no digit is stated has no unit of its own: ``2004-XX~``
    is about 2004, so by a year. Where only such components are covered, it is
    their own unit all the same.
    """
    if not any(bits & _APPROXIMATE for bits in single.marks):
        return None
    parts = (single.year.mask, single.month, single.day)
    covered = [i for i in range(3) if single.marks[i] & _APPROXIMATE and (i == 0 or parts[i])]
    stated = [i for i in covered if set(parts[i]) != {"X"}]
    finest = max(stated or covered)
    if finest == 2:
        return Widening(1, 0, by_day=True)
    day_stated = bool(single.day) and single.day != "XX"
    if finest == 1:
        grouping = GROUPINGS.get(single.month)
        return Widening(0, grouping.months if grouping else 1, by_day=day_stated)
    return Widening(0, 12 * single.year.step, by_day=day_stated)
