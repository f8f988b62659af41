"""GeoJSON: the rules of RFC 7946 and of the Linked Places "when", and what is declared lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from chronology.dates import parse
from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.formats.linked_places import linked_when
from chronology.formats.losses import (
    ATTRIBUTION,
    DEPRECATED,
    EXTRA,
    RELATIONS,
    SEVERAL_PLACES,
    TIMES,
    LossError,
)
from chronology.store.location import Location
from tests.blank import Blank
from tests.formats.kinds import HOSTILE, hand_on, kinds

#: ISO 8601 with a qualifier of the Linked Places format.
DATE = re.compile(r"(?:-?[0-9]{4}|[+-][0-9]{5,})(?:-[0-9]{2}(?:-[0-9]{2})?)?[?~%]?")

LOSSES = {
    "At night": {TIMES},
    "Inferred": {RELATIONS},
    "In March": {RELATIONS},
    "Journey": {SEVERAL_PLACES},
    "Tied": {RELATIONS},
    "Tied to": {RELATIONS},
    "Taken back": {DEPRECATED},
    "Kept more": {EXTRA},
    "Named by": {ATTRIBUTION},
}


@pytest.fixture(scope="module")
def place(blank: Blank, tmp_path_factory: pytest.TempPathFactory) -> Location:
    return kinds(blank, tmp_path_factory.mktemp("geojson"))


def features(place: Location, folder: Path, title: str | None = None) -> list[dict[str, Any]]:
    hand_on(place, folder / "x.geojson", title)
    document = json.loads((folder / "x.geojson").read_bytes())
    assert document["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = document["features"]
    return found


def check_feature(feature: dict[str, Any]) -> None:
    """The rules of RFC 7946 (sections 3.1.1, 3.1.2, 3.2 and 7.1) for a Feature of ours."""
    assert feature["type"] == "Feature"
    assert isinstance(feature["id"], str)
    assert isinstance(feature["properties"], dict)
    assert not {"coordinates", "geometries", "features"} & feature.keys()
    geometry = feature["geometry"]
    if geometry is not None:
        assert geometry.keys() == {"type", "coordinates"}
        assert geometry["type"] == "Point"
        longitude, latitude = geometry["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90


def check_when(when: dict[str, Any]) -> None:
    """The rules of the Linked Places format 1.1 for a "when" with timespans."""
    assert when["timespans"]
    for span in when["timespans"]:
        assert span["start"]
        assert span.keys() <= {"start", "end"}
        for end in span.values():
            assert end.keys() in ({"in"}, {"earliest"}, {"latest"}, {"earliest", "latest"})
            assert all(DATE.fullmatch(day) for day in end.values()), end


def test_every_feature_keeps_the_rules(place: Location, tmp_path: Path) -> None:
    found = features(place, tmp_path)
    for feature in found:
        check_feature(feature)
        if "when" in feature:
            check_when(feature["when"])
    assert len({feature["id"] for feature in found}) == len(found)
    without = [each["properties"]["title"] for each in found if "when" not in each]
    assert sorted(without) == ["In no year", "Undated"]


def test_longitude_comes_first(place: Location, tmp_path: Path) -> None:
    (told,) = features(place, tmp_path, "Told")
    assert told["geometry"] == {"type": "Point", "coordinates": [-28.5, 41.0123456789]}
    assert told["properties"]["radius_m"] == 25.5
    (city,) = features(place, tmp_path, "Nowhere exactly")
    assert city["geometry"] is None
    assert city["properties"]["where"]["name"] == "Port"
    assert city["properties"]["radius_m"] is None
    (journey,) = features(place, tmp_path, "Journey")
    assert journey["geometry"]["coordinates"] == [179.25, -8]


def test_the_properties_hold_what_each_source_says(place: Location, tmp_path: Path) -> None:
    (told,) = features(place, tmp_path, "Told")
    properties = told["properties"]
    assert properties["claims"][0] == {
        "source": "wire",
        "title": "The Wire",
        "author": "A. Reporter",
        "publisher": "Wire Ltd",
        "published": "3 March 2016",
        "language": "en",
        "url": "https://example.org/w?a=1&b=2",
        "reliability": "B",
        "locator": "p. 4",
        "claimant": "Ana",
        "stance": "supports",
        "credibility": 2,
        "rank": "normal",
        "quote": "Stop!",
        "quote_language": "tr",
        "quote_translation": "Halt",
        "note": "read aloud",
        "rival": False,
    }
    assert properties["basis"] == {"claim": 0, "reason": "nearest", "author": "Ada"}
    assert properties["figures"][0] == {
        "kind": "killed", "low": 2, "best": 3, "high": 5, "unit": "people", "claim": 0,
    }  # fmt: skip
    (rival,) = features(place, tmp_path, "Rival")
    assert rival["properties"]["claims"][0]["says_when"]["edtf"] == "2016-07-20"
    assert rival["properties"]["claims"][0]["rival"] is True
    (inferred,) = features(place, tmp_path, "Inferred")
    assert inferred["properties"]["when"]["inferred"]["start"] == {
        "earliest": "2016-03-01",
        "latest": "2016-03-31",
    }


def test_a_hostile_text_comes_back_as_it_was(place: Location, tmp_path: Path) -> None:
    (feature,) = features(place, tmp_path, HOSTILE)
    assert feature["properties"]["title"] == feature["properties"]["tags"][0] == HOSTILE


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("December 2014", {"start": {"in": "2014-12"}}),
        ("circa 1991", {"start": {"in": "1991~"}}),
        ("15 March 44 BC", {"start": {"in": "-0043-03-15"}}),
        ("2016-07-15?", {"start": {"in": "2016-07-15?"}}),
        ("from July 2016 to March 2017", {"start": {"in": "2016-07"}, "end": {"in": "2017-03"}}),
        ("since 2014", {"start": {"in": "2014"}, "end": {"earliest": "2014-01-01"}}),
        ("until 2010", {"start": {"latest": "2010-12-31"}, "end": {"in": "2010"}}),
        ("after 2013", {"start": {"earliest": "2014-01-01"}, "end": {"earliest": "2014-01-01"}}),
        ("2016-07-15T20:30:00", {"start": {"in": "2016-07-15"}, "end": {"in": "2016-07-15"}}),
        (
            "spring 2016",
            {
                "start": {"earliest": "2016-03-01", "latest": "2016-05-31"},
                "end": {"earliest": "2016-03-01", "latest": "2016-05-31"},
            },
        ),
        (
            "Y12024",
            {
                "start": {"earliest": "+12024-01-01", "latest": "+12024-12-31"},
                "end": {"earliest": "+12024-01-01", "latest": "+12024-12-31"},
            },
        ),
    ],
)
def test_when(words: str, span: dict[str, Any]) -> None:
    assert linked_when(parse(words), words) == {"timespans": [span], "label": words}


def test_a_date_of_no_year_has_no_when() -> None:
    assert linked_when(parse("XXXX-09"), None) is None


def test_what_is_lost_is_declared(place: Location, tmp_path: Path) -> None:
    for feature in features(place, tmp_path):
        title = feature["properties"]["title"]
        report = hand_on(place, tmp_path / "one.geojson", title)
        assert report.losses == dict.fromkeys(LOSSES.get(title, ()), 1), title


def test_strict(place: Location, tmp_path: Path) -> None:
    path = tmp_path / "strict.geojson"
    assert hand_on(place, path, "Rival", strict=True).events == 1
    path.unlink()
    with pytest.raises(LossError, match=r"cannot carry how it lies to other events \(4 events\)"):
        hand_on(place, path, strict=True)
    assert not path.exists()


def test_an_import_is_refused(one_db: Location, tmp_path: Path) -> None:
    (tmp_path / "x.geojson").write_text("{}")
    with pytest.raises(BadInputError, match="neither a FeatureCollection nor a Feature"):
        import_file(one_db, tmp_path / "x.geojson")


def test_the_page_names_every_property(place: Location, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/formats/geojson.md").read_text(encoding="utf-8")
    (told,) = features(place, tmp_path, "Told")
    listed = {"id", "uuid", "title", "certainty", "where", "places", "who", "category", "status"}
    listed |= {"sources", "tags", "description", "when", "measures"}
    names = (
        told.keys() | (told["properties"].keys() - listed) | told["properties"]["claims"][0].keys()
    )
    assert [name for name in names - {"type"} if f"`{name}`" not in page] == []
