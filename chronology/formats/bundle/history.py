"""The history of a bundle's rows, one command or change a line."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from chronology.formats.bundle.rows import BundleRows
from chronology.store.reader import Reader

_CHANGES = (
    "SELECT command_id, table_name, row_id, row_last, operation, before, after"
    " FROM history_change ORDER BY command_id, id"
)
_COMMANDS = "SELECT id, at, author, command, undoes_id FROM history_command ORDER BY id"
_PURGES = "SELECT command_id, kind, row_id, reason, commands FROM purge ORDER BY id"

Line = dict[str, Any]


class _Change(NamedTuple):
    command: int
    table: str
    row: int
    last: int | None
    operation: str
    before: Any
    after: Any


def history_lines(reader: Reader, rows: BundleRows) -> Iterator[str]:
    """Yield each command that touched a row of the bundle, and after it what it did to those.

    Rows that an import inserted at once stand in one line of type ``run``: as they
    were inserted they are in the ``before`` of their next change, else as they are in
    the events. A purge is told where it took a part of these commands away.
    """
    commands = {row[0]: row for row in reader.rows(_COMMANDS)}
    told: set[int] = set()
    for values in reader.stream(_CHANGES):
        change = _Change(*values)
        line = _line(reader, rows, change)
        if line is None:
            continue
        if change.command not in told:
            told.add(change.command)
            yield _text(_command(*commands[change.command]))
        yield _text(line)
    yield from _purges(reader, told, commands)


def _line(reader: Reader, rows: BundleRows, change: _Change) -> Line | None:
    if change.last is not None:
        if not rows.holds_any(change.table, change.row, change.last):
            return None
        run = {"command": change.command, "table": change.table}
        return {"type": "run", **run, "first": change.row, "last": change.last}
    listed = rows.is_listed(change.table, change.row)
    if listed is False:
        return None
    before, after = reader.json(change.before), reader.json(change.after)
    if listed is None and not rows.holds(change.table, before, after):
        return None
    return {
        "type": "change",
        "command": change.command,
        "table": change.table,
        "row": change.row,
        "operation": change.operation,
        "before": before,
        "after": after,
    }


def _command(number: int, at: str, author: str, words: str, undoes: int | None) -> Line:
    line = {"type": "command", "id": number, "at": at, "author": author, "command": words}
    return line if undoes is None else {**line, "undoes": undoes}


def _purges(reader: Reader, told: set[int], commands: dict[int, tuple[Any, ...]]) -> Iterator[str]:
    for command, kind, row, reason, numbers in reader.rows(_PURGES):
        lost = sorted(told.intersection(reader.json(numbers) or ()))
        # A chronology that is read as it stood before has its later commands not.
        if lost and command in commands:
            at, author = commands[command][1:3]
            about = {"command": command, "at": at, "author": author, "kind": kind, "row": row}
            yield _text({"type": "purge", **about, "reason": reason, "commands": lost})


def _text(line: Line) -> str:
    # In order of their names, since the engines keep the names of a document differently.
    return json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"
