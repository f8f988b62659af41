"""Loads what the checks reason about, whole or around a few events.

Only plain SQL that both engines read, and one pass over each table: a
chronology of hundreds of thousands of events is loaded in a few scans.
"""

from collections.abc import Callable, Collection, Iterator
from sys import intern
from time import time
from types import MappingProxyType
from typing import Any

from chronology.dates import FuzzyDate, from_stored
from chronology.dates.civil import DAY
from chronology.model.stored_dates import COLUMNS
from chronology.query.evidence import (
    Acceptance,
    Actor,
    BrokenDate,
    Category,
    Citation,
    Event,
    Facts,
    Measure,
    Participation,
    Place,
    PlaceUse,
    Relation,
    Source,
    Stretch,
    Tie,
)
from chronology.query.nearby import WHOLE, Part, alone, around
from chronology.query.screens import DISORDERLY_COUNTS
from chronology.query.uncited import uncited_together
from chronology.store.reader import Reader
from chronology.store.temporal.load import component, load_statements, statements_by_source

__all__ = ["Facts", "load_facts"]

_Row = tuple[Any, ...]


def load_facts(
    reader: Reader,
    events: Collection[int] | None = None,
    *,
    screened: bool = False,
    together: bool = False,
) -> Facts:
    """Read the facts of a chronology.

    Args:
        reader: an open reader.
        events: where given, only these events, those that hang together with one
            of them by relations, and those that bear on one otherwise, with all
            that belongs to them.
        screened: whether ``events`` are all that the checks in question need to
            look at (``chronology.query.screens``): they stand for the whole
            chronology, and only what hangs together with them is loaded besides.
        together: whether imports that cite nothing are among what is asked for.
    """
    scope = None if events is None or screened else frozenset(int(event) for event in events)
    connected = None if events is None else component(reader, events)
    part = _part(reader, events, connected, screened)
    dates = _Dates()
    return Facts(
        events=_frozen(_events(reader, dates, part)),
        places=_frozen(_places(reader, part)),
        actors=_frozen(_actors(reader, dates, part)),
        sources=_frozen(_sources(reader, dates, part)),
        citations=_frozen(_citations(reader, dates, part)),
        categories=_frozen(_categories(reader)),
        participations=tuple(_participations(reader, part)),
        relations=tuple(_relations(reader, part)),
        ties=tuple(_ties(reader, dates, part)),
        measures=tuple(_measures(reader, part)),
        statements=load_statements(reader, connected),
        by_source=MappingProxyType(statements_by_source(reader, connected)),
        today=_today(),
        acceptances=tuple(_acceptances(reader)),
        settings=MappingProxyType(
            {
                key: reader.json(value)
                for key, value in reader.rows("SELECT key, value FROM setting")
            }
        ),
        # Keyword arguments are worked out in their order: all dates are read by now.
        broken=tuple(dates.broken),
        scope=scope,
        uncited=uncited_together(reader) if together else MappingProxyType({}),
    )


def _part(
    reader: Reader,
    events: Collection[int] | None,
    connected: Collection[int] | None,
    screened: bool,
) -> Part:
    if events is None or connected is None:
        return WHOLE
    return alone({*events, *connected}) if screened else around(reader, events, connected)


def _frozen(values: Iterator[Any]) -> MappingProxyType[int, Any]:
    return MappingProxyType({value.id: value for value in values})


def _select(table: str, columns: tuple[str, ...], only: str = "") -> str:
    """Return the query for all rows of ``table`` in the order of their ids."""
    where = f"WHERE {only}" if only else ""
    return " ".join(("SELECT", ", ".join(columns), "FROM", table, where, "ORDER BY id"))


def _dated(prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}_{name}" for name in COLUMNS)


_WIDTH = len(COLUMNS)
_EDTF = COLUMNS.index("edtf")

#: Thousands of events share a day, which is kept once; no more than these are remembered.
_REMEMBERED = 20_000

_BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")


