"""From a date as written to the window of time that it means."""

from collections.abc import Callable
from typing import NamedTuple

from chronology.dates.civil import DAY, days_in_month, is_leap, months_from, seconds
from chronology.dates.edtf_single import Single, days_of, months_of
from chronology.dates.edtf_year import clamp
from chronology.dates.errors import DateError
from chronology.dates.groupings import GROUPINGS
from chronology.dates.kinds import Precision
from chronology.dates.members import Window, Windows, YearMask, join
from chronology.dates.value import Members
from chronology.dates.widening import Widening, widening_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

# Beyond so many years of widening, a year's kind is not worth telling.
_NEAR = 4


class Span(NamedTuple):
    """The window [start, end) that one date means.

    ``members`` are its separate parts where it is not one unbroken window;
    ``saturated`` says that its year was cut to ±10^11.
    """

    start: int
    end: int
    precision: Precision
    members: Members | None = None
    saturated: bool = False


def span_of(single: Single, text: str) -> Span:
    """Return the window of a date that was written as ``text``.

    Raises:
        DateError: no such day exists.
    """
    year = single.year
    if not year.mask and _whole_years(single):
        return _years(single)
    if year.mask or year.first != year.last:
        return _masked(single, text)
    windows = _windows(single, widening_of(single), year.first)
    if not windows:
        raise _impossible(single, text)
    members = Windows(tuple(windows)) if len(windows) > 1 else None
    return Span(windows[0][0], windows[-1][1], precision_of(single), members)


def _whole_years(single: Single) -> bool:
    if single.month not in ("", "XX") or single.day not in ("", "XX"):
        return False
    widening = widening_of(single)
    return widening is None or (not widening.days and widening.months % 12 == 0)


def _years(single: Single) -> Span:
    year = single.year
    widening = widening_of(single)
    if widening is not None:
        by = widening.months // 12
        year = clamp(year._replace(first=year.first - by, last=year.last + by))
    start, end = seconds(year.first), seconds(year.last + 1)
    return Span(start, end, year.precision, None, year.saturated)


def _masked(single: Single, text: str) -> Span:
    year = single.year
    mask = year.mask or year.words.removeprefix("-")
    widening = widening_of(single)
    reach = 1 + (widening.months // 12 + 1 if widening else 0)
    members = YearMask(mask, year.negative, _part_of_year(single), reach)
    hull = members.hull()
    if hull is None:
        raise _impossible(single, text)
    return Span(*hull, precision_of(single), members)


def _part_of_year(single: Single) -> Callable[[int], list[Window]]:
    """Return a function from a year to the windows of the date in that year.

    Two years alike in length, whose neighbours are too, have the same windows
    counted from their first second; each kind of year is worked out once.
    """
    widening = widening_of(single)
    reach = 2 + (widening.months // 12 if widening else 0)
    kinds: dict[tuple[bool, ...], list[Window]] = {}

    def windows(year: int) -> list[Window]:
        start = seconds(year)
        if reach > _NEAR:
            return _windows(single, widening, year)
        kind = tuple(map(is_leap, range(year - reach, year + reach + 1)))
        if kind not in kinds:
            found = _windows(single, widening, year)
            kinds[kind] = [(first - start, last - start) for first, last in found]
        return [(first + start, last + start) for first, last in kinds[kind]]

    return windows


def _windows(single: Single, widening: Widening | None, year: int) -> list[Window]:
    """Return the windows of the date in one of the years that it may mean."""
    grouping = GROUPINGS.get(single.month)
    months = months_of(single.month or "XX")
    if grouping is not None:
        found = [months_from(year, grouping.first, grouping.months)]
    elif single.day in ("", "XX"):
        found = [months_from(year, month, 1) for month in months]
    else:
        days = days_of(single.day)
        found = [_days(year, m, d) for m in months for d in days if d <= days_in_month(year, m)]
    if widening is not None:
        found = [widening.apply(start, end) for start, end in found]
    return join(found)


def _days(year: int, month: int, day: int) -> Window:
    start = seconds(year, month, day)
    return start, start + DAY


def precision_of(single: Single) -> Precision:
    """Return how finely the date is stated: by its finest component with a digit."""
    if single.day and single.day != "XX":
        return Precision.DAY
    if single.month in GROUPINGS:
        return GROUPINGS[single.month].precision
    if single.month and single.month != "XX":
        return Precision.MONTH
    return single.year.precision


def _impossible(single: Single, text: str) -> DateError:
    """Return the refusal of a day that does not exist in any year it may mean."""
    at = text.rindex(single.day)
    year = single.year
    if "X" in single.month:
        return DateError(text, "none of these months has such a day", at, 2)
    month = int(single.month)
    name = _MONTHS[month - 1]
    leap = year.first == year.last and is_leap(year.first)
    last = 29 if month == 2 and leap else days_in_month(2001, month)
    if "X" in year.words:
        why = f"{name} has no such day in any of these years"
    else:
        why = f"{name} {year.words} has only {last} days"
    if "X" in single.day:
        return DateError(text, why, at, 2)
    return DateError(text, why, at, 2, f"{text[:at]}{last}{text[at + 2 :]}")
