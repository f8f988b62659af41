"""GeoJSON read: events of others by their properties, Linked Places’ when, places of gazetteers."""

import json
from pathlib import Path
from typing import Any

import pytest

from chronology.dates import parse
from chronology.dates.civil import NEG_INF, POS_INF
from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.formats.errors import FileFormatError
from chronology.formats.geojson import geometry as geometries
from chronology.formats.geojson.reading import is_geojson, read
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank
from tests.formats.reading import Read, Reader
from tests.formats.returning import empty, told

POINT = {"type": "Point", "coordinates": [-3.25, 44.5]}


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return empty(blank, tmp_path_factory.mktemp("read"))


@pytest.fixture
def reader(place: Location, tmp_path: Path) -> Reader:
    return Reader(read, place, tmp_path)


def collection(*features: dict[str, Any], **members: Any) -> str:
    whole = [{"type": "Feature", "geometry": None, "properties": {}, **each} for each in features]
    return json.dumps({"type": "FeatureCollection", **members, "features": whole})


def feature(reader: Reader, properties: dict[str, Any], **members: Any) -> Read:
    """Read a collection of one Feature."""
    return reader(collection({"properties": {"title": "Landing", **properties}, **members}))


def when(reader: Reader, given: dict[str, Any]) -> Any:
    """Return the record of a Feature with a ``when``."""
    return feature(reader, {}, when=given).one


def test_properties_are_known_by_their_usual_names(reader: Reader) -> None:
    record = feature(
        reader,
        {
            "Name": "kept, since title comes first", "DESC": "By <b>night</b>", "date": "3 May 1932",
            "type": "smuggling", "location": "Port Salt", "iso_a2": "fr", "actors": "Ilse; Guild",
            "source": ["https://example.org/a", "The Gazette"], "tags": ",salt,night,salt,",
            "mood": "dark", "empty": "", "none": None,
        },
        geometry=POINT, id=7, bbox=[0, 0, 1, 1], mine={"a": 1},
    ).one  # fmt: skip
    assert (record.external_id, record.title, record.description) == ("7", "Landing", "By night")
    assert record.date is not None
    assert (record.date.text, record.date.edtf) == ("3 May 1932", "1932-05-03")
    assert (record.category, record.tags) == (("smuggling",), ("salt", "night"))
    (located,) = record.places
    place = located.place
    assert (place.name, place.country, place.latitude, place.longitude, place.radius_m) == (
        "Port Salt", "FR", 44.5, -3.25, None,
    )  # fmt: skip
    assert [(party.actor.name, party.role) for party in record.who] == [
        ("Ilse", "involved"), ("Guild", "involved"),
    ]  # fmt: skip
    assert [each.source.url or each.source.title for each in record.citations] == [
        "https://example.org/a", "The Gazette",
    ]  # fmt: skip
    assert record.extra == {
        "Name": "kept, since title comes first", "mood": "dark", "feature.mine": {"a": 1},
    }  # fmt: skip


