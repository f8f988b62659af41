"""GDELT events: the publisher's layouts, which have no header, with invented rows."""

from pathlib import Path
from typing import Any

import pytest

from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.formats.gdelt.layout import FIRST, SECOND
from chronology.formats.gdelt_file import GDELT
from chronology.store.location import Location
from chronology.store.reader import open_reader

ROW = {
    "GLOBALEVENTID": "410999001",
    "SQLDATE": "20160405",
    "MonthYear": "201604",
    "Year": "2016",
    "FractionDate": "2016.2603",
    "Actor1Code": "FCTCOP",
    "Actor1Name": "POLICE",
    "Actor1CountryCode": "FCT",
    "Actor1Type1Code": "COP",
    "Actor2Code": "UTP",
    "Actor2Name": "UTOPIA",
    "Actor2CountryCode": "UTP",
    "IsRootEvent": "1",
    "EventCode": "193",
    "EventBaseCode": "193",
    "EventRootCode": "19",
    "QuadClass": "4",
    "GoldsteinScale": "-10.0",
    "NumMentions": "4",
    "NumSources": "1",
    "NumArticles": "4",
    "AvgTone": "-3.5",
    "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Newton, Green Province, Peru",
    "ActionGeo_CountryCode": "PE",
    "ActionGeo_ADM1Code": "PE07",
    "ActionGeo_ADM2Code": "12345",
    "ActionGeo_Lat": "-1.5",
    "ActionGeo_Long": "36.25",
    "ActionGeo_FeatureID": "-99",
    "DATEADDED": "20160406123000",
    "SOURCEURL": 'https://www.example.org/a,"b"|c;d',
}


