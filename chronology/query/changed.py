"""What was added, changed or removed since some moment.

What is still there says so itself, by the time of its last change. What was
removed is in the history. Bounds that follow from other events are no change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chronology.dates.civil import DAY, NEG_INF, iso_day, seconds
from chronology.dates.zones import civil_to_utc
from chronology.errors import BadInputError
from chronology.query.dated import read_lately
from chronology.store.reader import Reader

#: Tables whose rows belong to events, with the columns that say to which.
_OF_EVENTS = {
    "event": ("id",),
    "event_place": ("event_id",),
    "participation": ("event_id",),
    "citation": ("event_id",),
    "relation": ("event_id", "other_id"),
    "measure": ("event_id",),
}

#: Tables whose rows a finding may rest on without being about one event.
_OTHERS = ("actor", "source", "place", "tie", "category", "role")


_YEAR_9999 = seconds(9999)


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed.

    Args:
        events: ids of events that changed, or on which something that hangs did.
        rows: table and id of each row that was added or changed.
        settings: keys of the settings that were set, changed or taken back.
    """

    events: frozenset[int]
    rows: frozenset[tuple[str, int]]
    settings: frozenset[str]


def moment_of(reader: Reader, words: str) -> str:
    """Return the moment at which ``words`` begin, in UTC as the tables keep it.

    Args:
        reader: the chronology, in whose zone the words are read.
        words: a date, a time such as 2026-11-21T10:30, "yesterday" or "last Tuesday".

    Raises:
        BadInputError: they name a time without a beginning.
        DateError: they cannot be read.
    """
    begins = read_lately(reader, words).start_earliest
    if begins == NEG_INF:
        raise BadInputError(f"“{words}” has no beginning to count from.", "Give a day or a time.")
    return stamp_of(reader, begins)


def stamp_of(reader: Reader, civil: int) -> str:
    """Return a second of the chronology's zone, in UTC as the tables keep it."""
    # The tables keep years of four digits, which compare as text; nothing in
    # them is older than 1970 or younger than 9999.
    moment = civil_to_utc(min(max(civil, 0), _YEAR_9999), reader.setting("zone", "UTC"))
    hours, rest = divmod(moment % DAY, 3600)
    return f"{iso_day(moment)}T{hours:02d}:{rest // 60:02d}:{rest % 60:02d}Z"


def changed_since(reader: Reader, moment: str) -> Changed:
    """Return what was added, changed or removed at ``moment`` or later."""
    events: set[int] = set()
    rows: set[tuple[str, int]] = set()
    since = {"since": moment}
    for table, columns in _OF_EVENTS.items():
        for row in reader.rows(_updated(table, ("id", *columns)), since):
            rows.add((table, row[0]))
            events.update(row[1:])
    for table in _OTHERS:
        rows.update((table, row[0]) for row in reader.rows(_updated(table, ("id",)), since))
    settings = {row[0] for row in reader.rows(_updated("setting", ("key",)), since)}
    for table, before in _removed(reader, moment):
        if table == "setting":
            settings.add(before["key"])
        events.update(before[column] for column in _OF_EVENTS.get(table, ()))
    return Changed(frozenset(events), frozenset(rows), frozenset(settings))


def _updated(table: str, columns: tuple[str, ...]) -> str:
    return f"SELECT {', '.join(columns)} FROM {table} WHERE updated_at >= :since"  # noqa: S608 - names of this module


def _removed(reader: Reader, moment: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield table and former row of all that was removed."""
    sql = (
        "SELECT h.table_name, h.before FROM history_change AS h"
        " JOIN history_command AS c ON c.id = h.command_id"
        " WHERE c.at >= :since AND h.operation = 'delete'"
    )
    for table, before in reader.rows(sql, {"since": moment}):
        yield table, reader.json(before)
