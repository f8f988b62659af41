"""The unit of work: all of a change and its history, or nothing."""

from chronology.model import Tag
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.unit import UnitOfWork


def tag(name: str) -> Tag:
    return Tag(name=name, name_folded=name.lower())


def history(location: Location) -> list[tuple[object, ...]]:
    with open_reader(location) as reader:
        return [
            (*row[:3], reader.json(row[3]), reader.json(row[4]))
            for row in reader.rows(
                "SELECT table_name, row_id, operation, before, after FROM history_change ORDER BY id"
            )
        ]


def test_an_insert_is_recorded_whole(db: Location) -> None:
    with UnitOfWork(db, "chronology tag Fire", author="Ada") as unit:
        row = unit.add(tag("Fire"))
        row_id, uuid = row.id, row.uuid
    [(table, changed, operation, before, after)] = history(db)
    assert (table, changed, operation, before) == ("tag", row_id, "insert", None)
    assert after["uuid"] == uuid
    assert after["version"] == 1
    assert after["created_at"] == after["updated_at"] != ""
    assert after["extra"] is None
    with open_reader(db) as reader:
        command = reader.one("SELECT author, command FROM history_command")
    assert command == ("Ada", "chronology tag Fire")


def test_an_update_keeps_the_row_before_and_after(db: Location) -> None:
    with UnitOfWork(db, "one") as unit:
        row_id = unit.add(tag("Fire")).id
    with UnitOfWork(db, "two") as unit:
        row = unit.session.get(Tag, row_id)
        row.name = "Blaze"
        row.extra = {"colour": ["red"]}
    _, (table, changed, operation, before, after) = history(db)
    assert (table, changed, operation) == ("tag", row_id, "update")
    assert (before["name"], before["version"], before["extra"]) == ("Fire", 1, None)
    assert (after["name"], after["version"], after["extra"]) == ("Blaze", 2, {"colour": ["red"]})
