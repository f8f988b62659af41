"""`db backup`: one whole state of a chronology, while others write."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from chronology.errors import BadInputError, ChronologyError, DatabaseError, DeclinedError
from chronology.model import Tag
from chronology.store.backup import writing
from chronology.store.backup.writing import write_backup
from chronology.store.connect import sqlite_connection
from chronology.store.doctor.examining import examine
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork
from tests.blank import words_for
from tests.formats.world import listing, load
from tests.migrations.earlier import rows

ADDING = """
import sys
from chronology.cli import main
for number in range(8):
    status = main(["--db", sys.argv[1], "add", f"Event {number}", "--when", "2016", "--tag", "a",
                   "--tag", f"t{number}"])
    assert status == 0
"""


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def test_a_copy_is_the_same_chronology(
    kind: str, sqlite_db: Location, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Every row with its id and its history; and its numbers go on where the others were."""
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else ""
    location = Location.parse(url, {}) if url else sqlite_db
    load(location, tmp_path)
    with UnitOfWork(location, "one too many") as unit:
        last = unit.add(Tag(name="last", name_folded="last")).id or 0
    with UnitOfWork(location, "take it away") as unit:
        unit.delete(unit.get(Tag, last))
    made = write_backup(location, str(tmp_path / "copy.db"))
    copy = Location("sqlite", path=made.path)
    assert {key: _same(row) for key, row in rows(copy).items()} == {
        key: _same(row) for key, row in rows(location).items()
    }
    assert made.counts["event"] == 15
    assert listing(copy) == listing(location)
    assert stat.S_IMODE(os.stat(made.path).st_mode) == 0o600
    assert sorted(name for name in os.listdir(tmp_path) if "copy" in name) == ["copy.db"]
    assert [each for each in examine(copy).found if each.kind != "missing-file"] == []
    with UnitOfWork(copy, "go on") as unit:
        assert unit.add(Tag(name="next", name_folded="next")).id == last + 1


