"""The night between two days: "the night of 15–16 July 2016"."""

from dataclasses import replace

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece, lend

_DECEMBER = 12


def night_of(c: Cursor, first: Piece, second: Piece) -> Piece | None:
    """Return the night that begins in the first day and ends in the second, None of other pieces.

    Raises:
        DateError: the month or the year of the second is not that of the day after the first.
    """
    left, right = lend(first, second)
    if left.base != pc.DAY or right.base != pc.DAY:
        return None
    months = 1 if right.day == 1 else 0
    new_year = months == 1 and left.month == _DECEMBER
    if new_year and first.year is None and right.year is not None and right.era != "bc":
        left = replace(left, year=right.year - 1)
    if ((right.month or 0) - (left.month or 0)) % 12 != months or not _years_meet(left, right):
        why = "a night runs from one day into the next"
        c.refuse(why, first.first, second.last, "the night of 15–16 July 2016")
    return replace(left, second=right.day, daypart="night")


def named_after(c: Cursor, first: Piece, second: Piece) -> Piece | None:
    """Return the night of "15-16 Temmuz 2016 gecesi", where it stands after both days."""
    if lex.YEAR_FIRST not in c.lexicon.options or second.daypart != "night":
        return None
    if first.base != pc.NUMBER or second.base != pc.DAY or second.clock is not None:
        return None
    return night_of(c, first, replace(second, daypart=""))


def _years_meet(left: Piece, right: Piece) -> bool:
    """Tell whether the years are the same, or next to each other at a new year."""
    if left.year is None or right.year is None or "bc" in (left.era, right.era):
        return left.year == right.year or left.era == right.era == "bc"
    return right.year - left.year == (1 if right.month == 1 and left.month == _DECEMBER else 0)
