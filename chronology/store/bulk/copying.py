"""Many rows into PostgreSQL: COPY."""

from collections.abc import Mapping, Sequence
from typing import Any


class PostgresRows:
    """Copies rows in on an open connection.

    Args:
        connection: psycopg's, in a transaction.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def point(self, table: str, column: str, pairs: Sequence[tuple[int, int]]) -> None:
        """Write references into rows."""
        sql = (
            f"UPDATE {table} SET {column} = said.other"  # noqa: S608 - names of tables
            " FROM unnest(%s::integer[], %s::integer[]) AS said(id, other)"
            f" WHERE {table}.id = said.id"
        )
        self._connection.execute(sql, [list(ids) for ids in zip(*pairs, strict=True)])

    def settle(self, tables: Sequence[str]) -> None:
        """Have tables that have grown looked at, lest queries be planned as though empty.

        A small sample will do; the server takes a better one when it finds the time.
        """
        if tables:
            self._connection.execute("SET LOCAL default_statistics_target = 10")
            self._connection.execute(f"ANALYZE {', '.join(tables)}")

    def reserve(self, table: str, count: int) -> int:
        """Return the first of ``count`` consecutive ids.

        Who writes holds the lock of all writers (``chronology.store.engine``), so that
        nobody else takes numbers meanwhile: the sequence skips to the last of them.
        """
        sql = (
            "SELECT setval(seq, nextval(seq) + %s - 1)"
            " FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS seq) AS named"
        )
        with self._connection.cursor() as cursor:
            (last,) = cursor.execute(sql, (count, table)).fetchone()
        return int(last) - count + 1

    def insert(
        self,
        table: str,
        columns: tuple[str, ...],
        constants: Mapping[str, Any],
        rows: Sequence[Sequence[Any]],
    ) -> None:
        """Insert rows; ``constants`` are the columns that all have alike."""
        names = ", ".join([*columns, *constants])
        shared = tuple(constants.values())
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row((*row, *shared))
