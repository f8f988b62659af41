"""UUIDs of imported rows, and runs of ids."""

from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chronology.store.bulk.identity import KINDS, MOST_ROWS, child_uuid, event_uuid, event_uuids
from chronology.store.bulk.runs import Runs

IDS = ("1", "9", "10", "244657", "99999999999999", "999999999999999", "SYR1", "", "007", "7", "٣")


@pytest.mark.parametrize("external", IDS)
def test_they_are_uuids_of_version_8(external: str) -> None:
    event = event_uuid("ged", external)
    for found in (event, *(child_uuid(event, table, MOST_ROWS - 1) for table in KINDS)):
        assert str(UUID(found)) == found
        assert UUID(found).version == 8


def test_none_is_made_twice() -> None:
    events = [event_uuid(dataset, external) for dataset in ("a", "b") for external in IDS]
    tables = [table for table in KINDS if table != "event"]
    rows = [child_uuid(event, table, n) for event in events for table in tables for n in (0, 1, 9)]
    assert len({*events, *rows}) == len(events) + len(rows)


def test_they_are_always_the_same() -> None:
    assert event_uuid("ucdp-ged", "244657") == "42fced41-0000-8000-8000-00003bbb1000"
    assert event_uuid("ucdp-ged", "A-1") == event_uuid("ucdp-ged", "A-1")


def test_numbers_keep_their_order() -> None:
    found = [event_uuid("ged", str(number)) for number in (1, 9, 10, 99, 1000, 10**13)]
    assert found == sorted(found)


@given(st.lists(st.text() | st.integers(0, 10**16).map(str) | st.sampled_from(IDS)))
@example(["9999999999", "10000000000", "0", "00", "٣", "", "²"])
def test_many_at_a_time_are_the_same(names: list[str]) -> None:
    assert event_uuids("ged", names) == [event_uuid("ged", name) for name in names]


def test_a_row_of_an_event_with_a_random_uuid() -> None:
    found = child_uuid("2f1e6c1e-9f4b-4a57-b5a4-5d1f3a6c9e10", "citation", 2)
    assert found == "2f1e6c1e-9f4b-8003-b5a4-5d1f3a6c9002"
    assert UUID(found).version == 8


def test_runs_that_touch_are_one() -> None:
    runs = Runs()
    runs.add(1, 5)
    runs.add(6, 9)
    runs.add_each([20, 21, 22])
    runs.add_each([30, 33])
    assert list(runs) == [(1, 9), (20, 22), (30, 30), (33, 33)]
    assert len(runs) == 14
    assert 9 in runs
    assert 10 not in runs
    assert runs.hold(20, 22)
    assert not runs.hold(9, 20)
