"""What an engine keeps beside the rows of events, taken away while they are loaded.

An index that is made from a million rows at once takes a fraction of the time of one
that grows with each of them, and so does the full text. It is done only where there
are no events yet, and inside the transaction: until that ends, everybody else sees
the tables as they were.
"""

import re
import sqlite3
from collections.abc import Callable
from typing import Any, Final

from chronology.store.server import owns

#: The tables that hold rows of events.
TABLES: Final = (
    *("event", "event_place", "participation", "citation", "measure", "relation", "event_tag"),
)

#: The indexes that find what hangs on events by its UUID: whoever loads what has UUIDs
#: of its own needs them meanwhile.
UUIDS: Final = frozenset(
    f"ix_{table}_uuid" for table in ("event_place", "participation", "measure", "event_tag")
)

#: A full text over the rows of another table: ``content='event'``.
_CONTENT: Final = re.compile(
    r"USING\s+fts5\b.*\bcontent\s*=\s*['\"]?(\w+)", re.IGNORECASE | re.DOTALL
)


class SqliteSecondary:
    """The indexes and triggers of the tables of events, and the full texts over them.

    Args:
        connection: in a transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._dropped: list[tuple[str, str]] = []
        #: Whether each row's foreign keys are minded when it is written.
        self.keys_minded = bool(connection.execute("PRAGMA foreign_keys").fetchone()[0])

    def drop(self) -> None:
        """Take them away."""
        for kind in ("trigger", "index"):
            for name, statement in self._made(kind):
                if name not in UUIDS:
                    self._drop(kind, name, statement)

    def forgo_uuids(self, *, whole: bool) -> None:  # noqa: ARG002 - as for a server
        """Take away what finds rows by UUID too, if the rest was; constraints stay."""
        for name, statement in self._made("index") if self._dropped else ():
            self._drop("index", name, statement)

    def _drop(self, kind: str, name: str, statement: str) -> None:
        self._connection.execute(f'DROP {kind} "{name}"')
        self._dropped.append((name, statement))

    def make_again(self) -> None:
        """Make again what was taken away and has not come back by a savepoint."""
        there = {name for kind in ("trigger", "index") for name, _ in self._made(kind)}
        for name, statement in reversed(self._dropped):
            if name not in there:
                self._connection.execute(statement)
        if self._dropped:
            for name in self._full_texts():
                sql = f'INSERT INTO "{name}" ("{name}") VALUES (?)'  # noqa: S608 - a table's name
                self._connection.execute(sql, ("rebuild",))
        self._dropped.clear()

    def _made(self, kind: str) -> list[tuple[str, str]]:
        """Return name and statement of each; an index of a constraint has none."""
        marks = ", ".join("?" * len(TABLES))
        sql = f"SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND tbl_name IN ({marks})"  # noqa: S608 - marks only
        return list(self._connection.execute(sql, (kind, *TABLES)))

    def _full_texts(self) -> list[str]:
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%fts5%'"
        found = ((name, _CONTENT.search(made)) for name, made in self._connection.execute(sql))
        return [name for name, match in found if match and match[1] in TABLES]


class PostgresSecondary:
    """The indexes and the foreign keys of the tables of events.

    Args:
        connection: psycopg's, in a transaction.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._again: list[str] = []
        #: Whether each row's foreign keys are minded when it is written.
        self.keys_minded = True

    def drop(self) -> None:
        """Take them away, if they are this user's: others may write, and change no table."""
        if not owns(self._connection, TABLES):
            return
        with self._connection.cursor() as cursor:
            self._drop_constraints(cursor, "f")
            self._drop_indexes(cursor, lambda name: name.rpartition(".")[2] not in UUIDS)
        self.keys_minded = False

    def forgo_uuids(self, *, whole: bool) -> None:
        """Take away what finds rows by UUID too, if the rest was.

        Args:
            whole: whether the constraints that rows are unique by go as well, that of
                their ids among them: nobody looks for a row until all are there.
        """
        if self._again:
            with self._connection.cursor() as cursor:
                if whole:
                    self._drop_constraints(cursor, "u")
                    self._drop_constraints(cursor, "p")
                self._drop_indexes(cursor, lambda _name: True)

    def _drop_constraints(self, cursor: Any, kind: str) -> None:
        asked = {"tables": list(TABLES), "kind": kind}
        for table, name, definition in cursor.execute(_CONSTRAINTS, asked).fetchall():
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
            self._again.append(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')

    def _drop_indexes(self, cursor: Any, chosen: Callable[[str], bool]) -> None:
        for name, statement in cursor.execute(_INDEXES, {"tables": list(TABLES)}).fetchall():
            if chosen(name):
                cursor.execute(f'DROP INDEX "{name}"')
                self._again.append(statement)

    def make_again(self) -> None:
        """Make again what was taken away."""
        with self._connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL maintenance_work_mem = '{_SORTED_IN}'")
            # Indexes first: what follows from events is found by them, and keys are checked.
            for statement in reversed(self._again):
                cursor.execute(statement)
        self._again.clear()
        self.keys_minded = True


#: Memory in which the server sorts what an index is made of.
_SORTED_IN: Final = "256MB"

#: Those of a kind on which nothing else rests, such as a key of somebody's own table.
_CONSTRAINTS: Final = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
    FROM pg_constraint AS ours
    WHERE contype = %(kind)s AND conrelid = ANY (%(tables)s::regclass[]) AND NOT EXISTS (
        SELECT 1 FROM pg_depend WHERE deptype = 'n' AND (
            refclassid = 'pg_constraint'::regclass AND refobjid = ours.oid
            OR refclassid = 'pg_class'::regclass AND refobjid = ours.conindid AND contype <> 'f'
        )
    ) ORDER BY oid
"""
_INDEXES: Final = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY (%(tables)s::regclass[])
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid) ORDER BY indexrelid
"""
