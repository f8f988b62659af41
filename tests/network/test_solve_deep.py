"""Long chains, which must not cost a round over everything for each of their links."""

from itertools import pairwise

import pytest

from chronology.network import rounds
from chronology.network import solve as door
from chronology.network.constraints import ORIGIN, Network
from chronology.network.large import Arrays
from chronology.network.rounds import Unsuited
from chronology.network.small import Lists
from chronology.network.solve import LARGE, Contradiction, Solution, solve
from tests.network.random_networks import DAY, chronicle
from tests.steps import steps


def chain(length: int, *, dated: bool) -> Network:
    """Each before the next, strictly; all within the same year if dated, else the first."""
    network = Network()
    moments = [network.moment(name) for name in range(length)]
    for one, following in pairwise(moments):
        network.add(one, following, 0, strict=True)
    for moment in moments if dated else moments[:1]:
        network.add(ORIGIN, moment, 0)
        network.add(moment, ORIGIN, -365 * DAY, strict=True)
    return network


@pytest.mark.parametrize("dated", [True, False])
def test_a_chain_ten_times_as_long_costs_ten_times_as_much(dated):
    def effort(length: int) -> int:
        network = chain(length, dated=dated)
        return steps(lambda: solve(network))

    assert effort(3000) < 15 * effort(300)


@pytest.mark.parametrize("dated", [True, False])
def test_a_chain_too_deep_for_rounds_is_solved_by_sweeps(dated, monkeypatch):
    monkeypatch.setattr(rounds, "_ROUND", 30)
    monkeypatch.setattr(rounds, "_PATIENCE", 1)
    network = chain(LARGE, dated=dated)
    with pytest.raises(Unsuited):
        Arrays(network).from_origin()
    solution = solve(network)
    assert isinstance(solution, Solution)
    assert isinstance(solution.graph, Lists)
    assert solution.earliest(LARGE) == 0
    assert len(solution.why_earliest(LARGE)) == (1 if dated else LARGE)


def test_a_large_network_is_solved_by_arrays_and_a_huge_number_in_it_by_lists():
    network = chronicle(1, events=5000)
    assert len(network) >= LARGE
    solution = solve(network)
    assert isinstance(solution, Solution)
    assert isinstance(solution.graph, Arrays)
    far = network.moment("far")
    network.add(ORIGIN, far, -3_200_000_000_000_000_000)
    again = solve(network)
    assert isinstance(again, Solution)
    assert isinstance(again.graph, Lists)
    assert again.earliest(far) == -3_200_000_000_000_000_000
    moments = range(1, far)
    assert all(solution.earliest(m) == again.earliest(m) for m in moments)
    assert all(solution.latest(m) == again.latest(m) for m in moments)


def test_weights_that_grow_too_great_on_the_way_are_left_to_lists():
    network = Network()
    for name in range(10):
        network.add(network.moment(name), network.moment(name + 1), 1 << 49)
    network.add(ORIGIN, 1, 0)
    with pytest.raises(Unsuited):
        door._solved(Arrays(network))


def test_planted_contradictions_in_a_large_network_are_found_alike():
    for seed in range(3):
        network = chronicle(seed, events=4000, wrong=20)
        arrays, lists = (door._solved(engine(network)) for engine in (Arrays, Lists))
        assert isinstance(arrays, Contradiction)
        assert arrays == lists


@pytest.mark.parametrize(("engine", "length"), [(Arrays, 60), (Lists, 5000)])
def test_a_long_circle_is_a_contradiction_as_long_as_it_is(engine, length):
    network = chain(length, dated=False)
    back = network.add(length, 1, 0)
    outcome = door._solved(engine(network))
    assert outcome == Contradiction((*range(length - 1), back), 0)
