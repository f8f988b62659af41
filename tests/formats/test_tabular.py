"""Tables of text: delimiters, encodings, headers, rows that are none."""

import csv
import gzip
from pathlib import Path

import pytest

from chronology.errors import BadInputError
from chronology.formats.base import Unread
from chronology.formats.dataset.record import Item, Record, Refused
from chronology.formats.errors import FileFormatError
from chronology.formats.tabular import RowError, Table, open_table, peek_header
from chronology.formats.text.input import Input


def read(
    folder: Path, data: str | bytes, encoding: str | None = None, name: str = "t.csv"
) -> Table:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return open_table(Unread(Input(str(path)), encoding))


def rows(table: Table) -> list[tuple[int, list[str]]]:
    return list(table.rows)


def peek(folder: Path, data: str) -> tuple[str, ...] | None:
    path = folder / "t.csv"
    path.write_text(data, encoding="utf-8")
    return peek_header(Unread(Input(str(path)), None))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told(delimiter: str, tmp_path: Path) -> None:
    table = read(tmp_path, f"a{delimiter}b\n1{delimiter}2\n")
    assert table.delimiter == delimiter
    assert table.header == ("a", "b")
    assert rows(table) == [(2, ["1", "2"])]


def test_the_delimiter_is_the_one_that_the_rows_agree_on(tmp_path: Path) -> None:
    table = read(tmp_path, "a, first, and last;b\nx;1\ny, z;2\n")
    assert table.header == ("a, first, and last", "b")
    assert rows(table) == [(2, ["x", "1"]), (3, ["y, z", "2"])]


def test_a_delimiter_within_quotes_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, '"a;b;c",d\n1,2\n').header == ("a;b;c", "d")


def test_excel_says_its_delimiter(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\r\na,b;c\r\n1;2\r\n")
    assert table.header == ("a,b", "c")
    assert rows(table) == [(3, ["1", "2"])]


def test_line_breaks_in_cells_are_counted(tmp_path: Path) -> None:
    table = read(tmp_path, 'a,b\n"x\r\ny\nz",1\nlast,2\n')
    assert rows(table) == [(2, ["x\r\ny\nz", "1"]), (5, ["last", "2"])]


def test_blank_rows_are_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, "\n,\na,b\n\n , \n,2\n")
    assert table.header == ("a", "b")
    assert rows(table) == [(6, ["", "2"])]


@pytest.mark.parametrize("name", ["", "Unnamed: 0", '""'])
def test_a_column_that_counts_the_rows_is_dropped(name: str, tmp_path: Path) -> None:
    text = f'{name},a,b\n0,x,1\n"1",y,2\n'
    table = read(tmp_path, text)
    assert table.header == peek(tmp_path, text) == ("a", "b")
    assert rows(table) == [(2, ["x", "1"]), (3, ["y", "2"])]


def test_a_column_without_a_name_that_says_something_is_kept(tmp_path: Path) -> None:
    table = read(tmp_path, ",a,\nnorth,x,1\n")
    assert table.header == ("column 1", "a", "column 3")
    assert rows(table) == [(2, ["north", "x", "1"])]


def test_a_second_row_of_tags_is_passed_over(tmp_path: Path) -> None:
    text = ",id,when,where\n,#event+id,#date +start,\n0,7,2016,Ficta\n"
    table = read(tmp_path, text)
    assert table.header == ("id", "when", "where")
    assert rows(table) == [(3, ["7", "2016", "Ficta"])]


def test_a_later_row_of_tags_is_data(tmp_path: Path) -> None:
    assert rows(read(tmp_path, "tag\nx\n#peace\n")) == [(2, ["x"]), (3, ["#peace"])]


def test_a_row_of_another_width_is_refused_with_its_line(tmp_path: Path) -> None:
    table = read(tmp_path, 'a,b\n"1\n1",2\n3\n4,5,6\n7,8, ,\n')
    assert rows(table) == [(2, ["1\n1", "2"]), (6, ["7", "8"])]
    assert [(bad.line, bad.why, bad.cells) for bad in table.refused] == [
        (4, "the row has 1 cells and the header 2: too few.", ("3",)),
        (5, "the row has 3 cells and the header 2: too many.", ("4", "5", "6")),
    ]


def test_quotes_that_do_not_match_on_one_line_refuse_that_line(tmp_path: Path) -> None:
    table = read(tmp_path, 'a,b\n1,"x"y\n2,z\n')
    assert rows(table) == [(3, ["2", "z"])]
    assert table.refused[0].line == 2
    assert "quotes do not match" in table.refused[0].why
    assert table.refused[0].cells == ("1", "xy")


@pytest.mark.parametrize("text", ['a,b\n1,"x\ny"z\n2,w\n', 'a,b\n1,"x\n2,y\n'])
def test_quotes_that_swallow_lines_refuse_the_file(text: str, tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match="Line 2: the quotes of the row that begins here"):
        rows(read(tmp_path, text))


def test_a_cell_without_end_refuses_the_file(tmp_path: Path) -> None:
    text = 'a\n"' + "x\n" * 500_001 + '"\n'
    with pytest.raises(FileFormatError, match=r"Line 2: a cell .* more than 1,000,000 characters"):
        rows(read(tmp_path, text))
    assert csv.field_size_limit() < 1_000_000


