"""Many rows into PostgreSQL: COPY."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

#: setval asks for more than nextval does: the right to change the sequence.
_MAY_SKIP: Final = (
    "SELECT has_sequence_privilege(pg_get_serial_sequence(%s, 'id')::regclass, 'UPDATE')"
)
_SKIP: Final = (
    "SELECT setval(seq, nextval(seq) + %s - 1)"
    " FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS seq) AS named"
)
_TAKE: Final = (
    "SELECT min(n), max(n) FROM (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS n"
    " FROM generate_series(1, %s)) AS taken"
)


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
        nobody else takes numbers meanwhile: the sequence skips to the last of them. A
        role that may only take numbers one by one does so; others may then have some
        in between, and those that were not consecutive are given up.
        """
        with self._connection.cursor() as cursor:
            if cursor.execute(_MAY_SKIP, (table,)).fetchone()[0]:
                (last,) = cursor.execute(_SKIP, (count, table)).fetchone()
                return int(last) - count + 1
            while True:
                first, last = cursor.execute(_TAKE, (table, count)).fetchone()
                if last - first + 1 == count:
                    return int(first)

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
