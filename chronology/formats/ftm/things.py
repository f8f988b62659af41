"""Who and what the entities of a file are: actors, places and sources."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from chronology.formats.dataset.record import Actor, Name, Place, Source, Tied
from chronology.formats.dataset.slugs import source_slug
from chronology.formats.ftm.dates import Dated, single
from chronology.formats.ftm.entities import Entity
from chronology.formats.ftm.schemata import ACTORS, DOCUMENTS, PLACES, TEXTS, words

_NAMES = ("name", "alias", "previousName", "weakAlias", "abbreviation")
_BORN = ("birthDate", "incorporationDate", "inceptionDate", "buildDate")
_DIED = ("deathDate", "dissolutionDate")
_ABOUT = ("biography", "summary", "description", "notes")
_ADDRESS = ("street", "street2", "postOfficeBox", "postalCode", "city", "region", "state")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
#: How many places a full address may lie in.
_HIGHEST = 16
_PUBLISHED = ("publishedAt", "authoredAt", "date")


class Things:
    """The actors, places and sources of a file, known by their ids.

    An entity may come in several fragments; they are put together as they come, and
    ``finish`` makes of them what they are.

    Args:
        zone: the zone in which the chronology counts.
    """

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.actors: dict[str, Actor] = {}
        self.places: dict[str, Place] = {}
        self.sources: dict[str, Source] = {}
        self._parents: list[tuple[str, str]] = []
        self._entities: dict[str, Entity] = {}
        self._named_places: dict[tuple[str, ...], Place] = {}
        self._by_url: dict[tuple[str, str], Source] = {}

    def add(self, entity: Entity) -> None:
        """Keep an entity that is no relation and no event."""
        known = self._entities.get(entity.id)
        self._entities[entity.id] = entity if known is None else merged(known, entity)

    def finish(self) -> None:
        """Make of the entities what they are."""
        for entity in self._entities.values():
            if entity.schema in DOCUMENTS:
                self.sources[entity.id] = self._source(entity)
            elif entity.schema in PLACES:
                self.places[entity.id] = self._place(entity)
            else:
                self.actors[entity.id] = self._actor(entity)
        self._entities.clear()

    def parents(self) -> Iterator[Tied]:
        """Yield which companies are part of which, by their ``parent``."""
        for child, parent in self._parents:
            if parent in self.actors:
                yield Tied(self.actors[child], "part of", self.actors[parent])

    def link(self, actor: str, said: Mapping[str, Any]) -> None:
        """Keep with an actor a relation that a chronology has no row for."""
        found = self.actors.get(actor)
        if found is not None:
            kept = found.extra.get("links")
            found.extra = {
                **found.extra,
                "links": [*(kept if isinstance(kept, list) else []), said],
            }

    def name_of(self, reference: str) -> str:
        """Return what the entity of an id is called; the text itself where it is none."""
        if reference in self.actors:
            return self.actors[reference].name
        if reference in self.places:
            return self.places[reference].name
        if reference in self.sources:
            return self.sources[reference].title or reference
        return reference

    def named_place(self, *path: str) -> Place:
        """Return the place that texts name: its name, then that of what it lies in, and so on."""
        if path not in self._named_places:
            parent = self.named_place(*path[1:]) if path[1:] else None
            self._named_places[path] = Place(path[0], parent=parent)
        return self._named_places[path]

    def source_at(self, url: str, publisher: str | None) -> Source:
        """Return the source that an address on the web is, by whom it was published."""
        key = url, publisher or ""
        if key not in self._by_url:
            self._by_url[key] = Source(
                source_slug(url or publisher or ""), publisher=publisher, url=url or None
            )
        return self._by_url[key]

    def _actor(self, entity: Entity) -> Actor:
        names = entity.all(*_NAMES) or [
            " ".join(filter(None, (entity.first("firstName"), entity.first("lastName"))))
            or f"Unnamed {words(entity.schema)} {entity.id}"
        ]
        used = {*_NAMES, *_ABOUT}
        born, died = (self._span(entity, used, names) for names in (_BORN, _DIED))
        self._parents += [(entity.id, parent) for parent in entity.all("parent")]
        extra = _extra(entity, used)
        if entity.schema not in ("Person", "LegalEntity", "Organization"):
            extra["schema"] = entity.schema
        return Actor(
            names[0],
            ACTORS.get(entity.schema, "unknown"),
            key=entity.id,
            aliases=tuple(Name(name) for name in names[1:]),
            born=born.date,
            died=died.date,
            description=_text(entity, _ABOUT),
            extra=extra,
        )

    def _span(self, entity: Entity, used: set[str], names: tuple[str, ...]) -> Dated:
        """Return the first of some dates, and that it has been used where it was read."""
        for name in names:
            if values := entity.all(name):
                dated = single(values, self.zone)
                if dated.date is not None:
                    used.add(name)
                return dated
        return Dated(None, "")

    def _place(self, entity: Entity) -> Place:
        full, name = entity.first("full"), entity.first("name")
        parts = [part for each in _ADDRESS for part in entity.all(each)]
        shown = name or full or ", ".join(parts) or f"Unnamed place {entity.id}"
        parent = None
        used = {"name", "full", "country", "alias", *_ABOUT}
        if name and full and full.startswith(f"{name}, "):
            parent = self.named_place(*full.removeprefix(f"{name}, ").split(", ")[:_HIGHEST])
        elif not name and not full:
            used |= set(_ADDRESS)
        place = Place(shown, parent=parent, description=_text(entity, _ABOUT))
        others = [*entity.all("name")[1:], *entity.all("alias")]
        if parent is None and full and full != shown:
            others.append(full)
        place.aliases = tuple(Name(other) for other in others)
        country = entity.first("country") or ""
        place.country = country.upper() if len(country) == 2 and country.isalpha() else None
        if place.country is None:
            used.discard("country")
        place.latitude, place.longitude = _coordinates(entity, used)
        place.extra = _extra(entity, used)
        return place

    def _source(self, entity: Entity) -> Source:
        title = entity.first("title", "name", "subject", "fileName")
        used = {"title", "name", "author", "publisher", "sourceUrl", "language", *_ABOUT}
        file = entity.first("fileName") or ""
        if _UUID.fullmatch(entity.id) and _SLUG.fullmatch(file):
            used.add("fileName")  # ours: the file is called as the source is
            slug = file
        else:
            slug = source_slug(title or "", entity.id)
        published = self._span(entity, used, _PUBLISHED)
        return Source(
            slug,
            title=title,
            author="; ".join(entity.all("author")) or None,
            publisher=entity.first("publisher"),
            published=published.date,
            url=entity.first("sourceUrl"),
            language=entity.first("language"),
            kind=words(entity.schema),
            note=_text(entity, _ABOUT),
            extra=_extra(entity, used),
        )


def merged(one: Entity, other: Entity) -> Entity:
    """Return two fragments of one entity as one; the schema is that of the finer one."""
    properties = {name: list(values) for name, values in one.properties.items()}
    for name, values in other.properties.items():
        kept = properties.setdefault(name, [])
        kept += [value for value in values if value not in kept]
    vague = ("Thing", "LegalEntity", "Document", "Organization", "Interval")
    schema = other.schema if one.schema in vague else one.schema
    return one._replace(schema=schema, properties=properties, more={**other.more, **one.more})


def values_of(values: list[str]) -> object:
    """Return the one value of a property, or the list of several."""
    return values[0] if len(values) == 1 else values


def _extra(entity: Entity, used: set[str]) -> dict[str, Any]:
    return {**entity.more, **dict(rest_of(entity, used))}


def rest_of(entity: Entity, used: set[str]) -> Iterator[tuple[str, object]]:
    """Yield the properties that have no place of their own."""
    for name, values in entity.properties.items():
        if name not in used and name not in TEXTS:
            yield name, values_of(values)


def _text(entity: Entity, names: tuple[str, ...]) -> str | None:
    return "\n\n".join(entity.all(*names)) or None


def _coordinates(entity: Entity, used: set[str]) -> tuple[float | None, float | None]:
    try:
        latitude = float(entity.first("latitude") or "")
        longitude = float(entity.first("longitude") or "")
    except ValueError:
        return None, None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return None, None
    used |= {"latitude", "longitude"}
    return latitude, longitude
