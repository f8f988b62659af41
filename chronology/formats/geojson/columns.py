"""Which property of a Feature of others is which column of ours."""

from collections.abc import Mapping
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

#: Values that say nothing.
_NOTHING: tuple[object, ...] = (None, "", [], {})
#: How many different sets of properties are remembered; most files have one.
_KEPT = 1000


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
        self._known: dict[tuple[str, ...], list[tuple[str, list[str]]]] = {}

    def of(self, properties: Mapping[str, Any]) -> dict[str, str]:
        """Return which of our columns is which property, of those that say something."""
        key = tuple(properties)
        candidates = self._known.get(key)
        if candidates is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            candidates = self._known[key] = self._candidates(key)
        found: dict[str, str] = {}
        for ours, names in candidates:
            for theirs in names:
                if properties[theirs] not in _NOTHING and theirs not in found.values():
                    found[ours] = theirs
                    break
        return found

    def _candidates(self, properties: tuple[str, ...]) -> list[tuple[str, list[str]]]:
        """Return for each of our columns the properties that it may be, best first."""
        known = {name.lower().replace(" ", "_"): name for name in properties}
        found = []
        for ours, names in self._names.items():
            if names[0] in self._said:
                fitting = [names[0]] if names[0] in properties else []
            else:
                fitting = [known[name] for name in names if known.get(name) is not None]
                fitting = [name for name in fitting if name not in self._said]
            if fitting:
                found.append((ours, fitting))
        return found
