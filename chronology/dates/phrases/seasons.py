"""Seasons, quarters and weeks: "winter of 2016–17", "Q3 2016", "week 23 of 2014"."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.counts import read_numbered, read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import DASH, DIGITS, ROMAN_DIGITS, WIDTH
from chronology.dates.phrases.years import Year, read_year, read_year_tail


def read_season(c: Cursor, ctx: Context) -> Piece | None:
    """Read a season with or without its year, and a winter's two years."""
    start = c.i
    hemisphere = c.take(lex.HEMISPHERE) or ""
    season = c.take(lex.SEASON)
    if season is None:
        c.i = start
        return None
    hemisphere = hemisphere or c.take(lex.HEMISPHERE) or ""
    piece = Piece(c.tokens[start].start, 0, pc.SEASON, n=season, hemisphere=hemisphere)
    year = read_year_tail(c, ctx)
    if year is not None:
        _set_year(piece, year)
        piece.second = _second_year(c)
        c.take(lex.YEAR_AFTER)
    piece.last = c.tokens[c.i - 1].end
    return piece


def _second_year(c: Cursor) -> int | None:
    """Read the "–17" of "winter 2016–17" and the "/2017" of "winter 2016/2017"."""
    if not (c.value(DASH) or c.sign("/")) or not c.glued() or not c.glued(1):
        return None
    if c.value(WIDTH, 1) not in (2, 4) or c.value(lex.MONTH, 2):
        return None
    c.i += 1
    return int(c.take(DIGITS))


def _set_year(piece: Piece, year: Year) -> None:
    piece.year, piece.era, piece.unknown_year = year.number, year.era, year.unknown


def read_quarter(c: Cursor, ctx: Context) -> Piece | None:
    """Read "Q3 2016", "Q3 of 2016", "2016 Q3", "third quarter of 2016"."""
    start = c.i
    number = _letter_number(c, lex.QUARTER)
    if number is None:
        number = _ordinal_quarter(c)
    if number is not None:
        piece = Piece(c.tokens[start].start, 0, pc.QUARTER, n=number)
        year = read_year_tail(c, ctx)
        if year is not None:
            _set_year(piece, year)
        elif c.value(lex.OF):
            c.i = start
            return None
        piece.last = c.tokens[c.i - 1].end
        return piece
    return _year_first(c, lex.QUARTER, pc.QUARTER)


def _ordinal_quarter(c: Cursor) -> int | None:
    start = c.i
    if lex.ADJECTIVE_AFTER in c.lexicon.options and c.take(lex.UNIT) == "quarter":
        number = read_ordinal(c) or (4 if c.take(lex.LAST) else None)
        if number is not None:
            return number
    c.i = start
    number = read_ordinal(c) or c.take(ROMAN_DIGITS) or read_numbered(c)
    if number is None and c.take(lex.LAST):
        number = 4
    if number is not None and c.take(lex.UNIT) == "quarter":
        return number
    c.i = start
    return None


def _letter_number(c: Cursor, letter: str) -> int | None:
    """Read the letter and the number glued to it: Q3, W23."""
    if c.value(letter) and c.value(DIGITS, 1) is not None and c.value(WIDTH, 1) <= 2:
        c.i += 1
        return int(c.take(DIGITS))
    return None


def _year_first(c: Cursor, letter: str, base: str) -> Piece | None:
    """Read "2016 Q3", "2014-W23"."""
    start = c.i
    if c.value(WIDTH) != 4:
        return None
    year = read_year(c)
    c.take_dash()
    number = _letter_number(c, letter)
    if year is None or number is None:
        c.i = start
        return None
    first, last = c.tokens[start].start, c.tokens[c.i - 1].end
    return Piece(first, last, base, n=number, year=year.number, era=year.era)


def read_week(c: Cursor, ctx: Context) -> Piece | None:
    """Read "week 23 of 2014", "W23 2014", "2014-W23"."""
    start = c.i
    number = _letter_number(c, lex.ISO_WEEK)
    if number is None and c.value(lex.UNIT) == "week" and c.value(DIGITS, 1) is not None:
        c.i += 1
        number = int(c.take(DIGITS))
    if number is None:
        return _year_first(c, lex.ISO_WEEK, pc.WEEK)
    piece = Piece(c.tokens[start].start, 0, pc.WEEK, n=number)
    year = read_year_tail(c, ctx)
    if year is not None:
        _set_year(piece, year)
    piece.last = c.tokens[c.i - 1].end
    return piece
