"""`chronology db`: the database itself."""

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.group import Group
from chronology.errors import DatabaseError


@click.group("db", cls=Group)
def command() -> None:
    """The database itself.

    \b
    Example:
      chronology db status
    """


@command.command("status")
@pass_database
def status(database: Database) -> None:
    """Say whether this program can use the database.

    Exits with 3 where it cannot, or not before `chronology db upgrade`.

    \b
    Example:
      chronology db status
    """
    from chronology.store.migrate import status as status_of
    from chronology.store.reader import refuse_newer

    location = database.location
    found = status_of(location)
    revision = refuse_newer(location, found.revision)
    if not found.current:
        raise DatabaseError(
            f"{location.shown} is of schema {revision}; this program works with {found.head}.",
            "Bring it up to date with `chronology db upgrade`; a file is backed up first.",
        )
    click.echo(f"{location.shown} is a chronology of schema {revision}, which is up to date.")


@command.command("upgrade")
@pass_database
def upgrade(database: Database) -> None:
    """Bring the database up to date; a file is backed up first.

    \b
    Example:
      chronology db upgrade
    """
    from chronology.store.migrate import upgrade as bring_up_to_date

    location = database.location
    done = bring_up_to_date(location)
    if done.from_ == done.to:
        click.echo(f"{location.shown} is up to date: schema {done.to}.")
        return
    click.echo(f"{location.shown} went from schema {done.from_} to {done.to}.")
    if done.backup_path is not None:
        click.echo(f"What it was before is kept in {done.backup_path}.")
