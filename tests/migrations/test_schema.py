"""The one schema: as the migrations make it and as the models describe it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, Connection, Inspector, inspect, text
from sqlalchemy.exc import DBAPIError

from chronology.model import TABLES, metadata
from chronology.model.base import table_of
from chronology.model.search import is_modelled
from chronology.store.engine import make_engine
from chronology.store.location import Location
from chronology.store.migrate import create, run_migrations
from chronology.store.resources import migrations_folder
from chronology.store.revisions import head, known

TABLE_NAMES = sorted(table_of(table).name for table in TABLES)


@pytest.fixture
def connection(db: Location) -> Iterator[Connection]:
    with make_engine(db).connect() as open_connection:
        yield open_connection


@pytest.fixture
def inspector(connection: Connection) -> Inspector:
    return inspect(connection)


@pytest.fixture
def config() -> Config:
    made = Config()
    made.set_main_option("script_location", migrations_folder())
    made.set_main_option("path_separator", "os")
    return made


@pytest.fixture
def scripts(config: Config) -> ScriptDirectory:
    return ScriptDirectory.from_config(config)


def test_there_is_a_single_head_and_the_file_names_tell_it(scripts: ScriptDirectory) -> None:
    assert scripts.get_heads() == [head()]


def test_every_migration_is_numbered_and_follows_the_last(scripts: ScriptDirectory) -> None:
    revisions = sorted(scripts.walk_revisions(), key=lambda revision: revision.revision)
    assert tuple(revision.revision for revision in revisions) == known()
    assert [revision.down_revision for revision in revisions] == [None, *known()[:-1]]
    for revision in revisions:
        assert Path(revision.path).name.startswith(f"{revision.revision}_")
        assert re.fullmatch(r"\d{4}", revision.revision)


def test_the_models_and_the_migrations_agree(connection: Connection) -> None:
    opts = {"compare_type": True, "include_name": is_modelled}
    context = MigrationContext.configure(connection, opts=opts)
    assert compare_metadata(context, metadata) == []


def test_every_table_is_there(inspector: Inspector) -> None:
    names = [name for name in inspector.get_table_names() if is_modelled(name, "table")]
    assert sorted(names) == sorted([*TABLE_NAMES, "alembic_version"])
    assert inspector.get_view_names() == ["timeline"]


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_the_constraints_have_the_names_of_the_model(inspector: Inspector, name: str) -> None:
    table = metadata.tables[name]
    checks = {str(one.name) for one in table.constraints if isinstance(one, CheckConstraint)}
    assert {one["name"] for one in inspector.get_check_constraints(name)} == checks
    assert {one["name"] for one in inspector.get_foreign_keys(name)} == {
        str(one.name) for one in table.foreign_key_constraints
    }
    for unique in inspector.get_unique_constraints(name):
        assert unique["name"].startswith(f"uq_{name}_")
    assert inspector.get_pk_constraint(name)["name"] == f"pk_{name}"


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_the_checks_say_what_the_model_says(sqlite_db: Location, name: str) -> None:
    """Told on SQLite, which keeps their words; PostgreSQL rewrites them."""
    with make_engine(sqlite_db).connect() as connection:
        made = inspect(connection).get_check_constraints(name)
    stated = {one["name"]: " ".join(one["sqltext"].split()) for one in made}
    for one in metadata.tables[name].constraints:
        if isinstance(one, CheckConstraint):
            assert stated[str(one.name)] == str(one.sqltext)


def test_up_down_and_up_again(empty_db: Location, config: Config) -> None:
    create(empty_db)
    engine = make_engine(empty_db, foreign_keys=False)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        assert inspect(connection).get_view_names() == []
    with engine.begin() as connection:
        run_migrations(connection)
        names = inspect(connection).get_table_names()
        assert set(TABLE_NAMES) <= set(names)


def test_a_migration_that_fails_leaves_nothing(empty_db: Location, config: Config) -> None:
    create(empty_db)
    engine = make_engine(empty_db, foreign_keys=False)
    with engine.begin() as connection:
        # The last table that the migration would drop is gone already.
        connection.execute(text("ALTER TABLE dataset RENAME TO elsewhere"))
    with engine.connect() as connection:
        transaction = connection.begin()
        config.attributes["connection"] = connection
        with pytest.raises(DBAPIError, match="dataset"):
            command.downgrade(config, "base")
        transaction.rollback()
    with engine.connect() as connection:
        assert "event" in inspect(connection).get_table_names()


def test_the_tables_number_their_rows_without_reuse(inspector: Inspector, db: Location) -> None:
    if db.engine == "sqlite":
        with make_engine(db).connect() as connection:
            made = connection.execute(text("SELECT name, sql FROM sqlite_master"))
            sql = {row[0]: row[1] for row in made}
        assert all("AUTOINCREMENT" in sql[name] for name in TABLE_NAMES)
    else:
        for name in TABLE_NAMES:
            [number] = [one for one in inspector.get_columns(name) if one["name"] == "id"]
            assert "nextval" in number["default"]


def test_the_policy_stands_where_each_author_reads_it() -> None:
    template = (Path(migrations_folder()) / "script.py.mako").read_text(encoding="utf-8")
    for word in ("import sqlmodel", "batch", "name", "downgrade", "lost", "sqlite_autoincrement"):
        assert word in template
