"""What a label stands for in the database: a uuid, a slug, a name or a further name."""

from typing import Any
from uuid import UUID

from chronology.formats.rows.tables import Row, columns_of, read_rows
from chronology.formats.seed.schema import BY_NAME, Section
from chronology.store.reader import Reader
from chronology.text import fold

#: The tables of further names.
NAMES = {"places": "place_names", "actors": "actor_names"}
#: How many labels are remembered.
_KEPT = 20_000


class Stored:
    """Finds rows by their labels, each once.

    Args:
        reader: the database, which an import fills meanwhile.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._found: dict[tuple[str, str], Row] = {}

    def find(self, section: str, label: str) -> Row | None:
        """Return the one row that a label stands for, None where there are none or several."""
        if section == "citations" and not is_uuid(label):
            return None
        known = self._found.get((section, label))
        if known is None:
            known = self._look_up(BY_NAME[section], label)
            if known is not None:
                if len(self._found) >= _KEPT:
                    self._found.clear()
                self._found[section, label] = known
        return known

    def forget(self) -> None:
        """Look at the database again from now on: rows have changed."""
        self._found.clear()

    def by_id(self, section: str, number: int) -> Row | None:
        """Return the row with an id."""
        rows = read_rows(self._reader, BY_NAME[section].model, "WHERE id = :id", {"id": number})
        return next(rows, None)

    def _look_up(self, section: Section, label: str) -> Row | None:
        wheres = ["uuid = :label"]
        if section.natural:
            folded = section.natural == "name_folded"
            wheres.append(f"{section.natural} = {':folded' if folded else ':label'}")
        elif section.name in NAMES:
            names = columns_of(BY_NAME[NAMES[section.name]].model).table
            owner = BY_NAME[NAMES[section.name]].parent
            wheres.append("name_folded = :folded")
            wheres.append(f"id IN (SELECT {owner} FROM {names} WHERE name_folded = :folded)")  # noqa: S608  # names of our own model
        params: dict[str, Any] = {"label": label, "folded": fold(label)}
        for where in wheres:
            rows = list(
                read_rows(self._reader, section.model, f"WHERE {where}", _used(where, params))
            )
            if len(rows) == 1:
                return rows[0]
        return None


def _used(where: str, params: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in params.items() if f":{name}" in where}


def is_uuid(label: str) -> bool:
    """Return whether a label is a uuid in its canonical form."""
    try:
        return str(UUID(label)) == label
    except ValueError:
        return False
