"""`chronology rm`: an event removed."""

import click

from chronology.cli.database import Database, pass_database
from chronology.cli.output import say
from chronology.cli.terminal import agree, is_interactive
from chronology.cli.words import event_id
from chronology.errors import DeclinedError


@click.command("rm")
@click.argument("event", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.option(
    "--keep-dates", is_flag=True, help="Let dates that count from it stay as they were last read."
)
@pass_database
def command(database: Database, /, *, event: str, yes: bool, keep_dates: bool) -> None:
    """Remove an event.

    What hangs on it goes with it; the history keeps all of it. Asks first, at a
    terminal. Refused where other dates count from this event.

    \b
    Example:
      chronology rm 1 --yes --keep-dates
    """
    from chronology.model import Event
    from chronology.query.show import title_of
    from chronology.store.events import remove_event

    number = event_id(event)
    if not yes and is_interactive():
        with database.reader() as reader:
            title = title_of(reader, number)
        if not agree(f"Remove @{number} “{title}”?"):
            raise DeclinedError(f"@{number} was not removed.")
    with database.unit() as unit:
        title = unit.get(Event, number).title
        remove_event(unit, number, keep_dates=keep_dates)
    say(f"Removed @{number} {title}")
    for note in unit.notes:
        say(note)
