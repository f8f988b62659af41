"""Bounds, chains and contradictions against other ways to find them."""

from itertools import pairwise, product

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network import solve as door
from chronology.network.constraints import ORIGIN, Network
from chronology.network.large import Arrays
from chronology.network.small import Lists
from chronology.network.solve import Contradiction, Solution, solve
from tests.network.random_networks import chronicle, dense

#: More than any number of strict constraints in a network of these tests.
PART = 100_000


def weight(network: Network, number: int) -> int:
    return network.least[number] * PART + network.strict[number]


def graph(network: Network) -> networkx.DiGraph:
    """As shortest paths: weights negated, of parallel constraints the tightest."""
    made = networkx.DiGraph()
    made.add_nodes_from(range(len(network.moments)))
    for number in range(len(network)):
        one, other = network.earlier[number], network.later[number]
        before = made.get_edge_data(one, other, {"weight": 0})["weight"]
        if not made.has_edge(one, other) or -weight(network, number) < before:
            made.add_edge(one, other, weight=-weight(network, number))
    return made


def distances(made: networkx.DiGraph) -> dict[int, int]:
    return networkx.single_source_bellman_ford_path_length(made, ORIGIN)


def expected(network: Network) -> list[tuple[int, int]] | None:
    """The bounds of each moment by networkx; None where it finds a negative cycle."""
    made = graph(network)
    if networkx.negative_edge_cycle(made):
        return None
    there, back = distances(made), distances(made.reverse())
    bounds = []
    for moment in range(len(network.moments)):
        low = -there[moment] // PART if moment in there else NEG_INF
        high = POS_INF
        if moment in back:
            seconds, strict = divmod(-back[moment], PART)
            high = -seconds + (not strict)
        bounds.append((low, high))
    return bounds


def agree(network: Network) -> bool:
    """Both engines say what networkx says; returns whether the network is consistent."""
    bounds = expected(network)
    outcomes = [door._solved(Lists(network)), door._solved(Arrays(network))]
    if bounds is None:
        assert outcomes[0] == outcomes[1]
        check_contradiction(network, outcomes[0])
        return False
    for outcome in outcomes:
        assert isinstance(outcome, Solution)
        moments = range(len(network.moments))
        assert [(outcome.earliest(m), outcome.latest(m)) for m in moments] == bounds
    for moment in moments:
        for side in ("why_earliest", "why_latest"):
            first, second = (getattr(outcome, side)(moment) for outcome in outcomes)
            assert first == second
    return True


def check_contradiction(network: Network, outcome: object) -> None:
    assert isinstance(outcome, Contradiction)
    cycle = outcome.constraints
    for one, following in pairwise((*cycle, cycle[0])):
        assert network.later[one] == network.earlier[following]
    assert sum(weight(network, number) for number in cycle) > 0
    assert outcome.shortfall == sum(network.least[number] for number in cycle) >= 0


