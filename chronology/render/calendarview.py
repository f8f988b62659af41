"""The window of a date as a small calendar: days, months or years, by its length.

A day that the date possibly touches keeps its number and one that it certainly
touches has a star; in strips "▒" is possible, "█" certain and "·" neither.
"""

from collections.abc import Iterator
from itertools import pairwise

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days, days_in_month, seconds
from chronology.dates.value import FuzzyDate

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_HEADING = "Mo  Tu  We  Th  Fr  Sa  Su"

_POSSIBLE, _CERTAIN, _NEITHER = "▒", "█", "·"

#: Windows up to so many months are shown by the day, up to so many years by the month.
_BY_DAY = 3
_BY_MONTH = 12

#: Longer windows are shown in cells of 1, 10, 100 … years, at most so many.
_CELLS = 40

LEGEND = f"{_CERTAIN} certain, {_POSSIBLE} possible"
DAY_LEGEND = "a number is a possible day, a star a certain one"


def calendar_lines(date: FuzzyDate) -> list[str]:
    """Return the lines of the calendar, none where the window has no end on one side."""
    if date.start_earliest <= NEG_INF or date.end_latest >= POS_INF or date.saturated:
        return []
    first = civil_from_days(date.start_earliest // DAY)
    last = civil_from_days((date.end_latest - 1) // DAY)
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if months <= _BY_DAY:
        start = first[0] * 12 + first[1] - 1
        lines = [line for m in range(months) for line in _month(date, *divmod(start + m, 12))]
        return [*lines, DAY_LEGEND]
    if last[0] - first[0] < _BY_MONTH:
        years = range(first[0], last[0] + 1)
        return [_HEAD_OF_MONTHS, *(_year(date, year) for year in years), LEGEND]
    return [*_years(date, first[0], last[0]), LEGEND]


def _mark(date: FuzzyDate, earliest: int, latest: int) -> str:
    if date.certainly_in(earliest, latest):
        return _CERTAIN
    return _POSSIBLE if date.possibly_in(earliest, latest) else _NEITHER


def _month(date: FuzzyDate, year: int, month: int) -> Iterator[str]:
    """Yield the lines of one month, ``month`` counted from 0."""
    yield f"{_MONTHS[month]} {_named(year)}"
    yield _HEADING
    first = seconds(year, month + 1, 1)
    # 1 January 1970 was a Thursday.
    before = (first // DAY + 3) % 7
    cells = ["    "] * before
    for day in range(1, days_in_month(year, month + 1) + 1):
        mark = _mark(date, first + (day - 1) * DAY, first + day * DAY)
        shown = f"{day:2d}" if mark != _NEITHER else f" {_NEITHER}"
        cells.append(f"{shown}{'*' if mark == _CERTAIN else ' '} ")
    for at in range(0, len(cells), 7):
        yield "".join(cells[at : at + 7]).rstrip()


_HEAD_OF_MONTHS = " " * 11 + "J F M A M J J A S O N D"


def _year(date: FuzzyDate, year: int) -> str:
    edges = [seconds(year, month, 1) for month in range(1, 13)] + [seconds(year + 1, 1, 1)]
    marks = (_mark(date, a, b) for a, b in pairwise(edges))
    return f"{_named(year):>9}  {' '.join(marks)}"


def _years(date: FuzzyDate, first: int, last: int) -> list[str]:
    """Return one strip of equal cells of years."""
    size = 1
    while last // size - first // size >= _CELLS:
        size *= 10
    edges = range(first // size * size, last // size * size + 2 * size, size)
    marks = [_mark(date, seconds(a, 1, 1), seconds(b, 1, 1)) for a, b in pairwise(edges)]
    ends = f"{_named(edges[0])}–{_named(edges[-1] - 1)}"
    each = "a year" if size == 1 else f"{size:,} years"
    return [f"{ends}, each cell {each}", "".join(marks)]


def _named(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
