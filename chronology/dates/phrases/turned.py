"""A period named before its part: "2016 sonu", "2016'nın ilk yarısı", "2016 Mart".

In English the part comes first; where it comes last, the lexicon says so with
``YEAR_FIRST``, and its words for parts are of the category ``PART_AFTER``.
"""

from dataclasses import replace

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.counts import read_count, read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.days import read_day
from chronology.dates.phrases.piece import Nth, Piece
from chronology.dates.phrases.seasons import read_season
from chronology.dates.phrases.tokens import DASH, DIGITS, WIDTH

_WHOLES = (pc.YEAR, pc.MONTH, pc.SEASON, pc.QUARTER, pc.DECADE, pc.CENTURY, pc.MILLENNIUM, pc.FIXED)


def turned(c: Cursor, ctx: Context, whole: Piece) -> Piece:
    """Read the part that follows the period ``whole``; return that, or ``whole`` itself."""
    if lex.YEAR_FIRST not in c.lexicon.options:
        return whole
    if c.value(lex.SAID_AGAIN) == whole.base:
        c.i += 1
    if whole.base not in _WHOLES or whole.part:
        return whole
    start = c.i
    if c.value(lex.CASE) == "of":
        c.i += 1
    piece = _in_year(c, ctx, whole) if whole.base == pc.YEAR else None
    inner = piece or whole
    after = c.i
    if c.value(lex.CASE) == "of":
        c.i += 1
    part = _part(c, inner)
    if part is None:
        c.i = after if piece is not None else start
        return inner
    return part


def _in_year(c: Cursor, ctx: Context, whole: Piece) -> Piece | None:
    """Read the month, the day, the season or the quarter of a year that stands before it."""
    start = c.i
    piece = read_season(c, ctx) or _quarter(c)
    if piece is None:
        c.i = start
        piece = read_day(c, ctx)
    if piece is None or not piece.yearless:
        c.i = start
        return None
    if c.value(lex.SAID_AGAIN) == piece.base:
        c.i += 1
    piece.year, piece.era, piece.unknown_year = whole.year, whole.era, whole.unknown_year
    return piece


def read_winter(c: Cursor, _ctx: Context) -> Piece | None:
    """Read "2016-2017 kışı": the season of two years that stand before it."""
    joined = c.value(DASH, 1) or c.sign("/", 1)
    if lex.YEAR_FIRST not in c.lexicon.options or c.value(WIDTH) != 4 or not joined:
        return None
    if c.value(WIDTH, 2) not in (2, 4):
        return None
    first, second = c.value(DIGITS), c.value(DIGITS, 2)
    c.i += 3
    c.take(lex.YEAR_AFTER)
    if c.value(lex.CASE) == "of":
        c.i += 1
    season = c.take(lex.SEASON)
    if season is None:
        return None
    return Piece(0, 0, pc.SEASON, n=season, year=first, second=second)


def read_unknown_year(c: Cursor, ctx: Context) -> Piece | None:
    """Read "bilinmeyen bir yılın Eylül ayı": the month of an unknown year."""
    if lex.YEAR_FIRST not in c.lexicon.options or not c.take(lex.UNKNOWN):
        return None
    if c.take(lex.UNIT) != "year":
        return None
    c.take(lex.CASE)
    return _in_year(c, ctx, Piece(0, 0, pc.YEAR, unknown_year=True))


def _quarter(c: Cursor) -> Piece | None:
    number = read_ordinal(c) or (4 if c.take(lex.LAST) else None)
    if number is None or c.take(lex.UNIT) != "quarter":
        return None
    return Piece(0, 0, pc.QUARTER, n=number)


def _part(c: Cursor, whole: Piece) -> Piece | None:
    """Read "sonu", "ilk yarısı", "son haftası" after a period."""
    part = c.take(lex.PART_AFTER)
    if part is not None:
        return replace(whole, part=part)
    number = read_ordinal(c) or (-1 if c.take(lex.LAST) else None)
    if number is None:
        return None
    if c.take(lex.HALF):
        return replace(whole, part="half1" if number == 1 else "half2")
    count = read_count(c)
    times = int(count.number) if count and count.number.denominator == 1 else 1
    weekday = c.take(lex.WEEKDAY)
    unit = "day" if weekday is not None else c.take(lex.UNIT)
    if unit is None or (times > 1 and abs(number) > 1):
        return None
    return Piece(whole.first, 0, pc.NTH, nth=Nth(number, times, unit, weekday), inner=whole)
