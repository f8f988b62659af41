"""An event of a calendar of ours: what it shows, and what it holds besides."""

import json
from collections.abc import Mapping
from typing import Any

from chronology.formats.dataset.record import Record
from chronology.formats.dataset.slugs import content_id
from chronology.formats.icalendar.component import Property
from chronology.formats.icalendar.dates import Taken, date_of
from chronology.formats.tabular.table import RowError
from chronology.formats.told.reading import ToldReader

#: The property of an event of ours that says what calendars do not show.
OWN = "X-CHRONOLOGY"


def seen(summary: str, description: str, first: int, after: int) -> dict[str, Any]:
    """Return what tells whether somebody changed an event since.

    Args:
        summary: its SUMMARY.
        description: its DESCRIPTION.
        first: the second at which its first day begins.
        after: the second at which the day after its last one begins.
    """
    return {
        "summary": content_id(summary),
        "description": content_id(description),
        "days": [first, after],
    }


def as_json(value: object) -> str:
    """Return a value as JSON in ASCII, which no program changes on its way."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def own_record(
    first: Mapping[str, Property], time: Taken | None, reader: ToldReader, line: int
) -> Record:
    """Return an event that we wrote; what somebody changed in a calendar wins.

    Raises:
        RowError: what it holds is not what it should be.
    """
    try:
        shape = json.loads(first[OWN].text)
    except (ValueError, RecursionError):
        shape = None
    if not isinstance(shape, dict):
        raise RowError(OWN, "it is no JSON object.")
    record = reader.record(shape, line)
    record.external_id = _text(first, "UID") or record.external_id
    was = shape.get("seen")
    was = was if isinstance(was, dict) else {}
    summary, description = _text(first, "SUMMARY"), _text(first, "DESCRIPTION")
    if was.get("summary") != content_id(summary):
        record.title = " ".join(summary.split()) or record.title
    if was.get("description") != content_id(description):
        record.description = description or None
    if time is not None and was.get("days") != [time.first, time.after]:
        record.date = date_of(time)
    return record


def _text(first: Mapping[str, Property], name: str) -> str:
    return first[name].text if name in first else ""
