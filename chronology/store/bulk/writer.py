"""Writes rows by the hundred thousand, as plain tuples, inside a unit of work."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, text
from sqlmodel import Session

from chronology.model import TABLES
from chronology.model.base import table_of
from chronology.model.vocabulary import Operation
from chronology.store.bulk.copying import PostgresRows
from chronology.store.bulk.inserting import SqliteRows
from chronology.store.bulk.references import Reference, References
from chronology.store.bulk.runs import Runs
from chronology.store.bulk.secondary import TABLES as LOADED
from chronology.store.bulk.secondary import PostgresSecondary, SqliteSecondary
from chronology.store.location import Location
from chronology.store.temporal.touched import Touched, naming_events

Rows = Sequence[tuple[Any, ...] | list[Any]]

_MODELS: Final = {table_of(model).name: model for model in TABLES}
#: So many new rows of a table make another table of it to who plans queries.
_MANY: Final = 1000
#: With fewer rows of events and what hangs on them, no index is worth another connection.
_LARGE: Final = 50_000

#: A value that many rows share is written into a statement if it is no longer.
_SHORT: Final = 16

_FILLED_IN: Final = ("version", "created_at", "updated_at")


class BulkWriter:
    """Inserts many rows of any table, with their history; ``UnitOfWork.bulk`` makes one.

    What is inserted is part of the unit of work like everything else: it is there
    for its queries at once, and for others when the unit is over.

    Args:
        session: the unit's session, whose pending rows are written first.
        connection: the unit's connection.
        at: the moment that rows are stamped with.
        touched: told which events are new.
        inserted: told the first and the last id of new rows of a table.
    """

    def __init__(
        self,
        session: Session,
        connection: Connection,
        at: str,
        touched: Touched,
        inserted: Callable[[str, Collection[int]], None],
    ) -> None:
        self._session = session
        driver: Any = connection.connection.driver_connection
        self._rows: SqliteRows | PostgresRows
        self._secondary: SqliteSecondary | PostgresSecondary
        if connection.dialect.name == "sqlite":
            self._rows, self._secondary = SqliteRows(driver), SqliteSecondary(driver)
        else:
            self._rows, self._secondary = PostgresRows(driver), PostgresSecondary(driver)
        self._at = at
        self._touched = touched
        self._inserted = inserted
        self._runs: dict[str, Runs] = {}
        #: Of a server, where nobody looks at rows before all are there.
        self._references: References | None = None
        session.flush()
        if connection.execute(text("SELECT NOT EXISTS (SELECT 1 FROM event)")).scalar():
            self._secondary.drop()

    def reserve(self, table: str, count: int) -> int:
        """Return the first of ``count`` consecutive ids that no row has, had or will have."""
        self._session.flush()
        return self._rows.reserve(table, count)

    def insert(self, table: str, columns: Sequence[str], rows: Rows) -> None:
        """Insert rows.

        Args:
            table: the table's name.
            columns: what a row holds, in this order: ``id`` and ``uuid`` among
                them, but not ``version`` and the timestamps, which are filled in.
                Columns that are not named take the model's default, else NULL.
            rows: values as the database's library takes them; JSON as text.
                Their ids ascend.
        """
        if not rows:
            return
        self._session.flush()
        values = list(zip(*rows, strict=True))
        self._rows.insert(table, tuple(columns), self._constants(table, columns), values)
        place = columns.index("id")
        ids = [row[place] for row in rows]
        self._runs.setdefault(table, Runs()).add_each(ids)
        self._tell(table, columns, rows, ids)

    def fill(self, table: str, ids: range, columns: Mapping[str, Sequence[Any]]) -> None:
        """Insert rows that are given column by column, as ``insert`` does row by row.

        Args:
            table: the table's name.
            ids: the ids of the rows, reserved for them.
            columns: the values of each column but ``id``, in the order of the ids; what
                they name of other tables is there, or comes with this unit of work.
        """
        if not ids:
            return
        self._session.flush()
        alike, varied = _parted(columns)
        constants = self._constants(table, tuple(columns)) | alike
        self._rows.insert(table, ("id", *varied), constants, [ids, *varied.values()])
        self._runs.setdefault(table, Runs()).add(ids[0], ids[-1])
        if self._references is not None:
            self._references.add(table, len(ids), alike, varied)
        if table == "event":
            self._touched.made(ids[0], ids[-1])
        self._inserted(table, (ids[0], ids[-1]))
        for name in naming_events(table):
            if name in varied:
                self._touched.named(varied[name])

    def _constants(self, table: str, columns: Sequence[str]) -> dict[str, Any]:
        """Return what every row has alike in the columns that are not named."""
        found = {"version": 1, "created_at": self._at, "updated_at": self._at}
        for name, field in _MODELS[table].model_fields.items():
            if name not in columns and name not in _FILLED_IN and not field.is_required():
                value = field.get_default()
                if value is not None:
                    found[name] = value
        return found

    def _tell(self, table: str, columns: Sequence[str], rows: Rows, ids: list[int]) -> None:
        """Say which events the rows concern: new ones as runs, others one by one."""
        if table == "event":
            self._touched.made(min(ids), max(ids))
        self._inserted(table, (ids[0], ids[-1]))
        for name in naming_events(table):
            if name in columns and name != "id":
                place = columns.index(name)
                self._touched.named([row[place] for row in rows])

    def forgo_uuids(self, *, whole: bool) -> None:
        """Say that no row of those that hang on events will be looked for by its UUID.

        They are then made findable, and seen to be unique, at the end, where the
        chronology held no events.

        Args:
            whole: whether events are not looked for by theirs either.
        """
        self._session.flush()
        self._secondary.forgo_uuids(whole=whole)
        if whole and self.refers_ahead and isinstance(self._rows, PostgresRows):
            self._references = self._references or References()

    @property
    def refers_ahead(self) -> bool:
        """Whether rows may refer to rows that are still to come: keys are minded at the end."""
        return not self._secondary.keys_minded

    def point(self, table: str, column: str, pairs: Sequence[tuple[int, int]]) -> None:
        """Write a reference into rows that this unit made, where it could not come with them.

        Args:
            table: the table.
            column: the column that refers.
            pairs: ids of rows of ``table``, each with the id that it refers to.
        """
        if pairs:
            self._session.flush()
            self._rows.point(table, column, pairs)

    def flush(self) -> None:
        """See to it that all that was inserted can be queried."""
        self._session.flush()
        self._rows.arrive()

    def finish(self, *, later: bool) -> None:
        """Make the indexes and the full text, so that every query is quick again.

        Args:
            later: whether what can wait of much work may wait for ``finish_later``, which
                is called when the unit's transaction is over.
        """
        self._rows.give_back()
        many = sum(len(runs) for table, runs in self._runs.items() if table in LOADED)
        good: frozenset[Reference] = frozenset()
        if self._references is not None and isinstance(self._rows, PostgresRows):
            good = self._references.good(self._runs, self._rows.written())
        self._secondary.make_again(later=later and many >= _LARGE, good=good)
        self._rows.settle([table for table, runs in self._runs.items() if len(runs) >= _MANY])

    def hurry(self) -> None:
        """Do at once what was to wait for ``finish_later``."""
        self._secondary.hurry()

    def finish_later(self, location: Location) -> None:
        """Do what waited for the transaction to be over.

        Raises:
            psycopg.Error: something could not be done; whoever writes next tries again.
        """
        self._secondary.finish(location)

    @property
    def mark(self) -> dict[str, Runs]:
        """What has been inserted so far, to which ``rewind`` returns."""
        return {table: runs.copy() for table, runs in self._runs.items()}

    def rewind(self, mark: dict[str, Runs]) -> None:
        """Forget what was inserted after ``mark``, and has been taken back."""
        self._runs = mark

    def changes(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of the history, without their command: one for each run of ids."""
        for table, runs in self._runs.items():
            for first, last in runs:
                yield {
                    "table_name": table,
                    "row_id": first,
                    "row_last": last,
                    "operation": Operation.INSERT.value,
                    "before": None,
                    "after": None,
                }


def _parted(
    columns: Mapping[str, Sequence[Any]],
) -> tuple[dict[str, Any], dict[str, Sequence[Any]]]:
    """Part columns into those that all rows have alike, as one value, and the others.

    Only for what many batches have alike is it worth to prepare a statement of its own.
    """
    alike: dict[str, Any] = {}
    varied: dict[str, Sequence[Any]] = {}
    for name, values in columns.items():
        first = values[0]
        if _is_plain(first) and values.count(first) == len(values):
            alike[name] = first
        else:
            varied[name] = values
    return alike, varied


def _is_plain(value: Any) -> bool:
    """Return whether a value may stand in the text of a statement.

    Nothing, flags, plain words and single digits may: few different ones, so that there
    are few different statements.
    """
    if value is None:
        return True
    if isinstance(value, int):
        return 0 <= value <= 9
    return isinstance(value, str) and len(value) <= _SHORT and value.replace(" ", "").isalnum()
