"""The cells of one event, column by column."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from chronology import model
from chronology.dates.value import FuzzyDate
from chronology.formats.rows.tables import Row, read_rows
from chronology.formats.seed.dates import gives_back, spelt_out
from chronology.formats.seed.reading import DateWords
from chronology.formats.seed.values import moment_text
from chronology.formats.table import cells
from chronology.formats.table.header import COLUMNS
from chronology.formats.table.marks import MARK, marks_of
from chronology.model.stored_dates import COLUMNS as DATE_COLUMNS
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.query.places import Gazetteer
from chronology.query.telling import Told, tell, with_more_to_tell
from chronology.query.views import EventView, PlaceView
from chronology.store.reader import Reader

_BATCH = 500
#: How many readings of dates are kept: words that differ in every event would fill the memory.
_KEPT = 20_000
_NAMESAKES = (
    "SELECT id FROM place WHERE name_folded IN"
    " (SELECT name_folded FROM place GROUP BY name_folded HAVING count(*) > 1)"
)


def namesakes(reader: Reader) -> set[int]:
    """Return the ids of the places that share their name with another."""
    return {row[0] for row in reader.rows(_NAMESAKES)}


class Details:
    """Spells dates out where neither their words nor their EDTF give them back.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._zone = str(reader.setting("zone", "UTC"))
        self._words = DateWords(self._zone)
        self._known: dict[tuple[Any, ...], str] = {}

    def of(self, date: Mapping[str, Any]) -> str:
        """Return the cell of a date's columns, named without their prefix."""
        if date["edtf"] is None:
            return self.undated(date["text"])
        key = tuple(date.values())
        if key not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
                self._words = DateWords(self._zone)
            read = self._words.read
            plain = gives_back(read, date["text"], date) or gives_back(read, date["edtf"], date)
            written = "" if plain else json.dumps(spelt_out(date), ensure_ascii=False)
            self._known[key] = written
        return self._known[key]

    @staticmethod
    def undated(words: str | None) -> str:
        """Return the cell of words that wait for the date that they count from."""
        return "" if words is None else json.dumps({"text": words, "undated": True})


@dataclass(slots=True)
class EventRow:
    """An event as listed, and what a list does not show of it.

    Args:
        view: the event as ``list`` shows it.
        row: its own columns.
        measures: its figures, each with its unit.
        details: the date spelt out, where neither words nor EDTF give it back.
        places: its places as paths with their roles; one that shares its name
            with another begins with "", so that it is told from that.
        told: the same event with what a table has no room for.
    """

    view: EventView
    row: Row
    told: Told
    measures: list[Row] = field(default_factory=list)
    details: str = ""
    places: list[tuple[tuple[str, ...], str]] = field(default_factory=list)


