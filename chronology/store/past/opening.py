"""A chronology as it stood after an earlier command, opened to be read like any other.

The chronology itself is only read. What is changed back is a copy that nobody else sees
and that is gone when the reader is closed, however the program ends: on SQLite a
temporary database, which SQLite keeps in memory and, when it outgrows that, in a file
without a name; on PostgreSQL temporary tables of one transaction that is taken back.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from chronology.store.bulk.inserting import CACHE_KIB
from chronology.store.engine import errors_explained, make_engine
from chronology.store.location import Location
from chronology.store.past.reverting import Reverting
from chronology.store.past.shadows import shadow_tables
from chronology.store.reader import Reader, open_reader

#: A copy that is thrown away if anything fails needs no journal, and its rules were kept
#: where its rows come from.
_LET_GO: Final = (
    "journal_mode = OFF",
    "synchronous = OFF",
    "foreign_keys = OFF",
    "ignore_check_constraints = ON",
    f"cache_size = -{4 * CACHE_KIB}",
)


@contextmanager
def open_past(location: Location, choose: Callable[[Reader], int]) -> Iterator[Reader]:
    """Open a chronology as it stood when a command had been carried out.

    Args:
        location: the chronology.
        choose: given the chronology as it stands, returns the id of that command.

    Raises:
        DatabaseError: as ``open_reader`` does, or there is no room for the copy.
    """
    with open_reader(location) as reader:
        command = choose(reader)
        last = reader.one("SELECT max(id) FROM history_command")
        if last is not None and last[0] == command:
            yield reader
            return
        opened = _file if location.engine == "sqlite" else _server
        with opened(reader, location, command) as past:
            yield past


@contextmanager
def _file(reader: Reader, location: Location, command: int) -> Iterator[Reader]:
    """Open a temporary copy of a file, at the reader's own snapshot."""
    # An empty name is a temporary database of this connection alone.
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        with errors_explained(location):
            reader.copy_to(copy)
            for setting in _LET_GO:
                copy.execute(f"PRAGMA {setting}")
            engine = create_engine("sqlite+pysqlite://", creator=lambda: copy, poolclass=StaticPool)
            past = Reader(location, copy)
            with engine.begin() as connection:
                Reverting(past, connection, command).run()
        copy.execute("PRAGMA query_only = ON")
        yield past


@contextmanager
def _server(_reader: Reader, location: Location, command: int) -> Iterator[Reader]:
    """Open a transaction in which temporary tables stand before those of the chronology."""
    with errors_explained(location):
        made = make_engine(location).connect()
    with closing(made), _one_snapshot(made, location) as connection:
        past = Reader(location, connection.connection.driver_connection)
        with errors_explained(location):
            shadows = shadow_tables(connection, command)
            Reverting(past, connection, command).run()
            shadows.index()
            # From here on the server itself sees to it that nothing is written.
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        yield past


@contextmanager
def _one_snapshot(connection: Connection, location: Location) -> Iterator[Connection]:
    """Begin a transaction that reads one snapshot, and take it back at the end."""
    with errors_explained(location):
        whole = connection.execution_options(isolation_level="REPEATABLE READ")
        transaction = whole.begin()
        whole.exec_driver_sql("SET LOCAL jit = off")
    try:
        yield whole
    finally:
        transaction.rollback()
