"""Presences are copies that stay true: after every command they are what they would be anew."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import select

from chronology.dates.civil import DAY, seconds
from chronology.model import Actor, Event, HistoryChange, Participation, Role
from chronology.store.drafts import EventDraft
from chronology.store.engine import make_engine
from chronology.store.events import add_event, edit_event
from chronology.store.location import Location
from chronology.store.presence import refresh_every_presence
from chronology.store.reader import open_reader
from chronology.store.relations import relate
from chronology.store.unit import UnitOfWork

Stored = dict[int, tuple[int | None, int | None]]

MARCH, APRIL = seconds(2016, 3, 1), seconds(2016, 4, 1)


def presences(db: Location) -> Stored:
    """Return what is stored, by event; it must be what would be worked out anew."""
    sql = "SELECT event_id, present_from, present_until FROM participation ORDER BY id"
    with open_reader(db) as reader:
        stored = {row[0]: row[1:] for row in reader.rows(sql)}
    with make_engine(db).begin() as connection:
        refresh_every_presence(connection)
    with open_reader(db) as reader:
        assert {row[0]: row[1:] for row in reader.rows(sql)} == stored
    return stored


@pytest.fixture
def work(db: Location) -> Callable[[Callable[[UnitOfWork], Any]], Stored]:
    """Do something as one command, and look at what is then stored."""

    def done(change: Callable[[UnitOfWork], Any]) -> Stored:
        with UnitOfWork(db, "chronology test", author="Ada") as unit:
            change(unit)
        return presences(db)

    return done


@pytest.fixture
def start(work: Callable[[Callable[[UnitOfWork], Any]], Stored]) -> Stored:
    """Event 1: Omar is there, in March 2016."""

    def made(unit: UnitOfWork) -> None:
        unit.add(Actor(name="Omar", name_folded="omar", kind="person"))
        unit.add(Role(id=90, name="there", name_folded="there", bodily_present=True))
        unit.add(Role(id=91, name="named", name_folded="named"))
        add_event(unit, EventDraft(title="One", when="March 2016"))
        unit.add(Participation(event_id=1, actor_id=1, role_id=90))

    return work(made)


def test_a_new_presence(start: Stored) -> None:
    assert start == {1: (APRIL, MARCH)}


def _set(table: type[Any], number: int, **values: Any) -> Callable[[UnitOfWork], None]:
    def change(unit: UnitOfWork) -> None:
        row = unit.get(table, number)
        for name, value in values.items():
            setattr(row, name, value)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set(Event, 1, status="planned"),
        _set(Event, 1, status="refuted"),
        _set(Event, 1, manner="repeated"),
        _set(Role, 90, bodily_present=False),
        _set(Participation, 1, role_id=91),
        _set(Actor, 1, kind="state"),
        lambda unit: edit_event(unit, 1, {"when": None}),
    ],
)
def test_nobody_was_there_after_all(
    start: Stored, work: Callable[..., Stored], change: Callable[[UnitOfWork], Any]
) -> None:
    assert work(change) == {1: (None, None)}


def test_a_presence_follows_the_date(start: Stored, work: Callable[..., Stored]) -> None:
    assert work(lambda unit: edit_event(unit, 1, {"when": "1 March 2016"})) == {
        1: (MARCH + DAY, MARCH)
    }


def test_a_presence_follows_what_is_inferred(start: Stored, work: Callable[..., Stored]) -> None:
    def related(unit: UnitOfWork) -> None:
        add_event(unit, EventDraft(title="Two"))
        unit.add(Participation(event_id=2, actor_id=1, role_id=90))
        add_event(unit, EventDraft(title="Three", when="May 2016"))
        relate(unit, 2, "after", 1)
        relate(unit, 2, "before", 3)

    assert work(related)[2] == (seconds(2016, 6, 1), MARCH)


def test_an_open_start_is_no_presence(start: Stored, work: Callable[..., Stored]) -> None:
    assert work(lambda unit: edit_event(unit, 1, {"when": "after 2013"}))[1][0] is None


def test_many_at_once(start: Stored, work: Callable[..., Stored]) -> None:
    def insert(unit: UnitOfWork) -> None:
        (event,) = unit.bulk_insert(Event, [{"title": "Two", **_columns(unit)}])
        rows = [{"event_id": event, "actor_id": 1, "role_id": role} for role in (90,)]
        unit.bulk_insert(Participation, rows)

    assert work(insert) == {1: (APRIL, MARCH), 2: (APRIL, MARCH)}


def _columns(unit: UnitOfWork) -> dict[str, Any]:
    row = unit.get(Event, 1)
    return {
        name: value
        for name, value in row.model_dump().items()
        if name.startswith("date_") or name == "text_folded"
    }


def test_a_presence_is_in_no_history_and_makes_no_version(
    db: Location, start: Stored, work: Callable[..., Stored]
) -> None:
    work(lambda unit: edit_event(unit, 1, {"when": "1 March 2016"}))
    with UnitOfWork(db, "look") as unit:
        assert unit.get(Participation, 1).version == 1
        kept = [row.after for row in unit.session.exec(select(HistoryChange)) if row.after]
    assert not [row for row in kept if "present_from" in row]
