"""What a database of a release is made of, told by running its migrations somewhere else.

So there is no second list of tables, indexes and triggers to be kept in step. On
SQLite the somewhere is memory; on PostgreSQL a schema of its own, inside a
transaction that is taken back.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from chronology.model.search import TABLE as SEARCH
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.migrate import run_migrations

#: Runs a query of no parameters and returns its rows.
Rows = Callable[[str], Iterable[tuple[Any, ...]]]

_SCRATCH: Final = "chronology_doctor"
_NAMED: Final = re.compile(r'CONSTRAINT\s+"?(\w+)"?', re.IGNORECASE)


@dataclass(frozen=True)
class Blueprint:
    """The parts of a schema.

    Args:
        tables: the columns of each table, each as words: name, type, whether it may
            be empty; and its rules, by name.
        parts: the SQL that makes each index, trigger and view, by kind and name.
    """

    tables: Mapping[str, frozenset[str]]
    parts: Mapping[tuple[str, str], str]


def blueprint(location: Location, revision: str) -> Blueprint | None:
    """Return what a chronology of this engine and schema is made of.

    None where a server does not let its user make a schema to compare with.
    """
    if location.engine == "sqlite":
        return in_memory(revision)
    with make_engine(location).connect() as connection:
        try:
            return built_beside(connection, revision)
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", "") == "42501":
                return None
            raise
        finally:
            connection.rollback()


@cache
def in_memory(revision: str) -> Blueprint:
    """Return what an SQLite database of a schema is made of."""
    engine = create_engine("sqlite://", poolclass=NullPool)
    with engine.begin() as connection:
        run_migrations(connection, revision)
        return read_file(_rows(connection))


@contextmanager
def _scratch(connection: Connection) -> Iterator[None]:
    """Work in an empty schema of a server, and take all of it back."""
    mark = connection.begin_nested()
    connection.exec_driver_sql(f"CREATE SCHEMA {_SCRATCH}")
    connection.exec_driver_sql(f"SET LOCAL search_path = {_SCRATCH}")
    try:
        yield
    finally:
        mark.rollback()


def built_beside(connection: Connection, revision: str) -> Blueprint:
    """Return what a chronology on this server is made of; nothing of it stays."""
    with _scratch(connection):
        run_migrations(connection, revision)
        return read_server(_rows(connection))


def _rows(connection: Connection) -> Rows:
    return lambda sql: [tuple(row) for row in connection.exec_driver_sql(sql)]


def read_file(rows: Rows) -> Blueprint:
    """Return what an SQLite database is made of."""
    made = list(rows("SELECT type, name, sql FROM sqlite_master"))
    tables = {
        name: frozenset([*_columns(rows, name), *_NAMED.findall(sql)])
        for kind, name, sql in made
        if kind == "table" and not name.startswith(("sqlite_", SEARCH))
    }
    parts = {
        (kind, name): sql
        for kind, name, sql in made
        if sql is not None and (kind != "table" or name == SEARCH)
    }
    return Blueprint(tables, parts)


def _columns(rows: Rows, table: str) -> Iterator[str]:
    for _number, name, kind, required, *_rest in rows(f"PRAGMA table_info('{table}')"):
        yield f"{name} {kind}{' NOT NULL' if required else ''}"


_SERVER_COLUMNS: Final = (
    "SELECT table_name, column_name || ' ' || data_type"
    " || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND table_name IN"
    " (SELECT tablename FROM pg_tables WHERE schemaname = current_schema())"
)
_SERVER_RULES: Final = (
    "SELECT t.relname, c.conname FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid"
    " WHERE t.relnamespace = to_regnamespace(current_schema())"
)
_SERVER_PARTS: Final = (
    "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    " AND indexname NOT IN (SELECT conname FROM pg_constraint)"
    " UNION ALL SELECT 'view', viewname, 'CREATE VIEW ' || viewname || ' AS ' || definition"
    " FROM pg_views WHERE schemaname = current_schema()"
)


def read_server(rows: Rows) -> Blueprint:
    """Return what the current schema of a server is made of."""
    tables: dict[str, set[str]] = {}
    for sql in (_SERVER_COLUMNS, _SERVER_RULES):
        for table, part in rows(sql):
            tables.setdefault(table, set()).add(part)
    [(schema,)] = rows("SELECT current_schema()")
    parts = {
        (kind, name): sql.replace(f" ON {schema}.", " ON ")
        for kind, name, sql in rows(_SERVER_PARTS)
    }
    return Blueprint({name: frozenset(found) for name, found in tables.items()}, parts)
