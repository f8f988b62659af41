"""What every calendar can tell."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, NamedTuple

#: The Julian day that begins at midnight of 1970-01-01.
EPOCH = 2_440_587.5


class CalendarDay(NamedTuple):
    """A day of a calendar: its year, the number of its month, its day."""

    year: int
    month: int
    day: int


class Calendar(ABC):
    """A calendar: when its years begin, which months they have, how long those are.

    Days are counted from 1970-01-01, which is 0.

    Args:
        key: its name in the program.
        name: its name in a sentence.
        mark: what stands behind its dates.
        years: first and last year that can be converted.
        months: the names of its months by their numbers.
        mean_year: days of a mean year, from which a year is guessed.
        origin: the day, about, on which its year 1 began.
        slack: how many days the true date may lie on either side of the computed
            one, where a sighting decides.
    """

    key: ClassVar[str]
    name: ClassVar[str]
    mark: ClassVar[str]
    years: ClassVar[tuple[int, int]]
    months: ClassVar[Mapping[int, str]]
    mean_year: ClassVar[float]
    origin: ClassVar[int]
    slack: ClassVar[int] = 0

    @abstractmethod
    def year_start(self, year: int) -> int:
        """Return the first day of a year, which must be one that can be converted."""

    def months_of(self, year: int) -> tuple[int, ...]:
        """Return the numbers of the months of a year, in their order."""
        del year  # most calendars have the same months every year
        return tuple(self.months)

    @abstractmethod
    def length(self, year: int, month: int) -> int:
        """Return how many days a month of a year has."""

    @abstractmethod
    def note(self, words: str, date: CalendarDay) -> str:
        """Return how a date that begins on ``date``, worded ``words``, was converted."""

    def exact(self, year: int) -> bool:
        """Return whether the dates of a year are as computed, sighting or no."""
        del year  # a calendar that reckons is exact in every year
        return not self.slack

    def allowance(self, year: int) -> int:
        """Return how many days to allow on either side of a computed date of the year."""
        return 0 if self.exact(year) else self.slack

    def month_bounds(self, year: int, month: int) -> tuple[int, int]:
        """Return the first day of a month, and the first after it."""
        first = self.year_start(year)
        for number in self.months_of(year):
            if number == month:
                break
            first += self.length(year, number)
        return first, first + self.length(year, month)

    def year_bounds(self, year: int) -> tuple[int, int]:
        """Return the first day of a year, and the first after it."""
        first = self.year_start(year)
        return first, first + sum(self.length(year, month) for month in self.months_of(year))

    def day_of(self, day: int) -> CalendarDay | None:
        """Return the date of a day, None where its year cannot be converted."""
        year = int((day - self.origin) // self.mean_year) + 1
        first, last = self.years
        while year < last and (year < first or self.year_start(year + 1) <= day):
            year += 1
        while year > first and (year > last or self.year_start(year) > day):
            year -= 1
        rest = day - self.year_start(year)
        if rest < 0:
            return None
        for month in self.months_of(year):
            length = self.length(year, month)
            if rest < length:
                return CalendarDay(year, month, rest + 1)
            rest -= length
        return None

    def shown(self, day: int) -> str | None:
        """Return a day in the calendar's own words, None where it cannot be converted."""
        date = self.day_of(day)
        if date is None:
            return None
        return f"{date.day} {self.months[date.month]} {self.shown_year(date.year)}"

    def shown_year(self, year: int) -> str:
        """Return a year with the calendar's mark."""
        return f"{year} {self.mark}"


def from_julian_day(moment: float) -> int:
    """Return the day, from 1970-01-01, that begins at a Julian day (which ends in .5)."""
    return int(moment - EPOCH)
