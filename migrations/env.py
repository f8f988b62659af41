"""Runs the migrations, on a connection handed over or on one of its own."""

import os
from pathlib import Path

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql.compiler import DDLCompiler

from chronology.model import metadata
from chronology.model.search import is_modelled
from chronology.store.engine import make_engine
from chronology.store.location import Location

# Any number will do, as long as it is ours: it keeps two upgrades apart.
UPGRADE_LOCK = 7_306_093_412_875_131


@compiles(CreateTable, "sqlite")
def name_primary_key(create: CreateTable, compiler: DDLCompiler, **options: object) -> str:
    """Name the primary key, which SQLAlchemy does not where SQLite numbers the rows."""
    made = compiler.visit_create_table(create, **options)
    name = create.element.primary_key.name
    return made.replace("PRIMARY KEY AUTOINCREMENT", f"CONSTRAINT {name} PRIMARY KEY AUTOINCREMENT")


def number_revision(_context: object, _revision: object, directives: list[object]) -> None:
    """Number a new revision after the last, with four digits."""
    versions = Path(__file__).parent / "versions"
    taken = [int(path.name[:4]) for path in versions.glob("[0-9][0-9][0-9][0-9]_*.py")]
    for directive in directives:
        directive.rev_id = f"{max(taken, default=0) + 1:04d}"


def migrate(connection: Connection) -> None:
    """Run the migrations on ``connection``, all of them or none."""
    context.configure(
        connection=connection,
        target_metadata=metadata,
        include_name=is_modelled,
        render_as_batch=True,
        # Engines of the store begin real transactions, so that on SQLite too a
        # migration that fails leaves the schema as it was.
        transactional_ddl=True,
        process_revision_directives=number_revision,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})"))
        context.run_migrations()


def main() -> None:
    """Migrate the database of the caller, or the one named on the command line."""
    handed = context.config.attributes.get("connection")
    if handed is not None:
        migrate(handed)
        return
    location = Location.parse(context.get_x_argument(as_dictionary=True).get("db"), os.environ)
    if location.engine == "sqlite":
        Path(location.path).touch(mode=0o600)
    with make_engine(location, foreign_keys=False).connect() as connection:
        migrate(connection)


main()
