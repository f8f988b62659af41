"""What an analyst has edited of a dataset's events, as the history tells."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from chronology.formats.dataset.edition import Edition
from chronology.formats.rows.tables import Row, chunks_of
from chronology.store.bulk.runs import Runs
from chronology.store.reader import Reader


class Owning:
    """Tells what analysts wrote from what imports of the dataset wrote.

    Args:
        reader: the chronology.
        edition: the dataset.
    """

    def __init__(self, reader: Reader, edition: Edition) -> None:
        self._reader = reader
        self._ours = edition.commands
        self._last = edition.last_command
        self._removed: dict[str, dict[int, list[Row]]] = {}
        self._runs: dict[str, Runs] = {}

    def _is_ours(self, command: int) -> bool:
        # What this very import wrote has a later number than any before it.
        return command in self._ours or command > self._last

    def columns(self, events: Collection[int]) -> dict[int, set[str]]:
        """Return the columns that an analyst wrote last, by event."""
        found: dict[int, set[str]] = defaultdict(set)
        for number, command, operation, before, after in self._changes("event", events):
            if operation != "update":
                continue
            old, new = self._reader.json(before), self._reader.json(after)
            names = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
            if self._is_ours(command):
                found[number] -= names
            else:
                found[number] |= names
        return found

    def rows(self, table: str, ids: Collection[int]) -> dict[int, str]:
        """Return which rows an analyst made ("insert") or changed ("update")."""
        found: dict[int, str] = {}
        for number, command, operation, _before, _after in self._changes(table, ids):
            if not self._is_ours(command) and found.get(number) != "insert":
                found[number] = operation
        runs = self._foreign_runs(table)
        if runs:
            found.update({number: "insert" for number in ids if number in runs})
        return found

    def removed(self, table: str, event: int) -> list[Row]:
        """Return the rows of a table that an analyst took away from an event."""
        if table not in self._removed:
            self._removed[table] = self._deleted(table)
        return self._removed[table].get(event, [])

    def edited_events(self) -> set[int]:
        """Return the events of which an analyst wrote anything, of any dataset."""
        found: set[int] = set()
        sql = (
            "SELECT table_name, row_id, command_id, before, after FROM history_change"
            " WHERE row_last IS NULL AND table_name IN ('event', 'citation', 'event_place',"
            " 'participation', 'measure', 'event_tag', 'relation')"
        )
        for table, number, command, before, after in self._reader.rows(sql):
            if self._is_ours(command):
                continue
            if table == "event":
                found.add(number)
                continue
            for row in (self._reader.json(before), self._reader.json(after)):
                if row and row.get("event_id") is not None:
                    found.add(row["event_id"])
        return found

    def _changes(self, table: str, ids: Collection[int]) -> Iterator[tuple[Any, ...]]:
        for chunk in chunks_of(ids):
            where = f"row_id IN ({', '.join(map(str, chunk))}) AND row_last IS NULL"
            columns = "row_id, command_id, operation, before, after"
            sql = f"SELECT {columns} FROM history_change WHERE table_name = :t AND {where} ORDER BY id"  # noqa: S608 - whole numbers
            yield from self._reader.rows(sql, {"t": table})

    def _foreign_runs(self, table: str) -> Runs:
        """Return the rows that other commands made many at a time."""
        if table not in self._runs:
            sql = (
                "SELECT row_id, row_last, command_id FROM history_change"
                " WHERE table_name = :t AND row_last IS NOT NULL ORDER BY id"
            )
            rows = self._reader.rows(sql, {"t": table})
            self._runs[table] = Runs((a, b) for a, b, command in rows if not self._is_ours(command))
        return self._runs[table]

    def _deleted(self, table: str) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        sql = (
            "SELECT command_id, before FROM history_change"
            " WHERE table_name = :t AND operation = 'delete'"
        )
        for command, before in self._reader.rows(sql, {"t": table}):
            if not self._is_ours(command):
                row = self._reader.json(before)
                found[row["event_id"]].append(row)
        return found
