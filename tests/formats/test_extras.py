"""What imports kept besides goes out as columns of a table, and comes back as it was."""

import csv
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.dates.edtf import parse_edtf
from chronology.errors import BadInputError
from chronology.formats import export_file, import_file
from chronology.formats.losses import EXTRA, LossError
from chronology.formats.table import extras
from chronology.formats.table.extras import ExtraColumn, extra_column
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from tests.blank import Blank

#: Texts that look like others' types, and every type of JSON.
KEPT: list[dict[str, Any] | None] = [
    {"code": "7", "deaths": 7, "note": "=1+1", "a:json": "x"},
    {"code": "-5.2", "deaths": 0.5, " odd ": "told", "note": "a, “b”; c\n'=d"},
    {"deaths": None, "sides": ["A", {"b": True}], "said": "", "flag": False},
    {"deaths": "many", "flag": True, '"quoted"': "-x"},
    None,
    {},
]


def load(location: Location, folder: Path, kept: list[dict[str, Any] | None]) -> None:
    events = [
        {"key": f"e{nth}", "title": f"Event {nth}", "when": f"{2010 + nth}", "extra": extra}
        for nth, extra in enumerate(kept)
    ]
    document = {"chronology": 1, "dataset": None, "events": events}
    (folder / "in.json").write_text(json.dumps(document), encoding="utf-8")
    assert import_file(location, folder / "in.json").refused == []


def held(location: Location) -> dict[str, Any]:
    """Return the ``extra`` of each event by its title; that of none and an empty one are alike."""
    with open_reader(location) as reader:
        rows = reader.rows("SELECT title, extra FROM event ORDER BY id")
        return {title: reader.json(extra) or None for title, extra in rows}


def export(location: Location, path: Path, *names: str, **said: Any) -> dict[str, int]:
    wanted = said.pop("wanted", None)
    with open_reader(location) as reader:
        return export_file(reader, wanted, path, extra=names, **said).losses


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def types(value: Any) -> Any:
    """Return a value that tells 1 from True and 1.0."""
    return json.dumps(value, sort_keys=True)


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_everything_comes_back(db: Location, blank: Blank, tmp_path: Path, suffix: str) -> None:
    load(db, tmp_path, KEPT)
    path = tmp_path / f"out.{suffix}"
    assert EXTRA not in export(db, path, "all")
    report = import_file(db, path)
    assert (report.unchanged, report.updated, report.refused) == (len(KEPT), 0, [])
    other = blank.copy(tmp_path / "other.db")
    assert import_file(other, path).added == len(KEPT)
    assert types(held(other)) == types(held(db))


def test_texts_stand_as_they_are_and_all_else_as_json(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, KEPT)
    path = tmp_path / "out.csv"
    export(one_db, path, "all")
    rows = table(path)
    assert {name for name in rows[0] if name.startswith("extra.")} == {
        *("extra.code", "extra.deaths:json", "extra.note", "extra.a:json:json"),
        *('extra." odd "', "extra.sides:json", "extra.said:json", "extra.flag:json"),
        'extra."\\"quoted\\""',
    }
    first = {name: cell for name, cell in rows[0].items() if name.startswith("extra.") and cell}
    assert first == {
        "extra.code": "7",
        "extra.deaths:json": "7",
        "extra.note": "'=1+1",
        "extra.a:json:json": '"x"',
    }
    assert [row["extra.deaths:json"] for row in rows] == ["7", "0.5", "null", '"many"', "", ""]


def test_only_changed_columns_change(db: Location, tmp_path: Path) -> None:
    load(db, tmp_path, KEPT)
    path = tmp_path / "out.csv"
    export(db, path, "deaths", "flag", "code")
    rows = table(path)
    rows[0]["extra.deaths:json"] = "[7, 8]"
    rows[1]["extra.code"] = ""
    rows[1]["extra.deaths:json"] = "5e-1"
    rows[2]["extra.flag:json"] = "FALSE"
    rows[3]["extra.flag:json"] = "false"
    rows[4]["extra.code"] = "new"
    write(path, rows)
    before = held(db)
    report = import_file(db, path)
    assert (report.updated, report.unchanged, report.refused) == (4, 2, [])
    now = held(db)
    assert now["Event 0"] == before["Event 0"] | {"deaths": [7, 8]}
    assert now["Event 1"] == {k: v for k, v in before["Event 1"].items() if k != "code"}
    assert now["Event 2"] == before["Event 2"]
    assert now["Event 3"] == before["Event 3"] | {"flag": False}
    assert now["Event 4"] == {"code": "new"}
    assert now["Event 5"] is None


