"""The reverse of a command, worked out and applied by the database itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Table, text

from chronology.model import Entity, Event, HistoryCommand
from chronology.model.base import table_of
from chronology.model.tables import TABLES
from chronology.store.server import owns
from chronology.store.undoing.documents import (
    as_document,
    columns_of,
    from_document,
    lateral,
)
from chronology.store.undoing.standing import latest, require_last_word
from chronology.store.unit import UnitOfWork

#: Columns that every change counts anew.
_COUNTED: Final = ("version", "updated_at")
#: Event and citation refer to each other, so this reference is made last and broken first.
_CIRCULAR: Final = "basis_citation_id"
#: Tables whose rows hang on an event.
_OF_EVENTS: Final = (
    "('citation', 'event_place', 'event_tag', 'measure', 'participation', 'relation')"
)
#: The rows of a table to which our own command did something; the operation follows.
_ROWS: Final = (
    "SELECT row_id FROM history_change WHERE command_id = :own AND table_name = :table"
    " AND operation ="
)
#: What of our own command may move something: not what hung on an event that is gone.
_TOLD: Final = (
    "SELECT table_name, before, after FROM history_change AS h"
    " WHERE command_id = :own AND NOT (operation = 'delete' AND table_name IN"
    " ('event', 'citation', 'participation', 'event_place', 'measure', 'event_tag')"
    " AND NOT EXISTS (SELECT 1 FROM event AS e WHERE e.id = {event}))"
)


def undo(unit: UnitOfWork, command: int | None = None) -> int:
    """Take back a command, as a command of its own, and return the one that was taken back.

    Rows get a new version rather than an old one, so that nobody who looked at
    them before can write over what they did not see.

    Args:
        unit: the unit of work.
        command: its id in the history; None for the last one that stands.

    Raises:
        BadInputError: there is none, it was taken back already, or later commands
            changed the same rows.
    """
    chosen = latest(unit.reader) if command is None else command
    require_last_word(unit.reader, chosen)
    _Reversal(unit, chosen).run()
    return chosen


class _Reversal:
    """The reverse of one command.

    Args:
        unit: the unit of work.
        command: the command to take back.
    """

    def __init__(self, unit: UnitOfWork, command: int) -> None:
        self._unit = unit
        self._engine = unit.reader.engine
        self._values = {"command": command, "own": unit.command_id, "at": unit.at}
        changed = unit.reader.rows(
            "SELECT DISTINCT table_name, operation FROM history_change WHERE command_id = :id",
            {"id": command},
        )
        self._did = set(changed)
        self._tables = [table_of(each) for each in TABLES if issubclass(each, Entity)]

    def run(self) -> None:
        self._execute(
            table_of(HistoryCommand),
            "UPDATE history_command SET undoes_id = :command WHERE id = :own",
        )
        for table in self._of("delete"):
            self._make_again(table)
        for table in self._of("update"):
            self._change_back(table)
        inserted = list(self._of("insert"))
        for table in inserted:
            self._record_removal(table)
        self._loosen()
        with self._references_indexed(inserted):
            for table in reversed(inserted):
                self._remove(table)
        self._record_results()
        self._forget_imports()
        self._tell()

    def _of(self, operation: str) -> Iterator[Table]:
        """Yield the tables in which the command did something, parents first."""
        return (table for table in self._tables if (table.name, operation) in self._did)

    def _execute(self, table: Table, *sql: str) -> None:
        values = {**self._values, "table": table.name}
        self._unit.session.connection().execute(text(" ".join(sql)), values)

    def _make_again(self, table: Table) -> None:
        """Make what the command removed, under the same ids."""
        names = [c.name for c in columns_of(table) if c.name not in (*_COUNTED, _CIRCULAR)]
        version = from_document(table, ["version"], self._engine)[0]
        self._execute(
            table,
            *("INSERT INTO", table.name, "(", ", ".join(names), ", version, updated_at)"),
            *("SELECT", ", ".join(from_document(table, names, self._engine))),
            *(",", version, "+ 1, :at", self._history(table, "delete"), "ORDER BY h.row_id"),
        )
        self._write_down(table, "delete", "insert", "NULL")

    def _change_back(self, table: Table) -> None:
        """Give rows the values that they had before the command."""
        self._write_down(table, "update", "update", as_document(table, self._engine))
        names = [c.name for c in columns_of(table) if c.name not in ("id", *_COUNTED)]
        values = from_document(table, names, self._engine)
        given = (" = ".join(pair) for pair in zip(names, values, strict=True))
        self._execute(
            table,
            *("UPDATE", table.name, "AS t SET", ", ".join(given)),
            ", version = t.version + 1, updated_at = :at",
            *(self._history(table, "update"), "AND h.row_id = t.id"),
        )

    def _record_removal(self, table: Table) -> None:
        self._execute(
            table,
            "INSERT INTO history_change (command_id, table_name, row_id, operation, before)",
            *(
                "SELECT :own, CAST(:table AS VARCHAR), t.id, 'delete',",
                as_document(table, self._engine),
            ),
            *("FROM history_change AS h JOIN", table.name, "AS t"),
            "ON t.id BETWEEN h.row_id AND COALESCE(h.row_last, h.row_id)",
            "WHERE h.command_id = :command AND h.table_name = :table AND h.operation = 'insert'",
            "ORDER BY t.id",
        )

    def _remove(self, table: Table) -> None:
        self._execute(table, "DELETE FROM", table.name, "WHERE id IN (", _ROWS, "'delete')")

    def _loosen(self) -> None:
        """Put back, and break, what makes event and citation refer to each other."""
        event = table_of(Event)
        if ("event", "delete") in self._did:
            basis = from_document(event, [_CIRCULAR], self._engine)[0]
            self._execute(
                event,
                *("UPDATE event AS t SET", _CIRCULAR, "=", basis),
                *(self._history(event, "delete"), "AND h.row_id = t.id"),
            )
        if ("event", "insert") in self._did:
            self._execute(
                event,
                *("UPDATE event SET", _CIRCULAR, "= NULL WHERE", _CIRCULAR, "IS NOT NULL"),
                *("AND id IN (", _ROWS, "'delete')"),
            )

    def _history(self, table: Table, operation: str) -> str:
        """Return the documents of what the command did to a table, as ``h`` and ``r``."""
        return " ".join(
            [
                f"FROM history_change AS h{lateral(table, self._engine)}",
                "WHERE h.command_id = :command AND h.table_name = :table",
                f"AND h.operation = '{operation}'",
            ]
        )

    def _write_down(self, table: Table, theirs: str, ours: str, before: str) -> None:
        """Write the history of rows that the command changed; what they become comes later."""
        self._execute(
            table,
            "INSERT INTO history_change (command_id, table_name, row_id, operation, before)",
            *(f"SELECT :own, CAST(:table AS VARCHAR), t.id, '{ours}',", before),
            *("FROM history_change AS h JOIN", table.name, "AS t ON t.id = h.row_id"),
            "WHERE h.command_id = :command AND h.table_name = :table",
            f"AND h.operation = '{theirs}' ORDER BY h.id",
        )

    def _record_results(self) -> None:
        """Complete the history with the rows as they now are."""
        for operation, theirs in (("insert", "delete"), ("update", "update")):
            for table in self._of(theirs):
                self._execute(
                    table,
                    *(
                        "UPDATE history_change SET after = (SELECT",
                        as_document(table, self._engine),
                    ),
                    *("FROM", table.name, "AS t WHERE t.id = history_change.row_id)"),
                    "WHERE command_id = :own AND table_name = :table",
                    f"AND operation = '{operation}'",
                )

    @contextmanager
    def _references_indexed(self, removed: Iterable[Table]) -> Iterator[None]:
        """Give each reference to a removed row an index while rows are removed.

        The database looks for what still refers to each one, and some references
        are too seldom followed to have an index of their own. On a server only the
        owner of the tables can; others wait longer.
        """
        made: list[tuple[Table, str]] = []
        driver = self._unit.session.connection().connection.driver_connection
        if self._engine == "postgresql" and not owns(driver, [t.name for t in self._tables]):
            yield
            return
        for table, column in self._unindexed({table.name for table in removed}):
            name = f"tmp_undo_{table.name}_{column}"
            self._execute(
                table,
                *("CREATE INDEX", name, "ON", table.name, "(", column, ")"),
                *("WHERE", column, "IS NOT NULL"),
            )
            made.append((table, name))
        yield
        for table, name in made:
            self._execute(table, "DROP INDEX", name)

    def _unindexed(self, removed: set[str]) -> Iterator[tuple[Table, str]]:
        for table in self._tables:
            led = {next(iter(index.columns)).name for index in table.indexes}
            for key in table.foreign_keys:
                column = key.parent.name
                if key.column.table.name in removed and column not in led:
                    yield table, column

    def _forget_imports(self) -> None:
        """Let the next import of a dataset look at these events in full."""
        event_of = (
            "CAST(COALESCE(after, before) ->> 'event_id' AS INTEGER)"
            if self._engine == "postgresql"
            else "json_extract(COALESCE(after, before), '$.event_id')"
        )
        self._execute(
            table_of(Event),
            "UPDATE event SET import_digest = NULL WHERE import_digest IS NOT NULL AND (id IN (",
            "SELECT row_id FROM history_change WHERE command_id = :own AND table_name = 'event'",
            *(") OR id IN ( SELECT", event_of, "FROM history_change WHERE command_id = :own"),
            *("AND table_name IN", _OF_EVENTS, "))"),
        )

    def _tell(self) -> None:
        """Say what changed to those who work out what follows from it."""
        reader, own = self._unit.reader, {"own": self._unit.command_id}
        event = (
            "CAST(COALESCE(before ->> 'event_id', before ->> 'id') AS INTEGER)"
            if self._engine == "postgresql"
            else "COALESCE(json_extract(before, '$.event_id'), json_extract(before, '$.id'))"
        )
        for table, before, after in reader.rows(_TOLD.format(event=event), own):
            self._unit.note_change(table, reader.json(before), reader.json(after))
