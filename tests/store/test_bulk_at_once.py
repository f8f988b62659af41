"""Rows that were written in bulk are there at once, and taken back with everything else."""

import pytest

from chronology.errors import BadInputError
from chronology.model import Event
from chronology.store.bulk.writer import BulkWriter
from chronology.store.location import Location
from chronology.store.unit import UnitOfWork
from tests.store.test_bulk import EVENT, events, rows


def twice(bulk: BulkWriter, count: int) -> None:
    """Insert events that all have one UUID."""
    first = bulk.reserve("event", count)
    ids = range(first, first + count)
    bulk.insert("event", EVENT, [(n, "the same", f"Event {n}", f"event {n}") for n in ids])


def test_every_query_finds_what_was_inserted_before(one_db: Location) -> None:
    with UnitOfWork(one_db, "import") as unit:
        for batch in range(5):
            ids = events(unit.bulk(), 3000, str(batch))
            assert unit.get(Event, ids[-1]).title == f"Event {ids[-1]}"
            (count,) = unit.reader.one("SELECT count(*) FROM event") or (0,)
            assert count == 3000 * (batch + 1)


def test_ids_are_given_once_whoever_asks(one_db: Location) -> None:
    with UnitOfWork(one_db, "import") as unit:
        first = events(unit.bulk(), 1000)
        single = unit.add(Event(title="One", text_folded="one")).id or 0
        second = events(unit.bulk(), 1000, "f")
        reserved = unit.bulk().reserve("event", 10)
    assert first[-1] < single < second[0] <= second[-1] < reserved
    with UnitOfWork(one_db, "add") as unit:
        assert (unit.add(Event(title="Two", text_folded="two")).id or 0) > reserved + 9


@pytest.mark.parametrize("asks", [True, False])
def test_rows_that_break_a_rule_are_told_and_nothing_is_written(
    one_db: Location, *, asks: bool
) -> None:
    def insert() -> None:
        with UnitOfWork(one_db, "import") as unit:
            events(unit.bulk(), 2000)
            twice(unit.bulk(), 2000)
            if asks:
                unit.reader.one("SELECT count(*) FROM event")

    with pytest.raises(BadInputError, match="breaks a rule"):
        insert()
    assert rows(one_db, "SELECT count(*) FROM event") == [(0,)]


def test_a_savepoint_takes_back_what_was_written_inside(one_db: Location) -> None:
    with UnitOfWork(one_db, "import") as unit:
        kept = events(unit.bulk(), 2000)

        def fail() -> None:
            with unit.savepoint():
                events(unit.bulk(), 2000, "f")
                raise InterruptedError

        with pytest.raises(InterruptedError):
            fail()
        again = events(unit.bulk(), 2000, "g")
    assert rows(one_db, "SELECT count(*), max(id) FROM event") == [(4000, again[-1])]
    # A server gives no number twice, even if what took it was taken back.
    assert again[0] == kept[-1] + (1 if one_db.engine == "sqlite" else 2001)


def test_an_interrupted_import_leaves_no_row(one_db: Location) -> None:
    def interrupt() -> None:
        with UnitOfWork(one_db, "import") as unit:
            events(unit.bulk(), 50_000)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupt()
    assert rows(one_db, "SELECT count(*) FROM event") == [(0,)]
