"""NOAA's significant earthquakes: the layouts of its service, with invented rows."""

from pathlib import Path
from typing import Any

import pytest

from chronology.formats import import_file
from chronology.formats.noaa_file import NOAA
from chronology.formats.tabular.header import names_of
from chronology.store.location import Location
from chronology.store.reader import open_reader

HARM = ("Deaths", "Missing", "Injuries", "Damage ($Mil)", "Houses Destroyed", "Houses Damaged")
SAID = {"Deaths": "Death", "Damage ($Mil)": "Damage"}
PAIRS = [name for harm in HARM for name in (harm, f"{SAID.get(harm, harm)} Description")]
#: The header that the service writes.
HEADER = [
    "Search Parameters", "Year", "Mo", "Dy", "Hr", "Mn", "Sec", "Tsu", "Vol", "Location Name",
    "Latitude", "Longitude", "Focal Depth (km)", "Mag", "MMI Int",
    *PAIRS, *(f"Total {name}" for name in PAIRS),
]  # fmt: skip
#: The header of the older file.
OLD = [
    "I_D", "FLAG_TSUNAMI", "YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND", "FOCAL_DEPTH",
    "EQ_PRIMARY", "EQ_MAG_MW", "INTENSITY", "COUNTRY", "STATE", "LOCATION_NAME", "LATITUDE",
    "LONGITUDE", "REGION_CODE", "DEATHS", "DEATHS_DESCRIPTION", "TOTAL_DEATHS",
    "TOTAL_DEATHS_DESCRIPTION", "TOTAL_DAMAGE_MILLIONS_DOLLARS",
]  # fmt: skip


def write(path: Path, rows: list[dict[str, Any]], header: list[str] | None = None) -> Path:
    names = header or HEADER
    lines = ["\t".join(f'"{name}"' for name in names)]
    if header is None:
        lines.append("\t".join(['"[""2 <= Magnitude >= 9""]"', *[""] * (len(names) - 1)]))
    lines += ["\t".join(str(row.get(name, "")) for name in names) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def events(place: Location) -> list[dict[str, Any]]:
    with open_reader(place) as reader:
        names = ("id", "title", "date_edtf", "date_text", "date_precision", "extra")
        rows = reader.rows(f"SELECT {', '.join(names)} FROM event ORDER BY id")
        return [dict(zip(names, (*row, reader.json(extra)), strict=True)) for *row, extra in rows]


def figures(place: Location) -> dict[str, tuple[Any, ...]]:
    with open_reader(place) as reader:
        rows = reader.rows("SELECT kind, low, best, high, unit FROM measure ORDER BY id")
        return {row[0]: row[1:] for row in rows}


def places(place: Location) -> list[tuple[Any, ...]]:
    sql = (
        "SELECT p.name, q.name, p.country, p.latitude, p.longitude FROM place AS p"
        " LEFT JOIN place AS q ON q.id = p.parent_id ORDER BY p.id"
    )
    with open_reader(place) as reader:
        return sorted(reader.rows(sql))


def take(place: Location, folder: Path, *rows: dict[str, Any]) -> Any:
    return import_file(place, write(folder / "earthquakes.tsv", list(rows)), format="noaa")


def test_it_is_known_by_its_header() -> None:
    assert NOAA.recognises_table is not None
    assert NOAA.recognises_table(names_of(HEADER))
    assert NOAA.recognises_table(OLD)
    assert not NOAA.recognises_table(("Year", "Mo", "Dy", "Location Name"))


def test_the_row_of_search_parameters_is_passed_over(db: Location, tmp_path: Path) -> None:
    report = take(db, tmp_path, {"Year": 1999, "Location Name": "FICTIA"})
    assert (report.read, report.added, report.refusals) == (1, 1, 0)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((-2150,), ("-2149", "2150 BC", "year")),
        ((-1,), ("0000", "1 BC", "year")),
        ((-31, 9, 2), ("-0030-09-02", "2 September 31 BC", "day")),
        ((551, 7), ("0551-07", "July 551", "month")),
        ((1999, 8, 17), ("1999-08-17", "17 August 1999", "day")),
        ((1999, 8, 17, 0), ("1999-08-17", "17 August 1999, 00 h UTC", "hour")),
        ((1999, 8, 17, 0, 1), ("1999-08-17", "17 August 1999, 00:01 UTC", "minute")),
        (
            (1999, 8, 17, 0, 1, 39.1),
            ("1999-08-17T00:01:39Z", "17 August 1999, 00:01:39.1 UTC", "second"),
        ),
    ],
)
def test_dates_are_as_exact_as_they_are_known(
    parts: tuple[float, ...],
    said: tuple[str, str, str],
    one_db: Location,
    tmp_path: Path,
) -> None:
    row = dict(zip(("Year", "Mo", "Dy", "Hr", "Mn", "Sec"), parts, strict=False))
    take(one_db, tmp_path, row)
    [event] = events(one_db)
    assert (event["date_edtf"], event["date_text"], event["date_precision"]) == said


