"""Civil arithmetic on the proleptic Gregorian calendar, for any year.

A moment is a whole number of seconds since 1970-01-01T00:00:00 in the
chronology's zone; years are astronomical (0 is 1 BC, -43 is 44 BC). The day
count follows the well-known era arithmetic of 400-year cycles of 146,097 days.
"""

DAY = 86_400

#: No bound at all: an open or unknown end. The extremes of a signed 64-bit
#: integer, so that both databases can hold and order them.
NEG_INF = -(2**63 - 1)
POS_INF = 2**63 - 1

#: Years beyond this saturate (±10^11), which keeps seconds within 64 bits.
MAX_YEAR = 10**11

#: The months as a day before AD 1 is shown: 15 Mar 44 BC.
SHORT_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Return whether the Gregorian ``year`` has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return how many days ``month`` (1–12) of ``year`` has."""
    return 29 if month == 2 and is_leap(year) else _MONTH_DAYS[month - 1]


def days_from_civil(year: int, month: int, day: int) -> int:
    """Return the days from 1970-01-01 to the date, which must exist."""
    if month <= 2:
        year -= 1
        month += 12
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month - 3) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Return year, month and day of the date ``days`` after 1970-01-01."""
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    return era * 400 + year_of_era + (month <= 2), month, day


def seconds(year: int, month: int = 1, day: int = 1) -> int:
    """Return the first second of the day, or of the month or year where left out."""
    return days_from_civil(year, month, day) * DAY


def months_from(year: int, first: int, count: int) -> tuple[int, int]:
    """Return the window of ``count`` months from month ``first`` of the year on."""
    years, after = divmod(first - 1 + count, 12)
    return seconds(year, first), seconds(year + years, after + 1)


def shift_months(moment: int, months: int) -> int:
    """Return the same time of the same day of the month, ``months`` later or earlier.

    Where that month is shorter, of its last day.
    """
    days, time = divmod(moment, DAY)
    year, month, day = civil_from_days(days)
    years, month0 = divmod(month - 1 + months, 12)
    day = min(day, days_in_month(year + years, month0 + 1))
    return days_from_civil(year + years, month0 + 1, day) * DAY + time


def iso_year(year: int) -> str:
    """Return the year as ISO 8601 prints it: at least four digits, BC negative."""
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def iso_day(moment: int) -> str:
    """Return the day that holds ``moment``, as ``YYYY-MM-DD`` of any year."""
    year, month, day = civil_from_days(moment // DAY)
    return f"{iso_year(year)}-{month:02d}-{day:02d}"


def shown_day(moment: int) -> str:
    """Return the day that holds ``moment`` for people: "2016-07-01", "15 Mar 44 BC"."""
    year, month, day = civil_from_days(moment // DAY)
    return iso_day(moment) if year > 0 else f"{day} {SHORT_MONTHS[month - 1]} {1 - year} BC"
