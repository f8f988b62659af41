"""Categories learn which of them are offices, and which need another before them.

Events whose bounds rest on a conflict are found by an index.

Revision ID: 0002
Revises: 0001
Create Date: 2026-11-21
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NOTED = "ix_event_inferred_note"
REQUIRES = "fk_category_requires_id_category"


@contextmanager
def category() -> Iterator[BatchOperations]:
    """Change the table behind the view that reads it."""
    op.execute("DROP VIEW timeline")
    with op.batch_alter_table("category", table_kwargs={"sqlite_autoincrement": True}) as table:
        yield table
    statement = Path(__file__).with_name("0001_timeline.sql").read_text(encoding="utf-8")
    join = "group_concat" if op.get_bind().dialect.name == "sqlite" else "string_agg"
    op.execute(statement.replace("{join}", join))


def upgrade() -> None:
    with category() as table:
        table.add_column(
            sa.Column("single_holder", sa.Boolean(), nullable=False, server_default=sa.false())
        )
        table.add_column(sa.Column("requires_id", sa.Integer(), nullable=True))
        table.create_foreign_key(REQUIRES, "category", ["requires_id"], ["id"])
    noted = sa.text("inferred_note IS NOT NULL")
    op.create_index(NOTED, "event", ["id"], sqlite_where=noted, postgresql_where=noted)


def downgrade() -> None:
    op.drop_index(NOTED, "event")
    with category() as table:
        table.drop_constraint(REQUIRES, type_="foreignkey")
        table.drop_column("requires_id")
        table.drop_column("single_holder")
