"""Participations learn when somebody certainly was there; indexes, what is peculiar.

Revision ID: 0003
Revises: 0002
Create Date: 2026-11-21

The columns are derived (``chronology.store.presence``); the program works them
out once the migrations have run.
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
            "duration_min IS NOT NULL OR duration_max IS NOT NULL OR date_has_members"
            " OR date_start_earliest >= date_end_latest - 1"
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

#: Indexes of columns that are mostly empty, and now hold only the rows that are not.
SPARSE = (
    ("ix_event_date_anchor_id", "event", "date_anchor_id"),
    ("ix_citation_says_anchor_id", "citation", "says_anchor_id"),
)


def upgrade() -> None:
    # A column without a rule is added in place on both engines.
    op.add_column("participation", sa.Column("present_from", sa.BigInteger()))
    op.add_column("participation", sa.Column("present_until", sa.BigInteger()))
    for name, (table, columns, which) in INDEXES.items():
        where = sa.text(which)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
    for name, table, column in SPARSE:
        op.drop_index(name, table)
        where = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, column in SPARSE:
        op.drop_index(name, table)
        op.create_index(name, table, [column])
    for name, (table, _columns, _which) in INDEXES.items():
        op.drop_index(name, table)
    for column in ("present_until", "present_from"):
        op.execute(f"ALTER TABLE participation DROP COLUMN {column}")
