"""Finding what a user names; making it is in ``chronology.store.entities``."""

from chronology.model import Actor, Category, Event, Place, Role, Source, Tag
from chronology.store.entities import (
    create,
    create_actor,
    create_category,
    create_place,
    create_role,
    create_source,
)
from chronology.store.lookup import look_up
from chronology.store.unit import UnitOfWork

__all__ = [
    "create",
    "create_actor",
    "create_category",
    "create_place",
    "create_role",
    "create_source",
    "find_actor",
    "find_category",
    "find_event",
    "find_place",
    "find_role",
    "find_source",
    "find_tag",
]


def find_actor(unit: UnitOfWork, words: str) -> Actor:
    """Return the actor of this id, name or alias; see ``chronology.store.lookup``."""
    return unit.get(Actor, look_up(unit.reader, "actor", words))


def find_place(unit: UnitOfWork, words: str) -> Place:
    """Return the place of this id, name or alias; "Aksaray, Istanbul" names one of many."""
    return unit.get(Place, look_up(unit.reader, "place", words))


def find_source(unit: UnitOfWork, words: str) -> Source:
    """Return the source of this id, slug or title."""
    return unit.get(Source, look_up(unit.reader, "source", words))


def find_category(unit: UnitOfWork, words: str) -> Category:
    """Return the category of this id or name."""
    return unit.get(Category, look_up(unit.reader, "category", words))


def find_role(unit: UnitOfWork, words: str) -> Role:
    """Return the role of this id or name."""
    return unit.get(Role, look_up(unit.reader, "role", words))


def find_tag(unit: UnitOfWork, words: str) -> Tag:
    """Return the tag of this id or name."""
    return unit.get(Tag, look_up(unit.reader, "tag", words))


def find_event(unit: UnitOfWork, words: str) -> Event:
    """Return the event of this id, "12" or "@12"."""
    return unit.get(Event, look_up(unit.reader, "event", words))