def test_what_follows_a_blank_part_of_the_date_is_kept(one_db: Location, tmp_path: Path) -> None:
    take(one_db, tmp_path, {"Year": 1700, "Mo": 3, "Hr": 4, "Sec": 5})
    [event] = events(one_db)
    assert event["date_edtf"] == "1700-03"
    assert event["extra"] == {"hr": "4", "sec": "5"}


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ({"Mo": 3}, "Year: an earthquake needs its year"),
        ({"Year": 0}, "there is no year 0"),
        ({"Year": 1999, "Mo": 13}, "Year: "),
        ({"Year": 1999, "Mo": 2, "Dy": 30}, "Year: "),
        ({"Year": "unknown"}, "is no year, month, day and time"),
        ({"Year": 1999, "Latitude": 91, "Longitude": 0}, "latitude: 91 is no latitude"),
        ({"Year": 1999, "Deaths": "many"}, "deaths: “many” is no number"),
        ({"Year": 1999, "Death Description": "7"}, "“7” is none of 0, 1, 2, 3 and 4"),
    ],
)
def test_rows_that_are_refused(
    row: dict[str, Any], where: str, one_db: Location, tmp_path: Path
) -> None:
    report = take(one_db, tmp_path, row, {"Year": 1901})
    assert report.added == 1
    [refusal] = report.refused
    assert refusal.line == 3
    assert where in str(refusal)


def test_figures_and_what_their_descriptions_stand_for(db: Location, tmp_path: Path) -> None:
    row = {
        "Year": 1999, "Mag": 7.6, "MMI Int": 10, "Focal Depth (km)": 17, "Deaths": 12,
        "Death Description": 1, "Missing Description": 3, "Injuries": 0, "Damage Description": 4,
        "Houses Destroyed Description": 0, "Total Deaths": 30, "Total Damage ($Mil)": 2.5,
    }  # fmt: skip
    report = take(db, tmp_path, row)
    assert report.refusals == 0
    assert figures(db) == {
        "magnitude": (None, 7.6, None, None),
        "intensity": (None, 10, None, "MMI"),
        "focal depth": (None, 17, None, "km"),
        "killed": (None, 12, None, "persons"),
        "missing": (101, None, 1000, "persons"),
        "injured": (None, 0, None, "persons"),
        "damage": (25, None, None, "million US dollars"),
        "houses destroyed": (0, 0, 0, "houses"),
        "killed in total": (None, 30, None, "persons"),
        "damage in total": (None, 2.5, None, "million US dollars"),
    }


def test_blank_is_unknown(one_db: Location, tmp_path: Path) -> None:
    take(one_db, tmp_path, {"Year": 1999})
    assert figures(one_db) == {}


def test_a_total_below_its_part_is_told(one_db: Location, tmp_path: Path) -> None:
    report = take(one_db, tmp_path, {"Year": 1999, "Deaths": 5, "Total Deaths": 4})
    [example] = report.warnings["total below the part"].examples
    assert "killed 5, in total 4" in example


