"""What was removed for good: that it was, and nothing of what it was."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from chronology.model.base import DOCUMENT, TABLE_OPTIONS


class Purge(SQLModel, table=True):
    """One purge: what kind of entry it removed for good, why, and how far it went.

    Who did it and when is said by its command. ``commands`` are the numbers of the
    earlier commands that lost a part of their history, and so can no longer be taken
    back. ``salt`` goes into the marks of ``PurgedRow``.
    """

    __tablename__ = "purge"
    __table_args__: Any = (TABLE_OPTIONS,)

    id: int | None = Field(default=None, primary_key=True)
    command_id: int = Field(foreign_key="history_command.id", nullable=False)
    kind: str = Field(nullable=False)
    row_id: int = Field(nullable=False)
    reason: str = Field(nullable=False)
    salt: str = Field(nullable=False)
    commands: list[int] | None = Field(default=None, sa_type=DOCUMENT)


class PurgedRow(SQLModel, table=True):
    """One row that a purge removed: which it was, by its id and a mark of its UUID.

    The mark is the SHA-256 of the purge's salt and the UUID, in hexadecimal. An import
    that brings the same UUID is recognised by it; nobody can read the UUID from it.
    """

    __tablename__ = "purged_row"
    __table_args__: Any = (
        Index("ix_purged_row_row", "table_name", "row_id"),
        Index("ix_purged_row_mark", "mark"),
        TABLE_OPTIONS,
    )

    id: int | None = Field(default=None, primary_key=True)
    purge_id: int = Field(foreign_key="purge.id", nullable=False)
    table_name: str = Field(nullable=False)
    row_id: int = Field(nullable=False)
    mark: str = Field(nullable=False)
