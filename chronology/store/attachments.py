"""What hangs on an event: its places, participants, tags and figures."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlmodel import select

from chronology.errors import BadInputError
from chronology.model import (
    Actor,
    Citation,
    EventPlace,
    EventTag,
    Measure,
    Participation,
    Place,
    Role,
    Tag,
)
from chronology.store.choices import refuse_strangers
from chronology.store.drafts import MeasureDraft
from chronology.store.moving import rows_where
from chronology.store.unit import UnitOfWork
from chronology.text import fold


def add_places(
    unit: UnitOfWork,
    event_id: int,
    places: Sequence[tuple[int, str]],
    citation_id: int | None = None,
) -> None:
    """Say where an event was: pairs of a place's id and its role; known ones are left."""
    there = {(row.place_id, row.role) for row in rows_of(unit, EventPlace, event_id)}
    for place_id, role in dict.fromkeys(places):
        refuse_strangers("event_place", {"role": role})
        unit.get(Place, place_id)
        if (place_id, role) not in there:
            unit.add(
                EventPlace(event_id=event_id, place_id=place_id, role=role, citation_id=citation_id)
            )


def add_who(
    unit: UnitOfWork, event_id: int, who: Sequence[tuple[int, int]], citation_id: int | None = None
) -> None:
    """Say who took part: pairs of an actor's id and a role's id; known ones are left."""
    there = {(row.actor_id, row.role_id) for row in rows_of(unit, Participation, event_id)}
    for actor_id, role_id in dict.fromkeys(who):
        unit.get(Actor, actor_id)
        unit.get(Role, role_id)
        if (actor_id, role_id) not in there:
            unit.add(
                Participation(
                    event_id=event_id, actor_id=actor_id, role_id=role_id, citation_id=citation_id
                )
            )


def add_tags(unit: UnitOfWork, event_id: int, tags: Sequence[str]) -> None:
    """Label an event; tags that do not exist are made."""
    there = {row.tag_id for row in rows_of(unit, EventTag, event_id)}
    for name in tags:
        tag_id = cast("int", _tag(unit, name).id)
        if tag_id not in there:
            unit.add(EventTag(event_id=event_id, tag_id=tag_id))
            there.add(tag_id)


def _tag(unit: UnitOfWork, name: str) -> Tag:
    plain = " ".join(name.split())
    if not fold(plain):
        raise BadInputError(f"“{name}” is no tag.", "Give a word or two.")
    found = unit.session.exec(select(Tag).where(Tag.name_folded == fold(plain))).first()
    return found or unit.add(Tag(name=plain, name_folded=fold(plain)))


def add_measure(unit: UnitOfWork, event_id: int, draft: MeasureDraft) -> Measure:
    """Write a figure.

    Raises:
        BadInputError: its bounds are not in order, or it has no figure at all.
    """
    figures = [one for one in (draft.low, draft.best, draft.high) if one is not None]
    if not figures or figures != sorted(figures):
        raise BadInputError(
            f"The figures of “{draft.kind}” are not in order: {figures}.",
            "Give low, best and high, the smallest first; leave out what is unknown.",
        )
    if draft.citation_id is not None:
        unit.get(Citation, draft.citation_id)
    return unit.add(
        Measure(
            event_id=event_id,
            kind=draft.kind,
            low=draft.low,
            best=draft.best,
            high=draft.high,
            unit=draft.unit,
            citation_id=draft.citation_id,
        )
    )


def rows_of(unit: UnitOfWork, table: Any, event_id: int) -> list[Any]:
    """Return the rows of ``table`` that hang on an event, by id."""
    return list(rows_where(unit, table, "event_id", event_id))


# Each remover takes away the links named, or, given None, all but those to keep.


def _remove_places(unit: UnitOfWork, event_id: int, gone: Any, keep: Any) -> None:
    for row in rows_of(unit, EventPlace, event_id):
        _remove(unit, row, (row.place_id, row.role), gone, keep)


def _remove_who(unit: UnitOfWork, event_id: int, gone: Any, keep: Any) -> None:
    for row in rows_of(unit, Participation, event_id):
        _remove(unit, row, (row.actor_id, row.role_id), gone, keep)


def _remove_tags(unit: UnitOfWork, event_id: int, gone: Any, keep: Any) -> None:
    folded_gone = None if gone is None else {fold(name) for name in gone}
    for row in rows_of(unit, EventTag, event_id):
        name = unit.get(Tag, row.tag_id).name_folded
        _remove(unit, row, name, folded_gone, {fold(one) for one in keep})


def _remove(unit: UnitOfWork, row: Any, key: Any, gone: Any, keep: Any) -> None:
    if key not in keep if gone is None else key in gone:
        unit.delete(row)


def edit_attachments(unit: UnitOfWork, event_id: int, given: dict[str, Any]) -> None:
    """Change places, participants and tags as ``EventChanges`` describes."""
    edits: dict[str, tuple[Callable[..., None], Callable[..., None]]] = {
        "places": (add_places, _remove_places),
        "who": (add_who, _remove_who),
        "tags": (add_tags, _remove_tags),
    }
    for name, (add, remove) in edits.items():
        if name in given:
            remove(unit, event_id, None, given[name])
        remove(unit, event_id, given.get(f"remove_{name}", ()), ())
        add(unit, event_id, given.get(name, ()))
        add(unit, event_id, given.get(f"add_{name}", ()))
