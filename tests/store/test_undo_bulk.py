"""Rows that were written in bulk are taken back and brought back like any others."""

import json

from chronology.cli import main
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.undoing.reversal import undo
from chronology.store.unit import UnitOfWork
from tests.store.test_undo import last_command, run, state

EVENTS = 250


def load(db: Location) -> None:
    """Write events with everything on them that an import brings."""
    with UnitOfWork(db, "chronology import invented.csv") as unit:
        bulk = unit.bulk()
        place, source = bulk.reserve("place", 1), bulk.reserve("source", 1)
        first, cited, stood = (
            bulk.reserve(table, EVENTS) for table in ("event", "citation", "event_place")
        )
        counted = bulk.reserve("measure", EVENTS)
        bulk.insert(
            "place",
            ("id", "uuid", "name", "name_folded", "latitude", "longitude"),
            [(place, "p", "Fictia", "fictia", 34.80246212345678, 0.1)],
        )
        bulk.insert("source", ("id", "uuid", "slug"), [(source, "s", "wire")])
        bulk.insert(
            "event",
            ("id", "uuid", "title", "text_folded", "extra", "import_digest"),
            [
                (
                    first + n,
                    f"e{n}",
                    f"“Event” {n} \\ \t",
                    f"event {n}",
                    '{"a": {"b": [null, true]}}',
                    "x",
                )
                for n in range(EVENTS)
            ],
        )
        bulk.insert(
            "citation",
            ("id", "uuid", "event_id", "source_id"),
            [(cited + n, f"c{n}", first + n, source) for n in range(EVENTS)],
        )
        bulk.insert(
            "event_place",
            ("id", "uuid", "event_id", "place_id", "role", "citation_id"),
            [(stood + n, f"w{n}", first + n, place, "at", cited + n) for n in range(EVENTS)],
        )
        bulk.insert(
            "measure",
            ("id", "uuid", "event_id", "kind", "best"),
            [(counted + n, f"m{n}", first + n, "killed", n / 3) for n in range(EVENTS)],
        )


def test_an_import_is_one_step(db: Location) -> None:
    run(db, "add", "Before", "--when", "1990")
    before = state(db)
    load(db)
    after = state(db)
    assert main(["--db", str(db.path or db.dsn), "undo"]) == 0
    assert state(db) == before
    assert run(db, "undo", str(last_command(db))) == 0
    assert state(db) == after


def test_rows_changed_since_hold_it_back(db: Location) -> None:
    load(db)
    number = last_command(db)
    with open_reader(db) as reader:
        found = reader.one("SELECT max(id) FROM event")
        event = found[0] if found else 0
    run(db, "edit", str(event), "--title", "Corrected")
    assert run(db, "undo", str(number)) == 2
    run(db, "undo")
    assert run(db, "undo", str(number)) == 0


def test_the_next_import_looks_again_at_what_was_taken_back(db: Location) -> None:
    load(db)
    with open_reader(db) as reader:
        found = reader.one("SELECT min(id) FROM event")
        event = found[0] if found else 0
    run(db, "edit", str(event), "--title", "Corrected")
    with UnitOfWork(db, "undo") as unit:
        undo(unit)
    with open_reader(db) as reader:
        sql = "SELECT count(*) FROM event WHERE import_digest IS NULL"
        assert reader.one(sql) == (1,)


def test_documents_of_removed_rows_are_whole(db: Location) -> None:
    load(db)
    run(db, "undo")
    with open_reader(db) as reader:
        sql = (
            "SELECT before FROM history_change WHERE operation = 'delete'"
            " AND table_name = :table ORDER BY id LIMIT 1"
        )
        found = {
            table: reader.json((reader.one(sql, {"table": table}) or ("{}",))[0])
            for table in ("event", "place", "measure")
        }
    assert found["event"]["title"] == "“Event” 0 \\ \t"
    assert found["event"]["extra"] == json.loads('{"a": {"b": [null, true]}}')
    assert "date_edtf" not in found["event"]
    assert found["place"]["latitude"] == 34.80246212345678
    assert found["measure"]["best"] == 0.0
