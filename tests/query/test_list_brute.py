"""Lists of random chronologies, however they are found, against a look at every event."""

import random
from collections.abc import Iterator
from itertools import product

import pytest

from chronology.dates import parse_edtf
from chronology.dates.civil import DAY, iso_day, seconds
from chronology.model.tiers import WIDTHS
from chronology.query import choosing, pages, searching
from chronology.query.counting import count_total
from chronology.query.events import count_events, list_events
from chronology.query.filters import SORTS, Filter, resolve_filter
from chronology.query.views import EventView
from chronology.query.windows import certainty_in
from chronology.store.location import Location
from chronology.store.reader import Reader, open_reader
from chronology.text import fold, search_words
from tests.query.world import World, world

EVENTS = 70
#: How many lists of each kind are asked for, and in the slow extras.
TRIED, MANY_TRIED = 12, 60
DATES = (
    "{y}-{m:02d}-{d:02d}", "{y}-{m:02d}-{d:02d}", "{y}-{m:02d}", "{y}", "{y}?", "{y}~",
    "{y}-24", "{y}-{m:02d}-{d:02d}/{z}", "[{y},{z}]", "{{{y},{z}}}", "[{y}..{z}]", "199X",
    "199X-{m:02d}", "{y}/..", "../{y}", "[..{y}]", "[{y}..]", "XXXX-{m:02d}", "18XX", "[0001..{y}]",
    "{y}-{m:02d}-{d:02d}T10:00:00", "-0043-03-15",
)  # fmt: skip
WINDOWS = (
    "{y}", "{y}", "{y}-{m:02d}", "{y}-{m:02d}-{d:02d}", "{y}/{z}", "[{y},{z}]", "{y}/..", "../{y}",
    "XXXX-{m:02d}", "199X", "-0044/-0040",
)  # fmt: skip
WORDS = ("salt", "saltworks", "quay", "Çelik", "al-Qa'im", "17", "harbour", "“night”", "الموصل")
SEARCHED = (
    "",
    "",
    "",
    "sal",
    "quay salt",
    "celik",
    "qaim",
    "har",
    "%",
    "' OR 1",
    "kol",
    "الم",
    "an",
)
PLACES = ("Meridia", "Port Salt", "Old Quay", "Vostria", "Kol")
ACTORS = ("Ann", "Bob Harbour", "Cid")


def at_a_border(chance: random.Random) -> str:
    """Return a date as wide as a tier goes, or a day less, or more."""
    first = seconds(chance.randint(1990, 2000), chance.randint(1, 12), chance.randint(1, 28))
    last = first + chance.choice(WIDTHS) + chance.choice((-DAY, 0, DAY)) - DAY
    return f"[{iso_day(first)}..{iso_day(last)}]"


def date_like(chance: random.Random, forms: tuple[str, ...]) -> str:
    year = chance.randint(1991, 2000)
    return chance.choice(forms).format(
        y=year, z=year + chance.randint(1, 3), m=chance.randint(1, 12), d=chance.randint(1, 28)
    )


def fill(made: World, chance: random.Random) -> None:
    made.place("Meridia")
    made.place("Port Salt", "Meridia")
    made.place("Old Quay", "Port Salt")
    made.place("Vostria")
    made.place("Kol", "Vostria", "Salzburg")
    for name in ACTORS:
        made.actor(name)
    made.actor("Dora", "the Quaymaster")
    made.category("crime")
    made.category("arson", "crime")
    for number in range(EVENTS):
        event(made, chance, number)


