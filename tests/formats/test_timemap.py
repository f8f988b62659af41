"""TimeMap read: events beside their sources and associations, in one file, and as downloads."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from chronology.dates import parse
from chronology.formats import import_file
from chronology.formats.errors import FileFormatError
from chronology.formats.timemap.download import is_download
from chronology.formats.timemap.reading import is_timemap, read
from chronology.store.location import Location
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork
from tests.blank import Blank
from tests.formats.reading import Read, Reader
from tests.formats.returning import empty, told

EVENT: dict[str, Any] = {
    "id": "PT0001",
    "description": "Crates reported on the quay. Two boats left.",
    "date": "05/03/1932",
    "time": "",
    "location": "Port Salt",
    "latitude": "44.5",
    "longitude": "-3,25",
    "associations": ["area_harbour", "story", "kind"],
    "sources": ["s1", "lost"],
    "comments": "unclear",
    "time_precision": "day",
    "category": "",
}
SOURCES: dict[str, Any] = {
    "s1": {
        "id": "s1",
        "title": "The Gazette",
        "paths": ["https://example.org/gazette", "scan.jpg"],
        "author": "A. Reporter",
        "date": "05/04/1932",
        "type": "article",
        "description": "Front page",
        "thumbnail": "t.jpg",
    }
}
ASSOCIATIONS = [
    {"id": "area_harbour", "title": "Harbour", "mode": "FILTER", "filter_paths": ["Area", "Harbour"]},
    {"id": "story", "title": "The crossing", "mode": "NARRATIVE", "desc": ""},
    {"id": "kind", "title": "Landing", "mode": "CATEGORY"},
    {"id": "kind", "title": "Said twice", "mode": "CATEGORY"},
]  # fmt: skip


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return empty(blank, tmp_path_factory.mktemp("read"))


@pytest.fixture
def reader(place: Location, tmp_path: Path) -> Reader:
    return Reader(read, place, tmp_path)


def event(reader: Reader, **fields: Any) -> Read:
    """Read one event."""
    return reader(json.dumps([{**EVENT, "sources": [], "associations": [], **fields}]))


def beside(folder: Path, prefix: str = "") -> None:
    (folder / f"{prefix}sources.json").write_text(json.dumps(SOURCES))
    (folder / f"{prefix}associations.json").write_text(json.dumps(ASSOCIATIONS))


def look(found: Read) -> None:
    """Check the event with all that it refers to."""
    record = found.one
    assert (record.external_id, record.title) == ("PT0001", EVENT["description"])
    assert record.description is None
    assert record.date is not None
    assert (record.date.edtf, record.date.text) == ("1932-05-03", "05/03/1932")
    assert record.category == ("Landing",)
    assert record.tags == ("Area: Harbour", "narrative: The crossing")
    (located,) = record.places
    place = located.place
    assert (place.name, place.latitude, place.longitude, place.radius_m, place.pinned) == (
        "Port Salt", 44.5, -3.25, None, True,
    )  # fmt: skip
    known, unknown = record.citations
    assert (known.source.title, known.source.author, known.source.kind) == (
        "The Gazette", "A. Reporter", "article",
    )  # fmt: skip
    assert known.source.url == "https://example.org/gazette"
    assert known.source.published is not None
    assert known.source.published.edtf == "1932-05-04"
    assert (known.source.note, known.source.extra) == (
        "Front page", {"thumbnail": "t.jpg", "paths": ["scan.jpg"]},
    )  # fmt: skip
    assert unknown.source.title == "lost"
    assert ("source that is nowhere described", "lost") in record.warnings
    assert record.extra == {"comments": "unclear", "time_precision": "day"}


def test_the_files_beside_the_events_are_found_and_said(reader: Reader) -> None:
    beside(reader.folder)
    found = reader(json.dumps([EVENT]), "events.json")
    look(found)
    assert found.records[0].warnings[:2] == (
        ("read besides", "sources.json"),
        ("read besides", "associations.json"),
    )


def test_they_are_found_by_the_name_of_the_events_and_may_be_packed(reader: Reader) -> None:
    (reader.folder / "export_sources.json.gz").write_bytes(
        gzip.compress(json.dumps(SOURCES).encode())
    )
    (reader.folder / "export_associations.json").write_text(json.dumps(ASSOCIATIONS))
    look(reader(json.dumps([EVENT]), "export_events.json"))


def test_one_file_holds_all_in_any_order(reader: Reader) -> None:
    whole = {"events": [EVENT], "sources": SOURCES, "associations": ASSOCIATIONS}
    look(reader(json.dumps(whole)))
    listed = {"associations": ASSOCIATIONS, "sources": [SOURCES["s1"]], "events": [EVENT]}
    look(reader(json.dumps(listed)))


def test_a_download_holds_its_sources_and_filters(reader: Reader) -> None:
    found = event(
        reader,
        sources=[{"id": "s1", "path": "https://example.org/post", "description": "A post"}],
        filters=[{"key": "Area", "value": "Harbour"}, {"key": "Harm"}],
    ).one
    (cited,) = found.citations
    assert (cited.source.url, cited.source.title, cited.source.note) == (
        "https://example.org/post", "A post", None,
    )  # fmt: skip
    assert found.tags == ("Area: Harbour", "Harm")


TABLE = (
    "id,date,latitude,longitude,location,description,sources,associations\n"
    'PT1,05/03/1932,44.5,-3.25,Port Salt,Crates,"https://example.org/a,b,https://example.org/c",'
    '"Area=Harbour, old,Harm=None"\n'
    "PT2,31/12/1932,44.5,-3.25,Port Salt,Crates,,\n"
)


def test_a_download_as_a_table(reader: Reader) -> None:
    found = reader(TABLE, "civharm.csv")
    (record,) = found.records
    assert (record.external_id, record.line) == ("PT1", 2)
    assert [each.source.url for each in record.citations] == [
        "https://example.org/a,b", "https://example.org/c",
    ]  # fmt: skip
    assert record.tags == ("Area: Harbour, old", "Harm: None")
    assert record.warnings == ()
    (refused,) = found.refused
    assert (refused.line, refused.where) == (3, "date")


def test_the_order_of_the_chronologys_own_dates_does_not_turn_theirs(
    one_db: Location, tmp_path: Path
) -> None:
    with UnitOfWork(one_db, "set") as unit:
        set_setting(unit, "date_order", "day")
    date = event(Reader(read, one_db, tmp_path)).one.date
    assert date is not None
    assert date.edtf == "1932-05-03"


def test_events_alone_keep_the_names_of_what_they_refer_to(reader: Reader) -> None:
    record = event(reader, sources=["s1", "https://example.org/x"], associations=["kind"]).one
    assert [each.source.title or each.source.url for each in record.citations] == [
        "s1", "https://example.org/x",
    ]  # fmt: skip
    assert record.tags == ("kind",)
    assert {kind for kind, _ in record.warnings} == {
        "source that is nowhere described", "association that is nowhere described",
    }  # fmt: skip


def test_older_names_of_fields_and_a_string_of_filters(reader: Reader) -> None:
    old = {"desc": "Crates", "date": "5/3/1932", "lat": "44.5", "long": "-3.25", "filters": "a, b"}
    record = reader(json.dumps([{**old, "location": "", "source": "", "category": "Landing"}])).one
    assert (record.title, record.tags, record.category) == ("Crates", ("a", "b"), ("Landing",))
    assert record.places[0].place.name == "44.5, -3.25"
    assert record.external_id


@pytest.mark.parametrize(
    ("date", "time", "order", "words"),
    [
        ("05/03/1932", "", None, "1932-05-03"),
        ("05/03/1932", "", "day", "1932-03-05"),
        ("1932-05-03", "", None, "1932-05-03"),
        ("05/03/1932", "17:05", None, "1932-05-03 17:05"),
        ("05/03/1932", "17:05:10", None, "1932-05-03T17:05:10"),
        ("1932-05-03", "17:05", None, "1932-05-03 17:05"),
    ],
)
def test_dates(date: str, time: str, order: Any, words: str, reader: Reader) -> None:
    given = {**EVENT, "sources": [], "associations": [], "date": date, "time": time}
    found = reader(json.dumps([given]), order=order).one.date
    expected = parse(words)
    assert found is not None
    assert (found.start_earliest, found.end_latest) == (
        expected.start_earliest, expected.end_latest,
    )  # fmt: skip
    assert found.precision == expected.precision


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"date": "31/12/1932"}, "has no month 31; if the day comes first, say --day-first"),
        ({"date": "02/30/1932"}, "date: “02/30/1932” is no day of that month"),
        ({"date": "some day"}, "date: “some day” cannot be read as a date"),
        ({"time": "late"}, "time: “late” is no time of day such as 17:05"),
        ({"date": "", "time": "17:05"}, "there is a time, “17:05”, and no date"),
        ({"description": ""}, "description: nothing says what happened"),
        ({"latitude": ""}, "latitude and longitude go together"),
        ({"latitude": "north"}, "latitude: “north” is no number"),
        ({"latitude": "91"}, "latitude: “91.0” is beyond 90 degrees"),
        ({"longitude": "-181"}, "longitude: “-181.0” is beyond 180 degrees"),
        ({"sources": {"a": 1}}, "sources: “{'a': 1}” is no list"),
    ],
)
def test_events_that_are_refused(fields: dict[str, Any], why: str, reader: Reader) -> None:
    assert why in event(reader, **fields).why


def test_an_undated_event_stays_undated(reader: Reader) -> None:
    assert event(reader, date="").one.date is None


def test_a_long_description_is_cut_for_the_title_and_kept(reader: Reader) -> None:
    record = event(reader, description="<p>" + "word " * 60 + "</p>").one
    assert len(record.title) <= 120
    assert record.title.endswith("word…")
    assert record.description is not None
    assert len(record.description) > 200


def test_items_that_are_no_events_do_not_stop_the_others(reader: Reader) -> None:
    found = reader('["x",\n{"id": 1, "id": 2},\n' + json.dumps({**EVENT, "sources": []}) + "]")
    assert [(each.line, each.why) for each in found.refused] == [
        (1, "it is no object."),
        (2, "the key “id” stands twice in one object."),
    ]
    assert [each.line for each in found.records] == [3]


def test_files_that_are_refused_whole(reader: Reader) -> None:
    with pytest.raises(FileFormatError, match="this JSON has no list of events"):
        reader('{"sources": {}}')
    (reader.folder / "sources.json").write_text("{")
    with pytest.raises(FileFormatError, match="not JSON"):
        reader(json.dumps([EVENT]), "events.json")


def test_it_comes_into_a_chronology_and_again_changes_nothing(db: Location, tmp_path: Path) -> None:
    beside(tmp_path)
    path = tmp_path / "events.json"
    path.write_text(json.dumps([EVENT]))
    report = import_file(db, path)
    assert (report.added, report.refused) == (1, [])
    event = told(db)[EVENT["description"]]
    assert [each.title for each in event.claims] == ["The Gazette", "lost"]
    assert event.view.tags == ("Area: Harbour", "narrative: The crossing")
    again = import_file(db, path)
    assert (again.unchanged, again.updated) == (1, 0)


def test_it_is_known_by_its_fields() -> None:
    assert is_timemap(json.dumps([EVENT]))
    assert is_timemap(json.dumps({"associations": ASSOCIATIONS, "events": []}))
    assert not is_timemap('{"chronology": 1, "events": []}')
    assert not is_timemap('{"type": "FeatureCollection", "features": []}')
    assert not is_timemap("Year,Headline,Text")
    assert is_download(TABLE.partition("\n")[0].split(","))
    assert not is_download(["id", "date", "title"])


@pytest.mark.parametrize("time", ["00:00", "00:00:00", "0:00"])
def test_midnight_stands_for_a_time_that_nobody_wrote_down(reader: Reader, time: str) -> None:
    # Bellingcat's files say 00:00 of every event.
    found = event(reader, time=time).one
    assert found.date is not None
    assert (found.date.edtf, found.date.text) == ("1932-05-03", "05/03/1932")
    assert found.extra["time"] == time


def test_sources_that_are_withheld_are_no_common_source(reader: Reader) -> None:
    found = event(reader, sources=["srcHidden"]).one
    assert found.citations == ()
    assert found.extra["sources"] == "srcHidden"
    assert ("source that is withheld", "srcHidden") in found.warnings


def test_a_place_called_unknown_is_called_by_its_point(reader: Reader) -> None:
    (located,) = event(reader, location="Unknown").one.places
    assert (located.place.name, located.place.latitude) == ("44.5, -3.25", 44.5)
    assert event(reader, location="Unknown", latitude="", longitude="").one.places == ()
