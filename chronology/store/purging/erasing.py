"""Seeing to it that what was purged is in no byte of the database any more.

A purge overwrites on SQLite what it lets go of (``secure_delete``); writing the whole
file anew leaves nothing in free pages either. On PostgreSQL the tables are written anew;
what a server keeps elsewhere, its write-ahead log and its backups, is its keeper's.
"""

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from chronology.errors import BadInputError, DatabaseError
from chronology.store.connect import lock_timeout, sqlite_connection
from chronology.store.faults import explain
from chronology.store.files.folder import files_folder, path_of
from chronology.store.location import Location
from chronology.store.reader import is_database_error
from chronology.store.server import server_connection

#: Tables that every purge changes.
_ALWAYS = ("history_command", "history_change", "acceptance")


def erase(location: Location, tables: Iterable[str]) -> None:
    """Write the database anew, without what it let go of.

    Args:
        location: the chronology.
        tables: those of which rows were removed.

    Raises:
        DatabaseError: somebody else uses it, or there is no room. What was purged is
            gone from every answer, but perhaps not from every byte.
    """
    try:
        if location.engine == "sqlite":
            _write_file_anew(location)
        else:
            _write_tables_anew(location, tables)
    except Exception as error:
        if not is_database_error(error):
            raise
        told = explain(location, error, writing=True)
        raise DatabaseError(
            "The purge is done, but the database could not be written anew, so that bytes of"
            f" what was purged may be left in it: {told}",
            "Repeat the same command when nobody else uses the database.",
        ) from error


def _write_file_anew(location: Location) -> None:
    with closing(sqlite_connection(location, "rw")) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("VACUUM")
        # Does nothing unless the file has a write-ahead log, which holds old pages too.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_tables_anew(location: Location, tables: Iterable[str]) -> None:
    connection: Any = server_connection(location)
    with closing(connection):
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = {int(lock_timeout() * 1000)}")
        for table in sorted({*_ALWAYS, *tables}):
            connection.execute(f"VACUUM (FULL, ANALYZE) {table}")


def older_copies(location: Location) -> list[str]:
    """Return the files that lie beside a chronology and are named after it.

    They may be copies of what it was before, such as the backups of upgrades.
    """
    if location.engine != "sqlite":
        return []
    path = Path(os.path.realpath(location.path))
    own = {path.name, f"{path.name}-journal", f"{path.name}-wal", f"{path.name}-shm"}
    found = []
    for other in sorted(path.parent.iterdir()):
        named_after = other.name.startswith((f"{path.name}.", f".{path.name}.", f"{path.stem}-"))
        if other.is_file() and other.name not in own and named_after:
            found.append(str(other))
    return found


def remove_files(location: Location, hashes: Iterable[str]) -> list[str]:
    """Remove the attached files of these hashes, which no source has any longer.

    Returns:
        Those that could not be removed.
    """
    left = []
    for sha256 in hashes:
        try:
            path_of(files_folder(location), sha256).unlink(missing_ok=True)
        except (OSError, BadInputError):
            # It may lie in a folder that only the other users of a server know.
            left.append(sha256)
    return left
