"""EDTF date-times: a second of a day, with or without an offset from UTC."""

import re

from chronology.dates.civil import DAY, iso_day
from chronology.dates.edtf_single import read_single
from chronology.dates.edtf_window import span_of
from chronology.dates.errors import DateError
from chronology.dates.kinds import Precision
from chronology.dates.value import FuzzyDate
from chronology.dates.zones import utc_to_civil

_SHAPE = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:(Z)|([+-])([0-9]{2})(?::([0-9]{2}))?)?",
    re.ASCII,
)


def read_time(text: str, zone: str) -> FuzzyDate:
    """Return the second that ``text`` writes, which holds a T.

    A time without an offset is a civil time of ``zone``; one with an offset is
    converted into it. ``24:00:00`` is the first second of the next day, and is
    written so.

    Raises:
        DateError: no such day or time exists, or the form is not EDTF's.
    """
    match = _SHAPE.fullmatch(text)
    if match is None:
        raise _explain(text)
    day, *_, zulu, sign, hours, minutes = match.groups()
    moment = span_of(read_single(day), text).start + _second_of_day(text, match)
    edtf = text
    if match[2] == "24" and not day.startswith("9999-12-31"):
        edtf = f"{iso_day(moment)}T00:00:00{text[match.end(4) :]}"
    if zulu or sign:
        offset = int(hours or 0) * 3600 + int(minutes or 0) * 60
        _check_offset(text, match, offset)
        moment = utc_to_civil(moment + (offset if sign == "-" else -offset), zone)
    return FuzzyDate(
        text=text,
        edtf=edtf,
        edtf_exact=True,
        start_earliest=moment,
        start_latest=moment + 1,
        end_earliest=moment,
        end_latest=moment + 1,
        precision=Precision.SECOND,
    )


def _second_of_day(text: str, match: re.Match[str]) -> int:
    if text[match.start(2) : match.end(4)] == "24:00:00":
        return DAY
    for group, limit, name in ((2, 23, "hours"), (3, 59, "minutes"), (4, 59, "seconds")):
        if int(match[group]) > limit:
            why = f"{name} run from 00 to {limit}"
            at = match.start(group)
            raise DateError(text, why, at, 2, f"{text[:at]}{limit}{text[at + 2 :]}")
    return int(match[2]) * 3600 + int(match[3]) * 60 + int(match[4])


def _check_offset(text: str, match: re.Match[str], offset: int) -> None:
    at = match.end(4)
    if int(match[8] or 0) > 59 or offset > 14 * 3600:
        why = "offsets from UTC run up to 14:00, with minutes up to 59"
        raise DateError(text, why, at, len(text) - at, text[:at] + "Z")
    if match[6] == "-" and offset == 0:
        raise DateError(text, "UTC is Z or +00:00", at, len(text) - at, text[:at] + "Z")


def _explain(text: str) -> DateError:
    """Return the refusal of a text that has a T and is no date-time."""
    at = text.index("T") + 1
    day = re.match(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}T", text, re.ASCII)
    if day is None:
        why = "a time of day follows a full date without qualifiers"
        return DateError(text, why, at - 1, len(text) - at + 1, "2016-07-15T22:05:00")
    whole = re.match(r"[0-9]{2}:[0-9]{2}:[0-9]{2}", text[at:], re.ASCII)
    if whole is None:
        why = "a time has hours, minutes and seconds of two digits each, with colons"
        return DateError(text, why, at, len(text) - at, text[:at] + "22:05:00")
    end = at + whole.end()
    why = "after the seconds stands nothing, Z, or an offset such as +03:00"
    return DateError(text, why, end, len(text) - end, text[:end])
