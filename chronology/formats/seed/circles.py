"""Entities that would lie within themselves, in the end."""

from chronology.formats.rows.tables import columns_of
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.schema import BY_NAME
from chronology.formats.seed.scope import PARENTS

_FIELDS = {"sources": "derived_from"}


def refuse_circles(plan: Plan) -> None:
    """Complain of every place, category or role within itself, and source derived from itself."""
    for section, column in PARENTS.items():
        rows = [row for row in plan.rows[section] if row.values.get(column) is not None]
        if not rows:
            continue
        above = _stored(plan, section, column)
        for row in plan.rows[section]:
            if column in row.values:
                parent = row.values[column]
                above[_node(row)] = _node(parent) if isinstance(parent, Planned) else None
        for row in rows:
            if _comes_back(_node(row), above):
                why = f"this {row.section.type} would lie within itself, in the end."
                plan.complain(row.entity, _FIELDS.get(section, "in"), why)


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
