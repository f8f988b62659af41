"""Reading a chronology with plain SQL, the same on both engines.

One reader is one consistent snapshot. Its SQL names parameters ``:like_this``
and is otherwise what both engines understand; it uses no ``::`` casts.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from typing import Any

from chronology.errors import DatabaseError
from chronology.store.connect import holds_still, open_for_reading, opened_again
from chronology.store.faults import explain, foreign
from chronology.store.location import Location
from chronology.store.revisions import head, known

#: The collation by code points: the engines' own differ, and that of a server with its languages.
PLAIN = {"sqlite": "BINARY", "postgresql": '"C"'}

_PARAMETER = re.compile(r"""('(?:[^']|'')*'|"[^"]*"|--[^\n]*)|(?<!:):([A-Za-z_]\w*)""")
_NONE: Mapping[str, object] = {}
#: How many rows that wait in a server come at once.
_WAITING = 2000
#: Names for what waits there.
_NUMBERS = count()


@lru_cache(maxsize=256)
def _for_psycopg(sql: str) -> str:
    """Return ``sql`` with psycopg's parameters: %(like_this)s for :like_this."""
    return _PARAMETER.sub(lambda m: m[1] or f"%({m[2]})s", sql.replace("%", "%%"))


class Reader:
    """Runs queries on one open connection.

    Args:
        location: the chronology, for the wording of errors.
        connection: a DB-API connection of ``sqlite3`` or ``psycopg``.
        before: called before each query; a unit of work writes out with it
            what it still holds in memory.
    """

    def __init__(
        self, location: Location, connection: Any, before: Callable[[], None] | None = None
    ) -> None:
        self.location = location
        self.engine = location.engine
        self._connection = connection
        self._before = before

    def rows(self, sql: str, params: Mapping[str, object] = _NONE) -> Iterator[tuple[Any, ...]]:
        """Run a query and yield its rows.

        Raises:
            DatabaseError: the database is locked, damaged or out of reach.
        """
        return self._run(sql, params)

    def stream(self, sql: str, params: Mapping[str, object] = _NONE) -> Iterator[tuple[Any, ...]]:
        """Run a query of which there may be millions of rows, and yield them as they come.

        On PostgreSQL the rows wait in the server, where ``rows`` holds them all; that
        takes some more trips to it. Only one transaction sees them: be done with them
        before the unit of work ends.

        Raises:
            DatabaseError: the database is locked, damaged or out of reach.
        """
        return self._run(sql, params, f"chronology_{next(_NUMBERS)}")

    def _run(
        self, sql: str, params: Mapping[str, object], waiting: str = ""
    ) -> Iterator[tuple[Any, ...]]:
        """Run a query; on PostgreSQL under a name where its rows are to wait there."""
        with self._explained():
            if self.engine == "sqlite":
                yield from self._connection.execute(sql, params)
            elif waiting:
                with self._connection.cursor(name=waiting) as cursor:
                    cursor.itersize = _WAITING
                    yield from cursor.execute(_for_psycopg(sql), params)
            else:
                with self._connection.cursor() as cursor:
                    yield from cursor.execute(_for_psycopg(sql), params)

    def fetch(self, sql: str, params: Mapping[str, object] = _NONE) -> list[tuple[Any, ...]]:
        """Run a query and return all its rows, which is quicker than ``rows`` for thousands.

        Raises:
            DatabaseError: the database is locked, damaged or out of reach.
        """
        with self._explained():
            if self.engine == "sqlite":
                rows: list[tuple[Any, ...]] = self._connection.execute(sql, params).fetchall()
            else:
                with self._connection.cursor() as cursor:
                    rows = cursor.execute(_for_psycopg(sql), params).fetchall()
        return rows

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Write out what a unit of work still holds, and explain an error of the database."""
        if self._before is not None:
            self._before()
        try:
            yield
        except Exception as error:
            if not is_database_error(error):
                raise
            raise explain(self.location, error, writing=self._before is not None) from error

    def one(self, sql: str, params: Mapping[str, object] = _NONE) -> tuple[Any, ...] | None:
        """Run a query and return its first row, None where it has none."""
        return next(iter(list(self.rows(sql, params))), None)

    def copy_to(self, other: sqlite3.Connection) -> None:
        """Copy a file, as this reader sees it, over the database of another connection."""
        self._connection.backup(other)

    @property
    def holds_still(self) -> bool:
        """Whether a copy of this process can read the very same with a reader of its own."""
        return self._before is None and holds_still(self._connection)

    def opened_again(self) -> "Reader":
        """Return a reader of the same for a copy of this process; this one must hold still.

        Raises:
            DatabaseError: the file has gone, or another has taken its name.
        """
        with self._explained():
            return Reader(self.location, opened_again(self._connection))

    def json(self, value: Any) -> Any:
        """Return what a JSON column holds as Python objects."""
        if self.engine == "sqlite" and isinstance(value, str):
            from json import loads  # noqa: PLC0415 - most questions read no document

            return loads(value)
        return value

    def setting(self, key: str, default: Any = None) -> Any:
        """Return a setting of this chronology, ``default`` where it is not set."""
        row = self.one("SELECT value FROM setting WHERE key = :key", {"key": key})
        return default if row is None or row[0] is None else self.json(row[0])


def is_database_error(error: Exception) -> bool:
    """Return whether ``error`` comes from one of the two database libraries."""
    return isinstance(error, sqlite3.Error) or type(error).__module__.startswith("psycopg")


def revision_of(reader: Reader) -> str | None:
    """Return the schema revision of a database, None where it is no chronology."""
    table = reader.one(
        "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if reader.engine == "sqlite"
        else "SELECT count(*) FROM pg_tables WHERE tablename = 'alembic_version'"
        " AND schemaname = ANY (current_schemas(false))"
    )
    if table is None or not table[0]:
        return None
    row = reader.one("SELECT version_num FROM alembic_version")
    return None if row is None else str(row[0])


def refuse_newer(location: Location, revision: str | None) -> str:
    """Return ``revision`` where this program can work with it or bring it up to date.

    Raises:
        DatabaseError: the database is no chronology, or of a newer program.
    """
    if revision is None:
        raise foreign(location)
    if revision not in known():
        raise DatabaseError(
            f"The database {location.shown} is of schema {revision}, newer than this program,"
            f" which knows schema {head()}.",
            "Install the newest version of Chronology.",
        )
    return revision


@contextmanager
def open_reader(location: Location) -> Iterator[Reader]:
    """Open a chronology for reading only; nothing in it is changed.

    Raises:
        DatabaseError: it is missing, a folder, not a chronology, damaged, locked,
            of an older program (and to be upgraded first) or of a newer one.
    """
    connection = open_for_reading(location)
    try:
        reader = Reader(location, connection)
        revision = refuse_newer(location, revision_of(reader))
        if revision != head():
            raise DatabaseError(
                f"The database {location.shown} is of schema {revision} and needs"
                f" `chronology db upgrade` to schema {head()} before it can be read.",
                "Any command that writes does it too; a file is backed up first.",
            )
        yield reader
    finally:
        connection.close()
