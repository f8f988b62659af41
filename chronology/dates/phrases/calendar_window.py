"""The stretch of time that a date of another calendar names."""

from dataclasses import replace

from chronology.dates.calendars import Calendar, CalendarDay, calendar_of
from chronology.dates.civil import DAY
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.weeks import weekday
from chronology.dates.phrases.window import Window, span
from chronology.dates.value import Precision

_PRECISIONS = {pc.YEAR: Precision.YEAR, pc.MONTH: Precision.MONTH, pc.DAY: Precision.DAY}
_STEPS = {pc.YEAR: (1, "year"), pc.MONTH: (1, "month"), pc.DAY: (1, "day")}

#: First and last month of a part of a year; 0 is the last of the year.
_OF_YEAR = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 0), "start": (1, 3), "half1": (1, 6),
    "half2": (7, 0), "end": (10, 0),
}  # fmt: skip


def is_foreign(piece: Piece) -> bool:
    """Return whether the piece is of another calendar than the Gregorian."""
    return piece.calendar not in ("", "gregorian")


def example_year(piece: Piece) -> str:
    """Return a year of the piece's calendar, for a suggestion."""
    return {"julian": "1917", "persian": "1395", "hebrew": "5776"}.get(piece.calendar, "1437")


def calendar_window(c: Cursor, piece: Piece, year: int) -> Window:
    """Return the window of a day, a month or a year of another calendar.

    Args:
        c: the phrase, for refusals and notes.
        piece: the date.
        year: its year, as its calendar counts it.

    Raises:
        DateError: the calendar has no such day, month or year.
    """
    calendar = calendar_of(piece.calendar)
    _check_year(c, piece, calendar, year)
    first, after = _days(c, piece, calendar, year)
    if piece.calendar not in c.calendars:
        c.calendars.append(piece.calendar)
    c.note(calendar.note(_shown(piece, calendar, year), CalendarDay(year, piece.month or 1, 1)))
    window = span(first * DAY, after * DAY, "day", _PRECISIONS[piece.base], _STEPS[piece.base])
    return _on_weekday(c, piece, window, calendar)


def _check_year(c: Cursor, piece: Piece, calendar: Calendar, year: int) -> None:
    first, last = calendar.years
    if not first <= year <= last:
        example = f"{example_year(piece)} {calendar.mark}"
        why = f"{year} is no year of the {calendar.name} calendar, whose years here are {first} to {last}"
        c.refuse(why, piece.first, piece.last, example)


def _days(c: Cursor, piece: Piece, calendar: Calendar, year: int) -> tuple[int, int]:
    """Return the first day of the date, and the first after it."""
    if piece.base == pc.YEAR:
        return calendar.year_bounds(year)
    month = piece.month if piece.month is not None else 1
    if month not in calendar.months_of(year):
        _refuse_month(c, piece, calendar, year)
    first, after = calendar.month_bounds(year, month)
    if piece.base == pc.MONTH:
        return first, after
    if not 1 <= (piece.day or 0) <= after - first:
        shown = f"{calendar.months[month]} {calendar.shown_year(year)}"
        why = f"{shown} has {after - first} days"
        day = min(max(piece.day or 0, 1), after - first)
        c.refuse(why, piece.first, piece.last, f"{day} {shown}")
    first += (piece.day or 1) - 1
    return first, first + 1


def _refuse_month(c: Cursor, piece: Piece, calendar: Calendar, year: int) -> None:
    """Refuse a month that this year has not: Adar II of a common year."""
    several = [calendar.months[month] for month in calendar.months_of(year)[5:7]]
    offered = several[0]
    has = " and ".join(several) if "Adar I" in several else "only one Adar"
    why = f"the year {year} has {has}"
    c.refuse(why, piece.first, piece.last, f"{offered} {calendar.shown_year(year)}")


def _shown(piece: Piece, calendar: Calendar, year: int) -> str:
    words = [str(piece.day)] if piece.base == pc.DAY else []
    if piece.base != pc.YEAR:
        words.append(calendar.months[piece.month if piece.month is not None else 1])
    return " ".join([*words, calendar.shown_year(year)])


def _on_weekday(c: Cursor, piece: Piece, window: Window, calendar: Calendar) -> Window:
    """Return the window moved to the weekday that is stated, where a sighting allows it."""
    if piece.weekday is None or not calendar.slack:
        return window
    for move in range(-calendar.slack, calendar.slack + 1):
        lo = window.lo + move * DAY
        if weekday(lo // DAY) == piece.weekday:
            if move:
                c.note("the weekday settles on which day the month began")
            return span(lo, lo + DAY, "day", Precision.DAY, (1, "day"))
    return window


def part_of_year(c: Cursor, piece: Piece, year: int) -> Window:
    """Return the part of a year of another calendar, which is some of its months."""
    calendar = calendar_of(piece.calendar)
    months = calendar.months_of(year)
    first, last = _OF_YEAR[piece.part]
    if first == 10:
        first = len(months) - 2
    begin, end = months[first - 1], months[last - 1]
    c.note(f"“{piece.part}” means {calendar.months[begin]} to {calendar.months[end]}")
    lo, hi = calendar.month_bounds(year, begin)[0], calendar.month_bounds(year, end)[1]
    return span(lo * DAY, hi * DAY, "day", Precision.RANGE)


def with_allowance(piece: Piece, window: Window, year: int) -> Window:
    """Return the window with the days that its calendar leaves open on either side."""
    if piece.weekday is not None:
        return window
    days = calendar_of(piece.calendar).allowance(year) * DAY
    if not days:
        return window
    wider = span(window.lo - days, window.hi + days, "day", window.precision, window.step)
    return replace(wider, unit=window.unit)
