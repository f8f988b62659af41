"""The doctor: each damage is found, explained, and repaired where it follows from the rest."""

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from chronology.errors import DatabaseError
from chronology.model import Actor
from chronology.store.doctor.damage import Severity
from chronology.store.doctor.examining import examine
from chronology.store.doctor.repairing import repair
from chronology.store.drafts import EventDraft
from chronology.store.entities import edit_entity
from chronology.store.events import add_event, remove_event
from chronology.store.location import Location
from chronology.store.merging import merge_events
from chronology.store.reader import open_reader
from chronology.store.undoing.reversal import undo
from chronology.store.unit import UnitOfWork
from tests.blank import by_hand
from tests.formats.world import load
from tests.store.damaged import DERIVED, LOST, OF_FILES, OF_SERVERS, Harm
from tests.store.test_bulk import events


def fill(location: Location, folder: Path) -> None:
    """A chronology with all kinds of entries, edited, merged, undone and imported in bulk."""
    load(location, folder)
    with UnitOfWork(location, "edit") as unit:
        edit_entity(unit, Actor, 1, {"description": "Speaks first."})
    with UnitOfWork(location, "bulk") as unit:
        events(unit.bulk(), 20)
    with UnitOfWork(location, "add") as unit:
        one = add_event(unit, EventDraft(title="To be merged", when="2016"))
        other = add_event(unit, EventDraft(title="To be merged", when="2016"))
        gone = add_event(unit, EventDraft(title="To be removed", when="2016"))
    with UnitOfWork(location, "merge") as unit:
        merge_events(unit, one.id or 0, other.id or 0)
    with UnitOfWork(location, "rm") as unit:
        remove_event(unit, gone.id or 0)
    for _ in range(2):
        with UnitOfWork(location, "undo") as unit:
            undo(unit)


@pytest.fixture(scope="session")
def filled(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such a chronology in a file, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    path = Path(shutil.copy(sqlite_template, folder / "filled.db"))
    path.chmod(0o600)
    fill(Location("sqlite", path=str(path)), folder)
    return path


@pytest.fixture
def patient(filled: Path, tmp_path: Path) -> Location:
    return Location("sqlite", path=str(shutil.copy(filled, tmp_path / "case.db")))


def kinds(location: Location) -> set[str]:
    found = examine(location).found
    return {damage.kind for damage in found if damage.severity is Severity.DAMAGE}


def harm(location: Location, harms: Iterable[Harm]) -> set[str]:
    """Do harm; return what is to be found."""
    expected: set[str] = set()
    for each in harms:
        if location.engine == "sqlite":
            with closing(sqlite3.connect(location.path, isolation_level=None)) as connection:
                for statement in each.statements:
                    connection.execute(statement)
        else:
            by_hand(location, *each.statements)
        expected |= each.kinds
    return expected


def test_a_healthy_chronology_has_nothing(patient: Location) -> None:
    before = Path(patient.path).read_bytes()
    assert [each for each in examine(patient).found if each.kind != "missing-file"] == []
    assert repair(patient, "doctor").command is None
    assert Path(patient.path).read_bytes() == before


def test_tables_of_somebody_else_are_let_be(db: Location) -> None:
    """They may have no ids, and rows as they please."""
    by_hand(db, "CREATE TABLE notes_of_mine (said text)", "INSERT INTO notes_of_mine VALUES ('x')")
    assert kinds(db) == set()


def test_all_that_is_derived_is_repaired_at_once(patient: Location) -> None:
    expected = harm(patient, (*DERIVED, *OF_FILES[:-1]))
    assert kinds(patient) == expected
    done = repair(patient, "chronology db doctor --repair")
    assert kinds(patient) == set()
    assert {each.kind for each in done.repaired} == expected - {"unrecorded-change"}
    assert done.after.healthy
    _was_recorded(patient, done.command)
    assert done.backup is not None
    assert kinds(Location("sqlite", path=done.backup)) == expected


def _was_recorded(location: Location, command: int | None) -> None:
    with open_reader(location) as reader:
        sql = "SELECT id, command FROM history_command ORDER BY id DESC LIMIT 1"
        assert reader.one(sql) == (command, "chronology db doctor --repair")


@pytest.mark.slow
def test_all_that_is_derived_is_repaired_on_a_server(postgres_url: str, tmp_path: Path) -> None:
    location = Location.parse(postgres_url, {})
    fill(location, tmp_path)
    assert kinds(location) == set()
    expected = harm(location, (*DERIVED, *OF_SERVERS))
    assert kinds(location) == expected
    done = repair(location, "chronology db doctor --repair")
    assert kinds(location) == set()
    assert done.after.healthy
    _was_recorded(location, done.command)
    harm(location, LOST[:-1])
    assert kinds(location) >= {"unrecorded-change", "unrecorded-row", "unrecorded-removal"}


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(DERIVED) + len(OF_FILES)))
def test_each_that_is_derived_is_found_and_repaired(patient: Location, number: int) -> None:
    expected = harm(patient, [(*DERIVED, *OF_FILES)[number]])
    assert kinds(patient) == expected
    assert repair(patient, "doctor").after.healthy
    assert kinds(patient) == set()