def test_a_mapping_says_which_property_is_which(reader: Reader) -> None:
    text = collection({"properties": {"Was": "Crates landed", "title": "Mr", "Wann": "1932-05"}})
    record = reader(text, mapping={"title": "Was", "when": "Wann"}).one
    assert (record.title, record.date and record.date.edtf) == ("Crates landed", "1932-05")
    assert record.extra == {"title": "Mr"}
    with pytest.raises(BadInputError, match=r"There is no column “titel” for a GeoJSON file"):
        reader(text, mapping={"titel": "Was"})


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"date": "1932-05-03"}, "1932-05-03"),
        ({"date": "1932/05/03"}, "1932-05-03"),
        ({"year": 1932}, "1932"),
        ({"date": -43}, "-0043"),
        ({"date": "2016-07-15T08:00:00.000Z"}, "2016-07-15T08:00:00"),
        ({"date": "2016/07/15 10:00:00+02"}, "2016-07-15T08:00:00"),
        ({"date": "2016-07-15T10:00+0200"}, "2016-07-15T08:00:00"),
        ({"timestamp": 1468569600000}, "2016-07-15T08:00:00"),
        ({"start": "1932", "end": "1934-02"}, "1932/1934-02"),
        ({"start_date": "1932", "end_date": "1932"}, "1932"),
        ({"begin": 1932, "finish": ""}, "1932"),
        ({"end": "1934"}, "/1934"),
        ({"date": "circa 1932", "end": "1940"}, "circa 1932"),
    ],
)
def test_dates_in_properties(properties: dict[str, Any], words: str, reader: Reader) -> None:
    found, expected = feature(reader, properties).one.date, parse(words)
    assert found is not None
    assert (found.start_earliest, found.end_latest, found.lasting) == (
        expected.start_earliest, expected.end_latest, expected.lasting,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "edtf", "lasting"),
    [
        ({"timespans": [{"start": {"in": "1832"}}]}, "1832", False),
        ({"timespans": [{"start": {"in": "0676"}, "end": {"in": "1066"}}]}, "0676/1066", True),
        ({"timespans": [{"start": "1600", "end": 1699}]}, "1600/1699", True),
        ({"timespans": [{"start": {"in": "600"}}]}, "0600", False),
        ({"timespans": [{"start": {"in": "-0043-03-15"}}]}, "-0043-03-15", False),
        ({"timespans": [{"start": {"in": "1991~"}}]}, "1991~", False),
        ({"timespans": [{"start": {"in": "2016-07?"}, "end": {"in": "2017%"}}]},
         "2016-07?/2017%", True),
        ({"timespans": [{"start": {"in": "+12024"}}]}, "Y12024", False),
        ({"timespans": [{"start": {"in": "12024-02-29"}}]}, "Y12024", False),
        ({"timespans": [{"start": {"earliest": "2004", "latest": "2008"}}]},
         "[2004-01-01..2008-12-31]", False),
        ({"timespans": [{"start": {"earliest": "2004-02-01", "latest": "2004-02-01"}}]},
         "2004-02-01", False),
        ({"timespans": [{"start": {"earliest": "2004"}}]}, "[2004-01-01..]", False),
    ],
)  # fmt: skip
def test_timespans(given: dict[str, Any], edtf: str, lasting: bool, reader: Reader) -> None:
    record = when(reader, given)
    assert (record.date.edtf, record.date.lasting) == (edtf, lasting)
    assert "when" not in record.extra


def test_windows_of_a_start_and_an_end_stay_windows(reader: Reader) -> None:
    span = {
        "start": {"earliest": "2016-07-01", "latest": "2016-07-31"},
        "end": {"earliest": "2017-03-01", "latest": "2017-03-31"},
    }
    date = when(reader, {"timespans": [span]}).date
    expected = parse("from July 2016 to March 2017")
    assert date.lasting
    assert (date.start_earliest, date.start_latest, date.end_earliest, date.end_latest) == (
        expected.start_earliest, expected.start_latest, expected.end_earliest, expected.end_latest,
    )  # fmt: skip
    same = {"earliest": "2004-01-01", "latest": "2008-12-31"}
    assert not when(reader, {"timespans": [{"start": same, "end": same}]}).date.lasting


def test_a_missing_side_has_no_bound(reader: Reader) -> None:
    open_end = {"start": {"in": "2014"}, "end": {"earliest": "2014-01-01"}}
    date = when(reader, {"timespans": [open_end]}).date
    assert (date.start_latest, date.end_latest) == (parse("2014").end_latest, POS_INF)
    begun = when(reader, {"timespans": [{"start": {}, "end": {"latest": "2010-12-31"}}]}).date
    assert (begun.start_earliest, begun.end_latest) == (NEG_INF, parse("2010").end_latest)


def test_labels_durations_periods_and_several_timespans(reader: Reader) -> None:
    one = {"timespans": [{"start": {"in": "1932-05"}}], "label": "May 1932", "duration": "P2W"}
    record = when(reader, one)
    assert record.date.text == "May 1932"
    assert (record.lasting.words, record.lasting.least) == ("P2W", "P14D")
    odd = when(reader, {"timespans": [{"start": {"in": "1932-05"}}], "label": "the dry years"})
    assert (odd.date.text, odd.extra["when"]["label"]) == ("1932-05", "the dry years")
    named = {"periods": [{"name": "Anglo-Saxon Period, 449-1066"}]}
    assert (when(reader, named).date, when(reader, named).extra["when"]) == (None, named)
    two = {"timespans": [{"start": {"in": "1930"}}, {"start": {"in": "1933"}}]}
    record = when(reader, two)
    assert record.date.edtf == "[1930-01-01..1933-12-31]"
    assert record.extra["when"] == two
    assert record.warnings[0][0] == "several timespans, read as one window"


