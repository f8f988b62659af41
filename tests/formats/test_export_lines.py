"""A million events go out as JSON Lines by a way of their own: the same text as the plain one."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chronology.dates.edtf import parse_edtf
from chronology.formats import export_file, import_file
from chronology.formats.rows.tables import BOOKKEEPING, columns_of
from chronology.formats.seed import dump, quick, ways
from chronology.formats.seed.dump import Exporter
from chronology.formats.seed.keys import NumberedCitations
from chronology.formats.seed.schema import BY_NAME, SECTIONS
from chronology.formats.seed.scope import needed_scope, whole_scope
from chronology.formats.seed.told import told_columns
from chronology.formats.text.jsontext import json_line
from chronology.query.events import matching_ids
from chronology.query.filters import Filter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.resources import seeds_folder
from chronology.store.unit import UnitOfWork
from tests.blank import Blank
from tests.formats.telling_world import TOLD
from tests.formats.test_export_table import CLAIMED
from tests.formats.test_properties import documents
from tests.formats.world import WORLD

SHIPPED = (Path(seeds_folder()) / "balusha-mh.yaml").read_text(encoding="utf-8")
CHILDREN = ("event_place", "participation", "citation", "measure", "event_tag")


def plainly(location: Location, wanted: Filter | None) -> list[str]:
    """Return the lines of entities, one by one."""
    with open_reader(location) as reader:
        ids = [] if wanted is None else list(matching_ids(reader, wanted))
        scope = whole_scope(reader) if wanted is None else needed_scope(reader, ids)
        exporter = Exporter(reader, scope)
        head = json_line({"type": "chronology", "chronology": 1, "dataset": None})
        lines = [
            json_line({"type": section.type, **item})
            for section in SECTIONS
            for item in exporter.entities(section.name)
        ]
    return [head, *lines]


def assert_same(location: Location, folder: Path) -> None:
    for wanted in (None, Filter(windows=(parse_edtf("2016"),)), Filter(limit=2), Filter(limit=0)):
        path = folder / "out.jsonl"
        with open_reader(location) as reader:
            report = export_file(reader, wanted, path)
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]
        assert lines == plainly(location, wanted)
        assert report.events == sum('{"type": "event", ' in line[:18] for line in lines)
        with open_reader(location) as reader:
            export_file(reader, wanted, folder / "out.json")
        document = json.loads((folder / "out.json").read_text(encoding="utf-8"))
        events = [{"type": "event", **event} for event in document.get("events", [])]
        assert [json_line(event) for event in events] == [
            line for line in lines if line.startswith('{"type": "event"')
        ]


def load(location: Location, folder: Path, text: str, suffix: str = "yaml") -> None:
    path = folder / f"in.{suffix}"
    path.write_text(text, encoding="utf-8")
    assert import_file(location, path).refused == []


def renew_uuids(location: Location) -> None:
    """Give what hangs on events uuids that are made from no name, as datasets' have."""
    with UnitOfWork(location, "test") as unit:
        for table in CHILDREN:
            for (number,) in list(unit.reader.rows(f"SELECT id FROM {table}")):
                unit.session.connection().exec_driver_sql(
                    f"UPDATE {table} SET uuid = '{number:08x}-0000-8000-8000-{number:012x}'"
                    f" WHERE id = {number} AND substr(uuid, 15, 1) = '5'"
                )


@pytest.mark.parametrize(
    "text", [WORLD, TOLD, CLAIMED, SHIPPED], ids=["world", "told", "claimed", "shipped"]
)
def test_it_is_the_plain_text(one_db: Location, tmp_path: Path, text: str) -> None:
    load(one_db, tmp_path, text)
    assert_same(one_db, tmp_path)
    renew_uuids(one_db)
    assert_same(one_db, tmp_path)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(documents())
def test_any_chronology(blank: Blank, document: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        location = blank.copy(f"{folder}/a.db")
        load(location, Path(folder), json.dumps(document), "json")
        renew_uuids(location)
        assert_same(location, Path(folder))


def test_what_is_kept_is_forgotten_in_time(
    one_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(one_db, tmp_path, WORLD)
    renew_uuids(one_db)
    monkeypatch.setattr(ways, "KEPT", 2)
    monkeypatch.setattr(quick, "BATCH", 3)
    assert_same(one_db, tmp_path)


def test_many_events_are_called_after_their_ids(
    one_db: Location, blank: Blank, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What lies between events, and dates that count from others, comes back all the same."""
    load(one_db, tmp_path, WORLD)
    titled = plainly(one_db, None)
    monkeypatch.setattr(dump, "TITLED", 3)
    assert_same(one_db, tmp_path)
    with open_reader(one_db) as reader:
        export_file(reader, None, tmp_path / "out.jsonl")
    assert '"key": "event-2"' in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    other = blank.copy(tmp_path / "other.db")
    assert import_file(other, tmp_path / "out.jsonl").refused == []
    monkeypatch.undo()
    assert plainly(other, None) == titled


@pytest.mark.parametrize("section", BY_NAME)
def test_what_is_told_are_columns_of_the_tables(section: str) -> None:
    """They are known without the tables' classes, which must agree."""
    told, table = told_columns(section), columns_of(BY_NAME[section].model)
    assert told.table == table.table
    assert set(told.names) <= set(table.names)
    assert set(told.booleans) == set(table.booleans) & set(told.names)
    assert set(told.jsons) == set(table.jsons) & set(told.names)
    rest = set(table.names) - set(told.names) - BOOKKEEPING
    # What is worked out from the others, or from the file that an import read.
    derived = ("window_", "present_", "import_digest")
    assert all(name.startswith(derived) or name.endswith("_folded") for name in rest)


@given(st.lists(st.integers(1, 2**40), unique=True, max_size=30), st.integers(0, 30))
def test_citations_are_numbered_in_order(ids: list[int], written: int) -> None:
    """Those at hand and the others alike, and none is numbered before another is asked for."""
    asked: list[int] = []

    def listed() -> list[int]:
        asked.append(len(ids))
        return ids

    names = NumberedCitations(listed)
    called = [f"c{nth}" for nth in range(1, len(ids) + 1)]
    assert [f"c{nth}" for nth in names.go_on(ids[:written])] == called[:written]
    assert [names.get(number) for number in ids[:written]] == called[:written]
    assert asked == []
    assert [f"c{nth}" for nth in names.go_on(ids[written:])] == called[written:]
    assert [names.get(number) for number in ids] == called
    assert names.get(None) is None
    assert names.get(max(ids, default=0) + 1) is None
    assert len(asked) == 1


def test_a_figure_may_cite_what_another_event_is_cited_for(
    one_db: Location, tmp_path: Path
) -> None:
    """Not by a command, but the database allows it; of an event that is left out, too."""
    load(one_db, tmp_path, CLAIMED)
    renew_uuids(one_db)
    with UnitOfWork(one_db, "test") as unit:
        unit.session.connection().exec_driver_sql(
            "UPDATE measure SET citation_id = CASE WHEN id / 2 * 2 = id"
            " THEN (SELECT min(id) FROM citation) ELSE (SELECT max(id) FROM citation) END"
        )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "BATCH", 2)
        assert_same(one_db, tmp_path)
