"""Making a chronology, and bringing one up to date."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from chronology.errors import DatabaseError, DeclinedError
from chronology.model import Tag
from chronology.store import migrate, resources, revisions
from chronology.store.location import Location
from chronology.store.migrate import Status, Upgrade, back_up, create, status, upgrade
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork

#: The schema of this program, and the number that the next migration would get.
HEAD = revisions.head()
NEXT = f"{int(HEAD) + 1:04d}"

FURTHER = '''
"""A further migration, for the tests."""
import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "HEAD"


def upgrade() -> None:
    op.execute("DROP VIEW timeline")
    with op.batch_alter_table("tag", table_kwargs={"sqlite_autoincrement": True}) as batch:
        batch.add_column(sa.Column("colour", sa.String()))
'''


@pytest.fixture
def newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that knows one migration more than the database was made by."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    source = Path(resources.migrations_folder())
    for name in (
        "env.py",
        *(f"versions/{path.name}" for path in (source / "versions").glob("000*")),
    ):
        (folder / name).write_bytes((source / name).read_bytes())
    (folder / "versions" / f"{NEXT}_invented.py").write_text(
        FURTHER.replace("HEAD", HEAD).replace("NEXT", NEXT), encoding="utf-8"
    )
    for module in (revisions, migrate):
        monkeypatch.setattr(module, "migrations_folder", lambda: str(folder))
    return folder


def test_a_new_file_is_for_its_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    create(Location("sqlite", path=str(path)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["new.db"]


def test_a_new_chronology_can_be_read(empty_db: Location) -> None:
    create(empty_db)
    assert status(empty_db).current
    with open_reader(empty_db) as reader:
        assert reader.one("SELECT count(*) FROM event") == (0,)


def test_what_is_there_is_left_as_it_is(db: Location) -> None:
    with UnitOfWork(db, "test") as unit:
        unit.add(Tag(name="x", name_folded="x"))
    with pytest.raises(DeclinedError, match="already; it was left as it is"):
        create(db)
    with open_reader(db) as reader:
        assert reader.one("SELECT name FROM tag") == ("x",)


def test_a_file_that_is_something_else_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear Ann")
    with pytest.raises(DeclinedError, match="already"):
        create(Location("sqlite", path=str(path)))
    assert path.read_text() == "Dear Ann"


def test_an_empty_file_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    create(Location("sqlite", path=str(path)))
    assert status(Location("sqlite", path=str(path))).current


def test_a_folder_is_no_place_for_a_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a folder"):
        create(Location("sqlite", path=str(tmp_path)))


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(DeclinedError, match="cannot be made"):
        create(Location("sqlite", path=str(tmp_path / "none" / "new.db")))


@pytest.mark.parametrize("blow", [KeyboardInterrupt, RuntimeError, sqlite3.OperationalError])
def test_a_half_made_file_never_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blow: type[BaseException]
) -> None:
    def fail(*_: object) -> None:
        raise blow("stopped")

    monkeypatch.setattr(migrate, "run_migrations", fail)
    with pytest.raises((blow, DatabaseError)):
        create(Location("sqlite", path=str(tmp_path / "new.db")))
    assert os.listdir(tmp_path) == []


def test_two_programs_make_the_same_file_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Location("sqlite", path=str(tmp_path / "new.db"))
    run = migrate.run_migrations

    def slow(connection: object) -> None:
        run(connection)
        (tmp_path / "new.db").write_text("the other one was faster")

    monkeypatch.setattr(migrate, "run_migrations", slow)
    with pytest.raises(DeclinedError, match="already"):
        create(place)
    assert os.listdir(tmp_path) == ["new.db"]


def test_nothing_to_upgrade(db: Location) -> None:
    assert upgrade(db) == Upgrade(HEAD, HEAD, None)


def test_readers_refuse_an_older_database(db: Location, newer_program: Path) -> None:
    assert not status(db).current
    needs = pytest.raises(DatabaseError, match=f"schema {HEAD} and needs `chronology db upgrade`")
    with needs, open_reader(db):
        pass


def test_an_upgrade_keeps_the_rows_and_a_copy(db: Location, newer_program: Path) -> None:
    with pytest.MonkeyPatch.context() as older:
        older.setattr(revisions, "migrations_folder", resources.migrations_folder)
        with UnitOfWork(db, "test") as unit:
            unit.add(Tag(name="x", name_folded="x"))
    done = upgrade(db)
    assert (done.from_, done.to) == (HEAD, NEXT)
    with open_reader(db) as reader:
        assert reader.one("SELECT name, colour FROM tag") == ("x", None)
    if db.engine == "postgresql":
        assert done.backup_path is None
        return
    assert done.backup_path is not None
    copy = Path(done.backup_path)
    assert copy.name.startswith(f"chronology.db.backup-{HEAD}-2")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert status(Location("sqlite", path=str(copy))).revision == HEAD


def test_a_writer_brings_the_database_up_to_date(db: Location, newer_program: Path) -> None:
    with UnitOfWork(db, "test") as unit:
        unit.add(Tag(name="x", name_folded="x"))
        assert unit.upgraded_from == HEAD
        assert (unit.backup_path is not None) == (db.engine == "sqlite")
    assert status(db).revision == NEXT


def test_another_program_was_faster(
    db: Location, newer_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both saw the old schema; the one that waited for the lock finds nothing to do."""
    upgrade(db)
    monkeypatch.setattr(migrate, "status", lambda _: Status(HEAD, NEXT))
    assert upgrade(db) == Upgrade(NEXT, NEXT, None)


def test_an_upgrade_that_fails_leaves_the_database_as_it_was(
    db: Location, newer_program: Path
) -> None:
    script = newer_program / "versions" / f"{NEXT}_invented.py"
    script.write_text(script.read_text() + '    op.execute("DELETE FROM nothing")\n')
    with pytest.raises(DatabaseError, match="nothing"):
        upgrade(db)
    assert status(db).revision == HEAD


def test_an_upgrade_never_leaves_references_to_nothing(
    sqlite_db: Location, newer_program: Path
) -> None:
    script = newer_program / "versions" / f"{NEXT}_invented.py"
    broken = (
        "INSERT INTO history_change (command_id, table_name, row_id, operation)"
        " VALUES (99, 'tag', 1, 'insert')"
    )
    script.write_text(script.read_text() + f'    op.execute("{broken}")\n')
    with pytest.raises(DatabaseError, match="“history_change” that refers to nothing"):
        upgrade(sqlite_db)
    assert status(sqlite_db).revision == HEAD


def test_a_database_of_a_newer_program(db: Location, newer_program: Path) -> None:
    upgrade(db)
    with pytest.MonkeyPatch.context() as older:
        older.setattr(revisions, "migrations_folder", resources.migrations_folder)
        for work in (lambda: open_reader(db), lambda: UnitOfWork(db, "test")):
            refused = pytest.raises(DatabaseError, match=rf"schema {NEXT}, newer .* schema {HEAD}")
            with refused, work():
                pass
        with pytest.raises(DatabaseError, match="newer than this program"):
            upgrade(db)


def test_a_backup_that_cannot_be_written(
    sqlite_db: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(DeclinedError):
        back_up(sqlite_db, "backup")


def test_a_backup_is_whole(sqlite_db: Location) -> None:
    copy = back_up(sqlite_db, "copy")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