def _same(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as either engine gives it: documents are texts in a file."""
    return {
        name: value.replace(" ", "").strip('"') if isinstance(value, str) else value
        for name, value in row.items()
    }


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def test_every_copy_is_whole_while_others_write(
    kind: str, sqlite_db: Location, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Two programs add events; each copy has of every command all or nothing."""
    url = request.getfixturevalue("postgres_url") if kind == "postgresql" else ""
    location = Location.parse(url, {}) if url else sqlite_db
    words = [sys.executable, "-c", ADDING, words_for(location)]
    writers = [subprocess.Popen(words, stdout=subprocess.DEVNULL) for _ in range(2)]
    counted = []
    while any(writer.poll() is None for writer in writers):
        target = str(tmp_path / f"copy{len(counted)}.db")
        write_backup(location, target)
        counted.append(_whole(target))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert counted == sorted(counted)
    assert len(set(counted)) > 1
    with open_reader(location) as reader:
        assert reader.one("SELECT count(*) FROM event") == (16,)


def _whole(path: str) -> int:
    """Return how many events a copy has, all of whose commands are whole."""
    with open_reader(Location("sqlite", path=path)) as reader:
        [(events, tags, commands)] = reader.rows(
            "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM event_tag),"
            " (SELECT count(*) FROM history_command)"
        )
    assert (tags, commands) == (2 * events, events)
    return int(events)


def test_nothing_is_written_over_unless_told(sqlite_db: Location, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("a letter")
    with pytest.raises(DeclinedError, match=r"something at .*copy\.db already"):
        write_backup(sqlite_db, str(target))
    assert target.read_text() == "a letter"
    write_backup(sqlite_db, str(target), force=True)
    with open_reader(Location("sqlite", path=str(target))) as reader:
        assert reader.one("SELECT count(*) FROM event") == (0,)


def test_another_takes_the_name_meanwhile(
    sqlite_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    verify = writing._verify

    def slowly(*words: Any) -> None:
        verify(*words)
        target.write_text("faster")

    monkeypatch.setattr(writing, "_verify", slowly)
    with pytest.raises(DeclinedError, match="already"):
        write_backup(sqlite_db, str(target))
    assert target.read_text() == "faster"


@pytest.mark.parametrize("force", [False, True])
def test_a_chronology_is_not_copied_onto_itself(
    sqlite_db: Location, tmp_path: Path, force: bool
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(sqlite_db.path)
    for target in (sqlite_db.path, str(link)):
        with pytest.raises(BadInputError, match="is the chronology itself"):
            write_backup(sqlite_db, target, force=force)


def test_a_copy_does_not_take_the_place_of_a_file_in_use(
    sqlite_db: Location, tmp_path: Path
) -> None:
    """The journal beside it would be played back into the copy, and spoil it."""
    target = tmp_path / "used.db"
    shutil.copy(sqlite_db.path, target)
    (tmp_path / "used.db-journal").write_text("half")
    with pytest.raises(DeclinedError, match=r"used\.db-journal says that a program uses"):
        write_backup(sqlite_db, str(target), force=True)


def test_places_where_nothing_can_be_written(sqlite_db: Location, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="is a folder"):
        write_backup(sqlite_db, str(tmp_path))
    with pytest.raises(DeclinedError, match="cannot be made"):
        write_backup(sqlite_db, str(tmp_path / "none" / "copy.db"))


def test_what_is_no_chronology_is_not_copied(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="There is no chronology"):
        write_backup(Location("sqlite", path=str(tmp_path / "none.db")), str(tmp_path / "c.db"))
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (a)")
        other.commit()
    with pytest.raises(DatabaseError, match="is not a chronology"):
        write_backup(Location("sqlite", path=str(tmp_path / "other.db")), str(tmp_path / "c.db"))
    assert sorted(os.listdir(tmp_path)) == ["other.db"]


def test_a_damaged_chronology_gives_no_backup(sqlite_db: Location, tmp_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_db.path)) as connection:
        connection.execute(
            "INSERT INTO history_change (command_id, table_name, row_id, operation)"
            " VALUES (1, 'tag', 1, 'insert')"
        )
        connection.commit()
    with pytest.raises(DatabaseError, match=r"is not sound .*; it was not kept"):
        write_backup(sqlite_db, str(tmp_path / "copy.db"))
    assert not [name for name in os.listdir(tmp_path) if "copy" in name]


@pytest.mark.parametrize("blow", [KeyboardInterrupt, sqlite3.OperationalError, "full"])
def test_a_copy_that_fails_leaves_nothing(
    sqlite_db: Location,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    blow: type[BaseException] | str,
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left") if isinstance(blow, str) else blow("x")

    monkeypatch.setattr(writing, "sync", fail)
    with pytest.raises((KeyboardInterrupt, ChronologyError, sqlite3.OperationalError)):
        write_backup(sqlite_db, str(tmp_path / "copy.db"))
    assert not [name for name in os.listdir(tmp_path) if "copy" in name]


def test_a_chronology_with_a_write_ahead_log(sqlite_db: Location, tmp_path: Path) -> None:
    """What is still in the log is in the copy, which needs no log of its own."""
    with closing(sqlite_connection(sqlite_db, "rw")) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("INSERT INTO history_command (at, author, command) VALUES ('a', 'b', 'c')")
        made = write_backup(sqlite_db, str(tmp_path / "copy.db"))
    assert made.counts["history_command"] == 1
    with open_reader(Location("sqlite", path=made.path)) as reader:
        assert reader.one("PRAGMA journal_mode") == ("delete",)


def test_a_locked_chronology_is_told(
    sqlite_db: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_LOCK_TIMEOUT", "0")
    with closing(sqlite_connection(sqlite_db, "rw")) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="is locked"):
            write_backup(sqlite_db, str(tmp_path / "copy.db"))
