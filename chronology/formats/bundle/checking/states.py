"""The last state of each row that a bundle's history tells, held against its events.

A hundred thousand rows are remembered by a digest of what both files can tell of them:
plain fields and the words of dates. What differs is read once more and named.
"""

import json
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any, NamedTuple

from chronology.formats.bundle.checking.reading import DamagedError, json_objects
from chronology.formats.bundle.layout import HISTORY
from chronology.formats.seed.schema import BY_NAME, SECTIONS, Field, Section

#: Kinds of fields that stand in one column as they are written.
_PLAIN = frozenset({"text", "integer", "number", "boolean", "choice"})
#: What has an entry of its own in both files; the type of a line is the name of a table.
_COMPARED: Mapping[str, Section] = {
    section.type: section for section in (*SECTIONS, BY_NAME["citations"])
}

Values = dict[str, Any]


class _Last(NamedTuple):
    table: str
    digest: bytes
    gone: bool


class States:
    """What a history says last of each row, and which rows it saw made.

    Args:
        archive: the bundle.

    Raises:
        DamagedError: the history cannot be read.
    """

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._last: dict[str, _Last] = {}
        self._made: set[int] = set()
        self._runs: list[tuple[int, int]] = []
        self.commands = 0
        self.changes = 0
        for _, line in json_objects(archive, HISTORY):
            self._read(line)

    def compared(self, kind: str, item: Values) -> bool | None:
        """Return whether an entry is as the history left it; None where it does not tell."""
        last = self._last.get(str(item.get("uuid")))
        if last is None or kind not in _COMPARED:
            return None
        return not last.gone and last == _Last(kind, _digest(values_of(kind, item)), gone=False)

    def saw_made(self, event: int) -> bool:
        """Return whether the history tells when an event of this number was made."""
        return event in self._made or any(first <= event <= last for first, last in self._runs)

    def standing(self, table: str) -> Iterator[str]:
        """Yield the UUIDs of the rows of a table that were there at last."""
        for uuid, last in self._last.items():
            if last.table == table and not last.gone:
                yield uuid

    def differences(self, wanted: Mapping[str, Values]) -> dict[str, list[str]]:
        """Return, of some rows, the fields in which the history's last state differs.

        Args:
            wanted: what the events say of these rows, by UUID.
        """
        found: dict[str, list[str]] = {}
        for _, line in json_objects(self._archive, HISTORY):
            uuid, document = _row(line)
            if uuid is not None and uuid in wanted:
                found[uuid] = _differing(str(line.get("table")), document, wanted[uuid])
        return found

    def _read(self, line: Values) -> None:
        kind = line.get("type")
        if kind == "command":
            self.commands += 1
        elif kind == "run" and line.get("table") == "event":
            self._runs.append((_number(line, "first"), _number(line, "last")))
        elif kind == "change":
            self.changes += 1
            self._change(line)

    def _change(self, line: Values) -> None:
        table = str(line.get("table"))
        if table == "event" and line.get("operation") == "insert":
            self._made.add(_number(line, "row"))
        uuid, document = _row(line)
        if uuid is None or table not in _COMPARED:
            return
        if document is None:
            self._last[uuid] = _Last(table, b"", gone=True)
        else:
            self._last[uuid] = _Last(table, _digest(_values_in_row(table, document)), gone=False)


def values_of(kind: str, item: Values) -> Values:
    """Return what an entry of the events says that its row can be compared with."""
    return {
        field.name: _written(field, item.get(field.name)) for field in _comparable(_COMPARED[kind])
    }


def _values_in_row(table: str, row: Values) -> Values:
    """Return the same of a row of the history, in which a column without a value is left out."""
    values = {}
    for field in _comparable(_COMPARED[table]):
        column = f"{field.fills}_text" if field.kind == "date" else field.fills
        values[field.name] = _usual(field, row.get(column))
    return values


def _comparable(section: Section) -> Iterator[Field]:
    return (field for field in section.fields if field.kind in _PLAIN or field.kind == "date")


def _written(field: Field, value: Any) -> Any:
    if field.kind == "date" and isinstance(value, dict):
        return value.get("text")
    return _usual(field, value)


def _usual(field: Field, value: Any) -> Any:
    """Return a value as both files would write it."""
    if value is None:
        return field.default
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _digest(values: Values) -> bytes:
    return blake2b(json.dumps(values, sort_keys=True).encode(), digest_size=16).digest()


def _row(line: Values) -> tuple[str | None, Values | None]:
    """Return the UUID of the row that a line tells of, and the row after it."""
    before, after = line.get("before"), line.get("after")
    known = after if isinstance(after, dict) else before
    uuid = known.get("uuid") if isinstance(known, dict) else None
    return (str(uuid) if uuid else None), (after if isinstance(after, dict) else None)


def _differing(table: str, document: Values | None, wanted: Values) -> list[str]:
    if document is None or table not in _COMPARED:
        return ["it was removed"]
    row = _values_in_row(table, document)
    return [name for name, value in wanted.items() if row.get(name) != value]


def _number(line: Values, name: str) -> int:
    value = line.get(name)
    if not isinstance(value, int):
        raise DamagedError(f"a line of type {line.get('type')} has no number “{name}”.")
    return value
