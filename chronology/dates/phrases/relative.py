"""Relative dates: "two weeks later", "the following year", "the day after @12".

They count from a date in the phrase ("two weeks after 24 October 2017"), from
an event that it names, or from the anchor.
"""

from collections.abc import Callable
from dataclasses import replace

from chronology.dates.civil import DAY, NEG_INF, POS_INF
from chronology.dates.lag import Lag, Span, lag_at
from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases.anchors import anchor_of, event_date, is_exact_day
from chronology.dates.phrases.calendar_units import unit_piece
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.counts import read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.meaning import once
from chronology.dates.phrases.named_units import made, read_named
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.plain import plain_bounds
from chronology.dates.phrases.resolve import window_of
from chronology.dates.phrases.shifted import fixed, shifted
from chronology.dates.phrases.tokens import EVENT, WIDTH
from chronology.dates.phrases.unnumbered import read_unnumbered
from chronology.dates.value import FuzzyDate, Precision

#: Reads a date that another counts from, and returns it as a value.
Reference = Callable[[Cursor, Context], FuzzyDate | None]

_EXAMPLE = "24 October 2017"

#: No relative date is without a word of one of these.
_SIGNS = frozenset(
    {lex.UNIT, lex.NEXT, lex.PREVIOUS, lex.LAST, lex.SAME, lex.THAT, lex.AFTER, lex.BEFORE,
     lex.TODAY, lex.AGO_BEFORE, lex.AFTER_LAG, lex.WITHIN, lex.NEIGHBOUR, lex.EVE, lex.LATER,
     lex.EARLIER}
)  # fmt: skip


