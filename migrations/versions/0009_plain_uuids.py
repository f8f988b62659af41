"""UUIDs and the ids of datasets are compared letter by letter on a server too.

Revision ID: 0009
Revises: 0008
Create Date: 2026-11-21

A server otherwise compares texts as its language does, which for what is no text of any
language is of no use, and makes an index of it in three times as long. SQLite has always
compared them so.
"""

from alembic import op
from sqlalchemy import text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

#: The columns of the tables that there are now.
_COLUMNS = text(
    "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND (column_name = 'uuid'"
    " OR (table_name, column_name) = ('event', 'external_id')) ORDER BY 1, 2"
)


def upgrade() -> None:
    _compare('"C"')


def downgrade() -> None:
    _compare('"default"')


def _compare(collation: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    for table, column in op.get_bind().execute(_COLUMNS).all():
        op.execute(f"ALTER TABLE {table} ALTER {column} TYPE varchar COLLATE {collation}")
