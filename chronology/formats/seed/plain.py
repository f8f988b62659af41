"""Rows of plain entities, made straight from what a file says.

Most of a long file is events that say what events mostly say. Their fields are put
into a row by a table of the section's fields that is made once. It knows no complaint:
what it does not take, for whatever reason, is read as ``columns`` reads it, which has
the last word; so both read alike or the first not at all.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from chronology.dates.errors import DateError
from chronology.formats.dataset.words import event_words
from chronology.formats.seed.dates import explicit_date
from chronology.formats.seed.inserting import as_json
from chronology.formats.seed.labels import Known
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.schema import BY_NAME, Field, Section
from chronology.formats.seed.values import (
    FieldError,
    check_any,
    check_date,
    check_integer,
    check_lag,
    check_text,
    check_uuid,
    check_value,
)
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.model.stored_dates import to_columns
from chronology.text import fold

Row = list[Any]
#: Puts a field's value into a row.
Put = Callable[[Row, Any], None]
#: Returns what a label of a section stands for.
Find = Callable[[str, str], Known | None]

#: What an entity that is not plain raises.
NOT_PLAIN: Final = (LookupError, FieldError, DateError)
#: How many readings of dates are kept.
_KEPT: Final = 50_000
_UUID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
_LIMITS: Final = {"credibility": (1, 6), "radius_m": (0, float("inf"))}
#: What is worked out from a section's other columns.
_DERIVED: Final = {
    "sources": ("title_folded",),
    "events": ("text_folded",),
    "places": ("name_folded",),
    "actors": ("name_folded",),
    "place_names": ("name_folded",),
    "actor_names": ("name_folded",),
}
#: The first columns of every row.
ID, UUID = 0, 1


class NotPlainError(LookupError):
    """An entity that says more than is read here."""


class Layout:
    """The row of one section, and how its fields get there.

    Args:
        section: the section.
        find: finds what is named, in the file or the database.
        words: reads dates and lags.

    Attributes:
        columns: the names of a row's columns. Behind them a row holds the entity's
            ``key``, by what it is ``identity`` known among its likes, the ``citation``
            that it or its basis names, and the lists of what hangs on it.
    """

    def __init__(self, section: Section, find: Find, words: DateWords) -> None:
        self.section = section
        self._find = find
        self._words = words
        self._dates: dict[str, tuple[Any, ...]] = {}
        names = ["id", "uuid", *([section.parent] if section.parent else [])]
        names += [column for field in section.fields for column in _columns_of(field)]
        self.derived = _DERIVED.get(section.name, ())
        self.columns = tuple(dict.fromkeys([*names, *self.derived, "extra"]))
        self._at = {name: at for at, name in enumerate(self.columns)}
        lists = [field.name for field in section.fields if field.kind == "list"]
        kept = ("key", "identity", "citation", *lists)
        self.slots = {name: len(self.columns) + at for at, name in enumerate(kept)}
        self._template: Row = [None] * (len(self.columns) + len(kept))
        self._puts: dict[str, Put] = {
            "uuid": self._put_uuid,
            "key": self._text(self.slots["key"]),
            "extra": self._put_extra,
        }
        for field in section.fields:
            if field.default is not None:
                self._template[self._at[field.fills]] = field.default
            self._puts[field.name] = self._put(field)
        if section.name == "settings":
            del self._puts["key"]
        self._required = [self._at[field.fills] for field in section.fields if field.required]

    def at(self, column: str) -> int:
        """Return where in a row a column stands."""
        return self._at[column]

    def preset(self, column: str, value: Any) -> None:
        """Give every new row a value that its entity may replace."""
        self._template[self._at[column]] = value

    def row(self, data: Any) -> Row:
        """Return the row of an entity, without ids.

        Raises:
            LookupError: the entity is not plain, or names what there is not.
            FieldError: a field is not what it should be.
            DateError: words cannot be read.
        """
        if self.section.short and isinstance(data, str):
            data = {self.section.short: data}
        if not isinstance(data, dict):
            raise NotPlainError
        row = self._template.copy()
        puts = self._puts
        for name, value in data.items():
            put = puts[name]
            if value is not None:
                put(row, value)
        for at in self._required:
            if row[at] is None:
                raise NotPlainError
        for name in self.derived:
            row[self._at[name]] = self._derive(name, row)
        return row

    def _derive(self, name: str, row: Row) -> str | None:
        if name == "text_folded":
            return event_words(row[self._at["title"]], row[self._at["description"]])
        text = row[self._at[name.removesuffix("_folded")]]
        return None if text is None else fold(text)

    def _put(self, field: Field) -> Put:
        makers: dict[str, Callable[[Field], Put]] = {
            "text": lambda field: self._text(self._at[field.fills], field),
            "integer": self._limited,
            "number": self._limited,
            "date": self._date,
            "lag": self._lag,
            "ref": self._reference,
            "point": self._point,
            "list": self._list,
            "group": self._group,
        }
        return makers.get(field.kind, self._plain)(field)

    def _put_uuid(self, row: Row, value: Any) -> None:
        plain = isinstance(value, str) and _UUID.match(value)
        row[UUID] = value if plain else check_uuid(value)

    def _put_extra(self, row: Row, value: Any) -> None:
        if not isinstance(value, dict):
            raise NotPlainError
        row[self._at["extra"]] = as_json(check_any(value))

    def _text(self, at: int, field: Field | None = None) -> Put:
        identity = self.slots["identity"]
        is_identity = field is not None and field.name == self.section.identity

        def put(row: Row, value: Any) -> None:
            row[at] = check_text(value)
            if is_identity:
                row[identity] = row[at]

        return put

    def _plain(self, field: Field) -> Put:
        at = self._at[field.fills]

        def put(row: Row, value: Any) -> None:
            row[at] = check_value(field, value)

        return put

    def _limited(self, field: Field) -> Put:
        at = self._at[field.fills]
        low, high = _LIMITS.get(field.name, (float("-inf"), float("inf")))
        check = check_integer if field.kind == "integer" else None

        def put(row: Row, value: Any) -> None:
            row[at] = number = check(value) if check else check_value(field, value)
            if not low <= number <= high:
                raise NotPlainError

        return put

    def _date(self, field: Field) -> Put:
        at = self._at[f"{field.fills}_{DATE_COLUMNS[0]}"]
        until = at + len(DATE_COLUMNS)

        def put(row: Row, value: Any) -> None:
            row[at:until] = self._date_columns(value)

        return put

    def _date_columns(self, value: Any) -> tuple[Any, ...]:
        # No text holds NUL, so that none is taken for a mapping that was met before.
        known = value if isinstance(value, str) else f"\0{value!r}"
        found = self._dates.get(known)
        if found is None:
            value = check_date(value)
            if isinstance(value, dict) and (
                value.get("anchor") is not None or value.get("edtf") is None
            ):
                # It counts from another event, or is to be read word by word.
                raise NotPlainError
            words = self._words.read
            date = explicit_date(value, words) if isinstance(value, dict) else words(value, None)
            if len(self._dates) >= _KEPT:
                self._dates.clear()
            found = self._dates[known] = tuple(to_columns("x", date).values())
        return found

    def _lag(self, field: Field) -> Put:
        at = [self._at[f"{field.fills}_{name}"] for name in ("words", "min", "max")]

        def put(row: Row, value: Any) -> None:
            for place, part in zip(at, self._words.lag(check_lag(value)), strict=True):
                row[place] = part

        return put

    def _reference(self, field: Field) -> Put:
        if field.target == "citations":
            return self._text(self.slots["citation"])
        at, identity, section = self._at[field.fills], self.slots["identity"], field.target
        names_it = field.name == self.section.identity
        met: dict[str, Known] = {}

        def look_up(label: str) -> Known:
            found = self._find(section, label)
            if found is None:
                raise NotPlainError
            if len(met) >= _KEPT:
                met.clear()
            met[label] = found
            return found

        def put(row: Row, value: Any) -> None:
            label = check_text(value)
            found = met.get(label) or look_up(label)
            row[at] = found.id
            if names_it:
                row[identity] = fold(label) if section == "tags" else found.uuid

        return put

    def _point(self, field: Field) -> Put:
        latitude, longitude = self._at["latitude"], self._at["longitude"]

        def put(row: Row, value: Any) -> None:
            row[latitude], row[longitude] = check_value(field, value)

        return put

    def _list(self, field: Field) -> Put:
        at = self.slots[field.name]

        def put(row: Row, value: Any) -> None:
            if not isinstance(value, list):
                raise NotPlainError
            row[at] = value

        return put

    def _group(self, field: Field) -> Put:
        # What follows from other events is looked at, and worked out again.
        if field.name == "inferred":
            parts: Mapping[str, Put] = {part.name: _looked_at(part) for part in field.fields}
        else:
            parts = {part.name: self._put(part) for part in field.fields}

        def put(row: Row, value: Any) -> None:
            if not isinstance(value, dict):
                raise NotPlainError
            for name, part in value.items():
                if part is not None:
                    parts[name](row, part)

        return put


def _looked_at(field: Field) -> Put:
    def put(_row: Row, value: Any) -> None:
        check_value(field, value)

    return put


def _columns_of(field: Field) -> Iterable[str]:
    """Return the columns that a field fills, but for anchors and lists."""
    if field.kind == "date":
        return [f"{field.fills}_{name}" for name in DATE_COLUMNS]
    if field.kind == "lag":
        return [f"{field.fills}_{name}" for name in ("words", "min", "max")]
    if field.kind == "point":
        return ["latitude", "longitude"]
    if field.kind == "group":
        return [] if field.name == "inferred" else [part.fills for part in field.fields]
    return [] if field.kind == "list" else [field.fills]


def layouts(section: str, find: Find, words: DateWords) -> dict[str, Layout]:
    """Return the layout of a section, and of what hangs on it by the names of its lists."""
    own = BY_NAME[section]
    found = {"": Layout(own, find, words)}
    for field in own.fields:
        if field.kind == "list":
            found[field.name] = Layout(BY_NAME[field.target], find, words)
    return found