def test_a_line_without_end_refuses_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_MAX_LINE_BYTES", "3000000")
    with pytest.raises(FileFormatError, match="a line is longer than 3,000,000 bytes"):
        rows(read(tmp_path, b"a,b\n" + b"1," * (2 << 20)))


def test_nul_far_into_a_file_refuses_its_row(tmp_path: Path) -> None:
    table = read(tmp_path, "a,b\n" + "x,y\n" * 20_000 + "n\0,z\nlast,1\n")
    assert len(rows(table)) == 20_001
    assert [(bad.line, bad.where, bad.cells) for bad in table.refused] == [
        (20_002, "a", ("n", "z"))
    ]


def test_nul_spoils_no_row_but_its_own(tmp_path: Path) -> None:
    table = read(tmp_path, b"a,b\n1,Quay\n2,Qu\0ay\n3,Harbour office\n")
    assert rows(table) == [(2, ["1", "Quay"]), (4, ["3", "Harbour office"])]
    assert [(bad.line, bad.where, bad.cells) for bad in table.refused] == [(3, "b", ("2", "Quay"))]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty"),
        (b" \n\n", "The file is empty"),
        (b"a,a\n1,2\n", "Line 1: the column “a” stands twice"),
        (b"a\0,b\n1,2\n", "Line 1: byte 1 is NUL.*--encoding utf-16-le"),
        (b"x" + b"," * 16_384 + b"\n", "names 16,385 columns"),
    ],
)
def test_files_that_are_no_table(data: bytes, says: str, tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=says):
        read(tmp_path, data)


@pytest.mark.parametrize(
    ("data", "stated"),
    [
        ("a\nŞanlıurfa\n".encode("utf-8-sig"), None),
        ("a\nŞanlıurfa\n".encode("utf-16"), None),
        ("a\nŞanlıurfa\n".encode("utf-8-sig"), "cp1252"),
        ("a\nŞanlıurfa\n".encode("cp1254"), "cp1254"),
        (gzip.compress("a\nŞanlıurfa\n".encode(), mtime=0), None),
    ],
)
def test_encodings(data: bytes, stated: str | None, tmp_path: Path) -> None:
    table = read(tmp_path, data, stated)
    assert table.header == ("a",)
    assert rows(table) == [(2, ["Şanlıurfa"])]
    assert table.noticed == []


def test_bytes_that_are_not_utf8_are_read_as_windows_1252_and_said(tmp_path: Path) -> None:
    table = read(tmp_path, b"a\n" + b"plain\n" * 30_000 + "“Peña”\n".encode("cp1252"))
    assert rows(table)[-1] == (30_002, ["“Peña”"])
    [(kind, said)] = table.noticed
    assert kind == "encoding"
    assert said.startswith("line 30002 is not UTF-8 and was read as Windows-1252")
    assert "“Peña”" in said


def test_utf8_among_other_bytes_stays_what_it_is(tmp_path: Path) -> None:
    table = read(tmp_path, "é\n".encode("cp1252") + "é\n".encode() + b"\x81\n")
    assert table.header == ("é",)
    assert rows(table) == [(2, ["é"]), (3, ["\ufffd"])]


def test_an_encoding_of_other_letters_is_guessed_and_said(tmp_path: Path) -> None:
    line = "Взрыв на площади,Город на севере у большой реки,два человека ранены\n"
    table = read(tmp_path, ("где,что,кто\n" + line * 20).encode("cp1251"))
    assert rows(table)[0][1][0] == "Взрыв на площади"
    assert "read as cp1251" in table.noticed[0][1]


def test_without_the_guessing_package_windows_1252_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "charset_normalizer", None)
    table = read(tmp_path, ("что\n" + "где\n" * 20).encode("cp1251"))
    assert rows(table)[0][1] == ["ãäå"]
    assert "read as Windows-1252" in table.noticed[0][1]


def test_an_encoding_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="There is no encoding “klingon”"):
        read(tmp_path, b"a\n1\n", "klingon")


def test_bytes_that_are_not_of_the_stated_encoding(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=r"^Line 20003: byte 0xe9 is not UTF-8"):
        rows(read(tmp_path, b"a\n" + b"plain\n" * 20_001 + b"Caf\xe9\n", "utf-8"))


def test_items_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    def item(line: int, cells: list[str]) -> Item:
        if cells[0] == "no":
            raise RowError("a", "not this one.")
        return Record(cells[0], "t", line=line)

    table = read(tmp_path, b"a,b\n1,Pe\xf1a\nno,1\n3\n4,x\n")
    found = list(table.items(item))
    assert [(type(each), each.line) for each in found if isinstance(each, Record | Refused)] == [
        (Record, 2),
        (Refused, 3),
        (Refused, 4),
        (Record, 5),
    ]
    assert isinstance(found[0], Record)
    assert found[0].warnings[0][0] == "encoding"
    assert isinstance(found[1], Refused)
    assert (found[1].where, found[1].why, found[1].cells) == ("a", "not this one.", ("no", "1"))


def test_a_peek_tells_the_names_alone(tmp_path: Path) -> None:
    assert peek(tmp_path, " a ;b;;\nx;y\n") == ("a", "b", "column 3", "column 4")
    assert peek(tmp_path, "0;0;1\n") == ("0", "0", "1")
    assert peek(tmp_path, "\n\n") is None
