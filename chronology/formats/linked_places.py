"""When something was, as the ``when`` of the Linked Places format (version 1.1) has it."""

import re
from typing import Any

from chronology.dates.value import FuzzyDate, first_day, last_day
from chronology.formats.yearless import is_yearless
from chronology.query.windows import Bounds

#: A year, a month or a day that ISO 8601 can write, with the qualifier that the
#: Linked Places format takes from ISO 8601-2 at the end. No season, mask or time.
_PLAIN = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?[?~%]?", re.ASCII)


def linked_when(date: FuzzyDate, words: str | None) -> dict[str, Any] | None:
    """Return the ``when`` of a date; None where it has no year, or no start at all.

    A single date that ISO 8601 can write is ``in`` that year, month or day, and has
    no end: the format then takes it to lie within the start. Any other has the
    first and the last day of its start and of its end, inclusive; a side without a
    bound is left out. A set of dates is its hull.

    Args:
        date: the date.
        words: how its source words it, the ``label``.
    """
    span = _span(date)
    if not span["start"] or is_yearless(date):
        return None
    when: dict[str, Any] = {"timespans": [span]}
    if words:
        when["label"] = words
    return when


def bounds_when(bounds: Bounds) -> dict[str, dict[str, str]]:
    """Return four bounds as the start and the end of a timespan."""
    return {
        "start": _end(bounds.start_earliest, bounds.start_latest, ""),
        "end": _end(bounds.end_earliest, bounds.end_latest, ""),
    }


def _span(date: FuzzyDate) -> dict[str, dict[str, str]]:
    if not date.lasting and date.edtf_exact and _PLAIN.fullmatch(date.edtf):
        return {"start": {"in": date.edtf}}
    first, slash, last = date.edtf.partition("/")
    exact = bool(slash) and date.edtf_exact
    return {
        "start": _end(date.start_earliest, date.start_latest, first if exact else ""),
        "end": _end(date.end_earliest, date.end_latest, last if exact else ""),
    }


def _end(earliest: int, latest: int, edtf: str) -> dict[str, str]:
    """Return one end of a timespan.

    Args:
        earliest: its first second.
        latest: its last second, exclusive.
        edtf: this end in EDTF, "" where its bounds say more.
    """
    if _PLAIN.fullmatch(edtf):
        return {"in": edtf}
    bounds = {"earliest": first_day(earliest), "latest": last_day(latest)}
    days = {name: _expanded(day) for name, day in bounds.items() if day is not None}
    if len(days) == 2 and days["earliest"] == days["latest"]:
        return {"in": days["earliest"]}
    return days


def _expanded(day: str) -> str:
    """Return a day whose year, past 9999, has the sign that ISO 8601 asks for then."""
    return day if day[0] == "-" or day[4] == "-" else f"+{day}"
