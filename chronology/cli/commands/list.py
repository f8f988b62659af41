"""`chronology list`: the query."""

import sys
from itertools import chain
from typing import Any

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.filtering import filter_of, refuse_bad_filter
from chronology.cli.options import filter_options, format_option, limit_option
from chronology.cli.output import limit_for, say, screen
from chronology.cli.past import as_of_option
from chronology.query.filters import SORTS


@click.command("list")
@click.argument("text", nargs=-1)
@filter_options
@as_of_option
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    help="The order.  [default: when; a cut search for very common words begins with the newest]",
)
@limit_option
@format_option
@pass_database
def command(
    database: Database,
    /,
    *,
    text: tuple[str, ...],
    sort: str | None,
    limit: int | None,
    format_: str,
    **wanted: Any,
) -> None:
    """List events: what happened, where and when.

    TEXT is looked for in titles, descriptions and names: each of its words as a
    word or the beginning of one. One option given twice means any of them;
    different options mean all. With --in, each event is certainly or only
    possibly in that time.

    \b
    Examples:
      chronology list --in 2016 --where Turkey
      chronology list prison --who Balusha --sort -when --format csv
    """
    from chronology.cli.cutting import Cut
    from chronology.query.events import list_events
    from chronology.render.listing import render_events

    refuse_bad_filter(wanted)
    most = limit_for(limit, format_)
    with database.reader() as reader:
        chosen = filter_of(reader, wanted, text=" ".join(text), sort=sort or "when", limit=most)
        cut = Cut(reader, chosen, sort)
        shown = list_events(reader, cut.filter)
        first = next(shown, None)
        if first is None and format_ == "table":
            say("No events match.")
            return
        events = shown if first is None else chain([first], shown)
        render_events(format_, events, sys.stdout, screen(), rated=bool(wanted["in_"]))
        cut.say()
