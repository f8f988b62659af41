"""Further names of actors and places: aliases and transliterations."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from chronology.errors import BadInputError, UnknownNameError
from chronology.model import Actor, ActorName, Entity, Place, PlaceName
from chronology.model.vocabulary import NameKind
from chronology.store.choices import refuse_strangers
from chronology.store.moving import rows_where
from chronology.store.unit import UnitOfWork
from chronology.text import fold


@dataclass(frozen=True, slots=True)
class FurtherName:
    """A name beside the first: why it belongs, and in which language it is."""

    name: str
    kind: str = NameKind.ALIAS.value
    language: str | None = None


#: A further name as plain words or with its kind and language.
Alias = str | FurtherName

_TABLES: dict[type[Entity], tuple[type[Entity], str]] = {
    Actor: (ActorName, "actor_id"),
    Place: (PlaceName, "place_id"),
}


def as_alias(alias: Alias) -> FurtherName:
    """Return an alias with its kind and language."""
    return FurtherName(alias) if isinstance(alias, str) else alias


def add_aliases(unit: UnitOfWork, row: Entity, aliases: Iterable[FurtherName]) -> None:
    """Give an actor or a place further names; those that it has already are left.

    Raises:
        BadInputError: a name is empty, or the entry can have no further names.
    """
    for alias in aliases:
        table, column = _table(row)
        name = alias.name.strip()
        if not fold(name):
            raise BadInputError("A further name is empty.", "Give the name, or leave it out.")
        refuse_strangers(str(table.__tablename__), {"kind": alias.kind})
        known = {str(getattr(one, "name")) for one in _names(unit, row)}  # noqa: B009 - of both
        if name in known or name == getattr(row, "name"):  # noqa: B009 - of both
            continue
        values: dict[str, Any] = {
            column: row.id,
            "name": name,
            "name_folded": fold(name),
            "kind": alias.kind,
            "language": alias.language,
        }
        unit.add(table(**values))


def remove_aliases(unit: UnitOfWork, row: Entity, names: Iterable[str]) -> None:
    """Take further names away.

    Raises:
        UnknownNameError: the entry has no such name.
    """
    for name in names:
        there: list[Any] = [*_names(unit, row)]
        found = [one for one in there if one.name_folded == fold(name)]
        if not found:
            near = tuple(one.name for one in there[:3])
            raise UnknownNameError("further name", name, near)
        for one in found:
            unit.delete(one)


def _table(row: Entity) -> tuple[type[Entity], str]:
    if type(row) not in _TABLES:
        kind = str(row.__tablename__)
        raise BadInputError(f"A {kind} has no further names.", "Only actors and places have.")
    return _TABLES[type(row)]


def _names(unit: UnitOfWork, row: Entity) -> list[Entity]:
    table, column = _table(row)
    return rows_where(unit, table, column, cast("int", row.id))
