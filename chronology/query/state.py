"""The database itself: its version, engine and size, and how much it holds."""

import os
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from chronology import __version__
from chronology.store.connect import open_for_reading
from chronology.store.location import Location
from chronology.store.reader import Reader, refuse_newer, revision_of
from chronology.store.revisions import head

#: What is counted: the word for it, and its table. All of them are of the first schema.
KINDS: Final[Mapping[str, str]] = {
    "events": "event",
    "actors": "actor",
    "places": "place",
    "sources": "source",
    "citations": "citation",
    "relations": "relation",
    "participations": "participation",
    "event places": "event_place",
    "ties": "tie",
    "measures": "measure",
    "categories": "category",
    "roles": "role",
    "tags": "tag",
    "acceptances": "acceptance",
    "settings": "setting",
    "datasets": "dataset",
    "commands": "history_command",
    "changes": "history_change",
}

#: What SQLite may keep beside its file: a journal, a write-ahead log and its index.
_BESIDE: Final = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class State:
    """How a database stands.

    Args:
        database: its address, its password hidden.
        engine: "SQLite" or "PostgreSQL".
        engine_version: of the library or the server.
        schema: its revision.
        program_schema: the revision that this program works with.
        size: in bytes, on disk: of a file with what is kept beside it.
        files: the bytes of each file; empty on a server.
        counts: how many there are, by the words of ``KINDS``.
        last_change: the last command of its history, None where there is none.
        datasets: every import, with its number of events.
        zone: the time zone of its moments.
        date_order: "day" or "month", None where 3/4/2016 is refused.
    """

    database: str
    engine: str
    engine_version: str
    schema: str
    program_schema: str
    size: int
    files: Mapping[str, int]
    counts: Mapping[str, int]
    last_change: Mapping[str, Any] | None
    datasets: tuple[Mapping[str, Any], ...]
    zone: str
    date_order: str | None

    @property
    def current(self) -> bool:
        """Whether it is of this program's schema."""
        return self.schema == self.program_schema

    def as_json(self) -> dict[str, Any]:
        """Return it as an object for programs."""
        return {
            "database": self.database,
            "engine": self.engine,
            "engine_version": self.engine_version,
            "schema": self.schema,
            "up_to_date": self.current,
            "program": __version__,
            "program_schema": self.program_schema,
            "size": self.size,
            "files": dict(self.files),
            "zone": self.zone,
            "date_order": self.date_order,
            "counts": {word.replace(" ", "_"): count for word, count in self.counts.items()},
            "last_change": None if self.last_change is None else dict(self.last_change),
            "datasets": [dict(dataset) for dataset in self.datasets],
        }


def state_of(location: Location) -> State:
    """Return how a database stands; it may be of an older schema.

    Raises:
        DatabaseError: it is missing, a folder, locked, damaged, no chronology, or of
            a newer program.
    """
    with closing(open_for_reading(location)) as connection:
        reader = Reader(location, connection)
        revision = refuse_newer(location, revision_of(reader))
        files = _files(location)
        return State(
            database=location.shown,
            engine={"sqlite": "SQLite", "postgresql": "PostgreSQL"}[location.engine],
            engine_version=_engine_version(reader),
            schema=revision,
            program_schema=head(),
            size=sum(files.values()) if files else _server_size(reader),
            files=files,
            counts={word: _count(reader, table) for word, table in KINDS.items()},
            last_change=_last_change(reader),
            datasets=tuple(_datasets(reader)),
            zone=reader.setting("zone", "UTC"),
            date_order=reader.setting("date_order"),
        )


def _engine_version(reader: Reader) -> str:
    sql = "SELECT sqlite_version()" if reader.engine == "sqlite" else "SHOW server_version"
    row = reader.one(sql)
    return str(row[0]) if row else ""


def _files(location: Location) -> dict[str, int]:
    if location.engine != "sqlite":
        return {}
    names = [location.path, *(f"{location.path}{suffix}" for suffix in _BESIDE)]
    return {name: os.stat(name).st_size for name in names if os.path.exists(name)}


def _server_size(reader: Reader) -> int:
    row = reader.one("SELECT pg_database_size(current_database())")
    return int(row[0]) if row else 0


def _count(reader: Reader, table: str) -> int:
    row = reader.one(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of this module
    return int(row[0]) if row else 0


def _last_change(reader: Reader) -> dict[str, Any] | None:
    row = reader.one("SELECT id, at, author, command FROM history_command ORDER BY id DESC LIMIT 1")
    return None if row is None else dict(zip(("id", "at", "author", "command"), row, strict=True))


def _datasets(reader: Reader) -> list[dict[str, Any]]:
    names = ("slug", "title", "format", "file_name", "imported_at", "events")
    rows = reader.rows(
        "SELECT d.slug, d.title, d.format, d.file_name, d.imported_at, count(e.id)"
        " FROM dataset AS d LEFT JOIN event AS e ON e.dataset_id = d.id"
        " GROUP BY d.id, d.slug, d.title, d.format, d.file_name, d.imported_at ORDER BY d.id"
    )
    return [dict(zip(names, row, strict=True)) for row in rows]
