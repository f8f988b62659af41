"""The table that Bellingcat's map offers to download: sources and filters in one cell each."""

import re
from collections.abc import Sequence
from typing import Any

_COLUMNS = frozenset(
    ("id", "date", "latitude", "longitude", "location", "description", "sources", "associations")
)
#: Addresses may hold commas, and so may what a filter says.
_SOURCES = re.compile(r",\s*(?=https?://)")
_FILTERS = re.compile(r",\s*(?=[^,=]+=)")


def is_download(header: Sequence[str]) -> bool:
    """Return whether a table's columns are those of the download."""
    return set(header) >= _COLUMNS


def event_of(header: Sequence[str], cells: Sequence[str]) -> dict[str, Any]:
    """Return the event that a row is, in the shape of the JSON."""
    event: dict[str, Any] = dict(zip(header, (cell.strip() for cell in cells), strict=True))
    sources, filters = event.pop("sources", ""), event.pop("associations", "")
    event["sources"] = [each.strip() for each in _SOURCES.split(sources) if each.strip()]
    event["filters"] = [
        dict(zip(("key", "value"), each.strip().split("=", 1), strict=False))
        for each in _FILTERS.split(filters)
        if each.strip()
    ]
    return event
