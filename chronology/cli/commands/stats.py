"""`chronology stats`: how many events, by what."""

import sys
from typing import Any

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.filtering import filter_of, refuse_bad_filter
from chronology.cli.options import FORMATS, filter_options
from chronology.cli.output import limit_for, say, say_cut, screen
from chronology.cli.past import as_of_option

# As in chronology.query.stats_groups, which is not loaded for `--help`.
_BY = ("year", "month", "place", "country", "category", "actor", "source", "status", "tag")


@click.command("stats")
@click.argument("text", nargs=-1)
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(_BY),
    help="What to count by; given twice, a table of rows and columns.",
)
@click.option("--measure", metavar="KIND", help="Add up this figure too, such as killed.")
@filter_options
@as_of_option
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    help="At most so many rows, 0 for all.  [default: 50 at a terminal, else all]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice((*FORMATS, "bars")),
    default="table",
    show_default=True,
    help="How to print it.",
)
@pass_database
def command(
    database: Database,
    /,
    *,
    text: tuple[str, ...],
    by: tuple[str, ...],
    measure: str | None,
    limit: int | None,
    format_: str,
    **wanted: Any,
) -> None:
    """Count events, and add up what they claim.

    By year or month an event is certain where it must have been, and possible
    wherever it may have been; with --in, as far as it lies in that time. No
    figure is added twice, and an unknown one is not zero. docs/stats.md says
    how rival figures, parts of events and open dates count.

    \b
    Examples:
      chronology stats --by year
      chronology stats --by place --in 2016 --format bars
      chronology stats --by year --by category --who Balusha
      chronology stats --by country --measure arrivals
    """
    from chronology.query.stats import statistics
    from chronology.render.statspage import MOST_COLUMNS, columns_of, notes, render_stats

    refuse_bad_filter(wanted)
    if format_ == "bars" and len(by) > 1:
        raise click.UsageError("Bars show one thing at a time: give --by once, or another format.")
    with database.reader() as reader:
        chosen = filter_of(reader, wanted, text=" ".join(text))
        stats = statistics(reader, chosen, by, measure)
    for_people = format_ in ("table", "bars")
    if for_people and not stats.total.events:
        say("No events match.")
        return
    most = limit_for(limit, "table" if for_people else format_)
    rows = stats.rows[:most]
    render_stats(format_, stats, rows, sys.stdout, screen())
    if for_people:
        say()
    for note in notes(stats):
        say(note, err=not for_people)
    if by:
        say_cut(len(rows), len(stats.rows))
    if len(by) == 2 and format_ in ("table", "markdown"):
        across = len(columns_of(stats, rows))
        if across > MOST_COLUMNS:
            say(f"{MOST_COLUMNS} of {across} columns; --format csv has all.", err=True)