class _Dates:
    """Reads dates from rows, and keeps those that are none apart."""

    def __init__(self) -> None:
        self.broken: list[BrokenDate] = []
        self._known: dict[_Row, FuzzyDate] = {}

    def read(self, row: _Row, at: int, kind: str, event: int | None = None) -> FuzzyDate | None:
        """Return the date whose columns begin at index ``at``, if there is one.

        A row begins with the id and the UUID of what it dates.
        """
        if row[at + _EDTF] is None:
            return None
        stored = row[at : at + _WIDTH]
        date = self._known.get(stored)
        if date is not None:
            return date
        columns = dict(zip(COLUMNS, stored, strict=True))
        try:
            date = from_stored(columns)
        except ValueError:
            first, second, third, last = (int(columns[name] or 0) for name in _BOUNDS)
            bounds, text = (first, second, third, last), str(columns["text"])
            self.broken.append(BrokenDate(kind, row[0], row[1], event, text, bounds))
            return None
        if len(self._known) < _REMEMBERED:
            self._known[stored] = date
        return date


def _stretch(words: str | None, least: str | None, most: str | None) -> Stretch | None:
    if least is None and most is None:
        return None
    return Stretch(words or "", least, most)


def _events(reader: Reader, dates: _Dates, part: Part) -> Iterator[Event]:
    uses = _uses(reader, part)
    columns = ("id", "uuid", "title", "status", "manner", "category_id", "basis_citation_id")
    length = ("duration_words", "duration_min", "duration_max")
    links = ("date_anchor_id", "dataset_id", "basis_reason", "external_id IS NOT NULL")
    sql = _select("event", columns + length + links + _dated("date"), part.of_event("id"))
    for row in reader.rows(sql):
        yield Event(
            id=row[0],
            uuid=row[1],
            title=row[2],
            status=intern(row[3]),
            manner=row[4],
            category=row[5],
            basis=row[6],
            duration=_stretch(row[7], row[8], row[9]),
            anchor=row[10],
            dataset=row[11],
            because=row[12],
            listed=bool(row[13]),
            date=dates.read(row, 14, "event", row[0]),
            places=uses.get(row[0], ()),
        )


def _uses(reader: Reader, part: Part) -> dict[int, tuple[PlaceUse, ...]]:
    """Return what places are to each event; what is the same of many is kept once."""
    alike: dict[tuple[int, str], tuple[PlaceUse, ...]] = {}
    uses: dict[int, tuple[PlaceUse, ...]] = {}
    sql = _select("event_place", ("event_id", "place_id", "role"), part.of_event("event_id"))
    for event, place, role in reader.rows(sql):
        use = alike.get((place, role))
        if use is None:
            use = alike[place, role] = (PlaceUse(place, intern(role)),)
        uses[event] = (*uses[event], *use) if event in uses else use
    return uses


def _places(reader: Reader, part: Part) -> Iterator[Place]:
    columns = ("id", "uuid", "name", "parent_id", "country", "latitude", "longitude", "radius_m")
    rows = {row[0]: row for row in reader.rows(_select("place", columns, part.places))}
    for row in rows.values():
        within = _within(row[0], lambda place: rows[place][3])
        yield Place(
            id=row[0],
            uuid=row[1],
            name=row[2],
            within=frozenset(within),
            country=next((rows[place][4] for place in within if rows[place][4]), None),
            latitude=row[5],
            longitude=row[6],
            radius_m=row[7],
        )


def _within(place: int, parent: Callable[[int], int | None]) -> list[int]:
    """Return ``place`` and every place around it, the nearest first."""
    chain: list[int] = []
    step: int | None = place
    # A gazetteer edited by hand may hold a circle.
    while step is not None and step not in chain:
        chain.append(step)
        step = parent(step)
    return chain


def _actors(reader: Reader, dates: _Dates, part: Part) -> Iterator[Actor]:
    names: dict[int, tuple[str, ...]] = {}
    only = f"actor_id IN (SELECT id FROM actor WHERE {part.actors})" if part.actors else ""  # noqa: S608 - our own text
    for actor, name in reader.rows(_select("actor_name", ("actor_id", "name"), only)):
        names[actor] = (*names.get(actor, ()), name)
    columns = ("id", "uuid", "name", "kind", "note", "exclusive_group")
    for row in reader.rows(
        _select("actor", (*columns, *_dated("born"), *_dated("died")), part.actors)
    ):
        key, uuid, name, kind, note, group = row[:6]
        born, died = dates.read(row, 6, "actor"), dates.read(row, 6 + _WIDTH, "actor")
        yield Actor(key, uuid, name, kind, born, died, names.get(key, ()), note, group)


