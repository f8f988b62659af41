"""Canonical EDTF for a window of seconds: the narrowest text that contains it.

What EDTF can say is days, months, parts of years, years and their powers of
ten; a window in between is rounded outward, and said not to be exact.
"""

import re
from collections.abc import Iterator
from operator import itemgetter

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, months_from, seconds
from chronology.dates.edtf_single import read_single
from chronology.dates.groupings import GROUPINGS
from chronology.dates.kinds import Qualifier

# Codes by which a part of a year is written where more than one would do:
# quarters, thirds and halves, then the four plain seasons.
_CODES = (*map(str, range(33, 42)), "21", "22", "23", "24")


def edtf_year(year: int) -> str:
    """Return the astronomical ``year`` as EDTF writes it: ``2016``, ``-0043``, ``Y12345``."""
    if -9999 <= year <= 9999:
        return f"-{-year:04d}" if year < 0 else f"{year:04d}"
    return f"Y{year}"


def narrowest_single(start: int, end: int) -> tuple[str, bool]:
    """Return the narrowest single EDTF date that contains [start, end).

    For the ends of intervals, which cannot be sets.

    Returns:
        The text, "" where no single date contains the window, and whether it is
        exactly the window.
    """
    if start >= end:
        raise ValueError(f"the window [{start}, {end}) is empty")
    if start == NEG_INF or end == POS_INF:
        return "", False
    # Of equally long ones the first: a quarter rather than a winter.
    best = min(_containing(start, end), key=itemgetter(0), default=None)
    if best is None:
        return "", False
    length, words = best
    return words, length == end - start


def _containing(start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield length and text of each kind of single date that contains the window."""
    year, month, day = civil_from_days(start // DAY)
    last_year = civil_from_days((end - 1) // DAY)[0]
    if -9999 <= year <= 9999:
        midnight = start // DAY * DAY
        if end <= midnight + DAY:
            yield DAY, f"{edtf_year(year)}-{month:02d}-{day:02d}"
        for named in (year, year - 1):
            for first, count, code in _months_of_year():
                begin, after = months_from(named, first, count)
                if named >= -9999 and begin <= start and end <= after:
                    yield after - begin, f"{edtf_year(named)}-{code}"
    for power in range(12):
        words = _years_alike(year, last_year, power)
        if words is not None:
            text, low, high = words
            yield seconds(high + 1) - seconds(low), text
            return


def _months_of_year() -> Iterator[tuple[int, int, str]]:
    for month in range(1, 13):
        yield month, 1, f"{month:02d}"
    for code in _CODES:
        yield GROUPINGS[code].first, GROUPINGS[code].months, code


def _years_alike(first: int, last: int, power: int) -> tuple[str, int, int] | None:
    """Return text, first and last year of the 10^power years that hold both, if any."""
    step = 10**power
    if (first < 0) != (last < 0):
        return None
    near, far = (abs(last), abs(first)) if first < 0 else (first, last)
    low = near // step * step
    if far // step * step != low:
        return None
    if power == 0:
        return edtf_year(first), first, first
    high = low + step - 1
    sign = "-" if first < 0 else ""
    if high <= 9999:
        digits = f"{low:04d}"[: 4 - power]
        text = f"{sign}{digits}{'X' * power}"
    elif low > 9999:
        text = f"Y{sign}{low}S{len(str(low)) - power}"
    else:
        return None
    return (text, -high, -max(low, 1)) if first < 0 else (text, low, high)


_STRUCTURE = re.compile(r"([][{},/]|\.\.)")


def qualify(edtf: str, qualifier: Qualifier) -> str:
    """Return the EDTF with ``qualifier`` on every date in it.

    On an interval or a set, that is each end and each element. What is there
    already is kept. A time of day cannot be qualified in EDTF, so its day is.
    """
    pieces = _STRUCTURE.split(edtf)
    for at in range(0, len(pieces), 2):
        if pieces[at]:
            single = read_single(pieces[at].partition("T")[0])
            pieces[at] = str(single.qualified(qualifier))
    return "".join(pieces)
