"""New rows of an import: a few with all of their history, or many at once."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from chronology.formats.rows.tables import Row, columns_of
from chronology.formats.seed.schema import Section
from chronology.store.unit import UnitOfWork

#: Writes new rows of a section, which have their uuid, and returns their ids in order.
Insert = Callable[[Section, Sequence[Row]], Iterable[int]]


def one_by_one(unit: UnitOfWork) -> Insert:
    """Return what writes rows with the history of each."""
    return lambda section, rows: unit.bulk_insert(section.model, rows)


def many(unit: UnitOfWork, numbers: dict[str, int]) -> Insert:
    """Return what writes rows in bulk.

    Args:
        unit: the unit of work, which is asked for its bulk only where there is something new.
        numbers: ids that were set aside, by uuid; those that are used are taken out.
    """

    def insert(section: Section, rows: Sequence[Row]) -> list[int]:
        bulk = unit.bulk()
        missing = sum(row["uuid"] not in numbers for row in rows)
        first = bulk.reserve(section.table, missing) if missing else 0
        free = iter(range(first, first + missing))
        ids = [numbers.pop(row["uuid"], 0) or next(free) for row in rows]
        named = dict.fromkeys(name for row in rows for name in row)
        whole = [
            {**_defaults(section, named), **row, "id": number}
            for number, row in zip(ids, rows, strict=True)
        ]
        columns = ("id", *named)
        jsons = [name for name in columns_of(section.model).jsons if name in named]
        for row in whole:
            row |= {name: as_json(row[name]) for name in jsons}
        whole.sort(key=lambda row: row["id"])
        bulk.insert(section.table, columns, [[row[name] for name in columns] for row in whole])
        return ids

    return insert


def as_json(value: Any) -> str | None:
    """Return what a JSON column holds as the text that both databases take."""
    return None if value is None else json.dumps(value)


def _defaults(section: Section, names: Iterable[str]) -> Mapping[str, Any]:
    fields = section.model.model_fields
    return {name: fields[name].get_default() for name in names if name != "uuid"}
