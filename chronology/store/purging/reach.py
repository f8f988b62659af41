"""How far a purge goes: the row that is named, and every row that cannot be without it.

A row whose reference to a removed row may not be empty goes with it, and so on; one
that only mentions it loses the mention. What hung on it once and is gone since stands
in the history, and is found there.
"""

from collections.abc import Iterator
from typing import Final

from chronology.model import TABLES, Entity
from chronology.model.base import table_of
from chronology.store.purging.content import acceptances_about
from chronology.store.purging.ids import Rows, chunks
from chronology.store.reader import Reader

#: What may be purged: the rows that somebody speaks of by themselves.
KINDS: Final = ("event", "actor", "place", "source")


def references() -> Iterator[tuple[str, str, str, bool]]:
    """Yield table, column, the table referred to, and whether the row can be without it."""
    for model in TABLES:
        if issubclass(model, Entity):
            table = table_of(model)
            for key in table.foreign_keys:
                column = key.parent
                yield table.name, column.name, key.column.table.name, bool(column.nullable)


def reach(reader: Reader, kind: str, number: int) -> Rows:
    """Return the rows that a purge of one row removes, and once would have."""
    found: Rows = {kind: {number}}
    waiting = [(kind, {number})]
    while waiting:
        target, ids = waiting.pop()
        for table, column, refers, optional in references():
            if refers == target and not optional:
                new = _hanging(reader, table, column, ids) - found.get(table, set())
                if new:
                    found.setdefault(table, set()).update(new)
                    waiting.append((table, new))
    accepted = acceptances_about(reader, found)
    if accepted:
        found["acceptance"] = accepted
    return found


def _hanging(reader: Reader, table: str, column: str, ids: set[int]) -> set[int]:
    """Return the rows of a table that refer to any of ``ids``, or did when they were last there."""
    there: set[int] = set()
    for part in chunks(ids):
        sql = f"SELECT id FROM {table} WHERE {column} IN ({part})"  # noqa: S608 - names of the model, whole numbers
        there.update(row[0] for row in reader.rows(sql))
    if reader.engine == "postgresql":
        value = f"CAST(COALESCE(h.before, h.after) ->> '{column}' AS INTEGER)"
    else:
        value = f"json_extract(COALESCE(h.before, h.after), '$.{column}')"
    for part in chunks(ids):
        sql = f"SELECT DISTINCT h.row_id FROM history_change AS h WHERE h.table_name = :table AND h.row_last IS NULL AND {value} IN ({part}) AND h.row_id NOT IN (SELECT id FROM {table})"  # noqa: S608 - names of the model, whole numbers
        there.update(row[0] for row in reader.rows(sql, {"table": table}))
    return there
