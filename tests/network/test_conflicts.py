"""Conflicts: all are found, each is minimal over its claims, the rest is consistent."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.network.conflicts import Conflict, Conflicts, Search, find_conflicts
from chronology.network.constraints import ORIGIN, Network
from chronology.network.minimal import PORTIONS, Clashes
from chronology.network.solve import Contradiction
from tests.network.planting import (
    DAY,
    all_conflicts,
    assert_sound,
    cheapest,
    consistent,
    planted,
    tangle,
    without,
)
from tests.steps import steps


def claims_of(found: Conflicts) -> list[tuple[int, ...]]:
    return [conflict.claims for conflict in found.conflicts]


def test_nothing_is_found_in_an_empty_network() -> None:
    assert find_conflicts(Network()) == Conflicts((), frozenset(), cut=False)


def test_nothing_is_found_where_dates_only_touch() -> None:
    network = Network()
    first, second = network.moment("end of a"), network.moment("start of b")
    network.add(ORIGIN, first, 0, claims=[network.claim("a")])
    network.add(first, ORIGIN, -DAY, claims=[network.claim("a")], strict=True)
    network.add(ORIGIN, second, 0, claims=[network.claim("b")])
    network.add(second, ORIGIN, -DAY, claims=[network.claim("b")], strict=True)
    network.add(first, second, 0, claims=[network.claim("a before b")], strict=True)
    assert not find_conflicts(network).conflicts


def test_two_orders_against_each_other() -> None:
    """a before b, b before a: impossible by a moment."""
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    there = network.add(a, b, 0, claims=[network.claim("a before b")], strict=True)
    back = network.add(b, a, 0, claims=[network.claim("b before a")], strict=True)
    found = find_conflicts(network)
    (conflict,) = found.conflicts
    assert sorted(conflict.constraints) == [there, back]
    assert conflict.claims == (0, 1)
    assert (conflict.shortfall, conflict.group, found.cut) == (0, 0, False)
    assert found.set_aside == {0, 1}


def test_a_circle_of_hundreds_is_told_in_few_solutions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each claim of it is needed; to leave them out one by one would take a solution each."""
    solutions = 0
    among = Clashes.among

    def counted(self: Clashes, claims: Sequence[int]) -> Contradiction | None:
        nonlocal solutions
        solutions += 1
        return among(self, claims)

    monkeypatch.setattr(Clashes, "among", counted)
    network = Network()
    size = 5 * PORTIONS
    moments = [network.moment(number) for number in range(size)]
    for number, moment in enumerate(moments):
        network.add(moments[number - 1], moment, 0, claims=[network.claim(number)], strict=True)
    (conflict,) = find_conflicts(network).conflicts
    assert conflict.claims == tuple(range(size))
    assert solutions <= 2 * PORTIONS


def test_what_many_claims_do_not_need_is_left_out() -> None:
    """A long way round, whose claims contradict by a short way through one of them."""
    network = Network()
    size = 3 * PORTIONS
    moments = [network.moment(number) for number in range(size)]
    for number, moment in enumerate(moments):
        network.add(moments[number - 1], moment, 1, claims=[network.claim(number)])
    network.add(moments[2], moments[1], 0, claims=[network.claim(2)])
    claims, _ = Clashes(network, Search(network).labels.of).minimal(range(size))
    assert 2 in claims
    assert len(claims) <= size // PORTIONS


def test_two_orders_that_allow_the_same_moment_agree() -> None:
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    network.add(a, b, 0, claims=[network.claim("a not after b")])
    network.add(b, a, 0, claims=[network.claim("b not after a")])
    assert not find_conflicts(network).conflicts


def test_a_date_in_the_way_of_a_lag() -> None:
    """a on day 10 or later, b 5 days after a, b before day 12: three days are missing."""
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    dated, lag, bound = (network.claim(name) for name in ("date of a", "lag", "date of b"))
    cycle = (
        network.add(ORIGIN, a, 10 * DAY, claims=[dated]),
        network.add(a, b, 5 * DAY, claims=[lag]),
        network.add(b, ORIGIN, -12 * DAY, claims=[bound], strict=True),
    )
    (conflict,) = find_conflicts(network).conflicts
    assert sorted(conflict.constraints) == list(cycle)
    assert conflict.claims == (dated, lag, bound)
    assert conflict.shortfall == 3 * DAY


