"""How one event lies to another."""

from chronology.errors import BadInputError
from chronology.model import Citation, Event, Relation
from chronology.model.vocabulary import RelationKind
from chronology.store.choices import refuse_strangers
from chronology.store.dating import lag_columns, read_length
from chronology.store.drafts import Length, RelationDraft
from chronology.store.unit import UnitOfWork

#: The relations that can say how far; the others touch, or lie within.
WITH_LAG = (RelationKind.AFTER.value, RelationKind.BEFORE.value)


def relate(
    unit: UnitOfWork,
    event_id: int,
    kind: str,
    other_id: int,
    *,
    by: Length | None = None,
    citation_id: int | None = None,
    rank: str = "normal",
) -> Relation:
    """State how an event lies to another: "``event_id`` ``kind`` ``other_id``".

    ``by`` is the distance, of ``after`` from the other's end to this one's
    start, of ``before`` from this one's end to the other's start.

    Raises:
        UnknownNameError: one of the events, or the citation, does not exist.
        BadInputError: the kind of relation is unknown, cannot have a distance,
            or the two events are one.
        DateError: the distance cannot be read.
    """
    draft = RelationDraft(kind=kind, other_id=other_id, by=by, citation_id=citation_id, rank=rank)
    return add_relation(unit, event_id, draft)


def add_relation(unit: UnitOfWork, event_id: int, draft: RelationDraft) -> Relation:
    """Write a relation; see ``relate``."""
    refuse_strangers("relation", {"kind": draft.kind, "rank": draft.rank})
    if event_id == draft.other_id:
        raise BadInputError(
            f"@{event_id} cannot be {draft.kind} itself.", "Name two different events."
        )
    unit.get(Event, event_id)
    unit.get(Event, draft.other_id)
    if draft.citation_id is not None:
        unit.get(Citation, draft.citation_id)
    if draft.by is not None and draft.kind not in WITH_LAG:
        raise BadInputError(
            f"“{draft.kind}” has no distance to state.", "Only “after” and “before” take --by."
        )
    row = Relation(
        event_id=event_id,
        kind=draft.kind,
        other_id=draft.other_id,
        citation_id=draft.citation_id,
        rank=draft.rank,
        **lag_columns("lag", read_length(draft.by)),
    )
    return unit.add(row)


def remove_relation(unit: UnitOfWork, relation_id: int) -> None:
    """Take back a relation.

    Raises:
        UnknownNameError: there is no such relation.
        BadInputError: it stands in the words of the event's date.
    """
    row = unit.get(Relation, relation_id)
    if row.from_date:
        raise BadInputError(
            f"The relation of @{row.event_id} to @{row.other_id} stands in the words of its date.",
            f"Change the date with `chronology edit {row.event_id} --when …`.",
        )
    unit.delete(row)
