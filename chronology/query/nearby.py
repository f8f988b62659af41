"""What belongs to a few events: the part of a chronology that bears on them.

A part is told as conditions in SQL, one for each table, with ids written out:
being integers, they may stand in the text of a query.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from chronology.store.reader import Reader

#: Two days on either side of an event: no journey on earth takes longer.
_REACH: Final = 2 * 86_400

_FOREVER: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows of each table to load: a condition in SQL, "" for all of them."""

    events: str = ""
    places: str = ""
    actors: str = ""
    sources: str = ""
    ties: str = ""

    def of_event(self, column: str) -> str:
        """Return the condition that ``column`` holds one of the events."""
        return f"{column} IN {self.events}" if self.events else ""


WHOLE: Final = Part()


def listed(ids: Iterable[int]) -> str:
    """Return ids as a list in SQL."""
    # 0 is no id, and keeps an empty list good SQL.
    return "(" + ", ".join(str(int(number)) for number in {0, *ids}) + ")"


def alone(events: Collection[int]) -> Part:
    """Return ``events`` with what hangs on them, and all that hangs on no event.

    That is whoever is tied or has a lifetime, and the sources that derive from
    one another, were looked at on a known day, or are strangely dated.
    """
    ids = listed(events)
    return Part(
        events=ids,
        actors=f"id IN ({_participants(ids)}) OR id IN (SELECT actor_id FROM tie)"  # noqa: S608 - integers
        " OR id IN (SELECT other_id FROM tie) OR born_edtf IS NOT NULL OR died_edtf IS NOT NULL",
        sources=f"id IN (SELECT source_id FROM citation WHERE event_id IN {ids})"  # noqa: S608 - integers
        " OR derived_from_id IS NOT NULL OR id IN (SELECT derived_from_id FROM source)"
        " OR accessed_edtf IS NOT NULL OR published_start_earliest >= published_start_latest"
        " OR published_end_earliest >= published_end_latest"
        " OR published_end_latest - 1 <= published_start_earliest OR published_has_members",
    )


def around(reader: Reader, events: Collection[int], connected: Collection[int]) -> Part:
    """Return ``events`` with those that bear on them, and what hangs on these.

    They are the events that are ``connected`` or related with one of them, and
    those that share an actor with it and may have been at that time, or are of a
    category that has rules of its own.
    """
    ids = listed({*_neighbours(reader, events), *connected})
    actors = _participants(ids)
    return Part(
        events=ids,
        places=f"id IN ({_places(ids)})",
        actors=f"id IN ({actors}) OR id IN (SELECT actor_id FROM tie WHERE other_id IN ({actors}))"  # noqa: S608 - integers
        f" OR id IN (SELECT other_id FROM tie WHERE actor_id IN ({actors}))",
        sources=f"id IN ({_sources(ids)})",
        ties=f"actor_id IN ({actors}) OR other_id IN ({actors})",
    )


def _neighbours(reader: Reader, events: Collection[int]) -> set[int]:
    ids = listed(events)
    found = {row[0] for row in reader.rows(_LINKED.replace(":ids", ids))}
    found.update(row[0] for row in reader.rows(_OFFICES.replace(":ids", ids)))
    ruled = ruled_categories(reader)
    start = "COALESCE(e.inferred_start_earliest, e.date_start_earliest)"
    end = "COALESCE(e.inferred_end_latest, e.date_end_latest)"
    hulls = reader.rows(f"SELECT e.id, {start}, {end} FROM event e WHERE e.id IN {ids}")  # noqa: S608 - integers
    for event, earliest, latest in list(hulls):
        # An undated event may have been at any time.
        window = {
            "from": max(-_FOREVER, (-_FOREVER if earliest is None else earliest) - _REACH),
            "until": min(_FOREVER, (_FOREVER if latest is None else latest) + _REACH),
        }
        sql = _SHARING.format(start=start, end=end, ruled=ruled)
        found.update(row[0] for row in reader.rows(sql, {"id": event, **window}))
    return found


_LINKED: Final = " UNION ".join(
    (
        "SELECT id FROM event WHERE id IN :ids",
        "SELECT other_id FROM relation WHERE event_id IN :ids",
        "SELECT event_id FROM relation WHERE other_id IN :ids",
    )
)

#: The events that share an actor with one, and meet its time or have rules of their own.
_SHARING: Final = """
    SELECT e.id FROM participation p
    JOIN participation o ON o.actor_id = p.actor_id
    JOIN event e ON e.id = o.event_id
    WHERE p.event_id = :id AND (
        (COALESCE({start}, :from) <= :until AND COALESCE({end}, :until) >= :from)
        OR e.category_id IN {ruled}
    )
"""

#: The events of the same office as one of some events.
_OFFICES: Final = """
    SELECT id FROM event WHERE category_id IN (
        SELECT e.category_id FROM event e JOIN category c ON c.id = e.category_id
        WHERE c.single_holder AND e.id IN :ids
    )
"""


def ruled_categories(reader: Reader) -> str:
    """Return the categories that have rules of their own, as a list in SQL.

    A rule holds for all that lies below the category that states it.
    """
    columns = (
        "id, parent_id, requires_id, occurs_once OR single_holder OR exclusive_group IS NOT NULL"
    )
    rows = list(reader.rows(f"SELECT {columns} FROM category"))  # noqa: S608 - our own names
    ruled = {row[0] for row in rows if row[3] or row[2] is not None}
    ruled |= {row[2] for row in rows if row[2] is not None}
    while below := {row[0] for row in rows if row[1] in ruled} - ruled:
        ruled |= below
    return listed(ruled)


def _participants(ids: str) -> str:
    return f"SELECT actor_id FROM participation WHERE event_id IN {ids}"  # noqa: S608 - integers


def _places(ids: str) -> str:
    """Return the places of events, and those around them, as a query."""
    return (
        "WITH RECURSIVE above(id) AS ("  # noqa: S608 - integers
        f"SELECT place_id FROM event_place WHERE event_id IN {ids}"
        f" UNION SELECT says_place_id FROM citation WHERE event_id IN {ids}"
        " UNION SELECT p.parent_id FROM above a JOIN place p ON p.id = a.id"
        ") SELECT id FROM above WHERE id IS NOT NULL"
    )


def _sources(ids: str) -> str:
    """Return the sources of events, and those that they derive from, as a query."""
    return (
        "WITH RECURSIVE origin(id) AS ("  # noqa: S608 - integers
        f"SELECT source_id FROM citation WHERE event_id IN {ids}"
        " UNION SELECT s.derived_from_id FROM origin o JOIN source s ON s.id = o.id"
        ") SELECT id FROM origin WHERE id IS NOT NULL"
    )