def test_the_short_way_is_reported_where_a_long_one_is_tighter() -> None:
    """The stated date suffices; five orders that push further are not blamed."""
    network = Network()
    last = network.moment("last")
    chain = [network.moment(number) for number in range(5)]
    network.add(ORIGIN, chain[0], 50 * DAY, claims=[network.claim("first")])
    for number, (earlier, later) in enumerate(zip(chain, [*chain[1:], last], strict=True)):
        network.add(earlier, later, 0, claims=[network.claim(("order", number))], strict=True)
    stated = network.claim("stated")
    network.add(ORIGIN, last, 20 * DAY, claims=[stated])
    bound = network.claim("bound", 0.5)
    network.add(last, ORIGIN, -10 * DAY, claims=[bound], strict=True)
    found = find_conflicts(network)
    assert found.conflicts[0].claims == (stated, bound)
    assert found.conflicts[0].shortfall == 10 * DAY
    assert len(found.conflicts) == 2, "the long way is a conflict too, hidden behind the bound"


def test_claims_that_a_cycle_needs_only_by_the_way_are_left_out() -> None:
    """The shortest cycle rests on three claims, a longer one on two of them."""
    network = Network()
    a, b, c = (network.moment(name) for name in "abc")
    first, second, idle = (network.claim(name) for name in ("first", "second", "idle"))
    network.add(a, b, 1, claims=[first, idle])
    network.add(b, a, 1, claims=[second])
    network.add(a, c, 1, claims=[first])
    network.add(c, b, 1, claims=[first])
    (conflict,) = find_conflicts(network).conflicts
    assert conflict.claims == (first, second)
    assert len(conflict.constraints) == 3
    assert_sound(network, conflict)


def test_structural_constraints_are_never_blamed() -> None:
    """An event that starts after day 9 and ends before day 8."""
    network = Network()
    start, end = network.moment("start"), network.moment("end")
    inside = network.add(start, end, 0)
    dated, other = network.claim("start"), network.claim("end")
    network.add(ORIGIN, start, 9 * DAY, claims=[dated])
    network.add(end, ORIGIN, -8 * DAY, claims=[other], strict=True)
    (conflict,) = find_conflicts(network).conflicts
    assert inside in conflict.constraints
    assert conflict.claims == (dated, other)


def test_a_claim_may_contradict_itself() -> None:
    network = Network()
    moment = network.moment("a")
    alone = network.claim("alone")
    network.add(ORIGIN, moment, 5, claims=[alone])
    network.add(moment, ORIGIN, -5, claims=[alone], strict=True)
    itself = network.claim("itself")
    network.add(moment, moment, 1, claims=[itself])
    network.add(ORIGIN, ORIGIN, 1, claims=[network.claim("origin")])
    assert sorted(claims_of(find_conflicts(network))) == [(0,), (1,), (2,)]


def test_a_cycle_beside_one_that_merely_holds_is_found() -> None:
    """b is 3 after a at the least, and 3 at the most; a second claim says 4."""
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    network.add(a, b, 3, claims=[network.claim("3 after")])
    more = network.claim("4 after")
    network.add(a, b, 4, claims=[more])
    most = network.claim("3 at the most")
    network.add(b, a, -3, claims=[most])
    (conflict,) = find_conflicts(network).conflicts
    assert conflict.claims == (more, most)
    assert conflict.shortfall == 1


@pytest.mark.parametrize("through_origin", [False, True])
def test_a_conflict_without_claims_is_refused(*, through_origin: bool) -> None:
    network = Network()
    a = ORIGIN if through_origin else network.moment("a")
    b = network.moment("b")
    network.add(a, b, 1)
    network.add(b, a, 0)
    said = "The structural constraints of the network contradict each other at"
    with pytest.raises(ValueError, match=re.escape(said)) as raised:
        find_conflicts(network)
    assert "no claim is to blame" in str(raised.value)


def test_one_wrong_date_is_one_conflict_where_the_rest_agrees() -> None:
    """A date years too late, and twenty events after it: the date alone is set aside."""
    network = Network()
    first = network.moment("first")
    wrong = network.claim("wrong", 0.5)
    network.add(ORIGIN, first, 1000 * DAY, claims=[wrong])
    for number in range(20):
        event = network.moment(number)
        claim = network.claim(("date", number))
        network.add(ORIGIN, event, number * DAY, claims=[claim])
        network.add(event, ORIGIN, -(number + 1) * DAY, claims=[claim], strict=True)
        network.add(first, event, 0, claims=[network.claim(("order", number))], strict=True)
    found = find_conflicts(network, limit=1)
    assert [wrong in claims for claims in claims_of(found)] == [True]
    assert len(claims_of(find_conflicts(network))) == 20


