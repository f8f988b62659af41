"""Taking back, in a copy, everything that was done after a command.

What a row was is what the first later change of it found (``before``); a row that was
first added later was not there. One pass over the history so gives the state, however
many commands came after. Derived columns are worked out anew, as after a command.
"""

from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, Table, UniqueConstraint, text

from chronology.model import TABLES, Entity
from chronology.model.base import table_of
from chronology.store.bulk.secondary import SqliteSecondary
from chronology.store.copies import Copies, refresh_every_copy
from chronology.store.past.purged import leave_purged_out
from chronology.store.reader import Reader
from chronology.store.temporal.tighten import COLUMNS, retighten_all, retighten_touched
from chronology.store.temporal.touched import Touched
from chronology.store.undoing.documents import as_document, columns_of, from_document, lateral

#: Rows that bulk commands added later, and for each other row that changed later the
#: first of those changes. The rows of bulk commands have ids that none had before.
_RUNS: Final = """
    INSERT INTO past_run SELECT table_name, row_id, row_last FROM history_change
    WHERE row_last IS NOT NULL AND command_id > :command
"""
_FIRST: Final = """
    INSERT INTO past_first SELECT h.table_name, h.row_id, min(h.id) FROM history_change AS h
    WHERE h.command_id > :command AND h.row_last IS NULL AND COALESCE((
        SELECT r.row_last FROM past_run AS r
        WHERE r.table_name = h.table_name AND r.row_id <= h.row_id
        ORDER BY r.row_id DESC LIMIT 1), 0) < h.row_id
    GROUP BY h.table_name, h.row_id
"""
_LATER: Final = (
    "CREATE TEMP TABLE past_run (table_name VARCHAR, row_id INTEGER, row_last INTEGER)",
    _RUNS,
    "CREATE INDEX ix_past_run ON past_run (table_name, row_id)",
    "CREATE TEMP TABLE past_first (table_name VARCHAR, row_id INTEGER, change_id INTEGER)",
    _FIRST,
    "CREATE INDEX ix_past_first ON past_first (table_name, row_id)",
)
#: The first later changes of a table's rows, as ``h``.
_CHANGES: Final = (
    "FROM past_first AS f JOIN history_change AS h ON h.id = f.change_id{lateral}"
    " WHERE f.table_name = :table AND h.operation {which} 'insert'"
)
#: So many rows make it quicker to work out everything than what was touched.
_MANY: Final = 5_000
#: So many make it quicker to build the indexes and the full text anew.
_REBUILT: Final = 20_000


