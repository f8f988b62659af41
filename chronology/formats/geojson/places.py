"""A Feature of a gazetteer: a place, with its names, and no event."""

from collections.abc import Mapping
from typing import Any

from chronology.formats.dataset.record import Name, Place
from chronology.formats.geojson.geometry import spot_of
from chronology.formats.tabular.table import RowError
from chronology.formats.text.jsonparts import list_at, object_at, objects_at, text_at

#: Members that the Linked Places format has for places, and that no event has.
_OF_PLACES = ("names", "types", "links", "relations", "descriptions", "depictions")
_READ = frozenset(("type", "properties", "geometry", "names", "descriptions"))


def is_place(feature: Mapping[str, Any]) -> bool:
    """Return whether a Feature is a place of a gazetteer rather than an event.

    A place has what the Linked Places format describes places by: names, types, links,
    relations, descriptions, depictions, or the countries that it lies in.
    """
    properties = feature.get("properties")
    if isinstance(properties, dict) and "ccodes" in properties:
        return True
    return any(isinstance(feature.get(name), list) for name in _OF_PLACES)


def place_of(feature: Mapping[str, Any]) -> Place:
    """Return the place that a Feature is; when it existed is kept, and dates nothing.

    Raises:
        RowError: it has no name, or its geometry is none.
    """
    properties = object_at(feature, "properties")
    names = [_name(each) for each in objects_at(feature, "names")]
    title = text_at(properties, "title") or next((each.name for each in names), None)
    if title is None:
        raise RowError("properties.title", "the place has no name.")
    spot = spot_of(feature.get("geometry"))
    countries = [str(code).upper() for code in list_at(properties, "ccodes")]
    described = [text_at(each, "value") for each in objects_at(feature, "descriptions")]
    return Place(
        name=title,
        country=countries[0] if len(countries) == 1 and len(countries[0]) == 2 else None,
        latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None,
        radius_m=spot.radius_m if spot else None,
        # A gazetteer has many villages of one name.
        pinned=spot is not None,
        aliases=tuple(dict.fromkeys(each for each in names if each.name != title)),
        description=next(filter(None, described), None),
        extra=_extra(feature, properties, countries),
    )


def _name(given: Mapping[str, Any]) -> Name:
    toponym = text_at(given, "toponym")
    if toponym is None:
        raise RowError("names", "a name has no toponym.")
    return Name(toponym, "alias", text_at(given, "lang"))


def _extra(
    feature: Mapping[str, Any], properties: Mapping[str, Any], countries: list[str]
) -> dict[str, object]:
    """Return what has no column: who says a name and when, links, relations, when it existed."""
    empty: tuple[object, ...] = (None, "", [], {})
    extra: dict[str, object] = {
        name: value for name, value in feature.items() if name not in _READ and value not in empty
    }
    for name in ("names", "descriptions"):
        more = [
            each for each in list_at(feature, name) if each.keys() - {"toponym", "lang", "value"}
        ]
        if more or (name == "descriptions" and len(list_at(feature, name)) > 1):
            extra[name] = feature[name]
    extra |= {
        f"properties.{name}": value
        for name, value in properties.items()
        if name not in ("title", "ccodes") and value not in empty
    }
    if len(countries) > 1 or any(len(code) != 2 for code in countries):
        extra["ccodes"] = countries
    spot = spot_of(feature.get("geometry"))
    if feature.get("geometry") and (spot is None or spot.shape is not None):
        extra["geometry"] = feature["geometry"]
    return extra
