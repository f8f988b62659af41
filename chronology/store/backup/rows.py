"""A chronology on a server copied row by row into a new file: ids, history and all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Table, func, insert, select, text

from chronology.model.base import table_of
from chronology.model.tables import TABLES
from chronology.store.engine import errors_explained, make_engine
from chronology.store.location import Location
from chronology.store.migrate import create
from chronology.store.reader import open_reader
from chronology.store.revisions import head

_BATCH: Final = 2000


def copy_rows(location: Location, to: Path) -> tuple[str, dict[str, int]]:
    """Copy every row of a chronology of this program's schema into an empty file.

    Args:
        location: the chronology, on a server.
        to: an empty file.

    Returns:
        The schema, and how many rows each table held in the snapshot that was read.

    Raises:
        DatabaseError: the chronology is out of reach, or of another schema.
        DeclinedError: the file could not be written.
    """
    with open_reader(location):
        pass
    create(Location("sqlite", path=str(to)))
    copy = Location("sqlite", path=str(to), copy_of=location.shown)
    with errors_explained(location), _snapshot(location) as source:
        counts = {}
        with make_engine(copy, foreign_keys=False).begin() as target:
            for table in map(table_of, TABLES):
                counts[table.name] = _copy(table, source, target)
                _number_on(table, source, target)
    return head(), counts


@contextmanager
def _snapshot(location: Location) -> Iterator[Connection]:
    """Open a server for reading: one state of it for everything that is read."""
    with make_engine(location).connect() as connection:
        yield connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        connection.rollback()


def _copy(table: Table, source: Connection, target: Connection) -> int:
    wanted = select(table).order_by(table.c.id).execution_options(yield_per=_BATCH)
    found = source.execute(wanted)
    copied = 0
    for rows in found.mappings().partitions(_BATCH):
        target.execute(insert(table), [dict(row) for row in rows])
        copied += len(rows)
    expected = source.execute(select(func.count()).select_from(table)).scalar_one()
    return max(copied, int(expected))


def _number_on(table: Table, source: Connection, target: Connection) -> None:
    """Have the copy go on with the numbers of the original, lest one be used again."""
    sequence = source.execute(
        text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": table.name}
    ).scalar_one()
    last: Any = source.execute(
        text(f"SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM {sequence}")  # noqa: S608 - the server's own name
    ).scalar_one()
    values = {"table": table.name, "last": int(last)}
    target.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), values)
    if last:
        target.execute(
            text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"), values
        )
