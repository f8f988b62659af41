"""The UUIDs of what hangs on events are unique by an index rather than a constraint.

Revision ID: 0008
Revises: 0007
Create Date: 2026-11-21

An index can be set aside while a dataset is loaded and made again of all rows at once,
which takes a third of the time that keeping it up takes; SQLite keeps the index of a
constraint whatever happens. There the tables are made anew and filled, as its manual
advises ("Making Other Kinds Of Table Schema Changes"); ids go on where they were.
"""

import re
from collections.abc import Callable

from alembic import op
from sqlalchemy import text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = ("event_place", "participation", "measure", "event_tag")


def upgrade() -> None:
    for table in TABLES:
        if op.get_bind().dialect.name == "sqlite":
            _make_anew(table, _without_constraint)
        else:
            op.drop_constraint(f"uq_{table}_uuid", table, type_="unique")
        op.create_index(f"ix_{table}_uuid", table, ["uuid"], unique=True)


def downgrade() -> None:
    for table in TABLES:
        op.drop_index(f"ix_{table}_uuid", table)
        if op.get_bind().dialect.name == "sqlite":
            _make_anew(table, _with_constraint)
        else:
            op.create_unique_constraint(f"uq_{table}_uuid", table, ["uuid"])


def _without_constraint(made: str, table: str) -> str:
    return re.sub(rf",?\s*CONSTRAINT uq_{table}_uuid UNIQUE \(uuid\)", "", made, count=1)


def _with_constraint(made: str, table: str) -> str:
    body = made.rstrip().removesuffix(")").rstrip()
    return f"{body},\n\tCONSTRAINT uq_{table}_uuid UNIQUE (uuid)\n)"


def _make_anew(table: str, change: Callable[[str, str], str]) -> None:
    """Make a table of SQLite of another statement, with its rows, indexes and triggers."""
    connection = op.get_bind()
    master = "SELECT sql FROM sqlite_master WHERE tbl_name = :t AND sql IS NOT NULL AND type"
    (made,) = connection.execute(text(f"{master} = 'table'"), {"t": table}).one()
    others = connection.execute(text(f"{master} IN ('index', 'trigger')"), {"t": table}).all()
    last = connection.execute(
        text("SELECT seq FROM sqlite_sequence WHERE name = :t"), {"t": table}
    ).scalar()
    counted = _is_counted(table)
    changed = change(made, table)
    if changed == made:
        raise RuntimeError(f"the statement of {table} is not what the migrations made")
    named = re.sub(rf'(CREATE TABLE )"?{table}"?', rf"\1{table}__new", changed, count=1)
    # Views name the table, and are right again once the new one has its name.
    connection.execute(text("PRAGMA legacy_alter_table = ON"))
    connection.exec_driver_sql(named)
    connection.execute(text(f"INSERT INTO {table}__new SELECT * FROM {table}"))  # noqa: S608 - own names
    connection.execute(text(f"DROP TABLE {table}"))
    connection.execute(text(f"ALTER TABLE {table}__new RENAME TO {table}"))
    connection.execute(text("PRAGMA legacy_alter_table = OFF"))
    for (statement,) in others:
        connection.exec_driver_sql(statement)
    if counted:
        connection.execute(text(f"ANALYZE {table}"))
    if last is not None:
        forget = text("DELETE FROM sqlite_sequence WHERE name = :t")
        connection.execute(forget, {"t": table})
        keep = text("INSERT INTO sqlite_sequence (name, seq) VALUES (:t, :last)")
        connection.execute(keep, {"t": table, "last": last})


def _is_counted(table: str) -> bool:
    """Return whether somebody had the table looked at for who plans queries.

    What was found goes with the table; queries that know of others alone are planned badly.
    """
    connection = op.get_bind()
    there = text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")
    if connection.execute(there).scalar() is None:
        return False
    counted = text("SELECT 1 FROM sqlite_stat1 WHERE tbl = :t LIMIT 1")
    return connection.execute(counted, {"t": table}).scalar() is not None
