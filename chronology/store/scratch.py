"""A chronology that nobody else sees, to be filled with rows and thrown away.

It is SQLite's temporary database: kept in memory and, when it outgrows that, in a file
without a name, which the system removes however the program ends.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Final

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from chronology.model import TABLES
from chronology.model.base import table_of
from chronology.store.bulk.inserting import CACHE_KIB
from chronology.store.engine import errors_explained
from chronology.store.location import Location
from chronology.store.reader import Reader

_LET_GO: Final = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "foreign_keys = OFF",
    f"cache_size = -{2 * CACHE_KIB}",
)
#: What an error calls it, which has no address.
_WHERE: Final = Location("sqlite", copy_of="the copy in the folder for temporary files")


class Scratch:
    """An empty chronology of this program's schema, without indexes and full text.

    Args:
        connection: the only one that there is to it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        engine = create_engine(
            "sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool
        )
        tables = [table_of(model) for model in TABLES]
        for table in tables:
            connection.execute(str(CreateTable(table).compile(engine)))
        self._indexes = [
            str(CreateIndex(index).compile(engine)) for table in tables for index in table.indexes
        ]

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Insert rows; JSON as text."""
        names, marks = ", ".join(columns), ", ".join("?" * len(columns))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own model
        with errors_explained(_WHERE):
            self._connection.executemany(sql, rows)

    def reader(self) -> Reader:
        """Make the indexes, and return what reads it; from then on nothing is written."""
        with errors_explained(_WHERE):
            self._connection.execute("COMMIT")
            for statement in self._indexes:
                self._connection.execute(statement)
            self._connection.execute("PRAGMA query_only = ON")
        return Reader(_WHERE, self._connection)


@contextmanager
def scratch() -> Iterator[Scratch]:
    """Open an empty chronology that is gone afterwards.

    Raises:
        DatabaseError: there is no room for it.
    """
    # An empty name is a temporary database of this connection alone.
    with closing(sqlite3.connect("", isolation_level=None)) as connection:
        with errors_explained(_WHERE):
            for setting in _LET_GO:
                connection.execute(f"PRAGMA {setting}")
            connection.execute("BEGIN")
        yield Scratch(connection)
