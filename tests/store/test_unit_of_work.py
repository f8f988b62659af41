"""The unit of work: all of a change and its history, or nothing."""

import getpass
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event as sql_event
from sqlalchemy import text

from chronology.errors import BadInputError, DatabaseError, DeclinedError, UnknownNameError
from chronology.model import Actor, Category, Place, Tag
from chronology.store.connect import sqlite_connection
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.settings import set_setting
from chronology.store.unit import UnitOfWork


def write(location: Location, *names: str) -> None:
    with UnitOfWork(location, "test") as unit:
        for name in names:
            unit.add(tag(name))


def attempt(location: Location, work: Callable[[UnitOfWork], object]) -> None:
    with UnitOfWork(location, "test") as unit:
        work(unit)


def tag(name: str) -> Tag:
    return Tag(name=name, name_folded=name.lower())


def tags(location: Location) -> list[str]:
    with open_reader(location) as reader:
        return [row[0] for row in reader.rows("SELECT name FROM tag ORDER BY id")]


def history(location: Location) -> list[tuple[object, ...]]:
    with open_reader(location) as reader:
        return [
            (*row[:3], reader.json(row[3]), reader.json(row[4]))
            for row in reader.rows(
                "SELECT table_name, row_id, operation, before, after FROM history_change ORDER BY id"
            )
        ]


def commands(location: Location) -> list[tuple[object, ...]]:
    with open_reader(location) as reader:
        return list(reader.rows("SELECT author, command FROM history_command ORDER BY id"))


def test_an_insert_is_recorded_whole(db: Location) -> None:
    with UnitOfWork(db, "chronology tag Fire", author="Ada") as unit:
        row = unit.add(tag("Fire"))
        row_id, uuid = row.id, row.uuid
    [(table, changed, operation, before, after)] = history(db)
    assert (table, changed, operation, before) == ("tag", row_id, "insert", None)
    assert after["uuid"] == uuid
    assert after["version"] == 1
    assert after["created_at"] == after["updated_at"] != ""
    assert "extra" not in after
    assert commands(db) == [("Ada", "chronology tag Fire")]


def test_an_update_keeps_the_row_before_and_after(db: Location) -> None:
    with UnitOfWork(db, "one") as unit:
        row_id = unit.add(tag("Fire")).id
    with UnitOfWork(db, "two") as unit:
        row = unit.get(Tag, row_id)
        row.name = "Blaze"
        row.extra = {"colour": ["red"]}
    _, (table, changed, operation, before, after) = history(db)
    assert (table, changed, operation) == ("tag", row_id, "update")
    assert (before["name"], before["version"], before.get("extra")) == ("Fire", 1, None)
    assert (after["name"], after["version"], after["extra"]) == ("Blaze", 2, {"colour": ["red"]})


def test_a_delete_keeps_the_row_before(db: Location) -> None:
    with UnitOfWork(db, "one") as unit:
        row_id = unit.add(tag("Fire")).id
    with UnitOfWork(db, "two") as unit:
        unit.delete(unit.get(Tag, row_id))
    *_, (_, changed, operation, before, after) = history(db)
    assert (changed, operation, before["name"], after) == (row_id, "delete", "Fire", None)


def test_several_changes_of_a_row_are_one(db: Location) -> None:
    with UnitOfWork(db, "one") as unit:
        row, gone = unit.add(tag("Fire")), unit.add(tag("Gone"))
        row.name = "Blaze"
        unit.session.flush()
        unit.delete(gone)
    [(_, _, operation, _, after)] = history(db)
    assert (operation, after["name"]) == ("insert", "Blaze")


def test_a_unit_that_changes_nothing_leaves_no_history(db: Location) -> None:
    with UnitOfWork(db, "one") as unit:
        unit.add(tag("Fire"))
    with UnitOfWork(db, "two") as unit:
        row = unit.get(Tag, 1)
        row.name = "Fire"
    assert [row[1] for row in commands(db)] == ["one"]


@pytest.mark.parametrize("blow", [RuntimeError, KeyboardInterrupt, BadInputError])
def test_an_error_takes_everything_back(db: Location, blow: type[BaseException]) -> None:
    def work() -> None:
        with UnitOfWork(db, "one") as unit:
            unit.add(tag("Fire"))
            unit.bulk_insert(Tag, [{"name": "x", "name_folded": "x"}])
            raise blow("stopped")

    with pytest.raises(blow):
        work()
    assert tags(db) == history(db) == commands(db) == []


