"""The seed schema loses nothing, in any of its three formats, on either engine."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chronology.formats import import_file
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.migrate import create
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork
from tests.formats.world import WORLD, contents, export, listing, load

SEED_FORMATS = ("yaml", "json", "jsonl")


@pytest.fixture
def another(db: Location, request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """A second fresh chronology, on SQLite whatever the engine of the first."""
    place = Location("sqlite", path=str(tmp_path / "another.db"))
    create(place)
    return place


@pytest.mark.parametrize("name", SEED_FORMATS)
def test_nothing_is_lost(name: str, db: Location, another: Location, tmp_path: Path) -> None:
    report = load(db, tmp_path)
    assert not report.refused
    assert report.added == 15
    first = export(db, tmp_path / f"first.{name}")
    report = import_file(another, tmp_path / f"first.{name}")
    assert not report.refused
    assert export(another, tmp_path / f"second.{name}") == first
    assert contents(another) == contents(db)
    assert listing(another) == listing(db)


def test_an_export_loads_on_postgresql(one_db: Location, postgres_url: str, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    first = export(one_db, tmp_path / "first.jsonl")
    other = Location.parse(postgres_url, {})
    assert not import_file(other, tmp_path / "first.jsonl").refused
    assert export(other, tmp_path / "second.jsonl") == first


@pytest.mark.parametrize("name", SEED_FORMATS)
def test_loading_a_file_again_changes_nothing(name: str, db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    before = contents(db)
    again = load(db, tmp_path)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 15)
    export(db, tmp_path / f"out.{name}")
    same = import_file(db, tmp_path / f"out.{name}")
    assert (same.added, same.updated, same.unchanged, same.refused) == (0, 0, 15, [])
    assert not same.created
    assert not same.changed
    assert contents(db) == before


def test_loading_again_writes_no_history(
    one_db: Location, tmp_path: Path, history: Callable[[Location], list[str]]
) -> None:
    load(one_db, tmp_path, command="first")
    load(one_db, tmp_path, command="second")
    assert history(one_db) == ["first"]


def test_a_changed_file_updates_what_changed(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    changed = WORLD.replace("title: Meeting, when: December 2014?", "title: Met, when: May 2015")
    report = load(db, tmp_path, changed)
    assert not report.refused
    found = {event["title"]: event for event in listing(db)}
    assert found["Met"]["when"]["edtf"] == "2015-05"
    # What counts from it has followed: an event's date, and what a source says of another.
    assert report.updated == 3
    assert found["Later"]["when"]["earliest"] > "2015-05"


def test_fields_that_a_file_leaves_out_stay(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    short = "chronology: 1\ndataset: {slug: harbour}\nevents: [{key: strike, title: Strike}]\n"
    assert load(db, tmp_path, short).updated == 1
    event = next(event for event in listing(db) if event["title"] == "Strike")
    assert event["status"] == "disputed"
    emptied = short.replace("title: Strike", "title: Strike, description: null")
    assert load(db, tmp_path, emptied).updated == 1
    assert next(e for e in listing(db) if e["title"] == "Strike")["description"] is None


def test_a_date_counted_from_an_event_makes_a_relation(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    made = [row for row in contents(db)["relation"] if row["from_date"]]
    assert len(made) == 2
    assert ("after", "two weeks") in {(row["kind"], row["lag_words"]) for row in made}


def test_words_wait_for_the_date_that_they_count_from(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    before = {event["title"]: event["when"] for event in listing(db)}
    assert before["Waits"]["text"] == "the following year"
    assert before["Waits"]["edtf"] is None
    dated = WORLD.replace("title: Undated}", "title: Undated, when: 2001}")
    load(db, tmp_path, dated)
    assert {event["title"]: event["when"] for event in listing(db)}["Waits"]["edtf"] == "2002"


def test_a_filtered_export_holds_what_its_events_need(
    db: Location, another: Location, tmp_path: Path
) -> None:
    load(db, tmp_path)
    strike = next(event["id"] for event in listing(db) if event["title"].startswith("=Strike"))
    text = export(db, tmp_path / "some.yaml", Filter(ids=(strike,))).decode()
    assert not import_file(another, tmp_path / "some.yaml").refused
    held = contents(another)
    assert [row["title"] for row in held["event"]] == ["=Strike; 'begins' [again]"]
    assert {row["name"] for row in held["place"]} == {"Fíctia", "Port", "Quay; no. 1 [old]"}
    assert {row["slug"] for row in held["source"]} == {"wire", "paper"}
    assert {row["name"] for row in held["category"]} == {"unrest", "strike"}
    assert len(held["tie"]) == 1
    assert held["relation"] == []
    assert "unused" not in text
    assert listing(another)[0] | {"id": 0} == listing(db, Filter(ids=(strike,)))[0] | {"id": 0}


def test_a_dry_run_changes_nothing(db: Location, tmp_path: Path) -> None:
    report = load(db, tmp_path, dry_run=True)
    assert report.added == 15
    assert report.dry_run
    assert listing(db) == []


def test_a_file_in_utf_16_is_read_by_its_mark(db: Location, tmp_path: Path) -> None:
    path = tmp_path / "wide.yaml"
    path.write_text("chronology: 1\nplaces: [{key: u, name: Şanlıurfa}]\n", encoding="utf-16")
    assert import_file(db, path).created == {"place": 1}


def test_children_need_no_order(db: Location, tmp_path: Path) -> None:
    text = (
        "chronology: 1\nplaces: [{key: a, name: A, in: b}, {key: b, name: B, in: c},"
        " {key: c, name: C}]\n"
    )
    assert load(db, tmp_path, text).created == {"place": 3}
    names = {row["uuid"]: row["name"] for row in contents(db)["place"]}
    above = {row["name"]: names.get(row["parent_id"]) for row in contents(db)["place"]}
    assert above == {"A": "B", "B": "C", "C": None}


def test_settings_of_a_new_chronology_become_those_of_the_export(
    db: Location, another: Location, tmp_path: Path
) -> None:
    for place in (db, another):
        with UnitOfWork(place, "init") as unit:
            set_setting(unit, "zone", "Europe/Istanbul")
    data = export(db, tmp_path / "out.yaml")
    assert not import_file(another, tmp_path / "out.yaml").refused
    assert export(another, tmp_path / "again.yaml") == data
    assert contents(another) == contents(db)
