"""The contradiction with the fewest constraints.

Walks are followed step by step: after k steps the best walk of k constraints
to each moment is known, so the first closed walk that gains has the fewest
constraints, and is the one of greatest shortfall among those. Two searches do it.

*Inside*, without the origin: from the suspects, constraints without which
nothing there is contradictory. With weights that suit all the others (no other
constraint then gains anything), a cycle that gains can be turned so that its
gain is never used up on the way round; it then begins with a suspect. Walks
whose gain is used up are given up, so that what is visited lies within the
contradiction's own slack. A step costs at most one look at each constraint for
each moment at which a suspect begins.

*Through the origin*: from the origin, giving up walks that cannot come back with
a gain. A step costs at most one look at each constraint; where there is a
contradiction inside as well, no more than ``chronology.network.solve.LONG`` steps
are taken.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from chronology.network.constraints import ORIGIN, Network
from chronology.network.graph import Edge, Walk, unrolled

#: Below a weight there is room for what decides between cycles of the same
#: length and weight, lest the answer depend on the engine.
_ROOM: Final = 96


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Constraints that go round and ask for more than nothing.

    Args:
        constraints: their numbers, in order: each one's ``later`` is the
            ``earlier`` of the next, the last one's that of the first. It begins
            at the origin if it passes through it, else with the lowest number.
        shortfall: by how many seconds they miss; 0 where only a moment is missing.
    """

    constraints: tuple[int, ...]
    shortfall: int


@dataclass(frozen=True, slots=True)
class Closed:
    """A walk that came back with a gain; its weight decides between equally long ones."""

    steps: int
    weight: int
    walk: Walk


Leaving = Callable[[int], Iterable[Edge]]


#: Whether to follow a walk: its first moment, its last, its weight.
Keep = Callable[[int, int, int], bool]


class Walks:
    """The best walks of ever more constraints from some beginnings."""

    def __init__(self, leaving: Leaving, keep: Keep) -> None:
        self._leaving = leaving
        self._keep = keep
        self._best: dict[tuple[int, int], int] = {}
        self._level: dict[tuple[int, int], tuple[int, Walk | None]] = {}
        self._found: tuple[int, Walk] | None = None

    def begin(self, moment: int, edges: Iterable[Edge]) -> None:
        """Take the first step along ``edges`` from ``moment``."""
        self._step((moment, moment), 0, None, edges)

    def run(self, limit: int | None = None) -> "Closed | None":
        """Follow the walks until one closes; None if none does in ``limit`` steps."""
        steps = 1
        while self._found is None and self._level and steps != limit:
            level, self._level = self._level, {}
            for state, (weight, walk) in level.items():
                self._step(state, weight, walk, self._leaving(state[1]))
            steps += 1
        return None if self._found is None else Closed(steps, *self._found)

    def _step(
        self, state: tuple[int, int], weight: int, walk: Walk | None, edges: Iterable[Edge]
    ) -> None:
        home = state[0]
        for head, gain, number in edges:
            total = weight + (gain << _ROOM) + _favour(number)
            if not self._keep(home, head, total >> _ROOM):
                continue
            if head == home:
                if self._found is None or total > self._found[0]:
                    self._found = (total, (number, walk))
                continue
            reached = (home, head)
            if total > self._best.get(reached, total - 1):
                self._best[reached] = total
                self._level[reached] = (total, (number, walk))


def _favour(number: int) -> int:
    """Return what is added to a constraint so that equals are decided alike everywhere.

    Lower numbers are preferred by their sum, and equal sums by scattered bits
    (the multiplier of Knuth's multiplicative hashing, "The Art of Computer
    Programming" 3, 6.4).
    """
    return ((1 << 36) - number << 32) + (number * 2654435769 & 0xFFFF_FFFF)


def through_origin(
    leaving: Leaving, back: Callable[[int], int], limit: int | None
) -> Closed | None:
    """Return the closed walk through the origin that has the fewest constraints.

    Args:
        leaving: what leaves each moment.
        back: gives the greatest weight of a walk from each moment back to the origin, or
            more, of as many constraints as ``limit`` allows.
        limit: how many constraints to allow; None for any number.
    """
    walks = Walks(leaving, lambda _, head, weight: weight + back(head) > 0)
    walks.begin(ORIGIN, leaving(ORIGIN))
    return walks.run(limit)


def from_suspects(
    leaving: Leaving, suits: Callable[[int], int], suspects: Mapping[int, list[Edge]]
) -> Closed | None:
    """Return the closed walk with a suspect in it that has the fewest constraints.

    Args:
        leaving: what leaves each moment, suspects included.
        suits: gives each moment a weight; they suit all constraints but the suspects.
        suspects: for each moment, those that leave it.
    """
    walks = Walks(
        leaving,
        lambda home, head, weight: weight + suits(home) - suits(head) > 0,
    )
    for moment, edges in suspects.items():
        walks.begin(moment, edges)
    return walks.run()


def contradiction(network: Network, walk: Walk | None) -> Contradiction:
    """Return the contradiction that a closed walk is, turned to its beginning."""
    numbers = unrolled(walk)[::-1]
    first = min(
        range(len(numbers)),
        key=lambda i: (network.earlier[numbers[i]] != ORIGIN, numbers[i]),
    )
    turned = (*numbers[first:], *numbers[:first])
    return Contradiction(turned, sum(network.least[number] for number in turned))
