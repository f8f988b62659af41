"""Bounds of every moment, or the shortest proof that there are none.

All shortest paths from and to the origin: each moment's earliest second is the
weight of the heaviest path from the origin, its latest the negated weight of the
heaviest path back (Dechter, Meiri and Pearl 1991, section 2). Weights are pairs of
seconds and strict constraints, compared in that order and kept exactly, in one
integer (``chronology.network.graph.scale_of``).

Two engines give the same answers: lists in pure Python for small networks, arrays
for large ones.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Final, TypeVar

from chronology.network.constraints import ORIGIN, Network
from chronology.network.cycles import (
    Closed,
    Contradiction,
    contradiction,
    from_suspects,
    through_origin,
)
from chronology.network.graph import Edge, Graph
from chronology.network.incremental import closing
from chronology.network.large import Arrays
from chronology.network.rounds import Unsuited
from chronology.network.small import Lists
from chronology.network.solution import Solution

__all__ = [
    "LARGE",
    "LONG",
    "Contradiction",
    "Solution",
    "closes_cycle",
    "solve",
    "solve_if_consistent",
]

T = TypeVar("T")

#: More than any weight.
_FAR: Final = 1 << 250

#: A contradiction inside that is longer than this is given without a search for a
#: shorter one through the origin of more constraints than this: each step of that
#: search may look at every constraint, and nobody reads so long a proof.
LONG: Final = 100

#: From so many constraints on, arrays are quicker, the import of numpy included.
LARGE: Final = 20_000


def solve(network: Network, without: Collection[int] = ()) -> Solution | Contradiction:
    """Return the bounds that follow, or the contradiction with the fewest constraints.

    Args:
        network: moments and constraints.
        without: numbers of claims set aside; what rests on one of them is left out.
    """
    return _by_an_engine(_solved, network, without)


def solve_if_consistent(network: Network, without: Collection[int] = ()) -> Solution | None:
    """Return the bounds that follow; None where the network contradicts itself.

    It is as quick as can be told: no contradiction is looked for.

    Args:
        network: moments and constraints.
        without: numbers of claims set aside; what rests on one of them is left out.
    """
    return _by_an_engine(_bounded, network, without)


def _by_an_engine(work: Callable[[Graph], T], network: Network, without: Collection[int]) -> T:
    """Return what ``work`` makes of a network in the form of the engine that suits it."""
    if len(network) >= LARGE:
        try:
            return work(Arrays(network, without))
        except Unsuited:
            pass
    return work(Lists(network, without))


def closes_cycle(network: Network, solution: Solution, new: Sequence[int]) -> Contradiction | None:
    """Return the contradiction with the fewest constraints that new ones bring; None if none.

    Only what the new constraints reach is looked at.

    Args:
        network: the network with the new constraints, and perhaps new moments.
        solution: what ``solve`` gave for it before they were added.
        new: the numbers of the new constraints.
    """
    if len(network.moments) < solution.graph.scale:
        return closing(network, solution, new)
    # More moments were added than the solution's weights have room for.
    solved = solve(network, solution.graph.without)
    return solved if isinstance(solved, Contradiction) else None


def _bounded(graph: Graph) -> Solution | None:
    """Return the bounds in ``graph``; None if it contradicts itself."""
    reached = graph.from_origin()
    if reached is None:
        return None
    apart = graph.apart(reached)
    if apart is None or graph.returns(reached):
        return None
    return Solution(graph, reached, apart, graph.to_origin())


def _solved(graph: Graph) -> Solution | Contradiction:
    """Return the bounds in ``graph``, or its contradiction with the fewest constraints."""
    reached = graph.from_origin()
    apart = None if reached is None else graph.apart(reached)
    if reached is None or apart is None:
        return _inside(graph)
    back = graph.to_origin()
    if graph.returns(reached):
        closed = _around(graph, back)
        if closed is None:
            raise AssertionError(
                "a path that gains by coming back to the origin does not come back"
            )
        return contradiction(graph.network, closed.walk)
    return Solution(graph, reached, apart, back)


def _inside(graph: Graph) -> Contradiction:
    """Return the contradiction with the fewest constraints; one avoids the origin."""
    suits, numbers = graph.suspects()
    tails: dict[int, list[Edge]] = {}
    for number in sorted(numbers):
        tail = graph.network.earlier[number]
        tails[tail] = [edge for edge in graph.leaving(tail) if edge[2] in numbers]
    inside = from_suspects(
        graph.leaving,
        lambda moment: _FAR if moment == ORIGIN else suits[moment],
        tails,
    )
    if inside is None:
        raise AssertionError("the suspects of a network are in no contradiction")
    limit = min(inside.steps, LONG)
    around = _around(graph, graph.to_origin(limit), limit)
    if around is not None and (-around.steps, around.weight) > (-inside.steps, inside.weight):
        inside = around
    return contradiction(graph.network, inside.walk)


def _around(graph: Graph, back: Sequence[int], limit: int | None = None) -> Closed | None:
    """Return the shortest contradictory walk through the origin, if it is within ``limit``.

    ``back`` is what leads back to the origin from each moment, at the most.
    """
    return through_origin(
        graph.leaving,
        lambda moment: -_FAR if back[moment] == graph.nowhere else back[moment],
        limit,
    )
