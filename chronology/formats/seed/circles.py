"""Entities that would lie within themselves, in the end, or require themselves."""

from typing import Any

from chronology.formats.rows.tables import columns_of
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.schema import BY_NAME
from chronology.formats.seed.scope import PARENTS

#: What leads from one entity to the next: its section, column and field, and how it is said.
_WAYS = (
    *(
        (section, column, "derived_from" if section == "sources" else "in", "lie within")
        for section, column in PARENTS.items()
    ),
    ("categories", "requires_id", "requires", "require"),
)


def refuse_circles(plan: Plan) -> None:
    """Complain of every place, category or role within itself, and source derived from itself.

    So too of a category that requires itself: no event of it could be the first.
    """
    for section, column, field, said in _WAYS:
        rows = [row for row in plan.rows[section] if _given(row).get(column) is not None]
        if not rows:
            continue
        above = _stored(plan, section, column)
        for row in plan.rows[section]:
            if column in _given(row):
                parent = _given(row)[column]
                above[_node(row)] = _node(parent) if isinstance(parent, Planned) else None
        for row in rows:
            if _comes_back(_node(row), above):
                why = f"this {row.section.type} would {said} itself, in the end."
                plan.complain(row.entity, field, why)


def _given(row: Planned) -> dict[str, Any]:
    """Return what a document gives of a row, with what is filled in last."""
    return {**row.values, **row.late}


def _node(row: Planned) -> int | str:
    """Return what stands for a row: its id, or its uuid while it has none."""
    return row.id if row.id is not None else row.uuid


def _stored(plan: Plan, section: str, column: str) -> dict[int | str, int | str | None]:
    table = columns_of(BY_NAME[section].model).table
    sql = f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608  # own names
    return {row[0]: row[1] for row in plan.reader.rows(sql)}


def _comes_back(start: int | str, above: dict[int | str, int | str | None]) -> bool:
    seen = set()
    at = above.get(start)
    while at is not None and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = above.get(at)
    return False
