"""The bounds of a day, month or year that a calendar unit made."""

from chronology.dates.civil import DAY, seconds
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.window import month_window, year_window


def plain_bounds(piece: Piece) -> tuple[int, int]:
    """Return [lo, hi) of a piece with a window, or with a year and perhaps month and day."""
    if piece.window is not None:
        return piece.window.lo, piece.window.hi
    number = piece.year or 1
    year = 1 - number if piece.era == "bc" else number
    if piece.month is None:
        return year_window(year, year)
    if piece.day is None:
        return month_window(year * 12 + piece.month - 1)
    lo = seconds(year, piece.month, piece.day)
    return lo, lo + DAY
