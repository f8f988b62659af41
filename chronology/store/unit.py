"""The one way in which a chronology is changed: a unit of work.

Everything inside it is written, with its history, or nothing is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from chronology.errors import BadInputError, ChronologyError, DatabaseError, UnknownNameError
from chronology.model import Entity, HistoryCommand
from chronology.model.base import new_uuid, table_of
from chronology.store.authors import author_of
from chronology.store.bulk.writer import BulkWriter
from chronology.store.connect import open_for_reading
from chronology.store.copies import Copies
from chronology.store.engine import begun, errors_explained
from chronology.store.faults import breaks_rule, broken_rule, explain, gist
from chronology.store.history import Recorder, change, now, recorded, write_changes
from chronology.store.location import Location
from chronology.store.reader import Reader, is_database_error, refuse_newer, revision_of
from chronology.store.revisions import head
from chronology.store.temporal.tighten import retighten_touched
from chronology.store.temporal.touched import Touched

T = TypeVar("T", bound=Entity)

_CHUNK = 2000


class UnitOfWork:
    """One change of a chronology, whole or not at all, and its history.

    Args:
        location: an existing chronology; one of an older program is brought up
            to date first, a file after it was copied.
        command: the command line as typed, for the history; nothing secret.
        author: who does it; else ``CHRONOLOGY_AUTHOR``, the setting "author" or
            the login name.
        dry_run: do it all and take it back at the end.
    """

    session: Session
    reader: Reader

    def __init__(
        self, location: Location, command: str, author: str | None = None, *, dry_run: bool = False
    ) -> None:
        self.location = location
        self.command = command
        self.dry_run = dry_run
        #: Sentences about what else changed, for the user: dates that followed others.
        self.notes: list[str] = []
        #: What could not be done after all was written, in a sentence.
        self.unfinished: str | None = None
        self.upgraded_from: str | None = None
        self.backup_path: str | None = None
        self._author = author
        self._command_id: int | None = None
        self._traceless: Mapping[str, Collection[int]] = {}

    def __enter__(self) -> Self:
        self._bring_up_to_date()
        with errors_explained(self.location):
            self._connection = begun(self.location)
        self.session = Session(self._connection, expire_on_commit=False)
        self._recorder = Recorder(self.session, now())
        self._touched = Touched()
        self._copies = Copies()
        self._bulk: BulkWriter | None = None
        driver = self._connection.connection.driver_connection
        self.reader = Reader(self.location, driver, self._write_out)
        return self

    def _bring_up_to_date(self) -> None:
        with closing(open_for_reading(self.location)) as connection:
            revision = refuse_newer(self.location, revision_of(Reader(self.location, connection)))
        if revision != head():
            from chronology.store.migrate import upgrade  # noqa: PLC0415 - Alembic is slow to load

            done = upgrade(self.location)
            self.upgraded_from, self.backup_path = done.from_, done.backup_path

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error is None:
                self._finish()
            else:
                self._take_back()
        except Exception as failure:
            self._take_back()
            explained = self._explained(failure)
            if explained is failure:
                raise
            raise explained from failure
        finally:
            self.session.close()
            self._connection.close()
        if error is not None:
            explained = self._explained(error)
            if explained is not error:
                raise explained from error

    def _write_out(self) -> None:
        """See to it that a query finds all that was done so far, or says what was refused."""
        self.session.flush()
        if self._bulk is not None:
            self._bulk.flush()

    def _take_back(self) -> None:
        """Take back all of it; a server has done so by itself where the connection was lost."""
        with suppress(DBAPIError):
            self._connection.rollback()

    def _finish(self) -> None:
        """Work out what follows from the changes, write their history, and commit."""
        self.session.flush()
        if self._bulk is not None:
            self._bulk.finish(later=not self.dry_run)
        changes = [
            row
            for row in self._recorder.collapsed()
            if row["row_id"] not in self._traceless.get(row["table_name"], ())
        ]
        for row in changes:
            self.note_change(row["table_name"], row["before"], row["after"])
        # What hangs together is found by indexes; most datasets have nothing of the kind.
        hurry = self._bulk.hurry if self._bulk is not None else None
        moved = retighten_touched(self.reader, self._connection, self._touched, hurry)
        self._copies.refresh(self._connection, moved)
        if self.dry_run:
            self._connection.rollback()
            return
        if self._bulk is not None:
            write_changes(self.session, self.command_id, list(self._bulk.changes()))
        for start in range(0, len(changes), _CHUNK):
            write_changes(self.session, self.command_id, changes[start : start + _CHUNK])
        self.session.flush()
        self._connection.commit()
        if self._bulk is not None:
            self.unfinished = self._finish_later(self._bulk)

    def _finish_later(self, bulk: BulkWriter) -> str | None:
        """Do what waited for the rows to be written; return a sentence if that fails.

        They are written, whatever becomes of it.
        """
        try:
            bulk.finish_later(self.location)
        except KeyboardInterrupt:
            why = "it was interrupted"
        except Exception as error:
            if not is_database_error(error):
                raise
            why = gist(error)
        else:
            return None
        return (
            f"All is written, but not every index was made ({why}); the next command that"
            " writes makes the others, and until then questions take longer."
        )

    def _explained(self, error: BaseException) -> BaseException:
        """Return the sentence for the user where ``error`` is the database's."""
        if isinstance(error, StaleDataError):
            return DatabaseError(
                "Somebody else changed the same entry at the same time; nothing was written.",
                "Look at it again and repeat the command.",
            )
        cause = error.orig if isinstance(error, DBAPIError) else error
        if cause is not None and breaks_rule(cause):
            return BadInputError(
                "Nothing was written: the change breaks a rule of the database"
                f" ({broken_rule(cause)}).",
                "Correct the values that it names.",
            )
        if isinstance(cause, Exception) and is_database_error(cause):
            return explain(self.location, cause, writing=True)
        return error

    @property
    def author(self) -> str:
        """Who makes this change."""
        return author_of(self.reader, self._author)

    @property
    def command_id(self) -> int:
        """The id of this change in the history; asking for it writes it down."""
        if self._command_id is None:
            row = HistoryCommand(at=self._recorder.at, author=self.author, command=self.command)
            self.session.add(row)
            self.session.flush()
            self._command_id = row.id
        assert self._command_id is not None  # noqa: S101 - it has been written
        return self._command_id

    @property
    def at(self) -> str:
        """The moment that rows written by this change are stamped with."""
        return self._recorder.at

    def note_change(
        self, table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
    ) -> None:
        """Take note of a row that was changed in SQL, so that what follows is worked out anew.

        Its history is the caller's to write. Columns that are NULL may be left out.
        """
        self._touched.changed(table, before, after)
        self._copies.changed(table, before, after)

    def leave_no_trace(self, rows: Mapping[str, Collection[int]]) -> None:
        """Write no history of these rows, by table and id: they are purged."""
        self._traceless = rows

    def get(self, table: type[T], number: int) -> T:
        """Return the row of ``table`` with this id.

        Raises:
            UnknownNameError: there is none.
        """
        row = self.session.get(table, number)
        if row is None:
            kind = str(table.__tablename__).replace("_", " ")
            shown = f"@{number}" if kind == "event" else str(number)
            raise UnknownNameError(
                kind,
                shown,
                cure=f"`chronology {'' if kind == 'event' else kind + ' '}list` shows what there is.",
            )
        return row

    def add(self, row: T) -> T:
        """Write a new row and return it with its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def delete(self, row: Entity) -> None:
        """Remove a row; what refers to it goes first."""
        self.session.delete(row)
        self.session.flush()

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Take back what was done inside, and only that, when it raises."""
        self.session.flush()
        mark, command_id = self._recorder.mark, self._command_id
        bulk, runs = self._bulk, self._bulk.mark if self._bulk else {}
        try:
            with self.session.begin_nested():
                # SQLAlchemy marks the place when the session first asks for its connection.
                self.session.connection()
                yield
        except BaseException as error:
            self._recorder.rewind(mark)
            self._bulk = bulk
            if bulk is not None:
                bulk.rewind(runs)
            self._command_id = command_id
            explained = self._explained(error)
            if isinstance(explained, ChronologyError) and explained is not error:
                raise explained from error
            raise

    def bulk(self) -> BulkWriter:
        """Return what writes rows by the hundred thousand, as a part of this unit."""
        if self._bulk is None:
            self._bulk = BulkWriter(
                self.session, self._connection, self.at, self._touched, self._copies.inserted
            )
        return self._bulk

    def bulk_insert(self, table: type[Entity], rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert many rows at once, with their history, and return their ids in order.

        Missing UUIDs, versions and timestamps are filled in, and each column's
        default where a row does not name it. Rows may refer only to what is
        already there.
        """
        self.session.flush()
        ids: list[int] = []
        batch: list[dict[str, Any]] = []
        defaults = _defaults(table)
        for row in rows:
            batch.append({**defaults, "uuid": new_uuid(), **row})
            if len(batch) == _CHUNK:
                ids += self._insert_batch(table, batch)
                batch = []
        return ids + (self._insert_batch(table, batch) if batch else [])

    def _insert_batch(self, table: type[Entity], batch: list[dict[str, Any]]) -> list[int]:
        ids = _reserve_ids(self._connection, table, len(batch))
        stamp = {"created_at": self._recorder.at, "updated_at": self._recorder.at}
        whole = [
            {**row, **stamp, "version": 1, "id": number}
            for number, row in zip(ids, batch, strict=True)
        ]
        self._connection.execute(insert(table), whole)
        name = str(table.__tablename__)
        self._touched.inserted(name, whole)
        self._copies.inserted(name, ids)
        changes = [
            {"table_name": name, "row_id": row["id"], **change(None, recorded(row))}
            for row in whole
        ]
        write_changes(self.session, self.command_id, changes)
        return ids


def _defaults(table: type[Entity]) -> dict[str, Any]:
    """Return every column of ``table`` with its plain default, None without one."""
    fields = table.model_fields
    return {
        column.name: fields[column.name].get_default()
        for column in table_of(table).columns
        if column.name not in ("id", "uuid")
    }


def _reserve_ids(connection: Connection, table: type[Entity], count: int) -> list[int]:
    """Return ids for ``count`` rows, never used before."""
    name = str(table.__tablename__)
    if connection.dialect.name == "postgresql":
        sequence = text(
            "SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)"
        )
        return [int(row[0]) for row in connection.execute(sequence, {"name": name, "count": count})]
    used = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    highest = connection.execute(used, {"name": name}).scalar()
    if highest is None:
        highest = connection.execute(select(func.max(table_of(table).c.id))).scalar() or 0
    return list(range(highest + 1, highest + 1 + count))
