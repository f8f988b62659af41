"""Dates that follow others: read again when the event that they count from changes."""

from typing import Any

from sqlmodel import select

from chronology.dates.errors import DateError
from chronology.model import Citation, Event, Relation
from chronology.store.dating import Dated, lag_columns, read_when, refuse_cycle, write_dated
from chronology.store.unit import UnitOfWork


def set_event_date(unit: UnitOfWork, event: Event, dated: Dated) -> None:
    """Give an event its date, its link to what that counts from, and re-date its dependants.

    Raises:
        BadInputError: its date would count, in the end, from itself.
    """
    assert event.id is not None  # noqa: S101 - events are written before they are dated
    refuse_cycle(unit, event.id, dated.anchor_id)
    changed = write_dated(event, "date", dated)
    event.date_anchor_id = dated.anchor_id
    unit.session.flush()
    _relate(unit, event.id, dated)
    if changed:
        follow(unit, event.id)


def _relate(unit: UnitOfWork, event_id: int, dated: Dated) -> None:
    """Replace the relation that an event's former date made by that of its new one."""
    fresh: dict[str, Any] | None = None
    if dated.anchor_id is not None and dated.relation is not None:
        fresh = {
            "kind": dated.relation,
            "other_id": dated.anchor_id,
            **lag_columns("lag", dated.lag),
        }
    for row in relations_from_date(unit, event_id):
        if fresh is not None and all(getattr(row, name) == fresh[name] for name in fresh):
            fresh = None
        else:
            unit.delete(row)
    if fresh is not None:
        unit.add(Relation(event_id=event_id, from_date=True, **fresh))


def relations_from_date(unit: UnitOfWork, event_id: int) -> list[Relation]:
    """Return the relations that the words of an event's date made."""
    wanted = select(Relation).where(Relation.event_id == event_id, Relation.from_date)
    return list(unit.session.exec(wanted))


def dependants(unit: UnitOfWork, event_id: int) -> list[Event]:
    """Return the events whose dates count directly from ``event_id``."""
    wanted = select(Event).where(Event.date_anchor_id == event_id).order_by("id")
    return list(unit.session.exec(wanted))


def citing_dependants(unit: UnitOfWork, event_id: int) -> list[Citation]:
    """Return the citations whose own dates count directly from ``event_id``."""
    wanted = select(Citation).where(Citation.says_anchor_id == event_id).order_by("id")
    return list(unit.session.exec(wanted))


def follow(unit: UnitOfWork, event_id: int) -> None:
    """Read again all dates that count from ``event_id``, and those that count from them.

    Words that the new date leaves without meaning stay, and their event is
    undated until they are corrected; ``unit.notes`` says so.
    """
    # An import may have left a circle, in which each date would move the next for ever.
    waiting, seen = [event_id], {event_id}
    for anchor_id in waiting:
        for citation in citing_dependants(unit, anchor_id):
            text = getattr(citation, "says_text")  # noqa: B009 - a column of a date group
            dated = _again(unit, text, anchor_id, f"what citation {citation.id} says")
            write_dated(citation, "says", dated)
        for event in dependants(unit, anchor_id):
            assert event.id is not None  # noqa: S101 - it was read from the database
            if event.id not in seen and _follow_one(unit, event, anchor_id):
                seen.add(event.id)
                waiting.append(event.id)
    unit.session.flush()


def _follow_one(unit: UnitOfWork, event: Event, anchor_id: int) -> bool:
    """Read the date of one event again; return whether it changed."""
    text = getattr(event, "date_text")  # noqa: B009 - a column of a date group
    dated = _again(unit, text, anchor_id, f"the date of @{event.id}")
    changed = write_dated(event, "date", dated)
    if changed:
        unit.session.flush()
        if dated.date is not None:
            unit.notes.append(f"@{event.id} (“{text}”) follows: {dated.date.edtf}.")
    return changed


def _again(unit: UnitOfWork, text: str, anchor_id: int, what: str) -> Dated:
    try:
        return read_when(unit, text, anchor_id)
    except DateError as error:
        unit.notes.append(f"“{text}”, {what}, can no longer be read: {error.why}.")
        return Dated(text, None, anchor_id)
