"""One date, composed of the families: its part, its day, its time, its doubt."""

from collections.abc import Callable
from dataclasses import replace

from chronology.dates.languages import lexicon as lex
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases.ages import read_age
from chronology.dates.phrases.anchors import anchor_of, event_date
from chronology.dates.phrases.calendar_dates import read_calendar_date
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.counts import read_count, read_ordinal
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.days import read_day
from chronology.dates.phrases.dual_dates import read_dual_date
from chronology.dates.phrases.meaning import once
from chronology.dates.phrases.nights import night_of
from chronology.dates.phrases.numeric import read_numeric, read_short_years
from chronology.dates.phrases.piece import Nth, Piece
from chronology.dates.phrases.relative import read_relative
from chronology.dates.phrases.resolve import window_of
from chronology.dates.phrases.seasons import read_quarter, read_season, read_week
from chronology.dates.phrases.times import read_clock
from chronology.dates.phrases.tokens import DASH, EVENT
from chronology.dates.phrases.turned import read_unknown_year, read_winter, turned
from chronology.dates.value import FuzzyDate

Family = Callable[[Cursor, Context], Piece | None]


def read_period(c: Cursor, ctx: Context) -> Piece | None:
    """Read one date with its qualifiers; the cursor stays where there is none."""
    start = c.i
    marks: list[str] = []
    piece = read_relative(c, ctx, dated)
    if piece is None:
        marks = _lead_in(c)
        piece = (read_relative(c, ctx, dated) if marks else None) or _first_of(c, ctx, _FAMILIES)
    if piece is None:
        c.i = start
        return None
    piece = turned(c, ctx, piece)
    _read_time_after(c, piece)
    marks += _marks_after(c)
    if c.value(lex.CASE) == "in":
        c.i += 1
    for mark in marks:
        piece.qualify(mark)
    piece.first, piece.last = c.tokens[start].start, c.tokens[c.i - 1].end
    return piece


def _first_of(c: Cursor, ctx: Context, families: tuple[Family, ...]) -> Piece | None:
    start = c.i
    for family in families:
        piece = family(c, ctx)
        if piece is not None:
            piece.first, piece.last = c.tokens[start].start, c.tokens[c.i - 1].end
            return piece
        c.i = start
    return None


def dated(c: Cursor, ctx: Context) -> FuzzyDate | None:
    """Read a plain date that a relative one counts from."""
    start = c.i
    _lead_in(c)
    piece = _first_of(c, ctx, _FAMILIES)
    if piece is None:
        c.i = start
        return None
    if piece.base == pc.CLOCK:  # "the next day at 22:05" counts from no time
        c.i = start
        return None
    _read_time_after(c, piece)
    if piece.base == pc.ANCHOR and piece.date is not None:
        return piece.date
    return once(window_of(c, ctx, piece))


def _lead_in(c: Cursor) -> list[str]:
    """Read over "in", "the", "on the"; return the qualifiers among them."""
    marks = []
    while True:
        mark = c.value(lex.QUALIFIER)
        if mark is not None and c.value(lex.PREP) and _clock_follows(c):
            c.i += 1
        elif mark is not None:
            marks.append(mark)
            c.i += 1
        elif (c.value(lex.DURING) and c.value(EVENT, 1) is not None) or not c.skip(
            lex.PREP, lex.THE
        ):
            return marks


def _clock_follows(c: Cursor) -> bool:
    """Return whether the next word, "um", says the time and not "about"."""
    start = c.i
    c.i += 1
    clock = read_clock(c, pointed=True)
    c.i = start
    return clock is not None


def _marks_after(c: Cursor) -> list[str]:
    """Read "?", "~" and "%" glued to the date, and "or so"."""
    marks: list[str] = []
    while not c.done:
        token = c.tokens[c.i]
        if token.text in ("?", "~", "%"):
            marks.append(token.text)
        elif c.value(lex.QUALIFIER) and token.text.lower().startswith("or "):
            marks.append("~")
        else:
            break
        c.i += 1
    return marks


