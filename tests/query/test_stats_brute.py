"""Counts and sums of random chronologies, against a count event by event."""

import random
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest

from chronology.dates.civil import DAY, NEG_INF, POS_INF, civil_from_days
from chronology.model import Measure
from chronology.query.events import list_events
from chronology.query.filters import Filter, resolve_filter
from chronology.query.stats import statistics
from chronology.query.stats_units import UNITS
from chronology.query.views import EventView
from chronology.query.windows import certainty_in_spans, spans_of
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from tests.query.world import World, world

#: Every date is within these years, or in more than a thousand.
FIRST, LAST = 1985, 2010
EVENTS = 24
DATES = (
    "{y}-{m:02d}-{d:02d}", "{y}-{m:02d}", "{y}", "{y}?", "{y}~", "{y}-{m:02d}~", "{y}-24",
    "{y}/{z}", "{y}-{m:02d}-{d:02d}/{z}", "[{y},{z}]", "{{{y},{z}}}", "[{y}..{z}]", "199X",
    "199X-{m:02d}", "{y}/..", "../{y}", "[..{y}]", "[{y}..]", "XXXX-{m:02d}", "[0001..{y}]",
)  # fmt: skip
WINDOWS: tuple[tuple[str, ...], ...] = (
    (),
    ("1995-03/1998",),
    ("1994", "1997-05/1999-02"),
    ("[1993,1998-07]",),
    ("1996/..",),
    # Ten thousand times for an event without an end: in the slow runs only.
    ("XXXX-03",),
)
BYS = (
    (), ("year",), ("month",), ("place",), ("country",), ("category",), ("actor",), ("source",),
    ("status",), ("tag",), ("year", "country"), ("actor", "month"), ("source", "tag"),
)  # fmt: skip


def fill(made: World, chance: random.Random) -> None:
    """Two dozen events, some dated by others only, with places, people, figures and relations."""
    made.place("Meridia", country="MD")
    made.place("Port", "Meridia")
    made.place("Vostria")
    made.place("Kol", "Vostria", country="KO")
    for slug, grade in (("wire", "C"), ("paper", "A"), ("blog", None)):
        made.source(slug, reliability=grade)
    events = [_event(made, chance, number) for number in range(EVENTS)]
    for _ in range(12):
        one, two = chance.sample(events, 2)
        kind = chance.choice(["part of", "part of", "same as", "before"])
        made.relate(one, kind, two, rank=chance.choice(["normal", "normal", "deprecated"]))


def _event(made: World, chance: random.Random, number: int) -> int:
    some = lambda of: chance.sample(of, chance.randint(0, 2))  # noqa: E731 - names stay in view
    year = chance.randint(1991, 2000)
    date: str | None = chance.choice(DATES).format(
        y=year, z=year + chance.randint(1, 3), m=chance.randint(1, 12), d=chance.randint(1, 28)
    )
    follows = {}
    if chance.random() < 0.4:
        date = chance.choice([date, None])
        after = (year - 1970) * 365 * DAY
        follows["inferred_start_earliest"] = after
        if chance.random() < 0.7:
            follows["inferred_end_latest"] = after + chance.randint(1, 900) * DAY
    event = made.event(
        f"Event {number}",
        date,
        where=list(product(some(["Meridia", "Port", "Vostria", "Kol"]), ["at", "from"]))[:3],
        who=list(product(some(["Ann", "Bob", "Cid"]), ["victim", "witness"])),
        tags=some(["salt", "night", "quay"]),
        category=chance.choice(["crime", "hearing", None]),
        status=chance.choice(["alleged", "disputed"]),
        **follows,
    )
    for slug in some(["wire", "paper", "blog"]):
        rank = chance.choice(["preferred", "normal", "normal", "deprecated"])
        citation = made.cite(event, slug, rank=rank, credibility=chance.choice([None, 2, 3]))
        figures = [chance.choice([None, chance.randint(0, 9)]) for _ in range(3)]
        names = dict(zip(("low", "best", "high"), figures, strict=True))
        cited = chance.choice([citation, None])
        made.add(Measure(event_id=event, kind="killed", citation_id=cited, **names))
    return event


