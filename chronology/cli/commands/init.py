"""`chronology init`: an empty chronology."""

import click

from chronology.cli.database import Database, pass_database


@click.command("init")
@click.option("--zone", metavar="NAME", help="The time zone of its moments.  [default: UTC]")
@click.option("--day-first", "order", flag_value="day", help="Read 3/4/2016 as 3 April.")
@click.option("--month-first", "order", flag_value="month", help="Read 3/4/2016 as 4 March.")
@click.option("--author", metavar="NAME", help="Who changes it, for the history.")
@pass_database
def command(
    database: Database, /, *, zone: str | None, order: str | None, author: str | None
) -> None:
    """Make an empty chronology.

    It begins with common categories and roles, which are yours to change.

    \b
    Examples:
      chronology --db mine.db init
      chronology --db istanbul.db init --zone Europe/Istanbul --day-first
    """
    from chronology.cli.making import VOCABULARY, make
    from chronology.cli.output import say
    from chronology.store.settings import AUTHOR, DATE_ORDER, ZONE

    make(database, [VOCABULARY], {ZONE: zone, DATE_ORDER: order, AUTHOR: author})
    say(f"Made {database.location.shown}; add the first event with `chronology add`.")
