"""`chronology why`: how an event's bounds follow."""

import sys

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.options import page_format_option
from chronology.cli.output import screen
from chronology.cli.past import as_of_option
from chronology.cli.words import event_id


@click.command("why")
@click.argument("event", metavar="ID")
@page_format_option
@as_of_option
@pass_database
def command(database: Database, /, *, event: str, format_: str) -> None:
    """Show how an event's bounds follow.

    From its own claims, its relations and its neighbours: for the earliest and
    the latest beginning and end, the shortest chain of claims that gives it, one
    line a step, with the event, the words, who says so and the bound so far.
    Claims that contradict each other are left out, and named.

    \b
    Example:
      chronology why 12
    """
    from chronology.query.why import explain_bounds
    from chronology.render.rows import render_objects
    from chronology.render.whypage import render_why

    with database.reader() as reader:
        why = explain_bounds(reader, event_id(event))
    if format_ == "table":
        render_why(why, sys.stdout, screen())
    else:
        render_objects("jsonl", [why.as_json()], sys.stdout)
