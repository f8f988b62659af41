"""`chronology merge`: two records of one event made one."""

from typing import TYPE_CHECKING

import click

from chronology.cli.changing import carry_out
from chronology.cli.database import Database, pass_database
from chronology.cli.words import event_id

if TYPE_CHECKING:
    from chronology.cli.names import Names
    from chronology.store.unit import UnitOfWork


@click.command("merge")
@click.argument("keep", metavar="ID")
@click.argument("other", metavar="ID")
@pass_database
def command(database: Database, /, *, keep: str, other: str) -> None:
    """Merge two records of one event.

    The first stays, with its own fields, and takes what it lacks from the
    second, as well as the second's sources, people and relations. Prints what
    that contradicts.

    \b
    Example:
      chronology merge 1 2
    """
    kept, gone = event_id(keep), event_id(other)

    def change(unit: "UnitOfWork", _names: "Names") -> tuple[int | None, list[str]]:
        from chronology.store.merging import merge_events

        event = merge_events(unit, kept, gone)
        return kept, [f"@{kept} {event.title} now also holds what @{gone} did."]

    carry_out(database, change, event=kept)
