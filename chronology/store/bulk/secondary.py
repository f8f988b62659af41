"""What an engine keeps beside the rows of events, taken away while they are loaded.

An index that is made from a million rows at once takes a fraction of the time of one
that grows with each of them, and so does the full text. It is done only where there
are no events yet, and inside the transaction: until that ends, everybody else sees
the tables as they were.
"""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import starmap
from typing import Any, Final, NamedTuple

from chronology.store.bulk.references import Reference
from chronology.store.bulk.unfinished import SORTED_IN, finish, put_off, take_back
from chronology.store.location import Location
from chronology.store.server import owns

#: The tables that hold rows of events.
TABLES: Final = (
    *("event", "event_place", "participation", "citation", "measure", "relation", "event_tag"),
)

#: The indexes that find what hangs on events by its UUID: whoever loads what has UUIDs
#: of its own needs them meanwhile.
UUIDS: Final = frozenset(
    f"ix_{table}_uuid" for table in ("event_place", "participation", "measure", "event_tag")
)

#: The index of a condition that most events fulfil. The others of a condition hold few
#: rows: to make one again means to look at every row once more, and to keep it costs less.
_FULL: Final = "ix_event_tier_day"

#: A full text over the rows of another table: ``content='event'``.
_CONTENT: Final = re.compile(
    r"USING\s+fts5\b.*\bcontent\s*=\s*['\"]?(\w+)", re.IGNORECASE | re.DOTALL
)


class SqliteSecondary:
    """The indexes and triggers of the tables of events, and the full texts over them.

    Args:
        connection: in a transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._dropped: list[tuple[str, str]] = []
        #: Whether each row's foreign keys are minded when it is written.
        self.keys_minded = bool(connection.execute("PRAGMA foreign_keys").fetchone()[0])

    def drop(self) -> None:
        """Take them away."""
        for kind in ("trigger", "index"):
            for name, statement in self._made(kind):
                if name not in UUIDS:
                    self._drop(kind, name, statement)

    def forgo_uuids(self, *, whole: bool) -> None:  # noqa: ARG002 - as for a server
        """Take away what finds rows by UUID too, if the rest was; constraints stay."""
        for name, statement in self._made("index") if self._dropped else ():
            self._drop("index", name, statement)

    def _drop(self, kind: str, name: str, statement: str) -> None:
        self._connection.execute(f'DROP {kind} "{name}"')
        self._dropped.append((name, statement))

    def make_again(self, *, later: bool, good: Collection[Reference] = ()) -> None:  # noqa: ARG002 - as for a server
        """Make again what was taken away and has not come back by a savepoint."""
        there = {name for kind in ("trigger", "index") for name, _ in self._made(kind)}
        for name, statement in reversed(self._dropped):
            if name not in there:
                self._connection.execute(statement)
        if self._dropped:
            for name in self._full_texts():
                sql = f'INSERT INTO "{name}" ("{name}") VALUES (?)'  # noqa: S608 - a table's name
                self._connection.execute(sql, ("rebuild",))
        self._dropped.clear()

    def hurry(self) -> None:
        """Do nothing: nothing waits."""

    def finish(self, location: Location) -> None:
        """Do nothing: a file is whole before it takes its name."""

    def _made(self, kind: str) -> list[tuple[str, str]]:
        """Return name and statement of each; an index of a constraint has none."""
        marks = ", ".join("?" * len(TABLES))
        sql = f"SELECT name, sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL AND tbl_name IN ({marks})"  # noqa: S608 - marks only
        return list(self._connection.execute(sql, (kind, *TABLES)))

    def _full_texts(self) -> list[str]:
        sql = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%fts5%'"
        found = ((name, _CONTENT.search(made)) for name, made in self._connection.execute(sql))
        return [name for name, match in found if match and match[1] in TABLES]


class PostgresSecondary:
    """The indexes and the foreign keys of the tables of events.

    Args:
        connection: psycopg's, in a transaction.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        #: What is made again: constraints, and of each index its table and its statement.
        self._constraints: list[_Constraint] = []
        self._indexes: list[tuple[str, str]] = []
        #: Statements to carry out when the transaction is over.
        self._put_off: list[str] = []
        #: Whether each row's foreign keys are minded when it is written.
        self.keys_minded = True

    def drop(self) -> None:
        """Take them away, if they are this user's: others may write, and change no table."""
        if not owns(self._connection, TABLES):
            return
        with self._connection.cursor() as cursor:
            self._drop_constraints(cursor, "f")
            self._drop_indexes(cursor, lambda name: name not in UUIDS)
        self.keys_minded = False

    def forgo_uuids(self, *, whole: bool) -> None:
        """Take away what finds rows by UUID too, if the rest was.

        Args:
            whole: whether the constraints that rows are unique by go as well, that of
                their ids among them: nobody looks for a row until all are there.
        """
        if self._constraints:
            with self._connection.cursor() as cursor:
                if whole:
                    self._drop_constraints(cursor, "u")
                    self._drop_constraints(cursor, "p")
                self._drop_indexes(cursor, lambda _name: True)

    def _drop_constraints(self, cursor: Any, kind: str) -> None:
        asked = {"tables": list(TABLES), "kind": kind}
        for constraint in starmap(_Constraint, cursor.execute(_CONSTRAINTS, asked).fetchall()):
            cursor.execute(f"{constraint.alter} DROP CONSTRAINT {constraint.quoted}")
            self._constraints.append(constraint)

    def _drop_indexes(self, cursor: Any, chosen: Callable[[str], bool]) -> None:
        asked = {"tables": list(TABLES), "full": _FULL}
        for table, name, statement in cursor.execute(_INDEXES, asked).fetchall():
            if chosen(name):
                cursor.execute(f'DROP INDEX "{name}"')
                self._indexes.append((table, statement))

    def make_again(self, *, later: bool, good: Collection[Reference] = ()) -> None:
        """Make again what was taken away.

        Args:
            later: whether what can wait may do so until the transaction is over, and
                ``finish`` will be called then.
            good: the references that are known to be good.
        """
        if not self._constraints and not self._indexes:
            return  # they were not this user's to take away
        with self._connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL maintenance_work_mem = '{SORTED_IN}MB'")
            # Primary keys first: by them it is seen whether what refers to rows finds them.
            for each in reversed(self._constraints):
                unseen = " NOT VALID" if later and each.refers in good else ""
                cursor.execute(f"{each.added}{unseen}")
            if later:
                indexes = [(table, _repeatable(made)) for table, made in self._indexes]
                looked_at = _looked_at(each for each in self._constraints if each.refers in good)
                self._put_off = put_off(self._connection, [*indexes, *looked_at])
            else:
                for _table, statement in reversed(self._indexes):
                    cursor.execute(statement)
        self._constraints.clear()
        self._indexes.clear()
        self.keys_minded = True

    def hurry(self) -> None:
        """Do now what was to wait: somebody needs the indexes in this transaction."""
        if self._put_off:
            take_back(self._connection, self._put_off)
            self._put_off = []

    def finish(self, location: Location) -> None:
        """Do what waited, now that the rows are there for everybody.

        Raises:
            psycopg.Error: something could not be done.
        """
        if self._put_off:
            finish(location, self._connection, self._put_off)


