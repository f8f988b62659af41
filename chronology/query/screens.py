"""Which events a check can have something certain to say about, told by SQL alone.

A chronology of a million events is checked by looking closely at few of them.
Each screen names the events among which the certain findings of a check must
be: too many is slow, too few would be wrong. What it says of the rest is that
they are fine. ``tests/checks/test_screens.py`` holds the screens against checks
of everything.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from time import time

from chronology.dates.civil import DAY
from chronology.model import marked
from chronology.query.nearby import ruled_categories
from chronology.store.reader import Reader
from chronology.store.temporal.connected import concerned
from chronology.store.temporal.load import contested


@dataclass(frozen=True, slots=True)
class Scan:
    """A screen that looks at each row of a table by itself.

    The scans of one table are one pass over it, however many checks need one.

    Args:
        table: the name of the table.
        event: the column that holds the id of the event.
        condition: what makes a row worth a closer look, in SQL.
    """

    table: str
    event: str
    condition: str


Screen = Scan | Callable[[Reader], Iterable[int]]


def screened(reader: Reader, screens: Iterable[Screen]) -> frozenset[int]:
    """Return the ids of the events that any of ``screens`` names."""
    scans: dict[tuple[str, str], dict[str, None]] = {}
    searches: dict[Callable[[Reader], Iterable[int]], None] = {}
    for screen in screens:
        if isinstance(screen, Scan):
            scans.setdefault((screen.table, screen.event), {})[screen.condition] = None
        else:
            searches[screen] = None
    found: set[int] = set()
    for (table, event), conditions in scans.items():
        found.update(_ids(reader, f"SELECT {event} FROM {table} WHERE {' OR '.join(conditions)}"))  # noqa: S608 - our own names
    for search in searches:
        found.update(search(reader))
    return frozenset(found)


def _ids(reader: Reader, sql: str) -> Iterator[int]:
    return (row[0] for row in reader.rows(sql))


#: Events of which something is known beside an orderly date: a length, several
#: dates, bounds that are no date's or a single second.
PECULIAR = Scan("event", "id", marked.PECULIAR)

#: Events of which a source says more than that they happened: when, how long, that
#: they did not, or something that was taken back.
TELLING = Scan("citation", "event_id", marked.TELLING)

#: Events that are stated to lie to another in some way, from either side.
RELATED = (
    Scan("relation", "event_id", "rank <> 'deprecated'"),
    Scan("relation", "other_id", "rank <> 'deprecated'"),
)


#: Events with a count whose limits are out of order.
DISORDERLY_COUNTS = Scan("measure", "event_id", "low > best OR best > high OR low > high")


def ahead(reader: Reader) -> Iterable[int]:
    """Return the events that begin today or later, as the machine's clock has it."""
    today = int(time()) // DAY * DAY
    sql = "SELECT id FROM event WHERE date_start_earliest >= :today"
    return (row[0] for row in reader.rows(sql, {"today": today}))


def ruled(reader: Reader) -> Iterable[int]:
    """Return the events of categories that have rules of their own, or that a rule needs."""
    return _ids(reader, f"SELECT id FROM event WHERE category_id IN {ruled_categories(reader)}")  # noqa: S608 - integers


def joined(reader: Reader) -> Iterable[int]:
    """Return the events for which something follows from others, or contradicts it."""
    return concerned(reader)


def told_by_sources(reader: Reader) -> Iterable[int]:
    """Return the events of which some source says enough to contradict itself."""
    return contested(reader)