class Reverting:
    """Gives a copy of a chronology the state that it had after a command.

    Args:
        reader: of the copy.
        connection: on the copy, with its transaction.
        command: the command.
    """

    def __init__(self, reader: Reader, connection: Connection, command: int) -> None:
        self._reader = reader
        self._engine = reader.engine
        self._connection = connection
        self._command = command
        sql = "SELECT DISTINCT table_name FROM history_change WHERE command_id > :command"
        changed = {row[0] for row in reader.rows(sql, {"command": command})}
        every = (table_of(each) for each in TABLES if issubclass(each, Entity))
        #: The tables to change back; a server's others are the chronology's own.
        self._tables = [table for table in every if table.name in changed]
        self._touched, self._copies = Touched(), Copies()

    def run(self) -> None:
        """Do it."""
        for statement in _LATER:
            self._execute(statement, command=self._command)
        if self._engine == "postgresql":
            self._connection.exec_driver_sql("ANALYZE past_run, past_first")
        count = self._count()
        rebuilt = self._rebuilt() if count > _REBUILT else None
        if count <= _MANY:
            self._take_note()
        for table in self._tables:
            self._revert(table)
        leave_purged_out(self._connection)
        self._forget_later_commands()
        if rebuilt is not None:
            rebuilt.make_again(later=False)
        self._derive(everything=count > _MANY)

    def _execute(self, *sql: str, **values: object) -> None:
        self._connection.execute(text(" ".join(sql)), values)

    def _count(self) -> int:
        row = self._reader.one(
            "SELECT (SELECT count(*) FROM past_first)"
            " + COALESCE((SELECT sum(row_last - row_id + 1) FROM past_run), 0)"
        )
        return int(row[0]) if row else 0

    def _rebuilt(self) -> SqliteSecondary | None:
        """Take away the indexes and the full text of a file; a server's are made later anyway."""
        if self._engine == "postgresql":
            return None
        driver: Any = self._connection.connection.driver_connection
        secondary = SqliteSecondary(driver)
        secondary.drop()
        return secondary

    def _take_note(self) -> None:
        """Note each row as it is now and as it was, for what follows from it."""
        for table, now, then in self._differences():
            self._touched.changed(table, now, then)
            self._copies.changed(table, now, then)

    def _differences(self) -> Iterator[tuple[str, Any, Any]]:
        for table in self._tables:
            name, now = table.name, as_document(table, self._engine)
            changed = " ".join(
                [
                    f"SELECT CASE WHEN t.id IS NULL THEN NULL ELSE {now} END, h.before",
                    "FROM past_first AS f JOIN history_change AS h ON h.id = f.change_id",
                    f"LEFT JOIN {name} AS t ON t.id = f.row_id WHERE f.table_name = :table",
                ]
            )
            added = " ".join(["SELECT", now, ", NULL", _added(name)])
            for sql in (changed, added):
                for is_, was in self._reader.rows(sql, {"table": name}):
                    yield name, self._reader.json(is_), self._reader.json(was)

    def _revert(self, table: Table) -> None:
        name = table.name
        for which in (("t.id", _added(name)), ("f.row_id", _CHANGES.format(lateral="", which="="))):
            self._execute("DELETE FROM", name, "WHERE id IN ( SELECT", *which, ")", table=name)
        if self._engine == "sqlite":
            self._make_way(table)
        self._change_back(table)
        self._make_again(table)

    def _make_way(self, table: Table) -> None:
        """Free what must be unique, lest a row take it before another has let go of it."""
        rows = ("WHERE id IN ( SELECT f.row_id", _CHANGES.format(lateral="", which="<>"), ")")
        for rule in table.constraints:
            if not isinstance(rule, UniqueConstraint) or rule.columns.keys() == ["uuid"]:
                continue
            # No row has a negative number in such a column, nor such a text.
            column = next(iter(rule.columns)).name
            given = ("UPDATE", table.name, "SET", column, "= -id")
            self._execute(*given, *rows, table=table.name)

    def _change_back(self, table: Table) -> None:
        """Change rows that are there; their derived columns stay until they are worked out."""
        names = [column.name for column in columns_of(table) if column.name != "id"]
        values = from_document(table, names, self._engine)
        given = ", ".join(" = ".join(pair) for pair in zip(names, values, strict=True))
        self._execute(
            *("UPDATE", table.name, "AS t SET", given),
            self._changes(table),
            "AND f.row_id = t.id",
            table=table.name,
        )

    def _make_again(self, table: Table) -> None:
        names = [column.name for column in columns_of(table)]
        values = from_document(table, names, self._engine)
        self._execute(
            *("INSERT INTO", table.name, "(", ", ".join(names), ") SELECT", ", ".join(values)),
            self._changes(table),
            *("AND f.row_id NOT IN (SELECT id FROM", table.name, ") ORDER BY f.row_id"),
            table=table.name,
        )

    def _changes(self, table: Table) -> str:
        return _CHANGES.format(lateral=lateral(table, self._engine), which="<>")

    def _forget_later_commands(self) -> None:
        """Let the history end with the command, for those who ask it how an event came about.

        Later purges stay in it, which say why something is missing.
        """
        schema = "main"
        if self._engine == "postgresql":
            schema = self._connection.exec_driver_sql(
                "SELECT quote_ident(current_schema())"
            ).scalar_one()
        for name, column in (("history_change", "command_id"), ("history_command", "id")):
            whole = f"{schema}.{name}"
            self._execute(
                *("CREATE TEMP VIEW", name, "AS SELECT * FROM", whole),
                f"WHERE {column} <= {self._command}",
                "OR id IN (SELECT command_id FROM purge)" if column == "id" else "",
            )

    def _derive(self, *, everything: bool) -> None:
        if not everything:
            moved = retighten_touched(self._reader, self._connection, self._touched)
            self._copies.refresh(self._connection, moved)
            return
        some = " OR ".join(f"{name} IS NOT NULL" for name in COLUMNS)
        none = ", ".join(f"{name} = NULL" for name in COLUMNS)
        self._execute("UPDATE event SET", none, "WHERE", some)
        retighten_all(self._reader, self._connection)
        refresh_every_copy(self._connection)


def _added(table: str) -> str:
    """Return the SQL that joins the rows of a table, as ``t``, which bulk commands added later."""
    parts = ("FROM past_run AS r JOIN", table, "AS t ON t.id BETWEEN r.row_id AND r.row_last")
    return " ".join((*parts, "WHERE r.table_name = :table"))