def test_a_when_like_that_of_a_list_is_read(reader: Reader) -> None:
    record = feature(reader, {"when": {"edtf": "1932-05", "text": "May 1932"}}).one
    assert record.date is not None
    assert (record.date.text, record.date.edtf) == ("May 1932", "1932-05")


@pytest.mark.parametrize(
    ("geometry", "latitude", "longitude", "metres"),
    [
        ({"type": "LineString", "coordinates": [[0, 0], [0, 1]]}, 0.5, 0, 55_598),
        ({"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]]},
         0.5, 0.5, 78_627),
        ({"type": "MultiPoint", "coordinates": [[179.5, 0], [-179.5, 0]]}, 0, 180, 55_598),
        ({"type": "GeometryCollection", "geometries": [
            {"type": "Point", "coordinates": [0, 0]}, "null",
            {"type": "Point", "coordinates": [0, 1]}]}, 0.5, 0, 55_598),
    ],
)  # fmt: skip
def test_a_shape_is_its_middle_and_a_radius_and_is_kept(
    geometry: dict[str, Any], latitude: float, longitude: float, metres: float, reader: Reader
) -> None:
    record = feature(reader, {}, geometry=geometry).one
    place = record.places[0].place
    assert place.latitude == pytest.approx(latitude, abs=1e-4)
    assert place.longitude is not None
    assert abs(place.longitude) == pytest.approx(longitude, abs=1e-4)
    assert place.radius_m == pytest.approx(metres, rel=1e-3)
    assert record.extra["geometry"] == geometry
    assert place.name == f"{place.latitude:g}, {place.longitude:g}"


def test_a_height_is_kept_and_well_known_text_is_not_read(reader: Reader) -> None:
    high = {"type": "Point", "coordinates": [-3.25, 44.5, 120]}
    record = feature(reader, {}, geometry=high).one
    assert record.places[0].place.latitude == 44.5
    assert record.extra["geometry"] == high
    assert feature(reader, {}, geometry={"geowkt": "POINT(1 2)"}).one.places == ()


@pytest.mark.parametrize(
    ("properties", "members", "why"),
    [
        ({"title": None}, {}, "properties: nothing in it is a title"),
        ({"date": "32 May 1932"}, {}, "date: “32 May 1932” cannot be read as a date"),
        ({"date": 99999}, {}, "is neither a year nor milliseconds since 1970"),
        ({"date": 1932.5}, {}, "date: “1932.5” is no date"),
        ({"date": [1932]}, {}, "date: “[1932]” is no date"),
        ({"start": "1934", "end": "1932"}, {}, "end: “1934/1932” cannot be read as a date"),
        ({"tags": [["a"]]}, {}, "tags: “['a']” is no word"),
        ({"source": {"a": 1}}, {}, "source: “{'a': 1}” is neither words nor a list"),
        ({}, {"when": "1932"}, "when: “1932” is no object"),
        ({}, {"when": {"timespans": [{}]}}, "a timespan has neither start nor end"),
        ({}, {"when": {"timespans": [{"start": {"in": "May"}}]}}, "cannot be read as a date"),
        ({}, {"when": {"timespans": [{"start": "1934", "end": "1932"}]}}, "when: "),
        ({}, {"when": {"timespans": [{"start": [1]}]}}, "when: “[1]” is no end of a timespan"),
        ({}, {"when": {"timespans": [{"start": {"earliest": "1934", "latest": "1932"}}]}},
         "its latest is before its earliest"),
        ({}, {"when": {"timespans": [{"start": {"earliest": ""}}]}}, "a timespan has no bound"),
        ({}, {"when": {"timespans": [{"start": {"earliest": ""}, "end": {"latest": ""}}]}},
         "a timespan has no bound"),
        ({}, {"when": {"timespans": [{"start": {"earliest": "12024"}}]}},
         "a window of years past 9999 has no EDTF"),
        ({}, {"when": {"timespans": [{"start": {"earliest": "1934"}, "end": {"latest": "1932"}}]}},
         "when: it ends before it begins"),
        ({}, {"when": {"timespans": [{"start": {"in": "12024-02-31"}}]}},
         "when: “12024-02-31” is no date"),
        ({}, {"when": {"timespans": [{"start": "1932"}], "duration": "long"}},
         "when.duration: “long” is no duration such as P100Y"),
        ({}, {"geometry": {"type": "Circle", "coordinates": [0, 0]}}, "“Circle” is no kind of"),
        ({}, {"geometry": [1, 2]}, "geometry: “[1, 2]” is no geometry"),
        ({}, {"geometry": {"type": "Point", "coordinates": [44.5, -91]}}, "beyond 90 degrees"),
        ({}, {"geometry": {"type": "Point", "coordinates": [181, 0]}}, "beyond 180 degrees"),
        ({}, {"geometry": {"type": "Point", "coordinates": ["a", 0]}}, "no longitude and latitude"),
        ({}, {"geometry": {"type": "Point", "coordinates": [True, 0]}}, "no longitude and latitude"),
        ({}, {"geometry": {"type": "Polygon", "coordinates": "x"}}, "geometry: “x” is no position"),
    ],
)  # fmt: skip
def test_features_that_are_refused(
    properties: dict[str, Any], members: dict[str, Any], why: str, reader: Reader
) -> None:
    assert why in feature(reader, properties, **members).why


def test_a_geometry_of_very_many_positions_is_refused(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(geometries, "_MOST", 10)
    line = {"type": "LineString", "coordinates": [[0, at] for at in range(11)]}
    assert "it has more than 10 positions" in feature(reader, {}, geometry=line).why


PLACE = {
    "@id": "http://example.org/places/1",
    "type": "Feature",
    "properties": {"title": "Port Salt", "ccodes": ["FR"], "fclasses": ["P"]},
    "when": {"timespans": [{"start": {"in": "0676"}, "end": {"in": "1066"}}]},
    "names": [
        {"toponym": "Port Salt", "lang": "en"},
        {"toponym": "Sal", "lang": "fr", "when": {"timespans": [{"start": {"in": "1600"}}]}},
    ],
    "types": [{"identifier": "aat:300008375", "label": "town"}],
    "geometry": {
        "type": "GeometryCollection",
        "geometries": [{**POINT, "certainty": "certain"}],
    },
    "relations": [{"relationType": "gvp:broaderPartitive", "label": "part of Saltshire"}],
    "descriptions": [{"value": "A harbour.", "lang": "en"}],
}


def test_a_place_of_a_gazetteer_is_a_place_and_no_event(reader: Reader) -> None:
    found = reader(collection(PLACE, {"properties": {"title": "Landing", "date": "1932"}}))
    assert [each.title for each in found.records] == ["Landing"]
    (place,) = found.places
    assert (place.name, place.country, place.latitude, place.longitude, place.pinned) == (
        "Port Salt", "FR", 44.5, -3.25, True,
    )  # fmt: skip
    assert [(name.name, name.language) for name in place.aliases] == [("Sal", "fr")]
    assert place.description == "A harbour."
    assert set(place.extra) == {
        "@id", "when", "names", "types", "relations", "geometry", "properties.fclasses",
    } | ({"descriptions"} if "descriptions" in place.extra else set())  # fmt: skip


def test_places_of_several_countries_or_of_none(reader: Reader) -> None:
    def place(**members: Any) -> Any:
        return reader(collection({**PLACE, **members}))

    (both,) = place(properties={"title": "Pass", "ccodes": ["fr", "es"]}).places
    assert (both.country, both.extra["ccodes"]) == (None, ["FR", "ES"])
    (unnamed,) = place(
        properties={}, geometry={"type": "GeometryCollection", "geometries": ["null"]}
    ).places
    assert (unnamed.name, unnamed.latitude, unnamed.pinned) == ("Port Salt", None, False)
    assert "names: a name has no toponym" in place(names=[{"lang": "en"}]).why
    assert "the place has no name" in place(properties={}, names=[]).why


def test_a_gazetteer_comes_into_a_chronology(db: Location, tmp_path: Path) -> None:
    path = tmp_path / "places.geojson"
    path.write_text(collection(PLACE))
    report = import_file(db, path)
    assert (report.refused, report.created.get("place")) == ([], 1)
    with open_reader(db) as opened:
        rows = list(opened.rows("SELECT name, country, latitude FROM place"))
        assert rows == [("Port Salt", "FR", 44.5)]
        assert list(opened.rows("SELECT name FROM place_name")) == [("Sal",)]
    again = import_file(db, path)
    assert not again.created


def test_events_of_others_come_into_a_chronology(db: Location, tmp_path: Path) -> None:
    path = tmp_path / "raids.json"
    given = {"properties": {"name": "Raid", "date": "3 May 1932"}, "geometry": POINT, "id": "r1"}
    path.write_text(collection(given, name="Raids"))
    assert import_file(db, path).added == 1
    event = told(db)["Raid"]
    assert event.view.where is not None
    assert event.view.where.latitude == 44.5
    assert import_file(db, path).unchanged == 1


def test_properties_that_are_none(reader: Reader) -> None:
    assert "properties: “3” is no object" in reader(collection({"properties": 3})).why


def test_one_feature_alone_and_a_file_with_a_name(reader: Reader) -> None:
    alone = {"type": "Feature", "geometry": POINT, "properties": {"title": "Landing"}}
    assert reader(json.dumps(alone)).one.title == "Landing"
    found = reader(collection(name="Raids of 1932"), "raids.geojson")
    assert (found.dataset.slug, found.dataset.title) == ("raids", "Raids of 1932")


def test_items_and_files_that_are_none(reader: Reader) -> None:
    found = reader('{"type": "FeatureCollection", "features": [3, {"a": 1, "a": 2}]}')
    assert [each.why for each in found.refused] == [
        "it is no Feature.", "the key “a” stands twice in one object.",
    ]  # fmt: skip
    with pytest.raises(FileFormatError, match="neither a FeatureCollection nor a Feature"):
        reader('{"type": "Topology"}')
    with pytest.raises(FileFormatError, match=r"byte 0xe9 is not UTF-8.*--encoding cp1252"):
        reader(collection({"properties": {"title": "X"}}).replace("X", "é").encode("latin-1"))
    text = json.dumps(json.loads(collection({"properties": {"title": "é"}})), ensure_ascii=False)
    assert reader(text.encode("cp1252"), encoding="cp1252").one.title == "é"
    assert reader(text.encode("utf-8-sig")).one.title == "é"
    assert reader(text.encode("utf-16")).one.title == "é"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"title": ""}, "title: it has no title"),
        ({"status": "true"}, "status: “true” is none of alleged, corroborated"),
        ({"when": {"edtf": "32 May"}}, "when.edtf: "),
        ({"lasting": "long"}, "lasting: "),
        ({"places": [{"role": "at"}]}, "places: a place has no name"),
        ({"places": [{"name": "x", "latitude": 1}]}, "latitude and longitude go together"),
        ({"who": [{"role": "witness"}]}, "who: somebody has no name"),
        ({"claims": [{"locator": "p. 4"}]}, "claims: a claim names no source"),
        ({"claims": [{"source": "w", "credibility": 7}]}, "credibility: “7.0” is not from 1 to 6"),
        ({"figures": [{"low": 1}]}, "figures: a figure does not say of what"),
        ({"figures": [{"kind": "killed", "low": "many"}]}, "low: “many” is no number"),
        ({"basis": {"claim": 3}}, "claim: there is no claim “3”"),
        ({"tags": "salt"}, "tags: “salt” is no list"),
        ({"who": ["Ada"]}, "who: “Ada” is no object"),
    ],
)
def test_what_we_wrote_and_somebody_spoilt(
    change: dict[str, Any], why: str, reader: Reader
) -> None:
    ours = {"uuid": "6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11", "claims": [], **change}
    assert why in feature(reader, ours).why


def test_it_is_known_by_its_content() -> None:
    assert is_geojson('\ufeff{\n "type": "FeatureCollection"')
    assert not is_geojson('{"chronology": 1}')
    assert not is_geojson("type,Feature")
