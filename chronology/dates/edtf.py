"""EDTF (ISO 8601-2:2019) read strictly: levels 0, 1 and 2, and nothing else."""

import re

from chronology.dates.civil import DAY, days_in_month, seconds
from chronology.dates.edtf_interval import read_interval
from chronology.dates.edtf_refusal import refuse_foreign
from chronology.dates.edtf_set import read_set
from chronology.dates.edtf_single import read_single
from chronology.dates.edtf_time import read_time
from chronology.dates.edtf_window import span_of
from chronology.dates.errors import DateError
from chronology.dates.kinds import EndKind, Precision
from chronology.dates.value import FuzzyDate

# Imports read hundreds of thousands of plain days. The first second and the
# length of each month met so far are kept under the month as it is written,
# hyphen included, so that a further day of it costs two look-ups, which also
# prove that it is made of digits.
_DAYS = {f"{day:02d}": day for day in range(1, 32)}
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-", re.ASCII)
_months: dict[str, tuple[int, int]] = {}
_MONTHS_KEPT = 10_000
_KNOWN = EndKind.KNOWN


def parse_edtf(text: str, zone: str = "UTC") -> FuzzyDate:
    """Read a date in EDTF.

    Args:
        text: the date, without white space.
        zone: the chronology's time zone, into which a time with an offset is
            converted: "UTC", or a name such as "Europe/Istanbul".

    Raises:
        DateError: it is not EDTF, or no such date exists.
    """
    plain = _plain(text)
    if plain is not None:
        return plain
    try:
        return _read(text, zone)
    except DateError as error:
        raise _sound(error, zone) from None


def _read(text: str, zone: str) -> FuzzyDate:
    refuse_foreign(text)
    if text[0] in "[{":
        return read_set(text)
    if "/" in text:
        return read_interval(text)
    if "T" in text:
        return read_time(text, zone)
    return _single(text)


def _sound(error: DateError, zone: str) -> DateError:
    """Return the refusal, without its suggestion if that would be refused too."""
    if error.suggestion:
        try:
            _read(error.suggestion, zone)
        except DateError:
            return error.without_suggestion()
    return error


def _plain(text: str) -> FuzzyDate | None:
    """Return the date of a plain day, month or year after 1 BC, None for all else."""
    day = _DAYS.get(text[8:])
    if day is not None:
        month = _months.get(text[:8]) or _month(text[:8])
        if month is None or day > month[1]:
            return None
        start = month[0] + (day - 1) * DAY
        return _of_window(text, start, start + DAY, Precision.DAY)
    if len(text) == 7:
        month = _months.get(f"{text}-") or _month(f"{text}-")
        if month is None:
            return None
        return _of_window(text, month[0], month[0] + month[1] * DAY, Precision.MONTH)
    if len(text) == 4 and text.isascii() and text.isdigit():
        year = int(text)
        return _of_window(text, seconds(year), seconds(year + 1), Precision.YEAR)
    return None


def _month(words: str) -> tuple[int, int] | None:
    """Return the first second and the number of days of a month such as ``2016-07-``."""
    match = _MONTH.fullmatch(words)
    if match is None:
        return None
    if len(_months) >= _MONTHS_KEPT:
        _months.clear()
    year, month = int(match[1]), int(match[2])
    _months[words] = seconds(year, month), days_in_month(year, month)
    return _months[words]


def _of_window(text: str, start: int, end: int, precision: Precision) -> FuzzyDate:
    exact = True
    return FuzzyDate(text, text, exact, start, end, start, end, _KNOWN, _KNOWN, precision)


def _single(text: str) -> FuzzyDate:
    single = read_single(text)
    span = span_of(single, text)
    return FuzzyDate(
        text=text,
        edtf=str(single),
        edtf_exact=True,
        start_earliest=span.start,
        start_latest=span.end,
        end_earliest=span.start,
        end_latest=span.end,
        precision=span.precision,
        qualifier=single.qualifier,
        members=span.members,
        saturated=span.saturated,
    )
