"""`chronology relate`: how one event lies to another."""

from typing import TYPE_CHECKING

import click

from chronology.cli.changing import carry_out
from chronology.cli.database import Database, pass_database
from chronology.cli.options import create_option
from chronology.cli.words import event_id
from chronology.model.vocabulary import Rank, RelationKind

if TYPE_CHECKING:
    from chronology.cli.names import Names
    from chronology.store.unit import UnitOfWork


@click.command("relate")
@click.argument("event", metavar="ID")
@click.argument(
    "relation", type=click.Choice([kind.value for kind in RelationKind]), metavar="RELATION"
)
@click.argument("other", metavar="ID")
@click.option("--by", metavar="DURATION", help="How long after or before, such as “3.5 months”.")
@click.option("--source", metavar="SLUG[#LOCATOR]", help="Who says so.")
@click.option(
    "--rank",
    type=click.Choice([rank.value for rank in Rank]),
    help="Among its rivals; deprecated sets it aside.  [default: normal]",
)
@click.option("--remove", is_flag=True, help="Take the relation back.")
@create_option
@pass_database
def command(
    database: Database,
    /,
    *,
    event: str,
    relation: str,
    other: str,
    by: str | None,
    source: str | None,
    rank: str | None,
    remove: bool,
    create: bool,
) -> None:
    """Say how one event lies to another.

    RELATION is before, after, meets, overlaps, during, contains, starts,
    finishes, equals, "part of" or "same as": the first event is so to the
    second. Prints what that contradicts. Said again, with other options, the
    relation is changed.

    \b
    Examples:
      chronology relate 12 after 11 --by "3.5 months"
      chronology relate 12 after 11 --rank deprecated
    """
    from chronology.cli.relating import write

    first, second = event_id(event), event_id(other)
    stated = {"by": by, "source": source, "rank": rank}

    def change(unit: "UnitOfWork", names: "Names") -> tuple[int | None, list[str]]:
        return first, write(unit, names, (first, relation, second), stated, remove=remove)

    carry_out(database, change, event=first, create=create)
