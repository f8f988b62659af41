"""Rows that are there changed and removed in SQL, many at a time, with their history."""

from collections import defaultdict
from typing import Any

from sqlalchemy import bindparam

from chronology.errors import DatabaseError
from chronology.formats.rows.tables import Row
from chronology.model.base import table_of
from chronology.store.history import change, recorded, write_changes
from chronology.store.unit import UnitOfWork


class Amender:
    """Collects changes of rows and writes them; a row may be changed once.

    What flushes of the session do for single entities takes too long, and too much
    memory, for an edition that says something new of every event.

    Args:
        unit: the unit of work.
    """

    def __init__(self, unit: UnitOfWork) -> None:
        self._unit = unit
        self._updates: dict[tuple[Any, tuple[str, ...]], list[tuple[Row, Row]]] = defaultdict(list)
        self._deletes: dict[Any, list[Row]] = defaultdict(list)

    def update(self, model: Any, before: Row, changes: Row) -> None:
        """Take down new values of columns of a row, which is given whole."""
        self._updates[model, tuple(changes)].append((before, changes))

    def delete(self, model: Any, before: Row) -> None:
        """Take down a row to be removed; nothing may refer to it."""
        self._deletes[model].append(before)

    def write(self) -> None:
        """Write all that was taken down."""
        for (model, names), changed in self._updates.items():
            self._update(model, names, changed)
        for model, rows in self._deletes.items():
            self._delete(model, rows)
        self._updates.clear()
        self._deletes.clear()

    def _update(self, model: Any, names: tuple[str, ...], changed: list[tuple[Row, Row]]) -> None:
        table = table_of(model)
        stamp = {"updated_at": self._unit.at}
        afters = [
            {**before, **changes, **stamp, "version": before["version"] + 1}
            for before, changes in changed
        ]
        written = (*names, "version", "updated_at")
        statement = (
            table.update()
            .where(table.c.id == bindparam("the_id"), table.c.version == bindparam("the_version"))
            .values({name: bindparam(f"new_{name}") for name in written})
        )
        values = [
            {
                "the_id": after["id"],
                "the_version": after["version"] - 1,
                **{f"new_{name}": after[name] for name in written},
            }
            for after in afters
        ]
        done = self._unit.session.connection().execute(statement, values).rowcount
        if done not in (-1, len(values)):
            raise DatabaseError(
                "Somebody else changed the same events at the same time; nothing was written.",
                "Import the file again.",
            )
        befores = [before for before, _changes in changed]
        self._record(table.name, list(zip(befores, afters, strict=True)))

    def _delete(self, model: Any, rows: list[Row]) -> None:
        table = table_of(model)
        statement = table.delete().where(table.c.id == bindparam("the_id"))
        self._unit.session.connection().execute(statement, [{"the_id": row["id"]} for row in rows])
        self._record(table.name, [(row, None) for row in rows])

    def _record(self, table: str, pairs: list[tuple[Row, Row | None]]) -> None:
        unit = self._unit
        changes = []
        for before, after in pairs:
            old, new = recorded(before), None if after is None else recorded(after)
            unit.note_change(table, old, new)
            changes.append({"table_name": table, "row_id": before["id"], **change(old, new)})
        write_changes(unit.session, unit.command_id, changes)
