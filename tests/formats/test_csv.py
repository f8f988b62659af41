"""CSV: what other people's tables become, what is refused, and what comes back."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from chronology.errors import BadInputError
from chronology.formats import export_file, import_file
from chronology.formats.errors import FileFormatError
from chronology.formats.report import ImportReport
from chronology.model.tiers import SETS
from chronology.query.filters import Filter
from chronology.store import spans
from chronology.store.doctor.examining import examine
from chronology.store.events import remove_event
from chronology.store.location import Location
from chronology.store.migrate import create
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.formats.world import contents, export, listing, load

HEADER = (
    "id,title,when,edtf,earliest,latest,precision,place,country,latitude,longitude,"
    "actors,category,status,sources,tags,description"
)


def take(target: Location, folder: Path, text: str | bytes, **options: Any) -> ImportReport:
    path = folder / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_file(target, path, **options)


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def changed(data: bytes, number: int, **cells: str) -> str:
    """Return the table with cells of one event changed."""
    rows = rows_of(data)
    next(row for row in rows if row["id"] == str(number)).update(cells)
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_the_header_of_an_export(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    data = export(one_db, tmp_path / "out.csv")
    assert data.decode().startswith(HEADER + ",")
    assert data.count(b"\r\n") >= 16
    assert export(one_db, tmp_path / "out.csv", excel=True) == b"\xef\xbb\xbf" + data


def test_an_export_imports_into_the_same_chronology(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    before, rows = listing(db), contents(db)
    export(db, tmp_path / "out.csv")
    report = import_file(db, tmp_path / "out.csv")
    assert (report.added, report.updated, report.unchanged, report.refused) == (0, 0, 15, [])
    assert listing(db) == before
    assert contents(db) == rows


@pytest.mark.parametrize("excel", [False, True])
def test_an_export_imports_into_a_fresh_chronology(
    excel: bool, db: Location, tmp_path: Path
) -> None:
    load(db, tmp_path)
    export(db, tmp_path / "out.csv", excel=excel)
    other = Location("sqlite", path=str(tmp_path / "other.db"))
    create(other)
    report = import_file(other, tmp_path / "out.csv")
    assert report.refused == []
    assert listing(other) == listing(db)
    again = export(other, tmp_path / "again.csv", excel=excel)
    assert rows_of(again) == rows_of((tmp_path / "out.csv").read_bytes())


def test_an_export_imports_into_postgresql(
    one_db: Location, postgres_url: str, tmp_path: Path
) -> None:
    load(one_db, tmp_path)
    export(one_db, tmp_path / "out.csv")
    other = Location.parse(postgres_url, {})
    assert import_file(other, tmp_path / "out.csv").refused == []
    assert listing(other) == listing(one_db)
    # The next event gets an id of its own.
    assert take(other, tmp_path, "title\nNext\n").added == 1
    assert max(event["id"] for event in listing(other)) == 16


def test_a_filtered_export_keeps_the_order(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    wanted = Filter(sort="-title", limit=3)
    data = export(one_db, tmp_path / "out.csv", wanted)
    assert [row["id"] for row in rows_of(data)] == [
        str(event["id"]) for event in listing(one_db, wanted)
    ]


def test_other_peoples_columns_are_mapped_and_kept(db: Location, tmp_path: Path) -> None:
    text = (
        "What;Date;Where;Country;Who;Note\n"
        "March;3 May 2016;Port;Fictia;Ana [leader]; yes \n"
        "Vigil;May 2016;Port;Fictia;Ana;\n"
    )
    mapping = {"title": "What", "when": "date", "place": "Where", "actors": "who"}
    report = take(db, tmp_path, text, mapping=mapping)
    assert (report.read, report.added, report.refused) == (2, 2, [])
    assert report.created == {"actor": 1, "role": 2, "place": 2}
    march, vigil = sorted(listing(db), key=lambda event: event["title"])
    assert march["where"]["path"] == ["Fictia", "Port"]
    assert march["who"] == [{"name": "Ana", "role": "leader"}]
    assert vigil["who"] == [{"name": "Ana", "role": "involved"}]
    assert vigil["when"]["edtf"] == "2016-05"
    kept = {row["title"]: row["extra"] for row in contents(db)["event"]}
    assert kept == {"March": {"Note": " yes "}, "Vigil": None}


def test_the_same_file_twice_adds_nothing(db: Location, tmp_path: Path) -> None:
    text = "title,when,actors\nA,2016,Ana\nB,2017,Ben\n"
    assert take(db, tmp_path, text).added == 2
    report = take(db, tmp_path, text)
    assert (report.added, report.unchanged, report.created) == (0, 2, {})


def test_an_external_id_tells_a_changed_row(db: Location, tmp_path: Path) -> None:
    assert take(db, tmp_path, "nr,title\n7,A\n", mapping={"external_id": "nr"}).added == 1
    report = take(db, tmp_path, "nr,title\n7,B\n", mapping={"external_id": "nr"})
    assert (report.added, report.updated) == (0, 1)
    assert [event["title"] for event in listing(db)] == ["B"]


def test_days_without_a_date_mean_once_within(one_db: Location, tmp_path: Path) -> None:
    text = "title,from,to\nA,2016-01-01,2016-01-07\nB,2016-02-01,2016-02-01\nC,,\n"
    take(one_db, tmp_path, text, mapping={"earliest": "from", "latest": "to"})
    edtf = {event["title"]: (event["when"] or {}).get("edtf") for event in listing(one_db)}
    assert edtf == {"A": "[2016-01-01..2016-01-07]", "B": "2016-02-01", "C": None}


def test_day_first_dates_need_to_be_told(one_db: Location, tmp_path: Path) -> None:
    assert take(one_db, tmp_path, "title,when\nA,3/4/2016\n").refused[0].line == 2
    assert take(one_db, tmp_path, "title,when\nA,3/4/2016\n", order="day").added == 1
    assert listing(one_db)[0]["when"]["edtf"] == "2016-04-03"


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"title": "  "}, "title", "needs a title"),
        ({"when": "sometime nice"}, "when", "cannot be read as a date"),
        ({"status": "aleged"}, "status", "Did you mean “alleged”"),
        ({"latitude": "91", "longitude": "0"}, "place", "not between -90 and 90"),
        ({"latitude": "1"}, "place", "given together"),
        ({"latitude": "north"}, "place", "is not a number"),
        ({"measures": "killed"}, "measures", "is no measure"),
        ({"lasting": "long long"}, "lasting", "long long"),
        ({"inferred": "2016"}, "inferred", "four moments"),
        ({"inferred": "a/b/c/d"}, "inferred", "no moment"),
        ({"date_details": "{"}, "when", "not what an export writes"),
        (
            {"date_details": '{"edtf": "2016", "bounds": ["2017", null, null, "2016"]}'},
            "when",
            "no moment",
        ),
        ({"places": "A > [at]"}, "place", "without a name"),
        ({"places": "A [near]"}, "place", "no role of a place"),
        ({"actors": "!!"}, "actors", ""),
        ({"id": "x7"}, "", "is no id"),
        ({"uuid": "abc"}, "", "is no UUID"),
    ],
)
def test_refused_cells(
    cells: dict[str, str], column: str, says: str, one_db: Location, tmp_path: Path
) -> None:
    cells = {"title": "T", "place": "P", **cells}
    out = io.StringIO()
    writer = csv.DictWriter(out, list(cells))
    writer.writeheader()
    writer.writerow(cells)
    report = take(one_db, tmp_path, out.getvalue())
    if not says:
        assert report.added == 1
        return
    assert [(refusal.line, refusal.where) for refusal in report.refused] == [(2, column)]
    assert says in report.refused[0].why
    assert contents(one_db)["place"] == []


def test_refused_rows_can_be_corrected_and_imported_again(db: Location, tmp_path: Path) -> None:
    text = (
        "title,when,note\r\n"
        '"good\r\none",2016,\r\n'
        "bad date,whenever,keep me\r\n"
        "short,2016\r\n"
        "long,2016,x,y\r\n"
        "\r\n"
        "also good,2017,\r\n"
    )
    report = take(db, tmp_path, text)
    assert (report.read, report.added) == (5, 2)
    assert [refusal.line for refusal in report.refused] == [4, 5, 6]
    assert "too few" in report.refused[1].why
    assert "too many" in report.refused[2].why
    refused = Path(report.refused_path or "")
    assert refused.name == "table.refused.csv"
    lines = list(csv.reader(io.StringIO(refused.read_text("utf-8"), newline="")))
    assert lines[0] == ["title", "when", "note", "refused_because"]
    assert lines[1][:3] == ["bad date", "whenever", "keep me"]
    assert lines[1][3].startswith("when: ")
    assert lines[3][4:] == ["y"]
    refused.write_text(
        "title,when,note,refused_because\nbad date,2018,keep me,reason\nshort,2016,,reason\n"
    )
    again = import_file(db, refused)
    assert (again.added, again.refused) == (2, [])
    assert len(listing(db)) == 4
    assert {row["slug"] for row in contents(db)["dataset"]} == {"table"}
    assert any(row["extra"] == {"note": "keep me"} for row in contents(db)["event"])


def test_a_second_file_of_refused_rows_spares_the_first(one_db: Location, tmp_path: Path) -> None:
    take(one_db, tmp_path, "title,when\nA,never ever\n")
    second = take(one_db, tmp_path, "title,when\nA,never ever\n")
    assert Path(second.refused_path or "").name == "table.refused-2.csv"


def test_a_dry_run_writes_nothing(db: Location, tmp_path: Path) -> None:
    report = take(db, tmp_path, "title,when\nA,2016\nB,never ever\n", dry_run=True)
    assert (report.added, len(report.refused), report.refused_path) == (1, 1, None)
    assert [path.name for path in tmp_path.glob("*.csv")] == ["table.csv"]
    assert listing(db) == []


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b"\n\n", "The file is empty"),
        (b"a,b\n1,2\n", "No column gives the title"),
        (b"title,x,x\n1,2,3\n", "“x” stands twice"),
        (b"title\nA\0\n", "is NUL"),
        (b'title\n"open\n', "the quotes of the row that begins here"),
        ("title\nA\n".encode("utf-16-le"), "--encoding utf-16-le"),
    ],
)
def test_files_that_are_no_table(data: bytes, says: str, one_db: Location, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=says):
        take(one_db, tmp_path, data)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("title\nŞanlıurfa\n".encode("utf-8-sig"), None),
        ("title\nŞanlıurfa\n".encode("utf-16"), None),
        ("title\nŞanlıurfa\n".encode("cp1254"), "cp1254"),
    ],
)
def test_encodings(data: bytes, encoding: str | None, one_db: Location, tmp_path: Path) -> None:
    assert take(one_db, tmp_path, data, encoding=encoding).added == 1
    assert listing(one_db)[0]["title"] == "Şanlıurfa"


def test_bytes_that_are_not_utf8_are_windows_1252(one_db: Location, tmp_path: Path) -> None:
    assert take(one_db, tmp_path, b"title\nCaf\xe9\n").added == 1
    assert listing(one_db)[0]["title"] == "Café"


def test_quotes_that_do_not_match_refuse_their_line(one_db: Location, tmp_path: Path) -> None:
    report = take(one_db, tmp_path, b'title\n"a"b\nGood\n')
    assert report.added == 1
    [refusal] = report.refused
    assert refusal.line == 2
    assert "its quotes do not match" in refusal.why


def test_an_encoding_that_does_not_exist(one_db: Location, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="There is no encoding “klingon”"):
        take(one_db, tmp_path, b"title\nA\n", encoding="klingon")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_told_by_the_header(
    delimiter: str, one_db: Location, tmp_path: Path
) -> None:
    text = delimiter.join(["title", "when"]) + "\n" + delimiter.join(["A", "2016"]) + "\n"
    assert take(one_db, tmp_path, text).refused == []
    assert listing(one_db)[0]["when"]["edtf"] == "2016"


def test_columns_of_figures_are_measures_of_their_kinds(db: Location, tmp_path: Path) -> None:
    text = "nr,title,Dead,Hurt,measures\n1,A,3,2..5,\n2,B,,0,ships=4\n3,C,many,,\n4,D,3;ships=9,,\n"
    mapping = {"external_id": "nr", "measure:killed": "Dead", "measure:in need, and hurt": "Hurt"}
    report = take(db, tmp_path, text, mapping=mapping)
    assert (report.added, report.refusals) == (2, 2)
    first, second = (event["measures"] for event in listing(db))
    assert first["killed"]["best"] == 3
    assert (first["in need, and hurt"]["low"], first["in need, and hurt"]["high"]) == (2, 5)
    assert set(second) == {"ships", "in need, and hurt"}
    assert second["in need, and hurt"]["best"] == 0
    again = take(db, tmp_path, text, mapping=mapping)
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ({"title": "Missing"}, "The file has no column “Missing”"),
        ({"titel": "What"}, "“titel” is none of our columns. Did you mean title"),
        ({"zzz": "What"}, "There are id, title"),
        ({"where": "What"}, "“where” is none of our columns. Did you mean place"),
    ],
)
def test_mappings_that_name_nothing(
    mapping: dict[str, str], says: str, one_db: Location, tmp_path: Path
) -> None:
    with pytest.raises(BadInputError, match=says):
        take(one_db, tmp_path, "What,Date\nA,2016\n", mapping=mapping)


def test_only_the_columns_present_change(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    before = {event["id"]: event for event in listing(db)}
    report = take(db, tmp_path, "id,title\n@2,Renamed\n3,Later\n")
    assert (report.updated, report.unchanged) == (1, 1)
    after = {event["id"]: event for event in listing(db)}
    assert after[2] == before[2] | {"title": "Renamed"}
    assert {k: v for k, v in after.items() if k != 2} == {k: v for k, v in before.items() if k != 2}


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"when": "May 2015"}, "when.edtf", "2015-05"),
        ({"edtf": "2015-06"}, "when.text", "December 2014?"),
        ({"edtf": "2015-06"}, "when.edtf", "2015-06"),
        ({"when": "", "edtf": ""}, "when", None),
        ({"place": "Elsewhere"}, "where.path", ["Elsewhere"]),
        ({"places": ""}, "places", []),
        ({"latitude": "1.5", "longitude": "2"}, "where.latitude", 1.5),
        ({"country": "YY"}, "where.country", "YY"),
        ({"actors": "Ben [leader]; Eve"}, "who", [{"name": "Ben", "role": "leader"}, {"name": "Eve", "role": "involved"}]),
        ({"category": "new one"}, "category", "new one"),
        ({"status": "refuted"}, "status", "refuted"),
        ({"sources": "wire; other"}, "sources", ["wire", "other"]),
        ({"tags": "one; two"}, "tags", ["one", "two"]),
        ({"measures": "killed=1..3"}, "measures", {"killed": {"low": 1, "best": None, "high": 3}}),
        ({"description": "=new"}, "description", "=new"),
    ],
)  # fmt: skip
def test_a_corrected_cell_changes_its_event(
    cells: dict[str, str], field: str, value: object, one_db: Location, tmp_path: Path
) -> None:
    load(one_db, tmp_path)
    data = export(one_db, tmp_path / "out.csv")
    report = take(one_db, tmp_path, changed(data, 2, **cells))
    assert (report.updated, report.refused) == (1, [])
    event: Any = next(event for event in listing(one_db) if event["id"] == 2)
    for name in field.split("."):
        event = event[name]
    assert event == value


def test_emptied_lists_remove_what_hung_there(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    data = export(db, tmp_path / "out.csv")
    cells = dict.fromkeys(("actors", "sources", "tags", "measures"), "")
    assert take(db, tmp_path, changed(data, 1, **cells)).refused == []
    event = next(event for event in listing(db) if event["id"] == 1)
    assert [event[name] for name in ("who", "sources", "tags")] == [[], [], []]
    assert event["measures"] == {}
    assert contents(db)["citation"] == []


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"latest": "2020-01-01"}, "this follows from the date"),
        ({"when": "whenever"}, "cannot be read"),
        ({"title": ""}, "an event needs a title"),
        ({"actors": "Ana “=1+1” O'Neil"}, "is the name of 2 actor entries"),
    ],
)
def test_a_wrong_correction_is_refused(
    cells: dict[str, str], says: str, one_db: Location, tmp_path: Path
) -> None:
    load(one_db, tmp_path)
    before = contents(one_db)
    data = export(one_db, tmp_path / "out.csv")
    report = take(one_db, tmp_path, changed(data, 2, **cells))
    assert [says in refusal.why for refusal in report.refused] == [True]
    assert (report.updated, report.unchanged) == (0, 14)
    assert contents(one_db) == before


def test_coordinates_belong_to_a_place(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    report = take(one_db, tmp_path, "id,latitude,longitude\n3,1,2\n")
    assert "has no place" in report.refused[0].why
    take(one_db, tmp_path, "title,place\nA,Town\nB,Town\n")
    report = take(one_db, tmp_path, "id,latitude,longitude\n16,1,2\n17,3,4\n")
    assert report.updated == 1
    assert "an earlier row says otherwise of “Town”" in report.refused[0].why


def test_an_id_that_was_removed_is_never_used_again(db: Location, tmp_path: Path) -> None:
    take(db, tmp_path, "title\nA\nB\n")
    with UnitOfWork(db, "remove") as unit:
        remove_event(unit, 2)
    report = take(db, tmp_path, "id,title\n2,Back\n9,New\n5,Between\n")
    assert "was removed, and its id is never used again" in report.refused[0].why
    assert sorted(event["id"] for event in listing(db)) == [1, 5, 9]


def test_ids_of_another_chronology_are_no_ids_of_ours(db: Location, tmp_path: Path) -> None:
    take(db, tmp_path, "title\nA\n")
    foreign = "id,uuid,title\n1,6f6c3f9a-52a3-4b53-9f4f-0d3c1b2a9c11,Other\n"
    report = take(db, tmp_path, foreign)
    assert "another event in this chronology" in report.refused[0].why
    assert take(db, tmp_path, foreign.replace("\n1,", "\n,")).added == 1


def test_a_row_that_stands_twice(one_db: Location, tmp_path: Path) -> None:
    report = take(one_db, tmp_path, "title\nA\nA\n")
    assert report.added == 1
    assert report.refused[0].why == "the row says the same as line 2."
    report = take(one_db, tmp_path, "id,title\n1,A\n1,B\n")
    assert "this is the event of line 2 again" in report.refused[0].why


def test_one_import_is_one_change(one_db: Location, tmp_path: Path, history: Any) -> None:
    take(one_db, tmp_path, "title,actors\nA,Ben\nB,Eve\n", command="chronology import x")
    assert history(one_db) == ["chronology import x"]


def test_a_place_is_told_by_the_way_down_to_it(one_db: Location, tmp_path: Path) -> None:
    text = "title,places\nA,X > Town\nB,Y > Town\nC,x > town\n"
    assert take(one_db, tmp_path, text).created == {"place": 4}
    report = take(one_db, tmp_path, "title,place\nD,Town\n")
    assert "is the name of 2 places" in report.refused[0].why


def test_coordinates_that_differ_are_kept_beside(one_db: Location, tmp_path: Path) -> None:
    text = "title,place,latitude,longitude\nA,Town,1,2\nB,Town,3,4\n"
    take(one_db, tmp_path, text)
    kept = {row["title"]: row["extra"] for row in contents(one_db)["event"]}
    assert kept == {"A": None, "B": {"latitude": "3", "longitude": "4"}}


def test_a_source_may_be_followed_by_a_locator(one_db: Location, tmp_path: Path) -> None:
    take(one_db, tmp_path, "title,sources\nA,wire#p. 4; other\n")
    rows = contents(one_db)["citation"]
    assert {row["locator"] for row in rows} == {"p. 4", None}
    assert listing(one_db)[0]["sources"] == ["wire", "other"]


def test_excel_is_for_csv(one_db: Location, tmp_path: Path) -> None:
    with open_reader(one_db) as reader, pytest.raises(BadInputError, match="--excel is for CSV"):
        export_file(reader, None, tmp_path / "x.json", excel=True)


def test_errors_of_files_say_their_line(one_db: Location, tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=r"^Line 3: byte 0xff ") as caught:
        take(one_db, tmp_path, b"title\nA\n\xff\n", encoding="utf-8")
    assert caught.value.line == 3


def test_what_hangs_on_events_keeps_their_windows(
    db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They come with the rows, and are what the database would work out by itself."""
    monkeypatch.setattr(spans, "_refresh", lambda *_: None)
    dates = (
        *("2016", "May 2016", "October 24, 2017", "before 1990", "44 BC", "the 16th century", ""),
        *("2015-2017", "[2001,2003]", "1990-01/1990-03", "2016?", "2011/.."),
        "{2012-05-01,2012-05-09}",
    )
    path = tmp_path / "many.csv"
    lines = (f'Event {n},"{date}",Port {n % 3},Ada [participant]' for n, date in enumerate(dates))
    path.write_text("\n".join(("title,when,place,actors", *lines, "")))
    report = import_file(db, str(path))
    assert (report.added, report.refused) == (len(dates), [])
    with open_reader(db) as reader:
        for table in ("event_place", "participation"):
            tiers = {row[0] for row in reader.rows(f"SELECT window_tier FROM {table}")}
            assert tiers == {None, *range(SETS + 1)}
    assert "stale-window" not in {damage.kind for damage in examine(db).found}
