"""The Julian calendar: "old style" until 1582, and until the twentieth century in the east."""

from chronology.dates.calendars.base import Calendar, CalendarDay, from_julian_day
from chronology.dates.civil import MAX_YEAR, days_from_civil
from chronology.dates.phrases.names import MONTHS

_MONTHS = dict(enumerate(MONTHS, 1))


class Julian(Calendar):
    """Every fourth year is a leap year; 0 is 1 BC."""

    key = "julian"
    name = "Julian"
    mark = "OS"
    years = (-MAX_YEAR, MAX_YEAR)
    months = _MONTHS
    mean_year = 365.25
    origin = -719_164

    def year_start(self, year: int) -> int:
        """Return the first day of a year."""
        from convertdate import julian  # noqa: PLC0415 - loaded when such a date is read

        return from_julian_day(julian.to_jd(year, 1, 1))

    def length(self, year: int, month: int) -> int:
        """Return how many days a month has."""
        from convertdate import julian  # noqa: PLC0415 - loaded when such a date is read

        return int(julian.month_length(year, month))

    def note(self, words: str, date: CalendarDay) -> str:
        """Return how far the calendar is from the Gregorian one in that month."""
        start = self.month_bounds(date.year, date.month)[0]
        days = start - days_from_civil(date.year, date.month, 1)
        many = f"{abs(days)} day{'s' if abs(days) > 1 else ''}"
        distance = f"{many} {'behind' if days > 0 else 'ahead of'}" if days else "in step with"
        return f"“{words}” is a date of the Julian calendar, then {distance} the Gregorian one"

    def shown_year(self, year: int) -> str:
        """Return the year with its era and the mark."""
        return f"{1 - year} BC {self.mark}" if year < 1 else f"{year} {self.mark}"