def _event(c: Cursor, ctx: Context) -> Piece | None:
    during = c.take(lex.DURING) is not None
    event = c.take(EVENT)
    if event is not None:
        date = event_date(c, ctx, event)
    elif c.take(lex.THEN):
        token = c.tokens[c.i - 1]
        example = f"{c.text[: token.start]}24 October 2017{c.text[token.end :]}"
        date = anchor_of(c, ctx, c.i - 1, example)
    else:
        return None
    ctx.link("during" if during else "equals")
    return Piece(0, 0, pc.ANCHOR, date=date)


def _part(c: Cursor, ctx: Context) -> Piece | None:
    """Read "early 2016", "mid-March", "the end of the following year", "first half of"."""
    start = c.i
    part = _part_word(c)
    if part is None:
        return None
    joined = c.take_dash()
    c.skip(lex.OF, lex.PREP, lex.THE)
    inner = read_relative(c, ctx, dated) or _first_of(c, ctx, _WHOLES)
    if inner is not None:
        if inner.part or inner.daypart or inner.base in (pc.NTH, pc.NUMBER):
            first, last = c.tokens[start].start, c.tokens[c.i - 1].end
            why = "a part of this cannot be said more exactly"
            c.refuse(why, first, last, "the end of March 2017")
        return replace(inner, part=part)
    c.i = start
    _part_word(c)
    if not joined and (c.value(DASH) or c.value(lex.TO) or c.value(lex.OR) or c.value(lex.AND)):
        return Piece(0, 0, pc.PART, part=part)
    if joined and c.value(DASH) and c.value(lex.TO, 1):
        return Piece(0, 0, pc.PART, part=part)
    return None


def _part_word(c: Cursor) -> str | None:
    part: str | None = c.take(lex.PART)
    if part is None:
        part = c.take(lex.PART_OF)
    if part is not None:
        return part
    start = c.i
    number = read_ordinal(c) or (2 if c.take(lex.LAST) else None)
    c.take_dash()
    if number in (1, 2) and c.take(lex.HALF):
        return f"half{number}"
    c.i = start
    return None


def _nth(c: Cursor, ctx: Context) -> Piece | None:
    """Read "first week of March 2017", "last three days of 2016", "second Monday of May"."""
    start = c.i
    nth = _counted_out(c) or _unit_first(c)
    if nth is None:
        c.i = start
        return None
    if not c.skip(lex.OF, lex.PREP) and lex.BARE_OF not in c.lexicon.options:
        return Piece(0, 0, pc.NTH, nth=nth) if c.value(lex.OR) or c.value(lex.AND) else None
    c.skip(lex.THE)
    inner = read_relative(c, ctx, dated) or _first_of(c, ctx, _WHOLES)
    if inner is None:
        c.i = start
        return None
    return Piece(0, 0, pc.NTH, nth=nth, inner=inner)


def _counted_out(c: Cursor) -> Nth | None:
    plural = c.value(lex.PLURAL)
    number = read_ordinal(c) or (-1 if c.take(lex.LAST) else None)
    if number is None:
        return None
    count = read_count(c)
    if count is None and (plural or c.value(lex.PLURAL)):
        return None
    times = int(count.number) if count and count.number.denominator == 1 else 1
    weekday = c.take(lex.WEEKDAY)
    unit = "day" if weekday is not None else c.take(lex.UNIT)
    if unit is None or (times > 1 and abs(number) > 1):
        return None
    return Nth(number, times, unit, weekday)


def _unit_first(c: Cursor) -> Nth | None:
    """Read "الأسبوع الأول", "la semana primera" where the adjective stands after."""
    if lex.ADJECTIVE_AFTER not in c.lexicon.options:
        return None
    weekday = c.take(lex.WEEKDAY)
    unit = "day" if weekday is not None else c.take(lex.UNIT)
    number = read_ordinal(c) or (-1 if c.take(lex.LAST) else None)
    if unit is None or number is None:
        return None
    return Nth(number, 1, unit, weekday)


