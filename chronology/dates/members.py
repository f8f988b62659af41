"""The members of a date that is not one unbroken window: masks and sets."""

from collections.abc import Callable, Iterator
from heapq import merge
from typing import NamedTuple

from chronology.dates.civil import DAY, MAX_YEAR, civil_from_days
from chronology.dates.value import Members

Window = tuple[int, int]


def join(windows: list[Window]) -> list[Window]:
    """Return the windows in order, those that touch or overlap made one."""
    joined: list[Window] = []
    for start, end in sorted(windows):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class Windows(NamedTuple):
    """A few separate windows, in order: it is in one of them."""

    listed: tuple[Window, ...]

    def meets(self, earliest: int, latest: int) -> bool:
        """Return whether some member meets the window [earliest, latest)."""
        return any(start < latest and end > earliest for start, end in self.listed)

    def settles(self, earliest: int, latest: int) -> bool:
        """Return True: where the hull is certain, whichever member it is, is inside."""
        return earliest < latest

    def windows(self, earliest: int, latest: int) -> Iterator[Window]:
        """Yield the members that meet [earliest, latest), in order."""
        for start, end in self.listed:
            if start < latest and end > earliest:
                yield start, end


class YearMask(NamedTuple):
    """The same part of every year whose digits fit a mask: ``156X-12-25``.

    Args:
        mask: four digits or X.
        negative: whether the years are before 1 BC.
        within: returns the windows of the part in one year; none where the year
            has no such day.
        reach: how many years a window may lie outside its own year.
    """

    mask: str
    negative: bool
    within: Callable[[int], list[Window]]
    reach: int

    def meets(self, earliest: int, latest: int) -> bool:
        """Return whether some member meets the window [earliest, latest)."""
        return next(self.windows(earliest, latest), None) is not None

    def settles(self, earliest: int, latest: int) -> bool:
        """Return whether the year is known at all; a date of no known year is never certain."""
        return earliest < latest and self.mask != "XXXX"

    def windows(self, earliest: int, latest: int) -> Iterator[Window]:
        """Yield the members that meet [earliest, latest), in order."""
        for year in self.years(_year(earliest) - self.reach, _year(latest) + self.reach):
            for start, end in self.within(year):
                if start < latest and end > earliest:
                    yield start, end

    def years(self, first: int, last: int) -> Iterator[int]:
        """Yield the years from ``first`` to ``last`` that fit, in order."""
        year = self._next(first)
        while year is not None and year <= last:
            yield year
            year = self._next(year + 1)

    def _next(self, year: int) -> int | None:
        """Return the first year from ``year`` on that fits."""
        if not self.negative:
            return smallest_fit(self.mask, max(year, 0)) if year <= 9999 else None
        if year > -1:
            return None
        digits = largest_fit(self.mask, min(-year, 9999))
        return -digits if digits else None

    def hull(self) -> Window | None:
        """Return the first and the last second of all members, None if there is none."""
        first = next(self.windows(-(10**30), 10**30), None)
        if first is None:
            return None
        step = -1 if self.negative else 1
        fit = smallest_fit if self.negative else largest_fit
        digits = fit(self.mask, 1 if self.negative else 9999)
        while digits is not None:
            windows = self.within(step * digits)
            if windows:
                return first[0], windows[-1][1]
            digits = fit(self.mask, digits - step)
        return None


def _year(moment: int) -> int:
    if abs(moment) > (MAX_YEAR + 1) * 366 * DAY:
        return MAX_YEAR if moment > 0 else -MAX_YEAR
    return civil_from_days(moment // DAY)[0]


def smallest_fit(mask: str, number: int) -> int | None:
    """Return the smallest number from ``number`` on that fits four digits or X."""
    if not 0 <= number <= 9999:
        return None
    digits = f"{number:04d}"
    fixed = _agreeing(mask, digits)
    if fixed == 4:
        return number
    for at in range(fixed, -1, -1):
        above = int(digits[at]) + 1
        if mask[at] == "X" and above <= 9:
            return int(digits[:at] + str(above) + mask[at + 1 :].replace("X", "0"))
        if mask[at] > digits[at] and mask[at] != "X":
            return int(digits[:at] + mask[at:].replace("X", "0"))
    return None


def largest_fit(mask: str, number: int) -> int | None:
    """Return the largest number up to ``number`` that fits four digits or X."""
    complement = "".join(c if c == "X" else str(9 - int(c)) for c in mask)
    found = smallest_fit(complement, 9999 - number) if 0 <= number <= 9999 else None
    return None if found is None else 9999 - found


def _agreeing(mask: str, digits: str) -> int:
    """Return how many leading digits fit the mask."""
    for at in range(4):
        if mask[at] not in ("X", digits[at]):
            return at
    return 4


class Element(NamedTuple):
    """One element of a set.

    Args:
        start: first second of its window.
        end: end of its window, exclusive.
        first_end: end of the first date of a range; of a date, its own.
        last_start: start of the last date of a range; of a date, its own.
        members: its own members where it has any.
    """

    start: int
    end: int
    first_end: int
    last_start: int
    members: Members | None

    def meets(self, earliest: int, latest: int) -> bool:
        """Return whether the element meets the window [earliest, latest)."""
        if not (self.start < latest and self.end > earliest):
            return False
        return self.members is None or self.members.meets(earliest, latest)

    def windows(self, earliest: int, latest: int) -> Iterator[Window]:
        """Yield the element, or its members, as far as they meet [earliest, latest)."""
        if self.members is not None:
            yield from self.members.windows(earliest, latest)
        elif self.start < latest and self.end > earliest:
            yield self.start, self.end

    def inside(self, earliest: int, latest: int) -> bool:
        """Return whether the element must lie, at some time, in [earliest, latest)."""
        if self.last_start < earliest or self.first_end > latest:
            return False
        return self.members is None or self.members.settles(earliest, latest)


class SetMembers(NamedTuple):
    """The elements of a set, in order; in all of them, or in one of them."""

    elements: tuple[Element, ...]
    every: bool

    def meets(self, earliest: int, latest: int) -> bool:
        """Return whether some element meets the window [earliest, latest)."""
        return any(element.meets(earliest, latest) for element in self.elements)

    def settles(self, earliest: int, latest: int) -> bool:
        """Return whether one of "all of", or each of "one of", must be in the window."""
        inside = (element.inside(earliest, latest) for element in self.elements)
        return any(inside) if self.every else all(inside)

    def windows(self, earliest: int, latest: int) -> Iterator[Window]:
        """Yield the windows of the elements that meet [earliest, latest), in order."""
        yield from merge(*(element.windows(earliest, latest) for element in self.elements))
