"""`db backup`: a chronology copied into a file that this program opens.

The copy is one snapshot of the chronology, with its ids and its history: of a file
page by page, of a server row by row (``chronology.store.backup.rows``). It is made
beside its place, looked through, compared with what it was made of and only then
given its name.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from chronology.errors import BadInputError, DatabaseError, DeclinedError
from chronology.store.connect import open_for_reading, sqlite_connection
from chronology.store.faults import explain, foreign
from chronology.store.location import Location
from chronology.store.reader import Reader, is_database_error, revision_of

#: What SQLite keeps beside a file that is in use, or was when a program was killed.
BESIDE: Final = ("-journal", "-wal", "-shm")

#: The names of the tables that hold the chronology itself, in an SQLite file.
_TABLES: Final = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'event\\_search%' ESCAPE '\\'"
    " ORDER BY name"
)


@dataclass(frozen=True)
class Backup:
    """What was copied.

    Args:
        path: the copy.
        revision: its schema.
        counts: its rows, by table.
        size: of the file, in bytes.
    """

    path: str
    revision: str
    counts: Mapping[str, int]
    size: int


def temporary_name(path: Path) -> str:
    """Return how the names of unfinished copies for ``path`` begin."""
    return f".{path.name}.backup-"


def write_backup(location: Location, target: str, *, force: bool = False) -> Backup:
    """Copy a chronology into a file of its own, readable to its user alone.

    Args:
        location: the chronology; a file may be of any schema.
        target: the path of the copy.
        force: replace what is there.

    Raises:
        BadInputError: ``target`` is the chronology itself.
        DeclinedError: there is something at ``target``, or it could not be written.
        DatabaseError: the chronology is missing, locked, damaged or out of reach.
    """
    path = Path(os.path.abspath(os.path.expanduser(target)))
    _refuse_place(location, target, path, force)
    with _beside(path) as unfinished:
        revision, counts = _copied(location, unfinished)
        _verify(location, unfinished, counts)
        size = unfinished.stat().st_size
        _put_in_place(unfinished, path, target, force)
    return Backup(target, revision, counts, size)


def _refuse_place(location: Location, target: str, path: Path, force: bool) -> None:
    if path.is_dir():
        raise BadInputError(f"{target} is a folder.", "Name the file to make inside it.")
    if _is_itself(location, path):
        raise BadInputError(
            f"{target} is the chronology itself.", "Name another file for the copy."
        )
    if path.exists() and not force:
        raise _exists(target)
    for suffix in BESIDE:
        if os.path.lexists(f"{path}{suffix}"):
            raise DeclinedError(
                f"Nothing was copied: {target}{suffix} says that a program uses {target},"
                " or was killed while it did.",
                "Name another file for the copy.",
            )


def _is_itself(location: Location, path: Path) -> bool:
    there = location.engine == "sqlite" and path.exists() and os.path.exists(location.path)
    return there and os.path.samefile(path, location.path)


def _exists(target: str) -> DeclinedError:
    return DeclinedError(
        f"There is something at {target} already; it was left as it is.",
        "Name another file, or replace it with --force.",
    )


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Yield an empty file beside ``path``, and remove it unless it was given that name."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=temporary_name(path))
    except OSError as error:
        raise DeclinedError(
            f"Nothing was copied: {path} cannot be made ({error.strerror}).",
            "Name a folder that exists and in which you may write.",
        ) from error
    os.close(handle)
    try:
        yield Path(name)
    finally:
        for suffix in ("", *BESIDE):
            with suppress(OSError):
                os.unlink(f"{name}{suffix}")


def _copied(location: Location, to: Path) -> tuple[str, dict[str, int]]:
    """Copy the chronology; return its schema and how many rows it held then, by table."""
    if location.engine == "postgresql":
        from chronology.store.backup.rows import copy_rows  # noqa: PLC0415 - loads SQLAlchemy

        return copy_rows(location, to)
    with closing(open_for_reading(location)) as source:
        reader = Reader(location, source)
        revision = revision_of(reader)
        if revision is None:
            raise foreign(location)
        counts = _counted(reader)
        # The connection reads one snapshot, so that nobody's writing begins it anew.
        with explained(location, to), closing(sqlite3.connect(to)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    return revision, counts


def _counted(reader: Reader) -> dict[str, int]:
    names = [name for (name,) in list(reader.rows(_TABLES))]
    # The names are the database's own.
    found = ((name, reader.one(f'SELECT count(*) FROM "{name}"')) for name in names)  # noqa: S608
    return {name: int(row[0]) for name, row in found if row}


def _verify(location: Location, copy: Path, counts: Mapping[str, int]) -> None:
    """Look the copy through.

    Raises:
        DatabaseError: it is damaged, or does not hold what was copied.
    """
    made = Location("sqlite", path=str(copy))
    with explained(location, copy), closing(sqlite_connection(made, "ro")) as connection:
        [(said,)] = connection.execute("PRAGMA integrity_check(1)").fetchall()
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
        found = _counted(Reader(made, connection))
    if said == "ok" and broken:
        said = f"a row of “{broken[0]}” refers to nothing"
    if said == "ok" and found != counts:
        differing = sorted(name for name in counts if counts[name] != found.get(name))
        said = f"other numbers of rows in {', '.join(differing)}"
    if said != "ok":
        raise DatabaseError(
            f"The copy of {location.shown} is not sound ({said}); it was not kept.",
            "`chronology db doctor` says what is wrong with the chronology itself.",
        )


def _put_in_place(unfinished: Path, path: Path, target: str, force: bool) -> None:
    """Give the copy its name, for good."""
    try:
        os.chmod(unfinished, 0o600)
        sync(unfinished)
        if force:
            os.replace(unfinished, path)
        else:
            _take_free_name(unfinished, path)
        sync(path.parent)
    except FileExistsError:
        raise _exists(target) from None
    except OSError as error:
        raise DeclinedError(
            f"Nothing was copied: {target} cannot be written ({error.strerror}).",
            "See that you may write there and that the disk has room.",
        ) from error


def _take_free_name(unfinished: Path, path: Path) -> None:
    """Rename a file, unless another has taken the name meanwhile."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links, such as a memory stick's.
        if path.exists():
            raise FileExistsError from None
        os.replace(unfinished, path)


def sync(path: Path) -> None:
    """Have what was written to a file or a folder kept through a power failure."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def explained(location: Location, copy: Path) -> Iterator[None]:
    """Say of an error whether the chronology or the copy is meant."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        full = isinstance(error, OSError) or "full" in str(error) or "I/O" in str(error)
        if full or not is_database_error(error):
            raise DeclinedError(
                f"Nothing was copied: the copy in {copy.parent} could not be written ({error}).",
                "See that you may write there and that the disk has room.",
            ) from error
        raise explain(location, error) from error
