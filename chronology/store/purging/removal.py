"""Removing rows for good, with what the history kept of them, and leaving a note."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import text
from sqlmodel import select

from chronology.errors import BadInputError
from chronology.model import TABLES, Entity, HistoryCommand, Purge, PurgedRow, Source
from chronology.model.base import table_of
from chronology.model.search import TABLE as FULL_TEXT
from chronology.store.purging.content import names_of, says_any, versions, words_of
from chronology.store.purging.ids import Rows, chunks
from chronology.store.purging.marks import mark_of, named, salt_of
from chronology.store.purging.reach import references
from chronology.store.undoing.documents import as_document
from chronology.store.unit import UnitOfWork
from chronology.text import fold

_MODELS: Final = {table_of(each).name: each for each in TABLES if issubclass(each, Entity)}
#: Commands that name files and numbers, and no content.
_KEPT: Final = ("import", "undo", "init", "demo")
#: By what the rows of a kind are called in a file: their table of names counts as theirs.
_KIND_OF: Final = {
    "actor": "actor",
    "actor_name": "actor",
    "place": "place",
    "place_name": "place",
    "source": "source",
}


@dataclass
class Purged:
    """What a purge did.

    Args:
        command: its number in the history.
        removed: how many rows went, by table.
        commands: the earlier commands that lost a part of their history.
        names: what the row was called, for a look at where else that stands.
        files: hashes of attached files that no source has any longer.
    """

    command: int
    removed: Mapping[str, int]
    commands: tuple[int, ...]
    names: frozenset[str]
    files: tuple[str, ...] = field(default=())


def purge(unit: UnitOfWork, kind: str, number: int, rows: Rows, reason: str) -> Purged:
    """Remove rows for good, and leave a note that it was done.

    Args:
        unit: the unit of work; nothing else was done in it.
        kind: what the first of the rows is, one of ``KINDS``.
        number: its id.
        rows: it and all that goes with it (``reach``).
        reason: why, in words that stay.

    Raises:
        BadInputError: the reason is empty, or holds what is to be removed.
    """
    return _Removal(unit, kind, number, rows, reason.strip()).run()


class _Removal:
    """One purge, step by step."""

    def __init__(self, unit: UnitOfWork, kind: str, number: int, rows: Rows, reason: str) -> None:
        self._unit = unit
        self._kind, self._number, self._rows, self._reason = kind, number, rows, reason
        known = list(versions(unit.reader, rows))
        self._known = known
        self._words = words_of(known)
        own = {kind, f"{kind}_name"}
        self._names = names_of((table, row) for table, row in known if table in own)
        self._refuse_reason()
        unit.command = f"chronology purge {kind} {number} --reason {shlex.quote(reason)}"

    def _refuse_reason(self) -> None:
        if not self._reason:
            raise BadInputError("The reason is empty.", "Say why it must be removed: it is kept.")
        for name in self._names:
            if fold(name) and fold(name) in fold(self._reason):
                raise BadInputError(
                    f"The reason holds “{name}”, which is to be removed.",
                    "The reason is kept: word it without.",
                )

    def run(self) -> Purged:
        """Do it."""
        self._overwrite()
        files = self._files()
        commands = tuple(sorted(self._touching()))
        self._write_note(commands)
        self._let_go()
        self._remove()
        self._forget()
        self._blank(commands)
        self._rewrite_full_text()
        removed = {table: len(ids) for table, ids in sorted(self._rows.items())}
        left = tuple(sorted(each for each in files if not self._attached(each)))
        return Purged(self._unit.command_id, removed, commands, frozenset(self._names), left)

    def _execute(self, *sql: str, **values: object) -> None:
        self._unit.session.connection().execute(text(" ".join(sql)), values)

    def _overwrite(self) -> None:
        """Have SQLite write zeros over what it lets go of."""
        if self._unit.reader.engine == "sqlite":
            self._execute("PRAGMA secure_delete = ON")

    def _files(self) -> set[str]:
        return {
            str(row["file_sha256"])
            for table, row in self._known
            if table == "source" and row.get("file_sha256")
        }

    def _attached(self, sha256: str) -> bool:
        wanted = select(Source.id).where(Source.file_sha256 == sha256).limit(1)
        return self._unit.session.exec(wanted).first() is not None

    def _touching(self) -> Iterator[int]:
        """Yield the earlier commands of whose changes something is forgotten."""
        found: set[int] = set()
        for table, part in self._parts():
            sql = f"SELECT DISTINCT command_id FROM history_change WHERE table_name = :table AND row_last IS NULL AND row_id IN ({part})"  # noqa: S608 - whole numbers
            found.update(row[0] for row in self._unit.reader.rows(sql, {"table": table}))
        yield from found

    def _parts(self) -> Iterator[tuple[str, str]]:
        for table, ids in self._rows.items():
            for part in chunks(ids):
                yield table, part

    def _write_note(self, commands: tuple[int, ...]) -> None:
        unit = self._unit
        salt = salt_of(unit.reader)
        note = Purge(
            command_id=unit.command_id,
            kind=self._kind,
            row_id=self._number,
            reason=self._reason,
            salt=salt,
            commands=list(commands),
        )
        unit.session.add(note)
        unit.session.flush()
        assert note.id is not None  # noqa: S101 - it has been written
        marks = dict.fromkeys(self._marks(salt))
        unit.session.add_all(
            PurgedRow(purge_id=note.id, table_name=table, row_id=row_id, mark=mark)
            for table, row_id, mark in marks
        )
        unit.session.flush()

    def _marks(self, salt: str) -> Iterator[tuple[str, int, str]]:
        marked = set()
        for table, row in self._known:
            if "uuid" in row:
                marked.add((table, row["id"]))
                yield table, row["id"], mark_of(salt, str(row["uuid"]))
            kind = _KIND_OF.get(table)
            for name in (row.get("slug"), row.get("name")) if kind else ():
                if name:
                    yield table, row["id"], mark_of(salt, named(str(kind), str(name)))
        for table, ids in self._rows.items():
            for row_id in ids - {number for name, number in marked if name == table}:
                yield table, row_id, ""

    def _let_go(self) -> None:
        """Take the removed rows out of those that only mention them."""
        for table, column, target, optional in references():
            if not optional or target not in self._rows:
                continue
            model: Any = _MODELS[table]
            for part in chunks(self._rows[target]):
                ids = [int(each) for each in part.split(", ")]
                wanted = select(model).where(getattr(model, column).in_(ids))
                for row in self._unit.session.exec(wanted):
                    if column == "date_anchor_id" and row.id not in self._rows.get(table, ()):
                        self._unit.notes.append(f"@{row.id} keeps its date, which counted from it.")
                    setattr(row, column, self._instead(target, table, getattr(row, column)))
        self._unit.session.flush()
        self._unit.session.expunge_all()

    def _instead(self, target: str, table: str, number: int) -> int | None:
        """Return what a place in a purged place lies in now, None for any other mention."""
        if target == table == "place":
            row = self._unit.reader.one(
                "SELECT parent_id FROM place WHERE id = :id", {"id": number}
            )
            if row and row[0] not in self._rows["place"]:
                return row[0]  # type: ignore[no-any-return] # a column of whole numbers
        return None

    def _remove(self) -> None:
        """Remove the rows; what follows from that is worked out, and no history is written."""
        self._unit.leave_no_trace(self._rows)
        engine = self._unit.reader.engine
        gone: list[tuple[str, Any]] = []
        for table, part in self._parts():
            document = as_document(table_of(_MODELS[table]), engine)
            sql = f"SELECT {document} FROM {table} AS t WHERE t.id IN ({part})"  # noqa: S608 - names of the model, whole numbers
            gone += [(table, self._unit.reader.json(row)) for (row,) in self._unit.reader.rows(sql)]
        for table in reversed([name for name in _MODELS if name in self._rows]):
            for part in chunks(self._rows[table]):
                self._execute("DELETE FROM", table, "WHERE id IN (", part, ")")
        for table, row in gone:
            self._unit.note_change(table, row, None)

    def _forget(self) -> None:
        """Remove what the history kept; a bulk command's line for many rows says nothing of them."""
        for table, part in self._parts():
            self._execute(
                "DELETE FROM history_change WHERE table_name = :table AND row_last IS NULL",
                *("AND row_id IN (", part, ")"),
                table=table,
            )

    def _blank(self, commands: tuple[int, ...]) -> None:
        """Take the words out of commands that say what was removed."""
        touching = set(commands)
        own = self._unit.command_id
        for row in self._unit.session.exec(select(HistoryCommand).where(HistoryCommand.id != own)):
            words = row.command.split()
            kept = len(words) < 2 or words[1] in (*_KEPT, "purge")
            if (row.id in touching and not kept) or says_any(row.command, self._words):
                row.command = f"{' '.join(words[:2])} … (words purged by command {own})"
        self._unit.session.flush()

    def _rewrite_full_text(self) -> None:
        """Make the full text anew: it marks words as gone, and keeps them for a while."""
        if self._unit.reader.engine == "sqlite" and "event" in self._rows:
            self._execute(f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}) VALUES ('rebuild')")  # noqa: S608 - our own name
