"""Years: "2016", "44 BC", "AD 476", "the year 12000", "12,000 BC", "of an unknown year"."""

from typing import NamedTuple

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.relative_year import read_relative_year
from chronology.dates.phrases.tokens import DIGITS, WIDTH

#: A year has no more groups of three digits after its first ones.
_MOST_GROUPS = 4


class Year(NamedTuple):
    """A year as written."""

    number: int | None
    era: str = ""
    unknown: bool = False


def read_year(c: Cursor) -> Year | None:
    """Read a year; fewer than three digits, or more than four, need an era or "year"."""
    start = c.i
    c.skip(lex.THE)
    named = c.value(lex.UNIT) == "year" and c.value(DIGITS, 1) is not None
    if named:
        c.i += 1
    era = _era_before(c)
    number = _digits(c)
    if number is None:
        c.i = start
        return None
    width, value = number
    after = c.take(lex.YEAR_AFTER)
    era = era or c.take(lex.ERA) or ""
    after = c.take(lex.YEAR_AFTER) or after
    named = named or bool(after and width > 2)
    if not era and not named and width not in (3, 4):
        c.i = start
        return None
    return Year(value, era)


def _era_before(c: Cursor) -> str:
    era: str = c.value(lex.ERA) or ""
    first = era == "ad" or lex.ERA_FIRST in c.lexicon.options
    if first and era and c.value(DIGITS, 1) is not None:
        c.i += 1
        return era
    return ""


def _digits(c: Cursor) -> tuple[int, int] | None:
    """Return how many digits, and the number; "12,000" counts where an era follows."""
    width = c.value(WIDTH)
    if width is None or (c.sign(":", 1) and c.glued(1)):
        return None
    value: int = c.take(DIGITS)
    groups = 0
    while c.sign(",", 2 * groups) and c.value(WIDTH, 2 * groups + 1) == 3 and groups < _MOST_GROUPS:
        if not (c.glued(2 * groups) and c.glued(2 * groups + 1)):
            break
        groups += 1
    if groups and width <= 3 and c.value(lex.ERA, 2 * groups):
        for _ in range(groups):
            c.i += 1
            value = value * 1000 + c.take(DIGITS)
        return width + 3 * groups, value
    return width, value


def read_year_tail(c: Cursor, ctx: Context) -> Year | None:
    """Read the year that follows a month, a day or a season.

    ", 2016", "of 2016", "in the year 2016", "of that year", "of an unknown year".
    """
    start = c.i
    c.take_sign(",") or c.take_dash() or c.take_sign("/")
    c.skip(lex.OF)
    if c.take(lex.UNKNOWN):
        if c.value(lex.UNIT) == "year":
            c.i += 1
            return Year(None, unknown=True)
        c.i = start
        return None
    if (relative := read_relative_year(c, ctx)) is not None:
        era = "bc" if relative < 1 else "ad"
        return Year(1 - relative if relative < 1 else relative, era)
    year = read_year(c)
    if year is None:
        c.i = start
        return _unknown_year_after(c)
    return year


def _unknown_year_after(c: Cursor) -> Year | None:
    """Read ", year unknown", "d'une année inconnue"."""
    start = c.i
    c.take_sign(",") or c.take_sign("(") or (c.skip(lex.OF) and c.skip(lex.A))
    if c.value(lex.UNIT) == "year" and c.value(lex.UNKNOWN, 1):
        c.i += 2
        c.take_sign(")")
        return Year(None, unknown=True)
    c.i = start
    return None
