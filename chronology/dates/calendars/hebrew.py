"""The Hebrew calendar: moons, and a thirteenth in seven years of nineteen."""

from chronology.dates.calendars.base import Calendar, CalendarDay, from_julian_day

#: The Adar of a year that has only one.
ADAR = 0

_FIRST = 7

_MONTHS = {
    1: "Nisan", 2: "Iyar", 3: "Sivan", 4: "Tammuz", 5: "Av", 6: "Elul", 7: "Tishrei",
    8: "Cheshvan", 9: "Kislev", 10: "Tevet", 11: "Shevat", ADAR: "Adar", 12: "Adar I",
    13: "Adar II",
}  # fmt: skip


class Hebrew(Calendar):
    """The year begins with Tishrei, though months are counted from Nisan.

    Adar is 0 in a common year; a leap year has Adar I (12) and Adar II (13).
    """

    key = "hebrew"
    name = "Hebrew"
    mark = "AM"
    years = (1, 6999)
    months = _MONTHS
    mean_year = 365.2468
    origin = -2_092_590

    def year_start(self, year: int) -> int:
        """Return 1 Tishrei."""
        from convertdate import hebrew  # noqa: PLC0415 - loaded when such a date is read

        return from_julian_day(hebrew.to_jd(year, _FIRST, 1))

    def months_of(self, year: int) -> tuple[int, ...]:
        """Return the twelve or thirteen months from Tishrei to Elul."""
        from convertdate import hebrew  # noqa: PLC0415 - loaded when such a date is read

        adars = (12, 13) if hebrew.leap(year) else (ADAR,)
        return (*range(_FIRST, 12), *adars, *range(1, _FIRST))

    def length(self, year: int, month: int) -> int:
        """Return how many days a month of a year has."""
        from convertdate import hebrew  # noqa: PLC0415 - loaded when such a date is read

        return int(hebrew.month_length(year, month or 12))

    def note(self, words: str, date: CalendarDay) -> str:
        """Return that it is a date of this calendar, and which year it is of."""
        kind = "leap" if 13 in self.months_of(date.year) else "common"
        return f"“{words}” is a date of the Hebrew calendar, in a {kind} year"
