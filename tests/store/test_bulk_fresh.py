"""A chronology without events is filled as a copy, which then takes its name."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from pathlib import Path

import pytest

from chronology.errors import BadInputError
from chronology.store.bulk.fresh import fresh_copy, is_fresh
from chronology.store.connect import sqlite_connection
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.store.test_bulk import events, rows


def fill(location: Location, count: int = 250) -> None:
    with fresh_copy(location) as target, UnitOfWork(target, "import") as unit:
        events(unit.bulk(), count)


def beside(path: Path) -> list[str]:
    return sorted(name for name in os.listdir(path.parent) if name != path.name)


def schema(location: Location) -> list[object]:
    return list(rows(location, "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name"))


def test_the_original_is_replaced_by_a_whole_one(sqlite_db: Location, sqlite_path: Path) -> None:
    before = schema(sqlite_db)
    sqlite_path.chmod(0o640)
    fill(sqlite_db)
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(250,)]
    assert schema(sqlite_db) == before
    assert rows(sqlite_db, "PRAGMA integrity_check") == [("ok",)]
    assert rows(sqlite_db, "PRAGMA journal_mode") == [("delete",)]
    assert stat.S_IMODE(sqlite_path.stat().st_mode) == 0o640
    assert beside(sqlite_path) == []


def test_full_text_finds_what_was_filled_in(sqlite_db: Location) -> None:
    fill(sqlite_db)
    found = rows(sqlite_db, "SELECT rowid FROM event_search WHERE event_search MATCH '17'")
    assert found == [(17,)]


def test_it_is_filled_through_a_link(sqlite_db: Location, sqlite_path: Path) -> None:
    link = sqlite_path.with_name("link.db")
    link.symlink_to(sqlite_path)
    fill(Location("sqlite", path=str(link)))
    assert link.is_symlink()
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(250,)]


def test_the_original_stays_when_filling_fails(sqlite_db: Location, sqlite_path: Path) -> None:
    before = sqlite_path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        fail_while_filling(sqlite_db)
    assert sqlite_path.read_bytes() == before
    assert beside(sqlite_path) == []


def fail_while_filling(location: Location) -> None:
    with fresh_copy(location) as target, UnitOfWork(target, "import") as unit:
        events(unit.bulk(), 250)
        raise ZeroDivisionError


def test_a_reference_to_nothing_is_refused(sqlite_db: Location, sqlite_path: Path) -> None:
    with pytest.raises(BadInputError, match="“measure” refers to a row of “event” that is not"):
        refer_to_nothing(sqlite_db)
    assert rows(sqlite_db, "SELECT count(*) FROM measure") == [(0,)]
    assert beside(sqlite_path) == []


def test_a_broken_rule_is_refused(sqlite_db: Location, sqlite_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"“event” breaks a rule of the database \(.*manner"):
        break_a_rule(sqlite_db)
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(0,)]
    assert beside(sqlite_path) == []


def break_a_rule(location: Location) -> None:
    with fresh_copy(location) as target, UnitOfWork(target, "import") as unit:
        columns = ("id", "uuid", "title", "text_folded", "manner")
        unit.bulk().insert("event", columns, [(1, "u", "t", "t", "never")])


def refer_to_nothing(location: Location) -> None:
    with fresh_copy(location) as target, UnitOfWork(target, "import") as unit:
        columns = ("id", "uuid", "event_id", "kind")
        unit.bulk().insert("measure", columns, [(1, "u", 99, "killed")])


def test_one_that_has_events_is_filled_where_it_is(sqlite_db: Location, sqlite_path: Path) -> None:
    fill(sqlite_db, 1)
    number = sqlite_path.stat().st_ino
    assert not is_fresh(sqlite_db)
    with fresh_copy(sqlite_db) as target:
        assert target is sqlite_db
        with UnitOfWork(target, "import") as unit:
            events(unit.bulk(), 10)
    assert sqlite_path.stat().st_ino == number
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(11,)]


def test_what_others_share_is_not_replaced(sqlite_db: Location, sqlite_path: Path) -> None:
    assert is_fresh(sqlite_db)
    other = sqlite_path.with_name("other.db")
    other.hardlink_to(sqlite_path)
    assert not is_fresh(sqlite_db)
    other.unlink()
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    assert not is_fresh(sqlite_db)


def test_errors_name_the_original(sqlite_db: Location) -> None:
    with fresh_copy(sqlite_db) as target:
        assert target.path != sqlite_db.path
        assert target.shown == sqlite_db.shown


def test_a_reader_keeps_what_it_sees(sqlite_db: Location) -> None:
    with open_reader(sqlite_db) as reader:
        assert reader.one("SELECT count(*) FROM event") == (0,)
        fill(sqlite_db)
        assert reader.one("SELECT count(*) FROM event") == (0,)
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(250,)]


def test_who_waits_for_the_lock_writes_into_the_new_file(sqlite_db: Location) -> None:
    waiting, done = threading.Event(), threading.Event()

    def write() -> None:
        waiting.set()
        with UnitOfWork(sqlite_db, "add") as unit:
            events(unit.bulk(), 1, "late")
        done.set()

    writer = threading.Thread(target=write)
    with fresh_copy(sqlite_db) as target, UnitOfWork(target, "import") as unit:
        writer.start()
        waiting.wait(10)
        assert not done.wait(0.3)
        events(unit.bulk(), 250)
    writer.join(10)
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(251,)]
    assert rows(sqlite_db, "SELECT count(*) FROM history_command") == [(2,)]


def test_who_was_faster_is_not_lost(sqlite_db: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chronology.store.bulk.fresh.is_fresh", lambda location: True)
    with UnitOfWork(sqlite_db, "add") as unit:
        events(unit.bulk(), 1)
    fill(sqlite_db)
    assert rows(sqlite_db, "SELECT count(*) FROM event") == [(251,)]


def test_leftovers_of_killed_imports_are_removed(sqlite_db: Location, sqlite_path: Path) -> None:
    left = sqlite_path.with_name(f".{sqlite_path.name}.import-ab3_xy9z")
    mine = sqlite_path.with_name(f".{sqlite_path.name}.import-notes.txt")
    left.touch()
    mine.touch()
    fill(sqlite_db)
    assert beside(sqlite_path) == [mine.name]


def test_other_programs_cannot_write_into_the_file_that_is_gone(sqlite_db: Location) -> None:
    with closing(sqlite_connection(sqlite_db, "rw")) as other:
        other.execute("SELECT count(*) FROM event").fetchone()
        fill(sqlite_db)
        assert other.was_replaced()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            other.execute("INSERT INTO tag VALUES (1, 'u', 1, '', '', NULL, 'n', 'n')")
