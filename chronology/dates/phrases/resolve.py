"""From a complete piece to the stretch of time that it names."""

from collections.abc import Callable
from dataclasses import replace
from typing import NoReturn

from chronology.dates.calendars import calendar_of
from chronology.dates.canonical import edtf_year
from chronology.dates.civil import (
    DAY,
    MAX_YEAR,
    NEG_INF,
    POS_INF,
    civil_from_days,
    days_in_month,
    seconds,
)
from chronology.dates.edtf import parse_edtf
from chronology.dates.groupings import GROUPINGS
from chronology.dates.phrases import piece as pc
from chronology.dates.phrases import weeks
from chronology.dates.phrases.anchors import anchor_years, is_exact_day
from chronology.dates.phrases.calendar_window import (
    calendar_window,
    example_year,
    is_foreign,
    part_of_year,
    with_allowance,
)
from chronology.dates.phrases.clocks import at_clock, in_daypart
from chronology.dates.phrases.context import Context
from chronology.dates.phrases.cursor import Cursor
from chronology.dates.phrases.names import MONTHS, WEEKDAYS
from chronology.dates.phrases.nth import nth_window
from chronology.dates.phrases.parts import part_note, part_of
from chronology.dates.phrases.piece import Piece
from chronology.dates.phrases.window import (
    Window,
    grouping_window,
    month_text,
    month_window,
    span,
    year_window,
)
from chronology.dates.value import FuzzyDate, Precision

#: What "about" widens the date of an event by.
_STEPS = {
    Precision.MILLENNIUM: (1000, "year"), Precision.CENTURY: (100, "year"),
    Precision.DECADE: (10, "year"), Precision.YEAR: (1, "year"),
    Precision.QUARTER: (3, "month"), Precision.SEASON: (3, "month"),
    Precision.MONTH: (1, "month"), Precision.WEEK: (7, "day"), Precision.DAY: (1, "day"),
}  # fmt: skip

_SEASON_CODES = {"": 21, "northern": 25, "southern": 29}


def window_of(c: Cursor, ctx: Context, piece: Piece) -> Window:
    """Return the window of a piece that its neighbours have completed.

    Raises:
        DateError: it is not complete, or no such time exists.
    """
    if piece.base == pc.CLOCK and ctx.anchor is not None and is_exact_day(ctx.anchor):
        piece = replace(piece, base=pc.ANCHOR, date=ctx.anchor)
        c.note("the day is the anchor's")
    if piece.yearless:
        return _with_years_of_anchor(c, ctx, piece)
    window = _mask(c, piece) if piece.unknown_year else _base(c, ctx, piece)
    if piece.weekday is not None:
        _check_weekday(c, piece, window)
    if piece.part:
        window = _part(c, piece, window)
    if piece.daypart:
        window = in_daypart(c, piece, window)
    if piece.clock is not None:
        window = at_clock(c, ctx, piece, window)
    if is_foreign(piece):
        window = with_allowance(piece, window, year_of(c, piece))
    if not piece.qualifier:
        return window
    if piece.qualifier != "?":
        count, unit = window.step
        more = f"{count} {unit}s" if count > 1 else f"one {unit}"
        c.note(f"“about” allows {more} more on either side")
    return window.qualified(piece.qualifier)


def _base(c: Cursor, ctx: Context, piece: Piece) -> Window:
    if piece.base == pc.FIXED and piece.window is not None:
        return piece.window
    if is_foreign(piece):
        return calendar_window(c, piece, year_of(c, piece))
    if piece.base == pc.ANCHOR and piece.date is not None:
        return hull_of(c, piece, piece.date)
    if piece.base == pc.NTH:
        return _nth(c, ctx, piece)
    return _MAKERS.get(piece.base, _refuse_incomplete)(c, piece)


