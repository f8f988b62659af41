"""Years that did not begin in January: the same day, counted in another year.

In some places the year N began in spring of N (as in England, until 1752), in others
in the year before it (as at Pisa, or in the Byzantine reckoning). Of a year that
began in spring Gramps does not say which; both readings are then allowed for.
"""

from chronology.dates.civil import DAY
from chronology.dates.kinds import Precision
from chronology.dates.phrases.window import Window, span
from chronology.formats.gramps.calendars import Days, NoDateError, days_in, window_in

_NAMED = {"mar1": (3, 1), "mar25": (3, 25), "sep1": (9, 1)}
#: Calendars whose year always begins on one day.
_FIXED = ("Hebrew", "French Republican", "Persian", "Islamic")
#: From this month on a year that begins here bears the number of the next.
_AUTUMN = 7


def window_of(calendar: str, year: int, month: int, day: int, newyear: str) -> Window:
    """Return the window of a date whose year begins on ``newyear``.

    Args:
        calendar: as ``cformat`` names it.
        year: not 0.
        month: 0 where it is not stated.
        day: 0 where it is not stated.
        newyear: as Gramps writes it: "Mar25", "9-1"; "" for 1 January.

    Raises:
        NoDateError: there is no such date, or no such beginning of a year.
    """
    split = _split(newyear)
    if split is None:
        return window_in(calendar, year, month, day)
    if calendar in _FIXED:
        raise NoDateError(f"the {calendar} year cannot begin on another day")
    readings = [_counted_before(calendar, year, month, day, split)]
    if split[0] < _AUTUMN:
        # Counted from the spring of N, the days of N are those that, counted from the
        # spring before, would be of N + 1.
        readings.append(_counted_before(calendar, year + 1 or 1, month, day, split))
    first = min(reading[0] for reading in readings)
    after = max(reading[1] for reading in readings)
    one_day = after - first == 1
    return span(first * DAY, after * DAY, "day", Precision.DAY if one_day else Precision.RANGE)


def _split(newyear: str) -> tuple[int, int] | None:
    """Return month and day on which the year begins, None for January."""
    words = newyear.strip().lower()
    if words in ("", "jan1"):
        return None
    month, _, day = words.partition("-")
    found = _NAMED.get(words)
    if found is None and month.isdecimal() and day.isdecimal():
        found = int(month), int(day)
    if found is None or not (1 <= found[0] <= 12 and 1 <= found[1] <= 28):
        raise NoDateError(f"no year begins on “{newyear}”")
    return None if found == (1, 1) else found


def _counted_before(calendar: str, year: int, month: int, day: int, split: tuple[int, int]) -> Days:
    """Return the days of a date of the year N that began in the year N - 1."""
    before = year - 1 or -1
    if not month:
        return days_in(calendar, before, *split)[0], days_in(calendar, year, *split)[0]
    if day:
        return days_in(calendar, before if (month, day) >= split else year, month, day)
    if month != split[0] or split[1] == 1:
        return days_in(calendar, before if month >= split[0] else year, month, 0)
    # The month in which the year begins lies in two years: anywhere from the one to the other.
    return days_in(calendar, before, *split)[0], days_in(calendar, year, *split)[0]
