"""Networks with conflicts in them, and the slow and plain way to find them all.

``tangle`` draws constraints and claims at random; ``planted`` grows a consistent
history and plants conflicts of known claims in it.
"""

import random
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import NamedTuple

import networkx as nx

from chronology.network.conflicts import Conflict
from chronology.network.constraints import ORIGIN, Network

DAY = 86_400


def tangle(seed: int, moments: int = 5, claims: int = 8, constraints: int = 12) -> Network:
    """A small network in which several conflicts overlap, some constraints resting on two."""
    draw, network = random.Random(seed), Network()
    numbers = [ORIGIN, *(network.moment(name) for name in range(moments))]
    known = [network.claim(name, draw.choice([1.0, 2.0, 5.0])) for name in range(claims)]
    for _ in range(constraints):
        least, blamed = draw.randint(-4, 4), draw.sample(known, draw.choice([1, 1, 1, 2]))
        if draw.random() < 0.1:
            least, blamed = -abs(least) - 1, []
        network.add(
            draw.choice(numbers),
            draw.choice(numbers),
            least,
            claims=blamed,
            strict=draw.random() < 0.3,
        )
    return network


class Planted(NamedTuple):
    network: Network
    conflicts: set[tuple[int, ...]]


def planted(seed: int, events: int, conflicts: int) -> Planted:
    """A history of events in which every so many of them there is a conflict apart.

    By turns: an order that runs in a circle; a date against a lag and a date; two
    dates of one event. Every dear relation between them is true.
    """
    draw, network = random.Random(seed), Network()
    starts = [network.moment(("start", event)) for event in range(events)]
    ends = [network.moment(("end", event)) for event in range(events)]
    for start, end in zip(starts, ends, strict=True):
        network.add(start, end, 0)
    for event in range(events):
        for _ in range(2):
            other = event + draw.randint(1, 40)
            if other < events:
                claim = network.claim(("relation", len(network.claims)), 9.0)
                network.add(ends[event], starts[other], 0, claims=[claim], strict=True)
    wrong: set[tuple[int, ...]] = set()
    for number in range(conflicts):
        first = number * (events // conflicts)
        at = first * 400 * DAY
        a, b, c = (network.claim((number, which), draw.choice([1.0, 2.0])) for which in "abc")
        if number % 3 == 0:
            for claim, event, other in ((a, 0, 1), (b, 1, 2), (c, 2, 0)):
                earlier, later = ends[first + event], starts[first + other]
                network.add(earlier, later, 0, claims=[claim], strict=True)
            wrong.add((a, b, c))
        elif number % 3 == 1:
            network.add(ORIGIN, starts[first], at, claims=[a])
            network.add(ends[first], starts[first + 1], 5 * DAY, claims=[b])
            network.add(starts[first + 1], ORIGIN, -at - 4 * DAY, claims=[c], strict=True)
            wrong.add((a, b, c))
        else:
            network.add(ORIGIN, starts[first], at, claims=[a])
            network.add(ends[first], ORIGIN, -at, claims=[b], strict=True)
            wrong.add((a, b))
    return Planted(network, wrong)


def consistent(network: Network, claims: Collection[int]) -> bool:
    """Ask networkx whether what rests on these claims alone can be."""
    graph, scale = nx.DiGraph(), len(network) + 1
    graph.add_nodes_from(range(len(network.moments)))
    for number, blamed in enumerate(network.blamed):
        if set(blamed) <= set(claims):
            ends = (network.earlier[number], network.later[number])
            weight = -(network.least[number] * scale + network.strict[number])
            known = graph.get_edge_data(*ends, default={"weight": weight})["weight"]
            graph.add_edge(*ends, weight=min(weight, known))
    return not nx.negative_edge_cycle(graph)


def all_conflicts(network: Network) -> set[tuple[int, ...]]:
    """Every minimal set of claims that contradict each other, by trying all sets."""
    claims = range(len(network.claims))
    minimal: list[tuple[int, ...]] = []
    for size in range(len(claims) + 1):
        for chosen in combinations(claims, size):
            known = any(set(smaller) <= set(chosen) for smaller in minimal)
            if not known and not consistent(network, chosen):
                minimal.append(chosen)
    return set(minimal)


def without(network: Network, claims: Iterable[int]) -> list[int]:
    """All claims but these."""
    return [c for c in range(len(network.claims)) if c not in set(claims)]


def cheapest(network: Network, claims: Iterable[int]) -> int:
    """The claim that is set aside for a conflict."""
    return min(claims, key=lambda claim: (network.costs[claim], claim))


def assert_sound(network: Network, conflict: Conflict) -> None:
    """A conflict is what it says: a minimal set of claims, and a cycle that proves it."""
    assert not consistent(network, conflict.claims)
    for claim in conflict.claims:
        assert consistent(network, [other for other in conflict.claims if other != claim])
    cycle = conflict.constraints
    for number, following in zip(cycle, [*cycle[1:], cycle[0]], strict=True):
        assert network.later[number] == network.earlier[following]
    assert {claim for number in cycle for claim in network.blamed[number]} == set(conflict.claims)
    assert conflict.shortfall == sum(network.least[number] for number in cycle)
    assert conflict.shortfall > 0 or any(network.strict[number] for number in cycle)
