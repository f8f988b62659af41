"""Who wrote last what an event now says, and what was done to it since a command."""

from collections import defaultdict
from collections.abc import Collection
from textwrap import shorten
from typing import NamedTuple

from chronology.errors import BadInputError, DeclinedError
from chronology.query.history import Change, differences, event_changes
from chronology.store.reader import Reader

#: What hangs on an event, by its table: how a sentence calls one of them.
HANGING = {
    "citation": "a citation",
    "event_place": "a place",
    "participation": "a participant",
    "relation": "a relation",
    "measure": "a measure",
    "event_tag": "a tag",
}
#: Columns of an event that follow from others, or that no sentence names.
_UNTOLD = frozenset({"text_folded", "dataset_id", "date_anchor_id"})
#: Fields of which a sentence quotes the words, and the columns that hold these.
_IN_WORDS = frozenset({"title", "description", "date", "duration", "manner", "status", "handling"})
_WORDS = {"date": "date_text", "duration": "duration_words"}


class Writer(NamedTuple):
    """Who gave a command, when (ISO 8601, UTC), and its number in the history."""

    author: str
    at: str
    command: int

    def __str__(self) -> str:
        return f"{self.author}, {self.at}, command {self.command}"


class Writers:
    """Finds who wrote last what events say.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._removed: dict[str, dict[int, int]] = {}

    def of_columns(self, event: int, columns: Collection[str]) -> Writer | None:
        """Return who last wrote one of these columns of the event; None if that is not known."""
        found = self._reader.rows(
            "SELECT command_id, before, after FROM history_change WHERE table_name = 'event'"
            " AND (row_id = :id OR (row_id < :id AND row_last >= :id)) ORDER BY id DESC",
            {"id": event},
        )
        last = None
        for command, before, after in list(found):
            last = command
            if before is None or differences(
                self._reader.json(before), self._reader.json(after) or {}
            ).keys() & set(columns):
                break
        return self.of_command(last)

    def of_hanging(self, event: int, table: str) -> Writer | None:
        """Return who last added, changed or removed one of what hangs on the event in a table."""
        found = self._reader.one(
            f"SELECT max(h.command_id) FROM {table} AS t JOIN history_change AS h"  # noqa: S608 - names of ``HANGING``
            " ON h.table_name = :table AND h.row_id <= t.id AND COALESCE(h.row_last, h.row_id) >= t.id"
            " WHERE t.event_id = :event",
            {"table": table, "event": event},
        )
        last = max((found and found[0]) or 0, self._removals(table).get(event, 0))
        return self.of_command(last or None)

    def _removals(self, table: str) -> dict[int, int]:
        """Return the last command that removed a row of a table, by the event that it hung on."""
        if table not in self._removed:
            last: dict[int, int] = defaultdict(int)
            rows = self._reader.rows(
                "SELECT command_id, before FROM history_change WHERE table_name = :table"
                " AND operation = 'delete'",
                {"table": table},
            )
            for command, before in rows:
                event = (self._reader.json(before) or {}).get("event_id", 0)
                last[event] = max(last[event], command)
            self._removed[table] = last
        return self._removed[table]

    def of_command(self, command: int | None) -> Writer | None:
        """Return who gave a command; None where there is none."""
        if command is None:
            return None
        row = self._reader.one(
            "SELECT author, at, id FROM history_command WHERE id = :id", {"id": command}
        )
        return Writer(*row) if row else None


def version_of(reader: Reader) -> int:
    """Return the version of the chronology: the number of its last command, 0 before the first."""
    row = reader.one("SELECT max(id) FROM history_command")
    return int(row[0] or 0) if row else 0


def refuse_changed(reader: Reader, event: int, version: int) -> None:
    """Refuse to go on where something was done to an event since a version of the chronology.

    Raises:
        DeclinedError: it was; the sentence says what, by whom and when.
        BadInputError: there has been no such version yet.
        UnknownNameError: there is no such event.
    """
    now = version_of(reader)
    if version > now:
        raise BadInputError(
            f"There is no version {version} of this chronology yet; it is at version {now}.",
            "Take the version that `chronology show ID --format json` printed.",
        )
    since = [change for change in event_changes(reader, event) if change.command > version]
    if since:
        raise DeclinedError(
            f"@{event} was not changed, because it is no longer what it was at version {version}:"
            f" {_told(reader, since)}.",
            f"See `chronology show {event}`, and give --if-version {now} if the change still holds.",
        )


def _told(reader: Reader, changes: list[Change]) -> str:
    """Return in words what was done, command by command."""
    writers, done = Writers(reader), defaultdict[int, list[str]](list)
    for change in changes:
        done[change.command] += _things(change)
    return "; ".join(
        f"{', '.join(dict.fromkeys(things))} ({writers.of_command(command)})"
        for command, things in sorted(done.items())
    )


def _things(change: Change) -> list[str]:
    """Return what one change did: "date from “2016” to “May 2016”", "a citation added"."""
    if change.table != "event":
        return [f"{HANGING[change.table]} {change.done}"]
    if change.done != "changed":
        return [f"the event {change.done}"]
    names = dict.fromkeys(map(field_name, change.fields))
    if "date" in names:
        # What a date rests on goes with it.
        names.pop("basis", None)
    return [_difference(name, change) for name in names if name] or ["the event changed"]


def _difference(name: str, change: Change) -> str:
    column = _WORDS.get(name, name)
    if name not in _IN_WORDS or column not in change.fields:
        return f"{name} changed"
    before, after = (
        f"“{shorten(str(value), 60, placeholder=' …')}”" if value else "nothing"
        for value in change.fields[column]
    )
    return f"{name} from {before} to {after}"


def field_name(column: str) -> str:
    """Return what a sentence calls a column of an event; "" where it names it not."""
    if column in _UNTOLD:
        return ""
    for prefix, name in (("date_", "date"), ("duration_", "duration"), ("basis_", "basis")):
        if column.startswith(prefix):
            return name
    return column.removesuffix("_id").replace("_", " ")
