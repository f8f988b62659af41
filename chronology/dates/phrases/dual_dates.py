"""One day said in two calendars: "25 October (7 November) 1917", "7 November [O.S. 25 October] 1917".

The two must be the same day; which of two unmarked ones is the Julian is found
by that. Beside a Hijri date the Gregorian one settles which day was meant,
where a sighting moved the month by a day.
"""

from dataclasses import replace
from typing import NoReturn

from chronology.dates.calendars import calendar_of
from chronology.dates.civil import civil_from_days, days_from_civil, days_in_month, iso_year
from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.calendar_dates import read_calendar_date
from chronology.dates.phrases.calendar_window import is_foreign
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.days import read_day
from chronology.dates.phrases.names import MONTHS
from chronology.dates.phrases.numeric import read_numeric
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import DIGITS, WIDTH
from chronology.dates.phrases.years import read_year_tail

_OPENING = {"(": ")", "[": "]", "/": ""}


def read_dual_date(c: Cursor, ctx: Context) -> Piece | None:
    """Read a day and, in brackets or after a slash, the same day in another calendar.

    Raises:
        DateError: the two are not the same day.
    """
    if not any(sign in c.text for sign in _OPENING):
        return None
    start = c.i
    pair = _bare_days(c, ctx) or _two_days(c, ctx)
    if pair is None:
        c.i = start
        return None
    slash = any(c.tokens[i].text == "/" for i in range(start, c.i))
    same = _same_day(pair)
    if same is None and slash:
        c.i = start
        return None
    if same is None:
        _refuse(c, pair, start)
    other, gregorian = same
    _note(c, other)
    gregorian.calendar = "gregorian"
    return gregorian


def _bare_days(c: Cursor, ctx: Context) -> tuple[Piece, Piece] | None:
    """Read "4 (17) July 1918"."""
    if c.value(WIDTH) not in (1, 2) or not c.sign("(", 1) or c.value(WIDTH, 2) not in (1, 2):
        return None
    start = c.i
    first, second = c.value(DIGITS), c.value(DIGITS, 2)
    c.i += 3
    closed = c.take_sign(")")
    c.skip(lex.OF)
    month = c.take(lex.MONTH) if closed else None
    year = read_year_tail(c, ctx) if month is not None else None
    if month is None or year is None or year.number is None:
        c.i = start
        return None
    piece = Piece(0, 0, pc.DAY, month=month, day=first, year=year.number, era=year.era)
    return piece, replace(piece, day=second)


def _two_days(c: Cursor, ctx: Context) -> tuple[Piece, Piece] | None:
    """Read two days, the second in brackets, and the year of both where it follows."""
    first = _day(c, ctx)
    closing = _OPENING.get(c.tokens[c.i].text) if first is not None and not c.done else None
    if first is None or closing is None:
        return None
    c.i += 1
    second = _day(c, ctx)
    if second is None or (closing and not c.take_sign(closing)):
        return None
    if first.year is None and second.year is None:
        year = read_year_tail(c, ctx)
        if year is None or year.number is None:
            return None
        first, second = (replace(one, year=year.number, era=year.era) for one in (first, second))
    return first, second


def _day(c: Cursor, ctx: Context) -> Piece | None:
    """Read one of the two days, marked or not."""
    start = c.i
    piece = read_calendar_date(c, ctx)
    if piece is None:
        c.i = start
        piece = read_numeric(c, ctx) or read_day(c, ctx)
    if piece is None or piece.base != pc.DAY or piece.unknown_year:
        c.i = start
        return None
    return piece


def _same_day(pair: tuple[Piece, Piece]) -> tuple[Piece, Piece] | None:
    """Return the date of the other calendar and the Gregorian one, None if they differ."""
    for other, gregorian in (pair, pair[::-1]):
        if is_foreign(gregorian) or other.calendar == "gregorian":
            continue
        if not is_foreign(other) and is_foreign(pair[0]) + is_foreign(pair[1]):
            continue
        named = other if is_foreign(other) else replace(other, calendar="julian")
        for one, two in _in_years(named, gregorian):
            first, second = _number(one), _number(two)
            slack = calendar_of(one.calendar).slack
            if first is not None and second is not None and abs(first - second) <= slack:
                return one, two
    return None


def _in_years(other: Piece, gregorian: Piece) -> list[tuple[Piece, Piece]]:
    """Return the two, with the years that one of them may have borrowed from the other."""
    if other.year is None and gregorian.year is not None and other.calendar == "julian":
        return [
            (replace(other, year=gregorian.year + step, era=gregorian.era), gregorian)
            for step in (0, -1)
        ]
    if gregorian.year is None and other.year is not None and other.calendar == "julian":
        return [
            (other, replace(gregorian, year=other.year + step, era=other.era)) for step in (0, 1)
        ]
    return [(other, gregorian)]


def _number(piece: Piece) -> int | None:
    """Return the day as a number, None where there is no such day."""
    if not piece.year or not piece.day:
        return None
    year = 1 - piece.year if piece.era == "bc" else piece.year
    month = piece.month if piece.month is not None else 1
    if not is_foreign(piece):
        exists = abs(year) < 10**6 and piece.day <= days_in_month(year, month)
        return days_from_civil(year, month, piece.day) if exists else None
    calendar = calendar_of(piece.calendar)
    first, last = calendar.years
    if not first <= year <= last or month not in calendar.months_of(year):
        return None
    begin, after = calendar.month_bounds(year, month)
    return begin + piece.day - 1 if piece.day <= after - begin else None


def _note(c: Cursor, other: Piece) -> None:
    number = _number(other)
    calendar = calendar_of(other.calendar)
    shown = calendar.shown(number) if number is not None else None
    if other.calendar not in c.calendars:
        c.calendars.append(other.calendar)
    c.note(f"the day is given in two calendars, which agree; in the {calendar.name} one as {shown}")


def _refuse(c: Cursor, pair: tuple[Piece, Piece], start: int) -> NoReturn:
    """Refuse two days that are not one, and say which day the first is."""
    first, last = c.tokens[start].start, c.tokens[c.i - 1].end
    other = next((piece for piece in pair if is_foreign(piece)), None)
    other = other or replace(pair[0], calendar="julian")
    number = _number(other)
    shown = calendar_of(other.calendar).shown(number) if number is not None else None
    if number is None or shown is None:
        c.refuse("the two dates are not the same day", first, last, "25 October (7 November) 1917")
    year, month, day = civil_from_days(number)
    gregorian = f"{day} {MONTHS[month - 1]} {iso_year(year)}"
    c.refuse(f"{shown} is {gregorian}: the two dates are not the same day", first, last, shown)
