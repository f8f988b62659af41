"""What hangs on events, read for many events at once."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from chronology.query.places import Gazetteer
from chronology.query.statement import id_list
from chronology.query.views import Figure, Party, PlaceView, merged
from chronology.store.reader import Reader

_PLACES = "SELECT event_id, place_id, role FROM event_place WHERE event_id IN"
_WHO = (
    "SELECT p.event_id, p.actor_id, a.name, r.name FROM participation AS p"
    " JOIN actor AS a ON a.id = p.actor_id JOIN role AS r ON r.id = p.role_id WHERE p.event_id IN"
)
_SOURCES = (
    "SELECT c.event_id, s.slug FROM citation AS c JOIN source AS s ON s.id = c.source_id"
    " WHERE c.event_id IN"
)
_TAGS = (
    "SELECT x.event_id, t.name FROM event_tag AS x JOIN tag AS t ON t.id = x.tag_id"
    " WHERE x.event_id IN"
)
_MEASURES = "SELECT event_id, kind, low, best, high FROM measure WHERE event_id IN"


@dataclass(slots=True)
class Children:
    """What hangs on one event, in the order it was entered, without repetitions."""

    places: dict[tuple[PlaceView, str], None] = field(default_factory=dict)
    who: dict[Party, None] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)

    @property
    def measures(self) -> tuple[Figure, ...]:
        """One figure for each kind of measure."""
        return merged(self.figures)


def load_children(
    reader: Reader, gazetteer: Gazetteer, events: Sequence[int]
) -> dict[int, Children]:
    """Return what hangs on each of ``events``."""
    found = {event: Children() for event in events}
    ids = id_list(events)

    places = list(reader.rows(" ".join([_PLACES, ids, "ORDER BY id"])))
    gazetteer.load({place for _, place, _ in places})
    for event, place, role in places:
        found[event].places[gazetteer.view(place), role] = None
    for event, actor, name, role in reader.rows(" ".join([_WHO, ids, "ORDER BY p.id"])):
        found[event].who[Party(actor, name, role)] = None
    for event, slug in reader.rows(" ".join([_SOURCES, ids, "ORDER BY c.id"])):
        found[event].sources[slug] = None
    for event, name in reader.rows(" ".join([_TAGS, ids, "ORDER BY x.id"])):
        found[event].tags[name] = None
    for event, *figures in reader.rows(" ".join([_MEASURES, ids, "ORDER BY id"])):
        found[event].figures.append(Figure(*figures))
    return found
