"""Which events go out, and what else of the chronology with them."""

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from chronology.formats.rows.tables import chunks_of
from chronology.model.vocabulary import Handling
from chronology.query.events import matching_ids
from chronology.query.filters import Filter
from chronology.store.reader import Reader

_LEVELS: Final = tuple(Handling)
#: Of more events than so many whole tables are read.
MANY: Final = 20_000

#: By which columns events and what hangs on them name other things: those things' table,
#: and the fields of a profile that take the name away.
_NEEDS: Final = (
    ("event", "category_id", "category", {"category"}),
    ("event", "dataset_id", "dataset", set[str]()),
    ("event_place", "place_id", "place", {"places"}),
    ("participation", "actor_id", "actor", {"who"}),
    ("participation", "role_id", "role", {"who"}),
    ("citation", "source_id", "source", {"citations"}),
    ("citation", "claimant_id", "actor", {"citations", "claimant"}),
    ("citation", "says_place_id", "place", {"citations", "places"}),
    ("event_tag", "tag_id", "tag", {"tags"}),
)
#: What goes out with what lies in it, or repeats it. Places are another matter.
_PARENTS: Final = (
    ("category", "parent_id"),
    ("role", "parent_id"),
    ("source", "derived_from_id"),
)


class Chosen:
    """The events of an export by their level, and what they need.

    Args:
        reader: the chronology.
        wanted: which events are asked for, None for all.
        level: the highest level that goes out.
        fields: the fields that are withheld.

    Attributes:
        events: ids of the events that go out, ascending.
        withheld: how many of those asked for do not, by their level.
    """

    def __init__(
        self, reader: Reader, wanted: Filter | None, level: Handling, fields: Collection[str]
    ) -> None:
        self.withheld: dict[str, int] = {}
        allowed = {str(one) for one in _LEVELS[: _LEVELS.index(level) + 1]}
        asked = None if wanted is None else set(matching_ids(reader, wanted))
        events, above = array("q"), array("q")
        for number, handling in reader.stream("SELECT id, handling FROM event ORDER BY id"):
            if handling not in allowed:
                above.append(number)
                if asked is None or number in asked:
                    self.withheld[handling] = self.withheld.get(handling, 0) + 1
            elif asked is None or number in asked:
                events.append(number)
        self.events: Sequence[int] = events
        self._used = _needed(reader, events, fields)
        for table, column in _PARENTS:
            _add_parents(reader, table, column, self._used[table])
        # Whether asked for or not: nothing may tell of them.
        self._above = _needed(reader, above, ())

    def used(self, table: str) -> set[int]:
        """Return the ids in a table that the events need."""
        return self._used[table]

    def above(self, table: str) -> set[int]:
        """Return those that only events name which do not go out."""
        return self._above[table] - self._used[table]


def _needed(reader: Reader, events: Sequence[int], fields: Collection[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    chosen = set(events)
    for table, column, target, withheld in _NEEDS:
        if not withheld.isdisjoint(fields):
            continue
        owner = "id" if table == "event" else "event_id"
        for where in in_parts(events, owner):
            sql = f"SELECT {owner}, {column} FROM {table}{where}"  # noqa: S608 - own names
            found[target].update(
                value
                for event, value in reader.stream(sql)
                if value is not None and event in chosen
            )
    return found


def _add_parents(reader: Reader, table: str, column: str, chosen: set[int]) -> None:
    sql = f"SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608 - own names
    parents = dict(reader.rows(sql))
    waiting = list(chosen)
    while waiting:
        parent = parents.get(waiting.pop())
        if parent is not None and parent not in chosen:
            chosen.add(parent)
            waiting.append(parent)


def in_parts(events: Sequence[int], column: str) -> Iterator[str]:
    """Yield conditions that find what hangs on events: by their ids, or all where they are many.

    Args:
        events: their ids, ascending.
        column: the column that names the event.
    """
    if len(events) > MANY:
        yield ""
        return
    for chunk in chunks_of(events):
        yield f" WHERE {column} IN ({', '.join(map(str, chunk))})"