def _ties(reader: Reader, dates: _Dates, part: Part) -> Iterator[Tie]:
    columns = ("id", "uuid", "actor_id", "kind", "other_id", "citation_id", "rank")
    for row in reader.rows(_select("tie", (*columns, *_dated("span")), part.ties)):
        key, uuid, actor, kind, other, citation, rank = row[:7]
        yield Tie(key, uuid, actor, kind, other, dates.read(row, 7, "tie"), citation, rank)


def _measures(reader: Reader, part: Part) -> Iterator[Measure]:
    """Yield the counts that are out of order: of the others, no check has a question."""
    columns = ("id", "uuid", "event_id", "kind", "low", "best", "high", "citation_id")
    asked = [f"({DISORDERLY_COUNTS.condition})", part.of_event("event_id")]
    for row in reader.rows(_select("measure", columns, " AND ".join(filter(None, asked)))):
        yield Measure(*row)


def _today() -> int:
    """Return the first second of the present day, as the machine's clock has it."""
    return int(time()) // DAY * DAY


def _participations(reader: Reader, part: Part) -> Iterator[Participation]:
    roles = {
        role: (name, bool(present), bool(living))
        for role, name, present, living in reader.rows(
            _select("role", ("id", "name", "bodily_present", "living"))
        )
    }
    columns = ("id", "uuid", "event_id", "actor_id", "role_id", "citation_id")
    sql = _select("participation", columns, part.of_event("event_id"))
    for key, uuid, event, actor, role, citation in reader.rows(sql):
        name, present, living = roles[role]
        yield Participation(key, uuid, event, actor, name, present, living, citation)


def _sources(reader: Reader, dates: _Dates, part: Part) -> Iterator[Source]:
    columns = ("id", "uuid", "slug", "reliability", "derived_from_id")
    sql = _select("source", (*columns, *_dated("published"), *_dated("accessed")), part.sources)
    for row in reader.rows(sql):
        key, uuid, slug, reliability, origin = row[:5]
        published = dates.read(row, 5, "source")
        accessed = dates.read(row, 5 + _WIDTH, "source")
        yield Source(key, uuid, slug, published, accessed, reliability, origin)


def _citations(reader: Reader, dates: _Dates, part: Part) -> Iterator[Citation]:
    columns = ("id", "uuid", "event_id", "source_id", "locator", "stance", "rank", "credibility")
    said = ("says_duration_words", "says_duration_min", "says_duration_max", "says_place_id")
    every = (*columns, "claimant_id", *said, *_dated("says"))
    for row in reader.rows(_select("citation", every, part.of_event("event_id"))):
        yield Citation(
            id=row[0],
            uuid=row[1],
            event=row[2],
            source=row[3],
            locator=row[4],
            stance=row[5],
            rank=row[6],
            credibility=row[7],
            claimant=row[8],
            says_duration=_stretch(row[9], row[10], row[11]),
            says_place=row[12],
            says=dates.read(row, 13, "citation", row[2]),
        )


def _relations(reader: Reader, part: Part) -> Iterator[Relation]:
    lag = ("lag_words", "lag_min", "lag_max")
    columns = ("id", "uuid", "event_id", "kind", "other_id", *lag, "from_date", "citation_id")
    both = " AND ".join(filter(None, map(part.of_event, ("event_id", "other_id"))))
    for row in reader.rows(_select("relation", (*columns, "rank"), both)):
        yield Relation(
            id=row[0],
            uuid=row[1],
            event=row[2],
            kind=row[3],
            other=row[4],
            lag=_stretch(row[5], row[6], row[7]),
            from_date=bool(row[8]),
            citation=row[9],
            rank=row[10],
        )


def _categories(reader: Reader) -> Iterator[Category]:
    states = ("exclusive_group", "exclusive_state", "occurs_once", "single_holder")
    columns = ("id", "name", "parent_id", "requires_id", *states)
    for row in reader.rows(_select("category", columns)):
        key, name, parent, required, group, state, once, single = row
        yield Category(key, name, parent, group, state, bool(once), bool(single), required)


def _acceptances(reader: Reader) -> Iterator[Acceptance]:
    columns = ("fingerprint", "check_id", "reason", "author", "accepted_at")
    for fingerprint, check, reason, author, at in reader.rows(_select("acceptance", columns)):
        yield Acceptance(fingerprint, check, reason, author, at)
