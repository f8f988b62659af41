"""Dates as properties of Features hold them: words, years, times, milliseconds since 1970."""

import re
from typing import Any

from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision
from chronology.dates.value import FuzzyDate
from chronology.dates.zones import utc_to_civil
from chronology.formats.dataset.moments import lasting_from, moment
from chronology.formats.seed.reading import DateWords
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import shown

#: "2016-07-15T08:00:00.000Z" and "2016/07/15 08:00:00+00" as GIS programs write them.
_TIME = re.compile(
    r"(\d{4})[-/](\d{2})[-/](\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}(?::?\d{2})?)?",
    re.ASCII,
)
_SLASHED = re.compile(r"(\d{4})/(\d{2})/(\d{2})", re.ASCII)
#: From this number on a number counts milliseconds since 1970; below it is a year.
_MILLISECONDS = 10**10


def date_at(value: Any, where: str, words: DateWords) -> FuzzyDate:
    """Return the date that a property holds.

    Raises:
        RowError: it cannot be read whole as a date.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise RowError(where, f"{shown(value)} is no date.")
    if not isinstance(value, str):
        return _number(value, where, words)
    given = value.strip()
    try:
        return words.read(_plain(given), None).with_text(given)
    except DateError as error:
        raise RowError(where, error.sentence) from None


def from_to(start: FuzzyDate, end: FuzzyDate, where: str) -> FuzzyDate:
    """Return what lasted from one date to another; the same twice is one.

    Raises:
        RowError: it ends before it begins, or an end is itself a span.
    """
    if start == end:
        return start
    try:
        return lasting_from(start, end, f"{start.text}/{end.text}")
    except DateError as error:
        raise RowError(where, error.sentence) from None


def _plain(given: str) -> str:
    """Return a time without the fraction of its second, and a day with hyphens."""
    match = _TIME.fullmatch(given)
    if match is None:
        return _SLASHED.sub(r"\1-\2-\3", given) if _SLASHED.fullmatch(given) else given
    year, month, day, clock, seconds, zone = match.groups()
    zone = zone or ""
    if zone[1:] and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:] or '00'}"
    return f"{year}-{month}-{day}T{clock}{seconds or ':00'}{zone}"


def _number(value: float, where: str, words: DateWords) -> FuzzyDate:
    if value != int(value):
        raise RowError(where, f"{shown(value)} is no date.")
    if abs(value) >= _MILLISECONDS:
        second = utc_to_civil(int(value) // 1000, words.zone)
        return moment(second, 1, Precision.SECOND, str(int(value)))
    year = int(value)
    if abs(year) > 9999:
        raise RowError(where, f"{shown(value)} is neither a year nor milliseconds since 1970.")
    return parse_edtf(f"-{-year:04d}" if year < 0 else f"{year:04d}")
