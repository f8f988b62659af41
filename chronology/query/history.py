"""The history of a chronology: who changed what, when, with which command."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chronology.errors import BadInputError
from chronology.query.dated import unknown_event
from chronology.query.purges import PurgeNote, note_of_command, note_of_row
from chronology.store.reader import Reader

#: Tables whose rows hang on an event, which their column ``event_id`` names.
_OF_EVENTS = ("citation", "event_place", "participation", "relation", "measure", "event_tag")
#: What changes with every change, and says nothing of its own.
_COUNTED = frozenset({"version", "updated_at", "created_at", "id", "uuid"})
_DONE = {"insert": "added", "update": "changed", "delete": "removed"}

_COMMANDS = (
    "SELECT c.id, c.at, c.author, c.command, c.undoes_id,"
    " (SELECT max(u.id) FROM history_command AS u WHERE u.undoes_id = c.id)"
    " FROM history_command AS c"
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the history.

    Args:
        id: its number.
        at: when, in UTC.
        author: by whom.
        words: the command as it was typed.
        undoes: the command that it took back, None for all others.
        undone_by: the last command that took it back, None where none did.
        counts: rows by what was done to them and their table: ("added", "event").
        purge: what it removed for good, None where it was no purge.
    """

    id: int
    at: str
    author: str
    words: str
    undoes: int | None
    undone_by: int | None
    counts: Mapping[tuple[str, str], int]
    purge: PurgeNote | None = None

    @property
    def effect(self) -> str:
        """What it did, events first: "3 events added, 1 removed; besides 12 entries"."""
        events = [
            f"{self.counts[done, 'event']:,} {_plural('event', self.counts[done, 'event'])} {done}"
            for done in _DONE.values()
            if (done, "event") in self.counts
        ]
        others = sum(n for (_done, table), n in self.counts.items() if table != "event")
        if self.purge is not None:
            gone = sum(self.purge.removed.values())
            events.insert(0, f"{self.purge.shown} purged, {gone:,} {_plural('row', gone)} in all")
        besides = (
            f"{others:,} {'other entry' if others == 1 else 'other entries'}" if others else ""
        )
        return ", ".join([*events, *filter(None, [besides])]) or "nothing"

    def as_json(self) -> dict[str, Any]:
        """Return it as an object for programs."""
        counts: dict[str, dict[str, int]] = {}
        for (done, table), number in sorted(self.counts.items()):
            counts.setdefault(done, {})[table] = number
        return {
            "id": self.id,
            "at": self.at,
            "author": self.author,
            "command": self.words,
            "undoes": self.undoes,
            "undone_by": self.undone_by,
            "counts": counts,
            "purge": None if self.purge is None else self.purge.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What one command did to one entry.

    Args:
        command: the command's number.
        done: added, changed, removed or purged.
        table: which kind of entry.
        row: its id.
        fields: what differs, by column: before and after; None for no value. Of
            rows that an import made at once only what changed later is known.
    """

    command: int
    done: str
    table: str
    row: int
    fields: Mapping[str, tuple[Any, Any]]

    def as_json(self) -> dict[str, Any]:
        """Return it as an object for programs."""
        return {
            "done": self.done,
            "table": self.table,
            "row": self.row,
            "fields": {
                name: {"before": before, "after": after}
                for name, (before, after) in self.fields.items()
            },
        }


def commands(
    reader: Reader, *, since: str | None = None, limit: int | None = None
) -> Iterator[Command]:
    """Yield the commands, the last first.

    Args:
        reader: the chronology.
        since: a moment in UTC as the tables keep it (``query.changed.moment_of``).
        limit: at most so many.
    """
    where = " WHERE c.at >= :since" if since else ""
    cut = " LIMIT :limit" if limit is not None else ""
    values = {"since": since, "limit": limit}
    given = {name: value for name, value in values.items() if value is not None}
    rows = list(reader.rows(f"{_COMMANDS}{where} ORDER BY c.id DESC{cut}", given))
    for row in rows:
        yield _command(reader, row)


def count_commands(reader: Reader, *, since: str | None = None) -> int:
    """Return how many commands there are, or were since a moment."""
    sql = "SELECT count(*) FROM history_command WHERE at >= :since"
    # Every moment of the tables comes after the empty text.
    found = reader.one(sql, {"since": since or ""})
    return int(found[0]) if found else 0


def command_of(reader: Reader, number: int) -> Command:
    """Return one command.

    Raises:
        BadInputError: there is none of this number.
    """
    row = reader.one(f"{_COMMANDS} WHERE c.id = :id", {"id": number})
    if row is None:
        raise BadInputError(
            f"There is no command {number} in the history.",
            "`chronology history` shows what was done.",
        )
    return _command(reader, row)


def _command(reader: Reader, row: tuple[Any, ...]) -> Command:
    number, at, author, words, undoes, undone_by = row
    counts, purge = _counts(reader, number), note_of_command(reader, number)
    return Command(number, at, author, words, undoes, undone_by, counts, purge)


def _counts(reader: Reader, command: int) -> dict[tuple[str, str], int]:
    sql = (
        "SELECT operation, table_name, SUM(COALESCE(row_last, row_id) - row_id + 1)"
        " FROM history_change WHERE command_id = :id GROUP BY operation, table_name"
    )
    return {
        (_DONE[operation], table): int(number)
        for operation, table, number in reader.rows(sql, {"id": command})
    }


def event_changes(reader: Reader, event: int) -> list[Change]:
    """Return what was done to an event and to what hung on it, in order.

    Raises:
        UnknownNameError: there is and was no such event.
    """
    own = list(_changes(reader, "event", [event]))
    purge = note_of_row(reader, "event", event)
    if purge is not None:
        # What is left of it: that a bulk command made it, if one did.
        return [*own, Change(purge.command, "purged", "event", event, {})]
    if not own:
        raise unknown_event(event)
    found = own
    for table in _OF_EVENTS:
        found += _changes(reader, table, _hanging(reader, table, event))
    return sorted(found, key=lambda change: change.command)


def _hanging(reader: Reader, table: str, event: int) -> list[int]:
    """Return the rows of ``table`` that hang on the event, or once did."""
    there = f"SELECT id FROM {table} WHERE event_id = :event"  # noqa: S608 - names of this module
    ids = {row[0] for row in reader.rows(there, {"event": event})}
    gone = (
        "SELECT row_id, before FROM history_change WHERE table_name = :table AND before IS NOT NULL"
    )
    for row, before in reader.rows(gone, {"table": table}):
        if reader.json(before).get("event_id") == event:
            ids.add(row)
    return sorted(ids)


def _changes(reader: Reader, table: str, rows: list[int]) -> Iterator[Change]:
    sql = (
        "SELECT command_id, operation, before, after FROM history_change"
        " WHERE table_name = :table AND (row_id = :row OR (row_id < :row AND row_last >= :row))"
        " ORDER BY id"
    )
    for row in rows:
        for command, operation, before, after in reader.rows(sql, {"table": table, "row": row}):
            fields = differences(reader.json(before) or {}, reader.json(after) or {})
            yield Change(command, _DONE[operation], table, row, fields)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return the columns in which two rows differ, with both values; None where there is none."""
    names = sorted((before.keys() | after.keys()) - _COUNTED)
    return {
        name: (before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    }


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
