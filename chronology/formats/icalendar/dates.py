"""When an event of a calendar was: whole days, or from one time to another."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple

from chronology.dates.civil import DAY, days_from_civil, iso_day
from chronology.dates.edtf import parse_edtf
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision
from chronology.dates.value import FuzzyDate
from chronology.dates.zones import utc_to_civil
from chronology.formats.dataset.moments import lasting_from, moment
from chronology.formats.icalendar.component import Property, moment_of
from chronology.formats.tabular.table import RowError

_MINUTE = 60


class Taken(NamedTuple):
    """The time that an event takes in a calendar, civil seconds of the chronology's zone.

    Args:
        first: where it begins.
        after: where it ends, exclusive; ``first`` for what has no length.
        days: whether it takes whole days.
        text: how the file states it, in ISO 8601.
        stray: the name of a time zone that nobody knows, "" where there is none.
    """

    first: int
    after: int
    days: bool
    text: str
    stray: str = ""


def taken(properties: Mapping[str, Property], zone: str) -> Taken | None:
    """Return the time that an event takes; None where it has no start.

    DTEND is exclusive. Times without a zone are those of the chronology's zone.

    Raises:
        RowError: it ends before it begins, or mixes days and times.
    """
    given = properties.get("DTSTART")
    if given is None:
        return None
    start = moment_of(given)
    if isinstance(start, timedelta):
        raise RowError("DTSTART", "it is a length of time and no date.")
    first, text, stray = _second(start, given, zone)
    days = not isinstance(start, datetime)
    if "DTEND" in properties:
        after, words, also = _until(properties["DTEND"], zone, days=days)
    else:
        after = first + _length(properties, days=days)
        words, also = "", ""
    if after < first:
        raise RowError("DTEND", "it ends before it begins.")
    if days:
        # A day that ends on itself is written so by programs that take DTEND for inclusive.
        after = max(after, first + DAY)
        words = iso_day(after - DAY)
    text = text if not words or words == text else f"{text}/{words}"
    return Taken(first, after, days, text, stray or also)


def _until(given: Property, zone: str, *, days: bool) -> tuple[int, str, str]:
    end = moment_of(given)
    if isinstance(end, timedelta):
        raise RowError("DTEND", "it is a length of time and no date.")
    if days == isinstance(end, datetime):
        raise RowError("DTEND", "one end is a day and the other a time.")
    return _second(end, given, zone)


def _length(properties: Mapping[str, Property], *, days: bool) -> int:
    """Return how many seconds something takes that has no DTEND."""
    if "DURATION" not in properties:
        return DAY if days else 0
    length = moment_of(properties["DURATION"])
    if not isinstance(length, timedelta):
        raise RowError("DURATION", "it is no length of time.")
    if days and length.seconds:
        raise RowError("DURATION", "whole days cannot take part of a day.")
    return int(length.total_seconds())


def _second(value: date, given: Property, zone: str) -> tuple[int, str, str]:
    """Return a civil second, the words of it, and a zone that is not known."""
    if not isinstance(value, datetime):
        return days_from_civil(value.year, value.month, value.day) * DAY, value.isoformat(), ""
    civil = days_from_civil(value.year, value.month, value.day) * DAY
    civil += value.hour * 3600 + value.minute * _MINUTE + value.second
    offset = value.utcoffset()
    if offset is None:
        stray = given.params.get("TZID", "")
        return civil, f"{value.isoformat()} {stray}".strip(), stray
    moved = utc_to_civil(civil - int(offset.total_seconds()), zone)
    return moved, value.isoformat(), ""


def date_of(time: Taken) -> FuzzyDate:
    """Return the date of an event; what takes time lasted for it.

    Calendars keep seconds that people do not mean: a full minute is one.
    """
    if time.days:
        first, last = iso_day(time.first), iso_day(time.after - DAY)
        day = parse_edtf(first if first == last else f"{first}/{last}")
        return day.with_text(time.text)
    start = _at(time.first, time.text)
    if time.after == time.first:
        return start
    unit = min(_unit(time.after), time.after - time.first)
    end = moment(time.after - unit, unit, Precision.SECOND, time.text)
    return lasting_from(start, end, time.text)


def _at(second: int, text: str) -> FuzzyDate:
    unit = _unit(second)
    precision = Precision.MINUTE if unit == _MINUTE else Precision.SECOND
    return moment(second, unit, precision, text)


def _unit(second: int) -> int:
    return _MINUTE if second % _MINUTE == 0 else 1


def repeated(date: FuzzyDate, rule: Property, zone: str) -> FuzzyDate | None:
    """Return when something repeated was: from its first time until the rule ends.

    A rule that counts is not followed to its end, which stays unknown; one without an
    end goes on. None where the rule ends before its first time.
    """
    first = parse_edtf(iso_day(date.start_earliest))
    value = rule.value
    if value is None or value.get("COUNT"):
        return parse_edtf(f"{first.edtf}/").with_text(date.text)
    until = value.get("UNTIL") or []
    if not until:
        return parse_edtf(f"{first.edtf}/..").with_text(date.text)
    last, _, _ = _second(until[0], rule, zone)
    try:
        return lasting_from(first, parse_edtf(iso_day(last)), date.text)
    except DateError:
        return None
