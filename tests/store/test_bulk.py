"""Rows by the hundred thousand: what bulk writing leaves behind."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from chronology.errors import BadInputError
from chronology.formats import import_file
from chronology.model import Event, Participation
from chronology.query.show import show_event
from chronology.store.bulk.writer import BulkWriter
from chronology.store.location import Location
from chronology.store.reader import open_reader
from chronology.store.server import server_connection
from chronology.store.unit import UnitOfWork

EVENT = ("id", "uuid", "title", "text_folded")


def events(bulk: BulkWriter, count: int, prefix: str = "e") -> range:
    first = bulk.reserve("event", count)
    ids = range(first, first + count)
    bulk.insert("event", EVENT, [(n, f"{prefix}-{n}", f"Event {n}", f"event {n}") for n in ids])
    return ids


def rows(db: Location, sql: str) -> Sequence[tuple[Any, ...]]:
    with open_reader(db) as reader:
        return list(reader.rows(sql))


def test_rows_are_filled_in_like_any_others(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        (number,) = events(unit.bulk(), 1)
        whole = unit.get(Event, number)
        assert (whole.title, whole.version, whole.status, whole.handling) == (
            "Event 1", 1, "alleged", "public",
        )  # fmt: skip
        assert whole.created_at == whole.updated_at == unit.at
        assert whole.date_edtf is None


@pytest.mark.parametrize("count", [1, 99, 100, 101, 250])
def test_every_row_of_any_number_is_written(db: Location, count: int) -> None:
    with UnitOfWork(db, "import") as unit:
        ids = events(unit.bulk(), count)
    assert rows(db, "SELECT id, title FROM event ORDER BY id") == [(n, f"Event {n}") for n in ids]


def test_ids_that_were_taken_ahead_are_the_next_ones(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        bulk = unit.bulk()
        assert [events(bulk, count, f"e{count}")[-1] for count in (1, 2, 3, 4)] == [1, 3, 6, 10]
    with UnitOfWork(db, "add") as unit:
        assert unit.add(Event(title="Next", text_folded="next")).id == 11


def test_ids_that_others_took_in_between_are_left_to_them(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        bulk = unit.bulk()
        events(bulk, 1), events(bulk, 1, "f")
        other = unit.add(Event(title="Other", text_folded="other"))
        unit.session.flush()
        taken = {other.id, *events(bulk, 9, "g")}
    with UnitOfWork(db, "add") as unit:
        after = unit.add(Event(title="Next", text_folded="next"))
        assert after.id is not None
        assert len(taken) == 10
        assert after.id > max(id_ for id_ in taken if id_ is not None)


def test_reserved_ids_are_given_to_nobody_else(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        reserved = unit.bulk().reserve("event", 10)
        other = unit.add(Event(title="Other", text_folded="other"))
        again = unit.bulk().reserve("event", 5)
        assert other.id is not None
        assert reserved + 10 <= other.id < again


def test_one_change_of_the_history_stands_for_a_run(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        for _ in range(3):
            last = events(unit.bulk(), 120)[-1]
        unit.bulk().insert("tag", ("id", "uuid", "name", "name_folded"), [(7, "t", "T", "t")])
    found = rows(
        db,
        "SELECT table_name, operation, row_id, row_last, before, after FROM history_change"
        " ORDER BY id",
    )
    assert found == [
        ("event", "insert", last - 359, last, None, None),
        ("tag", "insert", 7, 7, None, None),
    ]


def test_nothing_is_left_of_a_unit_that_fails(db: Location) -> None:
    with pytest.raises(BadInputError, match="Nothing was written: the change breaks a rule"):
        break_a_rule(db)
    assert rows(db, "SELECT count(*) FROM event") == [(0,)]
    assert rows(db, "SELECT count(*) FROM history_change") == [(0,)]


def break_a_rule(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        events(unit.bulk(), 300)
        unit.bulk().insert("tag", ("id", "uuid", "name", "name_folded"), [(1, "u", None, "n")])


def test_text_arrives_unchanged(db: Location) -> None:
    words = ["tab\there", "line\nbreak", "back\\slash", "\\N", "’ü漢", "'quoted'", "%s :name ?", ""]
    with UnitOfWork(db, "import") as unit:
        first = unit.bulk().reserve("event", len(words))
        unit.bulk().insert(
            "event", EVENT, [(first + i, f"u{i}", word, word) for i, word in enumerate(words)]
        )
    assert [row[0] for row in rows(db, "SELECT title FROM event ORDER BY id")] == words


def test_presences_of_new_participations_are_worked_out(db: Location) -> None:
    date = ("date_edtf", "date_start_earliest", "date_start_latest", "date_end_earliest",
            "date_end_latest")  # fmt: skip
    with UnitOfWork(db, "import") as unit:
        bulk = unit.bulk()
        for table, more, values in (
            ("role", ("bodily_present", "name", "name_folded"), (True, "Victim", "victim")),
            ("actor", ("kind", "name", "name_folded"), ("person", "A", "a")),
            ("event", (*EVENT[2:], *date), ("E", "e", "2016-01-01", 0, 50, 60, 100)),
        ):
            bulk.insert(table, ("id", "uuid", *more), [(bulk.reserve(table, 1), "u", *values)])
        number = bulk.reserve("participation", 1)
        columns = ("id", "uuid", "event_id", "actor_id", "role_id")
        bulk.insert("participation", columns, [(number, "p", 1, 1, 1)])
    with UnitOfWork(db, "look") as unit:
        row = unit.get(Participation, number)
        assert (row.present_from, row.present_until) == (50, 60)


def test_events_and_citations_may_name_each_other(db: Location) -> None:
    for prefix in ("first", "second"):
        with UnitOfWork(db, "import") as unit:
            bulk = unit.bulk()
            found = events(bulk, 120, prefix)
            source = bulk.reserve("source", 1)
            bulk.insert("source", ("id", "uuid", "slug"), [(source, prefix, prefix)])
            first = bulk.reserve("citation", 120)
            pairs = [(event, first + n) for n, event in enumerate(found)]
            cited = [(number, f"{prefix}-{number}", event, source) for event, number in pairs]
            bulk.insert("citation", ("id", "uuid", "event_id", "source_id"), cited)
            bulk.point("event", "basis_citation_id", pairs)
    wrong = "SELECT count(*) FROM event e JOIN citation c ON c.id = e.basis_citation_id"
    assert rows(db, f"{wrong} WHERE c.event_id = e.id") == [(240,)]


def test_rows_refer_ahead_only_where_keys_are_minded_at_the_end(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        assert unit.bulk().refers_ahead == (db.engine == "postgresql")
        events(unit.bulk(), 1)
    with UnitOfWork(db, "import") as unit:
        assert not unit.bulk().refers_ahead
    if db.engine == "postgresql":
        with pytest.raises(BadInputError, match="refer to an entry that is not there"):
            cite_nothing(db)


def cite_nothing(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        columns = ("id", "uuid", "event_id", "source_id")
        unit.bulk().insert("citation", columns, [(1, "u", 1, 99)])


def schema(db: Location) -> Sequence[tuple[Any, ...]]:
    """Return all that keeps rows in order and finds them, with how it is made."""
    return rows(
        db,
        "SELECT name, sql FROM sqlite_master ORDER BY name"
        if db.engine == "sqlite"
        else "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL"
        " SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint ORDER BY 1, 2",
    )


@pytest.mark.parametrize("forgone", [None, False, True])
def test_nothing_of_the_schema_is_lost(db: Location, forgone: bool | None) -> None:
    before = schema(db)
    with UnitOfWork(db, "import") as unit:
        if forgone is not None:
            unit.bulk().forgo_uuids(whole=forgone)
        events(unit.bulk(), 10)
        assert unit.reader.one("SELECT count(*) FROM event") == (10,)
    assert schema(db) == before


@pytest.mark.parametrize("column", ["id", "uuid"])
def test_ids_are_unique_also_where_that_is_seen_to_at_the_end(db: Location, column: str) -> None:
    with pytest.raises(BadInputError, match="breaks a rule of the database"):
        write_twice(db, EVENT.index(column))
    assert rows(db, "SELECT count(*) FROM event") == [(0,)]


def write_twice(db: Location, column: int) -> None:
    """Write two events that have a column alike."""
    with UnitOfWork(db, "import") as unit:
        bulk = unit.bulk()
        bulk.forgo_uuids(whole=True)
        first = bulk.reserve("event", 2)
        one, other = (first, "u", "A", "a"), [first + 1, "v", "B", "b"]
        other[column] = one[column]
        bulk.insert("event", EVENT, [one, other])


def test_what_others_hang_on_our_rows_stays(postgres_url: str) -> None:
    pg = Location.parse(postgres_url, {})
    own = "CREATE TABLE theirs (event integer REFERENCES event (id), said text REFERENCES event (uuid))"
    told = "CREATE VIEW told AS SELECT id, title, count(*) AS times FROM event GROUP BY id"
    with server_connection(pg) as connection:
        connection.execute(own)
        connection.execute(told)
        connection.commit()
    before = schema(pg)
    with UnitOfWork(pg, "import") as unit:
        unit.bulk().forgo_uuids(whole=True)
        events(unit.bulk(), 10)
    assert schema(pg) == before
    assert rows(pg, "SELECT count(*) FROM told") == [(10,)]


def test_a_run_counts_as_the_making_of_each_row(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        numbers = events(unit.bulk(), 3)
    with UnitOfWork(db, "edit") as unit:
        unit.get(Event, numbers[1]).title = "Changed"
    with open_reader(db) as reader:
        assert [show_event(reader, number).changes for number in numbers] == [0, 1, 0]


def test_the_id_of_an_imported_event_is_not_used_again(one_db: Location, tmp_path: Path) -> None:
    with UnitOfWork(one_db, "import") as unit:
        numbers = events(unit.bulk(), 3)
    with UnitOfWork(one_db, "rm") as unit:
        unit.session.connection().execute(text(f"DELETE FROM event WHERE id = {numbers[1]}"))
    table = tmp_path / "table.csv"
    table.write_text(f"id,title,when\n{numbers[1]},Again,2016\n", encoding="utf-8")
    (refused,) = import_file(one_db, table).refused
    assert "was removed, and its id is never used again" in refused.why


def test_a_savepoint_takes_bulk_rows_back(db: Location) -> None:
    with UnitOfWork(db, "import") as unit:
        with pytest.raises(BadInputError):
            fail_in_a_savepoint(unit)
        kept = events(unit.bulk(), 2, "kept")
        with pytest.raises(BadInputError):
            fail_in_a_savepoint(unit)
    assert rows(db, "SELECT id FROM event ORDER BY id") == [(number,) for number in kept]
    found = rows(db, "SELECT row_id, row_last FROM history_change WHERE table_name = 'event'")
    assert found == [(kept[0], kept[-1])]


def fail_in_a_savepoint(unit: UnitOfWork) -> None:
    with unit.savepoint():
        events(unit.bulk(), 3, "taken back")
        raise BadInputError("no")
