"""What follows from a few constraints, worked out by hand."""

import subprocess
import sys
from itertools import pairwise

import pytest

from chronology.dates.civil import NEG_INF, POS_INF
from chronology.network.constraints import ORIGIN, Network
from chronology.network.large import Arrays
from chronology.network.small import Lists
from chronology.network.solve import Contradiction, Solution, solve


def solved(network: Network) -> Solution:
    solution = solve(network)
    assert isinstance(solution, Solution)
    return solution


def refused(network: Network) -> Contradiction:
    outcome = solve(network)
    assert isinstance(outcome, Contradiction)
    return outcome


def window(network: Network, moment: int, low: int, high: int) -> tuple[int, int]:
    return network.add(ORIGIN, moment, low), network.add(moment, ORIGIN, -high, strict=True)


def test_an_empty_network_bounds_nothing():
    solution = solved(Network())
    assert (solution.earliest(ORIGIN), solution.latest(ORIGIN)) == (0, 1)
    assert solution.why_earliest(ORIGIN) == solution.why_latest(ORIGIN) == []


def test_a_window_comes_back_as_it_was_stated():
    network = Network()
    moment = network.moment("x")
    low, high = window(network, moment, 100, 200)
    solution = solved(network)
    assert (solution.earliest(moment), solution.latest(moment)) == (100, 200)
    assert (solution.why_earliest(moment), solution.why_latest(moment)) == ([low], [high])


def test_a_moment_without_constraints_has_no_bounds_and_no_reasons():
    network = Network()
    window(network, network.moment("x"), 100, 200)
    alone = network.moment("alone")
    solution = solved(network)
    assert (solution.earliest(alone), solution.latest(alone)) == (NEG_INF, POS_INF)
    assert solution.why_earliest(alone) == solution.why_latest(alone) == []


def test_a_second_that_may_be_reached_is_possible_and_one_before_which_it_lies_is_not():
    network = Network()
    may, must = network.moment("may"), network.moment("must")
    network.add(may, ORIGIN, -200)
    network.add(must, ORIGIN, -200, strict=True)
    solution = solved(network)
    assert (solution.latest(may), solution.latest(must)) == (201, 200)


def test_later_than_the_first_instant_of_a_second_is_still_that_second():
    network = Network()
    moment = network.moment("x")
    network.add(ORIGIN, moment, 100, strict=True)
    assert solved(network).earliest(moment) == 100


def test_bounds_travel_four_steps_both_ways():
    network = Network()
    moments = [network.moment(i) for i in range(5)]
    low, _ = window(network, moments[0], 100, 200)
    _, high = window(network, moments[4], 0, 1000)
    steps = [network.add(a, b, 10) for a, b in pairwise(moments)]
    solution = solved(network)
    assert [solution.earliest(m) for m in moments] == [100, 110, 120, 130, 140]
    assert [solution.latest(m) for m in moments] == [200, 970, 980, 990, 1000]
    assert solution.why_earliest(moments[4]) == [low, *steps]
    assert solution.why_latest(moments[1]) == [*steps[1:], high]


def test_of_equally_tight_chains_the_one_of_fewest_constraints_is_given():
    network = Network()
    a, b, c = (network.moment(name) for name in "abc")
    network.add(ORIGIN, a, 100)
    network.add(a, b, 10)
    network.add(b, c, 10)
    direct = network.add(ORIGIN, c, 120)
    assert solved(network).why_earliest(c) == [direct]


def test_a_strict_chain_explains_a_strict_bound_though_it_is_longer():
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    network.add(a, ORIGIN, -200)
    before = network.add(a, b, 0, strict=True)
    end = network.add(b, ORIGIN, -200)
    solution = solved(network)
    assert solution.latest(a) == 200
    assert solution.why_latest(a) == [before, end]
    assert solution.why_latest(b) == [end]


def test_equal_moments_share_their_bounds():
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    window(network, a, 100, 300)
    window(network, b, 200, 400)
    network.add(a, b, 0)
    network.add(b, a, 0)
    solution = solved(network)
    assert {(solution.earliest(m), solution.latest(m)) for m in (a, b)} == {(200, 300)}


def test_before_each_other_is_a_contradiction_by_a_moment():
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    one = network.add(a, b, 0, strict=True)
    other = network.add(b, a, 0, strict=True)
    assert refused(network) == Contradiction((one, other), 0)


def test_one_strict_constraint_in_a_circle_of_equals_is_enough():
    network = Network()
    a, b, c = (network.moment(name) for name in "abc")
    circle = (network.add(a, b, 0), network.add(b, c, 0, strict=True), network.add(c, a, 0))
    assert refused(network) == Contradiction(circle, 0)


