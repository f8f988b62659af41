"""Filling the copy with events and what hangs on them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, Final

from chronology import model
from chronology.dates.civil import POS_INF
from chronology.formats.redact.actors import Actors
from chronology.formats.redact.copying import Filling
from chronology.formats.redact.scope import in_parts
from chronology.formats.redact.sources import Sources
from chronology.formats.rows.tables import Row, columns_of, read_rows
from chronology.formats.seed.identity import child_uuid
from chronology.model.stored_dates import COLUMNS
from chronology.store.reader import Reader
from chronology.text import fold

#: Relations that say nothing of when.
_TIMELESS: Final = frozenset({"part of", "same as"})
_LAG: Final = ("lag_min", "lag_max", "lag_words")


class Events:
    """Fills a copy, in which there is everything else already, with events.

    Args:
        filling: the copy.
        actors: which actors are under another name.
        sources: which sources are anonymous.
    """

    def __init__(self, filling: Filling, actors: Actors, sources: Sources) -> None:
        self._filling, self._sources = filling, sources
        self._profile, self._identities = filling.rows.profile, filling.rows.identities
        self._renamed = set(actors.pseudonyms)
        self._events = filling.chosen.events
        self._ids = filling.ids["event"] = self._ordered()
        self._uuids: dict[int, str] = {}
        self._cited: set[int] = set()

    def fill(self) -> None:
        """Write the events and all that hangs on them."""
        filling = self._filling
        # Which citations there will be must be known before anything refers to them.
        filling.ids["citation"] = self._numbered_citations()
        filling.insert(model.Event, self._event_rows())
        left_out = filling.left_out
        for table, rows in (
            (model.Citation, self._citations),
            (model.EventPlace, self._places),
            (model.Participation, self._participations),
            (model.Measure, self._measures),
            (model.EventTag, self._tags),
            (model.Relation, self._relations),
            (model.Tie, self._ties),
        ):
            if columns_of(table).table not in left_out:
                filling.insert(table, rows())

    def _rows(self, table: Any, column: str = "event_id") -> Iterator[Row]:
        """Yield the rows of a table that hang on the events."""
        for where in in_parts(self._events, column):
            tail = f"{where} ORDER BY {column}, id"
            for row in read_rows(self._reader, table, tail, stream=True):
                if row[column] in self._ids:
                    yield row

    @property
    def _reader(self) -> Reader:
        return self._filling.reader

    def _ordered(self) -> dict[int, int]:
        """Return the new ids of the events: by the date that goes out, else by chance."""
        dates = ", ".join(f"date_{name}" for name in COLUMNS)
        keys, chosen = [], set(self._events)
        for where in in_parts(self._events, "id"):
            sql = f"SELECT id, uuid, date_anchor_id, {dates} FROM event{where}"  # noqa: S608 - own names
            for number, uuid, anchor, *values in self._reader.stream(sql):
                if number not in chosen:
                    continue
                row = dict(zip((f"date_{name}" for name in COLUMNS), values, strict=True))
                told = self._filling.rows.date({**row, "date_anchor_id": anchor}, "date", "events")
                start, end = told["date_start_earliest"], told["date_end_latest"]
                when = (
                    (POS_INF, POS_INF, 0)
                    if start is None
                    else (start, end, told["date_precision_rank"])
                )
                keys.append((when, self._identities.tie("event", uuid), number))
        return {number: at for at, (_when, _tie, number) in enumerate(sorted(keys), 1)}

    def _event_rows(self) -> Iterator[Row]:
        ids = self._filling.ids
        for row in self._rows(model.Event, "id"):
            before = {"date_edtf": row["date_edtf"]}
            clean = self._filling.rows.clean("event", row)
            self._filling.rows.count_date(before, clean, "event")
            clean["id"] = self._ids[row["id"]]
            clean["category_id"] = ids["category"].get(clean["category_id"])
            clean["basis_citation_id"] = ids["citation"].get(clean["basis_citation_id"])
            clean["text_folded"] = ""
            self._uuids[clean["id"]] = clean["uuid"]
            yield clean

    def _numbered_citations(self) -> dict[int, int]:
        """Return new ids of the citations that go out, in the order of their events."""
        found = []
        for where in in_parts(self._events, "event_id"):
            sql = f"SELECT id, event_id, source_id FROM citation{where}"  # noqa: S608 - own names
            for number, event, source in self._reader.stream(sql):
                if event not in self._ids:
                    continue
                self._cited.add(number)
                if source in self._filling.ids["source"]:
                    found.append((self._ids[event], number))
        return {number: at for at, (_event, number) in enumerate(sorted(found), 1)}

    def _citations(self) -> Iterator[Row]:
        ids = self._filling.ids
        for row in self._rows(model.Citation):
            old, source = row["id"], row["source_id"]
            if old not in ids["citation"]:
                continue
            before = {"says_edtf": row["says_edtf"]}
            clean = self._filling.rows.clean("citation", row)
            if source in self._sources.pseudonyms:
                # Who looks for the words of a source finds it.
                clean |= dict.fromkeys(("locator", "quote", "quote_language", "quote_translation"))
                clean |= {"note": None, "extra": None}
            self._filling.rows.count_date(before, clean, "citation")
            clean["id"], clean["event_id"] = ids["citation"][old], self._ids[row["event_id"]]
            clean["source_id"] = ids["source"][source]
            clean["claimant_id"] = ids["actor"].get(clean["claimant_id"])
            clean["says_place_id"] = ids["place"].get(clean["says_place_id"])
            if "places" in self._profile.fields:
                clean["says_place_id"] = None
            yield clean

    def _hanging(
        self,
        table: Any,
        section: str,
        link: Callable[[Row], str | None],
    ) -> Iterator[Row]:
        """Yield what hangs on events.

        Args:
            table: where it is.
            section: what the seed schema calls it.
            link: points a cleaned row to what it is about, and returns that one's
                identity; None where it does not go out.
        """
        name = columns_of(table).table
        numbers = self._first_numbers(name)
        event, counted = 0, defaultdict[str, int](int)
        for row in self._rows(table):
            clean = self._filling.rows.clean(name, row)
            identity = link(clean)
            if identity is None:
                continue
            if self._ids[row["event_id"]] != event:
                event, counted = self._ids[row["event_id"]], defaultdict(int)
            if "citation_id" in clean:
                clean["citation_id"] = self._filling.ids["citation"].get(clean["citation_id"])
            clean["event_id"] = event
            clean["id"] = numbers[event] = numbers[event] + 1
            nth = counted[identity]
            counted[identity] += 1
            clean["uuid"] = child_uuid(self._uuids[event], section, identity, nth)
            yield clean

    def _first_numbers(self, table: str) -> dict[int, int]:
        """Return of each event how many rows of a table hang on the events before it.

        So what hangs on an event is numbered by where that stands now, and not by where it
        stood.
        """
        counts: dict[int, int] = {}
        for where in in_parts(self._events, "event_id"):
            sql = f"SELECT event_id, count(*) FROM {table}{where} GROUP BY event_id"  # noqa: S608 - own names
            for event, many in self._reader.rows(sql):
                if event in self._ids:
                    counts[self._ids[event]] = many
        first, sums = 0, {}
        for event in sorted(counts):
            sums[event] = first
            first += counts[event]
        return sums

    def _places(self) -> Iterator[Row]:
        once = _Once()

        def link(row: Row) -> str | None:
            place = self._filling.ids["place"].get(row["place_id"])
            # Two places of one event may have become one.
            if place is None or once.again(row["event_id"], (place, row["role"])):
                return None
            row["place_id"] = place
            return self._filling.uuids["place"][place]

        return self._hanging(model.EventPlace, "event_places", link)

    def _participations(self) -> Iterator[Row]:
        def link(row: Row) -> str | None:
            actor = self._filling.ids["actor"].get(row["actor_id"])
            if actor is None:
                return None
            row["actor_id"], row["role_id"] = actor, self._filling.ids["role"][row["role_id"]]
            return self._filling.uuids["actor"][actor]

        return self._hanging(model.Participation, "participations", link)

    def _measures(self) -> Iterator[Row]:
        return self._hanging(model.Measure, "measures", lambda row: str(row["kind"]))

    def _tags(self) -> Iterator[Row]:
        once = _Once()

        def link(row: Row) -> str | None:
            tag = self._filling.ids["tag"][row["tag_id"]]
            if once.again(row["event_id"], tag):
                return None
            row["tag_id"] = tag
            return fold(self._filling.tags[tag])

        return self._hanging(model.EventTag, "event_tags", link)

    def _relations(self) -> Iterator[Row]:
        coarse = self._profile.events_coarse
        found = []
        for row in self._rows(model.Relation):
            if row["other_id"] not in self._ids or (coarse and row["kind"] not in _TIMELESS):
                continue
            if self._is_said_elsewhere(row):
                continue
            clean = self._filling.rows.clean("relation", row)
            clean["event_id"] = self._ids[row["event_id"]]
            clean["other_id"] = self._ids[row["other_id"]]
            clean["citation_id"] = self._filling.ids["citation"].get(row["citation_id"])
            clean["from_date"] = False
            if coarse:
                clean |= dict.fromkeys(_LAG)
            found.append(clean)
        found.sort(key=lambda row: (row["event_id"], row["other_id"], row["uuid"]))
        return _numbered(found)

    def _is_said_elsewhere(self, row: Row) -> bool:
        """Return whether only an event that does not go out has a source say so."""
        cited = row["citation_id"]
        return cited is not None and cited not in self._cited

    def _ties(self) -> Iterator[Row]:
        actors, found = self._filling.ids["actor"], []
        for row in read_rows(self._reader, model.Tie):
            two = (row["actor_id"], row["other_id"])
            if not set(two) <= actors.keys() or self._is_said_elsewhere(row):
                continue
            if row["kind"] == "alias claimed" and len(self._renamed.intersection(two)) == 1:
                # The other name would tell who it is.
                continue
            before = {"span_edtf": row["span_edtf"]}
            clean = self._filling.rows.clean("tie", row)
            self._filling.rows.count_date(before, clean, "tie")
            clean["actor_id"], clean["other_id"] = (actors[one] for one in two)
            clean["citation_id"] = self._filling.ids["citation"].get(row["citation_id"])
            found.append(clean)
        found.sort(key=lambda row: (row["actor_id"], row["other_id"], row["uuid"]))
        return _numbered(found)


class _Once:
    """Tells what an event has already."""

    def __init__(self) -> None:
        self._event = 0
        self._seen: set[Any] = set()

    def again(self, event: int, what: Any) -> bool:
        """Return whether the event has it, and note it; events come one after another."""
        if event != self._event:
            self._event, self._seen = event, set()
        if what in self._seen:
            return True
        self._seen.add(what)
        return False


def _numbered(rows: list[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        row["id"] = number
        yield row
