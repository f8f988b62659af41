"""Decades, centuries and millennia: "the 1990s", "nineteenth century", "3rd millennium BC"."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.counts import read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import DECADE_DIGITS, DIGITS, ROMAN_DIGITS, WIDTH

_BASES = {"century": pc.CENTURY, "millennium": pc.MILLENNIUM}


def read_age(c: Cursor) -> Piece | None:
    """Read a decade, a century or a millennium."""
    start = c.i
    decade = c.take(DECADE_DIGITS)
    if decade is not None:
        piece = Piece(c.tokens[start].start, 0, pc.DECADE, n=decade)
    elif (named := _named_decade(c)) is not None:
        piece = named
    else:
        number, base = _number_and_unit(c)
        if number is None or base is None:
            c.i = start
            return None
        piece = Piece(c.tokens[start].start, 0, base, n=number)
    piece.era = c.take(lex.ERA) or ""
    piece.last = c.tokens[c.i - 1].end
    return piece


def _named_decade(c: Cursor) -> Piece | None:
    """Read "les années 1990", "década de 1990", "los años 20 del siglo XX".

    "Les années 1990 et 1991" are two years, and so is any year that begins no decade.
    """
    start = c.i
    while c.take(lex.DECADE_OF):
        c.skip(lex.OF, lex.THE)
    width = c.value(WIDTH) if c.i > start else None
    if width in (2, 4) and c.value(DIGITS) % 10 == 0:
        piece = Piece(c.tokens[start].start, 0, pc.DECADE, n=c.take(DIGITS))
        if width == 2:
            piece.n += _century_after(c)
        joined = c.value(lex.AND) or c.value(lex.OR)
        if not (joined and c.value(WIDTH, 1) == 4 and c.value(DIGITS, 1) % 10):
            return piece
    c.i = start
    return None


def _century_after(c: Cursor) -> int:
    """Read "del siglo XX" and return the first year of its decades, 0 if it is not said."""
    start = c.i
    c.skip(lex.OF, lex.THE)
    number, base = _number_and_unit(c)
    if number is None or base != pc.CENTURY:
        c.i = start
        return 0
    return (number - 1) * 100


def _number_and_unit(c: Cursor) -> tuple[int | None, str | None]:
    """Read "19th century", "XIXe siècle", and the other way about, "siglo XIX"."""
    unit = None
    if lex.ADJECTIVE_AFTER in c.lexicon.options and c.value(lex.UNIT) in _BASES:
        unit = c.take(lex.UNIT)
    number = read_ordinal(c)
    if number is None:
        number = c.take(ROMAN_DIGITS)
    if number is None and unit is not None and (c.value(WIDTH) or 9) <= 2:
        number = c.take(DIGITS)
    c.take_dash()
    return number, _BASES.get(unit or c.take(lex.UNIT))
