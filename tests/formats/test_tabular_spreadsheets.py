"""Tables in spreadsheet files: .xlsx and .ods."""

import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from chronology.errors import BadInputError
from chronology.formats.base import Unread
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular import Table, open_table, peek_header
from chronology.formats.text.input import Input
from tests.spreadsheets import Book, write_ods, write_xlsx


def unread(path: Path) -> Unread:
    return Unread(Input(str(path)), None)


WRITERS = pytest.mark.parametrize(
    ("suffix", "write"), [(".xlsx", write_xlsx), (".ods", write_ods)], ids=["xlsx", "ods"]
)
Write = Callable[[Path, Book], None]


def read(folder: Path, suffix: str, write: Write, book: Book) -> Table:
    path = folder / f"book{suffix}"
    write(path, book)
    return open_table(unread(path))


@WRITERS
def test_cells_become_plain_text(suffix: str, write: Write, tmp_path: Path) -> None:
    cells = [
        3.0,
        -7,
        2.5,
        0.123456789012,
        date(2016, 4, 5),
        datetime(2016, 4, 5, 13, 45),
        datetime(2016, 4, 5),
        True,
        "two\nlines",
        None,
        time(9, 5),
        timedelta(hours=26, minutes=30),
        "'=1",
    ]
    names = [f"c{number}" for number in range(len(cells))]
    table = read(tmp_path, suffix, write, [("A", [names, cells])])
    assert table.header == tuple(names)
    [(line, found)] = table.rows
    assert line == 2
    assert [cell.removeprefix("0") if ":" in cell else cell for cell in found] == [
        "3",
        "-7",
        "2.5",
        "0.123456789012",
        "2016-04-05",
        "2016-04-05T13:45:00",
        "2016-04-05",
        "true",
        "two\nlines",
        "",
        "9:05:00",
        "26:30:00",
        "'=1",
    ]
    assert not table.neutralised


@WRITERS
def test_the_first_sheet_that_holds_anything_is_read(
    suffix: str, write: Write, tmp_path: Path
) -> None:
    book: Book = [
        ("Cover", []),
        ("Data", [["a", "b"], ["1", "2"], [None, None], ["3", None]]),
        ("More", [["a", "b"], ["5", "6"]]),
        ("Notes", [["note"], ["x"]]),
    ]
    table = read(tmp_path, suffix, write, book)
    assert list(table.rows) == [(2, ["1", "2"]), (4, ["3", ""]), (2, ["5", "6"])]
    assert table.noticed == [("sheets", "“Notes” has other columns and was not read")]
    assert peek_header(unread(tmp_path / f"book{suffix}")) == ("a", "b")


@WRITERS
def test_counting_columns_and_tags_are_left_out(suffix: str, write: Write, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [None, "a", "b"],
        [None, "#event", "#date+start"],
        [0, "x", "y"],
        [1, "z", None],
    ]
    table = read(tmp_path, suffix, write, [("A", rows)])
    assert table.header == ("a", "b")
    assert list(table.rows) == [(3, ["x", "y"]), (4, ["z", ""])]


@WRITERS
def test_a_row_beyond_the_header_is_refused(suffix: str, write: Write, tmp_path: Path) -> None:
    table = read(tmp_path, suffix, write, [("A", [["a"], ["1", "2"], ["3"]])])
    assert list(table.rows) == [(3, ["3"])]
    assert [(bad.line, bad.cells) for bad in table.refused] == [(2, ("1", "2"))]


@WRITERS
def test_files_that_hold_no_table(suffix: str, write: Write, tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match="The file is empty"):
        read(tmp_path, suffix, write, [("A", [])])
    assert peek_header(unread(tmp_path / f"book{suffix}")) is None
    with pytest.raises(FileFormatError, match="Line 1: the column “a” stands twice"):
        read(tmp_path, suffix, write, [("A", [["a", "a"]])])


