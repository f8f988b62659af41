"""`chronology relate`: how one event lies to another."""

from typing import TYPE_CHECKING

import click

from chronology.cli.changing import carry_out
from chronology.cli.database import Database, pass_database
from chronology.cli.options import create_option
from chronology.cli.words import event_id
from chronology.model.vocabulary import RelationKind

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
    create: bool,
) -> None:
    """Say how one event lies to another.

    RELATION is before, after, meets, overlaps, during, contains, starts,
    finishes, equals, "part of" or "same as": the first event is so to the
    second. Prints what that contradicts.

    \b
    Example:
      chronology relate 12 after 11 --by "3.5 months"
    """
    from chronology.cli.drafting import citation_of
    from chronology.store.relations import relate

    first, second = event_id(event), event_id(other)

    def change(unit: "UnitOfWork", names: "Names") -> tuple[int | None, list[str]]:
        citation = citation_of(unit, names, first, source) if source else None
        made = relate(unit, first, relation, second, by=by, citation_id=citation)
        lag = f", by “{made.lag_words}”" if made.lag_words else ""
        return first, [f"@{first} is now {relation} @{second}{lag}."]

    carry_out(database, change, create=create)
