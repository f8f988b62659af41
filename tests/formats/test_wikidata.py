"""Results of the Wikidata Query Service: its files, with invented items."""

import json
from pathlib import Path
from typing import Any

import pytest

from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.formats.wikidata_file import WIKIDATA
from chronology.store.location import Location
from chronology.store.reader import open_reader

ENTITY = "http://www.wikidata.org/entity/"
VARIABLES = ["item", "itemLabel", "date", "precision", "coord", "placeLabel", "countryLabel"]
ROW = {
    "item": f"{ENTITY}Q999999001",
    "itemLabel": "Battle of Newton",
    "date": "1815-06-18T00:00:00Z",
    "precision": "11",
    "coord": "Point(36.25 -1.5)",
    "placeLabel": "Newton",
    "countryLabel": "Peru",
}


def csv_file(path: Path, *rows: dict[str, str], names: list[str] | None = None) -> Path:
    names = names or VARIABLES
    lines = [",".join(names)]
    lines += [",".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8")
    return path


def take(place: Location, folder: Path, *rows: dict[str, str], **more: Any) -> Any:
    names = list(dict.fromkeys(name for row in rows for name in row))
    return import_file(place, csv_file(folder / "query.csv", *rows, names=names), **more)


def asked(place: Location, sql: str) -> list[tuple[Any, ...]]:
    with open_reader(place) as reader:
        return list(reader.rows(sql))


def extra_of(place: Location, table: str = "event") -> Any:
    with open_reader(place) as reader:
        [(extra,)] = reader.rows(f"SELECT extra FROM {table}")
        return reader.json(extra)


def as_tsv(folder: Path) -> Path:
    path = folder / "query.tsv"
    cells = [
        f"<{ROW['item']}>",
        '"Battle of Newton"@en',
        '"1815-06-18T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
        '"11"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"Point(36.25 -1.5)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>',
        '"Newton"@en',
        '"Peru"@en',
    ]
    lines = ["\t".join(f"?{name}" for name in VARIABLES), "\t".join(cells)]
    path.write_text("\n".join(lines) + "\n")
    return path


def as_json(folder: Path) -> Path:
    path = folder / "query.json"
    path.write_text(json.dumps([ROW]))
    return path


def as_verbose_json(folder: Path) -> Path:
    path = folder / "verbose.json"
    path.write_text(json.dumps([{name: {"type": "x", "value": ROW[name]} for name in ROW}]))
    return path


def as_sparql_json(folder: Path) -> Path:
    path = folder / "sparql.json"
    bindings = [{name: {"type": "literal", "value": ROW[name]} for name in ROW}]
    document = {"head": {"vars": VARIABLES}, "results": {"bindings": bindings}}
    path.write_text(json.dumps(document))
    return path


@pytest.mark.parametrize(
    "written",
    [
        lambda folder: csv_file(folder / "query.csv", ROW),
        as_tsv,
        as_json,
        as_verbose_json,
        as_sparql_json,
    ],
    ids=["csv", "tsv", "json", "verbose json", "sparql json"],
)
def test_the_same_event_from_every_file(written: Any, db: Location, tmp_path: Path) -> None:
    report = import_file(db, written(tmp_path))
    assert (report.added, report.refusals) == (1, 0)
    assert asked(db, "SELECT external_id, title, date_edtf, date_precision FROM event") == [
        ("Q999999001", "Battle of Newton", "1815-06-18", "day")
    ]
    sql = (
        "SELECT p.name, q.name, q.country, p.latitude, p.longitude FROM place AS p"
        " JOIN place AS q ON q.id = p.parent_id"
    )
    assert asked(db, sql) == [("Newton", "Peru", "PE", -1.5, 36.25)]
    sql = "SELECT s.slug, c.locator FROM citation AS c JOIN source AS s ON s.id = c.source_id"
    assert asked(db, sql) == [("wikidata", "Q999999001")]
    assert extra_of(db) is None


def test_a_table_is_known_by_its_items_and_labels() -> None:
    knows = WIKIDATA.recognises_table
    assert knows is not None
    assert knows(["?item", "?itemLabel", "?date"])
    assert not knows(["item", "label", "date"])


@pytest.mark.parametrize("shape", ["csv", "json", "sparql"])
def test_items_may_be_called_as_the_query_calls_them(
    one_db: Location, tmp_path: Path, shape: str
) -> None:
    # Most queries that people publish ask for ?city ?cityLabel and the like.
    row = {
        "battle": "http://www.wikidata.org/entity/Q999999001", "battleLabel": "Battle of Newton",
        "date": "1815-06-18T00:00:00Z", "battleDescription": "an invented battle",
    }  # fmt: skip
    # The endpoint keeps no order within a result.
    terms = {name: {"type": "literal", "value": row[name]} for name in reversed(row)}
    whole = {"head": {"vars": list(row)}, "results": {"bindings": [terms]}}
    if shape == "csv":
        path = csv_file(tmp_path / "query.csv", row, names=list(row))
    else:
        path = tmp_path / "query.json"
        path.write_text(json.dumps([row] if shape == "json" else whole))
    assert import_file(one_db, path).added == 1
    sql = "SELECT external_id, title, description, date_text FROM event"
    assert asked(one_db, sql) == [
        ("Q999999001", "Battle of Newton", "an invented battle", "1815-06-18")
    ]


def test_a_column_with_a_label_is_no_query_without_addresses_of_items() -> None:
    assert not WIKIDATA.recognises("event,eventLabel,date\r\n1,Landing,1931\r\n")
    assert not WIKIDATA.recognises('[{"event": "1", "eventLabel": "Landing"}]')


#: Moments with precisions, and the EDTF and the words that they become.
MOMENTS = [
    ("1815-06-18T00:00:00Z", "11", "1815-06-18", "1815-06-18"),
    ("1815-06-01T00:00:00Z", "10", "1815-06", "1815-06"),
    ("1815-01-01T00:00:00Z", "9", "1815", "1815"),
    ("1815-01-01T00:00:00Z", "", "1815", "1815"),
    ("1815-01-01T00:00:00Z", "11", "1815-01-01", "1815-01-01"),
    ("1815-01-01T06:30:00Z", "14", "1815-01-01T06:30:00Z", "1815-01-01T06:30:00Z"),
    ("-0043-03-15T00:00:00Z", "11", "-0043-03-15", "-0043-03-15"),
    ("-0043-01-01T00:00:00Z", "9", "-0043", "-0043"),
    ("1815-01-01T00:00:00Z", "8", "181X", "1810s"),
    ("-0043-01-01T00:00:00Z", "8", "[-0048..-0039]", "40s BC"),
    ("0005-01-01T00:00:00Z", "8", "[0001..0009]", "first decade"),
    ("-0005-01-01T00:00:00Z", "8", "[-0008..0000]", "first decade BC"),
    ("1900-01-01T00:00:00Z", "7", "[1801..1900]", "19th century"),
    ("-0043-01-01T00:00:00Z", "7", "[-0099..0000]", "1st century BC"),
    ("1101-01-01T00:00:00Z", "7", "[1101..1200]", "12th century"),
    ("2000-01-01T00:00:00Z", "6", "[1001..2000]", "2nd millennium"),
]


def test_a_precision_is_a_window(one_db: Location, tmp_path: Path) -> None:
    rows = [
        {**ROW, "item": f"{ENTITY}Q{number}", "date": moment, "precision": precision}
        for number, (moment, precision, _, _) in enumerate(MOMENTS, 1)
    ]
    assert take(one_db, tmp_path, *rows).refusals == 0
    sql = "SELECT date_edtf, date_text, date_lasting FROM event ORDER BY id"
    assert asked(one_db, sql) == [(edtf, text, 0) for _, _, edtf, text in MOMENTS]


def test_a_first_of_january_without_a_precision_is_told(one_db: Location, tmp_path: Path) -> None:
    row = {"item": ROW["item"], "itemLabel": "X", "pointInTime": "1815-01-01T00:00:00Z"}
    report = take(one_db, tmp_path, row)
    assert report.warnings["first of January taken for its year"].count == 1


def test_a_date_vaguer_than_a_millennium_is_left_out_and_told(
    one_db: Location, tmp_path: Path
) -> None:
    row = {**ROW, "date": "-8000-01-01T00:00:00Z", "precision": "5"}
    report = take(one_db, tmp_path, row)
    assert report.warnings["date too vague"].count == 1
    assert asked(one_db, "SELECT date_edtf FROM event") == [(None,)]
    assert extra_of(one_db) == {"date": "-8000-01-01T00:00:00Z"}


def test_start_and_end_are_a_duration(one_db: Location, tmp_path: Path) -> None:
    day, other = "1914-07-28T00:00:00Z", "1918-11-11T00:00:00Z"
    rows = [
        {
            "item": f"{ENTITY}Q{number}",
            "itemLabel": "War of Newton",
            "start_time": start,
            "start_time_precision": "11",
            "endTime": end,
            "endTimePrecision": "11",
        }
        for number, (start, end) in enumerate([(day, other), (day, ""), ("", other)], 1)
    ]
    assert take(one_db, tmp_path, *rows).refusals == 0
    sql = "SELECT date_edtf, date_text, date_lasting FROM event ORDER BY id"
    assert asked(one_db, sql) == [
        ("1914-07-28/1918-11-11", "1914-07-28 to 1918-11-11", 1),
        ("1914-07-28/", "from 1914-07-28", 1),
        ("/1918-11-11", "until 1918-11-11", 1),
    ]


def test_results_for_one_item_are_one_event(db: Location, tmp_path: Path) -> None:
    first = {**ROW, "participantLabel": "Ana", "image": "a.jpg", "calendar": "Q1985727"}
    second = {
        **first,
        "placeLabel": "Oldton",
        "participantLabel": "Ben",
        "image": "b.jpg",
        "date": "1816-06-18T00:00:00Z",
    }
    report = take(db, tmp_path, first, second)
    assert (report.added, report.refusals) == (1, 0)
    assert asked(db, "SELECT name FROM place WHERE latitude IS NOT NULL ORDER BY name") == [
        ("Newton",),
        ("Oldton",),
    ]
    assert asked(db, "SELECT name FROM actor ORDER BY name") == [("Ana",), ("Ben",)]
    assert extra_of(db) == {
        "image": ["a.jpg", "b.jpg"],
        "calendar": "Q1985727",
        "date": ["1815-06-18T00:00:00Z", "1816-06-18T00:00:00Z"],
    }
    assert report.warnings["several values of one item"].count == 1


def test_kinds_descriptions_and_items_without_labels(one_db: Location, tmp_path: Path) -> None:
    row = {
        "item": ROW["item"],
        "itemLabel": "",
        "itemDescription": "an invented battle",
        "type": f"{ENTITY}Q178561",
        "typeLabel": "battle",
        "place": f"{ENTITY}Q999999002",
        "placeLabel": "Newton",
        "participant": f"{ENTITY}Q999999003",
    }
    take(one_db, tmp_path, row, format="wikidata")
    assert asked(one_db, "SELECT title, description FROM event") == [
        ("Q999999001", "an invented battle")
    ]
    assert asked(one_db, "SELECT name FROM category") == [("battle",)]
    assert asked(one_db, "SELECT name FROM actor") == [("Q999999003",)]
    assert asked(one_db, "SELECT name FROM place") == [("Newton",)]
    assert extra_of(one_db, "place") == {"wikidata": "Q999999002"}


@pytest.mark.parametrize(
    ("row", "places"),
    [
        ({"coord": "Point(36.25 -1.5)"}, [("-1.5, 36.25", -1.5)]),
        ({"countryLabel": "Peru"}, [("Peru", None)]),
        ({"coord": f"<{ENTITY}Q405> Point(1 2)"}, []),
        ({"location": "Point(1 2)", "locationLabel": "Newton"}, [("Newton", 2.0)]),
    ],
)
def test_places(
    row: dict[str, str],
    places: list[tuple[str, float | None]],
    one_db: Location,
    tmp_path: Path,
) -> None:
    take(one_db, tmp_path, {"item": ROW["item"], "itemLabel": "X", **row})
    assert asked(one_db, "SELECT name, latitude FROM place ORDER BY id") == places


def test_values_that_are_not_known(one_db: Location, tmp_path: Path) -> None:
    row = {**ROW, "date": "_:t12345", "placeLabel": f"{ENTITY}x"}
    row["placeLabel"] = "http://www.wikidata.org/.well-known/genid/abc"
    assert take(one_db, tmp_path, row).added == 1
    assert asked(one_db, "SELECT date_edtf FROM event") == [(None,)]
    path = tmp_path / "b.json"
    path.write_text(json.dumps([{**ROW, "item": f"{ENTITY}Q2", "date": {"type": "bnode"}}]))
    assert import_file(one_db, path).added == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"item": "http://example.org/x"}, "item: “http://example.org/x” is no item"),
        ({"item": ""}, "item: a result needs its item"),
        ({"date": "tomorrow"}, "date: "),
        ({"date": "1815-02-30T00:00:00Z"}, "date: "),
        ({"coord": "Point(200 95)"}, "latitude: 95 is no latitude"),
        ({"date": "", "start": "1918-01-02", "end": "1914-01-02"}, "end: "),
    ],
)
def test_results_that_are_refused(
    changed: dict[str, str], says: str, one_db: Location, tmp_path: Path
) -> None:
    other = {**ROW, "item": f"{ENTITY}Q5", "start": "", "end": ""}
    report = take(one_db, tmp_path, other, {**other, "item": f"{ENTITY}Q6", **changed})
    assert report.added == 1
    [refusal] = report.refused
    assert refusal.line == 3
    assert says in str(refusal)


def test_json_that_holds_something_else(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "query.json"
    path.write_text(json.dumps([ROW, "nothing", {**ROW, "item": f"{ENTITY}Q7"}]))
    report = import_file(one_db, path)
    assert report.added == 2
    assert "a result is an object of variables" in str(report.refused[0])
    path.write_text('[{"item": "http://www.wikidata.org/entity/Q1"')
    with pytest.raises(BadInputError):
        import_file(one_db, path)


def test_the_same_results_again_change_nothing(db: Location, tmp_path: Path) -> None:
    take(db, tmp_path, ROW)
    assert take(db, tmp_path, ROW).unchanged == 1
    assert take(db, tmp_path, {**ROW, "itemLabel": "Second Battle of Newton"}).updated == 1
