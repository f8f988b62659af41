"""The Hijri calendar: Umm al-Qura where it is tabulated, the civil calendar beyond."""

from chronology.dates.calendars.base import Calendar, CalendarDay, from_julian_day

_TABULATED = (1343, 1500)
_UNIX_NOON = 2_440_588  # the Julian day number of 1970-01-01

_MONTHS = dict(enumerate((
    "Muharram", "Safar", "Rabi' al-awwal", "Rabi' al-thani", "Jumada al-ula",
    "Jumada al-akhira", "Rajab", "Sha'ban", "Ramadan", "Shawwal", "Dhu al-Qa'da",
    "Dhu al-Hijja",
), 1))  # fmt: skip


class Hijri(Calendar):
    """Twelve moons a year.

    The Umm al-Qura calendar is an official one and its dates are exact; outside
    its table the true month follows a sighting, and one day is allowed on either
    side.
    """

    key = "hijri"
    name = "Hijri"
    mark = "AH"
    years = (1, 1699)
    months = _MONTHS
    mean_year = 354.3667
    origin = -492_148
    slack = 1

    def year_start(self, year: int) -> int:
        """Return the first day of a year."""
        if self.exact(year):
            from hijridate import Hijri as Tabulated  # noqa: PLC0415 - loaded when needed

            return Tabulated(year, 1, 1).to_julian() - _UNIX_NOON
        from convertdate import islamic  # noqa: PLC0415 - loaded when such a date is read

        return from_julian_day(islamic.to_jd(year, 1, 1))

    def length(self, year: int, month: int) -> int:
        """Return how many days a month of a year has: 29 or 30."""
        if self.exact(year):
            from hijridate import Hijri as Tabulated  # noqa: PLC0415 - loaded when needed

            return Tabulated(year, month, 1).month_length()
        from convertdate import islamic  # noqa: PLC0415 - loaded when such a date is read

        return int(islamic.month_length(year, month))

    def exact(self, year: int) -> bool:
        """Return whether the year is tabulated."""
        return _TABULATED[0] <= year <= _TABULATED[1]

    def note(self, words: str, date: CalendarDay) -> str:
        """Return by which table the date was converted."""
        if self.exact(date.year):
            return (
                f"“{words}” is converted by the Umm al-Qura calendar; where the moon was "
                "sighted, it may lie one day earlier or later (±1 day)"
            )
        first, last = _TABULATED
        return (
            f"“{words}” lies outside the Umm al-Qura table ({first}–{last} AH); it is converted "
            "by the civil Hijri calendar, and one day is allowed on either side (±1 day)"
        )
