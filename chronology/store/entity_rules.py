"""What the values of an actor, place, source, category or role must be."""

import re
from typing import Any

from chronology.errors import BadInputError
from chronology.store.lookup import ancestors
from chronology.store.unit import UnitOfWork
from chronology.text import fold

_SLUG = re.compile(r"[^\s#]+")
_UNIQUE = ("category", "role")


def refuse_bad_values(
    unit: UnitOfWork, kind: str, values: dict[str, Any], row_id: int | None
) -> None:
    """Refuse values that mean nothing, and names that are taken; tidy the rest.

    Args:
        unit: the unit of work.
        kind: "actor", "place", "source", "category" or "role".
        values: its columns; names are stripped and countries upper-cased in it.
        row_id: the row that is changed; None for a new one.

    Raises:
        BadInputError: with what would do.
    """
    if kind == "source":
        _check_slug(unit, values, row_id)
    else:
        _check_name(unit, kind, values, row_id)
    if kind == "place":
        _check_country(values)
        _check_point(values)


def refuse_requiring_itself(unit: UnitOfWork, category: int, required: int) -> None:
    """Refuse that a category requires itself, also by way of others.

    Nothing could be the first event of it.

    Raises:
        BadInputError: it would.
    """
    if category in (required, *ancestors(unit.reader, "category", required, "requires_id")):
        name, other = (_category(unit, one) for one in (category, required))
        way = "" if category == required else f", which requires {name} in the end"
        raise BadInputError(
            f"The category {name} cannot require {other}{way}: no event of it could be the first.",
            f'Take a requirement back with `chronology category edit {required} --requires ""`.'
            if way
            else "Name the category of what must have come before.",
        )


def refuse_merging_required(unit: UnitOfWork, keep: int, other: int) -> None:
    """Refuse to merge two categories of which one requires the other.

    Raises:
        BadInputError: merged, they would require themselves.
    """
    for one, required in ((keep, other), (other, keep)):
        if required in ancestors(unit.reader, "category", one, "requires_id"):
            raise BadInputError(
                f"The category {_category(unit, one)} requires {_category(unit, required)}:"
                " merged, it would require itself.",
                f'Take that back first with `chronology category edit {one} --requires ""`.',
            )


def _category(unit: UnitOfWork, number: int) -> str:
    row = unit.reader.one("SELECT name FROM category WHERE id = :id", {"id": number})
    return f"“{row[0]}”" if row else str(number)


def _check_name(unit: UnitOfWork, kind: str, values: dict[str, Any], row_id: int | None) -> None:
    if row_id is not None and "name" not in values:
        return
    name = values["name"] = " ".join((values.get("name") or "").split())
    if not fold(name):
        raise BadInputError(f"The name of the {kind} is empty.", "Give it a name.")
    if kind in _UNIQUE:
        _refuse_taken(unit, kind, "name_folded", fold(name), row_id)


def _check_slug(unit: UnitOfWork, values: dict[str, Any], row_id: int | None) -> None:
    if row_id is not None and "slug" not in values:
        return
    slug = values.get("slug") or ""
    if not _SLUG.fullmatch(slug) or slug.isdigit():
        raise BadInputError(
            f"“{slug}” cannot be the slug of a source.",
            "Use a short word without spaces or #, such as guardian-2016; not digits alone.",
        )
    _refuse_taken(unit, "source", "slug", slug, row_id)


def _refuse_taken(unit: UnitOfWork, kind: str, column: str, value: str, row_id: int | None) -> None:
    sql = f"SELECT id FROM {kind} WHERE {column} = :value"  # noqa: S608 - names of the program
    row = unit.reader.one(sql, {"value": value})
    if row is not None and row[0] != row_id:
        raise BadInputError(
            f"There is a {kind} “{value}” already, number {row[0]}.",
            f"Change that one with `chronology {kind} edit`, or choose another name.",
        )


def _check_country(values: dict[str, Any]) -> None:
    country = values.get("country")
    if country is None:
        return
    values["country"] = str(country).upper()
    if not re.fullmatch(r"[A-Z]{2}", values["country"]):
        raise BadInputError(
            f"“{country}” is not a country's code.", "Give its two letters of ISO 3166, such as TR."
        )


def _check_point(values: dict[str, Any]) -> None:
    latitude, longitude = values.get("latitude"), values.get("longitude")
    if (latitude is None) != (longitude is None):
        raise BadInputError(
            "A point needs both its latitude and its longitude.", "Give both, or neither."
        )
    point = (latitude or 0.0, longitude or 0.0)
    if not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
        raise BadInputError(
            f"{latitude}, {longitude} is not a point on the earth.",
            "Give latitude -90 to 90 and longitude -180 to 180, in degrees.",
        )
    radius = values.get("radius_m")
    if radius is not None and not radius >= 0:
        raise BadInputError(
            f"A radius of {radius} metres means nothing.", "Give metres, zero or more."
        )
