"""What we wrote for maps, timelines and calendars comes back, but for what was declared lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from chronology.formats import import_file
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank
from tests.formats.kinds import kinds
from tests.formats.returning import account, empty, hand_over, told

FORMATS = [("geojson", "x.geojson"), ("timelinejs", "x.json"), ("icalendar", "x.ics")]

#: What a format declares to leave out whole.
LEFT_OUT = {
    "geojson": set(),
    "timelinejs": {"Undated", "In no year"},
    "icalendar": {"Undated", "In no year", "Ides", "Long ago", "Far ahead"},
}


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return kinds(blank, tmp_path_factory.mktemp("returning"))


@pytest.mark.parametrize(("form", "name"), FORMATS)
def test_events_come_back_equal(
    form: str, name: str, place: Location, blank: Blank, tmp_path: Path
) -> None:
    other = empty(blank, tmp_path)
    report = hand_over(place, tmp_path / name, other, form)
    assert not report.refused
    before, after = told(place), told(other)
    assert before.keys() - after.keys() == LEFT_OUT[form]
    assert not after.keys() - before.keys()
    for title in after:
        expected = account(before[title])
        if title == "Taken back":
            expected["sources"] = []  # "claims that were deprecated" are declared lost
        assert account(after[title]) == expected, title


@pytest.mark.parametrize(("form", "name"), FORMATS)
def test_the_same_file_again_changes_nothing(
    form: str, name: str, place: Location, blank: Blank, tmp_path: Path
) -> None:
    other = empty(blank, tmp_path)
    first = hand_over(place, tmp_path / name, other, form)
    again = import_file(other, tmp_path / name, format=form)
    assert (again.added, again.updated, again.unchanged) == (0, 0, first.added)


@pytest.mark.parametrize(("form", "name"), FORMATS)
def test_what_is_there_already_is_not_added_twice(
    form: str, name: str, blank: Blank, tmp_path: Path
) -> None:
    own = kinds(blank, tmp_path)
    report = hand_over(own, tmp_path / name, own, form)
    assert report.added == 0
    assert len(report.refused) == report.read
    assert "of this chronology; JSON and CSV bring changes back to it" in report.refused[0].why


def test_nothing_of_a_basis_or_a_translation_is_dropped(
    place: Location, blank: Blank, tmp_path: Path
) -> None:
    other = empty(blank, tmp_path)
    hand_over(place, tmp_path / "x.geojson", other, "geojson")
    with open_reader(other) as reader:
        row = reader.one("SELECT extra FROM event WHERE title = 'Told'")
        assert row is not None
        extra = reader.json(row[0])
    assert extra["basis"] == {"reason": "nearest", "author": "Ada"}
    assert extra["claims[0]"] == {"quote_translation": "Halt"}


def test_the_formats_come_back_on_postgresql(db: Location, place: Location, tmp_path: Path) -> None:
    report = hand_over(place, tmp_path / "x.geojson", db, "geojson")
    assert not report.refused
    before, after = told(place), told(db)
    assert account(after["Told"]) == account(before["Told"])
    assert account(after["Journey"]) == account(before["Journey"])


def changed(path: Path, title: str, change: Any) -> None:
    """Change the Feature, or the slide, of a title in a file of ours."""
    document = json.loads(path.read_text(encoding="utf-8"))
    for each in document.get("features") or document["events"]:
        if (each.get("properties") or each["chronology"])["title"] == title:
            change(each)
    path.write_text(json.dumps(document), encoding="utf-8")


def test_a_point_or_a_when_that_was_moved_wins(
    place: Location, blank: Blank, tmp_path: Path
) -> None:
    def move(feature: dict[str, Any]) -> None:
        feature["geometry"]["coordinates"] = [10.5, 50.25]
        feature["when"] = {"timespans": [{"start": {"in": "2016-08"}}]}

    other = empty(blank, tmp_path)
    path = tmp_path / "x.geojson"
    hand_over(place, path, empty(blank, tmp_path, "third.db"), "geojson")
    changed(path, "Told", move)
    import_file(other, path)
    event = told(other)["Told"]
    assert event.view.where is not None
    assert (event.view.where.latitude, event.view.where.longitude) == (50.25, 10.5)
    assert event.view.where.path == ("Port", "Quay; 1, old")
    assert event.view.date is not None
    assert event.view.date.edtf == "2016-08"


def test_what_was_changed_in_a_timeline_wins(place: Location, blank: Blank, tmp_path: Path) -> None:
    def edit(slide: dict[str, Any]) -> None:
        slide["text"] = {"headline": "Told &amp; retold", "text": "<p>New.</p>"}
        slide["start_date"] = {"year": 2016, "month": 9}
        slide["display_date"] = "September 2016"

    other = empty(blank, tmp_path)
    path = tmp_path / "x.json"
    hand_over(place, path, empty(blank, tmp_path, "third.db"), "timelinejs")
    changed(path, "Told", edit)
    import_file(other, path)
    event = told(other)["Told & retold"]
    assert event.view.description == "New."
    assert event.view.date is not None
    assert (event.view.words, event.view.date.edtf) == ("September 2016", "2016-09")
    assert event.claims  # what the timeline does not show is still there


def test_what_was_changed_in_a_calendar_wins(place: Location, blank: Blank, tmp_path: Path) -> None:
    other = empty(blank, tmp_path)
    path = tmp_path / "x.ics"
    hand_over(place, path, empty(blank, tmp_path, "third.db"), "icalendar")
    text = path.read_bytes().decode()
    at = text.index("SUMMARY:Plain day")
    start = text.rindex("DTSTART;VALUE=DATE:20160715", 0, at)
    text = text[:start] + text[start:].replace("20160715", "20160716", 1).replace(
        "20160716\r\nSUMMARY", "20160717\r\nSUMMARY", 1
    ).replace("SUMMARY:Plain day", "SUMMARY:Plain day\\, moved", 1)
    path.write_bytes(text.encode())
    import_file(other, path)
    event = told(other)["Plain day, moved"]
    assert event.view.date is not None
    assert event.view.date.edtf == "2016-07-16"
    assert event.view.description == "One\n\ntwo"
