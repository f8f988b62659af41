"""Chronologies as earlier releases left them, on either engine (``releases/``)."""

import json
import re
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.migrate import run_migrations

FOLDER = Path(__file__).with_name("releases")
RELEASES = tuple(sorted(path.stem for path in FOLDER.glob("*.sql")))

_ROW = re.compile(r"INSERT INTO (\w+) \((.*?)\) VALUES ")
_NUMBER = re.compile(r"-- (\w+) (\d+)")


def said_of(revision: str) -> dict[str, str]:
    """Return what the program of a release printed, by the command."""
    return json.loads((FOLDER / f"{revision}.json").read_text(encoding="utf-8"))


def load(location: Location, revision: str) -> None:
    """Make the chronology of a release: its tables by its migrations, then its rows."""
    if location.engine == "sqlite":
        Path(location.path).touch(mode=0o600)
    kept = (FOLDER / f"{revision}.sql").read_text(encoding="utf-8")
    statements, numbers = _parts(kept)
    with make_engine(location, foreign_keys=False).begin() as connection:
        run_migrations(connection, revision)
        if location.engine == "postgresql":
            # As a dump is read: references are not minded until all rows are there.
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for statement in statements:
            connection.execute(text(statement.replace(":", "\\:")))
        _number_on(connection, numbers)


def _parts(kept: str) -> tuple[list[str], dict[str, int]]:
    """Return the statements, which may run over many lines, and the last number of each table."""
    statements: list[str] = []
    numbers = {}
    for line in kept.splitlines(keepends=True):
        if number := _NUMBER.fullmatch(line.strip()):
            numbers[number[1]] = int(number[2])
        elif _ROW.match(line):
            statements.append(line)
        else:
            statements[-1] += line
    return [statement.rstrip().removesuffix(";") for statement in statements], numbers


def _number_on(connection: Connection, numbers: dict[str, int]) -> None:
    for table, last in numbers.items():
        values = {"table": table, "last": last}
        if connection.dialect.name == "sqlite":
            connection.execute(
                text("DELETE FROM sqlite_sequence WHERE name = :table"), {"table": table}
            )
            sql = "INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"
        else:
            sql = "SELECT setval(pg_get_serial_sequence(:table, 'id'), :last)"
        connection.execute(text(sql), values)


def rows(location: Location) -> dict[tuple[str, int], dict[str, Any]]:
    """Return every row of every table, by table and id; documents as text."""
    found = {}
    with make_engine(location).connect() as connection:
        names = [name for name in inspect(connection).get_table_names() if "_search" not in name]
        for table in set(names) - {"alembic_version"}:
            for row in connection.execute(text(f"SELECT * FROM {table}")).mappings():
                found[table, row["id"]] = {name: _plain(value) for name, value in row.items()}
        connection.rollback()
    return found


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value
