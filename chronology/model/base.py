"""What every table has: an id, a UUID for exchange, a row version and timestamps."""

from enum import StrEnum
from typing import Any, Final, cast
from uuid import uuid4

from sqlalchemy import JSON, CheckConstraint, Index, MetaData, String, Table, inspect, text
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

# Every constraint has a name from the first migration on: without one, a later
# batch migration on SQLite could not find it again.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata: MetaData = SQLModel.metadata
metadata.naming_convention = NAMING

# Ids are never reused, on SQLite by AUTOINCREMENT; PostgreSQL's sequences never
# go back by themselves.
TABLE_OPTIONS: dict[str, Any] = {"sqlite_autoincrement": True}


# An absent document is SQL's NULL, not the JSON text "null".
DOCUMENT = JSON(none_as_null=True)

#: Text of no language, compared letter by letter: SQLite does so by itself.
PLAIN_TEXT: Final = String().with_variant(String(collation="C"), "postgresql")


def new_uuid() -> str:
    """Return a random UUID in its canonical text form."""
    return str(uuid4())


def one_of(column: str, choices: type[StrEnum]) -> CheckConstraint:
    """Return the constraint that ``column`` holds one of ``choices`` or nothing."""
    listed = ", ".join(f"'{choice.value}'" for choice in choices)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Entity(SQLModel):
    """The columns of every table.

    ``version`` counts the changes of the row, starting at 1. The timestamps are
    ISO 8601 text in UTC ("2026-11-21T04:11:02Z"), set by the unit of work, the
    same on both engines and legible to any tool that opens the file.
    """

    id: int | None = Field(default=None, primary_key=True)
    uuid: str = Field(default_factory=new_uuid, unique=True, nullable=False, sa_type=PLAIN_TEXT)
    version: int = Field(default=1, nullable=False)
    created_at: str = Field(default="", nullable=False)
    updated_at: str = Field(default="", nullable=False)
    extra: dict[str, Any] | None = Field(default=None, sa_type=DOCUMENT)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        """Count a row's versions, and refuse to write over one that has moved on."""
        table: Table = cls.__dict__["__table__"]
        return {"version_id_col": table.c.version}


class Hanging(Entity):
    """The columns of what hangs on events and comes by the hundred thousand.

    Its UUIDs are unique by an index, which a bulk load may set aside.
    """

    uuid: str = Field(
        default_factory=new_uuid, index=True, unique=True, nullable=False, sa_type=PLAIN_TEXT
    )


def index_of(name: str, *columns: str, where: str) -> Index:
    """Return an index that holds only the rows for which a condition in SQL is true.

    A server's has the same condition, which only the migrations say: said here it would
    load that dialect, a fortieth of a second, for everyone who writes to a file.
    """
    return Index(name, *columns, sqlite_where=text(where))


def table_of(model: type[SQLModel]) -> Table:
    """Return the database table of a class."""
    return cast("Table", inspect(model).local_table)
