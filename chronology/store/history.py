"""Who changed what: every row that a session writes, whole, before and after.

The changes are taken from SQLAlchemy's own flushes, so that no code that
changes the chronology can forget to record it. A document column (``extra``)
counts as changed when it is given a new object, not when its old one is altered.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session as OrmSession
from sqlalchemy.orm import UOWTransaction
from sqlmodel import Session, SQLModel

from chronology.model import Entity, HistoryChange
from chronology.model.base import table_of
from chronology.model.vocabulary import Operation

Row = dict[str, Any]


def now() -> str:
    """Return the present moment in UTC, to the second, as the tables keep it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


#: Columns that are worked out from others, and so are no part of a row's history.
_DERIVED = ("inferred_", "present_", "window_", "import_")


def recorded(row: Row) -> Row:
    """Return the columns of a row that its history keeps."""
    return {name: value for name, value in row.items() if not name.startswith(_DERIVED)}


def row_of(entity: SQLModel) -> Row:
    """Return the row of ``entity`` as its attributes now stand, but for what is derived."""
    return {name: getattr(entity, key) for name, key in _columns(type(entity))}


def row_before(entity: SQLModel) -> Row:
    """Return the row of ``entity`` as it was before its pending changes."""
    state = inspect(entity)
    row = {}
    for name, key in _columns(type(entity)):
        old = state.attrs[key].history.deleted
        row[name] = old[0] if old else getattr(entity, key)
    return row


@cache
def _columns(table: type[SQLModel]) -> tuple[tuple[str, str], ...]:
    """Return the recorded columns of a table, each with the attribute that holds it."""
    every = ((attr.columns[0].name, attr.key) for attr in inspect(table).column_attrs)
    return tuple((name, key) for name, key in every if not name.startswith(_DERIVED))


class Recorder:
    """Keeps what the flushes of one session changed, until it is written down.

    Args:
        session: the session to listen to.
        at: the moment that its rows are stamped with.
    """

    def __init__(self, session: Session, at: str) -> None:
        self.at = at
        self._before: dict[int, Row] = {}
        self._changes: list[tuple[str, int, Row | None, Row | None]] = []
        event.listen(session, "before_flush", self._before_flush)
        event.listen(session, "after_flush", self._after_flush)

    @property
    def mark(self) -> int:
        """A place in the record to which ``rewind`` returns."""
        return len(self._changes)

    def rewind(self, mark: int) -> None:
        """Forget what was recorded after ``mark``."""
        del self._changes[mark:]

    def _before_flush(self, session: OrmSession, _context: UOWTransaction, _objects: Any) -> None:
        self._before.clear()
        for entity in session.new:
            if isinstance(entity, Entity):
                entity.created_at = entity.created_at or self.at
                entity.updated_at = self.at
        for entity in session.dirty:
            if isinstance(entity, Entity) and session.is_modified(entity):
                self._before[id(entity)] = row_before(entity)
                entity.updated_at = self.at
        for entity in session.deleted:
            if isinstance(entity, Entity):
                self._before[id(entity)] = row_before(entity)

    def _after_flush(self, session: OrmSession, _context: UOWTransaction) -> None:
        for entity in session.new:
            self._record(entity, None, after=True)
        for entity in session.dirty:
            if id(entity) in self._before:
                self._record(entity, self._before[id(entity)], after=True)
        for entity in session.deleted:
            self._record(entity, self._before.get(id(entity)), after=False)

    def _record(self, entity: Any, before: Row | None, *, after: bool) -> None:
        if isinstance(entity, Entity):
            assert entity.id is not None  # noqa: S101 - it has been written
            row = row_of(entity) if after else None
            self._changes.append((table_of(type(entity)).name, entity.id, before, row))

    def collapsed(self) -> list[Row]:
        """Return one change for each row, from first before to last after."""
        merged: dict[tuple[str, int], tuple[Row | None, Row | None]] = {}
        for table, row_id, before, after in self._changes:
            first = merged.pop((table, row_id), (before, None))[0]
            merged[table, row_id] = (first, after)
        return [
            {"table_name": table, "row_id": row_id, **change(before, after)}
            for (table, row_id), (before, after) in merged.items()
            if before is not None or after is not None
        ]


def change(before: Row | None, after: Row | None) -> Row:
    """Return the operation that leads from one row to the other, and both.

    A column that is NULL is left out of either.
    """
    if before is None:
        operation = Operation.INSERT
    else:
        operation = Operation.DELETE if after is None else Operation.UPDATE
    return {"operation": operation.value, "before": _filled(before), "after": _filled(after)}


def _filled(row: Row | None) -> Row | None:
    """Leave out the columns that are NULL, most of any row: a history is long."""
    return row and {name: value for name, value in row.items() if value is not None}


def write_changes(session: Session, command_id: int, changes: Sequence[Mapping[str, Any]]) -> None:
    """Write changes into the history, as those of one command."""
    if changes:
        rows = [{"command_id": command_id, **row} for row in changes]
        session.connection().execute(table_of(HistoryChange).insert(), rows)
