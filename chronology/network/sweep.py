"""Longest paths by sweeps in topological order, in the manner of Goldberg and Radzik.

"A heuristic improvement of the Bellman-Ford algorithm" (Applied Mathematics
Letters 6, 1993): before each sweep, the moments that may push others are put in
the order in which they push them, by a depth-first search along constraints that
are tight or broken. A network in order of time needs one sweep, and a cycle that
contradicts is met by the search before it has pushed anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from chronology.network.labels import Labels

_ON_PATH, _DONE = 1, 2

#: After how many sweeps cycles are looked for among what gave the labels; then
#: after twice as many, and so on, which costs little beside the sweeps.
_FIRST_LOOK: Final = 4


def settle(labels: Labels, moments: Iterable[int], broken: Callable[[list[int]], object]) -> None:
    """Raise labels until every constraint that does not end at the origin holds.

    Args:
        labels: is changed in place.
        moments: those whose constraints may not hold.
        broken: is handed each cycle that contradicts, and sets one of its
            constraints aside.
    """
    pending = list(moments)
    sweeps, next_look = 0, _FIRST_LOOK
    while pending:
        pending = _scan(labels, _order(labels, pending, broken))
        sweeps += 1
        if sweeps == next_look:
            next_look *= 2
            _break_circles(labels, pending, broken)


def _break_circles(
    labels: Labels, pending: list[int], broken: Callable[[list[int]], object]
) -> None:
    """Report the cycles in which moments have pushed each other round.

    The search for an order may miss one that shares its moments with a cycle
    that merely holds. Then its labels rise without end, and after some sweeps
    its constraints are always among those that gave the labels (Cherkassky and
    Goldberg, "Negative-cycle detection algorithms", Mathematical Programming 85,
    1999, lemma 2).
    """
    earlier, seen = labels.network.earlier, dict[int, int]()
    for start in pending:
        moment = start
        way: list[int] = []
        while moment not in seen and labels.parent[moment] >= 0:
            seen[moment] = start
            way.append(labels.parent[moment])
            moment = earlier[way[-1]]
        if way and seen.get(moment) == start:
            ends = [labels.network.later[constraint] for constraint in way]
            _report(labels, way[ends.index(moment) :][::-1], broken)


def _scan(labels: Labels, order: list[int]) -> list[int]:
    """Push from each moment in turn; return those pushed that had had their turn."""
    label, parent, length, idle = labels.label, labels.parent, labels.length, labels.idle
    later = labels.network.later
    pushed: dict[int, None] = {}
    for moment in order:
        pushed.pop(moment, None)
        start = label[moment]
        for constraint in labels.out[moment]:
            end = later[constraint]
            if start + length[constraint] > label[end] and not idle[constraint]:
                label[end] = start + length[constraint]
                parent[end] = constraint
                pushed[end] = None
    return list(pushed)


def _order(labels: Labels, pending: list[int], broken: Callable[[list[int]], object]) -> list[int]:
    """Order what can be pushed from ``pending`` so that each comes after what pushes it."""
    state: dict[int, int] = {}
    finished: list[int] = []
    for moment in pending:
        if moment not in state and _pushes(labels, moment):
            _descend(labels, moment, state, finished, broken)
    finished.reverse()
    return finished


def _pushes(labels: Labels, moment: int) -> bool:
    label, later, idle = labels.label, labels.network.later, labels.idle
    start = label[moment]
    return any(
        start + labels.length[c] > label[later[c]] and not idle[c] for c in labels.out[moment]
    )


def _descend(
    labels: Labels,
    root: int,
    state: dict[int, int],
    finished: list[int],
    broken: Callable[[list[int]], object],
) -> None:
    """Search depth first from ``root`` along tight and broken constraints."""
    label, length, idle, later = labels.label, labels.length, labels.idle, labels.network.later
    path: list[int] = []  # the constraints from the root to where the search stands
    state[root] = _ON_PATH
    stack = [(root, iter(labels.out[root]))]
    while stack:
        moment, constraints = stack[-1]
        for constraint in constraints:
            end = later[constraint]
            if label[moment] + length[constraint] < label[end] or idle[constraint]:
                continue
            known = state.get(end)
            if known is None:
                state[end] = _ON_PATH
                path.append(constraint)
                stack.append((end, iter(labels.out[end])))
                break
            if known == _ON_PATH:
                _close(labels, path, constraint, broken)
        else:
            stack.pop()
            if path:
                path.pop()
            state[moment] = _DONE
            finished.append(moment)


def _close(
    labels: Labels, path: list[int], last: int, broken: Callable[[list[int]], object]
) -> None:
    """Report the cycle that ``last`` closes with the end of ``path``."""
    earlier, start = labels.network.earlier, labels.network.later[last]
    cycle = [last]
    for constraint in reversed(path):
        if earlier[cycle[-1]] == start:
            break
        cycle.append(constraint)
    _report(labels, cycle[::-1], broken)


def _report(labels: Labels, cycle: list[int], broken: Callable[[list[int]], object]) -> None:
    """Report a cycle if it contradicts and still stands."""
    if sum(labels.length[c] for c in cycle) > 0 and not any(labels.idle[c] for c in cycle):
        broken(cycle)
