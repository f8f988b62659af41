"""The notes that purges leave: that they were, when, by whom and why."""

from dataclasses import dataclass
from typing import Any

from chronology.store.reader import Reader

_NOTES = (
    "SELECT p.command_id, c.at, c.author, p.kind, p.row_id, p.reason FROM purge AS p"
    " JOIN history_command AS c ON c.id = p.command_id"
)


@dataclass(frozen=True, slots=True)
class PurgeNote:
    """One purge.

    Args:
        command: its number in the history.
        at: when, in UTC.
        author: by whom.
        kind: what kind of entry it was about.
        row: that entry's id.
        reason: why.
        removed: how many rows went, by table.
        marks: the mark of each row of the kind, by which its UUID can be recognised.
    """

    command: int
    at: str
    author: str
    kind: str
    row: int
    reason: str
    removed: dict[str, int]
    marks: tuple[str, ...]

    @property
    def shown(self) -> str:
        """What it was about: "@12", "the actor 4"."""
        return f"@{self.row}" if self.kind == "event" else f"the {self.kind} {self.row}"

    def as_json(self) -> dict[str, Any]:
        """Return it as an object for programs."""
        return {
            "kind": self.kind,
            "id": self.row,
            "reason": self.reason,
            "removed": self.removed,
            "marks": list(self.marks),
        }


def note_of_command(reader: Reader, command: int) -> PurgeNote | None:
    """Return the note of a command that was a purge, None of any other."""
    return _note(reader, f"{_NOTES} WHERE p.command_id = :id", {"id": command})


def note_of_row(reader: Reader, table: str, number: int) -> PurgeNote | None:
    """Return the note of the purge that removed a row, None where none did."""
    if number >= 2**31:
        return None
    where = (
        "WHERE p.id IN (SELECT purge_id FROM purged_row WHERE table_name = :table AND row_id = :id)"
    )
    return _note(reader, f"{_NOTES} {where}", {"table": table, "id": number})


def _note(reader: Reader, sql: str, values: dict[str, object]) -> PurgeNote | None:
    row = reader.one(sql, values)
    if row is None:
        return None
    rows = list(
        reader.rows(
            "SELECT r.table_name, r.row_id, r.mark FROM purged_row AS r"
            " JOIN purge AS p ON p.id = r.purge_id WHERE p.command_id = :id ORDER BY r.id",
            {"id": row[0]},
        )
    )
    removed: dict[str, set[int]] = {}
    for table, number, _mark in rows:
        removed.setdefault(table, set()).add(number)
    marks = tuple(mark for table, each, mark in rows if (table, each) == (row[3], row[4]))
    counts = {table: len(ids) for table, ids in sorted(removed.items())}
    command, at, author, kind, number, reason = row
    return PurgeNote(command, at, author, kind, number, reason, counts, marks)