def write(path: Path, *rows: dict[str, str], names: tuple[str, ...] = SECOND) -> Path:
    lines = ["\t".join(row.get(name, "") for name in names) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def take(place: Location, folder: Path, *rows: dict[str, str]) -> Any:
    return import_file(place, write(folder / "20160406.export.CSV", *rows))


def asked(place: Location, sql: str) -> list[tuple[Any, ...]]:
    with open_reader(place) as reader:
        return list(reader.rows(sql))


def test_the_layouts_have_the_columns_of_the_codebooks() -> None:
    assert len(SECOND) == 61
    assert len(FIRST) == 58
    assert SECOND[5] == "Actor1Code"
    assert SECOND[51:59] == (
        "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code",
        "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID",
    )  # fmt: skip


def test_a_file_is_known_by_the_shape_of_its_first_row() -> None:
    knows = GDELT.recognises_table
    assert knows is not None
    for names in (SECOND, FIRST, FIRST[:-1]):
        assert knows([ROW.get(name, "x") for name in names])
    assert knows([name.lower() for name in SECOND])
    assert not knows([ROW.get(name, "") for name in SECOND[:60]])
    assert not knows(["x", *(ROW.get(name, "") for name in SECOND[1:])])
    assert not knows([f"column {number}" for number in range(61)])


def test_an_event_with_all_that_it_says(db: Location, tmp_path: Path) -> None:
    report = take(db, tmp_path, ROW)
    assert (report.added, report.refusals) == (1, 0)
    assert asked(db, "SELECT external_id, title, date_edtf, status FROM event") == [
        (
            "410999001",
            "Reported: fight (POLICE – UTOPIA; Newton, Green Province, Peru)",
            "2016-04-05",
            "alleged",
        )
    ]
    assert asked(db, "SELECT name, kind FROM actor ORDER BY name") == [
        ("POLICE", "unknown"),
        ("UTOPIA", "state"),
    ]
    sql = "SELECT r.name FROM participation AS p JOIN role AS r ON r.id = p.role_id ORDER BY p.id"
    assert asked(db, sql) == [("actor 1",), ("actor 2",)]
    sql = "SELECT name, country, latitude, longitude, radius_m FROM place ORDER BY name"
    assert asked(db, sql) == [
        ("Green Province", None, None, None, None),
        ("Newton", None, -1.5, 36.25, 5000.0),
        ("Peru", "PE", None, None, None),
    ]
    assert asked(db, "SELECT publisher, url FROM source") == [("example.org", ROW["SOURCEURL"])]
    sql = "SELECT c.name, p.name FROM category AS c LEFT JOIN category AS p ON p.id = c.parent_id"
    assert sorted(asked(db, sql), key=str) == [
        ("fight", "material conflict"),
        ("material conflict", None),
    ]


def test_what_has_no_home_is_kept(one_db: Location, tmp_path: Path) -> None:
    take(one_db, tmp_path, ROW)
    with open_reader(one_db) as reader:
        [(extra,)] = reader.rows("SELECT extra FROM event")
        kept = reader.json(extra)
    assert kept["GoldsteinScale"] == "-10.0"
    assert kept["EventCode"] == "193"
    assert kept["DATEADDED"] == "20160406123000"
    assert kept["ActionGeo_CountryCode"] == "PE"
    assert not {"FractionDate", "MonthYear", "Year", "SQLDATE"} & kept.keys()


@pytest.mark.parametrize(
    ("kind", "name", "stored"),
    [
        ("1", "Peru", ("somewhere in Peru", 500_000.0)),
        ("2", "Texas, United States", ("somewhere in Texas", 150_000.0)),
        ("3", "Newton, Texas, United States", ("Newton", 5_000.0)),
        ("5", "Green Province, Peru", ("somewhere in Green Province", 150_000.0)),
    ],
)
def test_the_kind_of_place_is_how_far_off_it_may_be(
    kind: str, name: str, stored: tuple[str, float], one_db: Location, tmp_path: Path
) -> None:
    take(one_db, tmp_path, {**ROW, "ActionGeo_Type": kind, "ActionGeo_FullName": name})
    sql = "SELECT name, radius_m FROM place WHERE latitude IS NOT NULL"
    assert asked(one_db, sql) == [stored]


def test_cells_that_are_blank_say_nothing(one_db: Location, tmp_path: Path) -> None:
    bare = {name: ROW[name] for name in ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year")}
    assert take(one_db, tmp_path, {**bare, "EventRootCode": "19"}).added == 1
    assert asked(one_db, "SELECT title FROM event") == [("Reported: fight",)]
    for table in ("participation", "event_place", "citation"):
        assert asked(one_db, f"SELECT count(*) FROM {table}") == [(0,)]


def test_a_source_that_is_no_address(one_db: Location, tmp_path: Path) -> None:
    take(one_db, tmp_path, {**ROW, "SOURCEURL": "BBC Monitoring"})
    assert asked(one_db, "SELECT title, url FROM source") == [("BBC Monitoring", None)]


def test_a_region_without_coordinates(one_db: Location, tmp_path: Path) -> None:
    place = {"ActionGeo_Type": "1", "ActionGeo_FullName": "Peru", "ActionGeo_Lat": ""}
    take(one_db, tmp_path, {**ROW, **place})
    assert asked(one_db, "SELECT name, latitude FROM place") == [("Peru", None)]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"GLOBALEVENTID": ""}, "GLOBALEVENTID: an event needs its id"),
        ({"SQLDATE": "2016"}, "SQLDATE: “2016” is no day such as 20160405"),
        ({"SQLDATE": "20160230"}, "SQLDATE: "),
        ({"ActionGeo_Lat": "#1.5"}, "latitude: “#1.5” is no number"),
    ],
)
def test_rows_that_are_refused(
    changed: dict[str, str], says: str, one_db: Location, tmp_path: Path
) -> None:
    report = take(one_db, tmp_path, ROW, {**ROW, **changed})
    [refusal] = report.refused
    assert (report.added, refusal.line) == (1, 2)
    assert says in str(refusal)


def test_the_first_version_and_extracts_with_a_header(db: Location, tmp_path: Path) -> None:
    first = write(tmp_path / "1.csv", ROW, names=FIRST)
    assert import_file(db, first).added == 1
    older = write(tmp_path / "2.csv", {**ROW, "GLOBALEVENTID": "7"}, names=FIRST[:-1])
    assert import_file(db, older).added == 1
    names = ("GLOBALEVENTID", "SQLDATE", "EventRootCode", "ActionGeo_Type", "Actor1Name")
    named = tmp_path / "extract.csv"
    named.write_text(",".join(names) + "\n8,20160405,14,1,CROWD\n")
    assert import_file(db, named).added == 1
    assert import_file(db, first).unchanged == 1


def test_another_table_is_told(one_db: Location, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a\tb\n1\t2\n")
    with pytest.raises(BadInputError, match=r"first row has 2 cells and is none of GDELT's"):
        import_file(one_db, tmp_path / "x.csv", format="gdelt")
