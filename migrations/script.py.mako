"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}

The policy, for whoever writes this file; delete it when you have kept it:

- A migration that has been released is never edited; the next one corrects it.
- It stands alone: it imports nothing from `chronology`, which will change.
- Every constraint and index has the name that `chronology.model.base.NAMING`
  gives it, here and in the model. SQLite cannot drop what has no name.
- It works on SQLite and on PostgreSQL. Change existing tables with
  `op.batch_alter_table(...)`, passing
  `table_kwargs={"sqlite_autoincrement": True}`: ids are never reused.
- A view is dropped before a table that it reads is rebuilt, and made again after.
- Nothing that a user entered is lost: a column is filled before it is made NOT
  NULL, and moved before it is dropped.
- `downgrade` works and loses no more than the new columns hold.
- `history_change` keeps rows as they were; `undo` must still read them.
- Tests: `tests/migrations` proves one head, agreement with the models, and up,
  down and up again on both engines. Add one that carries real rows through
  this migration and looks at them afterwards.
"""

import sqlalchemy as sa
import sqlmodel  # noqa: F401 - generated columns name its types
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
