"""A time of day as people write it into the spreadsheet of TimelineJS."""

import re
from collections.abc import Mapping
from typing import Any

from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import shown

_TIME = re.compile(
    r"(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?\s*(?:([ap])\.?m\.?)?",
    re.ASCII | re.IGNORECASE,
)


def with_time(date: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return the parts of a date, its ``time`` taken apart: "17:05", "5:05:10 PM", "5 pm".

    Raises:
        RowError: the time is none.
    """
    parts = dict(date)
    words = str(parts.pop("time", "") or "").strip()
    if not words:
        return parts
    match = _TIME.fullmatch(words)
    if match is None or not _possible(match):
        raise RowError(where, f"{shown(words)} is no time of day such as 17:05.")
    hour, minute, second, fraction, half = match.groups()
    parts["hour"] = int(hour) % 12 + 12 * (half.lower() == "p") if half else int(hour)
    for name, value in (("minute", minute), ("second", second)):
        if value is not None:
            parts[name] = int(value)
    if fraction:
        parts["millisecond"] = int(fraction.ljust(3, "0"))
    return parts


def _possible(match: re.Match[str]) -> bool:
    """Return whether a time names its hour as twelve hours do, or has minutes."""
    if match[5]:
        return 1 <= int(match[1]) <= 12
    return match[2] is not None
