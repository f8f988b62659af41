"""Whole rows written through a unit of work."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import select

from chronology.formats.rows.tables import CHUNK, Row
from chronology.store.unit import UnitOfWork


def differences(row: Mapping[str, Any], wanted: Mapping[str, Any]) -> Row:
    """Return the columns of ``wanted`` that ``row`` does not hold already."""
    return {name: value for name, value in wanted.items() if not _same(row[name], value)}


def _same(held: Any, wanted: Any) -> bool:
    # 1 and True, 0 and False are equal in Python, and not in a JSON column.
    return held == wanted and (held is None) == (wanted is None) and _shape(held) == _shape(wanted)


def _shape(value: Any) -> Any:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, dict):
        return {key: _shape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_shape(item) for item in value]
    return None


def update_rows(unit: UnitOfWork, model: Any, changes: Mapping[int, Row]) -> None:
    """Set columns of rows that exist, by id, with their history."""
    ids = list(changes)
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        for row in unit.session.exec(select(model).where(model.id.in_(chunk))):
            for name, value in changes[row.id].items():
                setattr(row, name, value)
    unit.session.flush()


def delete_rows(unit: UnitOfWork, model: Any, ids: list[int]) -> None:
    """Remove rows by id, with their history."""
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        for row in unit.session.exec(select(model).where(model.id.in_(chunk))):
            unit.session.delete(row)
    unit.session.flush()
