"""Actors, places, sources, categories and roles: adding, changing and merging them.

The five share one pattern: a row with a name (a slug), some fuzzy dates, a
parent within a hierarchy, and perhaps further names.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from chronology.errors import BadInputError, UnknownNameError
from chronology.model import (
    Actor,
    ActorName,
    Category,
    Entity,
    Place,
    PlaceName,
    Role,
    Source,
)
from chronology.model.base import table_of
from chronology.model.stored_dates import COLUMNS
from chronology.store.aliases import Alias, add_aliases, as_alias, remove_aliases
from chronology.store.attaching import note_lost_file
from chronology.store.choices import refuse_strangers
from chronology.store.dating import read_when, write_dated
from chronology.store.entity_rules import (
    refuse_bad_values,
    refuse_merging_required,
    refuse_requiring_itself,
)
from chronology.store.lookup import ancestors, look_up
from chronology.store.moving import fill_blanks, repoint
from chronology.store.unit import UnitOfWork
from chronology.text import fold

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class EntityKind:
    """How one of the five is kept.

    Args:
        model: its table.
        dates: prefixes of its fuzzy dates.
        parent: the column of what it lies in or derives from.
        names: the table of its further names, if it has them.
    """

    model: type[Entity]
    dates: tuple[str, ...] = ()
    parent: str = "parent_id"
    names: type[Entity] | None = None


ENTITIES: dict[str, EntityKind] = {
    "actor": EntityKind(Actor, dates=("born", "died"), parent="", names=ActorName),
    "place": EntityKind(Place, names=PlaceName),
    "source": EntityKind(Source, dates=("published", "accessed"), parent="derived_from_id"),
    "category": EntityKind(Category),
    "role": EntityKind(Role),
}

_KIND_OF = {entity.model: kind for kind, entity in ENTITIES.items()}


def add_entity(
    unit: UnitOfWork, model: type[E], values: Mapping[str, Any], aliases: Iterable[Alias] = ()
) -> E:
    """Write a new actor, place, source, category or role, and return it.

    ``values`` are its columns; a date (``born``, ``died``, ``published``,
    ``accessed``) is words or a value.

    Raises:
        BadInputError: a value means nothing, or the name is taken where names are unique.
        DateError: a date cannot be read.
    """
    kind = _KIND_OF[model]
    plain, dates = _split(kind, dict(values))
    refuse_bad_values(unit, kind, plain, None)
    row = model(**_folded(kind, plain))
    _set_dates(unit, row, dates)
    unit.add(row)
    add_aliases(unit, row, [as_alias(one) for one in aliases])
    return row


def edit_entity(
    unit: UnitOfWork,
    model: type[E],
    row_id: int,
    changes: Mapping[str, Any],
    *,
    add: Iterable[Alias] = (),
    remove: Iterable[str] = (),
) -> E:
    """Change the columns of a row that ``changes`` names, and its further names.

    Args:
        unit: the unit of work.
        model: ``Actor``, ``Place``, ``Source``, ``Category`` or ``Role``.
        row_id: its id.
        changes: columns and dates, as ``add_entity`` has them.
        add: further names to add.
        remove: further names to take away.

    Raises:
        UnknownNameError: there is no such row, or no such further name.
        BadInputError, DateError: as ``add_entity`` does.
    """
    kind = _KIND_OF[model]
    row = unit.get(model, row_id)
    plain, dates = _split(kind, dict(changes))
    refuse_bad_values(unit, kind, plain, row_id)
    parent = ENTITIES[kind].parent
    if plain.get(parent) is not None:
        _refuse_loop(unit, kind, row_id, plain[parent])
    if plain.get("requires_id") is not None:
        refuse_requiring_itself(unit, row_id, plain["requires_id"])
    for name, value in _folded(kind, plain).items():
        setattr(row, name, value)
    _set_dates(unit, row, dates)
    unit.session.flush()
    add_aliases(unit, row, [as_alias(one) for one in add])
    remove_aliases(unit, row, remove)
    return row


def merge_entities(unit: UnitOfWork, model: type[E], keep_id: int, other_id: int) -> E:
    """Make one of two entries that name the same thing, and return it.

    The kept one keeps its own fields, takes the other's where it has none, and
    has the other's name as a further name. All that referred to the other
    refers to it.

    Raises:
        UnknownNameError: one of them does not exist.
        BadInputError: they are one already, the kept one lies in the other, or one
            of two categories requires the other.
    """
    kind = _KIND_OF[model]
    if keep_id == other_id:
        raise BadInputError(f"The {kind} {keep_id} cannot be merged with itself.", "Name two.")
    keep, other = unit.get(model, keep_id), unit.get(model, other_id)
    parent = ENTITIES[kind].parent
    if parent and other_id in ancestors(unit.reader, kind, keep_id, parent):
        raise BadInputError(
            f"The {kind} {keep_id} belongs under {other_id}, which would vanish into it.",
            f"Merge the other way round: keep {other_id}.",
        )
    if kind == "category":
        refuse_merging_required(unit, keep_id, other_id)
    if ENTITIES[kind].names is not None:
        add_aliases(unit, keep, [as_alias(str(getattr(other, "name")))])  # noqa: B009 - of some
    repoint(unit, model, other_id, keep_id)
    if parent and keep_id not in ancestors(unit.reader, kind, other_id, parent):
        fill_blanks(keep, other, (parent,))
    _fill(kind, keep, other)
    unit.session.flush()
    if isinstance(keep, Source) and isinstance(other, Source):
        note_lost_file(unit, keep, other)
    unit.delete(other)
    return keep


def _fill(kind: str, keep: Entity, other: Entity) -> None:
    entity = ENTITIES[kind]
    groups = [tuple(f"{prefix}_{name}" for name in COLUMNS) for prefix in entity.dates]
    dated = {name for group in groups for name in group}
    for group in groups:
        if getattr(keep, group[0]) is None:
            fill_blanks(keep, other, group)
    left_out = {"id", "uuid", "version", "created_at", "updated_at", "extra", entity.parent} | dated
    columns = [one.name for one in table_of(type(keep)).columns if one.name not in left_out]
    if kind == "place" and getattr(keep, "latitude") is not None:  # noqa: B009 - only places have it
        columns = [name for name in columns if name not in ("latitude", "longitude", "radius_m")]
    fill_blanks(keep, other, tuple(columns))
    if isinstance(keep, Actor) and isinstance(other, Actor) and keep.kind == "unknown":
        keep.kind = other.kind


def _split(kind: str, values: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the plain columns and the dates of ``values`` apart."""
    dates = {name: values.pop(name) for name in ENTITIES[kind].dates if name in values}
    known = {column.name for column in table_of(ENTITIES[kind].model).columns}
    if strangers := values.keys() - known:
        raise TypeError(f"the {kind} has no {', '.join(sorted(strangers))}")
    refuse_strangers(kind, values)
    return values, dates


