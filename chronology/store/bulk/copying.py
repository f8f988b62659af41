"""Many rows into PostgreSQL: COPY."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from chronology.store.bulk.copytext import copy_text

#: setval asks for more than nextval does: the right to change the sequence.
_MAY_SKIP: Final = (
    "SELECT has_sequence_privilege(pg_get_serial_sequence(%s, 'id')::regclass, 'UPDATE')"
)
_SKIP: Final = (
    "SELECT setval(seq, nextval(seq) + %s - 1)"
    " FROM (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS seq) AS named"
)
_GIVE_BACK: Final = (
    "SELECT setval(pg_get_serial_sequence(%(table)s, 'id')::regclass, %(used)s)"
    " WHERE pg_sequence_last_value(pg_get_serial_sequence(%(table)s, 'id')::regclass) = %(taken)s"
)
_TAKE: Final = (
    "SELECT min(n), max(n) FROM (SELECT nextval(pg_get_serial_sequence(%s, 'id')) AS n"
    " FROM generate_series(1, %s)) AS taken"
)

#: How many times as many ids are taken as the last time, so that few questions are asked.
_MORE: Final = 4


class PostgresRows:
    """Copies rows in on an open connection.

    Args:
        connection: a ``SendingConnection``, in a transaction.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        #: Of each table the ids that were taken and have no row yet.
        self._held: dict[str, range] = {}
        #: How many are taken next time.
        self._next: dict[str, int] = {}

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

    def written(self) -> dict[str, tuple[int, int, int]]:
        """Return how many rows of each table this transaction inserted, changed and removed.

        Nothing is said where the server does not count
        (https://www.postgresql.org/docs/current/monitoring-stats.html).
        """
        sql = (
            "SELECT relid::regclass::text, n_tup_ins, n_tup_upd, n_tup_del"
            " FROM pg_stat_xact_user_tables WHERE current_setting('track_counts')::boolean"
        )
        return {name: tuple(counts) for name, *counts in self._connection.execute(sql)}

    def reserve(self, table: str, count: int) -> int:
        """Return the first of ``count`` consecutive ids.

        To ask the server for some is to wait for the rows that are on their way; so each
        time that it is asked, it is for four times as many as the last time.
        """
        held = self._held.get(table, range(0))
        if len(held) < count:
            more = self._take(table, count - len(held))
            if more.start == held.stop:
                held = range(held.start, more.stop)
            else:
                held = more if len(more) >= count else self._take(table, count)
        self._held[table] = held[count:]
        return held[0]

    def _take(self, table: str, count: int) -> range:
        """Return new consecutive ids, ``count`` or more.

        Who writes holds the lock of all writers (``chronology.store.engine``), so that
        nobody else takes numbers meanwhile: the sequence skips to the last of them. A
        role that may only take numbers one by one does so; others may then have some
        in between, and those that were not consecutive are given up.
        """
        with self._connection.cursor() as cursor:
            if cursor.execute(_MAY_SKIP, (table,)).fetchone()[0]:
                count = max(count, self._next.get(table, 0))
                self._next[table] = _MORE * count
                (last,) = cursor.execute(_SKIP, (count, table)).fetchone()
                return range(int(last) - count + 1, int(last) + 1)
            while True:
                first, last = cursor.execute(_TAKE, (table, count)).fetchone()
                if last - first + 1 == count:
                    return range(int(first), int(last) + 1)

    def arrive(self) -> None:
        """Wait until the server has taken in what was inserted."""
        self._connection.arrive()

    def give_back(self) -> None:
        """Let the ids that were taken and not used be the next ones, if no others were taken."""
        for table, held in self._held.items():
            if held:
                said = {"table": table, "used": held[0] - 1, "taken": held[-1]}
                self._connection.execute(_GIVE_BACK, said)
        self._held.clear()
        self._next.clear()

    def insert(
        self,
        table: str,
        columns: tuple[str, ...],
        constants: Mapping[str, Any],
        values: Sequence[Sequence[Any]],
    ) -> None:
        """Insert rows, of each column its values; ``constants`` are what all have alike."""
        names = ", ".join([*columns, *constants])
        lines = copy_text(values, tuple(constants.values()))
        self._connection.send(f"COPY {table} ({names}) FROM STDIN", lines)
