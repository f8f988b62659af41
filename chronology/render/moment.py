"""The window of a date in a few letters: what the words were read as."""

from chronology.dates.civil import (
    DAY,
    NEG_INF,
    POS_INF,
    SHORT_MONTHS,
    civil_from_days,
    days_in_month,
)
from chronology.dates.value import FuzzyDate
from chronology.query.windows import Bounds

#: The longest EDTF that is shown for a set; beyond it the window is.
_LONGEST = 24


def window(date: FuzzyDate | None) -> str:
    """Return the window of a date, to the day, shortened to whole months and years.

    "2016-07", "2016-10 – 2016-12" for some time within, "2016-07 → 2017-03" for
    lasting; "…" stands for an end that is open or unknown. A set is its EDTF.
    """
    if date is None:
        return ""
    if date.members is not None and len(date.edtf) <= _LONGEST:
        return date.edtf
    arrow = " → " if date.lasting else " – "
    return span(date.start_earliest, date.end_latest, arrow) + str(date.qualifier)


def inferred_window(bounds: Bounds | None) -> str:
    """Return the window that follows from other events, in brackets; "" without one.

    There is none of an event that is only known to have begun by some day.
    """
    if bounds is None or (bounds.start_earliest <= NEG_INF and bounds.end_latest >= POS_INF):
        return ""
    return f"({span(bounds.start_earliest, bounds.end_latest, ' – ')})"


def inferred_ends(bounds: Bounds | None) -> str:
    """Return when something began and ended, where that says more than its window; else ""."""
    if bounds is None:
        return ""
    began = span(bounds.start_earliest, bounds.start_latest, " – ")
    ended = span(bounds.end_earliest, bounds.end_latest, " – ")
    return "" if began == ended else f"began {began}, ended {ended}"


def span(earliest: int, latest: int, arrow: str) -> str:
    """Return the days from ``earliest`` to before ``latest``, seconds, in a few letters."""
    first = None if earliest <= NEG_INF else civil_from_days(earliest // DAY)
    last = None if latest >= POS_INF else civil_from_days((latest - 1) // DAY)
    unit = _unit(first, last)
    start, end = _part(first, unit), _part(last, unit)
    return start if start == end else f"{start}{arrow}{end}"


def _unit(first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> int:
    """Return how many parts of the days are needed: 1 the year, 2 the month, 3 the day."""
    begins = first is None or first[2] == 1
    ends = last is None or last[2] == days_in_month(last[0], last[1])
    if not (begins and ends):
        return 3
    whole_years = (first is None or first[1] == 1) and (last is None or last[1] == 12)
    return 1 if whole_years else 2


def _part(day: tuple[int, int, int] | None, unit: int) -> str:
    if day is None:
        return "…"
    year, month, number = day
    if year > 0:
        return "-".join([f"{year:04d}", f"{month:02d}", f"{number:02d}"][:unit])
    named = [f"{1 - year} BC", SHORT_MONTHS[month - 1], str(number)][:unit]
    return " ".join(reversed(named))
