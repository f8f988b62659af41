"""Copies of windows stay true: after every command they are what they would be anew."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import select

from chronology.dates.civil import DAY, NEG_INF, POS_INF, seconds
from chronology.model import Actor, EventPlace, HistoryChange, Participation, Place, Role
from chronology.model.tiers import WIDTHS, window_copy
from chronology.store.drafts import EventDraft
from chronology.store.engine import make_engine
from chronology.store.events import add_event, edit_event
from chronology.store.location import Location
from chronology.store.merging import merge_events
from chronology.store.reader import open_reader
from chronology.store.relations import relate
from chronology.store.spans import refresh_every_span
from chronology.store.unit import UnitOfWork

Stored = list[tuple[int, int | None, int | None, int | None]]

SQL = "SELECT event_id, window_tier, window_from, window_until FROM {} ORDER BY event_id, id"
MARCH, APRIL, MAY = (seconds(2016, month, 1) for month in (3, 4, 5))


def copies(db: Location) -> Stored:
    """Return what is stored with places; it is what would be worked out anew, of actors too."""
    tables = ("event_place", "participation")

    def read() -> list[Stored]:
        with open_reader(db) as reader:
            return [[tuple(row) for row in reader.rows(SQL.format(name))] for name in tables]  # type: ignore[misc]  # rows of four

    stored = read()
    with make_engine(db).begin() as connection:
        refresh_every_span(connection)
    assert read() == stored
    return stored[0]


@pytest.fixture
def work(db: Location) -> Callable[[Callable[[UnitOfWork], Any]], Stored]:
    def done(change: Callable[[UnitOfWork], Any]) -> Stored:
        with UnitOfWork(db, "chronology test", author="Ada") as unit:
            change(unit)
        return copies(db)

    return done


@pytest.fixture
def start(work: Callable[[Callable[[UnitOfWork], Any]], Stored]) -> Stored:
    """Event 1, in March 2016: in a port, with a crew."""

    def made(unit: UnitOfWork) -> None:
        unit.add(Place(name="Port", name_folded="port"))
        unit.add(Actor(name="Crew", name_folded="crew"))
        unit.add(Role(id=90, name="crew", name_folded="crew"))
        add_event(
            unit, EventDraft(title="One", when="March 2016", places=[(1, "at")], who=[(1, 90)])
        )

    return work(made)


Work = Callable[[Callable[[UnitOfWork], Any]], Stored]


def test_a_place_has_the_window_of_its_event(start: Stored) -> None:
    assert start == [(1, 1, MARCH, APRIL)]


def test_copies_follow_the_date(start: Stored, work: Work) -> None:
    assert work(lambda unit: edit_event(unit, 1, {"when": "1 March 2016"})) == [
        (1, 0, MARCH, MARCH + DAY)
    ]
    assert work(lambda unit: edit_event(unit, 1, {"when": None})) == [(1, None, None, None)]
    assert work(lambda unit: edit_event(unit, 1, {"when": "since March 2016"})) == [
        (1, 5, MARCH, POS_INF)
    ]


def test_sets_of_dates_are_a_tier_of_their_own(start: Stored, work: Work) -> None:
    found = work(lambda unit: edit_event(unit, 1, {"when": "1 March 2016 or 31 March 2016"}))
    assert found == [(1, 6, MARCH, APRIL)]


def test_what_follows_from_others_narrows_a_copy(start: Stored, work: Work) -> None:
    def later(unit: UnitOfWork) -> None:
        add_event(unit, EventDraft(title="Two", when="in 2016", places=[(1, "at")]))
        add_event(unit, EventDraft(title="Three", places=[(1, "at")]))
        relate(unit, 2, "before", 1)
        relate(unit, 3, "after", 1)

    found = work(later)
    assert found[1] == (2, 2, seconds(2016), APRIL)
    assert found[2] == (3, 5, MARCH, POS_INF)


def test_rows_written_at_once_and_rows_that_bring_their_copy(start: Stored, work: Work) -> None:
    def more(unit: UnitOfWork) -> None:
        add_event(unit, EventDraft(title="Two", when="in May 2016"))
        add_event(unit, EventDraft(title="Three", when="1 May 2016"))
        brought = window_copy(MAY, MAY + DAY)._asdict()
        unit.bulk_insert(
            EventPlace,
            [
                {"event_id": 2, "place_id": 1, "role": "at"},
                {"event_id": 3, "place_id": 1, "role": "to"}
                | {f"window_{name.rstrip('_')}": value for name, value in brought.items()},
            ],
        )
        unit.bulk_insert(Participation, [{"event_id": 2, "actor_id": 1, "role_id": 90}])

    assert work(more)[1:] == [(2, 1, MAY, seconds(2016, 6, 1)), (3, 0, MAY, MAY + DAY)]


def test_what_moves_to_another_event_takes_its_window(start: Stored, work: Work) -> None:
    def merged(unit: UnitOfWork) -> None:
        add_event(unit, EventDraft(title="Two", when="2 May 2016"))
        merge_events(unit, 2, 1)

    assert work(merged) == [(2, 0, MAY + DAY, MAY + 2 * DAY)]


def test_copies_are_in_no_history_and_make_no_version(
    db: Location, start: Stored, work: Work
) -> None:
    work(lambda unit: edit_event(unit, 1, {"when": "in May 2016"}))
    with UnitOfWork(db, "look") as unit:
        place = unit.get(EventPlace, 1)
        assert (place.version, place.window_from) == (1, MAY)
        changes = unit.session.exec(select(HistoryChange)).all()
        assert not any("window_from" in (change.after or {}) for change in changes)


@pytest.mark.parametrize(
    ("start", "end", "tier"),
    [
        *((0, width, tier) for tier, width in enumerate(WIDTHS)),
        *((0, width + 1, tier + 1) for tier, width in enumerate(WIDTHS)),
        (None, 0, 5),
        (0, None, 5),
        (NEG_INF, POS_INF, 5),
        (None, None, None),
    ],
)
def test_the_tier_of_a_width(start: int | None, end: int | None, tier: int | None) -> None:
    assert window_copy(start, end).tier == tier