def event(made: World, chance: random.Random, number: int) -> None:
    some = lambda of: chance.sample(of, min(len(of), chance.choice((0, 0, 1, 2))))  # noqa: E731 - names stay in view
    date: str | None = at_a_border(chance) if chance.random() < 0.2 else date_like(chance, DATES)
    if chance.random() < 0.15 and number:
        date = "1995-03-10"
    follows = {}
    if chance.random() < 0.35:
        date = chance.choice((date, None))
        after = seconds(chance.randint(1990, 2001))
        follows = {
            "inferred_start_earliest": after,
            "inferred_end_latest": after + chance.choice(WIDTHS),
        }
        follows.pop(chance.choice((*follows, "")), None)
    made.event(
        f"{chance.choice(WORDS)} {number}",
        date,
        words=None if date else chance.choice((None, "some time later")),
        where=list(dict.fromkeys(product(some(PLACES), ("at",))))
        + list(product(some(PLACES), ("from",))),
        who=list(product(some((*ACTORS, "Dora")), ("victim", "witness"))),
        tags=some(("night", "quay")),
        sources=some(("wire", "paper")),
        category=chance.choice(("crime", "arson", "hearing", None)),
        status=chance.choice(("alleged", "disputed")),
        description=chance.choice((None, " ".join(chance.sample(WORDS, 2)))),
        **follows,
    )


@pytest.fixture
def filled(tried: int, db: Location) -> Location:
    with world(db) as made:
        fill(made, random.Random(tried))
    return db


class Plainly:
    """Looks at every event."""

    def __init__(self, reader: Reader) -> None:
        self.kinds = {
            table: list(reader.rows(f"SELECT id, {column} FROM {table}"))
            for table, column in (("category", "name"), ("tag", "name"), ("source", "slug"))
        }
        self.events = list(list_events(reader, Filter()))
        (count,) = reader.one("SELECT count(*) FROM event") or (0,)
        assert len({event.id for event in self.events}) == count
        self.names: dict[str, list[tuple[int, str]]] = {}
        for kind in ("actor", "place"):
            sql = f"SELECT id, name FROM {kind} UNION ALL SELECT {kind}_id, name FROM {kind}_name"
            self.names[kind] = [(row[0], row[1]) for row in reader.rows(sql)]

    def found(self, wanted: Filter) -> list[int]:
        matching = [event for event in self.events if self._matches(event, wanted)]
        return [event.id for event in self._ordered(matching, wanted.sort)]

    def _matches(self, event: EventView, wanted: Filter) -> bool:
        if wanted.windows:
            certainty = certainty_in(event.date, event.inferred, wanted.windows)
            if certainty is None or (wanted.certain and certainty != "certain"):
                return False
        places = {place.id for place, _ in event.places}
        above = {step for place, _ in event.places for step in place.path}
        asked = {name for number, name in self.names["place"] if number in wanted.places}
        return (
            (not wanted.places or bool(places & set(wanted.places) or above & asked))
            and (not wanted.actors or any(party.id in wanted.actors for party in event.who))
            and (not wanted.statuses or event.status in wanted.statuses)
            and (not wanted.ids or event.id in wanted.ids)
            and self._named(event, wanted)
            and self._said(event, wanted.text)
        )

    def _named(self, event: EventView, wanted: Filter) -> bool:
        def ids(table: str, names: tuple[str, ...]) -> set[int]:
            return {number for number, name in self.kinds[table] if name in names}

        inside = {"arson": ("arson", "crime")}.get(event.category or "", (event.category or "",))
        return (
            (not wanted.categories or bool(ids("category", inside) & {*wanted.categories}))
            and (not wanted.tags or bool(ids("tag", event.tags) & {*wanted.tags}))
            and (not wanted.sources or bool(ids("source", event.sources) & {*wanted.sources}))
        )

    def _said(self, event: EventView, text: str) -> bool:
        words = search_words(text).split()
        if text and not words:
            return False
        there = {("actor", party.id) for party in event.who}
        there |= {("place", place.id) for place, _ in event.places}
        said = [event.title, event.description or ""]
        said += [
            name
            for kind in self.names
            for number, name in self.names[kind]
            if (kind, number) in there
        ]
        known = search_words(" ".join(said)).split()
        return all(any(one.startswith(word) for one in known) for word in words)

    def _ordered(self, events: list[EventView], sort: str) -> list[EventView]:
        """Sort by the last key first: each keeps the order of those after it."""
        down = sort.startswith("-")
        name = sort.removeprefix("-")
        events = sorted(events, key=lambda event: event.id, reverse=down)
        if name == "id":
            return events
        for key in (2, 1, 0):
            known = [one for one in events if _time(one)[key] is not None]
            known.sort(key=lambda one: _time(one)[key], reverse=down)
            events = known + [one for one in events if _time(one)[key] is None]
        dated = [one for one in events if one.date is not None]
        events = dated + [one for one in events if one.date is None]
        if name != "when":
            known = [one for one in events if _text(one, name) is not None]
            known.sort(key=lambda one: _text(one, name).encode(), reverse=down)
            events = known + [one for one in events if _text(one, name) is None]
        return events


