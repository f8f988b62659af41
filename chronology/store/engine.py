"""SQLAlchemy engines on a chronology, for those who write."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from chronology.store.bulk.unfinished import TABLE, finish_first
from chronology.store.connect import FileConnection, lock_timeout, sqlite_connection
from chronology.store.faults import explain, may_only_read
from chronology.store.leftovers import remove_leftovers
from chronology.store.location import Location
from chronology.store.server import TURN, load_psycopg, server_connection


def make_engine(location: Location, *, foreign_keys: bool = True) -> Engine:
    """Return an engine whose transactions are whole on either database.

    Python's sqlite3 would open transactions late and commit around changes of
    the schema, so on SQLite they are begun by hand; a writer takes its lock at
    the start and so never finds, halfway, that another was faster.

    Args:
        location: an existing database.
        foreign_keys: whether SQLite minds them; off while tables are rebuilt.
    """
    if location.engine == "postgresql":
        return _server_engine(location)

    def connect() -> sqlite3.Connection:
        connection = sqlite_connection(location, "rw")
        minded = foreign_keys and not location.copy_of
        connection.execute(f"PRAGMA foreign_keys = {'ON' if minded else 'OFF'}")
        if location.copy_of:
            _let_go(connection)
        else:
            # The removal of the journal is what commits; by this it outlasts a power cut.
            connection.execute("PRAGMA synchronous = EXTRA")
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        driver = connection.connection.driver_connection
        if isinstance(driver, FileConnection) and driver.was_replaced():
            raise _ReplacedError

    return engine


def _server_engine(location: Location) -> Engine:
    # Before SQLAlchemy looks for the library itself.
    load_psycopg()
    waited = int(lock_timeout() * 1000)
    engine = create_engine(
        "postgresql+psycopg://", creator=lambda: server_connection(location), poolclass=NullPool
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Not among the options of the connection, which may be the address's, and which
        # a pool of connections before the server refuses.
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {waited}")
        # To compile a statement of ours takes the server longer than to carry it out.
        connection.exec_driver_sql("SET LOCAL jit = off")

    return engine


class _ReplacedError(Exception):
    """The file that was opened is no longer the one of its name."""


@contextmanager
def writing(location: Location, *, foreign_keys: bool = True) -> Iterator[Connection]:
    """Open a transaction to write in, which is committed at the end, or taken back.

    Whoever waited for a lock may find that the file has been replaced meanwhile
    (``chronology.store.bulk.fresh``); then it is the new one that is opened.
    """
    with begun(location, foreign_keys=foreign_keys) as connection:
        yield connection
        connection.commit()


def begun(location: Location, *, foreign_keys: bool = True) -> Connection:
    """Return a connection with a transaction that may write, as ``writing`` does; close it."""
    engine = make_engine(location, foreign_keys=foreign_keys)
    while True:
        connection = engine.connect()
        try:
            connection.begin()
            if location.engine == "postgresql" and _take_turn(connection, location):
                finish_first(connection.connection.driver_connection)
                connection.commit()
                connection.begin()
                _take_turn(connection, location)
        except _ReplacedError:
            connection.close()
        except BaseException:
            connection.close()
            raise
        else:
            if location.engine == "sqlite" and not location.copy_of:
                remove_leftovers(location.path)
            return connection


def _take_turn(connection: Connection, location: Location) -> bool:
    """Wait for those who write now, and see that this user may write at all.

    Else an import might be read for minutes before its first row is refused.

    Returns:
        Whether a program that was stopped has left something of an import to be done.
    """
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")
    may_write, unfinished = connection.exec_driver_sql(
        "SELECT current_setting('transaction_read_only') = 'off'"
        " AND has_table_privilege(to_regclass('history_command'), 'INSERT') IS NOT FALSE,"
        f" to_regclass('{TABLE}') IS NOT NULL"
    ).one()
    if not may_write:
        raise may_only_read(location)
    return bool(unfinished)


def _let_go(connection: sqlite3.Connection) -> None:
    """Forgo what protects a file: this one is thrown away if anything fails.

    Its journal is kept in memory, which costs next to nothing where the rows are
    new, so that a savepoint can still be taken back.
    """
    for setting in (
        "journal_mode = MEMORY",
        "synchronous = OFF",
        "ignore_check_constraints = ON",
        "locking_mode = EXCLUSIVE",
    ):
        connection.execute(f"PRAGMA {setting}")


@contextmanager
def errors_explained(location: Location) -> Iterator[None]:
    """Turn the database's errors into sentences while something is written."""
    try:
        yield
    except DBAPIError as error:
        cause: Any = error.orig or error
        raise explain(location, cause, writing=True) from error
    except sqlite3.Error as error:
        raise explain(location, error, writing=True) from error
