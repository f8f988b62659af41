"""The days that a year, a month or a day of one of Gramps' calendars takes.

Years are counted as Gramps counts them: no year 0, -44 is 44 BC. A month or day
that is 0 is not stated.
"""

from collections.abc import Callable
from dataclasses import replace

from chronology.dates.calendars import calendar_of
from chronology.dates.canonical import edtf_year
from chronology.dates.civil import DAY, days_from_civil, days_in_month
from chronology.dates.kinds import Precision
from chronology.dates.phrases.window import Window, month_text, month_window, span, year_window

#: First day and the one after the last, as days since 1970-01-01.
Days = tuple[int, int]

_PRECISIONS = ((Precision.YEAR, (1, "year")), (Precision.MONTH, (1, "month")))
_DAILY = (Precision.DAY, (1, "day"))


class NoDateError(ValueError):
    """A year, month and day that are no date of their calendar; the message says why."""


def window_in(calendar: str, year: int, month: int, day: int) -> Window:
    """Return the window that a date of a calendar names.

    Args:
        calendar: as ``cformat`` names it.
        year: not 0.
        month: 0 where it is not stated.
        day: 0 where it is not stated.

    Raises:
        NoDateError: the calendar is not read, or has no such date.
    """
    if calendar == "Gregorian":
        return _gregorian(_astronomical(year), month, day)
    first, after = days_in(calendar, year, month, day)
    precision, step = _DAILY if day else _PRECISIONS[bool(month)]
    window = span(first * DAY, after * DAY, "day", precision, step)
    return _allowing(window, year) if calendar == "Islamic" else window


def _allowing(window: Window, year: int) -> Window:
    """Return the window with the days that a sighting of the moon may move it by."""
    days = calendar_of("hijri").allowance(year) * DAY
    wider = span(window.lo - days, window.hi + days, "day", window.precision, window.step)
    return replace(wider, unit=window.unit)


def days_in(calendar: str, year: int, month: int, day: int) -> Days:
    """Return the days that a date of a calendar takes.

    Raises:
        NoDateError: the calendar is not read, or has no such date.
    """
    if calendar not in _MONTHS:
        raise NoDateError(f"the calendar “{calendar}” is not one that Gramps has")
    if not month:
        first, last = _MONTHS_OF_YEAR.get(calendar, _twelve)(year)
        return _MONTHS[calendar](year, first)[0], _MONTHS[calendar](year, last)[1]
    first, after = _MONTHS[calendar](year, month)
    if not day:
        return first, after
    if not first <= first + day - 1 < after:
        raise NoDateError(f"that month has {after - first} days")
    return first + day - 1, first + day


def _astronomical(year: int) -> int:
    return year + 1 if year < 0 else year


def _gregorian(year: int, month: int, day: int) -> Window:
    if not month:
        return Window(*year_window(year, year), edtf_year(year), "year", *_PRECISIONS[0])
    _twelve_at_most(month)
    if not day:
        index = year * 12 + month - 1
        return Window(*month_window(index), month_text(index), "month", *_PRECISIONS[1])
    if not 1 <= day <= days_in_month(year, month):
        raise NoDateError(f"that month has {days_in_month(year, month)} days")
    first = days_from_civil(year, month, day) * DAY
    return span(first, first + DAY, "day", *_DAILY)


def _twelve_at_most(month: int) -> None:
    if not 1 <= month <= 12:
        raise NoDateError(f"there is no month {month}")


def _civil_month(year: int, month: int) -> Days:
    _twelve_at_most(month)
    year = _astronomical(year)
    first = days_from_civil(year, month, 1)
    return first, first + days_in_month(year, month)


def _julian_month(year: int, month: int) -> Days:
    _twelve_at_most(month)
    return calendar_of("julian").month_bounds(_astronomical(year), month)


def _tabulated(key: str) -> Callable[[int, int], Days]:
    """Return the months of a calendar that the date engine knows."""

    def month_bounds(year: int, month: int) -> Days:
        calendar = calendar_of(key)
        first, last = calendar.years
        if not first <= year <= last:
            raise NoDateError(f"the {calendar.name} calendar is read from year {first} to {last}")
        _twelve_at_most(month)
        return calendar.month_bounds(year, month)

    return month_bounds


#: The months from Tishri, as Gramps counts them, by the engine's numbers.
_HEBREW = (7, 8, 9, 10, 11, 12, 13, 1, 2, 3, 4, 5, 6)
_ADARS = (6, 7)


def _hebrew_month(year: int, month: int) -> Days:
    calendar = calendar_of("hebrew")
    first, last = calendar.years
    if not first <= year <= last:
        raise NoDateError(f"the Hebrew calendar is read from year {first} to {last}")
    if not 1 <= month <= 13:
        raise NoDateError(f"there is no month {month}")
    number = _HEBREW[month - 1]
    if month in _ADARS and 13 not in calendar.months_of(year):
        number = 0  # either number is the only Adar of a common year
    return calendar.month_bounds(year, number)


#: The Gregorian day of September on which each year of the Republic began, from 1792 on;
#: the last is when year XV would have.
_VENDEMIAIRE = (22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23, 23)


def _republican_month(year: int, month: int) -> Days:
    if not 1 <= year < len(_VENDEMIAIRE):
        raise NoDateError("the French Republican calendar was in use in the years 1 to 14")
    if not 1 <= month <= 13:
        raise NoDateError(f"there is no month {month}")
    starts = [
        days_from_civil(1791 + number, 9, _VENDEMIAIRE[number - 1]) for number in (year, year + 1)
    ]
    first = starts[0] + 30 * (month - 1)
    return first, starts[1] if month == 13 else first + 30


def _swedish_month(year: int, month: int) -> Days:
    _twelve_at_most(month)
    following = (year, month + 1) if month < 12 else (year + 1 or 1, 1)
    return _swedish_first(year, month), _swedish_first(*following)


def _swedish_first(year: int, month: int) -> int:
    """Return the first of a month: Julian, from 1700-03 to 1712-02 a day ahead, then Gregorian."""
    if (year, month) >= (1753, 3):
        return days_from_civil(year, month, 1)
    ahead = (1700, 3) <= (year, month) <= (1712, 2)
    return calendar_of("julian").month_bounds(_astronomical(year), month)[0] - ahead


_MONTHS: dict[str, Callable[[int, int], Days]] = {
    "Gregorian": _civil_month,
    "Julian": _julian_month,
    "Hebrew": _hebrew_month,
    "French Republican": _republican_month,
    "Persian": _tabulated("persian"),
    "Islamic": _tabulated("hijri"),
    "Swedish": _swedish_month,
}


def _twelve(year: int) -> tuple[int, int]:
    del year  # most calendars have twelve months in every year
    return 1, 12


def _thirteen(year: int) -> tuple[int, int]:
    del year  # an Adar II that a common year has not is its only Adar
    return 1, 13


_MONTHS_OF_YEAR = {"Hebrew": _thirteen, "French Republican": _thirteen}
