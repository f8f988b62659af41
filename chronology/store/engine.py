"""SQLAlchemy engines on a chronology, for those who write."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from chronology.store.connect import load_psycopg, lock_timeout, sqlite_connection
from chronology.store.faults import explain
from chronology.store.location import Location


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
        load_psycopg()
        waited = int(lock_timeout() * 1000)
        options = {"connect_timeout": 10, "options": f"-c lock_timeout={waited}"}
        return create_engine(location.url, poolclass=NullPool, connect_args=options)

    def connect() -> sqlite3.Connection:
        connection = sqlite_connection(location, "rw")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        return connection

    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


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
