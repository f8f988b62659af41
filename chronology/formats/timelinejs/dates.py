"""The dates of a slide, read: a start and perhaps an end, and the words shown instead."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from chronology.dates.civil import DAY, days_in_month, seconds
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.value import FuzzyDate, Precision
from chronology.formats.dataset.moments import lasting_from, moment
from chronology.formats.slide_dates import slide_dates
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import shown

#: The parts of a date, coarsest first, with the values that they may have.
_PARTS = {
    "year": None,
    "month": (1, 12),
    "day": (1, 31),
    "hour": (0, 23),
    "minute": (0, 59),
    "second": (0, 59),
    "millisecond": (0, 999),
}
#: How many parts a time of day has been given to, and what that makes of it.
_TIMES = {4: (3600, Precision.HOUR), 5: (60, Precision.MINUTE), 6: (1, Precision.SECOND)}
_WHOLE = re.compile(r"[-−]?[0-9][0-9,\s]*", re.ASCII)

Parts = dict[str, int]


def parts_of(given: Mapping[str, Any], where: str) -> Parts:
    """Return the parts of a date object as numbers, those left blank left out.

    Numbers may be text, with commas or spaces between thousands, as TimelineJS takes
    them.

    Args:
        given: the parts by their names.
        where: what the date is called where it is refused.

    Raises:
        RowError: a part is no whole number, is out of range, or stands without the
            coarser one before it.
    """
    parts: Parts = {}
    for name in _PARTS:
        number = _whole(given.get(name), f"{where}.{name}")
        if number is not None:
            parts[name] = number
    order = list(_PARTS)
    for name in parts:
        before = order[order.index(name) - 1] if name != "year" else name
        if before not in parts:
            raise RowError(where, f"its {name} has no {before}.")
    _check(parts, where)
    return parts


def _whole(value: Any, where: str) -> int | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    words = str(value).strip()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not _WHOLE.fullmatch(words):
        raise RowError(where, f"{shown(value)} is no whole number.")
    return int(re.sub(r"[,\s]", "", words).replace("−", "-"))


def _check(parts: Parts, where: str) -> None:
    for name, span in _PARTS.items():
        if name in parts and span and not span[0] <= parts[name] <= span[1]:
            raise RowError(f"{where}.{name}", f"{parts[name]} is not from {span[0]} to {span[1]}.")
    if parts.get("year") == 0:
        raise RowError(f"{where}.year", "there is no year 0: -1 is 1 BC, and 1 is AD 1.")
    if "day" in parts:
        most = days_in_month(_astronomical(parts["year"]), parts["month"])
        if parts["day"] > most:
            raise RowError(f"{where}.day", f"that month has {most} days, not {parts['day']}.")


def _astronomical(year: int) -> int:
    """Return the year as ISO 8601 counts it: TimelineJS calls -44 what we count as -43."""
    return year + 1 if year < 0 else year


def single(parts: Parts, text: str | None = None) -> FuzzyDate:
    """Return the date of parts, as finely as they are given; milliseconds are left out."""
    year = _astronomical(parts["year"])
    count = min(len(parts), 6)
    if count > 3:
        length, precision = _TIMES[count]
        day = seconds(year, parts["month"], parts["day"])
        clock = parts["hour"] * 3600 + parts.get("minute", 0) * 60 + parts.get("second", 0)
        return moment(day + clock, length, precision, text or _iso(parts, count))
    words = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    if len(words.lstrip("-")) > 4:
        # EDTF writes such a year alone; its months are bounds without an EDTF of their own.
        return _far(year, parts, text)
    rest = "".join(f"-{parts[name]:02d}" for name in ("month", "day") if name in parts)
    date = parse_edtf(words + rest)
    return date.with_text(text) if text else date


def _far(year: int, parts: Parts, text: str | None) -> FuzzyDate:
    date = parse_edtf(f"Y{year}")
    words = text or _iso(parts, len(parts))
    if len(parts) == 1:
        return date.with_text(words)
    month, day = parts["month"], parts.get("day")
    first = seconds(year, month, day or 1)
    days = 1 if day else days_in_month(year, month)
    after = first + days * DAY
    return replace(
        date,
        text=words,
        edtf_exact=False,
        start_earliest=first,
        start_latest=after,
        end_earliest=first,
        end_latest=after,
        precision=Precision.DAY if day else Precision.MONTH,
    )


def _iso(parts: Parts, count: int) -> str:
    """Return parts in words: "2014-12-03 17:05"."""
    year = f"{parts['year']:04d}" if parts["year"] > 0 else f"{-parts['year']} BC"
    day = "-".join([year, *(f"{parts[name]:02d}" for name in ("month", "day") if name in parts)])
    clock = ":".join(
        f"{parts[name]:02d}" for name in ("hour", "minute", "second")[: max(0, count - 3)]
    )
    return f"{day} {clock}".strip() if count > 3 else day


def slide_date(
    start: Parts, end: Parts, display: str | None, read: Callable[[str], FuzzyDate]
) -> tuple[FuzzyDate, bool]:
    """Return the date of a slide, and whether the words shown for it could be kept as its text.

    Words that can be read stand for the slide where they agree with its parts: where
    TimelineJS would draw them just there, where they are finer, or where they are
    approximate. Vaguer words are kept as the text of what the parts say. Words that
    cannot be read, or say another time, are not the date's.

    Args:
        start: where the slide begins.
        end: where it ends, empty where it stands at one date.
        display: the words that TimelineJS shows.
        read: reads words, or raises ``DateError``.

    Raises:
        RowError: it ends before it begins.
    """
    date = _drawn(start, end)
    if display is None:
        return date, True
    try:
        words = read(display)
    except DateError:
        return date, False
    if _is_drawn_at(words, start, end) or _covers(date, words):
        return words.with_text(display), True
    if not _covers(words, date):
        return date, False
    begins = not end and words.start_earliest == date.start_earliest
    if begins or words.qualifier.approximate:
        return words.with_text(display), True
    return date.with_text(display), True


def _drawn(start: Parts, end: Parts) -> FuzzyDate:
    first = single(start)
    if not end or end == start:
        return first
    last = single(end)
    try:
        return lasting_from(first, last, f"{first.text}/{last.text}")
    except DateError:
        raise RowError("end_date", "it ends before it begins.") from None


def _is_drawn_at(words: FuzzyDate, start: Parts, end: Parts) -> bool:
    """Return whether words are drawn just where the parts say."""
    drawn = slide_dates(words)
    return drawn is not None and drawn.start == start and (drawn.end or {}) == end


def _covers(outer: FuzzyDate, inner: FuzzyDate) -> bool:
    return outer.start_earliest <= inner.start_earliest and inner.end_latest <= outer.end_latest
