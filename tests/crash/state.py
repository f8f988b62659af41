"""What a chronology holds, whole, and whether it is sound."""

import json
import re
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from chronology.store.connect import open_for_reading
from chronology.store.copies import refresh_every_copy
from chronology.store.engine import begun
from chronology.store.location import Location
from chronology.store.reader import Reader, revision_of
from chronology.store.revisions import head
from chronology.store.temporal.tighten import retighten_all
from chronology.store.wording import refresh_all_words

#: Table by table, the rows in the order of their ids.
State = Mapping[str, list[tuple[Any, ...]]]

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
#: What the rows of tables without an id are ordered by.
_FIRST = {"alembic_version": "version_num", "sqlite_sequence": "name"}
_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'"
    " AND name NOT LIKE 'event\\_search%' ESCAPE '\\' ORDER BY name",
    "postgresql": "SELECT tablename FROM pg_tables"
    " WHERE schemaname = ANY (current_schemas(false)) ORDER BY tablename",
}


def state_of(location: Location) -> State:
    """Read everything that a chronology of any schema holds."""
    with closing(open_for_reading(location)) as connection:
        return _read(Reader(location, connection))


def _read(reader: Reader) -> State:
    tables = [name for (name,) in reader.rows(_TABLES[reader.engine])]
    return {
        name: list(reader.rows(f"SELECT * FROM {name} ORDER BY {_FIRST.get(name, 'id')}"))
        for name in tables
    }


def likeness(state: State) -> dict[str, list[str]]:
    """Return a state without what differs each time a command runs: moments, random UUIDs.

    A UUID is named after the order in which it first appears, so that references to it
    still have to agree.
    """
    met: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        return met.setdefault(found[0], f"uuid {len(met)}")

    return {
        table: [_UUID.sub(named, _MOMENT.sub("then", json.dumps(row, default=str))) for row in rows]
        for table, rows in state.items()
        if table not in ("sqlite_sequence",)
    }


def require_sound(location: Location) -> None:
    """Look at a chronology as its engine does, and as the program does."""
    if location.engine == "sqlite":
        with closing(sqlite3.connect(location.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    with closing(open_for_reading(location)) as connection:
        if revision_of(Reader(location, connection)) != head():
            return
    _require_in_step(location)


def _require_in_step(location: Location) -> None:
    """What is derived is as it would be if it were all worked out anew."""
    with closing(begun(location)) as connection:
        reader = Reader(location, connection.connection.driver_connection)
        before = _read(reader)
        retighten_all(reader, connection)
        refresh_every_copy(connection)
        refresh_all_words(connection)
        after = _read(reader)
        assert after == before
        if location.engine == "sqlite":
            # Compares the index with the rows that it was made of (FTS5, "integrity-check").
            check = "INSERT INTO event_search (event_search, rank) VALUES ('integrity-check', 1)"
            connection.exec_driver_sql(check)
        connection.rollback()


def copied(path: Path, to: Path) -> Path:
    """Copy a chronology's file with the journal that may lie beside it."""
    shutil.copy(path, to)
    journal = Path(f"{path}-journal")
    if journal.exists():
        shutil.copy(journal, f"{to}-journal")
    return to
