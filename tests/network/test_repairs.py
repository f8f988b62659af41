"""Repairs: how far a claim must give way, and the cheapest claims to set aside."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.network.conflicts import Conflict, find_conflicts
from chronology.network.constraints import ORIGIN, Network
from chronology.network.hitting import EXACT, cheapest_hitting
from chronology.network.repairs import Repair, RepairPlan, cheapest, loosening, options
from tests.network.planting import DAY, consistent, planted, tangle, without


def loosened(network: Network, claim: int, seconds: int) -> Network:
    """The same network with the constraints of a claim asking for less."""
    other = Network()
    for name in network.moments[1:]:
        other.moment(name)
    for key, cost in zip(network.claims, network.costs, strict=True):
        other.claim(key, cost)
    for number, blamed in enumerate(network.blamed):
        other.add(
            network.earlier[number],
            network.later[number],
            network.least[number] - (seconds if claim in blamed else 0),
            claims=blamed,
            strict=bool(network.strict[number]),
        )
    return other


def late_event() -> tuple[Network, Conflict]:
    """a on day 10 or later, b 5 days after a, b before day 12."""
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    network.add(ORIGIN, a, 10 * DAY, claims=[network.claim("date of a", 3.0)])
    network.add(a, b, 5 * DAY, claims=[network.claim("lag", 1.0)])
    network.add(b, ORIGIN, -12 * DAY, claims=[network.claim("date of b", 2.0)], strict=True)
    (conflict,) = find_conflicts(network).conflicts
    return network, conflict


def test_a_claim_gives_way_by_what_is_missing_and_a_second_where_more_is_asked() -> None:
    network, conflict = late_event()
    assert [loosening(network, conflict, claim) for claim in conflict.claims] == [3 * DAY + 1] * 3


def test_a_second_is_enough_where_only_a_moment_is_missing() -> None:
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    network.add(a, b, 0, claims=[network.claim("a before b")], strict=True)
    network.add(b, a, 0, claims=[network.claim("b before a")], strict=True)
    (conflict,) = find_conflicts(network).conflicts
    assert loosening(network, conflict, 0) == loosening(network, conflict, 1) == 1


def test_without_anything_strict_no_second_is_added() -> None:
    network = Network()
    a = network.moment("a")
    network.add(ORIGIN, a, 10, claims=[network.claim("not before")])
    network.add(a, ORIGIN, -3, claims=[network.claim("not after")])
    (conflict,) = find_conflicts(network).conflicts
    assert loosening(network, conflict, 0) == 7


def test_a_claim_that_the_cycle_passes_twice_gives_way_by_half() -> None:
    """The window of a claim is 7 seconds too narrow; each side yields 4."""
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    window = network.claim("window")
    network.add(ORIGIN, a, 10, claims=[window])
    network.add(a, b, 0, claims=[network.claim("order")])
    network.add(b, ORIGIN, -3, claims=[window])
    (conflict,) = find_conflicts(network).conflicts
    assert loosening(network, conflict, window) == 4


def test_a_longer_cycle_of_the_same_claims_that_asks_for_more_counts_too() -> None:
    """The reported cycle is the short one, by 1 second; the long one is broken by 9."""
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    low, high = network.claim("low"), network.claim("high")
    network.add(ORIGIN, a, 1, claims=[low])
    network.add(ORIGIN, b, 9, claims=[low])
    network.add(b, a, 0)
    network.add(a, ORIGIN, 0, claims=[high])
    (conflict,) = find_conflicts(network).conflicts
    assert conflict.shortfall == 1
    assert loosening(network, conflict, low) == 9


def test_a_conflict_written_by_hand_has_its_cycle_only() -> None:
    network, conflict = late_event()
    bare = Conflict(conflict.constraints, conflict.claims, conflict.shortfall, conflict.group)
    assert loosening(network, bare, 0) == 3 * DAY + 1


def test_a_claim_outside_the_conflict_is_refused() -> None:
    network, conflict = late_event()
    stranger = network.claim("stranger")
    with pytest.raises(ValueError, match=f"Claim {stranger} has no part in what contradicts"):
        loosening(network, conflict, stranger)


def test_options_are_sorted_by_cost() -> None:
    network, conflict = late_event()
    assert options(network, conflict) == (
        Repair(1, 1.0, 3 * DAY + 1),
        Repair(2, 2.0, 3 * DAY + 1),
        Repair(0, 3.0, 3 * DAY + 1),
    )


@given(st.integers(0, 1 << 40))
@settings(max_examples=40, deadline=None)
def test_loosening_is_enough_and_a_second_less_is_not(seed: int) -> None:
    network = tangle(seed)
    for conflict in find_conflicts(network).conflicts:
        for repair in options(network, conflict):
            enough = loosened(network, repair.claim, repair.loosen_seconds)
            short = loosened(network, repair.claim, repair.loosen_seconds - 1)
            assert consistent(enough, conflict.claims)
            assert not consistent(short, conflict.claims)


def test_nothing_is_repaired_where_nothing_is_wrong() -> None:
    assert cheapest(Network(), ()) == RepairPlan((), 0.0, exact=True)


def test_one_shared_claim_is_cheaper_than_two_cheap_ones() -> None:
    """A date at 3 contradicts two others at 2 each."""
    network = Network()
    a = network.moment("a")
    shared = network.claim("shared", 3.0)
    network.add(ORIGIN, a, 10, claims=[shared])
    network.add(a, ORIGIN, -5, claims=[network.claim("one", 2.0)])
    network.add(a, ORIGIN, -6, claims=[network.claim("two", 2.0)])
    found = find_conflicts(network)
    assert cheapest(network, found.conflicts) == RepairPlan((shared,), 3.0, exact=True)


def cheapest_by_trial(conflicts: Sequence[Sequence[int]], costs: Sequence[float]) -> float:
    """What the cheapest claims cost of which every conflict has one, by trying all sets."""
    claims = sorted({claim for conflict in conflicts for claim in conflict})
    return min(
        sum(costs[claim] for claim in chosen)
        for size in range(len(claims) + 1)
        for chosen in combinations(claims, size)
        if all(set(conflict) & set(chosen) for conflict in conflicts)
    )


CONFLICTS = st.lists(
    st.lists(st.integers(0, 8), min_size=1, max_size=4, unique=True), min_size=1, max_size=9
)


@given(CONFLICTS, st.lists(st.integers(1, 9), min_size=9, max_size=9))
@settings(max_examples=60, deadline=None)
def test_the_cheapest_hitting_set_is_that_of_brute_force(
    conflicts: list[list[int]], costs: list[float]
) -> None:
    claims, exact = cheapest_hitting(conflicts, costs)
    assert exact
    assert all(set(claims) & set(conflict) for conflict in conflicts)
    assert sum(costs[claim] for claim in claims) == cheapest_by_trial(conflicts, costs)


def test_greed_alone_would_pay_too_much() -> None:
    """The claim 0 is the best at first sight, and idle once 1 and 2 are needed."""
    conflicts = [[0, 1], [0, 1], [0, 2], [1, 3], [2, 4]]
    costs = [1.4, 1.0, 1.0, 9.0, 9.0]
    assert cheapest_hitting(conflicts, costs) == ((1, 2), True)


def test_a_large_group_is_settled_by_greed_and_says_so() -> None:
    """A ring of claims, each in two conflicts, more of them than are settled exactly."""
    ring = [[number, (number + 1) % (EXACT + 2)] for number in range(EXACT + 2)]
    claims, exact = cheapest_hitting(ring, [1.0] * len(ring))
    assert not exact
    assert all(set(claims) & set(conflict) for conflict in ring)
    assert len(claims) == len(ring) / 2


def test_a_group_apart_does_not_count_towards_the_size_of_another() -> None:
    pairs = [[2 * number, 2 * number + 1] for number in range(EXACT + 2)]
    costs = [float(1 + number % 2) for number in range(2 * len(pairs))]
    assert cheapest_hitting(pairs, costs) == (tuple(range(0, 2 * len(pairs), 2)), True)


def test_a_group_that_takes_too_many_branches_keeps_the_best_so_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("chronology.network.hitting.BRANCHES", 2)
    ring = [[number, (number + 1) % 9] for number in range(9)]
    claims, exact = cheapest_hitting(ring, [1.0] * 9)
    assert not exact
    assert all(set(claims) & set(conflict) for conflict in ring)


@given(st.integers(0, 1 << 40), st.sampled_from([0, 2, 10_000]))
@settings(max_examples=40, deadline=None)
def test_a_plan_makes_the_network_consistent_at_the_least_cost(seed: int, limit: int) -> None:
    """Also where the conflicts handed over are cut: hidden ones are found on the way."""
    network = tangle(seed)
    plan = cheapest(network, find_conflicts(network, limit=limit).conflicts)
    assert plan.exact
    assert consistent(network, without(network, plan.claims))
    everything = find_conflicts(network, limit=10_000).conflicts
    least = cheapest_by_trial([c.claims for c in everything], network.costs)
    assert plan.cost == least == sum(network.costs[claim] for claim in plan.claims)


def test_a_plan_that_meets_new_conflicts_again_and_again_stops_inexact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its rounds run out before the first; what the search set aside is the plan."""
    monkeypatch.setattr("chronology.network.repairs.ROUNDS", 1)
    network, _ = late_event()
    plan = cheapest(network, ())
    assert plan == RepairPlan((1,), 1.0, exact=False)
    assert consistent(network, without(network, plan.claims))


def test_planted_conflicts_are_repaired() -> None:
    network, conflicts = planted(3, events=120, conflicts=12)
    plan = cheapest(network, find_conflicts(network).conflicts)
    assert all(set(plan.claims) & set(claims) for claims in conflicts)
    assert consistent(network, without(network, plan.claims))
