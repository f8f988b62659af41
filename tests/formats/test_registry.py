"""The registry: which format a file has, and files that cannot be read or written."""

import gzip
import io
import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from chronology.errors import BadInputError, DeclinedError
from chronology.formats import FORMATS, export_file, import_file
from chronology.formats.base import Format, Unread, never
from chronology.formats.registry import detect, unique
from chronology.formats.text.files import write_text
from chronology.formats.text.input import Input
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.formats.world import export, load


def test_each_format_is_known_by_its_suffixes() -> None:
    for each in FORMATS:
        for suffix in each.suffixes:
            assert detect(FORMATS, f"a{suffix.upper()}", None) is each
        assert detect(FORMATS, "x.txt", each.name) is each


def test_two_formats_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two formats are called 'csv'"):
        unique((*FORMATS, replace(FORMATS[0], name="csv", suffixes=())))


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        (b"# note\n---\nchronology: 1\n", "yaml"),
        (b'{"chronology": 1}', "json"),
        (b'{\n"chronology": 1}', "json"),
        (b'{"type": "chronology", "chronology": 1}\n{}', "jsonl"),
        (b"title,when\n", "csv"),
        ("title;when\n".encode("utf-16"), "csv"),
    ],
)
def test_a_nameless_file_is_known_by_its_beginning(
    beginning: bytes, name: str, tmp_path: Path
) -> None:
    assert detect(FORMATS, "-", None, given(tmp_path, beginning)).name == name
    assert detect(FORMATS, "-", None, given(tmp_path, gzip.compress(beginning))).name == name


def given(folder: Path, data: bytes) -> Unread:
    """A file of no telling name."""
    (folder / "given").write_bytes(data)
    return Unread(Input(str(folder / "given")), None)


@pytest.fixture
def formats() -> tuple[Format, ...]:
    """The formats, and two of datasets that are known by what they hold."""

    def harbours(header: Sequence[str]) -> bool:
        return {"harbour", "ships"} <= set(header)

    def ships(beginning: str) -> bool:
        return '"ships"' in beginning

    csv = next(each for each in FORMATS if each.name == "csv")
    table = replace(csv, name="harbours", suffixes=(), generic=False, recognises=never)
    text = replace(csv, name="ships", suffixes=(), generic=False, recognises=ships)
    return (*FORMATS, replace(table, recognises_table=harbours), text)


@pytest.mark.parametrize(
    ("path", "beginning", "name"),
    [
        ("x.csv", b"harbour,ships\n", "harbours"),
        ("x.csv", b"\xef\xbb\xbf harbour ;ships ;other\n", "harbours"),
        ("x.tsv.gz", gzip.compress(b"harbour\tships\n", mtime=0), "harbours"),
        ("x.txt", b"harbour,ships\n", "harbours"),
        ("-", b",harbour,ships\n0,a,3\n", "harbours"),
        ("x.csv", b"title,ships\n", "csv"),
        ("x.csv.gz", gzip.compress(b"title\n", mtime=0), "csv"),
        ("x.json", b'{"ships": []}', "ships"),
        ("x.json", b'{"chronology": 1}', "json"),
        ("x.yaml", b"harbour,ships\n", "yaml"),
    ],
)
def test_a_dataset_is_known_by_its_content_before_its_suffix(
    formats: tuple[Format, ...], path: str, beginning: bytes, name: str, tmp_path: Path
) -> None:
    assert detect(formats, path, None, given(tmp_path, beginning)).name == name
    assert detect(formats, path, "csv", given(tmp_path, beginning)).name == "csv"


def test_formats_that_cannot_be_told(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"There is no format “docx”\. There are jsonl, json"):
        detect(FORMATS, "a.csv", "docx")
    with pytest.raises(
        BadInputError, match=r"The format of “a\.dat” cannot be told\. Say it with --as"
    ):
        detect(FORMATS, "a.dat", None, given(tmp_path, b"hello"))
    with pytest.raises(BadInputError, match="The format of the stream cannot be told"):
        detect(FORMATS, "-", None)


def test_only_formats_that_serve_are_offered(tmp_path: Path) -> None:
    with pytest.raises(BadInputError) as writing:
        detect(FORMATS, "a.dat", None)
    assert "parquet" in str(writing.value.cure)
    assert "ucdp" not in str(writing.value.cure)
    with pytest.raises(BadInputError) as reading:
        detect(FORMATS, "a.csv", "docx", given(tmp_path, b"hello"))
    assert "ucdp" in str(reading.value.cure)
    assert "parquet" not in str(reading.value.cure)


def test_files_that_cannot_be_read(one_db: Location, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="There is no file"):
        import_file(one_db, tmp_path / "no.csv")
    with pytest.raises(BadInputError, match="is a folder"):
        import_file(one_db, tmp_path)
    with pytest.raises(BadInputError, match="could not be read"):
        import_file(one_db, tmp_path / ("x" * 5000 + ".csv"))


@pytest.mark.parametrize("name", ["yaml", "json", "jsonl"])
def test_columns_are_mapped_in_tables_only(name: str, one_db: Location, tmp_path: Path) -> None:
    (tmp_path / "x").write_text("{}")
    with pytest.raises(BadInputError, match="Columns cannot be mapped"):
        import_file(one_db, tmp_path / "x", format=name, mapping={"title": "A"})


def test_a_dry_run_in_a_unit_that_is_none(one_db: Location, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("title\nA\n")
    with UnitOfWork(one_db, "x") as unit:
        with pytest.raises(BadInputError, match="A dry run needs a unit of work that is one"):
            import_file(unit, tmp_path / "x.csv", dry_run=True)
        assert import_file(unit, tmp_path / "x.csv").added == 1


def test_files_that_cannot_be_written(one_db: Location, tmp_path: Path) -> None:
    with open_reader(one_db) as reader:
        with pytest.raises(DeclinedError, match="is a folder"):
            export_file(reader, None, tmp_path, format="csv")
        with pytest.raises(DeclinedError, match="could not be written"):
            export_file(reader, None, tmp_path / "no" / "x.csv")


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old")
    path.chmod(0o640)

    def fail() -> None:
        with write_text(str(path)) as out:
            out.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["x.csv"]
    with write_text(str(path)) as out:
        out.write("new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_standard_output_and_input(
    one_db: Location, tmp_path: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(one_db, tmp_path)
    data = export(one_db, tmp_path / "x.jsonl")
    with open_reader(one_db) as reader:
        assert export_file(reader, None, "-", format="jsonl").events == 15
    assert capsys.readouterr().out == data.decode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert import_file(one_db, "-").unchanged == 15
