"""The date that relative words count from."""

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.value import FuzzyDate

#: An anchor of more years than this lends no year.
_MOST_YEARS = 20


def anchor_years(anchor: FuzzyDate | None) -> list[int]:
    """Return the astronomical years that an anchor lies in, none if too many."""
    if anchor is None or max(abs(anchor.start_earliest), abs(anchor.end_latest)) > 10**18:
        return []
    first = civil_from_days(anchor.start_earliest // DAY)[0]
    last = civil_from_days((anchor.end_latest - 1) // DAY)[0]
    return list(range(first, last + 1)) if last - first < _MOST_YEARS else []


def anchor_of(c: Cursor, ctx: Context, start: int, suggestion: str) -> FuzzyDate:
    """Return the anchor of the words from token ``start`` to the cursor.

    Raises:
        DateError: there is none.
    """
    if ctx.anchor is None:
        first, last = c.tokens[start].start, c.tokens[max(start, c.i - 1)].end
        c.refuse("it needs a date or an event to count from", first, last, suggestion)
    return ctx.anchor


def event_date(c: Cursor, ctx: Context, event: int) -> FuzzyDate:
    """Return the date of the event just read, and record that the phrase names it.

    Raises:
        DateError: events cannot be looked up here, it has no date, or it is a second one.
    """
    token = c.tokens[c.i - 1]
    if ctx.event not in (None, event):
        why = f"only one event can be named, and @{ctx.event} is already"
        c.refuse(why, token.start, token.end, "24 October 2017")
    if ctx.resolve is None:
        c.refuse("no events can be looked up here", token.start, token.end, "24 October 2017")
    date = ctx.resolve(event)
    if date is None:
        c.refuse(
            "there is no such event, or it has no date", token.start, token.end, "24 October 2017"
        )
    ctx.event = event
    return date


def is_exact_day(date: FuzzyDate) -> bool:
    """Return whether ``date`` is one day, or lies within one, and no interval."""
    first, last = date.start_earliest, date.end_latest
    if NEG_INF in (first, last) or POS_INF in (first, last):
        return False
    return first // DAY == (last - 1) // DAY
