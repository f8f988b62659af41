"""What a server still has to do when the rows of a large import are there for everybody.

Rows, and the rules that they keep, are one transaction. What is left are indexes that
only make questions quick, and looking once more through references that are known to be
good (``chronology.store.bulk.references``): together as much work again, of which a
transaction leaves all but one processor of the server idle. So it is done afterwards,
over two connections. What is left is written down in a table that comes with the rows
and goes with the last piece: if the program is stopped in between, whoever writes next
finds it, and does it first.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import closing
from typing import Any, Final

from chronology.errors import DatabaseError
from chronology.store.connect import lock_timeout
from chronology.store.location import Location
from chronology.store.server import TURN, load_psycopg, server_connection

#: The table of the statements; there is none unless some are left.
TABLE: Final = "unfinished_import"

#: Megabytes in which the server sorts what an index is made of, if one is made at a time.
SORTED_IN: Final = 256

#: The schema of the events, where the table stands too.
_SCHEMA: Final = (
    "SELECT relnamespace::regnamespace::text FROM pg_class WHERE oid = 'event'::regclass"
)
_OWNED: Final = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass(%s)"
#: Indexes first, those of large tables before others, lest one that takes long be the last.
_LEFT: Final = (
    f"SELECT statement FROM {TABLE} ORDER BY statement LIKE 'ALTER%',"  # noqa: S608 - its name
    " pg_relation_size(to_regclass(of_table)) DESC, statement"
)


def put_off(connection: Any, pieces: Iterable[tuple[str, str]]) -> list[str]:
    """Write down what is to be done when the transaction is over.

    Args:
        connection: psycopg's, in the transaction.
        pieces: of each its table and the statement, which may be carried out twice.

    Returns:
        The statements in the order in which they are best carried out.
    """
    with connection.cursor() as cursor:
        table = f"{cursor.execute(_SCHEMA).fetchone()[0]}.{TABLE}"
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS {table} (of_table text NOT NULL, statement text NOT NULL)"
        )
        cursor.executemany(f"INSERT INTO {table} VALUES (%s, %s)", list(pieces))  # noqa: S608 - a table's name
        return [row[0] for row in cursor.execute(_LEFT)]


def take_back(connection: Any, statements: Iterable[str]) -> None:
    """Do in the transaction, after all, what was put off until it is over."""
    for statement in statements:
        connection.execute(statement)
    connection.execute(f"DROP TABLE {TABLE}")


def finish(location: Location, connection: Any, statements: Sequence[str]) -> None:
    """Do what was put off, over this connection and another one.

    Args:
        location: the chronology.
        connection: psycopg's, which has written the rows; no transaction is open.
        statements: what ``put_off`` returned.

    Raises:
        psycopg.Error: something could not be done; it stays written down with the rest.
    """
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - only large imports do

    left = deque(statements)
    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(_help, location, left)
        try:
            _do_each(connection, left)
        except BaseException:
            left.clear()
            raise
        other.result()
    _begin(connection, "pg_advisory_xact_lock")
    connection.execute(f"DROP TABLE IF EXISTS {TABLE}")
    connection.commit()


def finish_first(connection: Any) -> None:
    """Do what a program that was stopped had put off, if it is this user's to do.

    What cannot be done stays written down: who only wants to write a row can do without.

    Args:
        connection: psycopg's, in a transaction of its own that has the writers' turn;
            the transaction is over afterwards.
    """
    try:
        if connection.execute(_OWNED, (TABLE,)).fetchone()[0]:
            connection.execute(f"SET LOCAL maintenance_work_mem = '{SORTED_IN}MB'")
            take_back(connection, [row[0] for row in connection.execute(_LEFT)])
        connection.commit()
    except load_psycopg().Error:
        connection.rollback()


def _help(location: Location, left: deque[str]) -> None:
    try:
        connection = server_connection(location)
    except (load_psycopg().Error, DatabaseError):
        return  # the server gives this user no second connection; the first does it all
    with closing(connection):
        _do_each(connection, left)


def _do_each(connection: Any, left: deque[str]) -> None:
    """Carry out statements until none is left, each in a transaction of its own.

    In one they would keep the other connection from the tables that they touched.
    Whoever gets the writers' turn in between does all of it.
    """
    while left:
        _begin(connection, "pg_advisory_xact_lock_shared")
        if connection.execute("SELECT to_regclass(%s)", (TABLE,)).fetchone()[0] is None:
            left.clear()
        try:
            statement = left.popleft()
        except IndexError:
            statement = "SELECT"  # the other was quicker
        # The disk may have it later: it has it before the table of what is left goes.
        connection.execute("SET LOCAL synchronous_commit = off")
        connection.execute(statement)
        connection.commit()


def _begin(connection: Any, lock: str) -> None:
    """Begin a transaction that no writer interferes with."""
    connection.execute(f"SET LOCAL lock_timeout = {int(lock_timeout() * 1000)}")
    connection.execute(f"SELECT {lock}({TURN})")
    connection.execute(f"SET LOCAL maintenance_work_mem = '{SORTED_IN // 2}MB'")
    # Two processors are busy as it is.
    connection.execute("SET LOCAL max_parallel_maintenance_workers = 0")
