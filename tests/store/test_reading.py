"""Reading a chronology, and every way in which it cannot be read."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from chronology.errors import BadInputError, ChronologyError, DatabaseError, DeclinedError
from chronology.model import Setting, Tag
from chronology.store import connect
from chronology.store.location import Location
from chronology.store.migrate import create, status
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork


def opened(location: Location) -> None:
    with open_reader(location) as reader:
        reader.one("SELECT count(*) FROM event")


def write(location: Location) -> None:
    with UnitOfWork(location, "x") as unit:
        unit.add(Tag(name="x", name_folded="x"))


def at(path: Path) -> Location:
    return Location("sqlite", path=str(path))


@contextmanager
def an_ordinary_user() -> Iterator[Path]:
    """A folder of a user without privileges, who is also the one that runs."""
    root = os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        if root:
            os.chown(folder, 65534, 65534)
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)


def test_a_missing_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="There is no chronology at") as caught:
        opened(at(tmp_path / "none.db"))
    assert "chronology init" in caught.value.cure
    assert caught.value.exit_status == 3
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_should_be(sqlite_path: Path) -> None:
    with pytest.raises(DatabaseError, match="There is no chronology at"):
        opened(at(sqlite_path / "inside.db"))


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="is a folder, not a database"):
        opened(at(tmp_path))


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Ann, " * 200)
    with pytest.raises(DatabaseError, match="is not a chronology"):
        opened(at(path))


@pytest.mark.parametrize("table", ["", "CREATE TABLE alembic_version (version_num TEXT)"])
def test_a_database_of_another_program(tmp_path: Path, table: str) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(table)
        connection.commit()
    for work in (lambda: opened(at(path)), lambda: UnitOfWork(at(path), "x").__enter__()):
        with pytest.raises(DatabaseError, match="is not a chronology"):
            work()


def test_a_postgresql_database_of_another_program(empty_postgres_url: str) -> None:
    with pytest.raises(DatabaseError, match="is not a chronology"):
        opened(Location.parse(empty_postgres_url, {}))


def test_a_damaged_file(sqlite_db: Location, sqlite_path: Path) -> None:
    with UnitOfWork(sqlite_db, "x") as unit:
        unit.bulk_insert(Tag, ({"name": f"t{n}", "name_folded": f"t{n}"} for n in range(3000)))
    whole = sqlite_path.read_bytes()
    sqlite_path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with (
        pytest.raises(DatabaseError, match="is damaged") as caught,
        open_reader(sqlite_db) as reader,
    ):
        list(reader.rows("SELECT * FROM tag"))
    assert "backup" in caught.value.cure


def test_a_file_that_may_not_be_read() -> None:
    with an_ordinary_user() as folder:
        create(at(folder / "mine.db"))
        (folder / "mine.db").chmod(0)
        for work in (
            lambda: opened(at(folder / "mine.db")),
            lambda: status(at(folder / "mine.db")),
        ):
            with pytest.raises(DatabaseError, match="could not be opened"):
                work()


def test_a_folder_that_may_not_be_entered() -> None:
    with an_ordinary_user() as folder:
        (folder / "shut").mkdir(mode=0)
        with pytest.raises(DatabaseError, match="could not be opened"):
            opened(at(folder / "shut" / "mine.db"))
        (folder / "shut").chmod(0o700)


def test_a_read_only_file_can_be_read_and_not_written() -> None:
    with an_ordinary_user() as folder:
        create(at(folder / "mine.db"))
        (folder / "mine.db").chmod(0o400)
        opened(at(folder / "mine.db"))
        with pytest.raises(DeclinedError, match="is read-only for you") as caught:
            write(at(folder / "mine.db"))
        assert caught.value.exit_status == 4


def test_a_read_only_folder_can_be_read_and_not_written() -> None:
    with an_ordinary_user() as folder:
        create(at(folder / "mine.db"))
        folder.chmod(0o500)
        opened(at(folder / "mine.db"))
        with pytest.raises(DeclinedError, match="is read-only for you"):
            write(at(folder / "mine.db"))
        with pytest.raises(DeclinedError, match="cannot be made"):
            create(at(folder / "new.db"))
        folder.chmod(0o700)


def test_a_locked_file(
    sqlite_db: Location, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONOLOGY_LOCK_TIMEOUT", "0.1")
    with closing(sqlite3.connect(sqlite_path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="is locked"):
            opened(sqlite_db)


@pytest.mark.parametrize("words", ["soon", "-1", "nan", "1e99"])
def test_a_time_to_wait_that_is_none(
    sqlite_db: Location, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    monkeypatch.setenv("CHRONOLOGY_LOCK_TIMEOUT", words)
    with pytest.raises(BadInputError, match=f"CHRONOLOGY_LOCK_TIMEOUT is “{words}”"):
        opened(sqlite_db)


@pytest.mark.parametrize("query", ["", "?connect_timeout=1"])
def test_a_server_out_of_reach(query: str) -> None:
    location = Location.parse(f"postgresql://ann:secret@127.0.0.1:1/none{query}", {})
    for work in (lambda: opened(location), lambda: create(location)):
        with pytest.raises(DatabaseError, match="could not be reached") as caught:
            work()
        assert "secret" not in str(caught.value)


def test_postgresql_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DatabaseError, match="a library that is not installed") as caught:
        opened(Location.parse("postgresql://localhost/x", {}))
    assert "pip install" in caught.value.cure


def test_reading_changes_nothing(sqlite_db: Location, sqlite_path: Path) -> None:
    before = (sqlite_path.read_bytes(), sqlite_path.stat().st_mtime_ns)
    with open_reader(sqlite_db) as reader:
        assert [path.name for path in sqlite_path.parent.iterdir()] == ["chronology.db"]
        with pytest.raises(ChronologyError, match="read-only"):
            reader.one("DELETE FROM event")
    assert (sqlite_path.read_bytes(), sqlite_path.stat().st_mtime_ns) == before


def test_reading_only_is_kept_on_postgresql(postgres_url: str) -> None:
    refused = pytest.raises(ChronologyError, match="read-only")
    with open_reader(Location.parse(postgres_url, {})) as reader, refused:
        reader.one("DELETE FROM event")


def test_a_reader_sees_one_state(db: Location) -> None:
    with open_reader(db) as reader:
        reader.one("SELECT 1 FROM tag")
        if db.engine == "postgresql":
            write(db)
        assert reader.one("SELECT count(*) FROM tag") == (0,)


def test_an_interrupted_write_is_played_back(sqlite_db: Location, sqlite_path: Path) -> None:
    """A killed writer leaves its journal; the next reader finds the last saved state."""
    script = (
        "import os, sqlite3\n"
        f"c = sqlite3.connect({str(sqlite_path)!r}, isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN')\n"
        "for n in range(3000):\n"
        "    c.execute('INSERT INTO tag (uuid, version, created_at, updated_at, name, name_folded)'\n"
        '              \' VALUES (?, 1, "", "", ?, ?)\', (str(n), str(n), str(n)))\n'
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    assert Path(f"{sqlite_path}-journal").exists()
    with open_reader(sqlite_db) as reader:
        assert reader.one("SELECT count(*) FROM tag") == (0,)
        assert reader.one("PRAGMA integrity_check") == ("ok",)


def test_parameters_are_found_outside_of_quotes(db: Location) -> None:
    with open_reader(db) as reader:
        sql = "SELECT ':x', '100%', key AS \":z\" -- :y\n FROM setting WHERE key = :key OR :key = 'it''s'"
        assert reader.one(sql, {"key": "it's"}) is None
        assert reader.one("SELECT ':x', 5 % 3, 'a%' , :n", {"n": 7}) == (":x", 2, "a%", 7)


def test_documents_and_settings(db: Location) -> None:
    with UnitOfWork(db, "x") as unit:
        unit.add(Setting(key="zone", value="UTC", extra={"a": [1, None, "ü"]}))
        assert unit.reader.setting("zone") == "UTC"
    with open_reader(db) as reader:
        assert reader.setting("zone", "?") == "UTC"
        assert reader.setting("none", "?") == "?"
        [(extra,)] = reader.rows("SELECT extra FROM setting")
        assert reader.json(extra) == {"a": [1, None, "ü"]}
        assert reader.json(None) is None


def test_a_wrong_query_is_an_error_of_the_database(db: Location) -> None:
    with open_reader(db) as reader, pytest.raises(DatabaseError, match="refused"):
        reader.one("SELECT nothing FROM nowhere")


@pytest.mark.parametrize("name", ["a%20b.db", "what?.db", "no#1.db", "with space.db", "ü.db"])
def test_a_file_of_any_name(tmp_path: Path, name: str) -> None:
    location = at(tmp_path / name)
    create(location)
    write(location)
    opened(location)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_reading_needs_no_heavy_library() -> None:
    rooms = ("reader", "location", "revisions", "connect", "lookup")
    script = (
        f"import sys, {', '.join(f'chronology.store.{room}' for room in rooms)},"
        " chronology.model.vocabulary, chronology.model.stored_dates\n"
        "heavy = {'sqlalchemy', 'alembic', 'pydantic', 'sqlmodel', 'pendulum', 'psycopg'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_connection_is_closed(sqlite_db: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    real = connect.sqlite_connection

    def keep(*words: object) -> sqlite3.Connection:
        made.append(real(*words))
        return made[-1]

    monkeypatch.setattr(connect, "sqlite_connection", keep)
    opened(sqlite_db)
    for connection in made:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
