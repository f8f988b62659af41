"""Calendars other than the Gregorian, one a file, and the table of them.

Each turns its years and months into days, counted from 1970-01-01, by a library
that is loaded when a date of that calendar is read and not before.
"""

from chronology.dates.calendars.base import Calendar, CalendarDay
from chronology.dates.calendars.hebrew import Hebrew
from chronology.dates.calendars.hijri import Hijri
from chronology.dates.calendars.julian import Julian
from chronology.dates.calendars.persian import Persian

CALENDARS: tuple[Calendar, ...] = (Julian(), Hijri(), Persian(), Hebrew())

_BY_KEY = {calendar.key: calendar for calendar in CALENDARS}

__all__ = ["CALENDARS", "Calendar", "CalendarDay", "calendar_of"]


def calendar_of(key: str) -> Calendar:
    """Return the calendar named ``key``: "julian", "hijri", "persian" or "hebrew"."""
    return _BY_KEY[key]