@pytest.mark.slow
@pytest.mark.parametrize("number", range(len(LOST)))
def test_what_nothing_else_gives_is_found_and_left(patient: Location, number: int) -> None:
    expected = harm(patient, [LOST[number]])
    assert kinds(patient) >= expected
    for damage in examine(patient).found:
        if damage.kind in expected:
            assert not damage.repairable
            assert damage.advice


def test_rows_that_refer_to_nothing(patient: Location) -> None:
    with closing(sqlite3.connect(patient.path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM source WHERE slug = 'wire'")
        connection.commit()
    found = {damage.kind: damage for damage in examine(patient).found}
    assert {"broken-reference", "unrecorded-removal"} <= set(found)
    says = [each.what for each in examine(patient).found if each.kind == "broken-reference"]
    assert any("citation" in each and "“source_id” to a row of source" in each for each in says)
    assert not repair(patient, "doctor").after.healthy


def test_rows_of_an_import_that_are_gone(patient: Location) -> None:
    """One change of the history stands for all of them."""
    with closing(sqlite3.connect(patient.path)) as connection:
        [(first,)] = connection.execute(
            "SELECT row_id FROM history_change WHERE row_last IS NOT NULL AND table_name = 'event'"
        ).fetchall()
        connection.execute("DELETE FROM event WHERE id = ?", (first + 3,))
        connection.commit()
    found = {damage.kind: damage for damage in examine(patient).found}
    assert "event that an import made is gone" in found["unrecorded-removal"].what


def test_what_is_mended_goes_on_as_before(patient: Location) -> None:
    """A number that a removed row had is not given again, and the search finds what is new."""
    harm(patient, [OF_FILES[0], OF_FILES[1]])
    repair(patient, "doctor")
    with UnitOfWork(patient, "add") as unit:
        made = add_event(unit, EventDraft(title="Zeppelin"))
        assert made.id is not None
        [(highest,)] = unit.reader.rows(
            "SELECT max(COALESCE(row_last, row_id)) FROM history_change WHERE table_name = 'event'"
        )
        assert made.id > highest
    assert kinds(patient) == set()


def _pages_of(path: str, name: str) -> list[tuple[int, int]]:
    """Return the pages of a table or an index: offset and size."""
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT pgoffset, pgsize FROM dbstat WHERE name = ? AND pagetype = 'leaf'"
        return list(connection.execute(sql, (name,)))


def _spoil(path: str, offset: int, size: int) -> None:
    with open(path, "r+b") as file:
        file.seek(offset)
        file.write(b"\xa5" * size)


def test_a_table_with_a_spoilt_page_is_named_and_nothing_is_written(patient: Location) -> None:
    offset, size = _pages_of(patient.path, "citation")[0]
    _spoil(patient.path, offset, size)
    before = Path(patient.path).read_bytes()
    examined = examine(patient)
    assert not examined.healthy
    [damage] = [each for each in examined.found if each.kind == "damaged-table"]
    assert "“citation”" in damage.what
    assert ".recover" in damage.advice
    harm_too = pytest.raises(DatabaseError, match="Nothing was repaired: the table “citation”")
    os.chmod(patient.path, 0o644)
    with harm_too:
        repair(patient, "doctor")
    assert Path(patient.path).read_bytes() == before


def test_an_index_that_lost_rows_is_made_anew(patient: Location) -> None:
    """Rows taken out of an index behind SQLite's back: its description is changed for a while."""
    with closing(sqlite3.connect(patient.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        sql = "SELECT sql FROM sqlite_master WHERE name = 'ix_place_name_folded'"
        [(made,)] = connection.execute(sql).fetchall()
        change = "UPDATE sqlite_master SET sql = ? WHERE name = 'ix_place_name_folded'"
        connection.execute(change, (f"{made} WHERE id > 2",))
    with closing(sqlite3.connect(patient.path, isolation_level=None)) as connection:
        connection.execute("REINDEX ix_place_name_folded")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(change, (made,))
    [damage] = [each for each in examine(patient).found if each.severity is Severity.DAMAGE]
    assert damage.kind == "damaged-index"
    assert "“ix_place_name_folded”" in damage.what
    assert repair(patient, "doctor").after.healthy
    assert kinds(patient) == set()


def test_a_file_that_was_cut_short(patient: Location) -> None:
    size = os.path.getsize(patient.path)
    os.truncate(patient.path, size - 40_960)
    found = {damage.kind: damage for damage in examine(patient).found}
    assert f"says that it has {size:,}" in found["cut-short"].what


def test_a_file_that_others_may_read_is_closed(patient: Location) -> None:
    os.chmod(patient.path, 0o644)
    examined = examine(patient)
    assert examined.healthy
    assert "open-to-others" in {each.kind for each in examined.found}
    repair(patient, "doctor")
    assert stat.S_IMODE(os.stat(patient.path).st_mode) == 0o600
    os.chmod(patient.path, 0o664)
    repair(patient, "doctor")
    assert stat.S_IMODE(os.stat(patient.path).st_mode) == 0o660


def test_what_killed_programs_left_is_removed(patient: Location) -> None:
    folder = Path(patient.path).parent
    old = [folder / ".case.db.import-abcdefgh", folder / ".copy.db.backup-abcdefgh-journal"]
    for path in (*old, folder / ".case.db.import-running1", folder / "case.db.import-abcdefgh"):
        path.write_text("x")
    for path in (*old, folder / "case.db.import-abcdefgh"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    repair(patient, "doctor")
    left = {path.name for path in folder.iterdir()}
    assert left >= {"case.db", ".case.db.import-running1", "case.db.import-abcdefgh"}
    assert not any(path.exists() for path in old)


def test_an_attached_file_that_is_missing(patient: Location, tmp_path: Path) -> None:
    sha256 = "ab" * 32
    with closing(sqlite3.connect(patient.path)) as connection:
        connection.execute(
            "UPDATE source SET file_sha256 = ?, file_size = 3, file_name = 'a.pdf',"
            " file_attached_at = '2026-01-01T00:00:00Z' WHERE slug = 'wire'",
            (sha256,),
        )
        connection.commit()

    def told() -> set[str]:
        return {each for damage in examine(patient).found for each in damage.examples}

    assert "wire: a.pdf" in told()
    kept = tmp_path / "case.files" / "ab" / sha256
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"abc")
    assert "wire: a.pdf" not in told()
    kept.write_bytes(b"abcd")
    assert "changed-file" in {damage.kind for damage in examine(patient).found}
