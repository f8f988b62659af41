"""What was purged stays away, from a state of the past too."""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from chronology.model import TABLES, Entity
from chronology.model.base import table_of


def leave_purged_out(connection: Connection) -> None:
    """Drop from a copy what refers to rows that were purged: the reference, or else the row."""
    purged = "SELECT p.row_id FROM purged_row AS p WHERE p.table_name = :table"
    there = set(connection.execute(text("SELECT DISTINCT table_name FROM purged_row")).scalars())
    for table, column, target, nullable in _references():
        if target in there:
            do = ("UPDATE", table, "SET", column, "= NULL") if nullable else ("DELETE FROM", table)
            sql = " ".join((*do, "WHERE", column, "IN (", purged, ")"))
            connection.execute(text(sql), {"table": target})


def _references() -> Iterator[tuple[str, str, str, bool | None]]:
    """Yield table, column, the table referred to, and whether the column may be empty."""
    for model in TABLES:
        if issubclass(model, Entity):
            table = table_of(model)
            for key in table.foreign_keys:
                column = key.parent
                yield table.name, column.name, key.column.table.name, column.nullable