class EventRows:
    """Reads events with all that their cells say.

    Args:
        reader: the chronology.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._gazetteer = Gazetteer(reader)
        self._details = Details(reader)
        self._namesakes = namesakes(reader)

    def of(self, wanted: Filter) -> Iterator[EventRow]:
        """Yield the events of a filter, in its order."""
        views = list_events(self._reader, wanted)
        while batch := list(islice(views, _BATCH)):
            yield from self._complete(batch)

    def of_ids(self, ids: Iterable[int]) -> Iterator[EventRow]:
        """Yield the events with these ids."""
        wanted = iter(ids)
        while batch := tuple(islice(wanted, _BATCH)):
            yield from self.of(Filter(ids=batch, sort="id"))

    def _complete(self, views: list[EventView]) -> Iterator[EventRow]:
        listed = ", ".join(str(view.id) for view in views)
        rows = {
            row["id"]: row
            for row in read_rows(self._reader, model.Event, f"WHERE id IN ({listed})")
        }
        measures: dict[int, list[Row]] = defaultdict(list)
        where = f"WHERE event_id IN ({listed}) ORDER BY id"
        for measure in read_rows(self._reader, model.Measure, where):
            measures[measure["event_id"]].append(measure)
        told = self._tell(views)
        for view in views:
            row = rows[view.id]
            places = paths_of(view.places, self._namesakes)
            details = self._details_of(row)
            yield EventRow(view, row, told[view.id], measures[view.id], details, places)

    def _tell(self, views: list[EventView]) -> dict[int, Told]:
        more = with_more_to_tell(self._reader, (view.id for view in views))
        told = {view.id: Told(view) for view in views if view.id not in more}
        rich = [view for view in views if view.id in more]
        if rich:
            told |= {each.view.id: each for each in tell(self._reader, self._gazetteer, rich)}
        return told

    def _details_of(self, row: Row) -> str:
        return self._details.of({name: row[f"date_{name}"] for name in DATE_COLUMNS})


def _when(event: EventRow) -> str:
    return event.view.words or ""


def date_texts(date: FuzzyDate | None) -> tuple[str, str, str, str]:
    """Return the cells from ``edtf`` to ``precision``."""
    if date is None:
        return "", "", "", ""
    return date.edtf, date.earliest or "", date.latest or "", date.precision.value


def place_texts(where: PlaceView | None) -> tuple[str, str, str, str]:
    """Return the cells from ``place`` to ``longitude``."""
    if where is None:
        return "", "", "", ""
    degrees = (cells.number_text(where.latitude), cells.number_text(where.longitude))
    return where.name, where.country or "", *degrees


def paths_of(
    places: Sequence[tuple[PlaceView, str]], shared: Set[int]
) -> list[tuple[tuple[str, ...], str]]:
    """Return places as paths with their roles.

    Args:
        places: the places of an event.
        shared: ids of the places that share their name with another.
    """
    return [
        (("", *place.path) if place.id in shared else place.path, role) for place, role in places
    ]


def _actors(event: EventRow) -> str:
    return "; ".join(cells.named_with_role(party.name, party.role) for party in event.view.who)


def _places(event: EventRow) -> str:
    return cells.places_cell(event.places)


def _measures(event: EventRow) -> str:
    return "; ".join(
        cells.measure_text(row["kind"], row["low"], row["best"], row["high"], row["unit"])
        for row in event.measures
    )


def lasting_text(row: Mapping[str, Any]) -> str:
    """Return the cell of how long an event lasted, from its columns."""
    words = row["duration_words"]
    if words is not None:
        return str(words)
    low, high = row["duration_min"], row["duration_max"]
    return f"{low or ''}/{high or ''}" if low or high else ""


_INFERRED = ("start_earliest", "start_latest", "end_earliest", "end_latest")


def inferred_text(row: Mapping[str, Any]) -> str:
    """Return the cell of what follows from other events, from an event's columns."""
    moments = [row[f"inferred_{name}"] for name in _INFERRED]
    if all(moment is None for moment in moments):
        return ""
    return "/".join(".." if moment is None else moment_text(moment) for moment in moments)


def _row_text(name: str) -> Callable[[EventRow], str]:
    return lambda event: event.row[name] or ""


_CELLS: dict[str, Callable[[EventRow], str]] = {
    "id": lambda event: str(event.view.id),
    "title": lambda event: event.view.title,
    "when": _when,
    "actors": _actors,
    "category": lambda event: event.view.category or "",
    "status": lambda event: event.view.status,
    "sources": lambda event: cells.join_list(event.view.sources),
    "tags": lambda event: cells.join_list(event.view.tags),
    "description": lambda event: event.view.description or "",
    "uuid": lambda event: event.view.uuid,
    "date_details": lambda event: event.details,
    "places": _places,
    "measures": _measures,
    "lasting": lambda event: lasting_text(event.row),
    "manner": _row_text("manner"),
    "handling": _row_text("handling"),
    "inferred": lambda event: inferred_text(event.row),
    "external_id": _row_text("external_id"),
}
_DATE = ("edtf", "earliest", "latest", "precision")
_PLACE = ("place", "country", "latitude", "longitude")


def cells_of(event: EventRow) -> dict[str, str]:
    """Return the text of every cell of an event, by column, before neutralising."""
    texts = dict(zip(_DATE, date_texts(event.view.date), strict=True))
    texts |= dict(zip(_PLACE, place_texts(event.view.where), strict=True))
    texts |= {name: cell(event) for name, cell in _CELLS.items()}
    texts[MARK] = marks_of(texts)
    return {name: texts[name] for name in COLUMNS}
