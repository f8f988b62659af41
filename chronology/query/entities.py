"""Listings of what events are made of: actors, places, sources, categories, roles, tags, ties."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from chronology.query.places import Gazetteer
from chronology.store.reader import PLAIN, Reader


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows under headings.

    Args:
        columns: the headings, which are the keys in JSON.
        rows: cells of text, numbers, truth values, tuples of text, or None.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


_ACTORS = (
    "SELECT a.id, a.name, a.kind, a.born_text, a.died_text, a.note, (SELECT count(DISTINCT"
    " p.event_id) FROM participation AS p WHERE p.actor_id = a.id) FROM actor AS a"
    " ORDER BY a.name_folded COLLATE {plain}, a.id"
)
_PLACES = (
    "SELECT p.id, p.radius_m, (SELECT count(DISTINCT x.event_id) FROM event_place AS x"
    " WHERE x.place_id = p.id) FROM place AS p ORDER BY p.name_folded COLLATE {plain}, p.id"
)
_SOURCES = (
    "SELECT s.id, s.slug, s.title, s.author, s.publisher, s.published_text, s.reliability,"
    " d.slug, (SELECT count(DISTINCT c.event_id) FROM citation AS c WHERE c.source_id = s.id)"
    " FROM source AS s LEFT JOIN source AS d ON d.id = s.derived_from_id"
    " ORDER BY s.slug COLLATE {plain}"
)
_CATEGORIES = (
    "SELECT c.id, c.name, up.name, c.description, (SELECT count(*) FROM event AS e"
    " WHERE e.category_id = c.id) FROM category AS c LEFT JOIN category AS up"
    " ON up.id = c.parent_id ORDER BY c.name_folded COLLATE {plain}"
)
_ROLES = (
    "SELECT r.id, r.name, up.name, r.bodily_present, r.living, r.description, (SELECT"
    " count(DISTINCT p.event_id) FROM participation AS p WHERE p.role_id = r.id)"
    " FROM role AS r LEFT JOIN role AS up ON up.id = r.parent_id"
    " ORDER BY r.name_folded COLLATE {plain}"
)
_TAGS = (
    "SELECT t.id, t.name, (SELECT count(*) FROM event_tag AS x WHERE x.tag_id = t.id)"
    " FROM tag AS t ORDER BY t.name_folded COLLATE {plain}"
)
_TIES = (
    "SELECT t.id, a.name, t.kind, o.name, t.span_text, s.slug, t.rank FROM tie AS t"
    " JOIN actor AS a ON a.id = t.actor_id JOIN actor AS o ON o.id = t.other_id"
    " LEFT JOIN citation AS c ON c.id = t.citation_id LEFT JOIN source AS s ON s.id = c.source_id"
    " ORDER BY a.name_folded COLLATE {plain}, t.id"
)


def list_entities(reader: Reader, kind: str) -> Listing:
    """Return the listing of one kind.

    Args:
        reader: an open reader.
        kind: "actor", "place", "source", "category", "role", "tag" or "tie".
    """
    columns, rows = _LISTINGS[kind]
    return Listing(columns, rows(reader))


def _rows(sql: str) -> Callable[[Reader], Iterator[tuple[Any, ...]]]:
    def read(reader: Reader) -> Iterator[tuple[Any, ...]]:
        return reader.rows(sql.format(plain=PLAIN[reader.engine]))

    return read


def further_names(reader: Reader, kind: str) -> dict[int, tuple[str, ...]]:
    """Return the aliases of every "actor" or "place" that has any."""
    sql = " ".join(["SELECT", f"{kind}_id, name FROM", f"{kind}_name ORDER BY id"])
    found: dict[int, list[str]] = {}
    for number, name in reader.rows(sql):
        found.setdefault(number, []).append(name)
    return {number: tuple(names) for number, names in found.items()}


def _actors(reader: Reader) -> Iterator[tuple[Any, ...]]:
    also = further_names(reader, "actor")
    for number, name, *rest in _rows(_ACTORS)(reader):
        yield (number, name, also.get(number, ()), *rest)


def _places(reader: Reader) -> Iterator[tuple[Any, ...]]:
    also = further_names(reader, "place")
    gazetteer = Gazetteer(reader)
    rows = list(_rows(_PLACES)(reader))
    gazetteer.load(number for number, _, _ in rows)
    for number, radius, events in rows:
        place = gazetteer.view(number)
        yield (
            number,
            place.name,
            also.get(number, ()),
            ", ".join(place.path[-2::-1]) or None,
            place.country,
            place.latitude,
            place.longitude,
            radius,
            events,
        )


def _roles(reader: Reader) -> Iterator[tuple[Any, ...]]:
    """Yield the roles; SQLite keeps what is true as a number."""
    for number, name, above, present, living, *rest in _rows(_ROLES)(reader):
        yield (number, name, above, bool(present), bool(living), *rest)


_LISTINGS: dict[str, tuple[tuple[str, ...], Callable[[Reader], Iterator[tuple[Any, ...]]]]] = {
    "actor": (("id", "name", "aliases", "kind", "born", "died", "note", "events"), _actors),
    "place": (
        ("id", "name", "aliases", "in", "country", "latitude", "longitude", "radius_m", "events"),
        _places,
    ),
    "source": (
        (
            "id",
            "slug",
            "title",
            "author",
            "publisher",
            "published",
            "reliability",
            "derived_from",
            "events",
        ),
        _rows(_SOURCES),
    ),
    "category": (("id", "name", "in", "description", "events"), _rows(_CATEGORIES)),
    "role": (
        ("id", "name", "in", "bodily_present", "living", "description", "events"),
        _roles,
    ),
    "tag": (("id", "name", "events"), _rows(_TAGS)),
    "tie": (("id", "actor", "kind", "other", "span", "source", "rank"), _rows(_TIES)),
}