def many(count: int) -> set[bool]:
    found = {agree(dense(seed)) for seed in range(count)}
    found |= {agree(dense(seed, moments=25, lean=0.9)) for seed in range(count // 4)}
    return found | {agree(chronicle(seed, events=12, wrong=seed % 3)) for seed in range(count // 4)}


def test_bounds_and_contradictions_are_those_of_networkx():
    assert many(400) == {True, False}


@pytest.mark.slow
def test_bounds_and_contradictions_are_those_of_networkx_thousands_of_times():
    assert many(8000) == {True, False}


def hold(network: Network, times: tuple[int, ...]) -> bool:
    return all(
        times[network.later[i]] - times[network.earlier[i]] >= network.least[i] + network.strict[i]
        for i in range(len(network))
    )


def by_trying(seed: int) -> None:
    """Half-second steps stand for "strictly": enough for three moments and few stricts."""
    coarse = dense(seed, moments=2, spread=2)
    network, fine = Network(), Network()
    for moment in coarse.moments[1:]:
        network.moment(moment)
    for i in range(len(coarse)):
        sides = coarse.earlier[i], coarse.later[i]
        network.add(*sides, coarse.least[i], strict=bool(coarse.strict[i]))
        fine.add(*sides, 4 * coarse.least[i], strict=bool(coarse.strict[i]))
    span = range(-24, 25)
    free = len(network.moments) - 1
    found = [t for t in product(span, repeat=free) if hold(fine, (0, *t))]
    outcome = solve(network)
    assert isinstance(outcome, Solution) == bool(found)
    if isinstance(outcome, Solution):
        for moment in range(1, free + 1):
            instants = [t[moment - 1] for t in found]
            if outcome.earliest(moment) != NEG_INF:
                assert outcome.earliest(moment) == min(instants) // 4
            if outcome.latest(moment) != POS_INF:
                assert outcome.latest(moment) == max(instants) // 4 + 1


def test_bounds_are_those_found_by_trying_all_times():
    for seed in range(60):
        by_trying(seed)


@pytest.mark.slow
def test_bounds_are_those_found_by_trying_all_times_at_length():
    for seed in range(60, 3000):
        by_trying(seed)


def simple_cycles(network: Network) -> list[tuple[int, int]]:
    """The length and weight of every contradictory cycle without repetition."""
    leaving: dict[int, list[int]] = {}
    for number in range(len(network)):
        leaving.setdefault(network.earlier[number], []).append(number)
    found: list[tuple[int, int]] = []

    def follow(start: int, path: list[int], met: set[int]) -> None:
        for number in leaving.get(network.later[path[-1]] if path else start, ()):
            head = network.later[number]
            total = sum(weight(network, i) for i in (*path, number))
            if head == start and total > 0:
                found.append((len(path) + 1, -total))
            elif head > start and head not in met:
                follow(start, [*path, number], met | {head})

    for start in range(len(network.moments)):
        follow(start, [], {start})
    return found


def shortest(network: Network) -> bool:
    """The contradiction is the shortest cycle, the one of most weight among those."""
    cycles = simple_cycles(network)
    outcome = solve(network)
    if not cycles:
        assert isinstance(outcome, Solution)
        return True
    check_contradiction(network, outcome)
    total = sum(weight(network, number) for number in outcome.constraints)
    assert (len(outcome.constraints), -total) == min(cycles)
    return False


def test_no_cycle_has_fewer_constraints_than_the_contradiction_given():
    assert {shortest(dense(seed)) for seed in range(300)} == {True, False}


@pytest.mark.slow
def test_no_cycle_has_fewer_constraints_than_the_contradiction_given_at_length():
    assert {shortest(dense(seed)) for seed in range(300, 12_000)} == {True, False}


def fewest(network: Network, start: int, goal: int, seconds: int, strict: bool | None) -> int:
    """The fewest constraints of a walk of this sum; any strictness where it is None."""
    level = {(start, 0, False)}
    for steps in range(1, 2 * len(network.moments) + 1):
        level = {
            (network.later[i], total + network.least[i], flag or bool(network.strict[i]))
            for moment, total, flag in level
            for i in range(len(network))
            if network.earlier[i] == moment
        }
        if any(
            m == goal and total == seconds and strict in (None, flag) for m, total, flag in level
        ):
            return steps
    raise AssertionError("there is no such walk")


def chains(network: Network) -> int:
    outcome = solve(network)
    if isinstance(outcome, Contradiction):
        return 0
    longest = 0
    for moment in range(1, len(network.moments)):
        there, back = outcome.why_earliest(moment), outcome.why_latest(moment)
        assert bool(there) == (outcome.earliest(moment) != NEG_INF)
        assert bool(back) == (outcome.latest(moment) != POS_INF)
        if there:
            low = outcome.earliest(moment)
            follows(network, there, (ORIGIN, moment), low)
            assert len(there) == fewest(network, ORIGIN, moment, low, None)
        if back:
            strict = any(network.strict[number] for number in back)
            seconds = -outcome.latest(moment) + (not strict)
            follows(network, back, (moment, ORIGIN), seconds)
            assert len(back) == fewest(network, moment, ORIGIN, seconds, strict)
        longest = max(longest, len(there), len(back))
    return longest


def follows(network: Network, chain: list[int], ends: tuple[int, int], seconds: int) -> None:
    assert (network.earlier[chain[0]], network.later[chain[-1]]) == ends
    for one, following in pairwise(chain):
        assert network.later[one] == network.earlier[following]
    assert sum(network.least[number] for number in chain) == seconds


def test_chains_add_up_to_the_bound_with_the_fewest_constraints():
    assert max(chains(dense(seed, moments=4, spread=3, lean=0.8)) for seed in range(200)) >= 3


@pytest.mark.slow
def test_chains_add_up_to_the_bound_with_the_fewest_constraints_at_length():
    lengths = [chains(dense(seed, moments=5, spread=3, lean=0.85)) for seed in range(200, 4000)]
    assert max(lengths) >= 4


def setting_aside(seed: int) -> None:
    """Without some claims is as if what rests on them had never been stated."""
    network = chronicle(seed, events=8, wrong=3)
    out = set(range(seed % 3, len(network.claims), 3))
    rest = Network()
    for moment in network.moments[1:]:
        rest.moment(moment)
    numbers = [i for i in range(len(network)) if out.isdisjoint(network.blamed[i])]
    for i in numbers:
        sides = network.earlier[i], network.later[i]
        rest.add(*sides, network.least[i], strict=bool(network.strict[i]))
    ours, plain = solve(network, out), solve(rest)
    assert type(ours) is type(plain)
    if isinstance(ours, Contradiction):
        assert isinstance(plain, Contradiction)
        assert ours.shortfall == plain.shortfall
        assert len(ours.constraints) == len(plain.constraints)
        assert set(ours.constraints) <= set(numbers)
    else:
        assert isinstance(plain, Solution)
        for moment in range(len(rest.moments)):
            assert ours.earliest(moment) == plain.earliest(moment)
            assert ours.latest(moment) == plain.latest(moment)


def test_claims_set_aside_count_as_never_stated():
    for seed in range(60):
        setting_aside(seed)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 4),
            st.integers(0, 4),
            st.integers(-(2**63) + 1, 2**63 - 1) | st.integers(-3, 3),
            st.booleans(),
        ),
        max_size=10,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_number_is_too_great(stated):
    network = Network()
    for name in range(4):
        network.moment(name)
    for one, other, least, strict in stated:
        network.add(one, other, least, strict=strict)
    cycles = simple_cycles(network)
    outcome = solve(network)
    assert isinstance(outcome, Contradiction) == bool(cycles)
    if isinstance(outcome, Contradiction):
        check_contradiction(network, outcome)
        assert len(outcome.constraints) == min(cycles)[0]


@pytest.mark.parametrize("seed", range(40))
def test_without_a_contradiction_asked_for_the_answer_is_the_same(seed: int) -> None:
    network = dense(seed)
    asked, whole = door.solve_if_consistent(network), solve(network)
    if isinstance(whole, Contradiction):
        assert asked is None
        return
    assert asked is not None
    for moment in range(len(network.moments)):
        assert asked.earliest(moment) == whole.earliest(moment)
        assert asked.latest(moment) == whole.latest(moment)
