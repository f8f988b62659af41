"""Relative dates: "two weeks later", "the following year", "the day after @12".

They count from a date in the phrase ("two weeks after 24 October 2017"), from
an event that it names, or from the anchor.
"""

from collections.abc import Callable

from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.dates.groupings import GROUPINGS
from chronology.dates.lag import Lag, Span, lag_at
from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.anchors import anchor_of, event_date, is_exact_day
from chronology.dates.phrases.calendar_units import named_years, unit_piece, weekday_piece
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.counts import read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.plain import plain_bounds
from chronology.dates.phrases.tokens import EVENT
from chronology.dates.phrases.window import Window, span
from chronology.dates.value import FuzzyDate, Precision

#: Reads a date that another counts from, and returns it as a value.
Reference = Callable[[Cursor, Context], FuzzyDate | None]

_EXAMPLE = "24 October 2017"

#: No relative date is without a word of one of these.
_SIGNS = frozenset(
    {lex.UNIT, lex.NEXT, lex.PREVIOUS, lex.LAST, lex.SAME, lex.THAT, lex.AFTER, lex.BEFORE,
     lex.TODAY, lex.AGO_BEFORE, lex.AFTER_LAG}
)  # fmt: skip


def read_relative(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read a relative date; ``dated`` reads a plain date to count from."""
    if not c.speaks_of(_SIGNS):
        return None
    start = c.i
    for family in (_counted, _after_lag, _within, _later_that, _beside, _next_to, _nth_after):
        c.i = start
        piece = family(c, ctx, dated)
        if piece is not None:
            piece.first, piece.last = c.tokens[start].start, c.tokens[c.i - 1].end
            return piece
    c.i = start
    piece = _today(c, ctx)
    if piece is None:
        c.i = start
    return piece


def reference(c: Cursor, ctx: Context, dated: Reference) -> FuzzyDate | None:
    """Read what a relative date counts from, where the phrase itself says it."""
    event = c.take(EVENT)
    if event is not None:
        return event_date(c, ctx, event)
    if c.take(lex.THEN):
        return anchor_of(c, ctx, c.i - 1, f"two weeks after {_EXAMPLE}")
    return dated(c, ctx)


def _from(
    c: Cursor, ctx: Context, start: int, dated: Reference, link: tuple[str, Lag | None]
) -> FuzzyDate:
    """Return what the words from ``start`` count from, and record the relation to it."""
    relation, lag = link
    words = c.read_so_far(start)
    explicit = c.i < len(c.tokens) and (c.value(EVENT) is not None or c.value(lex.THEN))
    date = reference(c, ctx, dated)
    if date is None:
        example = f"{words} {_EXAMPLE}" if c.value(lex.AFTER, -1) else _worded(lag, relation)
        date = anchor_of(c, ctx, start, example)
        explicit = True
    if explicit:
        ctx.link(relation, lag)
    return date


def _worded(lag: Lag | None, relation: str | None) -> str:
    words = lag.words if lag else "the day"
    return f"{words} {relation or 'after'} {_EXAMPLE}"


def _counted(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "two weeks later", "two years before @12", "a month ago"."""
    start = c.i
    lag = lag_at(c)
    if lag is None:
        return None
    if c.value(lex.AFTER) and c.take(lex.AFTER):
        return shifted(lag, _from(c, ctx, start, dated, ("after", lag)), "after")
    if c.value(lex.BEFORE) and c.take(lex.BEFORE):
        return shifted(lag, _from(c, ctx, start, dated, ("before", lag)), "before")
    if c.take(lex.AGO):
        return _ago(c, ctx, start, lag)
    relation = "after" if c.take(lex.LATER) else "before" if c.take(lex.EARLIER) else None
    if relation is None:
        if c.value(lex.TO_THE_DAY, -1) is None or not c.done:
            return None
        relation = "after"
    return shifted(lag, _anchored(c, ctx, start, relation, lag), relation)


def _anchored(c: Cursor, ctx: Context, start: int, relation: str, lag: Lag) -> FuzzyDate:
    date = anchor_of(c, ctx, start, _worded(lag, relation))
    ctx.link(relation, lag)
    return date


def _ago(c: Cursor, ctx: Context, start: int, lag: Lag) -> Piece:
    date = ctx.anchor or ctx.today
    if date is None:
        return shifted(lag, anchor_of(c, ctx, start, _worded(lag, "before")), "before")
    if ctx.anchor is not None:
        ctx.link("before", lag)
    return shifted(lag, date, "before")


def _after_lag(c: Cursor, ctx: Context, _dated: Reference) -> Piece | None:
    """Read "after three and a half months": so long after the anchor."""
    start = c.i
    if c.take(lex.AGO_BEFORE):
        lag = lag_at(c)
        if lag is not None and c.value(lex.AFTER) is None and c.value(lex.BEFORE) is None:
            return _ago(c, ctx, start, lag)
        c.i = start
    if not c.take(lex.AFTER_LAG) and (c.value(lex.NEXT) or not c.take(lex.AFTER)):
        return None
    lag = lag_at(c)
    if lag is None or c.value(lex.AFTER) or c.value(lex.BEFORE):
        return None
    return shifted(lag, _anchored(c, ctx, start, "after", lag), "after")


def _within(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "within a month", "within a month of @12", "in the following two weeks"."""
    start = c.i
    if c.take(lex.WITHIN):
        lag = lag_at(c, within=True)
        joined = c.take(lex.AFTER) or c.take(lex.OF)
    else:
        c.skip(lex.PREP, lex.THE)
        lag = lag_at(c, within=True) if c.take(lex.NEXT) else None
        joined = None
        if lag is not None and lag.maximum == Span(years=1):
            return None
    if lag is None:
        return None
    if joined:
        date = _from(c, ctx, start, dated, ("after", lag))
    else:
        date = _anchored(c, ctx, start, "after", lag)
    return shifted(lag, date, "after")


def shifted(lag: Lag, date: FuzzyDate, relation: str) -> Piece:
    """Return the window that lies the lag after or before the date."""
    lo, hi = lag.after(date) if relation == "after" else lag.before(date)
    if lo >= hi:
        hi = lo + 1
    exact_day = hi - lo == DAY and lo % DAY == 0
    precision = Precision.DAY if exact_day else Precision.RANGE
    return _fixed(lo, hi, "day" if exact_day else "month", precision)


def _fixed(lo: int, hi: int, unit: str, precision: Precision) -> Piece:
    if lo == NEG_INF or hi == POS_INF:
        window = Window(lo, hi, "", unit, precision, (1, unit), several=True)
    else:
        window = span(lo, hi, unit, precision)
    return Piece(0, 0, pc.FIXED, window=window)


def _later_that(c: Cursor, ctx: Context, _dated: Reference) -> Piece | None:
    """Read "later that year", "earlier the same month", "later in the day"."""
    start = c.i
    later = c.take(lex.LATER) is not None
    if not later and not c.take(lex.EARLIER):
        return None
    c.skip(lex.PREP, lex.THE)
    c.take(lex.SAME) or c.take(lex.THAT)
    unit = c.take(lex.UNIT)
    if unit is None or c.i - start < 2:
        return None
    relation = "after" if later else "before"
    date = anchor_of(c, ctx, start, f"{relation} {_EXAMPLE}")
    _check_bounded(c, date, start)
    whole = unit_piece(date, unit, 0, 0, 0)
    if whole is None:
        return None
    lo, hi = plain_bounds(whole)
    exact = is_exact_day(date) and unit != "day"
    if later:
        edge = date.end_earliest - date.end_earliest % DAY + DAY if exact else date.end_earliest
        lo = max(lo, edge)
    else:
        edge = date.start_latest + -date.start_latest % DAY - DAY if exact else date.start_latest
        hi = min(hi, edge)
    if lo >= hi:
        first, last = c.tokens[start].start, c.tokens[c.i - 1].end
        c.refuse(f"nothing of the {unit} is left", first, last, _EXAMPLE)
    ctx.link(relation)
    return _fixed(lo, hi, "year" if unit == "year" else "month", Precision.RANGE)


def _check_bounded(c: Cursor, date: FuzzyDate, start: int) -> None:
    missing = (NEG_INF, POS_INF)
    if any(moment in missing for moment in (date.start_earliest, date.end_latest)):
        first, last = c.tokens[start].start, c.tokens[c.i - 1].end
        c.refuse("the date it counts from has no end there", first, last, _EXAMPLE)


def _beside(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "the day after @12", "the year before", "the Monday after 15 July 2016"."""
    start = c.i
    c.skip(lex.PREP, lex.THE)
    named = _named(c)
    if named is None:
        return None
    step = 1 if c.take(lex.AFTER) else -1 if c.take(lex.BEFORE) else 0
    if not step:
        return None
    relation = "after" if step > 0 else "before"
    date = _from(c, ctx, start, dated, (relation, None))
    _check_bounded(c, date, start)
    return _make(c, named, date, step, start)


def _next_to(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "the following year", "last September", "that night", "l'année suivante"."""
    start = c.i
    c.skip(lex.PREP, lex.THE)
    step = _step(c)
    if step is not None and c.value(lex.PLURAL):
        _refuse_plural(c, start)
    named = _named(c)
    if step is None and named is not None and lex.ADJECTIVE_AFTER in c.lexicon.options:
        step = _step(c)
    if step is None or named is None:
        return None
    relation = {1: "after", -1: "before"}.get(step)
    if step == 0 and c.value(lex.AS) and c.value(EVENT, 1) is not None:
        c.i += 1
        date = reference(c, ctx, dated)
        ctx.link(None)
    else:
        words = c.read_so_far(start)
        date = anchor_of(c, ctx, start, _instead(words, named, step))
        ctx.link(relation)
    if date is None:
        return None
    _check_bounded(c, date, start)
    return _make(c, named, date, step, start)


def _refuse_plural(c: Cursor, start: int) -> None:
    """Refuse "the following weeks", which are of no number."""
    token = c.tokens[c.i]
    words = c.text[c.tokens[start].start : token.end]
    why = f"“{words}” gives no number of {token.text}"
    c.refuse(why, c.tokens[start].start, token.end, f"within four {token.text} of {_EXAMPLE}")


def _instead(words: str, named: tuple[str, object], step: int) -> str:
    """Return a phrase that says the same with a date in it."""
    if named[0] in (lex.MONTH, lex.SEASON):
        return words.rpartition(" ")[2] + " 2016"
    if step == 0 or named[0] != lex.UNIT:
        return _EXAMPLE
    return f"the {named[1]} {'after' if step > 0 else 'before'} {_EXAMPLE}"


def _step(c: Cursor) -> int | None:
    if c.take(lex.NEXT):
        return 1
    if c.take(lex.PREVIOUS):
        return -1
    if c.value(lex.LAST) and not c.value(lex.OF, 2) and c.take(lex.LAST):
        return -1
    if c.take(lex.SAME) or c.take(lex.THAT):
        return 0
    return None


Named = tuple[str, object]


def _named(c: Cursor) -> Named | None:
    """Read one unit, month, weekday, season or part of the day, by its name."""
    if c.value(lex.PLURAL):
        return None
    for category in (lex.UNIT, lex.WEEKDAY, lex.MONTH, lex.SEASON, lex.DAYPART):
        value = c.take(category)
        if value is not None:
            return category, value
    return None


def _make(c: Cursor, named: Named, date: FuzzyDate, step: int, start: int) -> Piece | None:
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


def _nth_after(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "on the third day": counted from the anchor itself or from the day after it."""
    start = c.i
    c.skip(lex.PREP, lex.THE)
    number = read_ordinal(c)
    if number is None or c.take(lex.UNIT) != "day" or c.value(lex.OF):
        return None
    if c.take(lex.AFTER):
        date = _from(c, ctx, start, dated, ("after", None))
    else:
        date = anchor_of(c, ctx, start, f"{number} days after {_EXAMPLE}")
        ctx.link("after")
    _check_bounded(c, date, start)
    c.note("the days are counted from the day itself or from the next")
    first = date.end_earliest // DAY + number - 1
    last = (date.end_latest - 1) // DAY + number
    return _fixed(first * DAY, (last + 1) * DAY, "day", Precision.RANGE)


def _today(c: Cursor, ctx: Context) -> Piece | None:
    """Read "today", "yesterday", "tomorrow", from the anchor or the present day."""
    start = c.i
    step = c.take(lex.TODAY)
    if step is None:
        return None
    date = ctx.anchor or ctx.today
    if date is None:
        date = anchor_of(c, ctx, start, _EXAMPLE)
    _check_bounded(c, date, start)
    if ctx.anchor is not None:
        ctx.link({1: "after", -1: "before"}.get(step))
    token = c.tokens[start]
    return unit_piece(date, "day", step, token.start, token.end)
