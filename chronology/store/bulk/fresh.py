"""A chronology without events is filled as a copy beside it, which then takes its name.

The copy needs no journal and no sync for each page: if anything fails, or the
program is killed, the original is as it was, and the copy, a hidden file named
``.NAME.import-…``, is removed by whoever writes next (``chronology.store.leftovers``),
be it by a copy or not. All the while the original is locked for writing; who waited
for that lock finds that the file was replaced and opens the new one
(``chronology.store.engine.begun``), and who reads the old one goes on reading it.
"""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import CheckConstraint

from chronology.errors import BadInputError
from chronology.model import TABLES
from chronology.model.base import table_of
from chronology.store.connect import open_for_reading, sqlite_connection
from chronology.store.engine import begun, errors_explained
from chronology.store.faults import explain
from chronology.store.leftovers import make_beside, remove_made, sync, sync_folder
from chronology.store.location import Location
from chronology.store.reader import Reader, revision_of
from chronology.store.revisions import head

#: Larger pages make a large file quicker to fill and to read.
PAGE_SIZE: Final = 16_384


def is_fresh(location: Location) -> bool:
    """Return whether a chronology can be filled as a copy: a file without events.

    One of an older schema is not: it is brought up to date where it is, after a
    backup. Nor is one that other programs share in ways which a new file would
    break: hard links, a write-ahead log, another owner.
    """
    if location.engine != "sqlite" or location.copy_of:
        return False
    with closing(open_for_reading(location)) as connection:
        return _has_no_events(Reader(location, connection)) and _may_be_replaced(location.path)


@contextmanager
def fresh_copy(location: Location) -> Iterator[Location]:
    """Yield where to import to: a copy that takes the place of the original at the end.

    Where that cannot be, the original itself is yielded. Nothing else may be open on
    the original in this thread: it would wait for its own lock.

    Raises:
        DatabaseError: the original is locked, damaged or missing.
        DeclinedError: the copy could not be written.
    """
    if not is_fresh(location):
        yield location
        return
    with errors_explained(location):
        lock = begun(location)
    with closing(lock):
        # Somebody may have been faster.
        driver = lock.connection.driver_connection
        replaceable = _has_no_events(Reader(location, driver)) and _may_be_replaced(location.path)
        if replaceable:
            with _copy(location) as copy:
                yield copy
                try:
                    _refuse_broken(copy)
                    _put_in_place(copy, location)
                except OSError as error:
                    raise explain(location, error, writing=True) from error
    if not replaceable:
        yield location


def _has_no_events(reader: Reader) -> bool:
    if revision_of(reader) != head():
        return False
    return reader.one("SELECT 1 FROM event LIMIT 1") is None and _mode(reader) != "wal"


def _mode(reader: Reader) -> object:
    row = reader.one("PRAGMA journal_mode")
    return row and row[0]


def _may_be_replaced(name: str) -> bool:
    path = Path(os.path.realpath(name))
    found = path.stat()
    # A system without this call has no owners to keep either, nor renames over open files.
    mine = hasattr(os, "geteuid") and found.st_uid == os.geteuid()
    shut = not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK)
    return mine and found.st_nlink == 1 and not shut


@contextmanager
def _copy(location: Location) -> Iterator[Location]:
    """Make a copy beside the original, and remove it unless it was given its name."""
    try:
        name = make_beside(location.path, "import")
    except OSError as error:
        raise explain(location, error, writing=True) from error
    copy = Location("sqlite", path=name, copy_of=location.shown)
    try:
        with errors_explained(location):
            _fill(location, copy)
        yield copy
    finally:
        remove_made(name)


def _fill(location: Location, copy: Location) -> None:
    with (
        closing(sqlite_connection(location, "ro")) as source,
        closing(sqlite_connection(copy, "rw")) as target,
    ):
        source.backup(target)
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        target.execute(f"PRAGMA page_size = {PAGE_SIZE}")
        target.execute("VACUUM")


def _refuse_broken(copy: Location) -> None:
    """Look at the rules and the references that nobody minded while the copy was filled.

    SQLite lets go of the interpreter while it looks, so that both are done at once,
    and the pages go to the disk meanwhile.

    Raises:
        BadInputError: something is broken.
        OSError: the disk does not take the pages.
    """
    with ThreadPoolExecutor(2) as pool:
        others = [pool.submit(_refuse_broken_keys, copy), pool.submit(sync, copy.path)]
        _refuse_broken_rules(copy)
        for other in others:
            other.result()


def _refuse_broken_rules(copy: Location) -> None:
    with closing(sqlite_connection(copy, "ro")) as connection:
        for table, rules in _rules():
            sql = f"SELECT 1 FROM {table} WHERE NOT ({rules}) LIMIT 1"  # noqa: S608 - of the model
            if connection.execute(sql).fetchone():
                raise BadInputError(
                    f"Nothing was written: a row of “{table}” breaks a rule of the database"
                    f" ({rules}).",
                    "Report this, with the file that was imported.",
                )


def _refuse_broken_keys(copy: Location) -> None:
    with closing(sqlite_connection(copy, "ro")) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise BadInputError(
            f"Nothing was written: a row of “{broken[0]}” refers to a row of “{broken[2]}”"
            " that is not there.",
            "Report this, with the file that was imported.",
        )


def _rules() -> Iterator[tuple[str, str]]:
    """Yield each table with the conditions that its rows must fulfil, in SQL."""
    for table in map(table_of, TABLES):
        rules = [str(one.sqltext) for one in table.constraints if isinstance(one, CheckConstraint)]
        if rules:
            yield table.name, " AND ".join(f"({rule})" for rule in sorted(rules))


def _put_in_place(copy: Location, location: Location) -> None:
    """Give the filled copy the name of the original, for good.

    Raises:
        OSError: it could not be.
    """
    path = os.path.realpath(location.path)
    # Permissions and attributes; reading the original itself would end its lock.
    shutil.copystat(path, copy.path)
    os.utime(copy.path)
    sync(copy.path)
    os.replace(copy.path, path)
    sync_folder(path)
