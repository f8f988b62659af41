"""The relations that an event's date states by its words: "two weeks later"."""

from chronology.formats.seed.identity import child_uuid
from chronology.formats.seed.plan import Plan, Planned
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.schema import BY_NAME


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
            "lag_max": lag.maximum.iso() if lag else None,
            "from_date": True,
        }
        uuid = child_uuid(row.uuid, "relations", "from_date", 0)
        made.append(Planned(BY_NAME["relations"], None, uuid, values=values))
    plan.match(BY_NAME["relations"], made)
    relations += made