def hull_of(c: Cursor, piece: Piece, date: FuzzyDate) -> Window:
    """Return the whole window of a date, which must have two ends."""
    if date.start_earliest == NEG_INF or date.end_latest == POS_INF:
        c.refuse("the date it counts from has no end there", piece.first, piece.last)
    if is_exact_day(date):
        lo = date.start_earliest - date.start_earliest % DAY
        if (lo, lo + DAY) == (date.start_earliest, date.end_latest) or piece.clock or piece.daypart:
            return span(lo, lo + DAY, "day", Precision.DAY, (1, "day"))
    length = (date.end_latest - date.start_earliest) // DAY
    return Window(
        date.start_earliest, date.end_latest, date.edtf, _unit(date), date.precision,
        _STEPS.get(date.precision, (max(1, length), "day")), date.edtf_exact,
        date.qualifier.value, several=True,
    )  # fmt: skip


def _unit(date: FuzzyDate) -> str:
    """Return how finely the edges of a date may be stated."""
    if date.start_earliest % DAY or date.end_latest % DAY:
        return "day"
    _, month, day = civil_from_days(date.start_earliest // DAY)
    _, end_month, end_day = civil_from_days(date.end_latest // DAY)
    if (month, day, end_month, end_day) == (1, 1, 1, 1):
        return "year"
    return "month" if (day, end_day) == (1, 1) else "day"


def _refuse_incomplete(c: Cursor, piece: Piece) -> NoReturn:
    words = c.text[piece.first : piece.last]
    if piece.base == pc.NUMBER:
        why = f"“{words}” alone may be a day, a year or a count"
        c.refuse(why, piece.first, piece.last, f"{piece.n if 0 < piece.n < 29 else 5} March 2017")
    if piece.base == pc.CLOCK:
        c.refuse("the day is missing", piece.first, piece.last, f"{words} on 24 October 2017")
    c.refuse("it does not say of what", piece.first, piece.last, f"{words} 2016")


def year_of(c: Cursor, piece: Piece) -> int:
    """Return the astronomical year that a piece states."""
    if piece.year is None:
        c.refuse("the year is missing", piece.first, piece.last, "March 2017")
    if piece.year == 0 and piece.calendar in ("", "julian", "gregorian"):
        why = "there is no year 0: AD 1 follows 1 BC"
        c.refuse(why, piece.first, piece.last, "1 BC")
    return 1 - piece.year if piece.era == "bc" else piece.year


def _year(c: Cursor, piece: Piece) -> Window:
    year = year_of(c, piece)
    text = edtf_year(year)
    if abs(year) > MAX_YEAR:
        date = parse_edtf(text)
        bounds = (date.start_earliest, date.end_latest)
        return Window(*bounds, text, "year", Precision.YEAR, (0, "year"))
    return Window(*year_window(year, year), text, "year", Precision.YEAR, (1, "year"))


def _month(c: Cursor, piece: Piece) -> Window:
    index = _safe_year(c, piece) * 12 + (piece.month or 1) - 1
    text = month_text(index)
    return Window(
        *month_window(index), text, "month", Precision.MONTH, (1, "month"), text[0] != "Y"
    )


def _safe_year(c: Cursor, piece: Piece) -> int:
    """Return the year of a piece, which must be one whose days can be counted."""
    year = year_of(c, piece)
    if abs(year) > MAX_YEAR:
        why = "a year so far away has no months"
        c.refuse(why, piece.first, piece.last, f"the year {piece.year}")
    return year


def _day(c: Cursor, piece: Piece) -> Window:
    year, month, day = _safe_year(c, piece), piece.month or 1, piece.day or 0
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        shown = f"{piece.year} BC" if piece.era == "bc" else f"{piece.year}"
        why = f"{MONTHS[month - 1]} {shown} has {last} days"
        suggestion = f"{min(max(day, 1), last)} {MONTHS[month - 1]} {shown}"
        c.refuse(why, piece.first, piece.last, suggestion)
    lo = seconds(year, month, day)
    text = f"{month_text(year * 12 + month - 1)}-{day:02d}"
    if text[0] == "Y":
        return Window(lo, lo + DAY, edtf_year(year), "day", Precision.DAY, (1, "day"), exact=False)
    return Window(lo, lo + DAY, text, "day", Precision.DAY, (1, "day"))


def _season(c: Cursor, piece: Piece) -> Window:
    year = _safe_year(c, piece)
    code = str(_SEASON_CODES[piece.hemisphere] + piece.n)
    grouping = GROUPINGS[code]
    spans = grouping.first + grouping.months > 13
    if piece.second is not None and not (spans and piece.second in (year + 1, (year + 1) % 100)):
        why = "the season does not run from the one year into the other"
        c.refuse(why, piece.first, piece.last, f"winter of {year}–{(year + 1) % 100:02d}")
    if not piece.hemisphere:
        first, last = (
            MONTHS[grouping.first - 1],
            MONTHS[(grouping.first + grouping.months - 2) % 12],
        )
        c.note(f"the season is the northern one, {first} to {last}")
    return grouping_window(year, code)


def _quarter(c: Cursor, piece: Piece) -> Window:
    if not 1 <= piece.n <= 4:
        c.refuse("a year has four quarters", piece.first, piece.last, f"Q4 {piece.year}")
    return grouping_window(_safe_year(c, piece), str(32 + piece.n))


def _week(c: Cursor, piece: Piece) -> Window:
    year = _safe_year(c, piece)
    last = weeks.weeks_in_year(year)
    if not 1 <= piece.n <= last:
        c.refuse(
            f"{piece.year} has {last} weeks", piece.first, piece.last, f"week {last} of {year}"
        )
    lo = weeks.week_start(year, piece.n) * DAY
    return span(lo, lo + 7 * DAY, "day", Precision.WEEK, (7, "day"))


def _decade(c: Cursor, piece: Piece) -> Window:
    if piece.n % 10:
        why = "a decade begins with a year that ends in 0"
        c.refuse(why, piece.first, piece.last, f"{piece.n // 10 * 10}s")
    if piece.n < 100 and piece.era != "bc" and not piece.era:
        why = "the century is missing"
        c.refuse(why, piece.first, piece.last, f"19{piece.n:02d}s" if piece.n < 100 else "1990s")
    if piece.era == "bc":
        lo, hi = -(piece.n + 8), 1 - piece.n
        if not piece.n:
            lo = -8
        return span(*year_window(lo, min(hi, 0)), "year", Precision.DECADE, (10, "year"))
    edtf = f"{piece.n // 10:03d}X"
    if piece.n > 9990:
        return span(*year_window(piece.n, piece.n + 9), "year", Precision.DECADE, (10, "year"))
    return Window(*year_window(piece.n, piece.n + 9), edtf, "year", Precision.DECADE, (10, "year"))


def _century(c: Cursor, piece: Piece) -> Window:
    return _hundreds(c, piece, 100, Precision.CENTURY)


def _millennium(c: Cursor, piece: Piece) -> Window:
    return _hundreds(c, piece, 1000, Precision.MILLENNIUM)


def _hundreds(c: Cursor, piece: Piece, size: int, precision: Precision) -> Window:
    """Return the nth century or millennium; the first ones have a year less."""
    n, step = piece.n, (size, "year")
    if not 1 <= n <= 10_000 // size:
        c.refuse("it lies beyond four digits of year", piece.first, piece.last, "19th century")
    mask = f"{n - 1:0{4 - len(str(size)) + 1}d}" + "X" * (len(str(size)) - 1)
    if piece.era == "bc":
        lo, hi = 1 - n * size, -(n - 1) * size
        if n == 1:
            return span(*year_window(lo, 0), "year", precision, step)
        return Window(*year_window(lo, hi), f"-{mask}", "year", precision, step)
    if n == 1:
        return span(*year_window(1, size - 1), "year", precision, step)
    return Window(*year_window((n - 1) * size, n * size - 1), mask, "year", precision, step)


_MAKERS: dict[str, Callable[[Cursor, Piece], Window]] = {
    pc.YEAR: _year,
    pc.MONTH: _month,
    pc.DAY: _day,
    pc.SEASON: _season,
    pc.QUARTER: _quarter,
    pc.WEEK: _week,
    pc.DECADE: _decade,
    pc.CENTURY: _century,
    pc.MILLENNIUM: _millennium,
}


def _mask(c: Cursor, piece: Piece) -> Window:
    """Return the window of a month, day or season of an unknown year."""
    if piece.base == pc.MONTH:
        edtf = f"XXXX-{piece.month:02d}"
    elif piece.base == pc.DAY:
        if not 1 <= (piece.day or 0) <= days_in_month(2000, piece.month or 1):
            why = f"{MONTHS[(piece.month or 1) - 1]} has no such day"
            c.refuse(why, piece.first, piece.last, "September of an unknown year")
        edtf = f"XXXX-{piece.month:02d}-{piece.day:02d}"
    elif piece.base == pc.SEASON:
        edtf = f"XXXX-{_SEASON_CODES[piece.hemisphere] + piece.n}"
    else:
        why = "of an unknown year only months, days and seasons can be said"
        c.refuse(why, piece.first, piece.last, "September of an unknown year")
    date = parse_edtf(edtf)
    return Window(
        date.start_earliest, date.end_latest, edtf, "year", date.precision, (1, "month"),
        several=True,
    )  # fmt: skip


def _nth(c: Cursor, ctx: Context, piece: Piece) -> Window:
    if piece.inner is None or piece.nth is None:
        c.refuse("it does not say of what", piece.first, piece.last, "first week of March 2017")
    if is_foreign(piece.inner) and piece.nth.unit not in ("day", "week", "fortnight"):
        why = "the months of another calendar can be given only by their names"
        c.refuse(why, piece.first, piece.last, c.text[piece.inner.first : piece.inner.last])
    inner = window_of(c, ctx, piece.inner)
    window = nth_window(piece.nth, inner)
    if window is None:
        words = c.text[piece.inner.first : piece.inner.last]
        why = f"“{words}” has no such part"
        c.refuse(why, piece.first, piece.last, words)
    return window


def _part(c: Cursor, piece: Piece, window: Window) -> Window:
    if is_foreign(piece) and piece.base == pc.YEAR:
        return part_of_year(c, piece, year_of(c, piece))
    found = part_of(piece.part, window)
    if found is None:
        why = "only years, months, seasons, decades, centuries and the like have such a part"
        suggestion = "the morning of 24 October 2017" if window.unit == "day" else "early 2016"
        c.refuse(why, piece.first, piece.last, suggestion)
    c.note(part_note(_word(piece.part), piece.part, window))
    return found


def _word(part: str) -> str:
    return {"start": "beginning", "half1": "first half", "half2": "second half"}.get(part, part)


def _check_weekday(c: Cursor, piece: Piece, window: Window) -> None:
    actual = weeks.weekday(window.lo // DAY)
    if actual != piece.weekday:
        shown = f"{piece.day} {MONTHS[(piece.month or 1) - 1]} {piece.year}"
        shown += " BC" if piece.era == "bc" else ""
        if is_foreign(piece):
            shown = calendar_of(piece.calendar).shown(window.lo // DAY) or shown
        stated = WEEKDAYS[(piece.weekday or 1) - 1]
        why = f"{shown} is a {WEEKDAYS[actual - 1]}, not a {stated}"
        c.refuse(why, piece.first, piece.last, f"{WEEKDAYS[actual - 1]} {shown}")


def _with_years_of_anchor(c: Cursor, ctx: Context, piece: Piece) -> Window:
    """Return the window of a yearless piece in the year, or each year, of the anchor."""
    named = piece.inner or piece
    years = [] if is_foreign(named) else anchor_years(ctx.anchor)
    words = c.text[piece.first : piece.last]
    if is_foreign(named):
        c.refuse("the year is missing", piece.first, piece.last, f"{words} {example_year(named)}")
    if not years:
        why = "the year is missing" if ctx.anchor is None else "the anchor lends no year"
        c.refuse(why, piece.first, piece.last, f"{words} 2016")
    c.note(
        f"the year, {years[0]}, is the anchor's"
        if len(years) == 1
        else "the years are the anchor's"
    )
    windows = [window_of(c, ctx, _in_year(piece, year)) for year in years]
    if len(windows) == 1:
        return windows[0]
    inner = ",".join(window.edtf.strip("[]") for window in windows)
    return replace(windows[0], hi=windows[-1].hi, edtf=f"[{inner}]", several=True)


def _in_year(piece: Piece, year: int) -> Piece:
    """Return the piece in an astronomical year."""
    if piece.base == pc.NTH and piece.inner is not None:
        return replace(piece, inner=_in_year(piece.inner, year))
    if year < 1:
        return replace(piece, year=1 - year, era="bc")
    return replace(piece, year=year, era="ad")
