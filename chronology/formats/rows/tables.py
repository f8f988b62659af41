"""Whole rows as plain dicts, with the same Python types on both engines."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from chronology.store.reader import Reader

#: How many values one IN list names: below every engine's limit.
CHUNK = 500
#: What every row has and no document tells.
BOOKKEEPING = frozenset({"id", "version", "created_at", "updated_at"})

Row = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one table, and those whose values need a type put right."""

    table: str
    names: tuple[str, ...]
    booleans: tuple[str, ...]
    jsons: tuple[str, ...]


@cache
def columns_of(model: Any) -> Columns:
    """Return the columns of a table's class."""
    from sqlalchemy import JSON, Boolean  # noqa: PLC0415 - a table's class has loaded it

    columns = model.__table__.columns
    return Columns(
        model.__tablename__,
        tuple(column.name for column in columns),
        tuple(column.name for column in columns if isinstance(column.type, Boolean)),
        tuple(column.name for column in columns if isinstance(column.type, JSON)),
    )


def read_rows(
    reader: Reader,
    model: Any,
    tail: str = "ORDER BY id",
    params: Mapping[str, object] | None = None,
    *,
    stream: bool = False,
) -> Iterator[Row]:
    """Yield the rows of ``model`` that the SQL ``tail`` (WHERE …, ORDER BY …) leaves.

    ``model``: a table's class, or the columns that are asked for.
    ``stream``: there may be millions of them.
    """
    columns = model if isinstance(model, Columns) else columns_of(model)
    sql = f"SELECT {', '.join(columns.names)} FROM {columns.table} {tail}"  # noqa: S608  # names of our own model
    for values in (reader.stream if stream else reader.rows)(sql, params or {}):
        row = dict(zip(columns.names, values, strict=True))
        for name in columns.booleans:
            if row[name] is not None:
                row[name] = bool(row[name])
        for name in columns.jsons:
            row[name] = reader.json(row[name])
        yield row


def read_where_in(
    reader: Reader, model: Any, column: str, values: Collection[Any], order: str = "id"
) -> Iterator[Row]:
    """Yield the rows whose ``column`` is one of ``values``, ordered within each chunk."""
    for chunk in chunks_of(values):
        params = {f"v{index}": value for index, value in enumerate(chunk)}
        names = ", ".join(f":{name}" for name in params)
        yield from read_rows(reader, model, f"WHERE {column} IN ({names}) ORDER BY {order}", params)


def is_empty(reader: Reader, model: Any) -> bool:
    """Return whether the table of ``model`` has no row."""
    table = columns_of(model).table
    return reader.one(f"SELECT 1 FROM {table} LIMIT 1") is None  # noqa: S608  # a name of our own model


def chunks_of(values: Iterable[T]) -> Iterator[list[T]]:
    """Yield the different ``values`` in lists that one query can name."""
    wanted = list(dict.fromkeys(values))
    for start in range(0, len(wanted), CHUNK):
        yield wanted[start : start + CHUNK]
