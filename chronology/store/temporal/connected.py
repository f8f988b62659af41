"""Which events hang together, so that what is known of one may change another.

Events are joined by relations that stand, in either direction, and by dates that
count from another event. A lifetime joins no two events: what bounds a birth or
a death leads nowhere but back to the calendar.
"""

from collections.abc import Collection
from typing import Final

from chronology.store.reader import Reader
from chronology.store.temporal.entering import (
    ANCHORED,
    ANY_PRESENCES,
    EVENTS,
    NOTED_PRESENCES,
    OF_ALL_LIFETIMES,
    OF_LIFETIMES,
    REASONS,
    RELATIONS,
    SAID_ANCHORED,
    SAID_DATES,
    WITH_BOUNDS,
    listed,
    select,
)

# From an event that was reached (``near``) to the next: the column that holds it,
# the condition, and where both are from.
_STEPS: Final = (
    ("r.other_id", "r.event_id = near.id", RELATIONS),
    ("r.event_id", "r.other_id = near.id", RELATIONS),
    ("e.id", "e.date_anchor_id = near.id", EVENTS),
    ("e.date_anchor_id", "e.id = near.id", ANCHORED),
    ("c.event_id", "c.says_anchor_id = near.id", SAID_DATES),
    ("c.says_anchor_id", "c.event_id = near.id", SAID_ANCHORED),
)


# SQLite goes through the indexes term by term, but cannot look a row up in a
# union; PostgreSQL can, and allows only one term that refers to itself.
_UNIONS: Final = " UNION ".join(
    select((column,), f"near CROSS JOIN {source}", condition)
    for column, condition, source in _STEPS
)
_LATERAL: Final = " ".join(
    [
        "SELECT step.id FROM near CROSS JOIN LATERAL (",
        " UNION ALL ".join(
            select((f"{column} AS id",), source, condition) for column, condition, source in _STEPS
        ),
        ") AS step",
    ]
)


def component(reader: Reader, events: Collection[int]) -> set[int]:
    """Return the events that hang together with any of ``events``, these included.

    Refuted events hang together with nothing, not even with themselves.
    """
    seeds = select(("e.id",), EVENTS, f"e.id IN {listed(events)}")
    terms = _LATERAL if reader.engine == "postgresql" else _UNIONS
    sql = " ".join(["WITH RECURSIVE near(id) AS (", seeds, "UNION", terms, ") SELECT id FROM near"])
    return {row[0] for row in reader.rows(sql)}


def solved_together(reader: Reader, events: Collection[int]) -> set[int]:
    """Return ``events`` with all that must be solved with them.

    A lifetime joins no two events while it stands. Where it is part of a
    conflict it bounds no event of its actor, so these are looked at together.
    """
    found = set(events)
    while True:
        joined = found | component(reader, found)
        more = under_conflict(reader, joined) - joined
        if not more:
            return joined
        found = joined | more


def concerned(reader: Reader, among: str | None = None) -> set[int]:
    """Return the events for which something can follow from others, or contradict it.

    Args:
        reader: an open reader.
        among: where given, only those of these: a list or a subquery in SQL.
    """
    last = OF_ALL_LIFETIMES if among is None else OF_LIFETIMES
    return {row[0] for row in reader.rows(_any_of((*REASONS, last), among))}


def to_be_solved(reader: Reader, among: str | None = None) -> set[int]:
    """Return the events ``concerned``, and those that were once and keep bounds of it."""
    last = OF_ALL_LIFETIMES if among is None else OF_LIFETIMES
    return {row[0] for row in reader.rows(_any_of((*REASONS, last, WITH_BOUNDS), among))}


def under_conflict(reader: Reader, events: Collection[int]) -> set[int]:
    """Return events in a conflict that share a lifetime with one of ``events``.

    Those are the events that have a note of it and an actor in common, whose
    birth or death is known.
    """
    actors = _actors(reader, events)
    if not actors:
        return set()
    sql = select(("e.id",), NOTED_PRESENCES, f"p.actor_id IN {listed(actors)}")
    return {row[0] for row in reader.rows(sql)}


def sharing_lifetimes(reader: Reader, events: Collection[int]) -> set[int]:
    """Return the events to be solved that share a lifetime with one of ``events``."""
    actors = _actors(reader, events)
    if not actors:
        return set()
    around = " ".join(
        ["(SELECT event_id FROM participation WHERE actor_id IN", listed(actors), ")"]
    )
    return to_be_solved(reader, around)


def _actors(reader: Reader, events: Collection[int]) -> set[int]:
    """Return the actors of whom a birth or death is known and who live, or lived, in ``events``."""
    if not events:
        return set()
    sql = select(("p.actor_id",), ANY_PRESENCES, f"p.event_id IN {listed(events)}")
    return {row[0] for row in reader.rows(sql)}


def _any_of(reasons: tuple[tuple[str, str], ...], among: str | None) -> str:
    return " UNION ".join(
        select((column,), source, *([] if among is None else [f"{column} IN {among}"]))
        for column, source in reasons
    )