def _time_first(c: Cursor, ctx: Context) -> Piece | None:
    """Read "22:05 on 24 October 2017", "the morning of …", "Tuesday night, …"."""
    weekday = None
    if c.value(lex.WEEKDAY) and (c.value(lex.DAYPART, 1) or c.value(lex.MOMENT, 1) is not None):
        weekday = c.take(lex.WEEKDAY)
    article = 1 if c.peek(-1) and c.value(lex.THE, -1) else 0
    before = c.peek(-1 - article)
    clock = read_clock(c, pointed=before is not None and lex.PREP in before.meanings)
    c.skip(lex.PREP, lex.THE) if c.value(lex.DAYPART, 2) or c.value(lex.DAYPART, 1) else None
    daypart = c.take(lex.DAYPART) or ""
    if clock is None and not daypart:
        return None
    after_time = c.i
    c.i += 1 if c.value(lex.CASE) == "in" else 0
    if daypart == "night" and c.take(lex.INTO):
        daypart = "night into"
    day = None
    if not (clock and c.value(lex.TO)):
        c.take_sign(",")
        c.skip(lex.OF, lex.PREP, lex.THE)
        day = _night(c, ctx) if daypart == "night" else None
        day = day or read_relative(c, ctx, dated) or _first_of(c, ctx, _DAYS)
    if day is None or day.base not in (pc.DAY, pc.FIXED, pc.NUMBER, pc.ANCHOR):
        c.i = after_time
        if weekday is not None:
            return None
        return Piece(0, 0, pc.CLOCK, clock=clock, daypart=daypart)
    weekday = day.weekday if weekday is None else weekday
    return replace(day, clock=clock, daypart=daypart, weekday=weekday)


_INTO = (lex.TO, lex.AND, lex.INTO)


def _joins(c: Cursor) -> bool:
    return c.value(DASH) is not None or c.value(lex.INTO) is not None


def _night(c: Cursor, ctx: Context) -> Piece | None:
    """Read the two days of a night: "15–16 July 2016", "between 15 and 16 July"."""
    start = c.i
    c.take(lex.BETWEEN) or c.take(lex.FROM)
    c.skip(lex.THE)
    first = _first_of(c, ctx, _DAYS)
    if first is not None and (first.base == pc.NUMBER or first.yearless or _joins(c)):
        joined = c.take_dash() or c.take_sign("/") or any(map(c.take, _INTO))
        c.skip(lex.THE)
        second = _first_of(c, ctx, _DAYS) if joined else None
        if second is not None and second.base in (pc.DAY, pc.NUMBER):
            night = night_of(c, first, second)
            if night is not None:
                return night
    c.i = start
    return None


def _read_time_after(c: Cursor, piece: Piece) -> None:
    """Read the time that follows a day: "at 22:05", ", 5 pm", "in the morning"."""
    if piece.base not in (pc.DAY, pc.ANCHOR, pc.FIXED) or piece.clock or piece.daypart:
        return
    start = c.i
    if c.value(lex.CASE) == "of" and c.value(lex.DAYPART, 1):
        c.i += 1
    bracket = c.take_sign("(")
    if not bracket:
        c.take_sign(",")
    if (token := c.peek()) is not None and token.text == "T" and token.glued:
        c.i += 1
    pointed = c.skip(lex.PREP, lex.THE)
    about = c.value(lex.QUALIFIER) == "~" and c.take(lex.QUALIFIER) is not None
    c.skip(lex.THE)
    clock = read_clock(c, pointed=pointed or about)
    if clock is not None and (c.value(lex.DAYPART, 1) or c.value(lex.DAYPART, 2)):
        c.skip(lex.PREP, lex.THE)
    daypart = c.take(lex.DAYPART) or ""
    said = clock is not None or (daypart and not about)
    if not said or (bracket and not c.take_sign(")")):
        c.i = start
        return
    piece.clock, piece.daypart = clock, daypart
    if about:
        piece.qualify("~")


def _age(c: Cursor, _ctx: Context) -> Piece | None:
    return read_age(c)


def _short_years(c: Cursor, _ctx: Context) -> Piece | None:
    return read_short_years(c)


#: Periods that have parts and nth units.
_WHOLES: tuple[Family, ...] = (
    read_calendar_date,
    _age,
    read_season,
    read_quarter,
    read_week,
    read_numeric,
    read_day,
)

#: Days, for a time of day to stand with.
_DAYS: tuple[Family, ...] = (_event, read_dual_date, read_calendar_date, read_numeric, read_day)

#: All families, in the order in which they are tried.
_FAMILIES: tuple[Family, ...] = (
    _event,
    read_winter,
    read_dual_date,
    read_calendar_date,
    _part,
    _time_first,
    _age,
    read_season,
    read_quarter,
    read_week,
    _nth,
    read_numeric,
    _short_years,
    read_day,
    read_unknown_year,
)