@pytest.mark.parametrize("seed", range(6))
def test_planted_conflicts_are_all_found(seed: int) -> None:
    network, conflicts = planted(seed, events=120, conflicts=9)
    found = find_conflicts(network)
    assert conflicts <= set(claims_of(found))
    for conflict in found.conflicts:
        assert_sound(network, conflict)
    aside = {cheapest(network, claims) for claims in claims_of(found)}
    assert consistent(network, without(network, aside))
    assert consistent(network, without(network, found.set_aside))


@given(st.integers(0, 1 << 40))
@settings(max_examples=60, deadline=None)
def test_every_conflict_of_a_tangle_is_found(seed: int) -> None:
    _hold_against_brute_force(tangle(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1500))
def test_every_conflict_of_many_tangles_is_found(seed: int) -> None:
    size = seed % 3
    _hold_against_brute_force(
        tangle(seed, moments=4 + 2 * size, claims=7 + size, constraints=10 + 5 * size)
    )


def _hold_against_brute_force(network: Network) -> None:
    found = find_conflicts(network, limit=10_000)
    assert not found.cut
    assert len(set(claims_of(found))) == len(found.conflicts)
    assert set(claims_of(found)) == all_conflicts(network)
    for conflict in found.conflicts:
        assert_sound(network, conflict)
    assert found.set_aside == {claim for claims in claims_of(found) for claim in claims}


@pytest.mark.parametrize("seed", range(20))
def test_the_same_network_gives_the_same_conflicts(seed: int) -> None:
    assert find_conflicts(tangle(seed)) == find_conflicts(tangle(seed))


def test_the_limit_stops_the_search_for_what_overlaps_only() -> None:
    network = next(n for n in map(tangle, range(100)) if len(find_conflicts(n).conflicts) > 4)
    everything = find_conflicts(network)
    for limit in range(len(everything.conflicts) + 1):
        found = find_conflicts(network, limit=limit)
        aside = {cheapest(network, claims) for claims in claims_of(found)}
        assert consistent(network, without(network, aside))
        assert found.cut
        assert claims_of(found) == claims_of(everything)[: len(found.conflicts)]


def test_a_constraint_over_which_nothing_passes_costs_nothing() -> None:
    """Ten conflicts more cost about the same, whether the rest is small or large."""
    costs = []
    for events in (100, 400):
        few, many = (planted(1, events, conflicts).network for conflicts in (3, 15))
        costs.append(
            steps(lambda n=many: find_conflicts(n, limit=0))
            - steps(lambda n=few: find_conflicts(n, limit=0))
        )
    assert costs[1] < 2 * costs[0]


@pytest.mark.parametrize("bound", ["TRIALS", "NODES", "WORK"])
def test_a_search_that_takes_too_long_says_that_it_was_cut(
    monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    network = next(n for n in map(tangle, range(100)) if len(find_conflicts(n).conflicts) > 4)
    everything = find_conflicts(network)
    monkeypatch.setattr(f"chronology.network.overlaps.{bound}", 1)
    found = find_conflicts(network)
    assert (everything.cut, found.cut) == (False, True)
    assert set(claims_of(found)) < set(claims_of(everything))
    aside = {cheapest(network, claims) for claims in claims_of(found)}
    assert consistent(network, without(network, aside))


@pytest.mark.parametrize("seed", range(10))
def test_one_large_tree_finds_what_several_small_ones_find(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    network = tangle(seed)
    apart = find_conflicts(network, limit=10_000)
    monkeypatch.setattr("chronology.network.parts.REACH", 0)
    together = find_conflicts(network, limit=10_000)
    assert set(claims_of(apart)) == set(claims_of(together))


def test_conflicts_that_share_a_claim_are_in_one_group() -> None:
    """a-b-c hang together through shared claims, d stands alone."""
    network = Network()
    moments = [network.moment(name) for name in range(4)]
    one, two, three, four, five, six = (network.claim(number) for number in range(6))
    pairs = [(0, one, two), (1, four, five), (2, two, three), (3, three, six)]
    for moment, below, above in pairs:
        network.add(ORIGIN, moments[moment], 1, claims=[below])
        network.add(moments[moment], ORIGIN, 0, claims=[above])
    found = find_conflicts(network)
    groups = {conflict.claims: conflict.group for conflict in found.conflicts}
    assert len(groups) == 4
    assert groups[one, two] == groups[two, three] == groups[three, six] != groups[four, five]
    assert found.conflicts[0].group == 0
    assert sorted(set(groups.values())) == [0, 1]


def test_a_conflict_is_a_value() -> None:
    assert Conflict((1,), (2,), 3, 0) == Conflict((1,), (2,), 3, 0)
