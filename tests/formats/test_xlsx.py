"""Excel: the table in text cells, read back from the file's own parts."""

import csv
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from chronology.errors import BadInputError, DeclinedError
from chronology.formats import losses, xlsx_file
from chronology.formats.table.header import COLUMNS
from chronology.store.location import Location
from tests.formats.telling_world import export, load

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(path: Path, number: int = 1) -> ET.Element:
    with zipfile.ZipFile(path) as parts:
        return ET.fromstring(parts.read(f"xl/worksheets/sheet{number}.xml"))


def cells(path: Path, number: int = 1) -> list[dict[str, tuple[str | None, str]]]:
    """Return the rows: by column, the cell's type (None for a number) and its text."""
    rows = []
    for row in sheet(path, number).iter(f"{MAIN}row"):
        found = {}
        for cell in row.iter(f"{MAIN}c"):
            letters = "".join(char for char in cell.attrib["r"] if char.isalpha())
            position = 0
            for letter in letters:
                position = position * 26 + ord(letter) - 64
            text = "".join(each.text or "" for each in cell.iter() if each.tag != f"{MAIN}is")
            if cell.get("t") or text:
                found[COLUMNS[position - 1]] = (cell.get("t"), text)
        rows.append(found)
    return rows


def test_the_table_is_that_of_csv(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    path = tmp_path / "x.xlsx"
    assert export(db, path).events == 13
    head, *rows = cells(path)
    assert [text for _, text in head.values()] == [*COLUMNS]
    export(db, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    for row, expected in zip(rows, table, strict=True):
        for name in set(COLUMNS) - {"title"}:
            kind, text = row.get(name, (None, ""))
            wanted = (
                expected[name].removeprefix("'")
                if name in {"earliest", "latest"}
                else expected[name]
            )
            assert text == wanted or name == "edtf"
            if text:
                assert (kind is None) == (name in {"id", "latitude", "longitude"})


def test_dates_are_text_and_no_cell_is_a_formula(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path)
    path = tmp_path / "x.xlsx"
    export(db, path)
    root = sheet(path)
    assert not [*root.iter(f"{MAIN}f")]
    assert not [*root.iter(f"{MAIN}hyperlink")]
    rows = {row["title"][1]: row for row in cells(path)}
    assert rows["Ides"]["earliest"] == ("inlineStr", "-0043-03-15")
    assert rows["Plain"]["when"] == ("inlineStr", "1931-02-03")
    assert "=1+1 <script>alert(1)</script> [x](javascript:y) **b** `c` ‹U+202E›evil" in rows
    assert rows["Crates landed"]["description"] == ("inlineStr", "First line.\nSecond line.")


def test_the_header_stays_in_sight(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    path = tmp_path / "x.xlsx"
    export(one_db, path)
    pane = next(sheet(path).iter(f"{MAIN}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")


def test_what_it_loses_is_that_of_the_table_and_what_hides(
    one_db: Location, tmp_path: Path
) -> None:
    load(one_db, tmp_path)
    lost = export(one_db, tmp_path / "x.xlsx").losses
    assert lost == {**export(one_db, tmp_path / "x.csv").losses, losses.HIDDEN: 1}


def test_the_same_events_are_the_same_bytes(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path)
    export(one_db, tmp_path / "x.xlsx")
    export(one_db, tmp_path / "y.xlsx")
    assert (tmp_path / "x.xlsx").read_bytes() == (tmp_path / "y.xlsx").read_bytes()


def test_more_events_than_a_sheet_holds_go_on_the_next(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(one_db, tmp_path)
    monkeypatch.setattr(xlsx_file, "ROWS", 6)
    path = tmp_path / "x.xlsx"
    assert export(one_db, path).events == 13
    assert [len(cells(path, number)) for number in (1, 2, 3)] == [7, 7, 2]


def test_a_text_longer_than_a_cell_is_cut_and_said(one_db: Location, tmp_path: Path) -> None:
    text = "x" * 40_000
    load(one_db, tmp_path, f"chronology: 1\nevents: [{{key: t, title: T, description: {text}}}]\n")
    path = tmp_path / "x.xlsx"
    assert export(one_db, path).losses == {xlsx_file.CUT: 1}
    assert cells(path)[1]["description"][1] == "x" * xlsx_file.LONGEST


def test_degrees_beyond_what_a_workbook_holds_are_text(one_db: Location, tmp_path: Path) -> None:
    load(
        one_db,
        tmp_path,
        "chronology: 1\nplaces: [{key: p, name: P, at: [0.12345678901234568, -28.5]}]\n"
        "events: [{key: t, title: T, places: [p]}]\n",
    )
    path = tmp_path / "x.xlsx"
    export(one_db, path)
    row = cells(path)[1]
    assert row["latitude"] == ("inlineStr", "0.12345678901234568")
    assert row["longitude"] == (None, "-28.5")


def test_the_missing_package_is_named(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(
        BadInputError, match=r"XlsxWriter, which is not installed\. .*chronology\[xlsx\]"
    ):
        export(one_db, tmp_path / "x.xlsx")
    assert not (tmp_path / "x.xlsx").exists()


def test_what_the_library_refuses_is_worded(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xlsxwriter import Workbook  # noqa: PLC0415 - an optional extra

    def full(book: Workbook) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Workbook, "_store_workbook", full)
    with pytest.raises(DeclinedError, match="could not be written: No space left on device"):
        export(one_db, tmp_path / "x.xlsx")

    def large(book: Workbook) -> None:
        raise zipfile.LargeZipFile

    monkeypatch.setattr(Workbook, "_store_workbook", large)
    with pytest.raises(BadInputError, match="more than 4 GB, which no Excel file may hold"):
        export(one_db, tmp_path / "x.xlsx")


def test_reading_stops_in_the_middle(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(one_db, tmp_path)

    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(xlsx_file, "_write_event", broken)
    with pytest.raises(KeyboardInterrupt):
        export(one_db, tmp_path / "x.xlsx")
    assert not [*tmp_path.glob("*.xlsx*")]
