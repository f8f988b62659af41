"""Parquet: typed columns that pyarrow reads back, in groups of rows, with what was asked for."""

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import chronology
from chronology.dates.civil import seconds
from chronology.dates.edtf import parse_edtf
from chronology.errors import BadInputError
from chronology.formats import export_file, parquet_file
from chronology.formats.losses import LossError
from chronology.query.events import list_events
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.formats.telling_world import TOLD, export
from tests.formats.test_export_table import CLAIMED, load
from tests.formats.world import WORLD


def events(location: Location, folder: Path, wanted: Filter | None = None) -> list[dict[str, Any]]:
    path = folder / "out.parquet"
    export(location, path, wanted)
    rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return rows


def test_every_event_is_a_row_of_typed_columns(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path, TOLD)
    full = next(row for row in events(db, tmp_path) if row["title"] == "Crates landed")
    assert (full["when"], full["edtf"], full["precision"]) == ("May 1931", "1931-05", "month")
    assert (full["earliest"], full["latest"]) == ("1931-05-01", "1931-05-31")
    assert full["start_earliest"] == full["end_earliest"] == seconds(1931, 5)
    assert full["start_latest"] == full["end_latest"] == seconds(1931, 6)
    assert (full["edtf_exact"], full["interval"], full["start_kind"]) == (True, False, "known")
    port = {"name": "Port Salt", "path": ["Meridia", "Port Salt"], "role": "at"}
    far = {"name": "Elsewhere", "path": ["Elsewhere"], "role": "from"}
    no_point = {"country": None, "latitude": None, "longitude": None}
    assert full["places"] == [
        {**port, "country": None, "latitude": 44.5, "longitude": -3.25},
        {**far, **no_point},
    ]
    assert (full["place"], full["latitude"]) == ("Port Salt", 44.5)
    assert full["actors"] == [{"name": "Ilse Varga", "role": "smuggler"}]
    assert full["sources"] == ["gazette", "wire"]
    assert full["tags"] == ["salt"]
    assert full["measures"] == [
        {"kind": "crates", "low": 2.0, "best": 3.0, "high": 5.0, "unit": "crates"},
        {"kind": "hurt", "low": None, "best": None, "high": None, "unit": None},
    ]
    assert (full["lasting"], full["manner"], full["handling"]) == ("six hours", "once", "internal")
    assert json.loads(full["extra"]) == {"weather": "fog"}


@pytest.mark.parametrize("text", [WORLD, CLAIMED], ids=["world", "claimed"])
def test_it_says_what_a_list_says(db: Location, tmp_path: Path, text: str) -> None:
    load(db, tmp_path, text)
    for wanted in (Filter(), Filter(windows=(parse_edtf("2016"),), sort="title")):
        rows = events(db, tmp_path, wanted)
        with open_reader(db) as reader:
            listed = list(list_events(reader, wanted))
        assert len(rows) == len(listed)
        for row, view in zip(rows, listed, strict=True):
            assert (row["id"], row["uuid"], row["title"]) == (view.id, view.uuid, view.title)
            assert row["category"] == view.category
            assert row["when"] == view.words
            assert row["edtf"] == (view.date.edtf if view.date else None)
            assert row["latest"] == (view.date.latest if view.date else None)
            assert [place["name"] for place in row["places"]] == [p.name for p, _ in view.places]
            assert [(one["name"], one["role"]) for one in row["actors"]] == [
                (party.name, party.role) for party in view.who
            ]
            assert row["sources"] == list(view.sources)
            assert row["tags"] == list(view.tags)
            assert {one["kind"] for one in row["measures"]} == {one.kind for one in view.measures}


def test_a_bound_that_there_is_none_of_is_null(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, TOLD)
    rows = {row["title"]: row for row in events(one_db, tmp_path)}
    assert rows["Since"]["end_latest"] is rows["Since"]["latest"] is None
    assert rows["Since"]["end_kind"] == "open"
    assert rows["Dateless"]["start_earliest"] is None
    assert rows["Ides"]["earliest"] == "-0043-03-15"
    assert rows["Far ahead"]["start_earliest"] == seconds(170000002)


def test_the_file_names_what_made_it(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, TOLD)
    path = tmp_path / "out.parquet"
    export(one_db, path, Filter(windows=(parse_edtf("2001"),)))
    about = pq.read_schema(path).metadata
    assert about[b"chronology.version"] == chronology.__version__.encode()
    assert about[b"chronology.events"].decode() == "Events “2001”"
    assert about[b"chronology.zone"] == b"UTC"


def test_rows_are_written_in_groups(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(one_db, tmp_path, TOLD)
    whole = events(one_db, tmp_path)
    monkeypatch.setattr(parquet_file, "GROUP", 5)
    monkeypatch.setattr("chronology.query.packed.BATCH", 5)
    assert events(one_db, tmp_path) == whole
    assert pq.ParquetFile(tmp_path / "out.parquet").num_row_groups == 3
    assert len(events(one_db, tmp_path, Filter(limit=10))) == 10
    assert pq.ParquetFile(tmp_path / "out.parquet").num_row_groups == 2


def test_no_events_are_a_table_without_rows(one_db: Location, tmp_path: Path) -> None:
    assert events(one_db, tmp_path) == []
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.schema.field("measures").type.value_type.field("low").type == pa.float64()


def test_losses_are_declared(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, TOLD)
    path = tmp_path / "out.parquet"
    report = export(one_db, path)
    assert report.events == 13
    assert "rival claims" in report.losses
    assert "further columns of an import" not in report.losses
    path.unlink()
    with pytest.raises(LossError):
        export(one_db, path, strict=True)
    assert not path.exists()


def test_the_extra_is_named_where_it_is_missing(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with open_reader(one_db) as reader, pytest.raises(BadInputError) as refused:
        export_file(reader, None, tmp_path / "out.parquet")
    assert "pip install 'chronology[arrow]'" in str(refused.value)


def test_the_page_names_every_column(one_db: Location, tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs/formats/parquet.md").read_text(encoding="utf-8")
    events(one_db, tmp_path)
    names = pq.read_schema(tmp_path / "out.parquet").names
    missing = [name for name in names if f"`{name}`" not in page]
    assert missing == ["inferred_start_latest", "inferred_end_earliest"]
