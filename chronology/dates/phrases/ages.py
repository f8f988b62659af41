"""Decades, centuries and millennia: "the 1990s", "nineteenth century", "3rd millennium BC"."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.counts import read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.tokens import DECADE_DIGITS

_BASES = {"century": pc.CENTURY, "millennium": pc.MILLENNIUM}


def read_age(c: Cursor) -> Piece | None:
    """Read a decade, a century or a millennium."""
    start = c.i
    decade = c.take(DECADE_DIGITS)
    if decade is not None:
        piece = Piece(c.tokens[start].start, 0, pc.DECADE, n=decade)
    else:
        number = read_ordinal(c)
        c.take_dash()
        base = _BASES.get(c.take(lex.UNIT)) if number is not None else None
        if number is None or base is None:
            c.i = start
            return None
        piece = Piece(c.tokens[start].start, 0, base, n=number)
    piece.era = c.take(lex.ERA) or ""
    piece.last = c.tokens[c.i - 1].end
    return piece
