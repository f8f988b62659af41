"""Weeks and weekdays, by day numbers (days from 1970-01-01, a Thursday)."""

from chronology.dates.civil import days_from_civil


def weekday(day: int) -> int:
    """Return the ISO weekday of a day number, 1 Monday to 7 Sunday."""
    return (day + 3) % 7 + 1


def week_start(year: int, week: int) -> int:
    """Return the Monday of an ISO week: week 1 holds 4 January."""
    fourth = days_from_civil(year, 1, 4)
    return fourth - (weekday(fourth) - 1) + 7 * (week - 1)


def weeks_in_year(year: int) -> int:
    """Return how many ISO weeks a year has, 52 or 53."""
    return (week_start(year + 1, 1) - week_start(year, 1)) // 7
