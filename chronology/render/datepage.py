"""How a date was read, for `chronology date WORDS`."""

from collections.abc import Sequence
from typing import IO

from chronology.dates.calendars.view import calendar_views
from chronology.dates.civil import DAY, NEG_INF, POS_INF, iso_day
from chronology.dates.value import EndKind, FuzzyDate
from chronology.render.calendarview import calendar_lines
from chronology.render.page import Page
from chronology.render.screen import Screen

_QUALIFIERS = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}


def render_date(
    date: FuzzyDate,
    reading: str,
    out: IO[str],
    screen: Screen,
    implied: Sequence[str] = (),
    *,
    calendars: tuple[str, ...] = (),
) -> None:
    """Write a date: its words, how they were read, EDTF, bounds, what was implied, and a calendar.

    Where the words name another calendar, the window is shown in that one too.

    Args:
        date: the date.
        reading: the reading in plain English.
        out: where to.
        screen: what ``out`` is.
        implied: what the reading took for granted, a sentence each.
        calendars: keys of the calendars other than the Gregorian that the words name.
    """
    page = Page(out, screen)
    page.heading(date.text)
    page.fact("read as", reading)
    page.fact("EDTF", date.edtf + ("" if date.edtf_exact else "  (the narrowest that contains it)"))
    page.fact("earliest", date.earliest or f"none, the start is {date.start_kind}")
    page.fact("latest", date.latest or f"none, the end is {date.end_kind}")
    page.fact("start", _bounds(date.start_earliest, date.start_latest, date.start_kind))
    page.fact("end", _bounds(date.end_earliest, date.end_latest, date.end_kind))
    page.fact("precision", str(date.precision))
    page.fact("qualifier", _QUALIFIERS.get(str(date.qualifier)))
    for name, days in calendar_views(date, calendars):
        page.fact(name, days)
    for sentence in implied:
        page.fact("implied", sentence)
    lines = calendar_lines(date)
    page.title("Calendar" if lines else "")
    for line in lines:
        out.write(f"  {line}\n")


def _bounds(earliest: int, latest: int, kind: EndKind) -> str:
    """Return between which moments an end lies."""
    if kind is not EndKind.KNOWN:
        return str(kind)
    if earliest <= NEG_INF:
        return f"by {_moment(latest, end=True)}"
    if latest >= POS_INF:
        return f"from {_moment(earliest)} on"
    first, last = _moment(earliest), _moment(latest, end=True)
    return f"on {first}" if first == last else f"between {first} and {last}"


def _moment(moment: int, *, end: bool = False) -> str:
    """Return the day of a bound, with its time where it is not a day's edge."""
    of_day = moment % DAY
    day = iso_day(moment - (end and not of_day))
    if not of_day:
        return day
    seconds = f":{of_day % 60:02d}" if of_day % 60 else ""
    return f"{day} {of_day // 3600:02d}:{of_day // 60 % 60:02d}{seconds}"
