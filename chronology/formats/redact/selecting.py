"""From the names in a profile to what they name: each must be there, and all that bear one."""

from collections.abc import Iterable

from chronology.errors import UnknownNameError
from chronology.store.lookup import KINDS, closest, find_all
from chronology.store.reader import Reader
from chronology.text import fold


def named(reader: Reader, kind: str, names: Iterable[str]) -> set[int]:
    """Return the ids of all that bear one of the names, as a name or an alias.

    Of namesakes all are meant: to withhold one of them would leave the name.

    Raises:
        UnknownNameError: nothing bears a name; with the closest names.
    """
    found: set[int] = set()
    for name in names:
        ids = {*find_all(reader, kind, name), *_namesakes(reader, kind, name)}
        if not ids:
            raise UnknownNameError(
                kind,
                name,
                closest(reader, kind, name),
                "Correct the profile: what it misspells would be published.",
            )
        found |= ids
    return found


def _namesakes(reader: Reader, kind: str, name: str) -> Iterable[int]:
    known = KINDS[kind]
    if not known.aliases:
        return
    for table, column in ((known.table, "id"), (known.aliases, f"{known.table}_id")):
        sql = f"SELECT {column} FROM {table} WHERE name_folded = :name"  # noqa: S608 - of KINDS
        for (number,) in reader.rows(sql, {"name": fold(name)}):
            yield int(number)
