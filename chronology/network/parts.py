"""Which of the claims set aside cannot be in one conflict together.

A conflict is a cycle, and what is not set aside is consistent; so the cycle gains
only where it passes a constraint that is set aside, and loses, or gains nothing,
everywhere else. Between two such constraints it cannot lose more than all of them
together gain. Those that lie further apart share no conflict, and their hidden
conflicts can be looked for apart: a few small trees in place of one vast one.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Final

from chronology.network.constraints import ORIGIN
from chronology.network.groups import find
from chronology.network.labels import Labels

#: How many moments are visited at most; beyond that all claims are one part.
REACH: Final = 20_000


def parts(labels: Labels) -> list[list[int]]:
    """Divide the claims set aside into parts between which there is no conflict.

    Args:
        labels: of a network that is consistent with those claims set aside.

    Returns:
        The claims of each part, ascending, in order of the lowest.
    """
    network = labels.network
    claims = sorted(labels.aside)
    outside = sorted({constraint for claim in claims for constraint in labels.of[claim]})
    gain = sum(max(0, _gain(labels, constraint)) for constraint in outside)
    leaving: dict[int, list[int]] = {}
    for constraint in outside:
        if network.earlier[constraint] != ORIGIN:
            leaving.setdefault(network.earlier[constraint], []).append(constraint)
    union = {claim: claim for claim in claims}
    left = REACH
    for constraint in outside:
        _join(union, labels, [constraint, constraint])
        for moment in _within(labels, network.later[constraint], gain):
            left -= 1
            if left < 0:
                return [claims]
            _join(union, labels, [constraint, *leaving.get(moment, ())])
    divided: dict[int, list[int]] = {}
    for claim in claims:
        divided.setdefault(find(union, claim), []).append(claim)
    return list(divided.values())


def _gain(labels: Labels, constraint: int) -> int:
    """Return by how much a constraint would push its later moment."""
    network = labels.network
    before, after = (
        labels.label[network.earlier[constraint]],
        labels.label[network.later[constraint]],
    )
    return before + labels.length[constraint] - after


def _join(union: dict[int, int], labels: Labels, constraints: list[int]) -> None:
    """Put the claims set aside on which these constraints rest into one set."""
    blamed = labels.network.blamed
    first: int | None = None
    for constraint in constraints:
        for claim in blamed[constraint]:
            if claim in labels.aside:
                root = find(union, claim)
                first = root if first is None else first
                union[root] = find(union, first)


def _within(labels: Labels, start: int, gain: int) -> Iterator[int]:
    """Yield the moments that a path from ``start`` reaches losing less than ``gain``.

    The origin is not passed: a cycle passes it once, so that of any two of its
    constraints one reaches the other without it.
    """
    if start == ORIGIN:
        return
    done: set[int] = set()
    waiting = [(0, start)]
    while waiting:
        lost, moment = heappop(waiting)
        if moment not in done:
            done.add(moment)
            yield moment
            for constraint in labels.out[moment]:
                further = lost - _gain(labels, constraint)
                if further < gain and not labels.idle[constraint]:
                    heappush(waiting, (further, labels.network.later[constraint]))