class Plainly:
    """Counts event by event, and looks into every unit."""

    def __init__(self, reader: Reader, wanted: Filter, by: tuple[str, ...]) -> None:
        self.reader, self.wanted, self.by = reader, wanted, by
        self.events = list(list_events(reader, wanted))
        self._found: dict[int, dict[int, bool]] = {}
        self.unit = next((UNITS[name] for name in by if name in UNITS), None)
        self.groups: dict[tuple[object, ...], dict[int, bool | None]] = {}
        self.within = self._within() if self.unit else None
        for view in self.events:
            for keys, sure in self._places(view):
                self.groups.setdefault(keys, {})[view.id] = sure

    def _places(self, view: EventView) -> Iterator[tuple[tuple[object, ...], bool | None]]:
        times: list[tuple[object, bool | None]]
        times = [(None, None if view.certainty is None else view.certainty == "certain")]
        if self.unit is not None:
            found = self._units(view)
            if self._is_wide(view):
                first, last = self.within or (1, 0)
                found = {unit: sure for unit, sure in found.items() if first <= unit <= last}
            times = [(self.unit.iso(unit), sure) for unit, sure in found.items()]
            times = times or [(None, None)]
        for time, sure in times:
            lists = [[time] if name in UNITS else _keys(view, name) for name in self.by]
            for keys in product(*lists):
                yield keys, sure

    def _spans(self, view: EventView) -> list[tuple[int, int]]:
        if not self.wanted.windows:
            return [(NEG_INF, POS_INF)]
        dated = view.date or view.inferred
        return [span for window in self.wanted.windows for span in spans_of(window, dated)]

    def _units(self, view: EventView) -> dict[int, bool]:
        assert self.unit is not None
        if view.id in self._found:
            return self._found[view.id]
        found = self._found[view.id] = {}
        spans = self._spans(view)
        for unit in range(self.unit.number(FIRST, 1), self.unit.number(LAST, 1)):
            start, end = self.unit.start(unit), self.unit.start(unit + 1)
            cells = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
            sure = certainty_in_spans(view.date, view.inferred, cells)
            if sure is not None:
                found[unit] = sure == "certain"
        return found

    def _is_wide(self, view: EventView) -> bool:
        spans = self._spans(view)
        if (view.date is None and view.inferred is None) or not spans:
            return False
        hulls = [hull for hull in (view.date, view.inferred) if hull is not None]
        first = max([min(a for a, _ in spans), *(hull.start_earliest for hull in hulls)])
        end = min([max(b for _, b in spans), *(hull.end_latest for hull in hulls)])
        if view.date is not None and view.date.members is not None:
            return sum(1 for _ in view.date.members.windows(first, min(end, first + 9**12))) > 1200
        return end - first > 1000 * 366 * DAY

    def _within(self) -> tuple[int, int] | None:
        """Return the units asked for if they are few, else those between certain or any ones."""
        assert self.unit is not None
        sure = [unit for view in self.events for unit, is_ in self._units(view).items() if is_]
        narrow = [view for view in self.events if not self._is_wide(view)]
        sure = sure or [unit for view in narrow for unit in self._units(view)]
        first, last = (min(sure), max(sure)) if sure else (1, 0)
        windows = self.wanted.windows
        ends = [window.end_latest for window in windows] or [POS_INF]
        starts = [window.start_earliest for window in windows] or [NEG_INF]
        asked = self._number(min(starts)), self._number(max(ends) - 1)
        if asked[1] - asked[0] < 1200:
            return asked
        return (max(first, asked[0]), min(last, asked[1])) if sure else None

    def _number(self, moment: int) -> int:
        assert self.unit is not None
        year, month, _ = civil_from_days(moment // DAY)
        return self.unit.number(year, month)


def _keys(view: EventView, by: str) -> Iterable[object]:
    where = view.where
    found: dict[str, list[object]] = {
        "place": [where.full_name] if where else [],
        "country": [where.country or where.path[0]] if where else [],
        "category": [view.category] if view.category else [],
        "actor": [*{party.name for party in view.who}],
        "source": [*view.sources],
        "status": [view.status],
        "tag": [*view.tags],
    }
    return found[by] or [None]


# -- figures, added up naively -----------------------------------------------


class Figures:
    """The claims and relations of a chronology, as they stand in its tables."""

    def __init__(self, reader: Reader) -> None:
        self.claims: dict[int, list[tuple[Any, ...]]] = {}
        for event, low, best, high, number, rank, grade, credible in reader.rows(
            "SELECT m.event_id, m.low, m.best, m.high, m.id, c.rank, s.reliability, c.credibility"
            " FROM measure AS m LEFT JOIN citation AS c ON c.id = m.citation_id"
            " LEFT JOIN source AS s ON s.id = c.source_id"
        ):
            stated = [value for value in (low, best, high) if value is not None]
            if rank != "deprecated" and stated:
                order = (["preferred", None, "normal"].index(rank), grade or "F", credible or 6)
                least = low if low is not None else stated[0]
                most = high if high is not None else stated[-1]
                self.claims.setdefault(event, []).append((least, best, most, (*order, number)))
        relations = list(reader.rows("SELECT event_id, kind, other_id, rank FROM relation"))
        of = {event: event for event in range(1, EVENTS + 1)}
        same = [(a, b) for a, kind, b, rank in relations if (kind, rank) == ("same as", "normal")]
        for _ in range(EVENTS):
            for a, b in same:
                of[a] = of[b] = min(of[a], of[b])
        self.record = of
        parts = {
            (of[a], of[b])
            for a, kind, b, rank in relations
            if (kind, rank) == ("part of", "normal")
        }
        for _ in range(6):
            parts |= {(a, d) for a, b in parts for c, d in parts if b == c}
        self.parts = {(a, b) for a, b in parts if a != b and not ((b, a) in parts and a < b)}

    def both(self, events: dict[int, bool]) -> list[tuple[Any, Any, Any]]:
        """Return the sums of the certain events and of the others."""
        records: dict[int, list[int]] = {}
        for event in events:
            if event in self.claims:
                records.setdefault(self.record[event], []).append(event)
        sums = []
        for certain in (True, False):
            lows, bests, highs = [], [], []
            for record, members in records.items():
                if any(events[event] for event in members) is not certain:
                    continue
                if any((record, other) in self.parts for other in records):
                    continue
                claims = [claim for event in members for claim in self.claims[event]]
                lows.append(min(claim[0] for claim in claims))
                highs.append(max(claim[2] for claim in claims))
                best = sorted((c for c in claims if c[1] is not None), key=lambda c: c[3])
                bests += [claim[1] for claim in best[:1]]
            sums.append(tuple(sum(found) if found else None for found in (lows, bests, highs)))
        return sums


def compare(reader: Reader, wanted: Filter, by: tuple[str, ...], figures: Figures) -> None:
    stats = statistics(reader, wanted, by, "killed")
    plainly = Plainly(reader, wanted, by)
    found = {}
    for row in stats.rows:
        keys = tuple(
            label.id or label.plain if name == "country" else label.plain
            for name, label in zip(by, row.labels, strict=True)
        )
        assert row.sums is not None
        sums = [sum_.figures for sum_ in row.sums]
        found[keys] = (row.events, row.certain, row.possible, sums)
    expected = {}
    for keys, events in plainly.groups.items() if by else ():
        sure = [is_ for is_ in events.values() if is_ is not None]
        counts = (sum(sure), len(sure) - sum(sure)) if sure else (None, None)
        sums = figures.both({event: is_ is not False for event, is_ in events.items()})
        expected[keys] = (len(events), *counts, sums)
    assert found == expected, (by, wanted.windows)
    total = {view.id: view.certainty != "possible" for view in plainly.events}
    assert stats.total.events == len(total)
    assert stats.total.sums is not None
    assert [sum_.figures for sum_ in stats.total.sums] == figures.both(total)


def prepared(location: Location, seed: int) -> None:
    with world(location) as made:
        fill(made, random.Random(seed))


def test_against_a_plain_count(db: Location) -> None:
    prepared(db, 1)
    with open_reader(db) as reader:
        figures = Figures(reader)
        for number, by in enumerate(BYS):
            within = WINDOWS[number % (len(WINDOWS) - 1)]
            compare(reader, resolve_filter(reader, within=within), by, figures)
        everything = resolve_filter(reader)
        compare(reader, everything, ("year",), figures)
        compare(reader, everything, ("actor",), figures)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 8))
def test_against_more_plain_counts(one_db: Location, seed: int) -> None:
    prepared(one_db, seed)
    with open_reader(one_db) as reader:
        figures = Figures(reader)
        for within, by in product(WINDOWS, BYS):
            if within == WINDOWS[-1] and by not in (("year",), ("actor",)):
                continue
            compare(reader, resolve_filter(reader, within=within), by, figures)
            if within:
                surely = resolve_filter(reader, within=within, certain=True)
                compare(reader, surely, by, figures)
