"""Events as they stand in the chronology, whole, to be compared with their records."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from chronology.formats.rows.tables import Row, read_where_in
from chronology.model import (
    Citation,
    Event,
    EventPlace,
    EventTag,
    Measure,
    Participation,
    Relation,
)
from chronology.store.reader import Reader

#: The tables of what hangs on an event, by the fields of a record.
TABLES: Final[dict[str, Any]] = {
    "citations": Citation,
    "places": EventPlace,
    "who": Participation,
    "figures": Measure,
    "tags": EventTag,
    "related": Relation,
}


@dataclass(slots=True)
class Standing:
    """Some events, and what hangs on them.

    Args:
        events: whole rows by id.
        parts: for each field of ``TABLES`` the rows by event.
    """

    events: dict[int, Row]
    parts: dict[str, dict[int, list[Row]]]


def read_standing(reader: Reader, ids: Collection[int], fields: Collection[str]) -> Standing:
    """Read events and those of their parts that ``fields`` name."""
    # Nobody may change an event between its being read and being written.
    order = "id FOR UPDATE" if reader.engine == "postgresql" else "id"
    events = {row["id"]: row for row in read_where_in(reader, Event, "id", ids, order)}
    parts: dict[str, dict[int, list[Row]]] = {}
    for field, model in TABLES.items():
        parts[field] = defaultdict(list)
        if field in fields:
            for row in read_where_in(reader, model, "event_id", ids):
                parts[field][row["event_id"]].append(row)
    return Standing(events, parts)
