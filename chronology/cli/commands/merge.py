"""`chronology merge`: two records of one event made one."""

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.output import say
from chronology.cli.words import event_id


@click.command("merge")
@click.argument("keep", metavar="ID")
@click.argument("other", metavar="ID")
@pass_database
def command(database: Database, /, *, keep: str, other: str) -> None:
    """Merge two records of one event.

    The first stays, with its own fields, and takes what it lacks from the
    second, as well as the second's sources, people and relations.

    \b
    Example:
      chronology merge 1 2
    """
    from chronology.store.merging import merge_events

    kept, gone = event_id(keep), event_id(other)
    with database.unit() as unit:
        event = merge_events(unit, kept, gone)
    say(f"@{kept} {event.title} now also holds what @{gone} did.")
    for note in unit.notes:
        say(note)
