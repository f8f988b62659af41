"""A day narrowed to a part of it or to a time, and times brought into one zone."""

from dataclasses import replace

from chronology.dates.calendars import calendar_of
from chronology.dates.civil import DAY, civil_from_days
from chronology.dates.phrases.calendar_window import is_foreign
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.piece import Clock, Piece
from chronology.dates.phrases.window import Window, span_text
from chronology.dates.value import Precision
from chronology.dates.zones import civil_to_utc, utc_to_civil

_HOUR = 3600

#: Hours from and to; a night ends in the next day, and one that is named by the day
#: it ends in begins in the day before.
_DAYPARTS = {
    "small hours": (0, 6), "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 24),
    "night": (18, 30), "night into": (-6, 6),
}  # fmt: skip

_PRECISIONS = {1: Precision.SECOND, 60: Precision.MINUTE, 3600: Precision.HOUR}
_STEPS = {1: (1, "second"), 60: (1, "minute"), 3600: (1, "hour")}


def in_daypart(c: Cursor, piece: Piece, day: Window) -> Window:
    """Return the morning, afternoon, evening or night of a day.

    Raises:
        DateError: what it is part of is not one day.
    """
    _check_day(c, piece, day)
    first, last = _DAYPARTS[piece.daypart]
    if piece.second is not None:
        _check_night(c, piece, day)
    if first < 0:
        c.note("the night runs from 18:00 of the day before to 06:00")
    else:
        c.note(f"“{piece.daypart}” means {first:02d}:00 to {last % 24:02d}:00" + _next_day(last))
    lo, hi = day.lo + first * _HOUR, day.lo + last * _HOUR
    return _within_days(lo, hi, Precision.PART_OF_DAY, (6, "hour"))


def _next_day(hour: int) -> str:
    return " of the next day" if hour > 24 else ""


def _within_days(lo: int, hi: int, precision: Precision, step: tuple[int, str]) -> Window:
    text, _ = span_text(lo, hi, "day")
    edtf = f"[{text}]" if ".." in text else text
    return Window(lo, hi, edtf, "second", precision, step, exact=False)


def _check_day(c: Cursor, piece: Piece, day: Window) -> None:
    if day.several or day.precision is not Precision.DAY:
        why = "a time or a part of a day needs one day"
        c.refuse(why, piece.first, piece.last, "the morning of 24 October 2017")


def _check_night(c: Cursor, piece: Piece, day: Window) -> None:
    """Refuse a night whose second day does not follow the first."""
    following = civil_from_days(day.lo // DAY + 1)[2]
    if is_foreign(piece):
        date = calendar_of(piece.calendar).day_of(day.lo // DAY + 1)
        following = date.day if date else 0
    if piece.daypart != "night" or piece.second != following:
        why = "a night runs from one day into the next"
        c.refuse(why, piece.first, piece.last, "the night of 15–16 July 2016")


def at_clock(c: Cursor, ctx: Context, piece: Piece, day: Window) -> Window:
    """Return the time on a day, in the chronology's zone.

    Raises:
        DateError: it is not one day, or the zone is unknown.
    """
    clock = piece.clock
    if clock is None:
        return day
    if piece.daypart:
        return _in_both(c, ctx, piece, day)
    _check_day(c, piece, day)
    lo = _converted(ctx, day.lo + clock.at, clock)
    return _moment(lo, clock.length, day)


def _in_both(c: Cursor, ctx: Context, piece: Piece, part: Window) -> Window:
    """Return "at 10 in the evening": the time, where it lies in the part of the day."""
    clock = piece.clock or Clock(0, 1)
    start = part.lo - part.lo % DAY + clock.at
    shifts = (0, 12, 24) if clock.at < 12 * _HOUR else (0, 24)
    times = (start + hours * _HOUR for hours in shifts)
    lo = next((lo for lo in times if part.lo <= lo < part.hi), None)
    if lo is None:
        why = "the time is not in that part of the day"
        c.refuse(why, piece.first, piece.last, "5 pm on 24 October 2017")
    return _moment(_converted(ctx, lo, clock), clock.length, part)


def _moment(lo: int, length: int, day: Window) -> Window:
    window = _within_days(lo, lo + length, _PRECISIONS[length], _STEPS[length])
    if length > 1 or window.edtf[0] in "[Y" or not day.exact:
        return window
    seconds = lo % DAY
    time = f"{seconds // _HOUR:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return replace(window, edtf=f"{window.edtf}T{time}", exact=True)


def _converted(ctx: Context, moment: int, clock: Clock) -> int:
    if clock.zone is None:
        return moment
    if isinstance(clock.zone, int):
        return utc_to_civil(moment - clock.zone, ctx.zone)
    return utc_to_civil(civil_to_utc(moment, clock.zone), ctx.zone)
