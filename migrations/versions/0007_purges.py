"""What was removed for good leaves a note that it was.

Revision ID: 0007
Revises: 0006
Create Date: 2026-11-21
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "purge",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("command_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("commands", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_purge"),
        sa.ForeignKeyConstraint(
            ["command_id"], ["history_command.id"], name="fk_purge_command_id_history_command"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "purged_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purge_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_purged_row"),
        sa.ForeignKeyConstraint(["purge_id"], ["purge.id"], name="fk_purged_row_purge_id_purge"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_purged_row_row", "purged_row", ["table_name", "row_id"])
    op.create_index("ix_purged_row_mark", "purged_row", ["mark"])


def downgrade() -> None:
    op.drop_index("ix_purged_row_mark", "purged_row")
    op.drop_index("ix_purged_row_row", "purged_row")
    op.drop_table("purged_row")
    op.drop_table("purge")
