"""Whether new constraints contradict what is solved: the same answer, and less to do."""

import pytest

from chronology.network import solve as door
from chronology.network.constraints import ORIGIN, Network
from chronology.network.large import Arrays
from chronology.network.small import Lists
from chronology.network.solve import Contradiction, Solution, closes_cycle, solve
from tests.network.random_networks import chronicle, dense
from tests.steps import steps


def copied(network: Network, count: int) -> Network:
    """The same network with its first ``count`` constraints."""
    copy = Network()
    for moment in network.moments[1:]:
        copy.moment(moment)
    for i in range(count):
        sides = network.earlier[i], network.later[i]
        copy.add(*sides, network.least[i], strict=bool(network.strict[i]))
    return copy


def grown(network: Network, kept: int, engine: type) -> str:
    """Solve the first ``kept`` constraints, add the rest, and compare with solving all."""
    before = door._solved(engine(copied(network, kept)))
    if isinstance(before, Contradiction):
        return "contradictory before"
    whole = solve(network)
    closed = closes_cycle(network, before, range(kept, len(network)))
    assert closed == (whole if isinstance(whole, Contradiction) else None)
    return "closed" if closed else "open"


def many(first: int, last: int) -> set[str]:
    found = set()
    for seed in range(first, last):
        network = dense(seed, lean=0.85)
        found.add(grown(network, max(0, len(network) - seed % 5), (Lists, Arrays)[seed % 2]))
        network = chronicle(seed, events=8, wrong=seed % 3)
        found.add(grown(network, max(0, len(network) - 3), Lists))
    return found


def test_growing_gives_the_contradiction_that_solving_anew_gives():
    assert many(0, 250) == {"closed", "open", "contradictory before"}


@pytest.mark.slow
def test_growing_gives_the_contradiction_that_solving_anew_gives_at_length():
    assert many(250, 8000) == {"closed", "open", "contradictory before"}


def solved(network: Network) -> Solution:
    solution = solve(network)
    assert isinstance(solution, Solution)
    return solution


def test_new_moments_may_come_with_new_constraints():
    network = Network()
    a = network.moment("a")
    network.add(ORIGIN, a, 100)
    solution = solved(network)
    b = network.moment("b")
    new = [network.add(a, b, 10), network.add(b, ORIGIN, -200)]
    assert closes_cycle(network, solution, new) is None
    new.append(network.add(b, ORIGIN, -109))
    assert closes_cycle(network, solution, new) == Contradiction((0, new[0], new[2]), 1)


def test_more_new_moments_than_there_is_room_for_are_solved_anew():
    network = Network()
    claim = network.claim("aside")
    a = network.moment("a")
    network.add(a, ORIGIN, 0, claims=[claim])
    solution = solve(network, [claim])
    assert isinstance(solution, Solution)
    for name in range(5000):
        network.moment(name)
    new = [network.add(ORIGIN, a, 5)]
    assert closes_cycle(network, solution, new) is None
    new.append(network.add(a, ORIGIN, 0))
    assert closes_cycle(network, solution, new) == Contradiction((1, 2), 5)


def test_what_new_constraints_do_not_reach_is_not_looked_at():
    def effort(events: int) -> int:
        network = chronicle(1, events=events)
        solution = solved(network)
        one, other = network.moment("one"), network.moment("other")
        new = [network.add(ORIGIN, one, 5), network.add(one, other, 5)]
        return steps(lambda: closes_cycle(network, solution, new))

    assert effort(1000) == effort(10)
