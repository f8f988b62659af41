"""What cannot all be true: the conflicts of a network, each minimal over its claims.

A conflict is a set of claims that contradict each other, while any of them left
out leaves the rest of it consistent. First conflicts are found and, for each, its
cheapest claim is set aside, until what is left is consistent: cycles that do not
pass the origin first (they cannot be whatever the dates), then those that do,
the ones with the fewest constraints first. Then those that were hidden, because
a claim they share with another was set aside, are looked for up to a limit.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from typing import Final

from chronology.network.constraints import Network
from chronology.network.groups import group_numbers
from chronology.network.labels import Labels
from chronology.network.minimal import Clashes, structural_message
from chronology.network.overlaps import Budget, HittingSetTree
from chronology.network.parts import parts

#: How many conflicts are listed before hidden ones are no longer looked for.
LIMIT: Final = 100


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be true.

    Args:
        constraints: a contradicting cycle that rests on the claims and, among
            those, has the fewest constraints; in order, each one's ``later``
            being the next one's ``earlier``.
        claims: all that contradict each other, ascending; none can be left out.
        shortfall: by how many seconds the cycle is impossible; 0 means by a moment.
        group: conflicts that share a claim, directly or through others, have
            the same number.
        context: all constraints that rest on these claims alone, in the cycle or
            not, and the structural ones between them.
    """

    constraints: tuple[int, ...]
    claims: tuple[int, ...]
    shortfall: int
    group: int
    context: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflicts:
    """The conflicts of a network.

    Args:
        conflicts: each once, in the order in which they were found.
        set_aside: all claims of all conflicts; without them, the rest is consistent.
        cut: the search for overlapping conflicts was stopped: there may be more.
    """

    conflicts: tuple[Conflict, ...]
    set_aside: frozenset[int]
    cut: bool


def find_conflicts(network: Network, limit: int = LIMIT) -> Conflicts:
    """Find the conflicts of a network.

    Those by which it becomes consistent are always listed, however many; further
    ones that overlap with them only while there are fewer than ``limit`` in all.
    Whether there are any at all is asked more quickly of ``solve``.

    Args:
        network: is not changed.
        limit: how many conflicts are enough.

    Raises:
        ValueError: if structural constraints contradict each other by themselves.
    """
    search = Search(network)
    search.until_consistent()
    cut = not search.overlapping(limit)
    found = search.found
    groups = group_numbers(conflict.claims for conflict in found)
    return Conflicts(
        conflicts=tuple(
            replace(conflict, group=group) for conflict, group in zip(found, groups, strict=True)
        ),
        set_aside=frozenset(claim for conflict in found for claim in conflict.claims),
        cut=cut,
    )


class Search:
    """Finds conflicts one after the other, setting aside a claim of each.

    Args:
        network: is not changed.
        without: claims set aside from the first.

    Attributes:
        network: the network.
        labels: its labels, from which the claims set aside are out.
        found: the conflicts so far, not yet in groups.
    """

    def __init__(self, network: Network, without: Iterable[int] = ()) -> None:
        self.network = network
        self.labels = Labels(network)
        for claim in without:
            self.labels.mute(claim)
        self.found: list[Conflict] = []
        self._clashes = Clashes(network, self.labels.of)

    def until_consistent(self) -> None:
        """Find conflicts until what is not set aside is consistent."""
        for claim in sorted(self.labels.first(self._mute)):
            self._restore(claim)
        for cycle in self._late_cycles():
            self._set_aside(self.record(cycle))

    def overlapping(self, limit: int) -> bool:
        """Find conflicts that share claims set aside, while fewer than ``limit`` are found.

        Returns:
            Whether all there are were found.
        """
        budget = Budget(self.labels, limit - len(self.found))
        if budget.spent():
            return not self.found
        known = [self._by_cost(conflict.claims) for conflict in self.found]
        trees = [
            HittingSetTree(
                self.labels,
                part,
                [claims for claims in known if claims[0] in part],
                lambda cycle: self._by_cost(self.record(cycle).claims),
                budget,
            )
            for part in map(frozenset, parts(self.labels))
        ]
        return all(tree.walk() for tree in trees)

    def _mute(self, cycle: list[int]) -> int:
        """Take a claim of a cycle out for now; which conflict it is in is seen later."""
        blamed = self.network.blamed
        claims = {claim for constraint in cycle for claim in blamed[constraint]}
        if not claims:
            raise ValueError(structural_message(self.network, cycle))
        claim = self._by_cost(claims)[0]
        self.labels.mute(claim)
        return claim

    def _restore(self, claim: int) -> None:
        """Put a claim back, setting aside what stands against it or the claim itself."""
        while claim in self.labels.aside:
            cycle = self.labels.restore(claim)
            if cycle is None:
                return
            dropped = self._by_cost(self.record(cycle).claims)[0]
            if dropped == claim:
                return
            self.labels.remove(dropped)

    def _set_aside(self, conflict: Conflict) -> None:
        self.labels.remove(self._by_cost(conflict.claims)[0])

    def _late_cycles(self) -> Iterator[list[int]]:
        """Yield contradictions through the origin, those of the fewest constraints first.

        Whoever takes one sets a claim of it aside before asking for the next. As
        claims only fall, a contradiction through a constraint only grows: what was
        its length is a lower bound, and the shortest bound is tried first.
        """
        waiting: list[tuple[int, int]] = []
        late = self.labels.late
        while late or waiting:
            while late:
                heappush(waiting, (1, late.pop()))
            least, closing = heappop(waiting)
            cycle = self.labels.shortest_through(closing)
            if cycle is not None:
                heappush(waiting, (len(cycle), closing))
                if len(cycle) <= least:
                    yield cycle

    def _by_cost(self, claims: Iterable[int]) -> list[int]:
        """Order claims by what it costs to set them aside; those alike by number."""
        return sorted(claims, key=lambda claim: (self.network.costs[claim], claim))

    def record(self, cycle: list[int]) -> Conflict:
        """Note the conflict in a contradicting cycle and return it."""
        claims, contradiction = self._clashes.minimal(cycle)
        conflict = Conflict(
            contradiction.constraints,
            claims,
            contradiction.shortfall,
            group=0,
            context=tuple(self._clashes.resting_on(claims)),
        )
        self.found.append(conflict)
        return conflict