@WRITERS
def test_more_rows_than_a_sheet_may_have(
    suffix: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_MAX_ROWS", "30")
    with pytest.raises(FileFormatError, match="Line 31: the sheet has more than 30 rows"):
        list(read(tmp_path, suffix, write, [("A", [["a"], *[["x"]] * 40])]).rows)


@WRITERS
def test_a_part_that_unpacks_to_too_much(
    suffix: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_MAX_PART_BYTES", "10")
    monkeypatch.setenv("CHRONOLOGY_MAX_SHEET_BYTES", "100")
    with pytest.raises(FileFormatError, match=r"unpacks to .* bytes, more than 10"):
        read(tmp_path, suffix, write, [("A", [["a"]])])


@pytest.mark.parametrize(("suffix", "package"), [(".xlsx", "openpyxl"), (".ods", "defusedxml.sax")])
def test_the_missing_package_is_named(
    suffix: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = {".xlsx": write_xlsx, ".ods": write_ods}[suffix]
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(BadInputError, match="not installed") as caught:
        read(tmp_path, suffix, write, [("A", [["a"]])])
    assert f"pip install 'chronology[{suffix[1:]}]'" in str(caught.value)


HEAD = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
    '<office:body><office:spreadsheet><table:table table:name="S">'
    "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
    "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
)
TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"


def ods(folder: Path, rows: str, *, beginning: str = "") -> Table:
    path = folder / "raw.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", beginning + HEAD + rows + TAIL)
    return open_table(unread(path))


def cell(text: str, repeated: str = "1") -> str:
    repeats = f'table:number-columns-repeated="{repeated}"'
    return f"<table:table-cell {repeats}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, repeated: str = "1") -> str:
    repeats = f'table:number-rows-repeated="{repeated}"'
    return f"<table:table-row {repeats}>{''.join(cells)}</table:table-row>"


def test_repeated_rows_and_cells(tmp_path: Path) -> None:
    blanks = '<table:table-cell table:number-columns-repeated="16382"/>'
    rows = (
        row(cell("x", "2"), blanks, repeated="3")
        + row("<table:table-cell/>", repeated="1048000")
        + row(cell("last"))
    )
    assert list(ods(tmp_path, rows).rows) == [
        (2, ["x", "x"]),
        (3, ["x", "x"]),
        (4, ["x", "x"]),
        (1_048_005, ["last", ""]),
    ]


def test_text_of_a_cell_without_its_notes(tmp_path: Path) -> None:
    rows = (
        "<table:table-row><table:table-cell><office:annotation><text:p>a note</text:p>"
        "</office:annotation><text:p>one  <text:span>two</text:span><text:s text:c='2'/>three"
        "<text:tab/>four<text:line-break/>five</text:p><text:p>six</text:p></table:table-cell>"
        '<table:covered-table-cell office:value-type="float" office:value="12345678901234567890"/>'
        "</table:table-row>"
    )
    assert list(ods(tmp_path, rows).rows) == [
        (2, ["one two  three\tfour\nfive\nsix", "12345678901234567890"])
    ]


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (row(cell("x"), repeated="2000000"), "Line 2: the sheet has more than 1,048,576 rows"),
        (row(cell("x", "20000")), "Line 2: a row has more than 16,384 columns"),
        (row(cell("x", "many")), "“many” is no table:number-columns-repeated"),
        (row(cell("<text:s text:c='9999999999'/>")), "Line 2: a cell has more than 1,000,000"),
        ("<table:table-row>", "The spreadsheet cannot be read"),
    ],
)
def test_spreadsheets_beyond_their_limits(rows: str, says: str, tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=says):
        list(ods(tmp_path, rows).rows)


def test_entities_are_forbidden(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(FileFormatError, match="The spreadsheet cannot be read: EntitiesForbidden"):
        list(ods(tmp_path, "", beginning=bomb).rows)


def test_archives_that_are_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("events.csv", "a,b\n")
    with pytest.raises(FileFormatError, match=r"archive with “events.csv” in it"):
        open_table(unread(path))
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(FileFormatError, match="The spreadsheet file is damaged"):
        open_table(unread(path))
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")
    with pytest.raises(FileFormatError, match=r"Excel 97 to 2003 \(.xls\), which is not read"):
        peek_header(unread(path))


def test_a_broken_workbook_is_told(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook")
    with pytest.raises(FileFormatError, match="The workbook cannot be read"):
        open_table(unread(path))
