"""Finding and making what a user names."""

from collections.abc import Iterable
from typing import Any

from chronology.errors import UnknownNameError
from chronology.model import Actor, Category, Event, Place, Role, Source, Tag
from chronology.store.aliases import Alias
from chronology.store.entities import add_entity
from chronology.store.lookup import look_up
from chronology.store.unit import UnitOfWork
from chronology.text import fold


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


def create_actor(
    unit: UnitOfWork, name: str, *, aliases: Iterable[Alias] = (), **values: Any
) -> Actor:
    """Make an actor; ``values`` are its columns, ``born`` and ``died`` words or dates."""
    return add_entity(unit, Actor, {"name": name, **values}, aliases)


def create_place(
    unit: UnitOfWork, name: str, *, aliases: Iterable[Alias] = (), **values: Any
) -> Place:
    """Make a place; ``values`` are its columns.

    "Aksaray, Istanbul" makes Aksaray in Istanbul, and Istanbul too if need be.
    """
    child, comma, around = name.partition(",")
    if comma and around.strip() and child.strip() and "parent_id" not in values:
        try:
            parent = find_place(unit, around)
        except UnknownNameError:
            parent = create_place(unit, around.strip())
        return create_place(unit, child.strip(), aliases=aliases, parent_id=parent.id, **values)
    return add_entity(unit, Place, {"name": name, **values}, aliases)


def create_source(unit: UnitOfWork, words: str, **values: Any) -> Source:
    """Make a source of a slug; of a title, its slug is made from it.

    "guardian-2016" is a slug as it stands; "The Long Road" becomes
    "the-long-road" and keeps its title.
    """
    slug = words.strip()
    if any(letter.isspace() or letter == "#" for letter in slug):
        values.setdefault("title", slug)
        slug = "-".join("".join(c if c.isalnum() else " " for c in fold(slug)).split())
    return add_entity(unit, Source, {"slug": slug, **values})


def create_category(unit: UnitOfWork, name: str, **values: Any) -> Category:
    """Make a category; ``values`` are its columns."""
    return add_entity(unit, Category, {"name": name, **values})


def create_role(unit: UnitOfWork, name: str, **values: Any) -> Role:
    """Make a role; ``values`` are its columns."""
    return add_entity(unit, Role, {"name": name, **values})
