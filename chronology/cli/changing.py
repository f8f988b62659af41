"""One change of the chronology: names settled, written whole, reported in lines."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from chronology.cli.database import Database
from chronology.cli.findings import new_findings, print_findings
from chronology.cli.names import Names
from chronology.cli.naming import Naming, settled

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork

#: Makes the change inside a unit of work; returns the event that it concerns,
#: if one, and the lines that report it.
Change = Callable[["UnitOfWork", Names], tuple[int | None, list[str]]]


def carry_out(database: Database, change: Change, *, create: bool = False) -> None:
    """Make a change; print its report, what followed from it, and what it contradicts.

    Args:
        database: the chronology.
        change: run again from the start after each question about a name.
        create: whether unknown names may be made without asking.

    Raises:
        ChronologyError: it could not be made; then nothing was.
    """
    naming = Naming(create=create)

    def attempt() -> tuple[int | None, list[str]]:
        with database.unit() as unit:
            names = Names(unit, naming)
            event, lines = change(unit, names)
        if unit.backup_path is not None:
            lines.append(f"The database was brought up to date; a copy is in {unit.backup_path}.")
        return event, [*lines, *(f"  made {made}" for made in names.made), *unit.notes]

    event, lines = settled(naming, attempt)
    for line in lines:
        click.echo(line)
    found = [] if event is None else new_findings(database, event)
    if found:
        click.echo()
        print_findings(found, database)
