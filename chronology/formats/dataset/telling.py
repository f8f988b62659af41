"""What an import says of single events: old and new, yours and the dataset's."""

import json
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from chronology.formats.entries import Entries
from chronology.formats.rows.tables import Row
from chronology.store.reader import Reader

_SHOWN = {"description": "description", "status": "status", "handling": "handling",
          "manner": "manner", "title": "title", "date": "date_text",
          "lasting": "duration_words"}  # fmt: skip
_NAMES = {"source": "slug"}


class Teller:
    """Words the fields of events, with names for ids.

    Args:
        reader: the chronology.
        entries: takes what is told.
    """

    def __init__(self, reader: Reader, entries: Entries) -> None:
        self._reader = reader
        self._entries = entries
        self._name = lru_cache(10_000)(self._look_up)

    def tell(self, change: str, event: Row, **more: Any) -> None:
        """Take down one entry: what became of an event, and what else is said of it."""
        head = {"change": change, "event": event.get("id")}
        told = {"external_id": event.get("external_id"), "title": event.get("title")}
        self._entries.add({**head, **told, **more})

    def column(self, field: str, row: Row) -> str | None:
        """Return what a row of ``event`` holds of a field."""
        if field == "category":
            number = row["category_id"]
            return None if number is None else self._name("category", number)
        if field == "extra":
            return json.dumps(row["extra"], ensure_ascii=False) if row["extra"] else None
        if field == "basis":
            number = row["basis_citation_id"]
            return None if number is None else self._cited(number)
        found = row[_SHOWN[field]]
        return None if found is None else str(found)

    def parts(self, field: str, rows: Iterable[Row]) -> list[str]:
        """Return what hangs on an event in one field, a line each."""
        word: dict[str, Callable[[Row], str]] = {
            "citations": self._citation,
            "places": lambda row: self._in_role("place", row["place_id"], row["role"]),
            "who": self._party,
            "figures": _figure,
            "tags": lambda row: self._name("tag", row["tag_id"]),
            "related": lambda row: f"{row['kind']} @{row['other_id']}",
        }
        return [word[field](row) for row in rows]

    def _cited(self, number: int) -> str:
        sql = "SELECT source_id, locator FROM citation WHERE id = :id"
        row = self._reader.one(sql, {"id": number})
        if row is None:
            return str(number)
        return self._citation({"source_id": row[0], "locator": row[1]})

    def _citation(self, row: Row) -> str:
        slug = self._name("source", row["source_id"])
        said = slug if row["locator"] is None else f"{slug}#{row['locator']}"
        marks = [
            str(row[name])
            for name, usual in (("stance", "supports"), ("rank", "normal"), ("says_text", None))
            if row.get(name, usual) not in (usual, None)
        ]
        return f"{said} [{', '.join(marks)}]" if marks else said

    def _party(self, row: Row) -> str:
        return self._in_role("actor", row["actor_id"], self._name("role", row["role_id"]))

    def _in_role(self, table: str, number: int, role: str) -> str:
        name = self._name(table, number)
        return name if role == "at" else f"{name} [{role}]"

    def _look_up(self, table: str, number: int) -> str:
        column = _NAMES.get(table, "name")
        sql = f"SELECT {column} FROM {table} WHERE id = :id"  # noqa: S608 - own names
        row = self._reader.one(sql, {"id": number})
        return str(row[0]) if row else str(number)


def _figure(row: Row) -> str:
    low, best, high = (
        "?" if row[name] is None else f"{row[name]:g}" for name in ("low", "best", "high")
    )
    return f"{row['kind']} {low}/{best}/{high}"
