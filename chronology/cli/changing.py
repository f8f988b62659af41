"""One change of the chronology: names settled, written whole, reported in lines."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from chronology.cli.database import Database
from chronology.cli.findings import findings_about, print_findings
from chronology.cli.names import Names
from chronology.cli.naming import Naming, settled
from chronology.cli.output import say

if TYPE_CHECKING:
    from chronology.checks.finding import Finding
    from chronology.store.reader import Reader
    from chronology.store.unit import UnitOfWork

#: Makes the change inside a unit of work; returns the event that it concerns,
#: if one, and the lines that report it.
Change = Callable[["UnitOfWork", Names], tuple[int | None, list[str]]]


#: Finds what is wrong about what a change is about, before it and after it.
Look = Callable[["Reader"], "list[Finding]"]


def carry_out(
    database: Database,
    change: Change,
    *,
    event: int | None = None,
    look: Look | None = None,
    create: bool = False,
) -> None:
    """Make a change; print its report, what followed from it, and what it newly contradicts.

    Args:
        database: the chronology.
        change: run again from the start after each question about a name.
        event: the event that is changed, if there is one before the change.
        look: what to compare, where no event is changed.
        create: whether unknown names may be made without asking.

    Raises:
        ChronologyError: it could not be made; then nothing was.
    """
    naming = Naming(create=create)

    def attempt() -> tuple[int | None, list[str], set[str]]:
        with database.unit() as unit:
            before = _fingerprints(unit.reader, event, look)
            names = Names(unit, naming)
            concerned, lines = change(unit, names)
        if unit.backup_path is not None:
            lines.append(f"The database was brought up to date; a copy is in {unit.backup_path}.")
        return concerned, [*lines, *(f"  made {made}" for made in names.made), *unit.notes], before

    concerned, lines, before = settled(naming, attempt)
    for line in lines:
        say(line)
    if concerned is not None or look is not None:
        with database.reader() as reader:
            found = _found(reader, concerned, look)
        new = [finding for finding in found if finding.fingerprint not in before]
        if new:
            say()
            print_findings(new, database)


def _fingerprints(reader: "Reader", event: int | None, look: Look | None) -> set[str]:
    return {finding.fingerprint for finding in _found(reader, event, look)}


def _found(reader: "Reader", event: int | None, look: Look | None) -> "list[Finding]":
    if look is not None:
        return look(reader)
    return [] if event is None else findings_about(reader, event)