def _folded(kind: str, plain: dict[str, Any]) -> dict[str, Any]:
    """Return the columns with the folded names that follow from them."""
    if kind == "source":
        if "title" in plain:
            title = plain["title"]
            plain["title_folded"] = fold(title) if title else None
    elif "name" in plain:
        plain["name_folded"] = fold(plain["name"])
    return plain


def _set_dates(unit: UnitOfWork, row: Entity, dates: dict[str, Any]) -> None:
    for prefix, when in dates.items():
        write_dated(row, prefix, read_when(unit, when))


def _refuse_loop(unit: UnitOfWork, kind: str, row_id: int, parent_id: int) -> None:
    column = ENTITIES[kind].parent
    above = [parent_id, *ancestors(unit.reader, kind, parent_id, column)]
    if row_id in above:
        raise BadInputError(
            f"The {kind} {row_id} cannot belong under {parent_id},"
            " which belongs, in the end, under it.",
            "Take the other one out first.",
        )


def create(unit: UnitOfWork, kind: str, name: str) -> int:
    """Make an actor, place, source, category or role of which only the name is known.

    Returns its id.
    """
    makers: dict[str, Callable[[UnitOfWork, str], Entity]] = {
        "actor": create_actor,
        "place": create_place,
        "source": create_source,
        "category": create_category,
        "role": create_role,
    }
    made = makers[kind](unit, name)
    assert made.id is not None  # noqa: S101 - it has been written
    return made.id


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
            parent_id: int | None = look_up(unit.reader, "place", around)
        except UnknownNameError:
            parent_id = create_place(unit, around.strip()).id
        return create_place(unit, child.strip(), aliases=aliases, parent_id=parent_id, **values)
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
