"""From a date as written to the window of time that it means."""

from typing import NamedTuple

from chronology.dates.civil import days_in_month, is_leap, seconds
from chronology.dates.edtf_part import PartOfYear, windows_in
from chronology.dates.edtf_single import Single
from chronology.dates.edtf_year import clamp
from chronology.dates.errors import DateError
from chronology.dates.groupings import GROUPINGS
from chronology.dates.kinds import Precision
from chronology.dates.members import Windows, YearMask
from chronology.dates.value import Members
from chronology.dates.widening import widening_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


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
    windows = windows_in(single, year.first)
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
    members = YearMask(mask, year.negative, PartOfYear(single), reach)
    hull = members.hull()
    if hull is None:
        raise _impossible(single, text)
    return Span(*hull, precision_of(single), members)


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
