"""Which property of a Feature of others is which column of ours."""

from collections.abc import Iterable, Mapping
from typing import Any

from chronology.errors import BadInputError

#: The names under which each of our columns is looked for, the first there is.
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "uuid", "uid", "event_id", "eventid", "fid", "objectid"),
    "title": ("title", "name", "headline", "event", "summary", "label"),
    "description": ("description", "desc", "text", "notes", "details", "comment"),
    "when": ("when", "date", "event_date", "datetime", "day", "time", "timestamp", "year"),
    "start": ("start", "start_date", "startdate", "date_start", "begin", "from"),
    "end": ("end", "end_date", "enddate", "date_end", "finish", "to"),
    "category": ("category", "event_type", "type", "kind", "class"),
    "place": ("place", "location", "place_name", "site", "where", "locality", "city"),
    "country": ("country_code", "iso2", "iso_a2"),
    "who": ("who", "actors", "actor"),
    "sources": ("sources", "source", "url", "link", "reference"),
    "tags": ("tags", "keywords"),
}


class Columns:
    """Finds our columns among the properties of Features.

    Args:
        mapping: our columns to the names of the file, as the user says them.

    Raises:
        BadInputError: one of the columns is none of ours.
    """

    def __init__(self, mapping: Mapping[str, str]) -> None:
        for ours in mapping:
            if ours not in NAMES:
                known = ", ".join(NAMES)
                raise BadInputError(
                    f"There is no column “{ours}” for a GeoJSON file.", f"There are {known}."
                )
        self._names = {
            ours: (mapping[ours],) if ours in mapping else also for ours, also in NAMES.items()
        }
        self._said = frozenset(mapping.values())

    def of(self, properties: Mapping[str, Any]) -> dict[str, str]:
        """Return which of our columns is which property, of those that say something."""
        known = _by_name(properties)
        found: dict[str, str] = {}
        for ours, names in self._names.items():
            for name in names:
                theirs = name if name in self._said else known.get(name.lower())
                taken = theirs in found.values() or (theirs in self._said and name != theirs)
                if theirs is not None and not taken and _says(properties.get(theirs)):
                    found[ours] = theirs
                    break
        return found


def _by_name(properties: Iterable[str]) -> dict[str, str]:
    return {name.lower().replace(" ", "_"): name for name in properties}


def _says(value: object) -> bool:
    return value not in (None, "", [], {})
