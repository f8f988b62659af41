"""Temporary copies of a server's tables, which take their names for one transaction."""

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from chronology.model import TABLES, Entity
from chronology.model.base import table_of

#: The tables with columns that follow from others.
_DERIVED: Final = frozenset({"event", "event_place", "participation"})
#: What stands before an index's method in its definition: the table's own name.
_ON: Final = re.compile(r" ON (ONLY )?\S+ USING ")


@dataclass(frozen=True)
class Shadows:
    """Tables that stand before those of the chronology, still without their indexes.

    Args:
        connection: the transaction that they belong to.
        names: what the tables are called.
        indexes: statements that make the indexes.
    """

    connection: Connection
    names: tuple[str, ...]
    indexes: tuple[str, ...]

    def index(self) -> None:
        """Make the indexes, and let the server look at what the tables now hold."""
        for statement in self.indexes:
            self.connection.exec_driver_sql(statement)
        self.connection.exec_driver_sql("ANALYZE " + ", ".join(self.names))


def shadow_tables(connection: Connection, command: int) -> Shadows:
    """Copy the tables that must be changed back to what they were after a command.

    Temporary tables come first wherever a table is named without its schema, so that
    all questions, and what works out derived columns, find the copies.
    """
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    names = _to_be_changed(connection, command)
    indexes: list[str] = []
    for name in names:
        real, copy = f"{schema}.{name}", f"pg_temp.{name}"
        for statement in (
            ("CREATE TEMP TABLE", name, "( LIKE", real, "INCLUDING DEFAULTS) ON COMMIT DROP"),
            ("INSERT INTO", copy, "SELECT * FROM", real),
            ("ALTER TABLE", copy, "ADD PRIMARY KEY (id)"),
        ):
            connection.exec_driver_sql(" ".join(statement))
        indexes += _definitions(connection, name)
    return Shadows(connection, names, tuple(indexes))


def _definitions(connection: Connection, name: str) -> list[str]:
    """Return what makes the indexes of a table on its copy, but for that of its ids."""
    sql = (
        "SELECT pg_get_indexdef(i.indexrelid) FROM pg_index AS i JOIN pg_class AS c"
        " ON c.oid = i.indrelid WHERE c.relname = :name AND NOT i.indisprimary"
        " AND c.relnamespace = CAST(current_schema() AS regnamespace)"
    )
    found = connection.execute(text(sql), {"name": name}).scalars()
    return [_ON.sub(f" ON pg_temp.{name} USING ", one, count=1) for one in found]


def _to_be_changed(connection: Connection, command: int) -> tuple[str, ...]:
    """Return the tables that were changed since, and those in which something is derived."""
    every = tuple(table_of(each).name for each in TABLES if issubclass(each, Entity))
    if connection.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM purge)").scalar():
        # What refers to a purged row may be anywhere.
        return every
    sql = "SELECT DISTINCT table_name FROM history_change WHERE command_id > :command"
    changed = set(connection.execute(text(sql), {"command": command}).scalars())
    return tuple(name for name in every if name in changed | _DERIVED)
