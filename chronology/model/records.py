"""The chronology's own records: imports, settings, accepted findings, history."""

from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from chronology.model import marked
from chronology.model.base import DOCUMENT, TABLE_OPTIONS, Entity, index_of, one_of
from chronology.model.vocabulary import Operation


class Dataset(Entity, table=True):
    """One import: what file, from whom, under which licence."""

    __tablename__ = "dataset"
    __table_args__: Any = (TABLE_OPTIONS,)

    slug: str = Field(nullable=False, unique=True)
    title: str | None = None
    format: str | None = None
    file_name: str | None = None
    file_sha256: str | None = None
    licence: str | None = None
    credit: str | None = None
    imported_at: str | None = None


class Setting(Entity, table=True):
    """A setting of this chronology, such as its time zone."""

    __tablename__ = "setting"
    __table_args__: Any = (TABLE_OPTIONS,)

    key: str = Field(nullable=False, unique=True)
    value: Any = Field(default=None, sa_type=DOCUMENT)


class Acceptance(Entity, table=True):
    """A finding that somebody has accepted, and on which values.

    The fingerprint covers the values that the finding rested on, so that it
    opens again when one of them changes.
    """

    __tablename__ = "acceptance"
    __table_args__: Any = (TABLE_OPTIONS,)

    fingerprint: str = Field(nullable=False, unique=True)
    check_id: str = Field(nullable=False)
    reason: str = Field(nullable=False)
    author: str = Field(nullable=False)
    accepted_at: str = Field(nullable=False)
    finding: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)


class HistoryCommand(SQLModel, table=True):
    """One command that changed the chronology: who, when, in which words."""

    __tablename__ = "history_command"
    __table_args__: Any = (TABLE_OPTIONS,)

    id: int | None = Field(default=None, primary_key=True)
    at: str = Field(nullable=False, index=True)
    author: str = Field(nullable=False)
    command: str = Field(nullable=False)
    undoes_id: int | None = Field(default=None, foreign_key="history_command.id")


class HistoryChange(SQLModel, table=True):
    """What one command did to one row, whole before and after, or to many that it made.

    ``before`` is NULL for an insert, ``after`` for a delete. In both, a column
    that was NULL is left out.

    An import inserts rows by the hundred thousand and does not write each down
    twice: one change of operation ``insert`` stands for the rows ``row_id`` to
    ``row_last``, both included and all made by this command, and its ``after`` is
    NULL. Such a row as it was inserted is the ``before`` of its next change, or, where
    nobody has changed it since, the row as it stands. Everywhere else ``row_last``
    is NULL.
    """

    __tablename__ = "history_change"
    __table_args__: Any = (
        one_of("operation", Operation),
        Index("ix_history_change_command_id", "command_id"),
        Index("ix_history_change_row", "table_name", "row_id"),
        index_of("ix_history_change_runs", "table_name", "row_id", where=marked.RUNS),
        TABLE_OPTIONS,
    )

    id: int | None = Field(default=None, primary_key=True)
    command_id: int = Field(foreign_key="history_command.id", nullable=False)
    table_name: str = Field(nullable=False)
    row_id: int = Field(nullable=False)
    row_last: int | None = None
    operation: str = Field(nullable=False)
    before: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)
    after: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)
