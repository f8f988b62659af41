"""`chronology history`: who changed what, and when."""

import sys

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.options import format_option, limit_option
from chronology.cli.output import limit_for, say, say_cut, screen
from chronology.cli.words import event_id


@click.command("history")
@click.argument("event", metavar="[ID]", required=False)
@click.option("--since", metavar="DATE", help="Only commands from then on.")
@limit_option
@format_option
@pass_database
def command(
    database: Database,
    /,
    *,
    event: str | None,
    since: str | None,
    limit: int | None,
    format_: str,
) -> None:
    """Show who changed what, and when.

    The last command first. With an event, what each command did to it and to what hangs on it, the first
    command first. The numbers are those that `chronology undo` takes.

    \b
    Examples:
      chronology history --since yesterday
      chronology history 12
    """
    if event is None:
        _commands(database, since, limit, format_)
    elif since is not None or limit is not None:
        raise click.UsageError(
            "The history of one event is shown whole: leave --since and --limit out."
        )
    elif format_ in ("csv", "markdown"):
        raise click.UsageError("The history of one event is a table, json or jsonl.")
    else:
        _of_event(database, event_id(event), format_)


def _commands(database: Database, since: str | None, limit: int | None, format_: str) -> None:
    from chronology.query.changed import moment_of
    from chronology.query.history import commands, count_commands
    from chronology.render.historypage import render_commands
    from chronology.render.rows import render_objects

    most = limit_for(limit, format_)
    with database.reader() as reader:
        moment = None if since is None else moment_of(reader, since)
        found = list(commands(reader, since=moment, limit=most))
        total = count_commands(reader, since=moment)
    if format_ in ("json", "jsonl"):
        render_objects(format_, (each.as_json() for each in found), sys.stdout)
    elif not found and format_ == "table":
        say("Nothing was changed." if since is None else "Nothing was changed since then.")
    else:
        render_commands(format_, found, sys.stdout, screen())
    say_cut(len(found), total)


def _of_event(database: Database, number: int, format_: str) -> None:
    from itertools import groupby

    from chronology.query.history import command_of, event_changes
    from chronology.render.historypage import render_changes
    from chronology.render.rows import render_objects

    with database.reader() as reader:
        grouped = groupby(event_changes(reader, number), key=lambda change: change.command)
        found = [(command_of(reader, each), list(changes)) for each, changes in grouped]
    if format_ == "table":
        render_changes(f"What was done to @{number}", found, sys.stdout, screen())
        return
    objects = (
        {**done.as_json(), "changes": [change.as_json() for change in changes]}
        for done, changes in found
    )
    render_objects(format_, objects, sys.stdout)
