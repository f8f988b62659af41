"""The date that lies so long after or before another."""

from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.dates.lag import Lag
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.window import Window, span
from chronology.dates.value import FuzzyDate, Precision


def shifted(c: Cursor, lag: Lag, date: FuzzyDate, relation: str) -> Piece:
    """Return the window that lies the lag after or before the date, which was just read.

    Raises:
        DateError: neither the lag nor the date bounds it on any side.
    """
    lo, hi = lag.after(date) if relation == "after" else lag.before(date)
    if lo == NEG_INF and hi == POS_INF:
        token = c.tokens[c.i - 1]
        why = "neither the length of time nor what it counts from sets a limit"
        c.refuse(why, token.start, token.end, f"{relation} 24 October 2017")
    exact_day = hi - lo == DAY and lo % DAY == 0
    precision = Precision.DAY if exact_day else Precision.RANGE
    return fixed(lo, hi, "day" if exact_day else "month", precision)


def fixed(lo: int, hi: int, unit: str, precision: Precision) -> Piece:
    """Return the window [lo, hi), of which one edge or both may be missing."""
    if lo == NEG_INF or hi == POS_INF:
        window = Window(lo, hi, "", unit, precision, (1, unit), several=True)
    else:
        window = span(lo, hi, unit, precision)
    return Piece(0, 0, pc.FIXED, window=window)
