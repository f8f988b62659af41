"""All examinations, in the order in which they are made."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Final

from chronology.errors import ChronologyError, DatabaseError
from chronology.store.connect import open_for_reading
from chronology.store.doctor import (
    attached,
    derived,
    integrity,
    numbers,
    recorded,
    references,
    schema,
    stamped,
    surroundings,
    words,
)
from chronology.store.doctor.damage import Damage, Patient, Severity
from chronology.store.location import Location
from chronology.store.reader import Reader, refuse_newer, revision_of
from chronology.store.revisions import head


@dataclass(frozen=True, slots=True)
class Examination:
    """One thing that is looked at.

    Args:
        name: what, in words.
        find: yields what is wrong.
        of_any_release: whether it can be made of a database of an older schema.
    """

    name: str
    find: Callable[[Patient], Iterator[Damage]]
    of_any_release: bool = True


EXAMINATIONS: Final = (
    Examination("the file", integrity.find),
    Examination("its surroundings", surroundings.find),
    Examination("the schema", schema.find),
    Examination("references", references.find),
    Examination("numbers", numbers.find),
    Examination("dates", stamped.find, of_any_release=False),
    Examination("derived columns", derived.find, of_any_release=False),
    Examination("words", words.find, of_any_release=False),
    Examination("the history", recorded.find, of_any_release=False),
    Examination("attached files", attached.find, of_any_release=False),
)


@dataclass(frozen=True, slots=True)
class Examined:
    """What was looked at, and what was found.

    Args:
        revision: the schema of the database.
        names: the examinations that were made.
        found: what is wrong, in their order.
    """

    revision: str
    names: tuple[str, ...]
    found: tuple[Damage, ...]

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong in the chronology itself."""
        return all(damage.severity is Severity.NOTICE for damage in self.found)

    @property
    def current(self) -> bool:
        """Whether it is of this program's schema."""
        return self.revision == head()


def examine(location: Location) -> Examined:
    """Look at all of a database, in one snapshot; nothing is changed.

    Raises:
        DatabaseError: it is missing, locked, no chronology, or of a newer program.
    """
    try:
        opened = open_for_reading(location)
    except DatabaseError as error:
        if getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return Examined("unknown", ("the file",), tuple(integrity.unopened(location, error)))
    with closing(opened) as connection:
        reader = Reader(location, connection)
        revision = refuse_newer(location, revision_of(reader))
        patient = Patient(location, reader, revision)
        made = [each for each in EXAMINATIONS if each.of_any_release or revision == head()]
        found: list[Damage] = []
        failed: dict[str, ChronologyError] = {}
        for each in made:
            try:
                found += each.find(patient)
            except ChronologyError as error:
                failed[each.name] = error
                # On a server nothing more is answered in a transaction that met an error.
                opened.rollback()
    if failed:
        found.append(integrity.unreadable(failed))
    return Examined(revision, tuple(each.name for each in made), tuple(found))
