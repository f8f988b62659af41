"""Which places, actors and sources of the chronology a dataset's are: rows read by their names."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from chronology.formats.rows.tables import Row, chunks_of, read_rows
from chronology.model import Actor, Place, Source
from chronology.store.reader import Reader

_MODELS: Final[dict[str, Any]] = {"place": Place, "actor": Actor, "source": Source}


def highest(reader: Reader, table: str) -> int:
    """Return the highest id of a table, 0 for an empty one."""
    row = reader.one(f"SELECT max(id) FROM {table}")  # noqa: S608 - a table of our own model
    return int(row[0] or 0) if row else 0


def rows_named(
    reader: Reader, table: str, column: str, names: Collection[str], last: int
) -> Iterator[Row]:
    """Yield the rows up to the id ``last`` whose ``column`` is one of ``names``."""
    if not last:
        return
    for params, listed in _lists(names):
        tail = f"WHERE {column} IN ({listed}) AND id <= :last ORDER BY id"
        yield from read_rows(reader, _MODELS[table], tail, {**params, "last": last})


def rows_aliased(
    reader: Reader, table: str, names: Collection[str], last: int
) -> dict[str, list[Row]]:
    """Return the rows that have one of the folded ``names`` as a further name, by that name.

    A further name of several is left out: it tells nothing.
    """
    owners: dict[str, set[int]] = {}
    if last:
        for params, listed in _lists(names):
            sql = (
                f"SELECT name_folded, {table}_id FROM {table}_name"  # noqa: S608 - of our own model
                f" WHERE name_folded IN ({listed}) AND {table}_id <= :last"
            )
            for name, owner in reader.rows(sql, {**params, "last": last}):
                owners.setdefault(name, set()).add(owner)
    sole = {name: next(iter(found)) for name, found in owners.items() if len(found) == 1}
    rows: dict[int, Row] = {}
    for params, listed in _lists(sole.values()):
        for row in read_rows(reader, _MODELS[table], f"WHERE id IN ({listed})", params):
            rows[row["id"]] = row
    return {name: [rows[owner]] for name, owner in sole.items()}


def ids_of(
    reader: Reader, table: str, column: str, values: Iterable[str]
) -> Iterator[tuple[str, int]]:
    """Yield the ``column`` and the id of the rows where it is one of ``values``."""
    for params, listed in _lists(values):
        sql = f"SELECT {column}, id FROM {table} WHERE {column} IN ({listed})"  # noqa: S608 - of our own model
        yield from reader.rows(sql, params)


def _lists(values: Iterable[Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield parameters and their names in SQL, for as many values as one query takes."""
    for chunk in chunks_of(values):
        params = {f"v{number}": value for number, value in enumerate(chunk)}
        yield params, ", ".join(f":{name}" for name in params)