def _time(event: EventView) -> tuple[int | None, int | None, int | None]:
    if event.date is not None:
        date = event.date
        return date.start_earliest, date.end_latest, date.sort_key()[2]
    if event.inferred is None:
        return None, None, None
    start, end = event.inferred.start_earliest, event.inferred.end_latest
    return start if abs(start) < 2**62 else None, end if abs(end) < 2**62 else None, None


def _text(event: EventView, name: str) -> str | None:
    if name == "title":
        return search_words(" ".join(filter(None, (event.title, event.description))))
    if name == "category":
        return None if event.category is None else fold(event.category)
    return None if event.where is None else fold(event.where.name)


def filters(reader: Reader, chance: random.Random, tried: int) -> Iterator[Filter]:
    """Yield random filters: each field is given in some, and often several."""

    def maybe(values: tuple[str, ...], share: float) -> list[str]:
        return chance.sample(values, chance.choice((1, 1, 2))) if chance.random() < share else []

    for _ in range(tried):
        windows = [date_like(chance, WINDOWS) for _ in range(chance.choice((0, 1, 1, 1, 2, 3)))]
        yield resolve_filter(
            reader,
            text=chance.choice(SEARCHED),
            within=[parse_edtf(window) for window in windows],
            where=maybe(PLACES, 0.3),
            who=maybe(ACTORS, 0.25),
            category=maybe(("crime", "arson", "hearing"), 0.15),
            source=maybe(("wire", "paper"), 0.1),
            tag=maybe(("night", "quay"), 0.1),
            status=maybe(("alleged", "disputed"), 0.1),
            ids=chance.sample(range(1, EVENTS), 30) if chance.random() < 0.1 else (),
            certain=bool(windows) and chance.random() < 0.2,
            sort=chance.choice(("when", "when", "-when", *SORTS)),
            limit=chance.choice((None, 0, 1, 3, 10, 1000)),
            offset=chance.choice((0, 0, 1, 5)),
        )


@pytest.mark.parametrize("tried", [TRIED, pytest.param(MANY_TRIED, marks=pytest.mark.slow)])
def test_a_list_is_what_a_look_at_every_event_finds(
    filled: Location, tried: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether few events are looked up, or time goes ahead, is told by these numbers."""
    monkeypatch.setattr(pages, "BATCH", 7)
    monkeypatch.setattr(pages, "MANY", 2)
    with open_reader(filled) as reader:
        plainly = Plainly(reader)
        for few in (0, 4, 20_000):
            monkeypatch.setattr(choosing, "FEW", few)
            monkeypatch.setattr(choosing, "MOST", few)
            monkeypatch.setattr(searching, "LARGE", few)
            for wanted in filters(reader, random.Random(few), tried):
                found_is_expected(reader, plainly, wanted)


def found_is_expected(reader: Reader, plainly: Plainly, wanted: Filter) -> None:
    expected = plainly.found(wanted)
    counts = count_events(reader, wanted)
    assert counts.total == len(expected), wanted
    assert count_total(reader, wanted) == len(expected), wanted
    assert count_total(reader, wanted, most=5) == min(len(expected), 5), wanted
    stop = None if wanted.limit is None else wanted.offset + wanted.limit
    found = list(list_events(reader, wanted))
    assert [event.id for event in found] == expected[wanted.offset : stop], wanted
    for event in found:
        rated = certainty_in(event.date, event.inferred, wanted.windows)
        assert event.certainty == (rated if wanted.windows else None)
