"""The Persian calendar, solar Hijri: its year begins with the spring at Tehran."""

from functools import lru_cache

from chronology.dates.calendars.base import Calendar, CalendarDay, from_julian_day

_MONTHS = dict(enumerate((
    "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr",
    "Aban", "Azar", "Dey", "Bahman", "Esfand",
), 1))  # fmt: skip


class Persian(Calendar):
    """Six months of 31 days, five of 30, and one of 29 or 30."""

    key = "persian"
    name = "Persian"
    mark = "SH"
    years = (1, 1699)
    months = _MONTHS
    mean_year = 365.2422
    origin = -492_269

    def year_start(self, year: int) -> int:
        """Return the first day of a year."""
        return _nowruz(year)

    def length(self, year: int, month: int) -> int:
        """Return how many days a month of a year has."""
        if month < 12:
            return 31 if month < 7 else 30
        return _nowruz(year + 1) - _nowruz(year) - 336

    def note(self, words: str, date: CalendarDay) -> str:
        """Return that it is a date of this calendar, and whether it was yet in use."""
        back = ", carried back before 1304, when it became official" if date.year < 1304 else ""
        return f"“{words}” is a date of the Persian (solar Hijri) calendar{back}"


@lru_cache(maxsize=512)
def _nowruz(year: int) -> int:
    """Return the first day of a year; the library computes an equinox, which takes its time."""
    from convertdate import persian  # noqa: PLC0415 - loaded when such a date is read

    return from_julian_day(persian.to_jd(year, 1, 1))
