"""Dates worded relative to an event: the relations that they state, and what follows them."""

from collections.abc import Collection

from chronology.formats.seed.identity import child_uuid
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.schema import BY_NAME
from chronology.store.following import follow, relations_from_date
from chronology.store.unit import UnitOfWork


def add_stated_relations(plan: Plan, words: DateWords, listed: set[int]) -> None:
    """Plan a relation for every date that was worded relative to an event.

    A document that lists the relation itself, marked ``from_date``, is followed.

    Args:
        plan: the plan, which takes them.
        words: has read the dates.
        listed: the events of which parts of the document before list it.
    """
    relations = plan.rows["relations"]
    ours = [row.values["event_id"] for row in relations if row.values.get("from_date")]
    known = {_of(row) for row in ours if row is not None} | listed
    made = []
    for row, (anchor, reading) in words.relative.items():
        # A citation's date counts from an event too, and relates nothing.
        if row.section.name != "events" or _of(row) in known or not reading.relation:
            continue
        lag = reading.lag
        values = {
            "event_id": row,
            "kind": str(reading.relation),
            "other_id": anchor,
            "lag_words": lag.words if lag else None,
            "lag_min": lag.minimum.iso() if lag else None,
            "lag_max": lag.maximum.iso() if lag and lag.maximum else None,
            "from_date": True,
        }
        uuid = child_uuid(row.uuid, "relations", "from_date", 0)
        made.append(Planned(BY_NAME["relations"], None, uuid, values=values))
    plan.match(BY_NAME["relations"], made)
    relations += made


def _of(event: Planned) -> int | Planned:
    """Return what stands for an event: its id, or itself while it has none."""
    return event if event.id is None else event.id


def settle_dates(unit: UnitOfWork, changed: Collection[int], stated: Collection[int]) -> None:
    """Let what counts from a changed date follow, and drop relations of its former words.

    Args:
        unit: the unit of work.
        changed: events that have another date.
        stated: relations that the document states.
    """
    for number in changed:
        for relation in relations_from_date(unit, number):
            if relation.id not in stated:
                unit.delete(relation)
    for number in changed:
        follow(unit, number)
