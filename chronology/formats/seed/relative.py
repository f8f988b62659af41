"""Dates worded relative to an event: the relations that they state, and what follows them."""

from chronology.formats.seed.identity import child_uuid
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.schema import BY_NAME
from chronology.store.following import follow, relations_from_date
from chronology.store.unit import UnitOfWork


def add_stated_relations(plan: Plan, words: DateWords) -> None:
    """Plan a relation for every date that was worded relative to an event.

    A document that lists the relation itself, marked ``from_date``, is followed.
    """
    relations = plan.rows["relations"]
    listed = {row.values["event_id"] for row in relations if row.values.get("from_date")}
    made = []
    for row, (anchor, reading) in words.relative.items():
        # A citation's date counts from an event too, and relates nothing.
        if row.section.name != "events" or row in listed or not reading.relation:
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


def settle_dates(unit: UnitOfWork, plan: Plan) -> None:
    """Let what counts from a changed date follow, and drop relations of its former words."""
    stated = {row.id for row in plan.rows["relations"]}
    changed = [row.id for row in plan.rows["events"] if row.redated and row.id is not None]
    for number in changed:
        for relation in relations_from_date(unit, number):
            if relation.id not in stated:
                unit.delete(relation)
    for number in changed:
        follow(unit, number)
