"""`chronology show`: one event, whole."""

import sys

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.options import page_format_option
from chronology.cli.output import screen
from chronology.cli.past import as_of_option
from chronology.cli.words import event_id


@click.command("show")
@click.argument("event", metavar="ID")
@page_format_option
@as_of_option
@pass_database
def command(database: Database, /, *, event: str, format_: str) -> None:
    """Show everything that is known of an event.

    \b
    Example:
      chronology show 12
    """
    from chronology.query.show import show_event
    from chronology.render.rows import render_objects
    from chronology.render.showpage import render_show

    with database.reader() as reader:
        detail = show_event(reader, event_id(event))
    if format_ == "table":
        render_show(detail, sys.stdout, screen())
    else:
        render_objects("jsonl", [detail.as_json()], sys.stdout)
