"""What follows from the rest, worked out again: in one recorded step, after a backup."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from chronology.errors import DatabaseError
from chronology.store.copies import refresh_every_copy
from chronology.store.doctor import numbers, schema, stamped, surroundings, words
from chronology.store.doctor.damage import Damage, Patient, Severity
from chronology.store.doctor.examining import Examined, examine
from chronology.store.location import Location
from chronology.store.migrate import back_up
from chronology.store.reader import Reader
from chronology.store.temporal.tighten import retighten_all
from chronology.store.unit import UnitOfWork
from chronology.store.wording import rebuild_search, refresh_all_words

#: Kinds of damage after which nothing is written into the file any more.
_HOPELESS: Final = ("damaged-table", "damaged-file", "cut-short", "unreadable")
_SCHEMA: Final = ("index", "trigger", "view", "table")
_DERIVED: Final = ("stale-inferred", "stale-presence", "stale-window", "stale-bounds")
_SEARCH: Final = (
    "stale-words",
    "stale-search",
    "damaged-search",
    "missing-table",
    "missing-trigger",
    "changed-trigger",
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done.

    Args:
        before: what was found.
        after: what is left, of a second examination; ``before`` where nothing was done.
        repaired: what was found and is no more.
        backup: the copy that was made before, None where none was needed or made.
        command: the number of the step in the history, None where nothing in the
            database was changed.
    """

    before: Examined
    after: Examined
    repaired: tuple[Damage, ...] = ()
    backup: str | None = None
    command: int | None = None


def repair(location: Location, command: str) -> Repair:
    """Examine a database and mend what follows from the rest.

    Args:
        location: the chronology.
        command: the command as typed, for the history.

    Raises:
        DatabaseError: it is of an older schema, or damaged beyond what can be
            worked out again; nothing was written then.
        DeclinedError: it could not be written.
    """
    before = examine(location)
    mended = [damage for damage in before.found if damage.repairable]
    if not mended:
        return Repair(before, before)
    _refuse_hopeless(location, before)
    inside = [damage for damage in mended if damage.severity is Severity.DAMAGE]
    backup, number = None, None
    if inside:
        if location.engine == "sqlite":
            backup = back_up(location, "before-repair")
        number = _mend(location, command, inside)
    surroundings.tidy([each for each in mended if each.severity is Severity.NOTICE])
    after = examine(location)
    left = {(damage.kind, damage.objects) for damage in after.found}
    repaired = tuple(each for each in mended if (each.kind, each.objects) not in left)
    return Repair(before, after, repaired, backup, number)


def _refuse_hopeless(location: Location, examined: Examined) -> None:
    worst = next((each for each in examined.found if each.kind in _HOPELESS), None)
    if worst is not None:
        raise DatabaseError(
            f"Nothing was repaired: {worst.what[0].lower()}{worst.what[1:].rstrip('.')},"
            " and to write into a file that is damaged so may lose more.",
            worst.advice,
        )
    if not examined.current:
        raise DatabaseError(
            f"{location.shown} is of schema {examined.revision}, and only one of this program's"
            " is repaired; nothing was changed.",
            "Bring it up to date with `chronology db upgrade` first.",
        )


def _mend(location: Location, command: str, found: list[Damage]) -> int:
    """Mend all of it or nothing; return the number of the step in the history."""
    with UnitOfWork(location, command) as unit:
        number = unit.command_id
        connection = unit.session.connection()
        parts = [
            each
            for each in found
            if each.kind.rpartition("-")[2] in _SCHEMA and "damaged" not in each.kind
        ]
        schema.repair(connection, parts)
        for damage in found:
            if damage.kind == "damaged-index":
                for name in damage.objects:
                    _make_index_anew(connection, name)
        numbers.repair(connection, [each for each in found if each.kind == "stale-numbers"])
        patient = Patient(location, unit.reader, "")
        folded = [each for each in found if each.kind == "stale-folded"]
        words.repair_names(connection, patient, folded)
        stamped.repair(unit, [each for each in found if each.kind == "stale-bounds"])
        _work_out(unit.reader, connection, {each.kind for each in found})
    return number


def _work_out(reader: Reader, connection: Connection, kinds: set[str]) -> None:
    if kinds.intersection(_DERIVED):
        retighten_all(reader, connection)
        refresh_every_copy(connection)
    if kinds.intersection(_SEARCH):
        refresh_all_words(connection)
        if connection.dialect.name == "sqlite":
            rebuild_search(connection)


def _make_index_anew(connection: Connection, name: str) -> None:
    sql = "REINDEX INDEX" if connection.dialect.name == "postgresql" else "REINDEX"
    connection.exec_driver_sql(f"{sql} {name}")
