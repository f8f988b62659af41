"""Plain connections to either engine, without SQLAlchemy.

An SQLite file stays one file: it is kept in rollback-journal mode, and a
connection that only reads creates nothing beside it.
"""

import os
import sqlite3
from typing import Any

from chronology.errors import BadInputError
from chronology.store.faults import explain, is_folder, not_found
from chronology.store.location import Location
from chronology.store.server import load_psycopg, server_reader

DEFAULT_LOCK_TIMEOUT = 10.0


def lock_timeout() -> float:
    """Return how many seconds to wait for another program's lock.

    Raises:
        BadInputError: ``CHRONOLOGY_LOCK_TIMEOUT`` is not a number of seconds.
    """
    words = os.environ.get("CHRONOLOGY_LOCK_TIMEOUT", "")
    if not words:
        return DEFAULT_LOCK_TIMEOUT
    try:
        seconds = float(words)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 86_400:
        raise BadInputError(
            f"CHRONOLOGY_LOCK_TIMEOUT is “{words}”, which is not a number of seconds.",
            "Set it to a number such as 10, or unset it.",
        )
    return seconds


class FileConnection(sqlite3.Connection):
    """A connection that can tell whether its file still has its name."""

    path: str
    opened: tuple[int, int]

    def was_replaced(self) -> bool:
        """Return whether another file has taken the name since this one was opened, or none."""
        try:
            return identity(self.path) != self.opened
        except FileNotFoundError:
            return True


def identity(path: str) -> tuple[int, int]:
    """Return the device and the number of the file that has this name now."""
    found = os.stat(path)
    return found.st_dev, found.st_ino


def sqlite_connection(location: Location, mode: str) -> FileConnection:
    """Open an existing file in ``mode`` ("ro" or "rw"), without a transaction.

    Raises:
        DatabaseError: there is no such file, or it is a folder.
    """
    path = location.path
    if os.path.isdir(path):
        raise is_folder(location)
    try:
        opened = identity(path)
    except (FileNotFoundError, NotADirectoryError):
        raise not_found(location) from None
    except OSError as error:
        raise explain(location, error) from error
    return _connect(path, opened, f"mode={mode}")


def _connect(path: str, opened: tuple[int, int], options: str) -> FileConnection:
    # An absolute path, lest one that begins with two slashes name a host.
    quoted = os.path.abspath(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    connection = sqlite3.connect(
        f"file://{quoted}?{options}",
        uri=True,
        timeout=lock_timeout(),
        isolation_level=None,
        factory=FileConnection,
    )
    connection.path, connection.opened = path, opened
    return connection


def holds_still(connection: object) -> bool:
    """Return whether nobody can change what a connection reads for as long as it reads it.

    Whoever writes to a file with a rollback journal waits with it for the transactions
    that read (https://www.sqlite.org/lockingv3.html). With a write-ahead log nobody
    waits, and of a temporary database there is one connection only.
    """
    if not isinstance(connection, FileConnection) or connection.was_replaced():
        return False
    if not connection.in_transaction or connection.total_changes:
        return False
    databases = [row[1] for row in connection.execute("PRAGMA database_list")]
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    return databases == ["main"] and mode == "delete"


def opened_again(first: FileConnection) -> FileConnection:
    """Open the file of a connection that holds still once more, for a copy of this process.

    The copy must not touch the first connection, and does not know its lock: it takes
    none itself (https://www.sqlite.org/uri.html#uriimmutable), as that lock holds for
    both while the first process waits for the copy.

    Raises:
        DatabaseError: another file has taken the name.
    """
    second = _connect(first.path, first.opened, "mode=ro&immutable=1")
    if second.was_replaced():
        raise not_found(Location("sqlite", path=first.path))
    return second


def sqlite_reader(location: Location) -> sqlite3.Connection:
    """Open a file for reading, with a snapshot begun.

    A program that was killed while it wrote leaves a journal, which must be
    played back before anybody can read; that is done here, since it restores
    the last state that was saved and loses nothing.
    """
    connection = sqlite_connection(location, "ro")
    try:
        _begin(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        repair = sqlite_connection(location, "rw")
        try:
            repair.execute("SELECT count(*) FROM sqlite_master").fetchone()
        finally:
            repair.close()
        connection = sqlite_connection(location, "ro")
        _begin(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: sqlite3.Connection) -> None:
    """Take the snapshot: SQLite does so at the first read, not at BEGIN."""
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def open_for_reading(location: Location) -> Any:
    """Open either engine for reading; the caller closes what this returns.

    Raises:
        DatabaseError: it is missing, locked, damaged or out of reach.
    """
    if location.engine == "sqlite":
        try:
            return sqlite_reader(location)
        except sqlite3.Error as error:
            raise explain(location, error) from error
    psycopg = load_psycopg()
    try:
        return server_reader(location)
    except psycopg.Error as error:
        raise explain(location, error) from error