def test_a_contradiction_through_the_origin_begins_there():
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    high = network.add(b, ORIGIN, -150, strict=True)
    after = network.add(a, b, 30)
    low = network.add(ORIGIN, a, 140)
    assert refused(network) == Contradiction((low, after, high), 20)


def test_half_open_windows_that_touch_do_not_let_one_moment_be_in_both():
    network = Network()
    a = network.moment("a")
    low, _ = window(network, a, 200, 300)
    high = network.add(a, ORIGIN, -200, strict=True)
    assert refused(network) == Contradiction((low, high), 0)


def test_of_two_contradictions_the_one_of_fewer_constraints_is_given():
    network = Network()
    a, b, c = (network.moment(name) for name in "abc")
    network.add(a, b, 1000)
    network.add(b, c, 1000)
    back = network.add(c, a, 1000)
    forth = network.add(a, c, -999)
    assert refused(network) == Contradiction((back, forth), 1)


def test_a_short_contradiction_inside_is_preferred_to_a_longer_one_through_the_origin():
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    window(network, a, 100, 200)
    window(network, b, 100, 200)
    one = network.add(a, b, 1000)
    other = network.add(b, a, 0)
    assert refused(network) == Contradiction((one, other), 1000)


def test_a_contradiction_among_undated_moments_is_found():
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    window(network, network.moment("dated"), 0, 10)
    assert refused_numbers(network, a, b) == (2, 3)


def refused_numbers(network: Network, a: int, b: int) -> tuple[int, ...]:
    network.add(a, b, 5)
    network.add(b, a, -4)
    return refused(network).constraints


def test_a_moment_before_itself_contradicts_alone():
    network = Network()
    a = network.moment("a")
    harmless = network.add(a, a, 0)
    number = network.add(a, a, 0, strict=True)
    assert refused(network) == Contradiction((number,), 0)
    assert harmless not in refused(network).constraints


def test_the_origin_before_itself_contradicts_alone():
    network = Network()
    network.add(ORIGIN, ORIGIN, -1)
    assert isinstance(solve(network), Solution)
    number = network.add(ORIGIN, ORIGIN, 1)
    assert refused(network) == Contradiction((number,), 1)


def test_claims_set_aside_take_their_constraints_with_them():
    network = Network()
    a = network.moment("a")
    one, other = network.claim("one"), network.claim("other")
    network.add(ORIGIN, a, 100, claims=[one])
    network.add(ORIGIN, a, 300, claims=[one, other])
    network.add(a, ORIGIN, -200)
    assert isinstance(solve(network), Contradiction)
    assert isinstance(solve(network, [other]), Solution)
    without_one = solve(network, {one})
    assert isinstance(without_one, Solution)
    assert without_one.earliest(a) == NEG_INF


@pytest.mark.parametrize("engine", [Lists, Arrays])
def test_both_engines_leave_out_what_was_set_aside(engine):
    network = Network()
    a = network.moment("a")
    claim = network.claim("one")
    network.add(ORIGIN, a, 100, claims=[claim])
    network.add(ORIGIN, a, 50)
    reached = engine(network, [claim]).from_origin()
    assert reached[a] // engine(network).scale == 50


FAR = 3_200_000_000_000_000_000  # about 10^11 years, the farthest of dates


def test_seconds_are_exact_at_the_far_ends_of_time():
    network = Network()
    a, b = network.moment("a"), network.moment("b")
    network.add(ORIGIN, a, -FAR - 1)
    network.add(b, ORIGIN, -FAR - 3)
    long = network.add(a, b, 2 * FAR + 1)
    solution = solved(network)
    assert (solution.earliest(a), solution.earliest(b)) == (-FAR - 1, FAR)
    assert (solution.latest(a), solution.latest(b)) == (-FAR + 3, FAR + 4)
    more = network.add(a, b, 2 * FAR + 5)
    assert refused(network).shortfall == 1
    assert long not in refused(network).constraints
    assert more in refused(network).constraints


def test_bounds_past_what_dates_hold_are_cut_off_there():
    network = Network()
    a, b, c = (network.moment(name) for name in "abc")
    network.add(ORIGIN, a, FAR)
    network.add(a, b, FAR)
    network.add(b, c, FAR)
    assert solved(network).earliest(c) == POS_INF


def test_a_small_network_is_solved_without_loading_numpy():
    code = (
        "import sys\n"
        "from chronology.network.constraints import Network\n"
        "from chronology.network.solve import solve\n"
        "network = Network()\n"
        "network.add(0, network.moment('a'), 5)\n"
        "assert solve(network).earliest(1) == 5\n"
        "assert 'numpy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
