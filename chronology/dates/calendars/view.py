"""The window of a date in the words of another calendar."""

from collections.abc import Callable

from chronology.dates.calendars import calendar_of
from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, iso_year
from chronology.dates.phrases.names import MONTHS
from chronology.dates.value import FuzzyDate


def calendar_views(date: FuzzyDate, keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the first and the last day of a date's window in each calendar, the Gregorian last.

    Args:
        date: the date.
        keys: of the calendars other than the Gregorian; none gives nothing.

    Returns:
        The name of each calendar, and the days in its words.
    """
    views = []
    for key in keys:
        calendar = calendar_of(key)
        views.append((calendar.name, _window(date, calendar.shown)))
    return [*views, ("Gregorian", _window(date, _gregorian))] if views else []


def _window(date: FuzzyDate, shown: Callable[[int], str | None]) -> str:
    first = None if date.start_earliest == NEG_INF else shown(date.start_earliest // DAY)
    last = None if date.end_latest == POS_INF else shown((date.end_latest - 1) // DAY)
    if first is None and last is None:
        return "outside what can be converted"
    if first is None:
        return f"until {last}"
    if last is None:
        return f"from {first} on"
    return first if first == last else f"{first} – {last}"


def _gregorian(day: int) -> str:
    year, month, of_month = civil_from_days(day)
    era = f"{1 - year} BC" if year < 1 else iso_year(year).lstrip("0")
    return f"{of_month} {MONTHS[month - 1]} {era}"
