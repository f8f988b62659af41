"""Places: what they are called, what they lie in, and where they are."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from chronology.formats.dataset.record import Name, Place
from chronology.formats.gramps.coordinates import angle
from chronology.formats.gramps.dates import Dated, date_in
from chronology.formats.gramps.elements import (
    handle_of,
    link_of,
    links,
    resolved,
    rest_of,
    text_of,
)
from chronology.text import fold

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KNOWN = frozenset(("pname", "ptitle", "placeref", "location", "coord", "noteref"))
#: The parts of a location of Gramps 3, finest first.
_PARTS = ("street", "locality", "city", "parish", "county", "state", "country")
_COUNTRY_CODE = re.compile(r"[A-Za-z]{2}")
#: How far the way up from a place may be.
_HIGHEST = 64


class _Within(NamedTuple):
    """A place that another lay in, for a time."""

    handle: str
    dated: Dated | None


class Places:
    """The places of a tree, known by their handles."""

    def __init__(self) -> None:
        self.by_handle: dict[str, Place] = {}
        #: What could not be read of a place, by handle: kind and words.
        self.faults: dict[str, tuple[str, str]] = {}
        self._within: dict[str, list[_Within]] = {}
        self._notes: dict[str, tuple[str, ...]] = {}
        self._above: dict[tuple[str, ...], Place] = {}

    def add(self, element: "Element") -> None:
        """Keep a ``placeobj``."""
        handle = handle_of(element)
        extra: dict[str, Any] = rest_of(element, _KNOWN)
        if (kind := element.get("type", "")) not in ("", "Unknown"):
            extra["type"] = kind
        if element.get("id"):
            extra["id"] = element.get("id")
        place = self._named(element, extra)
        self._locate(element, handle, place, extra)
        code = text_of(element, "code")
        if kind == "Country" and _COUNTRY_CODE.fullmatch(code):
            place.country = code.upper()
        place.extra = extra
        self.by_handle[handle] = place
        self._notes[handle] = links(element, "noteref")
        self._within[handle] = [
            _Within(link_of(child), date_in(child)) for child in element if child.tag == "placeref"
        ]

    def _named(self, element: "Element", extra: dict[str, Any]) -> Place:
        title = text_of(element, "ptitle") or element.get("title", "").strip()
        names = [child for child in element if child.tag == "pname" and child.get("value")]
        if not names and element.get("name"):
            return Place(element.get("name", ""), aliases=_other(title, element.get("name", "")))
        if not names:
            return self._of_gramps_3(element, title)
        name = names[0].get("value", "").strip()
        aliases = [
            Name(child.get("value", "").strip(), "alias", child.get("lang") or None)
            for child in names[1:]
        ]
        dated = {
            child.get("value", ""): found.words
            for child in names
            if (found := date_in(child)) is not None
        }
        if dated:
            extra["names_dated"] = dated
        if (language := names[0].get("lang")) is not None:
            extra["language"] = language
        locations = [dict(child.attrib) for child in element if child.tag == "location"]
        if locations:
            extra["location"] = locations
        return Place(name, aliases=(*aliases, *_other(title, name)))

    def _of_gramps_3(self, element: "Element", title: str) -> Place:
        """Return the place of a title and the parts of a location, one in the other."""
        location = element.find("location")
        parts = [] if location is None else [location.get(part, "").strip() for part in _PARTS]
        named = [part for part in parts if part]
        if not named:
            return Place(title or f"Unnamed place {element.get('id', '')}".strip())
        above: Place | None = None
        for at in range(len(named) - 1, 0, -1):
            path = tuple(map(fold, named[at:]))
            if path not in self._above:
                self._above[path] = Place(named[at], parent=above)
            above = self._above[path]
        return Place(named[0], parent=above, aliases=_other(title, named[0]))

    def _locate(self, element: "Element", handle: str, place: Place, extra: dict[str, Any]) -> None:
        coordinates = element.find("coord")
        if coordinates is None:
            return
        words = coordinates.get("lat", ""), coordinates.get("long", "")
        latitude, longitude = angle(words[0], 90), angle(words[1], 180)
        if latitude is not None and longitude is not None:
            place.latitude, place.longitude = latitude, longitude
        elif any(words):
            extra["coordinates"] = ", ".join(words)
            self.faults[handle] = ("coordinates not read", f"{place.name}: {', '.join(words)}")

    def finish(self, notes: Mapping[str, str], labels: Mapping[str, str]) -> None:
        """Set what each place lies in, once all are known.

        Args:
            notes: the texts of notes by handle.
            labels: how each object is called, by handle.
        """
        for handle, place in self.by_handle.items():
            place.extra = resolved(place.extra, labels)
            self._set_parent(handle, place)
            texts = [notes[note] for note in self._notes[handle] if note in notes]
            place.description = "\n\n".join(texts) or None
        for place in self.by_handle.values():
            for above in _way_up(place):
                place.country = place.country or above.country
        self._pin_namesakes()

    def _set_parent(self, handle: str, place: Place) -> None:
        found = [each for each in self._within[handle] if each.handle in self.by_handle]
        if not found:
            return
        parent = self.by_handle[max(found, key=_how_current).handle]
        way = [parent, *_way_up(parent)]
        if place in way or len(way) >= _HIGHEST:
            self.faults[handle] = ("place within itself", place.name)
            return
        place.parent = parent
        if len(found) > 1 or found[0].dated is not None:
            place.extra = {
                **place.extra,
                "lies_in": [
                    {
                        "place": self.by_handle[each.handle].name,
                        **({"when": each.dated.words} if each.dated else {}),
                    }
                    for each in found
                ],
            }

    def _pin_namesakes(self) -> None:
        """Tell places of one name in one parent apart by their coordinates."""
        alike: dict[tuple[str, int], list[Place]] = {}
        for place in self.by_handle.values():
            alike.setdefault((fold(place.name), id(place.parent)), []).append(place)
        for places in alike.values():
            for place in places:
                place.pinned = len(places) > 1 and place.latitude is not None


def _other(title: str, name: str) -> tuple[Name, ...]:
    """Return the title as an alias, unless it only begins with the name."""
    if not title or fold(title) == fold(name) or fold(title).startswith(f"{fold(name)},"):
        return ()
    return (Name(title),)


def _how_current(within: _Within) -> tuple[bool, int]:
    """Return what is greatest for where a place lies now: always, or until the latest day."""
    if within.dated is None:
        return True, 0
    return False, 0 if within.dated.date is None else within.dated.date.end_latest


def _way_up(place: Place) -> list[Place]:
    way: list[Place] = []
    above = place.parent
    while above is not None and len(way) < _HIGHEST:
        way.append(above)
        above = above.parent
    return way
