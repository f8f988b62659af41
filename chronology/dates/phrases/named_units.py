"""A unit, a month, a weekday, a season or a part of the day by its name, near a date."""

from chronology.dates.groupings import GROUPINGS
from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.calendar_units import named_years, unit_piece, weekday_piece
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.value import FuzzyDate

Named = tuple[str, object]


def read_named(c: Cursor) -> Named | None:
    """Read one unit, month, weekday, season or part of the day, by its name."""
    if c.value(lex.PLURAL):
        return None
    for category in (lex.UNIT, lex.WEEKDAY, lex.MONTH, lex.SEASON, lex.DAYPART):
        value = c.take(category)
        if value is not None:
            return category, value
    return None


def made(c: Cursor, named: Named, date: FuzzyDate, step: int, start: int) -> Piece | None:
    """Return what is named, ``step`` of its kind from the date; see ``unit_piece``.

    ``start`` is the token at which its words begin.
    """
    category, value = named
    first, last = c.tokens[start].start, c.tokens[c.i - 1].end
    if category == lex.UNIT:
        return unit_piece(date, str(value), step, first, last)
    if category == lex.WEEKDAY and isinstance(value, int):
        return weekday_piece(date, value, step, first, last)
    if category == lex.DAYPART:
        piece = unit_piece(date, "day", step, first, last)
        if piece is not None:
            piece.daypart = str(value)
        return piece
    base = pc.MONTH if category == lex.MONTH else pc.SEASON
    month = int(str(value)) if category == lex.MONTH else GROUPINGS[str(21 + int(str(value)))].first
    return _named_in_year(c, base, int(str(value)), named_years(date, month, step), (first, last))


def _named_in_year(
    c: Cursor, base: str, value: int, years: tuple[int, int], place: tuple[int, int]
) -> Piece:
    if years[0] != years[1]:
        c.refuse("the date it counts from spans several of them", *place, "September 2016")
    year = years[0]
    piece = Piece(*place, base, year=year if year > 0 else 1 - year, era="ad" if year > 0 else "bc")
    if base == pc.MONTH:
        piece.month = value
    else:
        piece.n = value
    return piece
