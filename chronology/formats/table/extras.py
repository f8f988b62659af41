"""Columns for what imports kept besides: ``extra.NAME``, written when asked for, and read back.

A column of texts holds them as they are. One that has any other value, such as a number
or a list, is called ``extra.NAME:json`` and holds JSON, so that 5 and "5" stay two things
wherever the table is imported.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any, Final

from chronology.errors import BadInputError
from chronology.formats.errors import FileFormatError
from chronology.formats.seed.values import FieldError, check_any
from chronology.formats.table.errors import CellError, CellRefusal
from chronology.formats.text.jsontext import json_line, parse_json
from chronology.query.events import matching_ids
from chronology.query.filters import Filter
from chronology.query.statement import id_list
from chronology.store.reader import Reader

#: Asks for the columns of everything that the chosen events have.
ALL: Final = "all"

_PREFIX: Final = "extra."
_AS_JSON: Final = ":json"
_WORDS: Final = frozenset({"true", "false", "null"})
#: How many events are looked through at once where not all of them are written.
_CHUNK: Final = 500

#: Each name with the event and the place where it first stands, and 1 where all its
#: values are texts that say something.
_NAMES: Final = {
    "sqlite": (
        "SELECT j.key, min(e.id), min(j.id),"
        " min(CASE WHEN j.type = 'text' AND j.value <> '' THEN 1 ELSE 0 END)"
        " FROM event AS e, json_each(e.extra) AS j"
        " WHERE e.extra IS NOT NULL AND json_type(e.extra) = 'object'"
    ),
    "postgresql": (
        "SELECT j.key, min(e.id), min(j.nth), min(CASE WHEN json_typeof(j.value) = 'string'"
        " AND CAST(j.value AS TEXT) <> '\"\"' THEN 1 ELSE 0 END)"
        " FROM event AS e, json_each(CASE WHEN json_typeof(e.extra) = 'object' THEN e.extra"
        " ELSE CAST('{}' AS JSON) END) WITH ORDINALITY AS j (key, value, nth)"
        " WHERE e.extra IS NOT NULL"
    ),
}


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    """The column of one name.

    Args:
        name: the name under which an import kept the values.
        as_json: whether its cells are JSON.
    """

    name: str
    as_json: bool

    @property
    def header(self) -> str:
        """What the column is called in a table."""
        return f"{_PREFIX}{_written(self.name)}{_AS_JSON if self.as_json else ''}"

    def cell(self, extra: Mapping[str, Any]) -> str:
        """Return the cell of an event that has this ``extra``; empty where it lacks the name."""
        if self.name not in extra:
            return ""
        value = extra[self.name]
        # Since a table was written, a text may have become something else.
        return json_line(value) if self.as_json or not isinstance(value, str) else value

    def value(self, text: str) -> Any:
        """Return what a cell that is not empty says.

        Raises:
            CellError: it is to be JSON and is not, or has a character that no database takes.
        """
        try:
            if not self.as_json:
                return check_any(text)
            # Spreadsheets shout what they take for a truth value.
            word = text.strip().lower()
            return check_any(parse_json(word if word in _WORDS else text))
        except FieldError as error:
            raise CellError(str(error)) from None
        except FileFormatError:
            why = f"“{text}” is not JSON; in this column a text stands in quotes."
            raise CellError(why) from None


def extra_column(header: str) -> ExtraColumn | None:
    """Return the column that is called ``header`` in a file; None where it is no such column."""
    if not header.startswith(_PREFIX):
        return None
    said = header.removeprefix(_PREFIX)
    name = said.removesuffix(_AS_JSON)
    if name.startswith('"'):
        try:
            name = json.loads(name)
        except ValueError:
            return None
    return ExtraColumn(name, said.endswith(_AS_JSON)) if isinstance(name, str) and said else None


def _written(name: str) -> str:
    """Return a name as it stands in a header, where white space around it would be lost."""
    return json_line(name) if not name.strip() or name != name.strip() or name[0] == '"' else name


class Extras:
    """The columns of one export.

    Args:
        reader: the chronology.
        columns: what is written.

    Attributes:
        headers: what the columns are called.
    """

    def __init__(self, reader: Reader, columns: Sequence[ExtraColumn]) -> None:
        self._reader = reader
        self._columns = columns
        self._names = {column.name for column in columns}
        self.headers = [column.header for column in columns]

    def read_by(self, reader: Reader) -> "Extras":
        """Return the same columns, read by another reader of the same chronology."""
        return self if reader is self._reader else Extras(reader, self._columns)

    def cells(self, extra: Mapping[str, Any] | None) -> list[str]:
        """Return the cells of an event that has this ``extra``."""
        return [column.cell(extra or {}) for column in self._columns]

    def are_all(self, extra: Mapping[str, Any] | None) -> bool:
        """Return whether an event with this ``extra`` has nothing besides in it."""
        return self._names.issuperset(extra or ())

    def of(self, events: Sequence[int]) -> list[Mapping[str, Any] | None]:
        """Return the ``extra`` of each of some events."""
        sql = f"SELECT id, extra FROM event WHERE id IN {id_list(events)}"  # noqa: S608 - whole numbers
        found = {number: self._reader.json(extra) for number, extra in self._reader.rows(sql)}
        return [found[number] for number in events]


def find_extras(reader: Reader, wanted: Filter, asked: Sequence[str]) -> Extras | None:
    """Return the columns that an export was asked for, None where it was asked for none.

    Args:
        reader: the chronology.
        wanted: the events that are written.
        asked: names, or ``all`` for each that the events have.

    Raises:
        BadInputError: no event of the chronology has one of the names.
    """
    if not asked:
        return None
    if ALL in asked:
        ids = None if wanted == Filter() else matching_ids(reader, wanted)
        return Extras(reader, list(_columns(_names(reader, ids))))
    there = _names(reader, None)
    for name in asked:
        if name not in there:
            raise BadInputError(f"No import kept a column “{name}”.", _cure(name, list(there)))
    return Extras(reader, list(_columns({name: there[name] for name in asked})))


def _cure(name: str, there: list[str]) -> str:
    if not there:
        return "Leave --extra out: no event has further columns."
    near = get_close_matches(name, there, 1)
    listed = ", ".join(there[:12]) + (f" and {len(there) - 12} more" if len(there) > 12 else "")
    return f"Did you mean {near[0]}?" if near else f"There are {listed}."


def _columns(names: Mapping[str, bool]) -> Iterator[ExtraColumn]:
    for name, plain in names.items():
        # A name that ends as if it said so itself must say it once more.
        yield ExtraColumn(name, not plain or _written(name).endswith(_AS_JSON))


def _names(reader: Reader, ids: Iterable[int] | None) -> dict[str, bool]:
    """Return the names that events have, in the order of the events, and whether all are texts."""
    if ids is None:
        found = list(reader.rows(f"{_NAMES[reader.engine]} GROUP BY j.key"))
    else:
        found = []
        rest = iter(ids)
        while chunk := list(islice(rest, _CHUNK)):
            sql = f"{_NAMES[reader.engine]} AND e.id IN {id_list(chunk)} GROUP BY j.key"
            found += reader.rows(sql)
    names: dict[str, bool] = {}
    for name, _, _, plain in sorted(found, key=lambda row: row[1:3]):
        names[name] = names.get(name, True) and bool(plain)
    return names


def with_cells(
    held: Mapping[str, Any] | None, cells: Iterable[tuple[ExtraColumn, str]]
) -> dict[str, Any]:
    """Return an event's ``extra`` as the cells of a row change it.

    Args:
        held: what the event has.
        cells: the row's cells by their columns; an empty one takes the name away.

    Raises:
        CellRefusal: a cell cannot be understood.
    """
    merged = dict(held or {})
    for column, text in cells:
        # What is written as it would be is the same, whatever its type.
        if text == column.cell(merged):
            continue
        if not text:
            del merged[column.name]
            continue
        try:
            value = column.value(text)
        except CellError as error:
            raise CellRefusal(column.header, str(error)) from None
        if column.name not in merged or not _same(merged[column.name], value):
            merged[column.name] = value
    return merged


def _same(held: Any, value: Any) -> bool:
    """Return whether two values say the same: a spreadsheet makes 5 of 5.0."""
    return bool(held == value) and isinstance(held, bool) == isinstance(value, bool)
