"""Making a database, and bringing one up to date: with Alembic, whole or not at all."""

import os
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from chronology.errors import DatabaseError, DeclinedError
from chronology.store.connect import open_for_reading, sqlite_connection
from chronology.store.copies import refresh_every_copy
from chronology.store.engine import errors_explained, make_engine, writing
from chronology.store.faults import explain, is_folder
from chronology.store.leftovers import make_beside, remove_made, sync, sync_folder
from chronology.store.location import Location
from chronology.store.reader import Reader, refuse_newer, revision_of
from chronology.store.resources import migrations_folder
from chronology.store.revisions import head
from chronology.store.temporal.tighten import retighten_all
from chronology.store.wording import refresh_all_words


@dataclass(frozen=True)
class Upgrade:
    """What an upgrade did: from which revision to which, and where the copy is.

    ``from_`` and ``to`` are equal where nothing was to be done;
    ``backup_path`` is None then, and on PostgreSQL.
    """

    from_: str
    to: str
    backup_path: str | None


@dataclass(frozen=True)
class Status:
    """The revision of a database (None: not a chronology) beside the program's."""

    revision: str | None
    head: str

    @property
    def current(self) -> bool:
        """Whether the database is of this program's schema."""
        return self.revision == self.head


def status(location: Location) -> Status:
    """Return how a database stands; it may be of any revision.

    Raises:
        DatabaseError: it is missing, a folder, locked or damaged.
    """
    with closing(open_for_reading(location)) as connection:
        return Status(revision_of(Reader(location, connection)), head())


def create(location: Location) -> None:
    """Make a new, empty chronology.

    A file is built beside its place and put there when it is whole, with
    permissions for its user alone.

    Raises:
        DeclinedError: there is one already, or it could not be written.
        DatabaseError: the path is a folder, or the server is out of reach.
    """
    if location.engine == "sqlite":
        _create_file(location)
    elif status(location).revision is not None:
        raise _exists(location)
    else:
        with errors_explained(location), make_engine(location).begin() as connection:
            run_migrations(connection)


def _exists(location: Location) -> DeclinedError:
    return DeclinedError(
        f"There is something at {location.shown} already; it was left as it is.",
        "Name another place with --db, or remove it first.",
    )


def _create_file(location: Location) -> None:
    path = Path(location.path).absolute()
    if path.is_dir():
        raise is_folder(location)
    if path.exists() and path.stat().st_size:
        raise _exists(location)
    try:
        name = make_beside(str(path), "init")
    except OSError as error:
        raise DeclinedError(
            f"Nothing was written: {location.shown} cannot be made ({error.strerror}).",
            "Name a folder that exists and in which you may write.",
        ) from error
    built = Location("sqlite", path=name)
    try:
        with (
            errors_explained(location),
            make_engine(built, foreign_keys=False).begin() as connection,
        ):
            run_migrations(connection)
        _put_in_place(Path(name), path, location)
        sync_folder(str(path))
    finally:
        remove_made(name)


def _put_in_place(built: Path, path: Path, location: Location) -> None:
    """Give the finished file its name, unless another has taken it meanwhile."""
    if path.exists() and not path.stat().st_size:
        path.unlink()
    try:
        os.link(built, path)
    except FileExistsError:
        raise _exists(location) from None
    except OSError:
        # A file system without hard links, such as a memory stick's.
        os.replace(built, path)


def upgrade(location: Location) -> Upgrade:
    """Bring a database up to date, a file only after it was copied beside itself.

    Raises:
        DatabaseError: it is missing, damaged, locked, no chronology, or of a
            newer program; or a migration left references without their rows.
        DeclinedError: it could not be written.
    """
    current = refuse_newer(location, status(location).revision)
    if current == head():
        return Upgrade(current, current, None)
    with ExitStack() as otherwise:
        done = _upgraded(location, otherwise)
        otherwise.pop_all()
    return done


def _upgraded(location: Location, otherwise: ExitStack) -> Upgrade:
    """Bring a database up to date; ``otherwise`` learns what to do if that fails."""
    with errors_explained(location), writing(location, foreign_keys=False) as connection:
        # Another program may have been faster while this one waited for the lock.
        reader = Reader(location, connection.connection.driver_connection)
        current = refuse_newer(location, revision_of(reader))
        if current == head():
            return Upgrade(current, current, None)
        backup = None
        if location.engine == "sqlite":
            backup = back_up(location, f"backup-{current}")
            # What was not changed needs no copy, and each new attempt would leave one more.
            otherwise.callback(Path(backup).unlink, missing_ok=True)
        run_migrations(connection)
        # What follows may be worked out by new rules, or never was.
        retighten_all(reader, connection)
        refresh_every_copy(connection)
        refresh_all_words(connection)
    return Upgrade(current, head(), backup)


def back_up(location: Location, label: str) -> str:
    """Copy an SQLite file beside itself and return the copy's path.

    The copy is named ``FILE.LABEL-20261121T044200Z``, and has that name only when it
    is whole and on the disk; it is readable to its user alone. The caller holds the
    chronology's lock (``chronology.store.leftovers``).
    """
    try:
        name = make_beside(location.path, "upgrade")
        try:
            with (
                closing(sqlite_connection(location, "ro")) as source,
                closing(sqlite3.connect(name)) as copy,
            ):
                source.backup(copy)
            sync(name)
            # Beside the file itself: a link to it may be on another disk.
            path = location.path
            target = _free_name(
                f"{os.path.realpath(path) if os.path.islink(path) else path}.{label}"
            )
            os.replace(name, target)
            sync_folder(target)
        finally:
            remove_made(name)
    except (OSError, sqlite3.Error) as error:
        raise explain(location, error, writing=True) from error
    return target


def _free_name(beginning: str) -> str:
    """Return a name with the present moment in it that no file has."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    names = (f"{beginning}-{stamp}{more}" for more in chain([""], map("-{}".format, count(2))))
    return next(name for name in names if not os.path.lexists(name))


def run_migrations(connection: Connection, to: str = "head") -> None:
    """Run the migrations on an open transaction, which the caller commits.

    Raises:
        DatabaseError: a migration left references without their rows.
    """
    config = Config()
    config.set_main_option("script_location", migrations_folder().replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone()
        if broken is not None:
            raise DatabaseError(
                f"The migration would leave a row of “{broken[0]}” that refers to nothing;"
                " the database was left as it is.",
                "Report this, with the table's name.",
            )