class _Constraint(NamedTuple):
    """A constraint, as the server describes it."""

    table: str
    name: str
    definition: str
    column: str | None
    other: str | None

    @property
    def alter(self) -> str:
        return f'ALTER TABLE "{self.table}"'

    @property
    def quoted(self) -> str:
        return f'"{self.name}"'

    @property
    def added(self) -> str:
        return f"{self.alter} ADD CONSTRAINT {self.quoted} {self.definition}"

    @property
    def refers(self) -> tuple[str, str | None, str | None]:
        return self.table, self.column, self.other


def _looked_at(constraints: Iterable[_Constraint]) -> Iterator[tuple[str, str]]:
    """Yield tables, each with the statement that has the server look at rows of it.

    One statement for each: two at a time would have to wait for one another.
    """
    by_table: dict[str, list[_Constraint]] = {}
    for each in constraints:
        by_table.setdefault(each.table, []).append(each)
    for table, few in by_table.items():
        parts = ", ".join(f"VALIDATE CONSTRAINT {each.quoted}" for each in few)
        yield table, f"{few[0].alter} {parts}"


def _repeatable(statement: str) -> str:
    """Return the statement that makes an index unless it is there."""
    return statement.replace(" INDEX ", " INDEX IF NOT EXISTS ", 1)


#: Those of a kind on which nothing else rests, such as a key of somebody's own table.
_CONSTRAINTS: Final = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid),
        CASE WHEN contype = 'f' AND cardinality(conkey) = 1 THEN (
            SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]
        ) END,
        CASE WHEN contype = 'f' THEN confrelid::regclass::text END
    FROM pg_constraint AS ours
    WHERE contype = %(kind)s AND conrelid = ANY (%(tables)s::regclass[]) AND NOT EXISTS (
        SELECT 1 FROM pg_depend WHERE deptype = 'n' AND (
            refclassid = 'pg_constraint'::regclass AND refobjid = ours.oid
            OR refclassid = 'pg_class'::regclass AND refobjid = ours.conindid AND contype <> 'f'
        )
    ) ORDER BY oid
"""
_INDEXES: Final = """
    SELECT indrelid::regclass::text, relname, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indrelid = ANY (%(tables)s::regclass[]) AND (indpred IS NULL OR relname = %(full)s)
    AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid) ORDER BY indexrelid
"""
