"""Participations learn when somebody certainly was there; indexes, what is peculiar.

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

#: Each index, its table and columns, and which rows it holds.
INDEXES = {
    "ix_participation_presence": (
        "participation",
        ["actor_id", "present_from", "present_until", "event_id"],
        "present_from IS NOT NULL",
    ),
    "ix_event_peculiar": (
        "event",
        ["id"],
        (
            "duration_min IS NOT NULL OR duration_max IS NOT NULL"
            " OR date_start_earliest >= date_start_latest OR date_end_earliest >= date_end_latest"
            " OR date_start_earliest >= date_end_latest"
        ),
    ),
    "ix_citation_telling": (
        "citation",
        ["event_id"],
        (
            "says_edtf IS NOT NULL OR says_duration_min IS NOT NULL"
            " OR says_duration_max IS NOT NULL OR stance = 'disputes' OR rank = 'deprecated'"
        ),
    ),
}

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
    for name, (table, columns, which) in INDEXES.items():
        where = sa.text(which)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, (table, _columns, _which) in INDEXES.items():
        op.drop_index(name, table)
    for column in ("present_until", "present_from"):
        op.execute(f"ALTER TABLE participation DROP COLUMN {column}")
