"""What an export holds: everything, or all that the chosen events need."""

from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from chronology.formats.rows.tables import chunks_of
from chronology.formats.seed.schema import BY_NAME
from chronology.store.reader import Reader

#: Columns by which events and what hangs on them need other entities.
_NEEDS = (
    ("events", "category_id", "categories"),
    ("events", "dataset_id", "datasets"),
    ("event_places", "place_id", "places"),
    ("participations", "actor_id", "actors"),
    ("participations", "role_id", "roles"),
    ("citations", "source_id", "sources"),
    ("citations", "claimant_id", "actors"),
    ("citations", "says_place_id", "places"),
    ("event_tags", "tag_id", "tags"),
)
#: Columns by which an entity needs another of its own kind.
PARENTS = {
    "categories": "parent_id",
    "roles": "parent_id",
    "places": "parent_id",
    "sources": "derived_from_id",
}


@dataclass(slots=True)
class Scope:
    """The ids that an export may name, by section.

    Args:
        events: ids of the chosen events, ascending.
        chosen: ids by section; a section that is missing is taken whole.
        whole: whether everything is exported.
    """

    events: Sequence[int]
    chosen: dict[str, set[int]] = field(default_factory=dict)
    whole: bool = True

    def holds(self, section: str, number: int | None) -> bool:
        """Return whether the entity with this id is part of the export."""
        if number is None:
            return False
        chosen = self.chosen.get(section)
        return chosen is None or number in chosen


def whole_scope(reader: Reader) -> Scope:
    """Return the scope of everything."""
    return Scope(array("q", (row[0] for row in reader.stream("SELECT id FROM event ORDER BY id"))))


def needed_scope(reader: Reader, events: Collection[int]) -> Scope:
    """Return the scope of the chosen ``events`` and of all that they need."""
    scope = Scope(sorted(events), whole=False)
    scope.chosen["events"] = set(events)
    for holder, column, target in _NEEDS:
        owner = "id" if holder == "events" else "event_id"
        found = _distinct(reader, holder, column, owner, scope.events)
        scope.chosen.setdefault(target, set()).update(found)
    for section, column in PARENTS.items():
        _add_parents(reader, section, column, scope.chosen[section])
    scope.chosen["citations"] = set(_distinct(reader, "citations", "id", "event_id", scope.events))
    return scope


def _distinct(
    reader: Reader, section: str, column: str, owner: str, owners: Collection[int]
) -> Iterator[int]:
    table = BY_NAME[section].table
    for chunk in chunks_of(owners):
        listed = ", ".join(map(str, chunk))
        sql = f"SELECT DISTINCT {column} FROM {table} WHERE {owner} IN ({listed})"  # noqa: S608  # own names, whole numbers
        for (value,) in reader.rows(sql + f" AND {column} IS NOT NULL"):
            yield value


def _add_parents(reader: Reader, section: str, column: str, chosen: set[int]) -> None:
    table = BY_NAME[section].table
    sql = f"SELECT id, {column} FROM {table}"  # noqa: S608  # own names
    parents: dict[int, Any] = {row[0]: row[1] for row in reader.rows(sql)}
    waiting = list(chosen)
    while waiting:
        parent = parents.get(waiting.pop())
        if parent is not None and parent not in chosen:
            chosen.add(parent)
            waiting.append(parent)
