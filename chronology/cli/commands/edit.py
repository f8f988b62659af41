"""`chronology edit`: an event changed."""

from typing import TYPE_CHECKING, Any

import click

from chronology.cli.changing import carry_out
from chronology.cli.database import Database, pass_database
from chronology.cli.options import create_option, stacked
from chronology.cli.usage import bad_usage
from chronology.cli.words import event_id
from chronology.model.vocabulary import Handling, Manner, Status

if TYPE_CHECKING:
    from chronology.cli.names import Names
    from chronology.store.unit import UnitOfWork

_fields = stacked(
    click.option("--title", metavar="WORDS", help="What happened, in a few words."),
    click.option("--when", metavar="DATE", help="The date that you adopt."),
    click.option("--because", metavar="WORDS", help="Why you adopt that date."),
    click.option("--where", multiple=True, metavar="[ROLE:]PLACE", help="Adds a place."),
    click.option("--no-where", multiple=True, metavar="[ROLE:]PLACE", help="Takes one away."),
    click.option("--who", multiple=True, metavar="ACTOR[:ROLE]", help="Adds somebody."),
    click.option("--no-who", multiple=True, metavar="ACTOR[:ROLE]", help="Takes somebody away."),
    click.option("--tag", multiple=True, metavar="TAG", help="Adds a tag."),
    click.option("--no-tag", multiple=True, metavar="TAG", help="Takes one away."),
    click.option("--category", metavar="NAME", help="What kind of event."),
    click.option("--lasting", metavar="DURATION", help="How long it lasted."),
    click.option(
        "--manner",
        type=click.Choice([*(m.value for m in Manner), ""]),
        help="How it fills its date.",
    ),
    click.option(
        "--status", type=click.Choice([s.value for s in Status]), help="What you hold it to be."
    ),
    click.option(
        "--handling", type=click.Choice([h.value for h in Handling]), help="Who may see it."
    ),
    click.option("--describe", metavar="WORDS", help="A description."),
)


@click.command("edit")
@click.argument("event", metavar="ID")
@_fields
@click.option(
    "--if-version",
    "version",
    type=click.IntRange(min=0),
    metavar="N",
    help="Only if nothing was done to it after version N (`show --format json` prints it).",
)
@create_option
@pass_database
def command(
    database: Database,
    /,
    *,
    event: str,
    version: int | None,
    create: bool,
    **options: Any,
) -> None:
    """Change an event.

    What is not named stays. Words that are empty ("") clear a field. Dates that
    count from this event's follow it. Prints what was there before and who had
    written it, lest a colleague's change be lost unseen, and what the change
    contradicts.

    \b
    Examples:
      chronology edit 1 --when "spring 2016" --because "both papers agree" --tag checked
      chronology edit 1 --category ""
      chronology edit 1 --status corroborated --if-version 1
    """
    from chronology.cli.editing import write
    from chronology.query.writers import refuse_changed

    number = event_id(event)
    given = {name: value for name, value in options.items() if value not in (None, ())}
    if not given:
        raise bad_usage(f"Nothing to change of @{number} was given; name a field, such as --when.")

    def change(unit: "UnitOfWork", names: "Names") -> tuple[int | None, list[str]]:
        if version is not None:
            refuse_changed(unit.reader, number, version)
        return number, write(unit, names, number, given)

    carry_out(database, change, event=number, create=create)