def after_publication(reader: Reader) -> Iterable[int]:
    """Return the events that began when a source that reports them was out for certain."""
    return _ids(
        reader,
        # SQLite keeps to the order of a CROSS JOIN: few sources may be dated.
        "SELECT c.event_id FROM source s CROSS JOIN citation c JOIN event e ON e.id = c.event_id"
        " WHERE c.source_id = s.id AND s.published_edtf IS NOT NULL"
        " AND (c.says_start_earliest >= s.published_end_latest"
        " OR e.date_start_earliest >= s.published_end_latest)",
    )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place lies, and the country that it or the nearest place around it names."""

    place: int
    country: str
    latitude: float
    longitude: float
    radius_m: float | None


def spots(reader: Reader) -> Iterator[Spot]:
    """Yield the places of which the coordinates and the country are known."""
    around: dict[int, tuple[int | None, str | None]] = {
        row[0]: (row[1], row[2]) for row in reader.rows("SELECT id, parent_id, country FROM place")
    }
    sql = "SELECT id, latitude, longitude, radius_m FROM place WHERE latitude IS NOT NULL"
    for place, latitude, longitude, radius in reader.rows(sql):
        country = _country(place, around)
        if country and longitude is not None:
            yield Spot(place, country, latitude, longitude, radius)


def _country(place: int, around: Mapping[int, tuple[int | None, str | None]]) -> str | None:
    step: int | None = place
    # A gazetteer edited by hand may hold a circle.
    for _ in around:
        if step is None:
            return None
        step, country = around[step]
        if country:
            return country
    return None


def events_at(reader: Reader, places: Collection[int]) -> Iterator[int]:
    """Yield the events that happened at, from, to or by way of one of ``places``."""
    if places:
        among = _written(places)
        yield from _ids(reader, f"SELECT event_id FROM event_place WHERE place_id IN ({among})")  # noqa: S608 - integers


def of_mortals(reader: Reader) -> Iterable[int]:
    """Return the events of actors of whom it is known when they came to be or ceased."""
    return _ids(
        reader,
        "SELECT event_id FROM participation WHERE actor_id IN"
        " (SELECT id FROM actor WHERE born_edtf IS NOT NULL OR died_edtf IS NOT NULL)",
    )


#: Half a great circle of the earth, in kilometres: the longest way between two places.
_LONGEST_WAY_KM = 20_038


def longest_journey(reader: Reader, setting: str, usual: float) -> int:
    """Return the seconds that the longest journey on earth takes.

    Args:
        reader: the chronology.
        setting: the key of the setting that holds the fastest speed, in km/h.
        usual: the speed where it is not set.
    """
    rows = list(reader.rows("SELECT value FROM setting WHERE key = :key", {"key": setting}))
    speed = float(rows[0][0]) if rows and rows[0][0] is not None else usual
    return int(_LONGEST_WAY_KM / speed * 3600) + 1


def crowded_presences(reader: Reader, journey: int) -> Iterable[int]:
    """Return the events in which somebody has no time to have been elsewhere.

    A look-up in an index for each presence finds those that another follows too
    soon, and then what follows them; where that is much, one pass in order over
    the presences of these actors. All is linear, even for an actor who holds half
    of all presences.

    Args:
        reader: the chronology.
        journey: the seconds that the longest journey takes.
    """
    sql = (
        "SELECT a.event_id, a.actor_id FROM participation a WHERE a.present_from IS NOT NULL"
        " AND EXISTS (SELECT 1 FROM participation b WHERE b.actor_id = a.actor_id"
        " AND b.present_from IS NOT NULL AND b.present_from >= a.present_from"
        " AND b.present_from < a.present_until + :journey AND b.id <> a.id)"
    )
    first: dict[int, int] = dict(reader.rows(sql, {"journey": journey}))
    yield from first
    if first:
        yield from _followers(reader, first, journey)


#: Following each presence by itself is quicker than a pass over all of its actor's,
#: as long as there are not too many to follow.
_FEW, _MOST = 1000, 100_000


def _followers(reader: Reader, first: Mapping[int, int], journey: int) -> Iterable[int]:
    """Return the presences that begin before an earlier one of ``first`` lets them."""
    if len(first) <= _FEW:
        sql = (
            "SELECT b.event_id FROM participation a JOIN participation b"  # noqa: S608 - integers
            " ON b.actor_id = a.actor_id AND b.present_from IS NOT NULL"
            " AND b.present_from >= a.present_from AND b.present_from < a.present_until + :journey"
            f" WHERE a.event_id IN ({_written(first)}) AND a.present_from IS NOT NULL LIMIT {_MOST}"
        )
        found = [row[0] for row in reader.rows(sql, {"journey": journey})]
        if len(found) < _MOST:
            return found
    sql = (
        "SELECT event_id FROM (SELECT event_id, present_from, max(present_until) OVER"  # noqa: S608 - integers
        " (PARTITION BY actor_id ORDER BY present_from, present_until, event_id"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM participation"
        f" WHERE present_from IS NOT NULL AND actor_id IN ({_written(set(first.values()))}))"
        " AS presence WHERE before > present_from - :journey"
    )
    return (row[0] for row in reader.rows(sql, {"journey": journey}))


def _written(ids: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(ids)))
