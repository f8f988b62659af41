"""Merging two rows: all that refers to the one refers to the other afterwards."""

import json
from typing import Any

from sqlmodel import select

from chronology.model import (
    TABLES,
    ActorName,
    Citation,
    Entity,
    EventPlace,
    EventTag,
    Measure,
    Participation,
    PlaceName,
    Relation,
    Tie,
)
from chronology.model.base import table_of
from chronology.store.unit import UnitOfWork

# Rows that only say something of others; of two that say the same one is enough.
_STATEMENTS = (
    ActorName, Citation, EventPlace, EventTag, Measure, Participation, PlaceName, Relation, Tie,
)  # fmt: skip

# What two such rows may differ in.
_OWN = {"id", "uuid", "version", "created_at", "updated_at"}

#: Of these, rows are the same if they agree in the columns named.
_KEYS: dict[type[Entity], tuple[str, ...]] = {
    EventPlace: ("event_id", "place_id", "role"),
    EventTag: ("event_id", "tag_id"),
    ActorName: ("actor_id", "name"),
    PlaceName: ("place_id", "name"),
}

#: Of these, a row whose two columns come to name one thing says nothing.
_PAIRS: dict[type[Entity], tuple[str, str]] = {
    Relation: ("event_id", "other_id"),
    Tie: ("actor_id", "other_id"),
}


def references(model: type[Entity]) -> list[tuple[type[Entity], str]]:
    """Return every table and column that refers to rows of ``model``."""
    target = table_of(model)
    return [
        (table, key.parent.name)
        for table in TABLES
        if issubclass(table, Entity)
        for key in sorted(table_of(table).foreign_keys, key=lambda key: key.parent.name)
        if key.column.table is target
    ]


def repoint(unit: UnitOfWork, model: type[Entity], old: int, new: int) -> None:
    """Let all that refers to row ``old`` of ``model`` refer to row ``new``.

    Rows that thereby say what another says already are dropped, and so are
    relations and ties of a thing to itself.
    """
    for table, column in references(model):
        rows = rows_where(unit, table, column, old)
        twins: dict[str, Entity] = {}
        if rows and issubclass(table, _STATEMENTS):
            twins = {_key(row): row for row in rows_where(unit, table, column, new)}
        for row in rows:
            _move(unit, row, column, new, twins)


def _move(unit: UnitOfWork, row: Entity, column: str, new: int, twins: dict[str, Entity]) -> None:
    first, second = _PAIRS.get(type(row), ("", ""))
    if column in (first, second):
        other = getattr(row, second if column == first else first)
        if other == new:
            unit.delete(row)
            return
    if not isinstance(row, _STATEMENTS):
        setattr(row, column, new)
        unit.session.flush()
        return
    key = _key(row, {column: new})
    twin = twins.get(key)
    if twin is None:
        setattr(row, column, new)
        unit.session.flush()
        twins[key] = row
        return
    if isinstance(row, Citation):
        assert row.id is not None and twin.id is not None  # noqa: PT018, S101 - both are written
        repoint(unit, Citation, row.id, twin.id)
    unit.delete(row)
    _fill(twin, row)
    unit.session.flush()


def _fill(twin: Entity, row: Entity) -> None:
    """Keep the citation and extras of a dropped row where its twin has none."""
    for name in ("citation_id", "extra"):
        if hasattr(twin, name) and getattr(twin, name) is None:
            setattr(twin, name, getattr(row, name))


def _key(row: Entity, changed: dict[str, Any] | None = None) -> str:
    columns = _KEYS.get(type(row)) or tuple(
        column.name for column in table_of(type(row)).columns if column.name not in _OWN
    )
    values = {name: getattr(row, name) for name in columns} | (changed or {})
    return json.dumps(values, sort_keys=True)


def rows_where(unit: UnitOfWork, table: type[Entity], column: str, value: int) -> list[Entity]:
    """Return the rows of ``table`` whose ``column`` is ``value``, by id."""
    field = table_of(table).c[column]
    return list(unit.session.exec(select(table).where(field == value).order_by("id")))


def fill_blanks(keep: Entity, other: Entity, columns: tuple[str, ...]) -> None:
    """Give ``keep`` the values of ``other`` where it has none of its own."""
    for name in columns:
        if getattr(keep, name) is None:
            setattr(keep, name, getattr(other, name))
    if other.extra:
        keep.extra = {**other.extra, **(keep.extra or {})}
