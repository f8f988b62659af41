"""The year of a month or a season, taken from the anchor: "March of the following year"."""

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases.anchors import anchor_years
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor


def read_relative_year(c: Cursor, ctx: Context) -> int | None:
    """Read "that year", "the same year", "the following year" and return it.

    Raises:
        DateError: there is no anchor, or it does not lie within one year.
    """
    start = c.i
    c.skip(lex.THE)
    step = _step(c)
    named = c.take(lex.UNIT) == "year"
    if step is None and lex.ADJECTIVE_AFTER in c.lexicon.options:
        step = _step(c)
    if step is None or not named or c.value(lex.OF):
        c.i = start
        return None
    years = anchor_years(ctx.anchor)
    if len(years) != 1:
        first, last = c.tokens[start].start, c.tokens[c.i - 1].end
        why = (
            "it needs an anchor to count from"
            if ctx.anchor is None
            else "the anchor is not within one year"
        )
        c.refuse(why, first, last, "March 2017")
    return years[0] + step


def _step(c: Cursor) -> int | None:
    if c.take(lex.NEXT):
        return 1
    if c.take(lex.PREVIOUS) or (c.value(lex.LAST) and c.take(lex.LAST)):
        return -1
    if c.take(lex.SAME) or c.take(lex.THAT):
        return 0
    return None
