"""What `edit` takes away from an event, which must be there."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Never

from sqlmodel import select

from chronology.cli.names import Names
from chronology.cli.words import split_actor, split_place
from chronology.errors import BadInputError
from chronology.model import EventPlace, EventTag, Participation, Tag
from chronology.store.lookup import look_up
from chronology.text import fold

if TYPE_CHECKING:
    from chronology.store.unit import UnitOfWork


def places(unit: "UnitOfWork", event: int, given: Iterable[str]) -> list[tuple[int, str]]:
    """Return place and role of each ``[ROLE:]NAME``; without a role, of each that it has.

    Raises:
        BadInputError: the event has no such place.
    """
    there = unit.session.exec(select(EventPlace).where(EventPlace.event_id == event)).all()
    leaving: list[tuple[int, str]] = []
    for words in given:
        role, name = split_place(words)
        wanted = None if name == words.strip() else role
        place = look_up(unit.reader, "place", name)
        found = [
            (row.place_id, row.role)
            for row in there
            if row.place_id == place and wanted in (None, row.role)
        ]
        leaving += found or _refuse(event, "place", words)
    return leaving


def participants(
    unit: "UnitOfWork", names: Names, event: int, given: Iterable[str]
) -> list[tuple[int, int]]:
    """Return actor and role of each ``NAME[:ROLE]``; without a role, of each that it has.

    Raises:
        BadInputError: no such actor takes part in the event.
    """
    there = unit.session.exec(select(Participation).where(Participation.event_id == event)).all()
    leaving: list[tuple[int, int]] = []
    for words in given:
        name, role = split_actor(
            words,
            is_role=lambda role: names.known("role", role),
            is_actor=lambda name: names.known("actor", name),
        )
        actor = look_up(unit.reader, "actor", name)
        wanted = look_up(unit.reader, "role", role) if role else None
        found = [
            (row.actor_id, row.role_id)
            for row in there
            if row.actor_id == actor and wanted in (None, row.role_id)
        ]
        leaving += found or _refuse(event, "participant", words)
    return leaving


def tags(unit: "UnitOfWork", event: int, given: Iterable[str]) -> list[str]:
    """Return the tags, each of which the event has.

    Raises:
        BadInputError: it has no such tag.
    """
    wanted = select(Tag.name_folded).join(EventTag).where(EventTag.event_id == event)
    there = set(unit.session.exec(wanted))
    return [words if fold(words) in there else _refuse(event, "tag", words) for words in given]


def _refuse(event: int, what: str, words: str) -> Never:
    raise BadInputError(
        f"@{event} has no {what} “{words}” to take away.",
        f"`chronology show {event}` shows what it has.",
    )