def test_a_dry_run_takes_everything_back(db: Location) -> None:
    with UnitOfWork(db, "one", dry_run=True) as unit:
        unit.add(tag("Fire"))
        assert unit.reader.one("SELECT count(*) FROM tag") == (1,)
    assert tags(db) == commands(db) == []


def test_ids_are_never_used_again(db: Location) -> None:
    with UnitOfWork(db, "one") as unit:
        first, second = unit.add(tag("a")).id, unit.add(tag("b")).id
    with UnitOfWork(db, "two") as unit:
        unit.delete(unit.get(Tag, second))
    with UnitOfWork(db, "three") as unit:
        third = unit.add(tag("c")).id
        [fourth] = unit.bulk_insert(Tag, [{"name": "d", "name_folded": "d"}])
    with UnitOfWork(db, "four") as unit:
        fifth = unit.add(tag("e")).id
    assert first < second < third < fourth < fifth


def test_many_rows_at_once_have_their_history(db: Location) -> None:
    rows = [{"name": f"t{n}", "name_folded": f"t{n}", "extra": {"n": n}} for n in range(2500)]
    with UnitOfWork(db, "import", author="Ada") as unit:
        ids = unit.bulk_insert(Tag, rows)
    assert ids == list(range(1, 2501))
    recorded = history(db)
    assert len(recorded) == 2500
    assert recorded[-1][1] == 2500
    assert recorded[-1][4]["extra"] == {"n": 2499}
    assert recorded[-1][4]["version"] == 1
    assert recorded[-1][4]["created_at"]
    assert len({row[4]["uuid"] for row in recorded}) == 2500
    assert commands(db) == [("Ada", "import")]


