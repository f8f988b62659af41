"""The places, actors and sources that a dataset names: found in the chronology, or made."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from chronology.formats.dataset.dates import Dates
from chronology.formats.dataset.filling import (
    Fills,
    actor_values,
    place_values,
    source_values,
)
from chronology.formats.dataset.finding import highest, ids_of, rows_aliased, rows_named
from chronology.formats.dataset.numbering import DEEPEST
from chronology.formats.dataset.record import Actor, Name, Place, Source
from chronology.formats.dataset.said import document
from chronology.formats.rows.tables import Row
from chronology.formats.seed.identity import entity_uuid
from chronology.model.base import new_uuid
from chronology.model.stored_dates import COLUMNS
from chronology.store.unit import UnitOfWork
from chronology.text import fold

_PLACE: Final = (
    "name", "name_folded", "parent_id", "country", "latitude", "longitude", "radius_m",
    "description", "extra",
)  # fmt: skip
_ACTOR: Final = (
    "name", "name_folded", "kind", "description", "extra",
    *(f"born_{name}" for name in COLUMNS), *(f"died_{name}" for name in COLUMNS),
)  # fmt: skip
_SOURCE: Final = (
    "slug", "title", "title_folded", "author", "publisher", "url", "archived_url", "language",
    "kind", "reliability", "note", "extra",
    *(f"published_{name}" for name in COLUMNS),
)  # fmt: skip
_FURTHER: Final = ("id", "uuid", "name", "name_folded", "kind", "language")

#: The ids of so many sources are kept by their slugs.
KEPT: Final = 100_000


class Things:
    """Finds what a dataset names, and makes what is not there, many at a time.

    Args:
        unit: the unit of work.
        dataset: the dataset's slug.
        warn: told of what cannot be told apart, by kind and example.
    """

    def __init__(self, unit: UnitOfWork, dataset: str, warn: Callable[[str, str], None]) -> None:
        self._unit = unit
        self._dataset = dataset
        self._warn = warn
        self._dates = Dates()
        #: What was there before the import; only that is looked for by name.
        self._last = {name: highest(unit.reader, name) for name in ("place", "actor", "source")}
        self._places: dict[tuple[Any, ...], int] = {}
        self._actors: dict[tuple[str, str | None], int] = {}
        self._slugs: dict[str, int] = {}
        self.fills = Fills(unit)
        self.made: Counter[str] = Counter()

    def settle_places(self, places: Iterable[Place]) -> None:
        """Give each place its id, and whatever it lies in."""
        levels: dict[int, dict[int, Place]] = {}
        for place in places:
            _add_with_parents(place, levels)
        for depth in sorted(levels):
            self._settle_level([at for at in levels[depth].values() if at.known is None])

    def _settle_level(self, places: list[Place]) -> None:
        """Settle places whose parents are settled."""
        wanted: dict[tuple[Any, ...], list[Place]] = {}
        for place in places:
            key = _place_key(place)
            place.known = self._places.get(key)
            if place.known is None:
                wanted.setdefault(key, []).append(place)
        self._find_places(wanted)
        missing = [key for key, found in wanted.items() if found[0].known is None]
        self._make_places([wanted[key][0] for key in missing])
        for key, found in wanted.items():
            number = found[0].known
            for place in found:
                place.known = number
            self._know_place(key, number or 0)

    def _know_place(self, key: tuple[Any, ...], number: int) -> None:
        self._places[key] = number
        # Somebody who speaks of it without coordinates means the first of its name.
        self._places.setdefault((*key[:2], None, None), number)

    def _find_places(self, wanted: dict[tuple[Any, ...], list[Place]]) -> None:
        if not self._last["place"] or not wanted:
            return
        named: dict[str, list[Row]] = {}
        names = {key[0] for key in wanted}
        for row in rows_named(
            self._unit.reader, "place", "name_folded", names, self._last["place"]
        ):
            named.setdefault(row["name_folded"], []).append(row)
        aliased = rows_aliased(self._unit.reader, "place", names - set(named), self._last["place"])
        for key, places in wanted.items():
            rows = named.get(key[0]) or aliased.get(key[0], [])
            place_row = _fitting(key, rows)
            if place_row is not None:
                places[0].known = place_row["id"]
                for place in places:
                    self.fills.add("place", place_row, place_values(place))

    def _make_places(self, places: list[Place]) -> None:
        if not places:
            return
        first = self._unit.bulk().reserve("place", len(places))
        rows = []
        for number, place in enumerate(places, first):
            place.known = number
            rows.append((
                place.name, fold(place.name) or place.name,
                None if place.parent is None else place.parent.known, place.country,
                place.latitude, place.longitude, place.radius_m, place.description,
                document(place.extra),
            ))  # fmt: skip
        self._write("place", first, [_path(place) for place in places], _PLACE, rows)
        self._add_names("place", [(place.known or 0, place.aliases) for place in places])

    def settle_actors(self, actors: Iterable[Actor]) -> None:
        """Give each actor its id."""
        wanted: dict[tuple[str, str | None], list[Actor]] = {}
        for actor in actors:
            key = (fold(actor.name) or actor.name, actor.key)
            actor.known = actor.known or self._actors.get(key)
            if actor.known is None:
                wanted.setdefault(key, []).append(actor)
        self._find_actors(wanted)
        missing = [found[0] for found in wanted.values() if found[0].known is None]
        self._make_actors(missing)
        for key, found in wanted.items():
            for actor in found:
                actor.known = found[0].known
            self._actors[key] = found[0].known or 0

    def _find_actors(self, wanted: dict[tuple[str, str | None], list[Actor]]) -> None:
        if not self._last["actor"] or not wanted:
            return
        named: dict[str, list[Row]] = {}
        names = {name for name, _key in wanted}
        for row in rows_named(
            self._unit.reader, "actor", "name_folded", names, self._last["actor"]
        ):
            named.setdefault(row["name_folded"], []).append(row)
        aliased = rows_aliased(self._unit.reader, "actor", names - set(named), self._last["actor"])
        for (name, key), actors in wanted.items():
            actor_row = self._namesake(actors[0], key, named.get(name) or aliased.get(name, []))
            if actor_row is not None:
                actors[0].known = actor_row["id"]
                for actor in actors:
                    self.fills.add("actor", actor_row, actor_values(actor))

    def _namesake(self, actor: Actor, key: str | None, rows: list[Row]) -> Row | None:
        """Return the one of ``rows`` that is meant: by its key, else by its name."""
        keyed = [row for row in rows if (row["extra"] or {}).get("key") == key]
        if key is not None or not rows:
            return keyed[0] if keyed else None
        found = keyed or rows
        if len(found) > 1:
            self._warn(
                "names of several actors",
                f"“{actor.name}” is the name of {len(found)}; the first, {found[0]['id']}, is taken",
            )
        return found[0]

    def _make_actors(self, actors: list[Actor]) -> None:
        if not actors:
            return
        first = self._unit.bulk().reserve("actor", len(actors))
        rows = []
        for number, actor in enumerate(actors, first):
            actor.known = number
            extra = dict(actor.extra) | ({} if actor.key is None else {"key": actor.key})
            rows.append((
                actor.name, fold(actor.name) or actor.name, actor.kind, actor.description,
                document(extra),
                *self._dates.of(actor.born).columns, *self._dates.of(actor.died).columns,
            ))  # fmt: skip
        identities = [f"{actor.name}\n{actor.key or ''}" for actor in actors]
        self._write("actor", first, identities, _ACTOR, rows)
        self._add_names("actor", [(actor.known or 0, actor.aliases) for actor in actors])

    def settle_sources(self, sources: Iterable[Source]) -> None:
        """Give each source its id.

        Of those met before so many are kept; the others are found in the database.
        """
        wanted: dict[str, list[Source]] = {}
        for source in sources:
            if source.known is None:
                wanted.setdefault(source.slug, []).append(source)
        self._find_sources(wanted)
        self._make_sources([found[0] for found in wanted.values() if found[0].known is None])
        for slug, found in wanted.items():
            known = found[0].known or 0
            for source in found:
                source.known = known
            if len(self._slugs) < KEPT:
                self._slugs[slug] = known

    def _find_sources(self, wanted: dict[str, list[Source]]) -> None:
        reader = self._unit.reader
        for row in rows_named(reader, "source", "slug", wanted, self._last["source"]):
            for source in wanted[row["slug"]]:
                source.known = row["id"]
                self.fills.add("source", row, source_values(source))
        for slug in self._slugs.keys() & wanted.keys():
            wanted[slug][0].known = self._slugs[slug]
        if len(self._slugs) >= KEPT:
            self._unit.bulk().flush()
            for slug, number in ids_of(reader, "source", "slug", wanted):
                wanted[slug][0].known = number

    def _make_sources(self, sources: list[Source]) -> None:
        if not sources:
            return
        first = self._unit.bulk().reserve("source", len(sources))
        rows = []
        for number, source in enumerate(sources, first):
            source.known = number
            rows.append((
                source.slug, source.title, None if source.title is None else fold(source.title),
                source.author, source.publisher, source.url, source.archived_url, source.language,
                source.kind, source.reliability, source.note, document(source.extra),
                *self._dates.of(source.published).columns,
            ))  # fmt: skip
        self._write("source", first, [source.slug for source in sources], _SOURCE, rows)

    def _write(
        self,
        table: str,
        first: int,
        identities: list[str],
        names: tuple[str, ...],
        rows: list[tuple[Any, ...]],
    ) -> None:
        """Write the rows of new things; their UUIDs follow from what tells them apart."""
        columns: dict[str, Sequence[Any]] = {"uuid": self._uuids(table, identities)}
        columns |= zip(names, zip(*rows, strict=True), strict=True)
        self._unit.bulk().fill(table, range(first, first + len(rows)), columns)
        self.made[table] += len(rows)

    def _uuids(self, table: str, identities: list[str]) -> list[str]:
        """Return UUIDs that are the same wherever the dataset is imported, if they are free."""
        uuids = [entity_uuid(self._dataset, table, identity) for identity in identities]
        taken: set[str] = set()
        if self._last[table]:
            taken = {uuid for uuid, _id in ids_of(self._unit.reader, table, "uuid", uuids)}
        for at, uuid in enumerate(uuids):
            if uuid in taken:
                uuids[at] = new_uuid()
            taken.add(uuid)
        return uuids

    def _add_names(self, table: str, owners: list[tuple[int, tuple[Name, ...]]]) -> None:
        every = [(owner, name) for owner, names in owners for name in dict.fromkeys(names)]
        if not every:
            return
        first = self._unit.bulk().reserve(f"{table}_name", len(every))
        rows = [
            (number, new_uuid(), name.name, fold(name.name), name.kind, name.language, owner)
            for number, (owner, name) in enumerate(every, first)
        ]
        self._unit.bulk().insert(f"{table}_name", (*_FURTHER, f"{table}_id"), rows)


def _add_with_parents(place: Place, levels: dict[int, dict[int, Place]]) -> None:
    """Put a place and what it lies in under their depths: 0 for the largest."""
    chain: list[Place] = []
    at: Place | None = place
    while at is not None and at.known is None and len(chain) < DEEPEST:
        chain.append(at)
        at = at.parent
    if len(chain) == DEEPEST:
        chain[-1].parent = None
    for depth, each in enumerate(reversed(chain)):
        levels.setdefault(depth, {})[id(each)] = each


def _place_key(place: Place) -> tuple[Any, ...]:
    name = fold(place.name) or place.name
    parent = None if place.parent is None else place.parent.known
    if place.pinned:
        return (name, parent, place.latitude, place.longitude)
    return (name, parent, None, None)


def _fitting(key: tuple[Any, ...], rows: list[Row]) -> Row | None:
    """Return the place of the chronology that a key means.

    A place in nothing is one that lies in nothing, or the only one of its name.
    """
    _name, parent, latitude, longitude = key
    within = [row for row in rows if row["parent_id"] == parent]
    if parent is None and not within and len(rows) == 1:
        within = rows
    if latitude is not None:
        within = [
            row for row in within if (row["latitude"], row["longitude"]) == (latitude, longitude)
        ]
    return within[0] if within else None


def _path(place: Place) -> str:
    """Return what tells a place from others: the way down to it, and where it is pinned."""
    names = [place.name]
    at = place.parent
    while at is not None and len(names) < DEEPEST:
        names.append(at.name)
        at = at.parent
    if place.pinned:
        names += [str(place.latitude), str(place.longitude)]
    return "\n".join(names)