def read_relative(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read a relative date; ``dated`` reads a plain date to count from."""
    if not c.speaks_of(_SIGNS):
        return None
    start = c.i
    for family in _FAMILIES:
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
    today = _today(c, ctx)
    if today is None:
        return dated(c, ctx)
    ctx.link(None)
    return once(window_of(c, ctx, today))


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
    limit = c.take(lex.LIMIT) if c.value(lex.LAG_LEAD, 1) else None
    led = c.take(lex.LAG_LEAD)
    lag = lag_at(c, limit=limit)
    if lag is None:
        return None
    if limit:
        lag = _hedged(c, start, lag)
    side = _side(c, led=bool(led))
    if side:
        return shifted(c, lag, _from(c, ctx, start, dated, (side, lag)), side)
    if not led and c.take(lex.AGO):
        return _ago(c, ctx, start, lag)
    if not led and c.value(lex.WITHIN_AFTER):
        c.i = start
        lag = lag_at(c, within=True)
        if lag is None:
            return None
        c.i += 1
        return shifted(c, lag, _anchored(c, ctx, start, "after", lag), "after")
    relation = "" if led else _later(c)
    return shifted(c, lag, _anchored(c, ctx, start, relation, lag), relation) if relation else None


def _later(c: Cursor) -> str:
    """Read "later", "earlier" after a length of time, or nothing after "two years to the day"."""
    relation = "after" if c.take(lex.LATER) else "before" if c.take(lex.EARLIER) else ""
    return relation or ("after" if c.value(lex.TO_THE_DAY, -1) and c.done else "")


def _side(c: Cursor, *, led: bool) -> str:
    """Read the "after" or "before" that follows a length of time."""
    if c.take(lex.LAG_BEFORE):
        return "before"
    if led:
        return ""
    return "after" if c.take(lex.AFTER) else "before" if c.take(lex.BEFORE) else ""


def _anchored(c: Cursor, ctx: Context, start: int, relation: str, lag: Lag) -> FuzzyDate:
    date = anchor_of(c, ctx, start, _worded(lag, relation))
    ctx.link(relation, lag)
    return date


def _ago(c: Cursor, ctx: Context, start: int, lag: Lag) -> Piece:
    date = ctx.anchor or ctx.today
    if date is None:
        return shifted(c, lag, anchor_of(c, ctx, start, _worded(lag, "before")), "before")
    if ctx.anchor is not None:
        ctx.link("before", lag)
    return shifted(c, lag, date, "before")


def _in_so_long(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "через две недели", "ровно через год после @12": so long after."""
    start = c.i
    about, exactly, limit = c.value(lex.QUALIFIER), c.value(lex.EXACTLY), c.value(lex.LIMIT)
    hedged = (about == "~" or exactly or limit) and c.value(lex.AFTER_LAG, 1)
    c.i += 1 if hedged else 0
    if not c.take(lex.AFTER_LAG):
        return None
    if not hedged:
        about = exactly = limit = None
    lag = lag_at(c, about=about == "~", exactly=bool(exactly), limit=limit)
    if lag is None or c.value(lex.BEFORE):
        return None
    if hedged:
        lag = _hedged(c, start, lag)
    if c.take(lex.AFTER) or c.take(lex.FROM):
        return shifted(c, lag, _from(c, ctx, start, dated, ("after", lag)), "after")
    return shifted(c, lag, _anchored(c, ctx, start, "after", lag), "after")


def _hedged(c: Cursor, start: int, lag: Lag) -> Lag:
    """Return the lag with the word at ``start`` that stood before "in" said of it too."""
    return replace(lag, words=f"{c.tokens[start].text} {lag.words}")


def _after_lag(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "after three and a half months": so long after the anchor."""
    start = c.i
    if c.take(lex.AGO_BEFORE):
        lag = lag_at(c)
        if lag is not None and c.take(lex.FROM):
            return shifted(c, lag, _from(c, ctx, start, dated, ("before", lag)), "before")
        if lag is not None and c.value(lex.AFTER) is None and c.value(lex.BEFORE) is None:
            return _ago(c, ctx, start, lag)
        c.i = start
    if c.value(lex.NEXT) or not c.take(lex.AFTER):
        return None
    lag = lag_at(c)
    if lag is None or c.value(lex.AFTER) or c.value(lex.BEFORE):
        return None
    if c.take(lex.FROM):
        return shifted(c, lag, _from(c, ctx, start, dated, ("after", lag)), "after")
    return shifted(c, lag, _anchored(c, ctx, start, "after", lag), "after")


def _within(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "within a month", "within a month of @12", "in the following two weeks"."""
    start = c.i
    if c.take(lex.WITHIN):
        lag = lag_at(c, within=True)
        lag = lag and replace(lag, words=c.read_so_far(start))
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
    return shifted(c, lag, date, "after")


def _later_that(c: Cursor, ctx: Context, _dated: Reference) -> Piece | None:
    """Read "later that year", "earlier the same month", "later in the day"."""
    start = c.i
    later = c.take(lex.LATER) is not None
    if not later and not c.take(lex.EARLIER):
        return None
    c.skip(lex.PREP, lex.THE, lex.OF)
    c.take(lex.SAME) or c.take(lex.THAT)
    unit = c.take(lex.UNIT)
    if unit is None or c.i - start < 2:
        return None
    c.take(lex.SAME)
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
    return fixed(lo, hi, "year" if unit == "year" else "month", Precision.RANGE)


def _check_bounded(c: Cursor, date: FuzzyDate, start: int) -> None:
    missing = (NEG_INF, POS_INF)
    if any(moment in missing for moment in (date.start_earliest, date.end_latest)):
        first, last = c.tokens[start].start, c.tokens[c.i - 1].end
        c.refuse("the date it counts from has no end there", first, last, _EXAMPLE)


def _beside(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "the day after @12", "the year before", "the Monday after 15 July 2016"."""
    start = c.i
    c.skip(lex.PREP, lex.THE)
    led = c.i > start
    named = read_named(c)
    if named is None:
        return None
    step = 1 if c.take(lex.AFTER) else -1 if c.take(lex.BEFORE) else 0
    if not step and led and named[0] in (lex.UNIT, lex.WEEKDAY):
        step = 1 if c.take(lex.LATER) else -1 if c.take(lex.EARLIER) else 0
    if not step:
        return None
    relation = "after" if step > 0 else "before"
    date = _from(c, ctx, start, dated, (relation, None))
    _check_bounded(c, date, start)
    return made(c, named, date, step, start)


def _neighbour(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "am Vortag", "im Vorjahr", "am Vortag des 3. März 2017", "накануне 3 марта"."""
    start = c.i
    c.skip(lex.PREP, lex.THE)
    governs = c.value(lex.EVE)
    neighbour = c.take(lex.NEIGHBOUR)
    if neighbour is None:
        return None
    step, unit = neighbour
    relation = "after" if step > 0 else "before"
    if governs or c.skip(lex.OF):
        date = _from(c, ctx, start, dated, (relation, None))
    else:
        date = anchor_of(c, ctx, start, f"the {unit} {relation} {_EXAMPLE}")
        ctx.link(relation)
    _check_bounded(c, date, start)
    return made(c, (lex.UNIT, unit), date, step, start)


def _next_to(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "the following year", "last September", "that night", "l'année suivante"."""
    start = c.i
    c.skip(lex.PREP, lex.THE)
    step = _step(c)
    named = read_named(c)
    if step is None and named is not None and lex.ADJECTIVE_AFTER in c.lexicon.options:
        of_another = c.value(lex.UNIT, 1) or (c.value(lex.LAST) and c.value(lex.OF, 1))
        step = None if of_another else _step(c)
    if step is None or named is None:
        return None
    relation = {1: "after", -1: "before"}.get(step)
    if step == 0 and c.value(lex.AS) and c.value(EVENT, 1) is not None:
        c.i += 1
        date = reference(c, ctx, dated)
        ctx.link(None)
    elif relation and c.take(lex.AFTER if step > 0 else lex.BEFORE):
        date = _from(c, ctx, start, dated, (relation, None))
    else:
        words = c.read_so_far(start)
        date = anchor_of(c, ctx, start, _instead(words, named, step))
        ctx.link(relation)
    if date is None:
        return None
    _check_bounded(c, date, start)
    return made(c, named, date, step, start)


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
    of = c.value(lex.OF, 2) or c.value(WIDTH, 2) or lex.BARE_OF in c.lexicon.options
    if c.value(lex.LAST) and not of and c.take(lex.LAST):
        return -1
    if c.take(lex.SAME) or c.take(lex.THAT):
        return 0
    return None


def _nth_after(c: Cursor, ctx: Context, dated: Reference) -> Piece | None:
    """Read "on the third day": counted from the anchor itself or from the day after it."""
    start = c.i
    c.skip(lex.PREP, lex.THE)
    number = read_ordinal(c)
    if number is None or c.take(lex.UNIT) != "day" or c.value(lex.OF):
        return None
    if lex.BARE_OF in c.lexicon.options and not c.done and not c.value(lex.AFTER):
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
    return fixed(first * DAY, (last + 1) * DAY, "day", Precision.RANGE)


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


_FAMILIES = (
    _counted,
    _in_so_long,
    _after_lag,
    _within,
    _later_that,
    read_unnumbered,
    _beside,
    _neighbour,
    _next_to,
    _nth_after,
)
