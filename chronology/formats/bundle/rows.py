"""Which rows of the tables belong to a bundle, those included that are gone."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from chronology.formats.seed.scope import Scope
from chronology.store.reader import Reader

#: What hangs on others: the columns that say on what, and of which table that is.
_OWNERS: Mapping[str, Mapping[str, str]] = {
    "citation": {"event_id": "event"},
    "event_place": {"event_id": "event"},
    "participation": {"event_id": "event"},
    "measure": {"event_id": "event"},
    "event_tag": {"event_id": "event"},
    "relation": {"event_id": "event", "other_id": "event"},
    "tie": {"actor_id": "actor", "other_id": "actor"},
    "actor_name": {"actor_id": "actor"},
    "place_name": {"place_id": "place"},
}
#: The tables whose chosen rows a scope lists, by its names for them.
_LISTED = {
    "events": "event",
    "datasets": "dataset",
    "categories": "category",
    "roles": "role",
    "tags": "tag",
    "places": "place",
    "actors": "actor",
    "sources": "source",
}

Document = Mapping[str, Any] | None


class BundleRows:
    """Tells whether a row is one of the bundle's events or of what they need and carry.

    Args:
        reader: the chronology.
        scope: what is exported.
    """

    def __init__(self, reader: Reader, scope: Scope) -> None:
        self._reader = reader
        self._whole = scope.whole
        self._chosen = {
            table: scope.chosen[section]
            for section, table in _LISTED.items()
            if section in scope.chosen
        }
        self._sorted: dict[str, list[int]] = {}

    def is_listed(self, table: str, row: int) -> bool | None:
        """Return whether a row is chosen; None where its documents must tell."""
        if self._whole:
            return True
        if table in self._chosen:
            return row in self._chosen[table]
        return None if table in _OWNERS else False

    def holds(self, table: str, *documents: Document) -> bool:
        """Return whether a row hung on chosen ones, before a change or after it."""
        owners = _OWNERS[table].items()
        return any(
            document is not None
            and all(document.get(column) in self._chosen[owner] for column, owner in owners)
            for document in documents
        )

    def holds_any(self, table: str, first: int, last: int) -> bool:
        """Return whether a run of rows that were made at once has one that belongs here."""
        if self._whole:
            return True
        if table in self._chosen:
            if table not in self._sorted:
                self._sorted[table] = sorted(self._chosen[table])
            at = bisect_left(self._sorted[table], first)
            return at < len(self._sorted[table]) and self._sorted[table][at] <= last
        return table in _OWNERS and self._any_hangs(table, first, last)

    def _any_hangs(self, table: str, first: int, last: int) -> bool:
        owners = _OWNERS[table]
        sql = f"SELECT {', '.join(owners)} FROM {table} WHERE id BETWEEN :first AND :last"  # noqa: S608 - our own names
        chosen = [self._chosen[owner] for owner in owners.values()]
        return any(
            all(number in those for number, those in zip(row, chosen, strict=True))
            for row in self._reader.stream(sql, {"first": first, "last": last})
        )
