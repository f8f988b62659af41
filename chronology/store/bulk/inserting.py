"""Many rows into SQLite: many with one statement, and what they share in its text."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Final

#: At most so many rows, and values, go into one statement: SQLite begins one in the time
#: it takes to insert several rows, but a statement that outgrows a processor's nearest
#: cache is slower than two.
_ROWS: Final = 1024
_VALUES: Final = 2048

#: Memory for the pages that are changed, in KiB.
CACHE_KIB: Final = 65_536


class SqliteRows:
    """Inserts rows on an open connection.

    Args:
        connection: in a transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Pages that do not fit are written before the end, and shut readers out until then.
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self._most = min(_VALUES, connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))

    def point(self, table: str, column: str, pairs: Sequence[tuple[int, int]]) -> None:
        """Write references into rows."""
        sql = f"UPDATE {table} SET {column} = ?2 WHERE id = ?1"  # noqa: S608 - names of tables
        self._connection.executemany(sql, pairs)

    def settle(self, tables: Sequence[str]) -> None:
        """Do nothing about tables that have grown: no query here is planned by their size."""

    def reserve(self, table: str, count: int) -> int:
        """Return the first of ``count`` consecutive ids, never used before."""
        last = self._last(table)
        self._connection.execute(
            "UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last + count, table)
        )
        return last + 1

    def arrive(self) -> None:
        """Do nothing: what was inserted is there."""

    def give_back(self) -> None:
        """Do nothing about ids that were not used: none are taken before they are wanted."""

    def _last(self, table: str) -> int:
        found = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        if found is not None:
            return int(found[0])
        self._connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, 0)", (table,))
        return 0

    def insert(
        self,
        table: str,
        columns: tuple[str, ...],
        constants: Mapping[str, Any],
        values: Sequence[Sequence[Any]],
    ) -> None:
        """Insert rows, of each column its values; ``constants`` are what all have alike."""
        shared = tuple(constants.items())
        cells = chain.from_iterable(zip(*values, strict=True))
        left, size = len(values[0]), _ROWS
        while size * len(columns) > self._most:
            size //= 2
        while left:
            # Halves of halves, so that there are few statements, and few different ones.
            while size > left:
                size //= 2
            sql = _statement(table, columns, shared, size)
            self._connection.execute(sql, tuple(islice(cells, size * len(columns))))
            left -= size


@lru_cache(maxsize=128)
def _statement(
    table: str, columns: tuple[str, ...], constants: tuple[tuple[str, Any], ...], count: int
) -> str:
    names = ", ".join([*columns, *(name for name, _value in constants)])
    values = ", ".join(["?"] * len(columns) + [_literal(value) for _name, value in constants])
    return " ".join(
        ["INSERT INTO", table, f"({names})", "VALUES", ", ".join([f"({values})"] * count)]
    )


def _literal(value: Any) -> str:
    """Return a constant as SQL: a word, a number, a flag or nothing."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return str(int(value)) if isinstance(value, bool) else repr(value)
