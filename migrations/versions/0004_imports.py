"""History tells of many rows at once; events remember what their dataset said of them.

Revision ID: 0004
Revises: 0003
Create Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

#: Finds the few changes that stand for many rows.
RUNS = "ix_history_change_runs"


def upgrade() -> None:
    # A column without a rule is added in place on both engines.
    op.add_column("history_change", sa.Column("row_last", sa.Integer()))
    runs = sa.text("row_last IS NOT NULL")
    op.create_index(
        RUNS, "history_change", ["table_name", "row_id"], sqlite_where=runs, postgresql_where=runs
    )
    op.add_column("event", sa.Column("import_digest", sa.String()))


def downgrade() -> None:
    op.execute("ALTER TABLE event DROP COLUMN import_digest")
    # Without the column such a change would claim one row of many; it is spelled out.
    op.execute(
        "INSERT INTO history_change (command_id, table_name, row_id, operation)"
        " WITH RECURSIVE each(command_id, table_name, row_id, row_last) AS ("
        "  SELECT command_id, table_name, row_id + 1, row_last FROM history_change"
        "  WHERE row_last > row_id"
        "  UNION ALL SELECT command_id, table_name, row_id + 1, row_last FROM each"
        "  WHERE row_id < row_last)"
        " SELECT command_id, table_name, row_id, 'insert' FROM each"
    )
    op.drop_index(RUNS, "history_change")
    op.execute("ALTER TABLE history_change DROP COLUMN row_last")
