"""`chronology db`: the database itself."""

import sys

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.group import Group
from chronology.cli.options import page_format_option
from chronology.cli.output import say, screen
from chronology.errors import DatabaseError


@click.group("db", cls=Group)
def command() -> None:
    """The database itself.

    \b
    Example:
      chronology db status
    """


@command.command("status")
@page_format_option
@pass_database
def status(database: Database, /, *, format_: str) -> None:
    """Say what the database is, and whether this program can use it.

    Version, engine, size on disk, what it holds, who changed it last, and its
    datasets. Exits with 3 where this program cannot use it, or not before
    `chronology db upgrade`.

    \b
    Examples:
      chronology db status
      chronology db status --format json
    """
    from chronology.query.state import state_of
    from chronology.render.statepage import render_state

    state = state_of(database.location)
    if format_ == "table":
        render_state(state, sys.stdout, screen())
    else:
        from chronology.render.rows import render_objects

        render_objects("jsonl", [state.as_json()], sys.stdout)
    if not state.current:
        raise DatabaseError(
            f"{state.database} is of schema {state.schema}; this program works with"
            f" {state.program_schema}.",
            "Bring it up to date with `chronology db upgrade`; a file is backed up first.",
        )


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
        say(f"{location.shown} is up to date: schema {done.to}.")
        return
    say(f"{location.shown} went from schema {done.from_} to {done.to}.")
    if done.backup_path is not None:
        say(f"What it was before is kept in {done.backup_path}.")


@command.command("backup")
@click.argument("file", metavar="FILE")
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@pass_database
def backup(database: Database, /, *, file: str, force: bool) -> None:
    """Copy the whole chronology into FILE, while others may write.

    The copy is one state of the chronology with its ids and its history, made from
    a file or from PostgreSQL: always an SQLite file that this program opens with
    `--db FILE`, readable to you alone. It is looked through and counted before it
    gets its name. The files attached to sources are not in it. To restore a file,
    put the copy in its place.

    \b
    Examples:
      chronology db backup chronology-monday.db
      chronology db backup chronology-monday.db --force
    """
    from chronology.cli.keeping import tell_backup
    from chronology.store.backup.writing import write_backup

    tell_backup(database, write_backup(database.location, file, force=force))


@command.command("doctor")
@click.option("--repair", is_flag=True, help="Mend what follows from the rest, after a backup.")
@page_format_option
@pass_database
def doctor(database: Database, /, *, repair: bool, format_: str) -> int:
    """Find what is wrong with the database, and say what to do.

    Looks at the file, its permissions, the schema, references, ids, dates, what is
    worked out from other columns, the full text, the history and attached files. Only
    reads, and others may write, unless --repair is given: that works out anew what
    follows from the rest, in one step that the history records, and keeps a copy of a
    file before. Exits with 3 if anything is wrong and was not repaired.

    \b
    Examples:
      chronology db doctor
      chronology db doctor --repair
      chronology db doctor --format json
    """
    from chronology.cli.keeping import examine_and_tell

    return examine_and_tell(database, repair=repair, format_=format_)
