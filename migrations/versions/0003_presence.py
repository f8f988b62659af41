"""Participations learn when somebody certainly was there in the body.

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-21

The columns are derived (``chronology.store.presence``); they are filled here for
what is already in the database.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

INDEX = "ix_participation_presence"

FILL = """
    UPDATE participation SET (present_from, present_until) = (
        SELECT CASE WHEN e.date_start_latest < 9223372036854775807 THEN e.date_start_latest END,
               e.date_end_earliest
        FROM event e, role r, actor a
        WHERE e.id = participation.event_id AND r.id = participation.role_id
          AND a.id = participation.actor_id
          AND r.bodily_present AND a.kind IN ('person', 'unknown')
          AND e.status NOT IN ('planned', 'refuted')
          AND (e.manner IS NULL OR e.manner <> 'repeated')
    )
"""


def upgrade() -> None:
    # A column without a rule is added in place on both engines.
    op.add_column("participation", sa.Column("present_from", sa.BigInteger()))
    op.add_column("participation", sa.Column("present_until", sa.BigInteger()))
    op.execute(FILL)
    op.create_index(
        INDEX,
        "participation",
        ["actor_id", "present_from", "present_until", "event_id"],
        sqlite_where=sa.text("present_from IS NOT NULL"),
        postgresql_where=sa.text("present_from IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index(INDEX, "participation")
    for column in ("present_until", "present_from"):
        op.execute(f"ALTER TABLE participation DROP COLUMN {column}")
