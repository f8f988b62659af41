"""The chain behind a bound: the fewest constraints that together give it.

Only constraints that are tight are followed (the bound at one side plus the
constraint is the bound at the other), level by level, so that the first chain
met has the fewest constraints. A chain costs what it visits, and is worked out
when it is asked for: nobody asks why of every event.
"""

from collections.abc import Sequence

from chronology.network.constraints import ORIGIN
from chronology.network.graph import Graph, Walk, unrolled

#: A moment, and whether a strict constraint was passed on the way.
_State = tuple[int, bool]


def chain_from_origin(graph: Graph, best: Sequence[int], moment: int) -> list[int]:
    """Return the shortest chain, in order, that holds ``moment`` after the origin.

    Whether it is strict does not matter to an earliest second, so the fewest
    constraints of the same sum in seconds win.
    """
    seen = {moment}
    level: list[tuple[int, Walk | None]] = [(moment, None)]
    scale, least = graph.scale, graph.network.least
    while level:
        following: list[tuple[int, Walk | None]] = []
        for head, chain in level:
            second = best[head] // scale
            for tail, _, number in graph.entering(head):
                if tail in seen or best[tail] == graph.nowhere:
                    continue
                if best[tail] // scale + least[number] != second:
                    continue
                if tail == ORIGIN:
                    return unrolled((number, chain))
                seen.add(tail)
                following.append((tail, (number, chain)))
        level = following
    return []


def chain_to_origin(graph: Graph, best: Sequence[int], moment: int) -> list[int]:
    """Return the shortest chain, in order, that holds ``moment`` before the origin.

    Where the tightest chains include a strict one, the chain is strict: it makes
    the bound one second earlier.
    """
    scale = graph.scale
    strict = best[moment] % scale > 0
    seen: set[_State] = {(moment, False)}
    level: list[tuple[_State, Walk | None]] = [((moment, False), None)]
    while level:
        following: list[tuple[_State, Walk | None]] = []
        for (tail, passed), chain in level:
            for state, number in _steps(graph, best, tail, passed):
                if state in seen:
                    continue
                seen.add(state)
                if state == (ORIGIN, strict):
                    return unrolled((number, chain))[::-1]
                if state[0] != ORIGIN:
                    following.append((state, (number, chain)))
        level = following
    return []


def _steps(graph: Graph, best: Sequence[int], tail: int, passed: bool) -> list[tuple[_State, int]]:
    """Return where the tight constraints lead that leave ``tail``, with their numbers."""
    scale = graph.scale
    least, strict = graph.network.least, graph.network.strict
    second = best[tail] // scale
    return [
        ((head, passed or bool(strict[number])), number)
        for head, _, number in graph.leaving(tail)
        if best[head] != graph.nowhere and best[head] // scale + least[number] == second
    ]
