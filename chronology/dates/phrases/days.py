"""Days, months and years: "24th of October 2017", "March 15, 2016", "Sept. 2016", "2016"."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.counts import read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import DIGITS, ROMAN_DIGITS, WIDTH
from chronology.dates.phrases.years import read_year, read_year_tail


def read_day(c: Cursor, ctx: Context) -> Piece | None:
    """Read a day, a month or a year, as far as it is stated."""
    start = c.i
    weekday = c.take(lex.WEEKDAY)
    if weekday is not None:
        c.take_sign(",")
        c.skip(lex.THE, lex.PREP)
    if lex.ADJECTIVE_AFTER in c.lexicon.options and c.value(lex.UNIT) == "day":
        c.i += c.value(WIDTH, 1) in (1, 2)  # "el día 3 de marzo"
    piece = _month_first(c, ctx) or _day_first(c, ctx)
    if piece is None and weekday is None:
        piece = _year(c) or _number(c)
    if piece is None:
        c.i = start
        return None
    if weekday is None:
        weekday = _weekday_after(c, piece)
    if weekday is not None:
        if piece.base not in (pc.DAY, pc.NUMBER):
            c.i = start
            return None
        piece.weekday = weekday
    piece.first, piece.last = c.tokens[start].start, c.tokens[c.i - 1].end
    return piece


def _weekday_after(c: Cursor, piece: Piece) -> int | None:
    """Read "(Tuesday)", ", a Tuesday" after a day."""
    if piece.base != pc.DAY:
        return None
    start = c.i
    bracket = c.take_sign("(")
    comma = (not bracket and c.take_sign(",")) or lex.YEAR_FIRST in c.lexicon.options
    c.skip(lex.A)
    weekday: int | None = c.take(lex.WEEKDAY)
    if weekday is None or not (bracket or comma) or (bracket and not c.take_sign(")")):
        c.i = start
        return None
    return weekday


def _day_number(c: Cursor) -> int | None:
    """Read the number of a day: at most two digits, or an ordinal."""
    if c.value(WIDTH) in (1, 2):
        return int(c.take(DIGITS))
    return read_ordinal(c)


def _month(c: Cursor) -> int | None:
    """Read the name of a month, and the other name that it has: "أكتوبر/تشرين الأول"."""
    month: int | None = c.take(lex.MONTH)
    start = c.i
    bracket = c.take_sign("(")
    other = c.take(lex.MONTH) if bracket or c.take_sign("/") else None
    if other is None or other != month or (bracket and not c.take_sign(")")):
        c.i = start
    return month


def _day_first(c: Cursor, ctx: Context) -> Piece | None:
    start = c.i
    day = _day_number(c)
    if day is None:
        return None
    c.skip(lex.OF)
    c.take_dash()
    month = _month(c)
    if month is None:
        c.i = start
        return None
    return _with_year(c, ctx, Piece(0, 0, pc.DAY, month=month, day=day))


def _month_first(c: Cursor, ctx: Context) -> Piece | None:
    month = _month(c)
    if month is None:
        return None
    start = c.i
    c.skip(lex.THE)
    day = _day_number(c)
    if day is not None and not (c.sign(":") and c.glued()) and not c.value(lex.ERA):
        return _with_year(c, ctx, Piece(0, 0, pc.DAY, month=month, day=day))
    c.i = start
    return _with_year(c, ctx, Piece(0, 0, pc.MONTH, month=month))


def _with_year(c: Cursor, ctx: Context, piece: Piece) -> Piece:
    year = read_year_tail(c, ctx)
    if year is not None:
        piece.year, piece.era, piece.unknown_year = year.number, year.era, year.unknown
    return piece


def _year(c: Cursor) -> Piece | None:
    year = read_year(c)
    if year is None:
        return None
    return Piece(0, 0, pc.YEAR, year=year.number, era=year.era)


def _number(c: Cursor) -> Piece | None:
    """Read a number that a neighbour has to explain.

    "15" of "15–16 July 2016", "XVIIIe" of "XVIIIe et XIXe siècles".
    """
    day = _day_number(c) or c.take(ROMAN_DIGITS)
    if day is None:
        return None
    piece = Piece(0, 0, pc.NUMBER, n=day)
    start = c.i
    if c.take_sign(",") or c.value(WIDTH) == 4:
        year = read_year(c)
        if year is not None:
            piece.year, piece.era = year.number, year.era
            return piece
    c.i = start
    return piece
