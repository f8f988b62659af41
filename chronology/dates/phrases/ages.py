"""Decades, centuries and millennia: "the 1990s", "nineteenth century", "3rd millennium BC"."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.counts import read_numbered, read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import (
    DASH,
    DECADE_DIGITS,
    DIGITS,
    ROMAN_DIGITS,
    WIDTH,
    Token,
)

_BASES = {"century": pc.CENTURY, "millennium": pc.MILLENNIUM}

_NAMES = frozenset({lex.DECADE_OF})

#: What stands between the years of a row of decades.
_JOINERS = frozenset({lex.AND, lex.OR, lex.TO, lex.THE, lex.OF, lex.DECADE_OF, DASH})


def read_age(c: Cursor) -> Piece | None:
    """Read a decade, a century or a millennium."""
    start = c.i
    era = c.take(lex.ERA) if lex.ERA_FIRST in c.lexicon.options else None
    decade = c.take(DECADE_DIGITS)
    if decade is not None:
        piece = Piece(c.tokens[start].start, 0, pc.DECADE, n=decade + _said_after(c, decade))
    elif (named := _named_decade(c)) is not None:
        piece = named
    else:
        number, base = _number_and_unit(c)
        if number is None or base is None:
            c.i = start
            return None
        piece = Piece(c.tokens[start].start, 0, base, n=number)
    c.take(lex.YEAR_AFTER)
    piece.era = era or c.take(lex.ERA) or ""
    piece.last = c.tokens[c.i - 1].end
    return piece


def _said_after(c: Cursor, decade: int) -> int:
    """Read over the "Jahre" of "1990er Jahre"; return the century of "90er Jahre des 20. Jh."."""
    start = c.i
    c.take_dash()
    if not c.take(lex.DECADE_AFTER):
        c.i = start
        return 0
    return _century_after(c) if decade < 100 else 0


def _named_decade(c: Cursor) -> Piece | None:
    """Read "les années 1990", "década de 1990", "los años 20 del siglo XX".

    The word goes for all the numbers that are joined to the first ("les années
    1980 et 1990"), which are decades if each begins one, and else years.
    """
    start = c.i
    name = c.take(lex.DECADE_NAME)
    if name is not None and (century := _century_after(c)):
        return Piece(c.tokens[start].start, 0, pc.DECADE, n=century + name)
    c.i = start
    while c.take(lex.DECADE_OF):
        c.skip(lex.OF, lex.THE)
    width = c.value(WIDTH)
    short = width == 2 and c.i > start
    if not short and (width != 4 or not _are_decades(c)):
        c.i = start
        return None
    piece = Piece(c.tokens[start].start, 0, pc.DECADE, n=c.take(DIGITS))
    if short:
        piece.n += _century_after(c)
    return piece


def _are_decades(c: Cursor) -> bool:
    """Return whether the number at the cursor belongs to a row of decades.

    Raises:
        DateError: the row is a span, which may run between decades or between years.
    """
    if not c.speaks_of(_NAMES):
        return False
    first = last = c.i
    while first > 0 and lex.DECADE_OF not in c.tokens[first].meanings and _in_row(c.tokens[first]):
        first -= 1
    if lex.DECADE_OF not in c.tokens[first].meanings:
        return False
    while last < len(c.tokens) and _in_row(c.tokens[last]):
        last += 1
    row = c.tokens[first:last]
    odd = [token for token in row if token.meanings.get(DIGITS, 0) % 10]
    if odd and any(lex.TO in token.meanings or DASH in token.meanings for token in row):
        why = "it may run between decades or between years"
        c.refuse(why, row[0].start, row[-1].end, "1990/1995")
    return not odd


def _in_row(token: Token) -> bool:
    joins = token.text == "," or not _JOINERS.isdisjoint(token.meanings)
    return joins or token.meanings.get(WIDTH) == 4


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
        c.skip(lex.THE)
    number = read_ordinal(c)
    if number is None:
        number = c.take(ROMAN_DIGITS)
        if number is not None and (mark := c.take(lex.AGE_MARK)):
            return number, _BASES[mark]
    if number is None:
        number = read_numbered(c)
    if number is None and unit is not None and (c.value(WIDTH) or 9) <= 2:
        number = c.take(DIGITS)
    if number is None and unit is not None:
        number = c.take(lex.NUMBER)
    c.take_dash()
    return number, _BASES.get(unit or c.take(lex.UNIT))
