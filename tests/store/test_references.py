"""Which references of new rows are known to be good without asking the server."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronology.store.bulk.references import References, references_of
from chronology.store.bulk.runs import Runs

ACTOR = ("participation", "actor_id", "actor")
EVENT = ("participation", "event_id", "event")
ROLE = ("participation", "role_id", "role")
CITATION = ("participation", "citation_id", "citation")

RUNS = {"actor": Runs([(5, 9), (20, 29)]), "event": Runs([(1, 3)])}
WRITTEN = {"participation": (3, 0, 0), "actor": (15, 0, 0), "event": (3, 0, 0)}


def taken_in(actors: Sequence[int | None], events: Sequence[int | None] = (1, 2, 3)) -> References:
    found = References()
    found.add("participation", 3, {"role_id": 7}, {"actor_id": actors, "event_id": events})
    return found


def test_every_reference_of_a_table_is_told() -> None:
    assert set(references_of("participation")) == {ACTOR, EVENT, ROLE, CITATION}
    assert ("event", "date_anchor_id", "event") in references_of("event")
    assert references_of("tag") == ()


def test_what_lies_in_a_run_or_is_null_is_good() -> None:
    assert taken_in([5, 9, 7]).good(RUNS, WRITTEN) == {ACTOR, EVENT, CITATION}
    assert taken_in([20, None, 29]).good(RUNS, WRITTEN) == {ACTOR, EVENT, CITATION}
    assert taken_in([None, None, None]).good(RUNS, WRITTEN) == {ACTOR, EVENT, CITATION}


@pytest.mark.parametrize(
    "actors", [[4, 5, 6], [9, 10, 9], [9, 20, 21], [None, 30, 20], [None, 4, None], [12, 12, 12]]
)
def test_what_lies_outside_of_every_run_is_not(actors: list[int | None]) -> None:
    assert ACTOR not in taken_in(actors).good(RUNS, WRITTEN)
    assert EVENT in taken_in(actors).good(RUNS, WRITTEN)


def test_one_row_of_many_is_enough_to_doubt() -> None:
    found = taken_in([5, 6, 7])
    found.add("participation", 1, {"actor_id": 8, "event_id": 4}, {})
    assert found.good(RUNS, {**WRITTEN, "participation": (4, 0, 0)}) == {ACTOR, CITATION}


def test_what_all_rows_have_alike_counts_too() -> None:
    found = References()
    found.add("participation", 2, {"actor_id": 5, "event_id": None, "role_id": 1}, {})
    assert found.good(RUNS, {**WRITTEN, "participation": (2, 0, 0)}) == {ACTOR, EVENT, CITATION}


@pytest.mark.parametrize("written", [(4, 0, 0), (2, 0, 0), (3, 1, 0), (3, 0, 1)])
def test_a_table_to_which_others_wrote_is_doubted(written: tuple[int, int, int]) -> None:
    assert taken_in([5, 6, 7]).good(RUNS, {**WRITTEN, "participation": written}) == set()


def test_rows_that_were_removed_again_are_doubted() -> None:
    gone = {**WRITTEN, "actor": (15, 0, 1)}
    assert taken_in([5, 6, 7]).good(RUNS, gone) == {EVENT, CITATION}


def test_nothing_is_good_of_which_the_server_says_nothing() -> None:
    assert taken_in([5, 6, 7]).good(RUNS, {}) == set()
    one = {"participation": (3, 0, 0)}
    assert taken_in([5, 6, 7]).good(RUNS, one) == {CITATION}


ids = st.one_of(st.none(), st.integers(1, 12))


@given(
    st.lists(st.lists(ids, min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(1, 12), st.integers(0, 4)), max_size=3),
)
def test_what_is_said_to_be_good_is(
    batches: list[list[int | None]], runs: list[tuple[int, int]]
) -> None:
    found, there = References(), Runs()
    for first, more in runs:
        there.add(first, first + more)
    for batch in batches:
        found.add("participation", len(batch), {}, {"actor_id": batch})
    count = sum(map(len, batches))
    good = found.good(
        {"actor": there}, {"participation": (count, 0, 0), "actor": (len(there), 0, 0)}
    )
    named = {one for batch in batches for one in batch if one is not None}
    if ACTOR in good:
        assert all(one in there for one in named)
    if not named or (len(runs) == 1 and all(one in there for one in named)):
        assert ACTOR in good