def test_places_lie_in_regions_and_countries(db: Location, tmp_path: Path) -> None:
    at = {"Latitude": 1.5, "Longitude": -2}
    take(
        db,
        tmp_path,
        {"Year": 1, "Location Name": "CHINA:  GREEN PROVINCE:  NEWTON", **at},
        {"Year": 2, "Location Name": "CALIFORNIA:  OLDTON", **at},
        {"Year": 3, "Location Name": "PERU", **at},
        {"Year": 4, "Location Name": "PERU; CHILE:  ARICA", **at},
        {"Year": 5, "Location Name": "PERU:  NORTH"},
        {"Year": 6},
        {"Year": 7, "Location Name": "HAWAIIAN ISLANDS: SALT DISTRICT", **at},
    )
    assert places(db) == sorted(
        [
            ("CHINA", None, "CN", None, None),
            ("GREEN PROVINCE", "CHINA", None, None, None),
            ("NEWTON", "GREEN PROVINCE", None, 1.5, -2.0),
            ("USA", None, "US", None, None),
            ("CALIFORNIA", "USA", None, None, None),
            ("OLDTON", "CALIFORNIA", None, 1.5, -2.0),
            ("HAWAIIAN ISLANDS", "USA", None, None, None),
            ("SALT DISTRICT", "HAWAIIAN ISLANDS", None, 1.5, -2.0),
            ("PERU", None, "PE", None, None),
            ("epicentre, PERU", "PERU", None, 1.5, -2.0),
            ("PERU; CHILE: ARICA", None, None, 1.5, -2.0),
            ("NORTH", "PERU", None, None, None),
        ],
        key=lambda row: row[0],
    )


def test_tsunamis_volcanoes_and_descriptions_are_kept(one_db: Location, tmp_path: Path) -> None:
    take(one_db, tmp_path, {"Year": 1999, "Tsu": 77, "Vol": 8, "Total Death Description": 2})
    [event] = events(one_db)
    assert event["title"] == "Earthquake"
    assert event["extra"] == {"Tsu": "77", "Vol": "8", "Total Death Description": "2"}
    with open_reader(one_db) as reader:
        assert [row[0] for row in reader.rows("SELECT name FROM tag ORDER BY id")] == [
            "tsunami",
            "volcano",
        ]


def test_the_same_file_again_changes_nothing_and_a_newer_one_updates(
    db: Location, tmp_path: Path
) -> None:
    row: dict[str, Any] = {"Year": 1999, "Mo": 8, "Location Name": "FICTIA:  NEWTON", "Deaths": 5}
    take(db, tmp_path, row)
    assert take(db, tmp_path, row).unchanged == 1
    assert take(db, tmp_path, {**row, "Deaths": 6, "Mag": 5.5}).updated == 1
    assert figures(db)["killed"][1] == 6


def test_the_older_layout(one_db: Location, tmp_path: Path) -> None:
    row = {
        "I_D": 4711, "FLAG_TSUNAMI": "Tsu", "YEAR": 1964, "MONTH": 3, "DAY": 28, "EQ_PRIMARY": 7.1,
        "EQ_MAG_MW": 7.2, "COUNTRY": "USA", "STATE": "AK", "LOCATION_NAME": "ALASKA:  NEWTON",
        "LATITUDE": 61, "LONGITUDE": -147.5, "REGION_CODE": 150, "DEATHS_DESCRIPTION": 2,
        "TOTAL_DEATHS": 139,
    }  # fmt: skip
    path = write(tmp_path / "signif.txt", [row], OLD)
    report = import_file(one_db, path, format="noaa")
    assert (report.added, report.refusals) == (1, 0)
    assert figures(one_db) == {
        "magnitude": (None, 7.1, None, None),
        "killed": (51, None, 100, "persons"),
        "killed in total": (None, 139, None, "persons"),
    }
    assert [each[:3] for each in places(one_db)] == [
        ("ALASKA", "USA", None),
        ("NEWTON", "ALASKA", None),
        ("USA", None, "US"),
    ]
    [event] = events(one_db)
    assert (event["extra"]["EQ_MAG_MW"], event["extra"]["REGION_CODE"]) == ("7.2", "150")
    with open_reader(one_db) as reader:
        assert reader.one("SELECT external_id FROM event") == ("4711",)