def test_many_rows_get_their_columns_defaults(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        unit.bulk_insert(Actor, [{"name": "A", "name_folded": "a", "uuid": "u-1"}])
        actor = unit.get(Actor, 1)
        assert (actor.kind, actor.uuid, actor.extra) == ("unknown", "u-1", None)


def test_extra_absent_is_null_and_not_a_word(db: Location) -> None:
    with UnitOfWork(db, "test") as unit:
        unit.add(tag("a"))
        unit.bulk_insert(Tag, [{"name": "b", "name_folded": "b"}])
    with open_reader(db) as reader:
        assert reader.one("SELECT count(*) FROM tag WHERE extra IS NULL") == (2,)
        assert reader.one("SELECT count(*) FROM history_change WHERE before IS NULL") == (2,)


def test_a_savepoint_takes_back_only_its_part(db: Location) -> None:
    def tried(unit: UnitOfWork) -> None:
        with unit.savepoint():
            unit.add(tag("gone"))
            unit.add(tag("kept"))

    with UnitOfWork(db, "one") as unit:
        unit.add(tag("kept"))
        with pytest.raises(BadInputError, match="breaks a rule"):
            tried(unit)
        with unit.savepoint():
            unit.add(tag("later"))
    assert tags(db) == ["kept", "later"]
    assert [row[4]["name"] for row in history(db)] == ["kept", "later"]


def test_a_broken_rule_is_explained(db: Location) -> None:
    with pytest.raises(
        BadInputError, match=r"database \(there is an entry with the same tag\.name"
    ):
        write(db, "a", "a")


def test_a_reference_to_nothing_is_refused(db: Location) -> None:
    said = r"database \(something would refer to an entry that is not there\)"
    with pytest.raises(BadInputError, match=said), UnitOfWork(db, "one") as unit:
        unit.add(Category(name="a", name_folded="a", parent_id=77))


def test_a_value_that_is_not_allowed_is_named(db: Location) -> None:
    with pytest.raises(BadInputError, match=r"database \(ck_place_"), UnitOfWork(db, "one") as unit:
        unit.add(Place(name="a", name_folded="a", latitude=91.0, longitude=0.0))


def test_a_value_that_is_missing_is_named(db: Location) -> None:
    said = r"database \(tag\.name is empty\)"
    with pytest.raises(BadInputError, match=said), UnitOfWork(db, "one") as unit:
        unit.add(Tag(name=None, name_folded="a"))


def test_an_entry_that_does_not_exist(db: Location) -> None:
    with pytest.raises(UnknownNameError, match="There is no tag “7”"):
        attempt(db, lambda unit: unit.get(Tag, 7))


def test_the_author(db: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "login")
    with UnitOfWork(db, "x") as unit:
        assert unit.author == "login"
        set_setting(unit, "author", "the desk")
        assert unit.author == "the desk"
        monkeypatch.setenv("CHRONOLOGY_AUTHOR", "Ada")
        assert unit.author == "Ada"
    with UnitOfWork(db, "x", author="Bob") as unit:
        assert unit.author == "Bob"


def test_nobody_is_logged_in(one_db: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("No username set in the environment")

    monkeypatch.setattr(getpass, "getuser", nobody)
    with UnitOfWork(one_db, "x") as unit:
        assert unit.author == "unknown"


def test_what_was_written_is_read_before_it_is_saved(db: Location) -> None:
    with UnitOfWork(db, "x") as unit:
        unit.session.add(tag("Fire"))
        assert unit.reader.one("SELECT name FROM tag WHERE id = :id", {"id": 1}) == ("Fire",)


def test_a_row_that_moved_on_is_not_written_over(postgres_url: str) -> None:
    """Another program, which takes no turn, changes a tag that is open here."""
    db = Location.parse(postgres_url, {})
    with UnitOfWork(db, "one") as unit:
        unit.add(tag("Fire"))

    def slow(unit: UnitOfWork) -> None:
        row = unit.get(Tag, 1)
        with psycopg.connect(postgres_url) as fast:
            fast.execute("UPDATE tag SET name = 'Fast', version = version + 1 WHERE id = 1")
        row.name = "Slow"

    with pytest.raises(DatabaseError, match="changed the same entry"):
        attempt(db, slow)
    assert tags(db) == ["Fast"]


def test_two_writers_take_turns(db: Location) -> None:
    def write(name: str) -> None:
        with UnitOfWork(db, name) as unit:
            for number in range(20):
                unit.add(tag(f"{name} {number}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tags(db)) == 40
    assert sorted(row[1] for row in commands(db)) == ["a", "b"]


def test_writers_take_turns(db: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOLOGY_LOCK_TIMEOUT", "0.1")
    with UnitOfWork(db, "first") as unit:
        unit.add(tag("Fire"))
        with pytest.raises(DatabaseError, match="is locked") as caught:
            write(db, "Flood")
    assert caught.value.exit_status == 3
    assert "CHRONOLOGY_LOCK_TIMEOUT" in caught.value.cure


def test_a_locked_row(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHRONOLOGY_LOCK_TIMEOUT", "0.1")
    db = Location.parse(postgres_url, {})
    with UnitOfWork(db, "first") as unit:
        unit.add(tag("Fire"))
    with UnitOfWork(db, "first") as unit:
        unit.get(Tag, 1).name = "First"
        unit.session.flush()
        with pytest.raises(DatabaseError, match="is locked"):
            attempt(db, lambda second: setattr(second.get(Tag, 1), "name", "Second"))


def test_a_full_disk(sqlite_db: Location) -> None:
    def fill(unit: UnitOfWork) -> None:
        unit.session.execute(text("PRAGMA max_page_count = 1"))
        rows = ({"name": f"t{n}", "name_folded": f"t{n}"} for n in range(20_000))
        unit.bulk_insert(Tag, rows)

    with pytest.raises(DeclinedError, match="the disk is full") as caught:
        attempt(sqlite_db, fill)
    assert caught.value.exit_status == 4
    assert tags(sqlite_db) == []


def test_an_error_at_the_last_step(sqlite_db: Location) -> None:
    """The last step fails: what was written before it is taken back."""

    def fail(connection: object) -> None:
        connection.exec_driver_sql("SELECT * FROM nowhere")

    def work(unit: UnitOfWork) -> None:
        unit.add(tag("Fire"))
        sql_event.listen(unit.session.connection().engine, "commit", fail)

    with pytest.raises(DatabaseError, match=r"refused \(no such table: nowhere\)"):
        attempt(sqlite_db, work)
    assert tags(sqlite_db) == []


def test_the_file_stays_one_file(sqlite_db: Location, sqlite_path: Path) -> None:
    with UnitOfWork(sqlite_db, "one") as unit:
        unit.add(tag("Fire"))
    assert [path.name for path in sqlite_path.parent.iterdir()] == ["chronology.db"]
    with closing(sqlite_connection(sqlite_db, "ro")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
