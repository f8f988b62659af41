"""`chronology cite`: what a source says of an event."""

from typing import TYPE_CHECKING

import click

from chronology.cli.changing import carry_out
from chronology.cli.database import Database, pass_database
from chronology.cli.options import create_option
from chronology.cli.words import event_id
from chronology.model.vocabulary import Rank, Stance

if TYPE_CHECKING:
    from chronology.cli.names import Names
    from chronology.store.unit import UnitOfWork

_NUMBER = click.IntRange(min=1)


@click.command("cite")
@click.argument("event", metavar="ID")
@click.option("--source", metavar="SLUG[#LOCATOR]", help="Who says so.")
@click.option("--locator", metavar="WORDS", help="Where in it, such as “paragraph 20”.")
@click.option("--says-when", metavar="DATE", help="The date that it gives.")
@click.option("--says-where", metavar="PLACE", help="The place that it gives.")
@click.option("--says-lasting", metavar="DURATION", help="How long it says that it lasted.")
@click.option("--claimant", metavar="ACTOR", help="Whose words it reports.")
@click.option("--quote", metavar="WORDS", help="Its words.")
@click.option(
    "--credibility", type=click.IntRange(1, 6), help="1 (confirmed) to 6 (cannot be judged)."
)
@click.option(
    "--rank",
    type=click.Choice([rank.value for rank in Rank]),
    help="Among its rivals.  [default: normal]",
)
@click.option(
    "--stance", type=click.Choice([stance.value for stance in Stance]), help="[default: supports]"
)
@click.option("--note", metavar="WORDS", help="Your own remark.")
@click.option(
    "--change", type=_NUMBER, metavar="N", help="Change the citation that `show` calls [N]."
)
@click.option(
    "--remove", type=_NUMBER, metavar="N", help="Take back the citation that `show` calls [N]."
)
@create_option
@pass_database
def command(database: Database, /, *, event: str, create: bool, **said: str | int | None) -> None:
    """Add what a source says of an event.

    The event keeps the date that was adopted for it; the citation holds the
    source's own. Prints what that contradicts. A citation that is wrong is
    changed, deprecated (--rank) or removed by its number in `chronology show`;
    empty words ("") clear a field.

    \b
    Examples:
      chronology cite 12 --source wire --create --locator "line 3" --says-when "June 2016"
      chronology cite 12 --change 1 --rank deprecated --note "a misprint"
    """
    from chronology.cli.citing import write

    number = event_id(event)
    given = {name: value for name, value in said.items() if value is not None}

    def change(unit: "UnitOfWork", names: "Names") -> tuple[int | None, list[str]]:
        return number, write(unit, names, number, given)

    carry_out(database, change, event=number, create=create)
