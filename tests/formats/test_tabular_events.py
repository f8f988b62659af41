"""Events from spreadsheets, mappings that are used again, and tables of any length."""

import json
from pathlib import Path

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import pytest

from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.store.location import Location
from chronology.store.migrate import create
from chronology.store.reader import open_reader
from tests.formats.test_csv import rows_of
from tests.formats.world import contents, export, listing, load


def another(folder: Path) -> Location:
    other = Location("sqlite", path=str(folder / "other.db"))
    create(other)
    return other


def test_a_workbook_of_ours_comes_back_into_the_same_chronology(
    db: Location, tmp_path: Path
) -> None:
    load(db, tmp_path)
    before, rows = listing(db), contents(db)
    export(db, tmp_path / "out.xlsx")
    report = import_file(db, tmp_path / "out.xlsx")
    assert (report.added, report.updated, report.unchanged, report.refused) == (0, 0, 15, [])
    assert listing(db) == before
    assert contents(db) == rows


def test_a_workbook_of_ours_fills_a_fresh_chronology(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    table = export(one_db, tmp_path / "out.csv")
    export(one_db, tmp_path / "out.xlsx")
    other = another(tmp_path)
    assert import_file(other, tmp_path / "out.xlsx").refused == []
    assert listing(other) == listing(one_db)
    assert rows_of(export(other, tmp_path / "again.csv")) == rows_of(table)


def test_a_corrected_workbook_changes_its_event(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    export(one_db, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    sheet = book.active
    sheet["B2"] = "=A corrected title"
    sheet["B2"].data_type = "s"
    number = int(sheet["A2"].value)
    book.save(tmp_path / "out.xlsx")
    report = import_file(one_db, tmp_path / "out.xlsx")
    assert (report.updated, report.refused) == (1, [])
    titles = {event["id"]: event["title"] for event in listing(one_db)}
    assert titles[number] == "=A corrected title"


def test_other_peoples_spreadsheets_are_mapped(db: Location, tmp_path: Path) -> None:
    document = odf.opendocument.OpenDocumentSpreadsheet()
    sheet = odf.table.Table(name="S")
    for cells in (["What", "Day", "Ward"], ["Meeting", "2016-04-05", "7"], ["", "2016", "8"]):
        row = odf.table.TableRow()
        for text in cells:
            cell = odf.table.TableCell(valuetype="string")
            cell.addElement(odf.text.P(text=text))
            row.addElement(cell)
        sheet.addElement(row)
    document.spreadsheet.addElement(sheet)
    document.save(tmp_path / "police.ods")
    mapping = {"title": "What", "when": "Day"}
    report = import_file(db, tmp_path / "police.ods", mapping=mapping)
    assert report.added == 1
    assert str(report.refused[0]) == "line 3: What: a new event needs a title."
    assert Path(report.refused_path or "").name == "police.refused.csv"
    assert listing(db)[0]["when"]["edtf"] == "2016-04-05"
    again = import_file(db, tmp_path / "police.ods", mapping=mapping)
    assert (again.added, again.unchanged) == (0, 1)


def test_refused_cells_of_a_workbook_come_back_as_they_were(
    one_db: Location, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.active.append(["title", "when"])
    book.active.append(["'=kept", "30 February 2016"])
    book.save(tmp_path / "x.xlsx")
    refused = import_file(one_db, tmp_path / "x.xlsx").refused_path
    assert refused is not None
    text = Path(refused).read_text(encoding="utf-8")
    Path(refused).write_text(text.replace("30 February", "29 February"), encoding="utf-8")
    assert import_file(one_db, refused).added == 1
    assert listing(one_db)[0]["title"] == "'=kept"


def test_a_saved_mapping_travels_with_an_export(one_db: Location, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("What\nMeeting\n")
    import_file(one_db, tmp_path / "a.csv", mapping={"title": "What"}, save_mapping="police")
    export(one_db, tmp_path / "all.json")
    other = another(tmp_path)
    import_file(other, tmp_path / "all.json")
    (tmp_path / "b.csv").write_text("What\nMarch\n")
    assert import_file(other, tmp_path / "b.csv", mapped_by="police").added == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [("m.yaml", "title: What\nWhen: Day\n"), ("m.json", '{"title": "What", "when": "Day"}')],
)
def test_a_mapping_in_a_file(name: str, text: str, one_db: Location, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "a.csv").write_text("What,Day\nMeeting,2016-04-05\n")
    import_file(one_db, tmp_path / "a.csv", mapped_by=str(tmp_path / name))
    assert listing(one_db)[0]["when"]["edtf"] == "2016-04-05"


def test_mappings_that_are_none(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("What\nMeeting\n")
    (tmp_path / "m.json").write_text(json.dumps(["title"]))
    with pytest.raises(BadInputError, match=r"no saved mapping “x”\. Save one with --save-mapping"):
        import_file(one_db, path, mapped_by="x")
    with pytest.raises(BadInputError, match=r"m.json” is no mapping of columns"):
        import_file(one_db, path, mapped_by=str(tmp_path / "m.json"))
    with pytest.raises(BadInputError, match="There is no mapping to save"):
        import_file(one_db, path, save_mapping="x")
    with pytest.raises(BadInputError, match=r"“x.yaml” cannot be the name of a mapping"):
        import_file(one_db, path, mapping={"title": "What"}, save_mapping="x.yaml")


def test_a_dry_run_saves_no_mapping(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("What\nMeeting\n")
    import_file(one_db, path, mapping={"title": "What"}, save_mapping="police", dry_run=True)
    with open_reader(one_db) as reader:
        assert reader.setting("mappings") is None


def test_a_mapped_table_is_read_as_the_mapping_says(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    path.write_text("item,itemLabel\nQ1,Meeting\n")
    assert import_file(one_db, path, mapping={"title": "itemLabel"}).added == 1
    assert listing(one_db)[0]["title"] == "Meeting"
    with pytest.raises(BadInputError, match="Columns cannot be mapped in a wikidata file"):
        import_file(one_db, path, mapping={"title": "itemLabel"}, format="wikidata")


def test_what_was_noticed_of_a_file_is_reported(one_db: Location, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"title\nCaf\xe9\n")
    report = import_file(one_db, tmp_path / "a.csv")
    assert "read as Windows-1252" in report.warnings["encoding"].examples[0]


def test_a_row_that_stands_twice_far_apart_is_refused(db: Location, tmp_path: Path) -> None:
    names = "".join(f"Event {number}\n" for number in range(4_500))
    path = tmp_path / "long.csv"
    path.write_text(f"title\nAgain\n{names}Again\n")
    report = import_file(db, path)
    assert report.added == 4_501
    assert str(report.refused[0]) == "line 4503: id: the row says the same as line 2."
    again = import_file(db, path)
    assert (again.added, again.unchanged) == (0, 4_501)
    assert str(again.refused[0]) == "line 4503: id: the row says the same as line 2."


def test_the_history_of_a_long_table_is_short(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    rows = "".join(f"Event {number},Ana,S{number % 3}\n" for number in range(4_500))
    path.write_text(f"title,actors,sources\n{rows}")
    import_file(one_db, path)
    with open_reader(one_db) as reader:
        counted = reader.one("SELECT count(*) FROM history_change")
        uuids = reader.one("SELECT count(DISTINCT uuid) FROM participation")
    assert counted is not None
    assert counted[0] < 30
    assert uuids == (4_500,)


def test_a_failed_import_leaves_no_refused_rows(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "broken.csv"
    path.write_text('title,when\nA,never\nB,"2016\n')
    with pytest.raises(BadInputError, match="quotes of the row that begins here"):
        import_file(one_db, path)
    assert sorted(each.name for each in tmp_path.iterdir() if "refused" in each.name) == []
    assert listing(one_db) == []


def test_given_uuids_that_follow_one_another(one_db: Location, tmp_path: Path) -> None:
    uuids = [f"00000000-0000-4000-8000-00000000000{number}" for number in range(1, 5)]
    rows = "".join(f"Event,{uuid},Ana\n" for uuid in uuids)
    (tmp_path / "a.csv").write_text(f"title,uuid,actors\n{rows}")
    assert import_file(one_db, tmp_path / "a.csv").added == 4
