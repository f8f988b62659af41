"""Canonical EDTF for a window of seconds: the narrowest text that contains it.

What EDTF can say is days, months, parts of years, years and their powers of
ten; a window in between is rounded outward, and said not to be exact.
"""

import re
from collections.abc import Iterator

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, seconds
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


def edtf_month(year: int, month: int) -> str:
    """Return the month as EDTF; a month of a year past 9999 has none, so its year."""
    return f"{edtf_year(year)}-{month:02d}" if -9999 <= year <= 9999 else edtf_year(year)


def edtf_day(year: int, month: int, day: int) -> str:
    """Return the day as EDTF; a day of a year past 9999 has none, so its year."""
    return f"{edtf_month(year, month)}-{day:02d}" if -9999 <= year <= 9999 else edtf_year(year)


def narrowest_edtf(start: int, end: int) -> tuple[str, bool]:
    """Return the narrowest EDTF that says "once, within [start, end)".

    A single date where one fits exactly, otherwise a one-of set of years, months
    or days. A missing bound is ``NEG_INF`` or ``POS_INF``.

    Returns:
        The text, and whether it says exactly the window.

    Raises:
        ValueError: the window is empty, or has no bound at all.
    """
    if start == NEG_INF and end == POS_INF:
        raise ValueError("a window without bounds has no EDTF")
    if start != NEG_INF and end != POS_INF:
        words, exact = narrowest_single(start, end)
        if exact:
            return words, True
    grain = max(_alignment(start), _alignment(end))
    first = "" if start == NEG_INF else _at_grain(start, grain)
    last = "" if end == POS_INF else _at_grain(end - 1, grain)
    if first == last:
        return first, False
    return f"[{first}..{last}]", _exact(start, end)


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
    best = min(_containing(start, end), default=None)
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
            yield DAY, edtf_day(year, month, day)
        for first, count, code in _months_of_year():
            for named in (year, year - 1):
                after = seconds(named + (first + count - 1) // 12, (first + count - 1) % 12 + 1)
                begin = seconds(named, first)
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


def _alignment(bound: int) -> int:
    """Return 0 if a year begins at ``bound``, 1 if a month does, else 2; 0 where it is missing.

    A year past 9999 has neither months nor days to be written.
    """
    if bound in (NEG_INF, POS_INF):
        return 0
    year, month, day = civil_from_days(bound // DAY)
    if not -9999 <= year <= 9999 or (bound % DAY, month, day) == (0, 1, 1):
        return 0
    return 1 if bound % DAY == 0 and day == 1 else 2


def _at_grain(moment: int, grain: int) -> str:
    """Return the year (0), month (1) or day (2) that holds the moment."""
    year, month, day = civil_from_days(moment // DAY)
    if grain == 0:
        return edtf_year(year)
    return edtf_month(year, month) if grain == 1 else edtf_day(year, month, day)


def _exact(start: int, end: int) -> bool:
    """Return whether both bounds are where a day, or past 9999 a year, begins."""
    return all(bound in (NEG_INF, POS_INF) or _begins(bound) for bound in (start, end))


def _begins(bound: int) -> bool:
    year = civil_from_days(bound // DAY)[0]
    return bound % DAY == 0 if -9999 <= year <= 9999 else bound == seconds(year)


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
