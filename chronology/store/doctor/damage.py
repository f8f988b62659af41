"""What an examination finds, and on what it looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from chronology.model import TABLES
from chronology.model.base import table_of
from chronology.store.location import Location
from chronology.store.reader import Reader

#: How many rows or lines a finding names.
SHOWN: Final = 5

RESTORE: Final = (
    "Restore the latest backup; without one, recover what can be read with"
    " `sqlite3 FILE .recover` and import it into a new chronology."
)


class Severity(StrEnum):
    """Whether something is wrong in the chronology itself."""

    DAMAGE = "damage"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong.

    Args:
        kind: its short name, the same in every version of the program.
        what: the sentence that says what is wrong.
        advice: what to do about it where it is not repaired.
        count: in how many rows, or how often.
        examples: some of the rows or lines, in words.
        repairable: whether it follows from the rest, so that ``--repair`` mends it.
        objects: what a repair works on: names of indexes, columns, files.
        severity: a notice is nothing that is wrong in the chronology itself.
    """

    kind: str
    what: str
    advice: str
    count: int = 1
    examples: tuple[str, ...] = ()
    repairable: bool = False
    objects: tuple[Any, ...] = ()
    severity: Severity = Severity.DAMAGE

    def as_json(self) -> dict[str, Any]:
        """Return it as an object for programs."""
        return {
            "kind": self.kind,
            "severity": self.severity.value,
            "what": self.what,
            "count": self.count,
            "examples": list(self.examples),
            "advice": self.advice,
            "repairable": self.repairable,
        }


@dataclass(frozen=True, slots=True)
class Patient:
    """The database that is examined, in one snapshot.

    Args:
        location: where it is.
        reader: of the snapshot.
        revision: its schema.
    """

    location: Location
    reader: Reader
    revision: str

    @property
    def on_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.reader.engine == "sqlite"

    def tables(self) -> list[str]:
        """Return the names of the chronology's own tables; others may stand beside them."""
        sql = (
            "SELECT name FROM sqlite_master WHERE type = 'table'"
            if self.on_sqlite
            else "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        )
        own = {table_of(model).name for model in TABLES}
        return sorted(str(name) for (name,) in self.reader.rows(sql) if name in own)

    def has(self, table: str) -> bool:
        """Return whether there is such a table."""
        return table in self.tables()


def some(things: Iterable[object]) -> tuple[str, ...]:
    """Return the first few of them, in words."""
    return tuple(str(thing) for thing, _ in zip(things, range(SHOWN), strict=False))


def numbered(table: str, ids: Sequence[int]) -> tuple[str, ...]:
    """Return the first few rows of a table, in words: events as "@12"."""
    return some(f"@{number}" if table == "event" else f"{table} {number}" for number in ids)


def rows_of(count: int, table: str) -> str:
    """Return "1 row of event" or "12 rows of event"."""
    return f"{count:,} {'row' if count == 1 else 'rows'} of {table}"