def test_the_last_name_can_be_taken_away(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, [{"only": "x"}])
    path = tmp_path / "out.csv"
    export(one_db, path, "all")
    write(path, [row | {"extra.only": ""} for row in table(path)])
    assert import_file(one_db, path).updated == 1
    assert held(one_db) == {"Event 0": None}


def test_what_is_no_json_refuses_its_row(one_db: Location, tmp_path: Path) -> None:
    load(one_db, tmp_path, [{"n": 1, "m": 1}, {"n": 2}])
    path = tmp_path / "out.csv"
    export(one_db, path, "n")
    rows = table(path)
    rows[0]["extra.n:json"] = "many"
    rows[1]["extra.n:json"] = "3"
    new = dict.fromkeys(rows[0], "") | {"title": "New", "extra.n:json": "{"}
    write(path, [*rows, new])
    report = import_file(one_db, path)
    assert [(each.line, each.where) for each in report.refused] == [
        (2, "extra.n:json"),
        (4, "extra.n:json"),
    ]
    assert report.refused[0].why == "“many” is not JSON; in this column a text stands in quotes."
    assert held(one_db) == {"Event 0": {"n": 1, "m": 1}, "Event 1": {"n": 3}}


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_only_what_was_not_asked_for_is_lost(one_db: Location, tmp_path: Path, suffix: str) -> None:
    load(one_db, tmp_path, [{"a": "1"}, {"b": 2}, {"a": "1", "b": 2}, None])
    path = tmp_path / f"out.{suffix}"
    assert export(one_db, path)[EXTRA] == 3
    assert export(one_db, path, "a")[EXTRA] == 2
    assert EXTRA not in export(one_db, path, "b", "a", strict=True)
    with pytest.raises(LossError):
        export(one_db, path, "b", strict=True)


def test_all_is_all_that_the_chosen_events_have(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extras, "_CHUNK", 1)
    load(one_db, tmp_path, [{"a": "1"}, {"b": "2", "c": 3}, {"c": "x"}])
    path = tmp_path / "out.csv"
    wanted = Filter(windows=(parse_edtf("2011/2012"),))
    assert EXTRA not in export(one_db, path, "all", wanted=wanted)
    assert [name for name in table(path)[0] if name.startswith("extra.")] == [
        "extra.b",
        "extra.c:json",
    ]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_all_of_none_is_none(db: Location, tmp_path: Path, suffix: str) -> None:
    load(db, tmp_path, [{}, None])
    path = tmp_path / f"out.{suffix}"
    assert EXTRA not in export(db, path, "all", strict=True)
    if suffix == "csv":
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        assert [len(row) for row in rows] == [len(header)] * 2
    assert import_file(db, path).unchanged == 2


def test_it_says_which_names_there_are(one_db: Location, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with pytest.raises(BadInputError) as refused:
        export(one_db, path, "code")
    assert refused.value.cure == "Leave --extra out: no event has further columns."
    load(one_db, tmp_path, [{"code": "1", **{f"column {n}": n for n in range(14)}}])
    with pytest.raises(BadInputError, match="No import kept a column “cod”") as refused:
        export(one_db, path, "cod")
    assert refused.value.cure == "Did you mean code?"
    with pytest.raises(BadInputError) as refused:
        export(one_db, path, "zzz")
    assert refused.value.cure is not None
    assert refused.value.cure.startswith("There are code, column 0,")
    assert refused.value.cure.endswith(" and 3 more.")
    assert not path.exists()


def test_other_formats_have_no_columns_for_it(one_db: Location, tmp_path: Path) -> None:
    for name in ("out.jsonl", "out.html"):
        with pytest.raises(BadInputError, match="--extra is for CSV and Excel alone"):
            export(one_db, tmp_path / name, "all")


@pytest.mark.parametrize("header", ["title", "extra.", 'extra."open', "Extra.x"])
def test_other_columns_are_not_it(header: str) -> None:
    assert extra_column(header) is None


@given(st.text(min_size=1), st.booleans())
def test_every_name_comes_back(name: str, as_json: bool) -> None:
    column = ExtraColumn(name, as_json or name.endswith(":json"))
    assert column.header == column.header.strip()
    assert extra_column(column.header) == column


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("xy"), inner),
    max_leaves=3,
)


@pytest.mark.slow
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.dictionaries(st.sampled_from(["a", "b", "c d"]), VALUES), min_size=1, max_size=4)
)
def test_any_values_come_back(blank: Blank, kept: list[dict[str, Any] | None]) -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        ours, other = blank.copy(folder / "a.db"), blank.copy(folder / "b.db")
        load(ours, folder, kept)
        losses = export(ours, folder / "out.csv", "all")
        assert EXTRA not in losses
        assert import_file(ours, folder / "out.csv").unchanged == len(kept)
        assert import_file(other, folder / "out.csv").added == len(kept)
        assert types(held(other)) == types(held(ours))
